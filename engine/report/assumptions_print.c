// SPDX-License-Identifier: EUPL-1.2
// Assumptions for people: what the program filled in, then what was written without a source. One
// line each, under the file where it is missing, so that somebody can go through them with a pen.
#include "teekond/report.h"

#include "titles.h"

// Begins a part: its heading and how many lines follow.
static void print_heading(const tkd_report *report, const char *et, const char *en, size_t count,
                          tkd_writer *out)
{
    tkd_write_format(out, "%s: %zu\n", tkd_word(report, et, en), count);
}

// On one line, whatever the text holds.
static void write_on_line(tkd_text text, tkd_writer *out)
{
    for (size_t i = 0; i < text.size; i++) {
        const char byte = text.data[i];
        tkd_write_char(out, byte == '\n' || byte == '\r' || byte == '\t' ? ' ' : byte);
    }
}

static void print_row(const tkd_assumption *row, tkd_writer *out)
{
    if (row->line > 0) {
        tkd_write_format(out, "  %5u  ", (unsigned)row->line);
    } else {
        tkd_write_string(out, "         ");
    }
    write_on_line(row->path, out);
    tkd_write_string(out, " = ");
    write_on_line(row->value, out);
    tkd_write_char(out, '\n');
}

static void print_part(const tkd_assumption *assumptions, size_t count, bool is_default,
                       tkd_writer *out)
{
    tkd_text file = {0};
    for (size_t i = 0; i < count; i++) {
        const tkd_assumption *row = &assumptions[i];
        if (row->is_default != is_default) {
            continue;
        }
        if (!tkd_text_equal(file, row->file)) {
            file = row->file;
            tkd_write_string(out, " ");
            tkd_write(out, file.size == 0 ? TKD_TEXT("–") : file);
            tkd_write_char(out, '\n');
        }
        print_row(row, out);
    }
}

void tkd_report_print_assumptions(const tkd_report *report, const tkd_assumption *assumptions,
                                  size_t count, tkd_writer *out)
{
    size_t default_count = 0;
    for (size_t i = 0; i < count; i++) {
        default_count += assumptions[i].is_default;
    }
    print_heading(report, "Vaikeväärtused, sest midagi ei ole kirjas",
                  "Defaults, because nothing is written", default_count, out);
    print_part(assumptions, count, true, out);
    tkd_write_char(out, '\n');
    print_heading(report, "Arvud, millel ei ole allikat", "Figures without a source",
                  count - default_count, out);
    print_part(assumptions, count, false, out);
}
