// SPDX-License-Identifier: EUPL-1.2
// Slips of the pen that YAML reads as something else.
#include "reading.h"

TKD_CASE(document, slips, decimal_comma_in_braces_is_told_and_mended)
{
    reading at;
    reading_open_text(&at, "a: {b: 1,9, c: 2}\n");
    const tkd_problem *problem = reading_problem(&at, 0);
    CHECK_INT(problem->code, TKD_CODE_DECIMAL_COMMA_IN_MAP);
    CHECK_SIZE(problem->place.column, 8);
    CHECK_SIZE(problem->place.width, 3);
    CHECK_SIZE(at.root->first->count, 2);
    CHECK_VIEW(at.root->first->first->text, "1.9");
    CHECK(at.root->first->first->bad);
    reading_close(&at);
}

TKD_CASE(document, slips, decimal_comma_is_seen_with_units_and_ranges)
{
    check_told("a: {b: 1,9h}\n", TKD_CODE_DECIMAL_COMMA_IN_MAP, 1, 8, "1.9h");
    check_told("a: {b: 10/20,5min}\n", TKD_CODE_DECIMAL_COMMA_IN_MAP, 1, 8, "10/20.5min");
    check_told("a: {b: 1, 9}\n", TKD_CODE_DECIMAL_COMMA_IN_MAP, 1, 8, "1.9");
}

TKD_CASE(document, slips, hours_and_dates_are_no_decimal_comma)
{
    check_told("a: {mon: 08:00-12:00, 13:00-17:00}\n", TKD_CODE_UNQUOTED_PUNCTUATION, 1, 10,
               "\"08:00-12:00, 13:00-17:00\"");
    check_fine("a: {2026-01-01: 2, 2027-01-01: 1}\n");
}

TKD_CASE(document, slips, missing_space_after_a_colon_is_told_and_mended)
{
    reading at;
    check_told("a: {el:15%}\n", TKD_CODE_MISSING_SPACE, 1, 5, "{el: 15%}");
    reading_open_text(&at, "a: {el:15%, \"*\": 40%}\n");
    CHECK_VIEW(tkd_node_get(at.root->first, "el")->text, "15%");
    CHECK_SIZE(at.root->first->count, 2);
    reading_close(&at);
}

TKD_CASE(document, slips, comma_in_an_unquoted_text_is_told_once)
{
    check_told("a: {title: Tere, maailm ja, kõik}\n", TKD_CODE_UNQUOTED_PUNCTUATION, 1, 12,
               "title: \"Tere, maailm ja, kõik\"");
}

TKD_CASE(document, slips, dash_without_space_is_told)
{
    check_told("steps:\n  -elukoht\n  -kursus\n", TKD_CODE_DASH_AS_TEXT, 2, 3, "- elukoht");
    check_told("steps:\n  -üks\n", TKD_CODE_DASH_AS_TEXT, 2, 3, "- üks");
    check_told("steps:\n- elukoht\n-kursus\n", TKD_CODE_DASH_AS_TEXT, 3, 1, "- kursus");
}

TKD_CASE(document, slips, list_behind_a_text_is_told)
{
    check_told("a: Tere\n  - b\n  - c\n", TKD_CODE_DASH_AS_TEXT, 2, 3, "loend");
}

TKD_CASE(document, slips, dashes_that_are_text_stay_text)
{
    check_fine("a: -1\nb:\n  -1\nc: Eesti - Läti\n  koostöö\nd: a-b\n");
    check_fine("a: \"x\n  - y\"\n");
    check_fine("a: -1..2\nb: [-1, -x]\n");
}

TKD_CASE(document, slips, unquoted_star_is_told)
{
    check_told("a: {*: 5}\n", TKD_CODE_UNQUOTED_STAR, 1, 5, "\"*\"");
    check_told("a: [*]\n", TKD_CODE_UNQUOTED_STAR, 1, 5, "\"*\"");
    check_told("a: ** märkus\n", TKD_CODE_UNQUOTED_STAR, 1, 4, "\"*\"");
}

TKD_CASE(document, slips, links_and_times_are_fine)
{
    check_fine("a: {url: https://a.ee/b:c, b: 08:30}\nc: [12:30, x:y]\n");
}
