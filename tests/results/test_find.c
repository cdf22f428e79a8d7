// SPDX-License-Identifier: EUPL-1.2
// Finding rows by ids.
#include "small_results.h"
#include "tkd_test.h"

TKD_CASE(results, find, gives_the_row_of_all_four_ids)
{
    const tkd_results results = small_results();
    const tkd_text all = TKD_TEXT("*");
    CHECK(tkd_results_find(&results, TKD_TEXT("today"), TKD_TEXT("pärnu"), all, all) ==
          &results.rows[1]);
    CHECK(tkd_results_find(&results, TKD_TEXT("homme"), TKD_TEXT("pärnu"), all, all) == NULL);
    CHECK(tkd_results_find(&results, TKD_TEXT("today"), TKD_TEXT("pärnu"), all, TKD_TEXT("el")) ==
          NULL);
}

TKD_CASE(results, find, looks_for_steps_inside_the_row)
{
    const tkd_results results = small_results();
    CHECK(tkd_results_step(&results, &results.rows[0], TKD_TEXT("kursus")) ==
          &results.step_rows[1]);
    CHECK(tkd_results_step(&results, &results.rows[1], TKD_TEXT("kursus")) == NULL);
}
