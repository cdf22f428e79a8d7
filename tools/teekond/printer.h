// SPDX-License-Identifier: EUPL-1.2
// Printing a page as PDF. WeasyPrint does it (Debian package weasyprint), started for one page: tagged,
// with the page's headings as an outline, on the sheets that its style asks for.
#ifndef TEEKOND_TOOL_PRINTER_H
#define TEEKOND_TOOL_PRINTER_H

#include <stdio.h>

#include "teekond/text.h"

#include "console.h"

/** Print a page of HTML (tkd_paper_write_html) into `out`, which nothing was written to. The same page
 *  gives the same bytes. What goes wrong, and what is to be installed, is said here; nobody is to keep
 *  what `out` holds then. */
tkd_outcome tkd_printer_run(tkd_console *console, tkd_text page, FILE *out);

/** Is there a printer? Says what to install when there is none: ask before hours of simulation. */
tkd_outcome tkd_printer_find(tkd_console *console);

#endif
