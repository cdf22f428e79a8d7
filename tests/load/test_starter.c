// SPDX-License-Identifier: EUPL-1.2
// The starter workspaces: each file has its modeline and keys that the format knows.
#include "tkd_test.h"

#include "load/canonical.h"

#include "teekond/load.h"

#include <string.h>

static const tkd_text modeline =
    TKD_TEXT_INIT("# yaml-language-server: $schema=./teekond.schema.json\n");

static void check_starter(tkd_language language)
{
    size_t count;
    const tkd_starter_file *files = tkd_starter_files(language, &count);
    bool has_schema = false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(files[i].name, "teekond.schema.json") == 0) {
            has_schema = true;
            continue;
        }
        tkd_arena arena = {0};
        tkd_problems problems;
        tkd_problems_init(&problems, &arena, language, 0);
        tkd_files texts;
        CHECK_OK(tkd_files_init(&texts, &arena));
        uint32_t number;
        CHECK_OK(tkd_files_add(&texts, tkd_text_of(files[i].name), tkd_text_of(files[i].content),
                               &number));
        tkd_node *root = NULL;
        CHECK_OK(tkd_tree_read(&arena, &texts, number, NULL, &root, &problems, check_error()));
        CHECK(root != NULL);
        CHECK_OK(tkd_canonicalize(&arena, root, TKD_CTX_ROOT, &problems, check_error()));
        CHECK_SIZE(problems.error_count, 0);
        CHECK(tkd_text_starts_with(tkd_text_of(files[i].content), modeline));
        tkd_arena_clear(&arena);
    }
    CHECK(has_schema);
    CHECK(count > 3);
}

TKD_CASE(load, starter, files_in_estonian_are_of_the_format)
{
    check_starter(TKD_ET);
}

TKD_CASE(load, starter, files_in_english_are_of_the_format)
{
    check_starter(TKD_EN);
}
