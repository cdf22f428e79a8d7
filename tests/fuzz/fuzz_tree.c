// SPDX-License-Identifier: EUPL-1.2
// libFuzzer's way into the document room: the bytes are a YAML file, read into a tree, copied, and,
// where they are at fault, told to the user in words and in JSON.
#include <stdint.h>

#include "teekond/tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void tell(tkd_problems *problems, const tkd_files *files, tkd_arena *arena)
{
    tkd_writer out;
    tkd_json json;

    tkd_writer_init_memory(&out, arena, 0);
    tkd_json_init(&json, &out);
    tkd_problems_print(problems, files, (tkd_problem_style){.color = true}, &out);
    tkd_problems_write_json(problems, files, &json);
    TKD_REQUIRE(tkd_text_is_utf8(tkd_writer_text(&out), NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tkd_arena arena = {0};
    tkd_files files;
    tkd_problems problems;
    tkd_node *root = NULL;
    uint32_t file = 0;
    const tkd_text content = {(const char *)data, size};
    const tkd_tree_limits limits = {.depth = 20, .nodes = 2000};

    tkd_problems_init(&problems, &arena, TKD_ET, 50);
    if (tkd_files_init(&files, &arena) == TKD_OK &&
        tkd_files_add(&files, TKD_TEXT("fuzz.yaml"), content, &file) == TKD_OK &&
        tkd_tree_read(&arena, &files, file, &limits, &root, &problems, NULL) == TKD_OK) {
        TKD_REQUIRE(root != NULL || problems.error_count > 0);
        TKD_REQUIRE(root == NULL || tkd_node_copy(&arena, root) != NULL);
        tell(&problems, &files, &arena);
    }
    tkd_arena_clear(&arena);
    return 0;
}
