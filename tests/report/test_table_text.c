// SPDX-License-Identifier: EUPL-1.2
// Headings and cells as people read them: units, intervals by their ends, money, dates.
#include <math.h>

#include "tkd_test.h"

#include "teekond/report.h"

#define NONE ((double)NAN)

// A table of one column with the given numbers.
static tkd_table table_of(tkd_arena *arena, tkd_quantity quantity, const tkd_estimate *estimates,
                          size_t count)
{
    tkd_table table;
    tkd_table_init(&table, arena);
    tkd_table_add_column(&table, (tkd_column){"x", "X", quantity, .is_estimate = true});
    for (size_t i = 0; i < count; i++) {
        tkd_table_add_estimate(&table, estimates[i]);
    }
    return table;
}

static const char *cell(const tkd_table *table, size_t row, tkd_language language, tkd_arena *arena)
{
    return tkd_table_cell_text(table, row, 0, language, arena).data;
}

static const char *heading(const tkd_table *table, tkd_language language, tkd_arena *arena)
{
    return tkd_table_heading_text(table, 0, language, arena).data;
}

TKD_CASE(report, table_text, an_interval_is_told_by_its_ends)
{
    tkd_arena arena = {0};
    const tkd_estimate shares[] = {{0.123, 0.101, 0.146, 30},
                                   {-0.004, -0.012, 0.0031, 30},
                                   {0.5, NONE, NONE, 1},
                                   {NONE, NONE, NONE, 0}};
    const tkd_table table = table_of(&arena, TKD_QUANTITY_SHARE, shares, 4);
    CHECK_TEXT(heading(&table, TKD_ET, &arena), "X, %");
    CHECK_TEXT(cell(&table, 0, TKD_ET, &arena), "12,3 (10,1–14,6)");
    CHECK_TEXT(cell(&table, 0, TKD_EN, &arena), "12.3 (10.1–14.6)");
    CHECK_TEXT(cell(&table, 1, TKD_ET, &arena), "−0,4 (−1,2 kuni 0,3)");
    CHECK_TEXT(cell(&table, 1, TKD_EN, &arena), "−0.4 (−1.2 to 0.3)");
    CHECK_TEXT(cell(&table, 2, TKD_ET, &arena), "50,0");
    CHECK_TEXT(cell(&table, 3, TKD_ET, &arena), "–");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, table_text, hours_are_days_in_the_whole_column)
{
    tkd_arena arena = {0};
    const tkd_estimate waits[] = {{60.0, 48.0, 72.0, 30}, {6.0, 3.0, 9.0, 30}};
    const tkd_table table = table_of(&arena, TKD_QUANTITY_DURATION, waits, 2);
    CHECK_TEXT(heading(&table, TKD_ET, &arena), "X, päeva");
    CHECK_TEXT(cell(&table, 0, TKD_ET, &arena), "2,50 (2,00–3,00)");
    CHECK_TEXT(cell(&table, 1, TKD_ET, &arena), "0,25 (0,12–0,38)");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, table_text, money_is_in_whole_euros_from_a_hundred_on)
{
    tkd_arena arena = {0};
    const tkd_estimate prices[] = {{52113.4, 48000.0, 56000.0, 30}};
    const tkd_estimate coins[] = {{12.385, NONE, NONE, 1}};
    const tkd_table dear = table_of(&arena, TKD_QUANTITY_MONEY, prices, 1);
    const tkd_table cheap = table_of(&arena, TKD_QUANTITY_MONEY, coins, 1);
    CHECK_TEXT(heading(&dear, TKD_EN, &arena), "X, €");
    CHECK_TEXT(cell(&dear, 0, TKD_EN, &arena), "52,113 (48,000–56,000)");
    CHECK_TEXT(cell(&cheap, 0, TKD_ET, &arena), "12,38");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, table_text, dates_are_words_for_people_and_iso_for_programs)
{
    tkd_arena arena = {0};
    tkd_table table;
    tkd_table_init(&table, &arena);
    tkd_table_add_column(&table, (tkd_column){"due", "Tähtaeg", TKD_QUANTITY_DATE, true});
    tkd_table_add_column(&table, (tkd_column){"cost_eur", "Kulu", TKD_QUANTITY_MONEY});
    tkd_table_add_date(&table, 20458);
    tkd_table_add_number(&table, 1250.6);
    tkd_table_add_number(&table, NONE);
    tkd_table_add_number(&table, NONE);
    CHECK_TEXT(heading(&table, TKD_ET, &arena), "Tähtaeg");
    CHECK_TEXT(cell(&table, 0, TKD_ET, &arena), "05.01.2026");
    CHECK_TEXT(cell(&table, 0, TKD_EN, &arena), "5 January 2026");
    CHECK_TEXT(cell(&table, 1, TKD_ET, &arena), "–");
    CHECK_NEAR(tkd_table_at(&table, 0, 1)->estimate.mean, 1250.6, 0.0);

    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_table_write_csv(&table, &out);
    CHECK_TEXT(tkd_writer_text(&out).data, "due,cost_eur\r\n2026-01-05,1250.6\r\n,\r\n");
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_table_print(&table, TKD_ET, TKD_TABLE_WIDTH, &out);
    CHECK_TEXT(tkd_writer_text(&out).data, "            Kulu,\n"
                                           "   Tähtaeg      €\n"
                                           "──────────  ─────\n"
                                           "05.01.2026   1251\n"
                                           "         –      –\n");
    tkd_arena_clear(&arena);
}
