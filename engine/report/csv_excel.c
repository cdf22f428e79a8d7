// SPDX-License-Identifier: EUPL-1.2
// CSV for a spreadsheet that is set to Estonian, and the description of the columns of open data.
#include "teekond/csv.h"
#include "teekond/date.h"
#include "teekond/number.h"
#include "teekond/report.h"

#include <math.h>

static bool has_interval(const tkd_column *column)
{
    return column->is_estimate && column->quantity != TKD_QUANTITY_TEXT &&
           column->quantity != TKD_QUANTITY_DATE;
}

// ---- For a spreadsheet --------------------------------------------------------------------------

// Would a spreadsheet compute it?
static bool is_formula(tkd_text text)
{
    return text.size > 0 && strchr("=+-@\t\r", text.data[0]) != NULL;
}

static void write_text(tkd_text text, tkd_writer *out)
{
    const bool is_quoted = tkd_text_find(text, TKD_TEXT(";"), 0) != SIZE_MAX ||
                           tkd_text_find(text, TKD_TEXT("\""), 0) != SIZE_MAX ||
                           tkd_text_find(text, TKD_TEXT("\n"), 0) != SIZE_MAX ||
                           tkd_text_find(text, TKD_TEXT("\r"), 0) != SIZE_MAX;
    tkd_write_string(out, is_quoted ? "\"" : "");
    tkd_write_string(out, is_formula(text) ? "'" : "");
    for (size_t i = 0; i < text.size; i++) {
        tkd_write_string(out, text.data[i] == '"' ? "\"" : "");
        tkd_write_char(out, text.data[i]);
    }
    tkd_write_string(out, is_quoted ? "\"" : "");
}

static void write_number(double number, tkd_language language, tkd_writer *out)
{
    char bytes[TKD_NUMBER_SIZE];
    if (!isfinite(number)) {
        return;
    }
    const size_t size = tkd_number_shortest(number, bytes);
    for (size_t i = 0; i < size; i++) {
        tkd_write_char(out, bytes[i] == '.' && language != TKD_EN ? ',' : bytes[i]);
    }
}

// The unit in which the numbers of a column are written here.
static const char *unit_of(tkd_quantity quantity, tkd_language language)
{
    switch (quantity) {
    case TKD_QUANTITY_TEXT:
    case TKD_QUANTITY_NUMBER:
    case TKD_QUANTITY_COUNT:
    case TKD_QUANTITY_DATE: return "";
    case TKD_QUANTITY_SHARE:
    case TKD_QUANTITY_POINTS: return " (0–1)";
    case TKD_QUANTITY_DURATION: return language == TKD_ET ? ", tundi" : ", hours";
    case TKD_QUANTITY_MONEY: return ", €";
    }
    return "";
}

static void write_heading(const tkd_column *column, const char *end, tkd_language language,
                          tkd_writer *out)
{
    tkd_write_string(out, column->heading);
    tkd_write_string(out, unit_of(column->quantity, language));
    tkd_write_string(out, end);
}

static void write_cell(const tkd_column *column, const tkd_cell *cell, tkd_language language,
                       tkd_writer *out)
{
    if (column->quantity == TKD_QUANTITY_TEXT || cell->text.size > 0) {
        write_text(cell->text, out);
        tkd_write_string(out, has_interval(column) ? ";;" : "");
        return;
    }
    if (column->quantity == TKD_QUANTITY_DATE) {
        if (isfinite(cell->estimate.mean)) {
            tkd_date_print(out, (int32_t)cell->estimate.mean, TKD_ET);
        }
        return;
    }
    write_number(cell->estimate.mean, language, out);
    if (has_interval(column)) {
        tkd_write_char(out, ';');
        write_number(cell->estimate.low, language, out);
        tkd_write_char(out, ';');
        write_number(cell->estimate.high, language, out);
    }
}

void tkd_table_write_csv_excel(const tkd_table *table, tkd_language language, tkd_writer *out)
{
    const tkd_column *columns = table->columns.items;
    const size_t rows = tkd_table_rows(table);
    if (table->status != TKD_OK) {
        out->status = out->status == TKD_OK ? table->status : out->status;
        return;
    }
    tkd_write_string(out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < table->columns.count; i++) {
        tkd_write_string(out, i > 0 ? ";" : "");
        write_heading(&columns[i], "", language, out);
        if (has_interval(&columns[i])) {
            tkd_write_char(out, ';');
            write_heading(&columns[i], language == TKD_ET ? " (alates)" : " (from)", language, out);
            tkd_write_char(out, ';');
            write_heading(&columns[i], language == TKD_ET ? " (kuni)" : " (to)", language, out);
        }
    }
    tkd_write_string(out, "\r\n");
    for (size_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < table->columns.count; i++) {
            tkd_write_string(out, i > 0 ? ";" : "");
            write_cell(&columns[i], tkd_table_at(table, row, i), language, out);
        }
        tkd_write_string(out, "\r\n");
    }
}

// ---- What the columns of open data hold ---------------------------------------------------------

static const char *type_of(tkd_quantity quantity)
{
    switch (quantity) {
    case TKD_QUANTITY_TEXT: return "text";
    case TKD_QUANTITY_DATE: return "date";
    case TKD_QUANTITY_NUMBER:
    case TKD_QUANTITY_COUNT:
    case TKD_QUANTITY_SHARE:
    case TKD_QUANTITY_POINTS:
    case TKD_QUANTITY_DURATION:
    case TKD_QUANTITY_MONEY: return "number";
    }
    return "";
}

static const char *plain_unit_of(tkd_quantity quantity)
{
    switch (quantity) {
    case TKD_QUANTITY_TEXT:
    case TKD_QUANTITY_NUMBER: return "";
    case TKD_QUANTITY_COUNT: return "count";
    case TKD_QUANTITY_SHARE:
    case TKD_QUANTITY_POINTS: return "share 0-1";
    case TKD_QUANTITY_DURATION: return "h";
    case TKD_QUANTITY_MONEY: return "EUR";
    case TKD_QUANTITY_DATE: return "ISO 8601";
    }
    return "";
}

static void describe(const tkd_column *column, const char *suffix, const char *what,
                     tkd_writer *out)
{
    tkd_write_format(out, "%s%s,", column->key, suffix);
    tkd_csv_write_field(out, tkd_text_of(column->heading));
    tkd_write_format(out, ",%s,%s,%s\r\n", type_of(column->quantity),
                     plain_unit_of(column->quantity), what);
}

void tkd_table_write_csv_columns(const tkd_table *table, tkd_writer *out)
{
    const tkd_column *columns = table->columns.items;
    tkd_write_string(out, "name,title,type,unit,statistic\r\n");
    for (size_t i = 0; i < table->columns.count; i++) {
        const bool is_wide = has_interval(&columns[i]);
        describe(&columns[i], "", is_wide ? "mean" : "", out);
        if (is_wide) {
            describe(&columns[i], "_low", "low end of 95% interval", out);
            describe(&columns[i], "_high", "high end of 95% interval", out);
        }
    }
}
