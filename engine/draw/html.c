// SPDX-License-Identifier: EUPL-1.2
// The page: heading, drawing, tables. The drawing keeps its size, in a frame that scrolls and that
// the keyboard reaches; paper gets the drawing as wide as the sheet and the tables behind it.
#include "html.h"
#include "markup.h"
#include "words.h"

#include "teekond/number.h"

#include <math.h>

static void write_phrase(const tkd_html *page, tkd_writer *out, const char *et, const char *en,
                         const char *ru)
{
    const char *const by[TKD_LANGUAGE_COUNT] = {et, en, ru};
    tkd_markup_write(out, tkd_text_of(by[page->language]));
}

// ---- Head

static void write_style(const tkd_colors *colors, tkd_writer *out)
{
    tkd_write_format(out, "<style>\nbody{margin:0;padding:1rem;background:%s;color:%s;",
                     colors->paper, colors->ink);
    tkd_write_string(out, "font:1rem/1.5 Inter,'Noto Sans','DejaVu Sans',Arial,sans-serif}\n");
    tkd_write_format(out,
                     ".scroll{overflow:auto;margin:0 0 1.5rem;border:1px solid %s}\n"
                     ".scroll:focus-visible,a:focus{outline:3px solid %s;outline-offset:2px}\n",
                     colors->faint, colors->levels[TKD_LEVEL_KOV]);
    tkd_write_string(out, "svg{display:block}\nh2{font-size:1.25rem;margin:0 0 .5rem}\n"
                          "p{max-width:45rem;margin:0 0 1rem}\n"
                          ".heard{position:absolute;width:1px;height:1px;overflow:hidden;"
                          "clip-path:inset(50%);white-space:nowrap}\n"
                          ".heard:focus{position:static;width:auto;height:auto;clip-path:none}\n"
                          "table{border-collapse:collapse;width:100%}\n"
                          "caption{text-align:left;font-weight:600;padding:.5rem .6rem}\n");
    tkd_write_format(out,
                     "a{color:%s}\nth,td{text-align:left;vertical-align:top;"
                     "padding:.3rem .6rem;border-top:1px solid %s;font-weight:400;"
                     "overflow-wrap:anywhere;min-width:4rem}\n",
                     colors->levels[TKD_LEVEL_KOV], colors->line);
    tkd_write_format(out,
                     "thead th{background:%s;font-weight:600;overflow-wrap:normal;"
                     "hyphens:auto}\n",
                     colors->stage);
    tkd_write_string(out, ".number{text-align:right;white-space:nowrap;"
                          "font-variant-numeric:tabular-nums}\n"
                          "thead .number{white-space:normal}\n"
                          "@media print{@page{size:landscape;margin:12mm}"
                          "body{padding:0;background:#fff;color:#000;font-size:9pt}"
                          ".scroll{overflow:visible;border:0}"
                          "svg{width:100%;height:auto;max-height:100vh}"
                          "a{display:none}thead th{background:#eee;color:#000}"
                          "thead{display:table-header-group}tr{break-inside:avoid}"
                          "caption{break-after:avoid}section{break-before:page}}\n</style>\n");
}

static void write_head(const tkd_html *page, tkd_writer *out)
{
    tkd_write_format(out,
                     "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                     "style-src 'unsafe-inline'\">\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<title>",
                     tkd_language_code(page->language));
    tkd_markup_write(out, page->title);
    tkd_write_string(out, " · ");
    tkd_markup_write(out, page->diagram);
    tkd_write_string(out, "</title>\n");
    write_style(page->colors, out);
    tkd_write_string(out, "</head>\n");
}

// ---- Tables

// Is every cell of the column there, and another than all before it?
static bool tells_apart(const tkd_sheet_table *table, size_t column)
{
    const tkd_sheet_table_cell *cells = table->cells.items;
    tkd_index seen;
    tkd_index_init(&seen, table->sheet->arena);
    for (size_t i = column; i < table->cells.count; i += table->columns.count) {
        if (cells[i].text.size == 0 || tkd_index_put(&seen, cells[i].text, 0, NULL) != TKD_OK) {
            return false;
        }
    }
    return true;
}

// The column whose cells name the rows: the first with words that tells them apart, else the first
// with words.
static size_t naming_column(const tkd_sheet_table *table)
{
    const tkd_sheet_table_column *columns = table->columns.items;
    size_t first = table->columns.count;
    for (size_t i = 0; i < table->columns.count; i++) {
        if (!columns[i].is_number && tells_apart(table, i)) {
            return i;
        }
        first = !columns[i].is_number && i < first ? i : first;
    }
    return first;
}

// "<0,1" for what rounds to nothing and is something.
static void write_figure(tkd_writer *out, const tkd_sheet_table_cell *cell, tkd_language language)
{
    const double least = pow(10.0, -cell->decimals);
    const bool is_little = cell->number > 0.0 && cell->number < least / 2.0;
    tkd_write_string(out, is_little ? "&lt;" : "");
    tkd_number_print(out, is_little ? least : cell->number, cell->decimals, language);
}

static void write_cell(const tkd_html *page, const tkd_sheet_table_column *column,
                       const tkd_sheet_table_cell *cell, bool names, tkd_writer *out)
{
    if (column->is_number) {
        tkd_write_string(out, "<td class=\"number\">");
        write_figure(out, cell, page->language);
        tkd_write_string(out, "</td>");
        return;
    }
    tkd_write_string(out, names ? "<th scope=\"row\">" : "<td>");
    tkd_markup_write(out, cell->text.size > 0 ? cell->text : TKD_TEXT("–"));
    tkd_write_string(out, names ? "</th>" : "</td>");
}

static void write_table(const tkd_html *page, const tkd_sheet_table *table, size_t number,
                        tkd_writer *out)
{
    const tkd_sheet_table_column *columns = table->columns.items;
    const tkd_sheet_table_cell *cells = table->cells.items;
    const size_t column_count = table->columns.count;
    const size_t naming = naming_column(table);
    tkd_write_format(out,
                     "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                     "aria-labelledby=\"page-caption-%zu\">\n"
                     "<table>\n<caption id=\"page-caption-%zu\">",
                     number, number);
    tkd_markup_write(out, table->caption);
    tkd_write_string(out, "</caption>\n<thead>\n<tr>");
    for (size_t i = 0; i < column_count; i++) {
        tkd_write_format(out, "<th scope=\"col\"%s>",
                         columns[i].is_number ? " class=\"number\"" : "");
        tkd_markup_write(out, columns[i].title);
        tkd_write_string(out, "</th>");
    }
    tkd_write_string(out, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; column_count > 0 && i < table->cells.count; i++) {
        const size_t column = i % column_count;
        tkd_write_string(out, column == 0 ? "<tr>" : "");
        write_cell(page, &columns[column], &cells[i], column == naming, out);
        tkd_write_string(out, column + 1 == column_count ? "</tr>\n" : "");
    }
    tkd_write_string(out, "</tbody>\n</table>\n</div>\n");
}

static bool has_gaps(const tkd_sheet_tables *tables)
{
    const tkd_sheet_table *const *list = tables->list.items;
    for (size_t i = 0; i < tables->list.count; i++) {
        const tkd_sheet_table_column *columns = list[i]->columns.items;
        const tkd_sheet_table_cell *cells = list[i]->cells.items;
        for (size_t j = 0; j < list[i]->cells.count; j++) {
            const bool is_number = columns[j % list[i]->columns.count].is_number;
            if (is_number ? isnan(cells[j].number) : cells[j].text.size == 0) {
                return true;
            }
        }
    }
    return false;
}

static void write_tables(const tkd_html *page, tkd_writer *out)
{
    const tkd_sheet_table *const *list = page->tables->list.items;
    tkd_write_string(out, "<section aria-labelledby=\"page-tables\">\n<h2 id=\"page-tables\">");
    write_phrase(page, out, "Samad andmed tabelitena", "The same data as tables",
                 "Те же данные в таблицах");
    tkd_write_string(out, "</h2>\n");
    if (has_gaps(page->tables)) {
        tkd_write_string(out, "<p>");
        write_phrase(page, out, "„–“: seda ei ole või see ei ole teada.",
                     "“–”: there is none, or it is not known.",
                     "«–»: этого нет, или это неизвестно.");
        tkd_write_string(out, "</p>\n");
    }
    for (size_t i = 0; i < page->tables->list.count; i++) {
        write_table(page, list[i], i + 1, out);
    }
    tkd_write_string(out, "</section>\n");
}

// ---- Page

// The SVG from its first element on: in a page it has no declaration.
static tkd_text without_declaration(tkd_text svg)
{
    const size_t begin = tkd_text_find(svg, TKD_TEXT("<svg"), 0);
    return begin == SIZE_MAX ? svg : tkd_text_part(svg, begin, SIZE_MAX);
}

void tkd_html_write(const tkd_html *page, tkd_writer *out)
{
    write_head(page, out);
    tkd_write_string(out, "<body>\n<a class=\"heard\" href=\"#page-tables\">");
    write_phrase(page, out, "Edasi tabelite juurde", "Skip to the tables", "К таблицам");
    tkd_write_string(out, "</a>\n<main>\n<h1 class=\"heard\">");
    tkd_markup_write(out, page->title);
    tkd_write_string(out, " · ");
    tkd_markup_write(out, page->diagram);
    tkd_write_string(out, "</h1>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                          "aria-label=\"");
    tkd_markup_write(out, page->diagram);
    tkd_write_string(out, "\">\n");
    tkd_write(out, without_declaration(page->svg));
    tkd_write_string(out, "</div>\n");
    write_tables(page, out);
    tkd_write_string(out, "</main>\n</body>\n</html>\n");
}
