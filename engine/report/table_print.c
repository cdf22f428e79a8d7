// SPDX-License-Identifier: EUPL-1.2
// Tables for people: every column as wide as what it holds, wide texts wrapped until the page is kept.
// A column of numbers has one number of decimals, chosen by its largest number, and all durations of
// a table one unit. Cells are made into text first, then laid out.
#include "teekond/number.h"
#include "teekond/report.h"

#include <math.h>

#include "table_text.h"
#include "wrap.h"

enum { GAP = 2, NARROWEST_TEXT = 10, HEADING_LINES = 2, MOST_COLUMNS = 32 };

// A column as it is shown.
typedef struct shown_column {
    bool is_text;
    tkd_text heading; // with its unit
    size_t width;
    size_t whole_words; // width at which no word is broken
} shown_column;

// A table as it is shown: `texts` are the cells, row after row.
typedef struct shown_table {
    shown_column columns[MOST_COLUMNS];
    size_t column_count;
    tkd_text *texts;
    size_t row_count;
    bool is_whole; // memory was enough for every text
} shown_table;

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static bool breaks_line(char byte)
{
    return byte == '\n' || byte == '\r' || byte == '\t';
}

// A text on one line, so that its columns can be counted; no data when memory runs out.
static tkd_text show_text(tkd_text text, tkd_arena *arena)
{
    size_t at = 0;
    while (at < text.size && !breaks_line(text.data[at])) {
        at++;
    }
    if (at == text.size) {
        return text;
    }
    char *bytes = TKD_TAKE(arena, text.size, char);
    if (bytes == NULL) {
        return (tkd_text){0};
    }
    for (size_t i = 0; i < text.size; i++) {
        bytes[i] = breaks_line(text.data[i]) ? ' ' : text.data[i];
    }
    return (tkd_text){bytes, text.size};
}

static void show_column(const tkd_table *table, size_t index, tkd_language language,
                        tkd_arena *arena, shown_table *shown)
{
    const tkd_column *column = &((const tkd_column *)table->columns.items)[index];
    shown_column *to = &shown->columns[index];
    to->is_text = column->quantity == TKD_QUANTITY_TEXT;
    to->heading = tkd_table_heading_text(table, index, language, arena);
    size_t widest = 0;
    shown->is_whole = shown->is_whole && to->heading.data != NULL;
    to->whole_words = larger(2, tkd_wrap_longest_word(to->heading));
    for (size_t row = 0; row < shown->row_count; row++) {
        const size_t at = row * shown->column_count + index;
        const tkd_cell *cell = tkd_table_at(table, row, index);
        shown->texts[at] =
            to->is_text || cell->text.size > 0
                ? show_text(cell->text, arena)
                : tkd_table_number_text(table, row, index, TKD_INTERVAL_HALF, language, arena);
        const bool is_empty = to->is_text && cell->text.size == 0;
        shown->is_whole = shown->is_whole && (is_empty || shown->texts[at].data != NULL);
        widest = larger(widest, tkd_text_columns(shown->texts[at]));
        to->whole_words = larger(to->whole_words, tkd_wrap_longest_word(shown->texts[at]));
    }
    if (to->is_text) {
        to->width = larger(2, larger(widest, tkd_text_columns(to->heading)));
        return;
    }
    to->whole_words = larger(widest, larger(2, tkd_wrap_longest_word(to->heading)));
    to->width = to->whole_words;
    while (tkd_wrap_count(to->heading, to->width) > HEADING_LINES) {
        to->width++;
    }
}

// Who gives way when a table is wider than its page, one kind after the other: texts wrap between
// words, headings over numbers take more lines, words break. Numbers stay whole.
typedef enum give_way { TEXTS_WRAP, HEADINGS_WRAP, WORDS_BREAK } give_way;

static size_t narrowest(const shown_column *column, give_way how)
{
    switch (how) {
    case TEXTS_WRAP: return column->is_text ? column->whole_words : column->width;
    case HEADINGS_WRAP: return column->whole_words;
    case WORDS_BREAK: return column->is_text ? NARROWEST_TEXT : column->whole_words;
    }
    return column->width;
}

// Narrows the widest column that can give, again and again; the columns still missing.
static size_t narrow(shown_table *shown, size_t excess, give_way how)
{
    for (; excess > 0; excess--) {
        shown_column *widest = NULL;
        for (size_t i = 0; i < shown->column_count; i++) {
            shown_column *column = &shown->columns[i];
            if (column->width > narrowest(column, how) &&
                (widest == NULL || column->width > widest->width)) {
                widest = column;
            }
        }
        if (widest == NULL) {
            return excess;
        }
        widest->width--;
    }
    return 0;
}

static void fit(shown_table *shown, size_t width)
{
    size_t total = GAP * (shown->column_count - 1);
    for (size_t i = 0; i < shown->column_count; i++) {
        total += shown->columns[i].width;
    }
    size_t excess = total > width ? total - width : 0;
    excess = narrow(shown, excess, TEXTS_WRAP);
    excess = narrow(shown, excess, HEADINGS_WRAP);
    (void)narrow(shown, excess, WORDS_BREAK);
}

static void write_blanks(tkd_writer *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        tkd_write_char(out, ' ');
    }
}

// Prints one row of texts over as many lines as the highest needs; headings stand at the bottom.
static void print_row(const shown_table *shown, const tkd_text *texts, bool is_heading,
                      tkd_writer *out)
{
    tkd_text rest[MOST_COLUMNS];
    size_t counts[MOST_COLUMNS];
    size_t lines = 1;
    for (size_t i = 0; i < shown->column_count; i++) {
        rest[i] = texts[i];
        counts[i] = tkd_wrap_count(texts[i], shown->columns[i].width);
        lines = larger(lines, counts[i]);
    }
    for (size_t line = 0; line < lines; line++) {
        size_t pending = 0; // blanks not yet written, so that no line ends with them
        for (size_t i = 0; i < shown->column_count; i++) {
            const shown_column *column = &shown->columns[i];
            const bool is_above = is_heading && line < lines - counts[i];
            const tkd_text part = is_above ? (tkd_text){0} : tkd_wrap_next(&rest[i], column->width);
            const size_t columns = tkd_text_columns(part);
            const size_t free_columns = column->width > columns ? column->width - columns : 0;
            pending += i > 0 ? GAP : 0;
            pending += column->is_text ? 0 : free_columns;
            if (part.size > 0) {
                write_blanks(out, pending);
                tkd_write(out, part);
                pending = 0;
            } else {
                pending += columns;
            }
            pending += column->is_text ? free_columns : 0;
        }
        tkd_write_char(out, '\n');
    }
}

static void print_rule(const shown_table *shown, tkd_writer *out)
{
    for (size_t i = 0; i < shown->column_count; i++) {
        write_blanks(out, i > 0 ? GAP : 0);
        for (size_t column = 0; column < shown->columns[i].width; column++) {
            tkd_write_string(out, "─");
        }
    }
    tkd_write_char(out, '\n');
}

void tkd_table_print(const tkd_table *table, tkd_language language, size_t width, tkd_writer *out)
{
    if (table->status != TKD_OK) {
        out->status = out->status == TKD_OK ? table->status : out->status;
        return;
    }
    TKD_REQUIRE(table->columns.count > 0 && table->columns.count <= MOST_COLUMNS);
    tkd_arena *arena = table->cells.arena;
    shown_table shown = {
        .column_count = table->columns.count,
        .row_count = tkd_table_rows(table),
        .texts = TKD_TAKE(arena, table->cells.count, tkd_text),
        .is_whole = true,
    };
    if (shown.texts == NULL) {
        out->status = out->status == TKD_OK ? TKD_ERR_MEMORY : out->status;
        return;
    }
    tkd_text headings[MOST_COLUMNS];
    for (size_t i = 0; i < shown.column_count; i++) {
        show_column(table, i, language, arena, &shown);
        headings[i] = shown.columns[i].heading;
    }
    if (!shown.is_whole) {
        out->status = out->status == TKD_OK ? TKD_ERR_MEMORY : out->status;
        return;
    }
    fit(&shown, width);
    print_row(&shown, headings, true, out);
    print_rule(&shown, out);
    for (size_t row = 0; row < shown.row_count; row++) {
        print_row(&shown, shown.texts + row * shown.column_count, false, out);
    }
}
