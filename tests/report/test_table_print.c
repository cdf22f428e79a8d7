// SPDX-License-Identifier: EUPL-1.2
// Numbers in tables for people: decimals, units, intervals, in both languages.
#include <math.h>

#include "../results/small_results.h"
#include "small_model.h"
#include "tkd_test.h"

#define NONE ((double)NAN)

static const char *print(tkd_arena *arena, tkd_quantity quantity, bool is_estimate,
                         const tkd_estimate *estimates, size_t count, tkd_language language)
{
    tkd_table table;
    tkd_table_init(&table, arena);
    tkd_table_add_column(&table, (tkd_column){"x", "X", quantity, is_estimate});
    for (size_t i = 0; i < count; i++) {
        tkd_table_add_estimate(&table, estimates[i]);
    }
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    tkd_table_print(&table, language, TKD_TABLE_WIDTH, &out);
    return tkd_writer_text(&out).data;
}

TKD_CASE(report, table_print, shares_are_per_cent_with_a_comma_in_estonian)
{
    tkd_arena arena = {0};
    const tkd_estimate share = {0.8342, 0.8217, 0.8467, 30};
    CHECK_CONTAINS(print(&arena, TKD_QUANTITY_SHARE, true, &share, 1, TKD_ET), "83,4 ± 1,3\n");
    CHECK_CONTAINS(print(&arena, TKD_QUANTITY_SHARE, true, &share, 1, TKD_EN), "83.4 ± 1.3\n");
    CHECK_CONTAINS(print(&arena, TKD_QUANTITY_SHARE, true, &share, 1, TKD_EN), "X, %\n");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, table_print, durations_are_days_from_two_days_on)
{
    tkd_arena arena = {0};
    const tkd_estimate few = {47.5, NONE, NONE, 1};
    const tkd_estimate many[] = {{60.0, NONE, NONE, 1}, {6.0, NONE, NONE, 1}};
    CHECK_TEXT(print(&arena, TKD_QUANTITY_DURATION, true, &few, 1, TKD_ET), "   X,\n"
                                                                            "tundi\n"
                                                                            "─────\n"
                                                                            " 47,5\n");
    CHECK_TEXT(print(&arena, TKD_QUANTITY_DURATION, true, many, 2, TKD_ET), "   X,\n"
                                                                            "päeva\n"
                                                                            "─────\n"
                                                                            " 2,50\n"
                                                                            " 0,25\n");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, table_print, large_numbers_are_grouped)
{
    tkd_arena arena = {0};
    const tkd_estimate number = {52113.4, NONE, NONE, 1};
    CHECK_CONTAINS(print(&arena, TKD_QUANTITY_NUMBER, false, &number, 1, TKD_ET), "52\xC2\xA0"
                                                                                  "113\n");
    CHECK_CONTAINS(print(&arena, TKD_QUANTITY_NUMBER, false, &number, 1, TKD_EN), "52,113\n");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, table_print, nobody_is_a_dash)
{
    tkd_arena arena = {0};
    const tkd_estimate nobody = {NONE, NONE, NONE, 0};
    CHECK_CONTAINS(print(&arena, TKD_QUANTITY_DURATION, true, &nobody, 1, TKD_ET), "–\n");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, table_print, an_empty_table_is_its_heading)
{
    tkd_arena arena = {0};
    CHECK_TEXT(print(&arena, TKD_QUANTITY_COUNT, false, NULL, 0, TKD_ET), " X\n──\n");
    tkd_arena_clear(&arena);
}
