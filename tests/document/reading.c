// SPDX-License-Identifier: EUPL-1.2
// One text read into a tree, for tests.
#include "reading.h"

#include <stdio.h>
#include <string.h>

void reading_open(reading *at, const char *yaml, size_t size, const tkd_tree_limits *limits)
{
    uint32_t file = 0;
    memset(at, 0, sizeof(*at));
    CHECK_OK(tkd_files_init(&at->files, &at->arena));
    CHECK_OK(tkd_files_add(&at->files, TKD_TEXT("test.yaml"), (tkd_text){yaml, size}, &file));
    tkd_problems_init(&at->problems, &at->arena, TKD_ET, 0);
    CHECK_OK(tkd_tree_read(&at->arena, &at->files, file, limits, &at->root, &at->problems,
                           check_error()));
    tkd_problems_sort(&at->problems);
}

void reading_open_text(reading *at, const char *yaml)
{
    reading_open(at, yaml, strlen(yaml), NULL);
}

void reading_close(reading *at)
{
    tkd_arena_clear(&at->arena);
}

const tkd_problem *reading_problem(const reading *at, size_t i)
{
    CHECK(i < at->problems.list.count);
    return (const tkd_problem *)at->problems.list.items + i;
}

// Prints what was told, so that a failing case shows it.
static void print_told(reading *at, const char *yaml)
{
    tkd_writer out;
    (void)fprintf(stderr, "read: %s\n", yaml);
    tkd_writer_init_stream(&out, stderr);
    tkd_problems_print(&at->problems, &at->files, (tkd_problem_style){0}, &out);
}

void check_told(const char *yaml, tkd_code code, uint32_t line, uint32_t column, const char *hint)
{
    reading at;
    reading_open_text(&at, yaml);
    const tkd_problem *first = at.problems.list.items;
    const bool is_right = at.problems.list.count == 1 && first->code == code &&
                          first->place.line == line && first->place.column == column &&
                          tkd_text_find(first->hint, tkd_text_of(hint), 0) != SIZE_MAX;
    if (!is_right) {
        print_told(&at, yaml);
    }
    CHECK_SIZE(at.problems.list.count, 1);
    CHECK_INT(first->code, code);
    CHECK_SIZE(first->place.line, line);
    CHECK_SIZE(first->place.column, column);
    CHECK(tkd_text_find(first->hint, tkd_text_of(hint), 0) != SIZE_MAX);
    reading_close(&at);
}

void check_fine(const char *yaml)
{
    reading at;
    reading_open_text(&at, yaml);
    if (at.problems.list.count != 0) {
        print_told(&at, yaml);
    }
    CHECK_SIZE(at.problems.list.count, 0);
    CHECK(at.root != NULL);
    reading_close(&at);
}
