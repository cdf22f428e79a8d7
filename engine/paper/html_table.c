// SPDX-License-Identifier: EUPL-1.2
// Tables of a page. Each stands in a frame of its own that scrolls, and that the keyboard reaches; its
// columns are as wide as what they hold asks for. Numbers keep their bare value for programs.
#include "html_columns.h"

#include "teekond/date.h"

#include <math.h>

enum { SPACIOUS = 6 }; // more columns are set closer

static const char *const look_classes[] = {"", "words", "prose", "prose long", "number", "date"};

// Opens a cell; the column that names the rows stays in sight where the table is scrolled.
static void open_cell(tkd_writer *out, const char *element, tkd_column_look look, bool stays)
{
    tkd_write_format(out, "<%s", element);
    if (look_classes[look][0] != '\0' || stays) {
        const bool is_both = look_classes[look][0] != '\0' && stays;
        tkd_write_format(out, " class=\"%s%s%s\"", look_classes[look], is_both ? " " : "",
                         stays ? "stays" : "");
    }
}

static void fail_memory(const tkd_html *page)
{
    page->out->status = page->out->status == TKD_OK ? TKD_ERR_MEMORY : page->out->status;
}

// Is every cell of the column there, and another than all before it?
static bool tells_apart(const tkd_html *page, const tkd_table *table, size_t column)
{
    tkd_index seen;
    tkd_index_init(&seen, page->arena);
    const size_t rows = tkd_table_rows(table);
    for (size_t row = 0; row < rows; row++) {
        const tkd_text text = tkd_table_at(table, row, column)->text;
        const tkd_status status =
            text.size == 0 ? TKD_ERR_REFERENCE : tkd_index_put(&seen, text, 0, NULL);
        if (status == TKD_ERR_MEMORY) {
            fail_memory(page);
        }
        if (status != TKD_OK) {
            return false;
        }
    }
    return true;
}

// The column whose cells name the rows: the first of texts that tells them apart, else the first of
// texts; the number of columns when there is none.
static size_t naming_column(const tkd_html *page, const tkd_table *table)
{
    const tkd_column *columns = table->columns.items;
    size_t first = table->columns.count;
    for (size_t i = 0; i < table->columns.count; i++) {
        if (columns[i].quantity != TKD_QUANTITY_TEXT) {
            continue;
        }
        if (tells_apart(page, table, i)) {
            return i;
        }
        first = i < first ? i : first;
    }
    return first;
}

// A cell of numbers or dates as people read it.
static tkd_text read_cell(const tkd_html *page, const tkd_table *table, size_t row, size_t column)
{
    const tkd_text text =
        tkd_table_cell_text(table, row, column, page->paper->language, page->arena);
    if (text.data == NULL) {
        fail_memory(page);
    }
    return text;
}

static void write_heading(const tkd_html *page, const tkd_table *table,
                          const tkd_html_column *columns, size_t naming)
{
    tkd_write_string(page->out, "<thead>\n<tr>");
    for (size_t i = 0; i < table->columns.count; i++) {
        open_cell(page->out, "th scope=\"col\"", columns[i].look, i == naming);
        tkd_write_char(page->out, '>');
        const tkd_text text = tkd_table_heading_text(table, i, page->paper->language, page->arena);
        if (text.data == NULL) {
            fail_memory(page);
        }
        tkd_html_write_text(page->out, text);
        tkd_write_string(page->out, "</th>");
    }
    tkd_write_string(page->out, "</tr>\n</thead>\n");
}

// A number, and behind it, smaller, its interval.
static void write_number(const tkd_html *page, const tkd_table *table, size_t row, size_t column)
{
    const double mean = tkd_table_at(table, row, column)->estimate.mean;
    const tkd_text text = read_cell(page, table, row, column);
    if (!isfinite(mean)) {
        tkd_html_write_text(page->out, text);
        return;
    }
    const size_t bracket = tkd_text_find(text, TKD_TEXT(" ("), 0);
    const size_t end = bracket == SIZE_MAX ? text.size : bracket;
    tkd_write_string(page->out, "<data value=\"");
    tkd_write_number(page->out, mean);
    tkd_write_string(page->out, "\">");
    tkd_html_write_text(page->out, tkd_text_part(text, 0, end));
    tkd_write_string(page->out, "</data>");
    if (end < text.size) {
        tkd_write_string(page->out, " <span class=\"interval\">");
        tkd_html_write_text(page->out, tkd_text_part(text, end + 1, text.size - end - 1));
        tkd_write_string(page->out, "</span>");
    }
}

static void write_date(const tkd_html *page, const tkd_table *table, size_t row, size_t column)
{
    const double day = tkd_table_at(table, row, column)->estimate.mean;
    const tkd_text text = read_cell(page, table, row, column);
    if (!isfinite(day)) {
        tkd_html_write_text(page->out, text);
        return;
    }
    tkd_write_string(page->out, "<time datetime=\"");
    tkd_date_write_iso(page->out, (int32_t)day);
    tkd_write_string(page->out, "\">");
    tkd_html_write_text(page->out, text);
    tkd_write_string(page->out, "</time>");
}

// A text whose words are long, such as a path in the model: it may be broken after its dots and slashes.
static void write_long(const tkd_html *page, tkd_text text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (strchr("./_", text.data[i]) != NULL && text.data[i] != '\0') {
            tkd_html_write_text(page->out, tkd_text_part(text, from, i + 1 - from));
            tkd_write_string(page->out, "<wbr>");
            from = i + 1;
        }
    }
    tkd_html_write_text(page->out, tkd_text_part(text, from, text.size - from));
}

// How long the bar under a number is, per cent of its cell.
static void write_bar(const tkd_html *page, const tkd_table *table, size_t row, size_t column)
{
    const tkd_column *kind = &((const tkd_column *)table->columns.items)[column];
    const double mean = tkd_table_at(table, row, column)->estimate.mean;
    const double largest = ((const double *)table->largest.items)[column];
    if (kind->has_bar && mean > 0.0 && largest > 0.0) {
        tkd_write_format(page->out, " style=\"background-size:%d%% 3px\"",
                         (int)lround(100.0 * fmin(mean / largest, 1.0)));
    }
}

static void write_cell(const tkd_html *page, const tkd_table *table, size_t row, size_t column,
                       tkd_column_look look)
{
    const tkd_text text = tkd_table_at(table, row, column)->text;
    switch (look) {
    case TKD_LOOK_SHORT:
    case TKD_LOOK_WORDS:
    case TKD_LOOK_PROSE:
        tkd_html_write_text(page->out, text.size > 0 ? text : TKD_TEXT("–"));
        return;
    case TKD_LOOK_LONG: write_long(page, text.size > 0 ? text : TKD_TEXT("–")); return;
    case TKD_LOOK_NUMBER: write_number(page, table, row, column); return;
    case TKD_LOOK_DATE: write_date(page, table, row, column); return;
    }
}

static void write_rows(const tkd_html *page, const tkd_table *table, const tkd_html_column *columns,
                       size_t naming)
{
    const size_t rows = tkd_table_rows(table);
    tkd_write_string(page->out, "<tbody>\n");
    for (size_t row = 0; row < rows; row++) {
        tkd_write_string(page->out, "<tr>");
        for (size_t i = 0; i < table->columns.count; i++) {
            const bool names = i == naming;
            open_cell(page->out, names ? "th scope=\"row\"" : "td", columns[i].look, names);
            write_bar(page, table, row, i);
            tkd_write_char(page->out, '>');
            write_cell(page, table, row, i, columns[i].look);
            tkd_write_string(page->out, names ? "</th>" : "</td>");
        }
        tkd_write_string(page->out, "</tr>\n");
    }
    tkd_write_string(page->out, "</tbody>\n");
}

void tkd_html_write_table(tkd_html *page, const tkd_paper_block *block, size_t number)
{
    const tkd_table *table = block->table;
    const tkd_html_column *columns = tkd_html_columns(page, block);
    if (columns == NULL) {
        fail_memory(page);
        return;
    }
    tkd_write_string(page->out, table->columns.count > SPACIOUS ? "<div class=\"table dense\""
                                                                : "<div class=\"table\"");
    tkd_html_write_id(page->out, block);
    tkd_write_format(page->out,
                     ">\n<div class=\"scroll\" role=\"group\" tabindex=\"0\" "
                     "aria-labelledby=\"caption_%zu\">\n<table>\n<caption id=\"caption_%zu\">",
                     number, number);
    if (block->title.size > 0) {
        tkd_html_write_text(page->out, block->title);
    } else {
        tkd_write_string(page->out, tkd_html_word(page->paper, "Tabel", "Table"));
    }
    tkd_write_string(page->out, "</caption>\n");
    tkd_write_string(page->out, "<colgroup>");
    for (size_t i = 0; i < table->columns.count; i++) {
        tkd_write_format(page->out, "<col style=\"width:%u.%u%%\">", columns[i].per_mille / 10,
                         columns[i].per_mille % 10);
    }
    tkd_write_string(page->out, "</colgroup>\n");
    const size_t naming = naming_column(page, table);
    write_heading(page, table, columns, naming);
    write_rows(page, table, columns, naming);
    tkd_write_string(page->out, "</table>\n</div>\n</div>\n");
}
