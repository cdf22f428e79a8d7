// SPDX-License-Identifier: EUPL-1.2
// Broken YAML, told for people who do not know YAML: the place, and what to write instead.
#include "reading.h"

TKD_CASE(document, yaml_fault, colon_in_a_text)
{
    check_told("a:\n  title: Kodu: otsimine # x\n", TKD_CODE_UNQUOTED_PUNCTUATION, 2, 14,
               "\"Kodu: otsimine\"");
    check_told("a: {title: Kodu: otsimine, b: 1}\n", TKD_CODE_UNQUOTED_PUNCTUATION, 1, 16,
               "\"Kodu: otsimine\"");
}

TKD_CASE(document, yaml_fault, missing_space_is_seen_on_the_line_before)
{
    check_told("- id:elukoht\n  title: X\n", TKD_CODE_MISSING_SPACE, 1, 3, "id: elukoht");
    check_told("a: 1\nb:2\n", TKD_CODE_MISSING_SPACE, 2, 1, "b: 2");
}

TKD_CASE(document, yaml_fault, open_quotes_and_brackets_are_shown_where_they_begin)
{
    check_told("a: \"Tere\nb: [1]\n", TKD_CODE_YAML, 1, 4, "jutumärk");
    check_told("a: 'Tere\nb: [1]\n", TKD_CODE_YAML, 1, 4, "jutumärk");
    check_told("a: [1, 2\nb: 3\n", TKD_CODE_YAML, 1, 4, "]");
    check_told("a: {b: 1\nc: 3\n", TKD_CODE_YAML, 1, 4, "}");
}

TKD_CASE(document, yaml_fault, tabs_do_not_indent)
{
    check_told("a:\n\tb: 1\n", TKD_CODE_YAML, 2, 1, "tühik");
}

TKD_CASE(document, yaml_fault, first_characters_that_need_quotes)
{
    check_told("a: %60\n", TKD_CODE_YAML, 1, 4, "jutumärk");
    check_told("a: @b\n", TKD_CODE_YAML, 1, 4, "jutumärk");
    check_told("a: `b`\n", TKD_CODE_YAML, 1, 4, "jutumärk");
    check_told("a: & b\n", TKD_CODE_YAML, 1, 5, "jutumärk");
    check_told("a: > b\n", TKD_CODE_YAML, 1, 4, "jutumärk");
    check_told("a: 1\n%b\n", TKD_CODE_YAML, 2, 1, "jutumärk");
}

TKD_CASE(document, yaml_fault, text_behind_a_closing_quote)
{
    check_told("a: \"Tere\" maailm\nb: 1\n", TKD_CODE_YAML, 1, 11, "kogu tekst");
}

TKD_CASE(document, yaml_fault, wrong_indentation)
{
    check_told("a:\n    b: 1\n  c: 2\n", TKD_CODE_YAML, 3, 3, "joonda");
    check_told("a:\n  - 1\n - 2\n", TKD_CODE_YAML, 3, 2, "joonda");
    check_told("a: b\n  c: d\n", TKD_CODE_YAML, 2, 4, "joonda");
}

TKD_CASE(document, yaml_fault, line_without_a_colon)
{
    check_told("a: 1\nmidagi teksti\nb: 2\n", TKD_CODE_YAML, 2, 1, "võti: väärtus");
}

TKD_CASE(document, yaml_fault, list_on_the_line_of_its_key)
{
    check_told("a: - b\n", TKD_CODE_YAML, 1, 4, "uuelt realt");
}

TKD_CASE(document, yaml_fault, backslash_in_quotes)
{
    check_told("a: \"C:\\Users\"\n", TKD_CODE_YAML, 1, 9, "langjoon");
    check_told("a: \"\\õ\"\n", TKD_CODE_YAML, 1, 5, "langjoon");
}

TKD_CASE(document, yaml_fault, superfluous_punctuation)
{
    check_told("a: [1]]\n", TKD_CODE_YAML, 1, 7, "sulg");
    check_told("a: [1,,2]\n", TKD_CODE_YAML, 1, 7, "koma");
}

TKD_CASE(document, yaml_fault, at_the_end_of_the_file_has_a_place_in_it)
{
    reading at;
    reading_open_text(&at, "a: \"\n\n\n\n");
    CHECK_SIZE(reading_problem(&at, 0)->other.line, 0);
    CHECK_SIZE(reading_problem(&at, 0)->place.line, 1);
    CHECK(at.root == NULL);
    reading_close(&at);
}

TKD_CASE(document, yaml_fault, gives_no_tree)
{
    reading at;
    reading_open_text(&at, "a: 1\nb: [1\n");
    CHECK(at.root == NULL);
    CHECK_SIZE(at.problems.list.count, 1);
    reading_close(&at);
}
