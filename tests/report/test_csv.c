// SPDX-License-Identifier: EUPL-1.2
// CSV as RFC 4180 has it.
#include <math.h>

#include "teekond/csv.h"

#include "../findings/small_findings.h"
#include "small_model.h"
#include "tkd_test.h"

static const char *field(tkd_arena *arena, tkd_text text)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    tkd_csv_write_field(&out, text);
    return tkd_writer_text(&out).data;
}

TKD_CASE(report, csv, quotes_what_must_be_quoted)
{
    tkd_arena arena = {0};
    CHECK_TEXT(field(&arena, TKD_TEXT("elukoha-registreerimine")), "elukoha-registreerimine");
    CHECK_TEXT(field(&arena, TKD_TEXT("Tartu; Võru")), "Tartu; Võru");
    CHECK_TEXT(field(&arena, TKD_TEXT("1,9")), "\"1,9\"");
    CHECK_TEXT(field(&arena, TKD_TEXT("nn \"päev\"")), "\"nn \"\"päev\"\"\"");
    CHECK_TEXT(field(&arena, TKD_TEXT("kaks\nrida")), "\"kaks\nrida\"");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, csv, estimates_take_three_columns_and_nothing_is_empty)
{
    tkd_arena arena = {0};
    tkd_table table;
    tkd_table_init(&table, &arena);
    tkd_table_add_column(&table, (tkd_column){"id", "", TKD_QUANTITY_TEXT, false});
    tkd_table_add_column(&table, (tkd_column){"wait_h", "", TKD_QUANTITY_DURATION, true});
    tkd_table_add_column(&table, (tkd_column){"share", "", TKD_QUANTITY_SHARE, false});
    tkd_table_add_text(&table, TKD_TEXT("a"));
    tkd_table_add_estimate(&table, small_measure(2.385, 0.25).estimate);
    tkd_table_add_number(&table, (double)NAN);
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_table_write_csv(&table, &out);
    CHECK_TEXT(tkd_writer_text(&out).data,
               "id,wait_h,wait_h_low,wait_h_high,share\r\na,2.385,2.135,2.635,\r\n");
    tkd_arena_clear(&arena);
}

TKD_CASE_LABELLED(report, csv, results_equal_the_golden_file, "golden")
{
    tkd_arena arena = {0};
    const tkd_results results = small_results();
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_report_write_results_csv(&results, &out);
    const tkd_text csv = tkd_writer_text(&out);
    CHECK_GOLDEN(csv.data, csv.size, "report/expected/results.csv");
    tkd_arena_clear(&arena);
}

TKD_CASE_LABELLED(report, csv, findings_equal_the_golden_file, "golden")
{
    tkd_arena arena = {0};
    const tkd_results results = small_results();
    const tkd_findings findings = small_findings(&results);
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_report_write_findings_csv(&findings, &arena, &out);
    const tkd_text csv = tkd_writer_text(&out);
    CHECK_GOLDEN(csv.data, csv.size, "report/expected/findings.csv");
    tkd_arena_clear(&arena);
}
