// SPDX-License-Identifier: EUPL-1.2
// Which cells of a table with totals to hide. Each small observed cell gets a rectangle of hidden cells
// in which one can be added here and taken there without any total changing: so a reader who adds and
// subtracts finds another value as good as the true one.
// Source: Hundepool et al., Statistical Disclosure Control (2012), chapter 4 (hypercube method).
#include "teekond/brief.h"

#include <math.h>

// The table with its totals in the last row and the last column.
typedef struct frame {
    const double *values; // [rows][columns], totals too
    tkd_cover *covers;
    size_t rows;
    size_t columns;
    double below;
} frame;

static bool is_total(const frame *table, size_t row, size_t column)
{
    return row + 1 == table->rows || column + 1 == table->columns;
}

// Can a cell stand in for others? Cells that are not small even when one is taken; totals always,
// since nothing is told of a hidden one.
static bool is_fit(const frame *table, size_t row, size_t column)
{
    const size_t at = row * table->columns + column;
    return is_total(table, row, column) ||
           (table->covers[at] != TKD_COVER_SMALL && table->values[at] >= table->below + 1.0);
}

// What hiding a cell takes away; totals are missed more, the grand total most.
static double cost_of(const frame *table, size_t row, size_t column)
{
    const size_t at = row * table->columns + column;
    const double weight = row + 1 == table->rows && column + 1 == table->columns ? 16.0
                          : is_total(table, row, column)                         ? 4.0
                                                                                 : 1.0;
    return table->covers[at] != TKD_COVER_OPEN ? 0.0 : 1.0 + table->values[at] * weight;
}

static void hide(frame *table, size_t row, size_t column)
{
    tkd_cover *cover = &table->covers[row * table->columns + column];
    *cover = *cover == TKD_COVER_OPEN ? TKD_COVER_HIDDEN : *cover;
}

// The cheapest rectangle through a cell whose three other corners are fit. One with totals always is.
static void protect(frame *table, size_t row, size_t column)
{
    size_t best_row = table->rows - 1;
    size_t best_column = table->columns - 1;
    double least = (double)INFINITY;
    for (size_t r = 0; r < table->rows; r++) {
        for (size_t c = 0; c < table->columns; c++) {
            if (r == row || c == column || !is_fit(table, r, c) || !is_fit(table, row, c) ||
                !is_fit(table, r, column)) {
                continue;
            }
            const double cost =
                cost_of(table, r, c) + cost_of(table, row, c) + cost_of(table, r, column);
            if (cost < least) {
                least = cost;
                best_row = r;
                best_column = c;
            }
        }
    }
    hide(table, best_row, best_column);
    hide(table, row, best_column);
    hide(table, best_row, column);
}

static bool is_small(double value, double below)
{
    return value > 0.0 && value < below;
}

// Small totals in which a small cell stands: nothing is said of them either.
static bool hides_total(const frame *table, size_t row, size_t column)
{
    if (!is_small(table->values[row * table->columns + column], table->below)) {
        return false;
    }
    for (size_t r = 0; r + 1 < table->rows; r++) {
        for (size_t c = 0; c + 1 < table->columns; c++) {
            const bool is_part = (row + 1 == table->rows || r == row) &&
                                 (column + 1 == table->columns || c == column);
            if (is_part && table->covers[r * table->columns + c] == TKD_COVER_SMALL) {
                return true;
            }
        }
    }
    return false;
}

static void add_up(double *values, const double *cells, size_t rows, size_t columns)
{
    const size_t width = columns + 1;
    for (size_t r = 0; r < rows; r++) {
        for (size_t c = 0; c < columns; c++) {
            const double cell = cells[r * columns + c];
            values[r * width + c] = cell;
            values[r * width + columns] += cell;
            values[rows * width + c] += cell;
            values[rows * width + columns] += cell;
        }
    }
}

// Every small cell, in order. A small total needs no rectangle of its own: none of its cells is fit, so
// that those of its small cells go through it.
static void protect_all(frame *table)
{
    for (size_t r = 0; r < table->rows; r++) {
        for (size_t c = 0; c < table->columns; c++) {
            if (table->covers[r * table->columns + c] == TKD_COVER_SMALL) {
                protect(table, r, c);
            }
        }
    }
    for (size_t r = 0; r < table->rows; r++) {
        for (size_t c = 0; c < table->columns; c++) {
            if (is_total(table, r, c) && hides_total(table, r, c)) {
                hide(table, r, c);
            }
        }
    }
}

tkd_status tkd_brief_cover(const double *cells, const bool *is_observed, size_t rows,
                           size_t columns, double below, tkd_arena *arena, tkd_cover *covers,
                           tkd_error *err)
{
    const size_t width = columns + 1;
    double *values = TKD_TAKE(arena, (rows + 1) * width, double);
    if (values == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    add_up(values, cells, rows, columns);
    for (size_t i = 0; i < (rows + 1) * width; i++) {
        covers[i] = TKD_COVER_OPEN;
    }
    for (size_t r = 0; r < rows; r++) {
        for (size_t c = 0; c < columns; c++) {
            const size_t at = r * columns + c;
            if (is_observed[at] && is_small(cells[at], below)) {
                covers[r * width + c] = TKD_COVER_SMALL;
            }
        }
    }
    frame table = {values, covers, rows + 1, width, below};
    protect_all(&table);
    return TKD_OK;
}
