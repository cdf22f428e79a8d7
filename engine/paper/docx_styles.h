// SPDX-License-Identifier: EUPL-1.2
// The styles of a text document; private to the room.
#ifndef TEEKOND_PAPER_DOCX_STYLES_H
#define TEEKOND_PAPER_DOCX_STYLES_H

#include "xml.h"

/** What stands inside `w:styles`; `language` is that of all texts, such as `et-EE`. */
void tkd_docx_write_styles(tkd_xml *xml, const char *language);

#endif
