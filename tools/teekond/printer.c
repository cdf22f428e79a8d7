// SPDX-License-Identifier: EUPL-1.2
// Starting WeasyPrint. It reads the page on its standard input and nothing else: a page has all in it.
#include "printer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "child.h"

enum { MOST_SECONDS = 600 };

static const char program[] = "weasyprint";

static tkd_outcome tell_missing(tkd_console *console, int reason)
{
    tkd_console_error(console, "PDFi ei saa teha: programmi %s ei saa käivitada: %s",
                      "no PDF can be made: the program %s cannot be started: %s", program,
                      strerror(reason));
    tkd_console_hint(console,
                     "paigalda see: sudo apt install weasyprint; või kirjuta aruanne HTMLina "
                     "(-o aruanne.html) ja trüki brauserist",
                     "install it: sudo apt install weasyprint; or write the report as HTML "
                     "(-o report.html) and print it from a browser");
    return TKD_OUTCOME_UNWRITTEN;
}

static tkd_outcome tell_failure(tkd_console *console, tkd_child_end end, int number)
{
    switch (end) {
    case TKD_CHILD_ENDED:
        if (number == 0) {
            return TKD_OUTCOME_DONE;
        }
        tkd_console_error(console, "%s lõpetas koodiga %d: PDF jäi tegemata",
                          "%s ended with %d: the PDF was not made", program, number);
        break;
    case TKD_CHILD_BROKEN:
        tkd_console_error(console, "%s katkes (signaal %d): PDF jäi tegemata",
                          "%s broke off (signal %d): the PDF was not made", program, number);
        break;
    case TKD_CHILD_LATE:
        tkd_console_error(console, "%s ei lõpetanud %d sekundiga: PDF jäi tegemata",
                          "%s was not done in %d seconds: the PDF was not made", program,
                          MOST_SECONDS);
        return TKD_OUTCOME_UNWRITTEN;
    case TKD_CHILD_INTERRUPTED:
        tkd_console_note(console, "katkestatud: PDFi ei tehtud", "interrupted: no PDF was made");
        return TKD_OUTCOME_INTERRUPTED;
    case TKD_CHILD_UNSTARTED: return tell_missing(console, number);
    }
    if (!console->verbose) {
        tkd_console_hint(console, "miks, ütleb see lipuga --verbose", "it says why with --verbose");
    }
    return TKD_OUTCOME_UNWRITTEN;
}

tkd_outcome tkd_printer_run(tkd_console *console, tkd_text page, FILE *out)
{
    static const char *const words[] = {
        program, "--quiet", "--encoding", "utf-8", "--pdf-variant", "pdf/ua-1", "-", "-", NULL};
    const tkd_child child = {.path = program,
                             .words = words,
                             .setting = "SOURCE_DATE_EPOCH=0", // or each font has its minute
                             .input = page,
                             .output = out,
                             .is_mute = !console->verbose,
                             .seconds = MOST_SECONDS};
    int number = 0;
    const tkd_child_end end = tkd_child_run(&child, &number);
    return tell_failure(console, end, number);
}

tkd_outcome tkd_printer_find(tkd_console *console)
{
    const char *folders = getenv("PATH");
    tkd_text rest = tkd_text_of(folders == NULL ? "" : folders);
    while (rest.size > 0) {
        char path[4096];
        const size_t end = tkd_text_find(rest, TKD_TEXT(":"), 0);
        const size_t size = end == SIZE_MAX ? rest.size : end;
        const int written = snprintf(path, sizeof(path), "%.*s/%s", (int)size, rest.data, program);
        if (written > 0 && (size_t)written < sizeof(path) && access(path, X_OK) == 0) {
            return TKD_OUTCOME_DONE;
        }
        rest = tkd_text_part(rest, size + 1, rest.size);
    }
    return tell_missing(console, ENOENT);
}
