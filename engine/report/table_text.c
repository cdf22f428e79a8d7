// SPDX-License-Identifier: EUPL-1.2
// Headings and cells of tables as people read them. Whoever shows a table takes its texts from here, so
// that a terminal, a page and a document say the same digits.
//
// A column has one unit and one number of decimals, chosen by its largest number.
#include "table_text.h"

#include "teekond/date.h"
#include "teekond/number.h"

#include <math.h>

#define MOST_HOURS 48.0 // from here on days are read

static double largest(const tkd_table *table, size_t column)
{
    return ((const double *)table->largest.items)[column];
}

// Do the durations of the table read better in days than in hours?
static bool is_in_days(const tkd_table *table)
{
    const tkd_column *columns = table->columns.items;
    for (size_t i = 0; i < table->columns.count; i++) {
        if (columns[i].quantity == TKD_QUANTITY_DURATION && largest(table, i) >= MOST_HOURS) {
            return true;
        }
    }
    return false;
}

// The unit people read, NULL for none, and the factor to it from the table's own.
static const char *choose_unit(const tkd_table *table, tkd_quantity quantity, tkd_language language,
                               double *factor)
{
    const bool is_estonian = language == TKD_ET;
    *factor = 1.0;
    switch (quantity) {
    case TKD_QUANTITY_TEXT:
    case TKD_QUANTITY_NUMBER:
    case TKD_QUANTITY_COUNT:
    case TKD_QUANTITY_DATE: return NULL;
    case TKD_QUANTITY_MONEY: return "€";
    case TKD_QUANTITY_SHARE: *factor = 100.0; return "%";
    case TKD_QUANTITY_POINTS: *factor = 100.0; return is_estonian ? "%-punkti" : "% points";
    case TKD_QUANTITY_DURATION: break;
    }
    if (!is_in_days(table)) {
        return is_estonian ? "tundi" : "hours";
    }
    *factor = 1.0 / 24.0;
    return is_estonian ? "päeva" : "days";
}

// Three figures that matter, two decimals at most; of per cents one, of money whole euros or cents.
static int choose_decimals(tkd_quantity quantity, double most)
{
    if (quantity == TKD_QUANTITY_COUNT) {
        return 0;
    }
    if (quantity == TKD_QUANTITY_MONEY) {
        return most >= 100.0 ? 0 : 2;
    }
    if (quantity == TKD_QUANTITY_SHARE || quantity == TKD_QUANTITY_POINTS) {
        return 1;
    }
    return most >= 1000.0 ? 0 : most >= 10.0 ? 1 : 2;
}

static void write_ends(tkd_writer *out, double low, double high, int decimals,
                       tkd_language language)
{
    const bool has_minus = low < 0.0 || high < 0.0;
    tkd_write_string(out, " (");
    tkd_number_print(out, low, decimals, language);
    tkd_write_string(out, !has_minus ? "–" : language == TKD_ET ? " kuni " : " to ");
    tkd_number_print(out, high, decimals, language);
    tkd_write_char(out, ')');
}

tkd_text tkd_table_number_text(const tkd_table *table, size_t row, size_t column,
                               tkd_interval_form form, tkd_language language, tkd_arena *arena)
{
    const tkd_column *kind = &((const tkd_column *)table->columns.items)[column];
    const tkd_estimate *estimate = &tkd_table_at(table, row, column)->estimate;
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    if (kind->quantity == TKD_QUANTITY_DATE && isfinite(estimate->mean)) {
        tkd_date_print(&out, (int32_t)estimate->mean, language);
        return tkd_writer_text(&out);
    }
    double factor = 1.0;
    (void)choose_unit(table, kind->quantity, language, &factor);
    const int decimals = choose_decimals(kind->quantity, largest(table, column) * factor);
    tkd_number_print(&out, estimate->mean * factor, decimals, language);

    const double half = (estimate->high - estimate->low) / 2.0 * factor;
    if (!kind->is_estimate || !isfinite(estimate->mean) || !isfinite(half)) {
        return tkd_writer_text(&out);
    }
    switch (form) {
    case TKD_INTERVAL_HALF:
        tkd_write_string(&out, " ± ");
        tkd_number_print(&out, half, decimals, language);
        break;
    case TKD_INTERVAL_ENDS:
        write_ends(&out, estimate->low * factor, estimate->high * factor, decimals, language);
        break;
    }
    return tkd_writer_text(&out);
}

tkd_text tkd_table_heading_text(const tkd_table *table, size_t column, tkd_language language,
                                tkd_arena *arena)
{
    TKD_REQUIRE(column < table->columns.count);
    const tkd_column *kind = &((const tkd_column *)table->columns.items)[column];
    double factor = 1.0;
    const char *unit = choose_unit(table, kind->quantity, language, &factor);
    return unit == NULL ? tkd_text_of(kind->heading)
                        : tkd_text_format(arena, "%s, %s", kind->heading, unit);
}

tkd_text tkd_table_cell_text(const tkd_table *table, size_t row, size_t column,
                             tkd_language language, tkd_arena *arena)
{
    const tkd_cell *cell = tkd_table_at(table, row, column);
    const tkd_column *kind = &((const tkd_column *)table->columns.items)[column];
    return kind->quantity == TKD_QUANTITY_TEXT || cell->text.size > 0
               ? cell->text
               : tkd_table_number_text(table, row, column, TKD_INTERVAL_ENDS, language, arena);
}

double tkd_table_scale(const tkd_table *table, size_t column, int *decimals)
{
    TKD_REQUIRE(column < table->columns.count);
    const tkd_column *kind = &((const tkd_column *)table->columns.items)[column];
    double factor = 1.0;
    (void)choose_unit(table, kind->quantity, TKD_ET, &factor);
    if (decimals != NULL) {
        *decimals = choose_decimals(kind->quantity, largest(table, column) * factor);
    }
    return factor;
}
