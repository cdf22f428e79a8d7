// SPDX-License-Identifier: EUPL-1.2
// Small counts cannot be computed back: who knows all that is shown, and that a small cell holds 1 or 2,
// finds tables in which it holds the one and tables in which it holds the other.
#include "teekond/brief.h"
#include "tkd_test.h"

enum { MOST_ROWS = 4, MOST_COLUMNS = 4, BELOW = 3 };

// A table, its covers, and what an attacker tries.
typedef struct attack {
    size_t rows;
    size_t columns;
    double values[MOST_ROWS][MOST_COLUMNS];
    tkd_cover covers[(MOST_ROWS + 1) * (MOST_COLUMNS + 1)];
    double tried[MOST_ROWS][MOST_COLUMNS];
    bool found[MOST_ROWS][MOST_COLUMNS][BELOW]; // this small cell may hold this value
} attack;

static tkd_cover cover_at(const attack *of, size_t row, size_t column)
{
    return of->covers[row * (of->columns + 1) + column];
}

static double sum_of(const attack *of, const double cells[MOST_ROWS][MOST_COLUMNS], size_t row,
                     size_t column)
{
    double sum = 0.0;
    for (size_t r = 0; r < of->rows; r++) {
        for (size_t c = 0; c < of->columns; c++) {
            const bool is_part =
                (row == of->rows || r == row) && (column == of->columns || c == column);
            sum += is_part ? cells[r][c] : 0.0;
        }
    }
    return sum;
}

static bool keeps_totals(const attack *of)
{
    for (size_t r = 0; r <= of->rows; r++) {
        for (size_t c = 0; c <= of->columns; c++) {
            const bool is_total = r == of->rows || c == of->columns;
            if (is_total && cover_at(of, r, c) == TKD_COVER_OPEN &&
                sum_of(of, of->values, r, c) != sum_of(of, of->tried, r, c)) {
                return false;
            }
        }
    }
    return true;
}

static void note(attack *of)
{
    for (size_t r = 0; r < of->rows; r++) {
        for (size_t c = 0; c < of->columns; c++) {
            if (cover_at(of, r, c) == TKD_COVER_SMALL) {
                of->found[r][c][(size_t)of->tried[r][c]] = true;
            }
        }
    }
}

// Tries every table: hidden cells within two of the truth, but never small, since small ones are named.
static void try_from(attack *of, size_t at)
{
    const size_t r = at / of->columns;
    const size_t c = at % of->columns;
    if (at == of->rows * of->columns) {
        if (keeps_totals(of)) {
            note(of);
        }
        return;
    }
    const double truth = of->values[r][c];
    const bool is_small = cover_at(of, r, c) == TKD_COVER_SMALL;
    const bool is_open = cover_at(of, r, c) == TKD_COVER_OPEN;
    const double first = is_open               ? truth
                         : is_small            ? 1.0
                         : truth - 1.0 < BELOW ? BELOW
                                               : truth - 1.0;
    const double last = is_open ? truth : is_small ? BELOW - 1.0 : truth + 1.0;
    for (double value = first; value <= last; value++) {
        of->tried[r][c] = value;
        try_from(of, at + 1);
    }
}

static void cover(attack *of, tkd_arena *arena)
{
    double cells[MOST_ROWS * MOST_COLUMNS];
    bool observed[MOST_ROWS * MOST_COLUMNS];
    for (size_t i = 0; i < of->rows * of->columns; i++) {
        cells[i] = of->values[i / of->columns][i % of->columns];
        observed[i] = true;
    }
    CHECK_OK(tkd_brief_cover(cells, observed, of->rows, of->columns, BELOW, arena, of->covers,
                             check_error()));
}

static void check_protected(attack *of)
{
    try_from(of, 0);
    for (size_t r = 0; r < of->rows; r++) {
        for (size_t c = 0; c < of->columns; c++) {
            const double value = of->values[r][c];
            const bool is_small = value > 0.0 && value < BELOW;
            CHECK(is_small == (cover_at(of, r, c) == TKD_COVER_SMALL));
            if (is_small) {
                CHECK(of->found[r][c][1] && of->found[r][c][2]);
            }
        }
    }
}

// A number of a sequence without a pattern (SplitMix64), below `most`.
static uint64_t draw(uint64_t *state, uint64_t most)
{
    *state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = *state;
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (z ^ (z >> 31)) % most;
}

TKD_CASE(brief, cover, small_cells_have_another_value_in_200_tables)
{
    uint64_t state = 20;
    for (int i = 0; i < 200; i++) {
        static const double values[] = {0.0, 1.0, 2.0, 2.0, 4.0, 7.0, 9.0, 23.0};
        tkd_arena arena = {0};
        attack of = {.rows = 1 + draw(&state, MOST_ROWS - 1), .columns = 1 + draw(&state, 3)};
        for (size_t cell = 0; cell < of.rows * of.columns; cell++) {
            of.values[cell / of.columns][cell % of.columns] =
                values[draw(&state, sizeof(values) / sizeof(values[0]))];
        }
        cover(&of, &arena);
        check_protected(&of);
        tkd_arena_clear(&arena);
    }
}

TKD_CASE(brief, cover, a_pair_of_ones_in_a_row_is_no_secret_kept_by_hiding_both)
{
    // Both are hidden by being small, and their sum, 2, would tell that each is 1.
    tkd_arena arena = {0};
    attack of = {.rows = 2, .columns = 3, .values = {{1.0, 1.0, 8.0}, {6.0, 9.0, 7.0}}};
    cover(&of, &arena);
    check_protected(&of);
    CHECK(cover_at(&of, 0, 2) == TKD_COVER_HIDDEN || cover_at(&of, 0, 3) == TKD_COVER_HIDDEN);
    tkd_arena_clear(&arena);
}

TKD_CASE(brief, cover, nothing_is_hidden_where_nothing_is_small)
{
    tkd_arena arena = {0};
    attack of = {.rows = 2, .columns = 2, .values = {{3.0, 0.0}, {12.0, 7.0}}};
    cover(&of, &arena);
    for (size_t i = 0; i < 9; i++) {
        CHECK(of.covers[i] == TKD_COVER_OPEN);
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(brief, cover, what_nobody_observed_is_shown)
{
    const double cells[] = {1.0, 20.0, 2.0, 30.0};
    const bool observed[] = {false, true, false, true};
    tkd_cover covers[9];
    tkd_arena arena = {0};
    CHECK_OK(tkd_brief_cover(cells, observed, 2, 2, BELOW, &arena, covers, check_error()));
    for (size_t i = 0; i < 9; i++) {
        CHECK(covers[i] == TKD_COVER_OPEN);
    }
    tkd_arena_clear(&arena);
}
