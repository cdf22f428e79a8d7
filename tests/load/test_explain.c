// SPDX-License-Identifier: EUPL-1.2
// Explanations: every code of code.h has one, in both languages. That the examples are right is
// tested through the command (explain_check.py).
#include "tkd_test.h"

#include "load/explain_texts.h"

#include "teekond/load.h"
#include "teekond/number.h"

#include <string.h>

static tkd_arena arena;

TKD_CASE(load, explain, every_code_of_the_header_is_explained)
{
    const tkd_text header = tkd_text_of(test_file_read("../include/teekond/code.h", NULL));
    size_t count;
    const tkd_code *codes = tkd_explain_codes(&count);
    size_t found = 0;
    for (size_t at = tkd_text_find(header, TKD_TEXT(" = "), 0); at != SIZE_MAX;
         at = tkd_text_find(header, TKD_TEXT(" = "), at + 1)) {
        double number;
        size_t used;
        if (!tkd_number_read(tkd_text_part(header, at + 3, 8), false, &number, &used) ||
            number < 100.0) {
            continue;
        }
        CHECK(found < count);
        CHECK_INT(codes[found++], (int)number);
    }
    CHECK_SIZE(found, count);
}

TKD_CASE(load, explain, every_text_is_there_in_both_languages)
{
    size_t count;
    const tkd_code *codes = tkd_explain_codes(&count);
    for (size_t i = 0; i < count; i++) {
        const tkd_explanation *row = tkd_explanation_find(codes[i]);
        CHECK(row != NULL);
        for (size_t which = 0; row != NULL && which < TKD_EXPLAINED_LANGUAGES; which++) {
            CHECK(strlen(row->title[which]) > 3);
            CHECK(strlen(row->text[which]) > 40);
            CHECK((row->faulty[which] == NULL) == (row->mended[which] == NULL));
        }
        CHECK(row != NULL && (row->faulty[0] == NULL) == (row->faulty[1] == NULL));
    }
}

TKD_CASE(load, explain, an_explanation_shows_both_examples_in_narrow_lines)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);

    CHECK(tkd_explain(TKD_CODE_UNKNOWN_KEY, TKD_ET, &out));
    const tkd_text text = tkd_writer_text(&out);

    CHECK_CONTAINS(text.data, "T0202  Tundmatu võti\n");
    CHECK_CONTAINS(text.data, "Vigane:\n\n    teekond: 1\n");
    CHECK_CONTAINS(text.data, "Parandatud:\n\n    teekond: 1\n");
    for (size_t from = 0; from < text.size;) {
        const size_t end = tkd_text_find(text, TKD_TEXT("\n"), from);
        CHECK(end != SIZE_MAX);
        CHECK(tkd_text_columns(tkd_text_part(text, from, end - from)) <= 100);
        from = end + 1;
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(load, explain, a_number_that_is_no_code_is_not_explained)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);

    CHECK(!tkd_explain((tkd_code)299, TKD_EN, &out));
    CHECK_SIZE(tkd_writer_text(&out).size, 0);
    tkd_arena_clear(&arena);
}
