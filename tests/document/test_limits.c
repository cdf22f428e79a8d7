// SPDX-License-Identifier: EUPL-1.2
// Hostile input: limits hold while reading, so that nothing takes long or much memory.
#include "reading.h"

#include <string.h>
#include <time.h>

// A sanitizer build gives every piece of memory its own malloc and watches each access.
#if defined(TKD_SANITIZED)
#define SECONDS_MOST 20.0
#else
#define SECONDS_MOST 2.0
#endif

// `head`, `count` times `part`, and `tail`, read; exactly the first problem is of `code`.
static void check_repeated(const char *head, const char *part, size_t count, const char *tail,
                           tkd_code code)
{
    tkd_arena arena = {0};
    tkd_writer out;
    reading at;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_write_string(&out, head);
    for (size_t i = 0; i < count; i++) {
        tkd_write_string(&out, part);
    }
    tkd_write_string(&out, tail);
    const tkd_text yaml = tkd_writer_text(&out);
    const clock_t start = clock();
    reading_open(&at, yaml.data, yaml.size, NULL);
    CHECK((double)(clock() - start) / CLOCKS_PER_SEC < SECONDS_MOST);
    CHECK(at.arena.taken_bytes < (size_t)200 << 20);
    if (code == TKD_CODE_NONE) {
        CHECK_SIZE(at.problems.list.count, 0);
    } else {
        const tkd_problem *items = at.problems.list.items;
        CHECK_INT(items[at.problems.list.count - 1].code, code);
    }
    reading_close(&at);
    tkd_arena_clear(&arena);
}

TKD_CASE(document, limits, deep_nesting_ends_early)
{
    check_repeated("", "[", 20000, "", TKD_CODE_TOO_DEEP);
    check_repeated("", "{a: ", 20000, "", TKD_CODE_TOO_DEEP);
    check_repeated("", "- ", 20000, "x\n", TKD_CODE_TOO_DEEP);
    check_repeated("", "[{a: [", 20000, "", TKD_CODE_TOO_DEEP);
}

TKD_CASE(document, limits, depth_is_exact)
{
    reading at;
    const tkd_tree_limits limits = {.depth = 3};
    reading_open(&at, "[[[1]]]", 7, &limits);
    CHECK(at.root != NULL);
    reading_close(&at);
    reading_open(&at, "[[[[]]]]", 8, &limits);
    CHECK(at.root == NULL);
    CHECK_INT(reading_problem(&at, 0)->code, TKD_CODE_TOO_DEEP);
    CHECK_SIZE(reading_problem(&at, 0)->place.column, 4);
    reading_close(&at);
}

TKD_CASE(document, limits, nodes_are_counted)
{
    reading at;
    const tkd_tree_limits limits = {.nodes = 4};
    reading_open(&at, "[1, 2, 3]", 9, &limits);
    CHECK(at.root != NULL);
    reading_close(&at);
    reading_open(&at, "[1, 2, 3, 4]", 12, &limits);
    CHECK_INT(reading_problem(&at, 0)->code, TKD_CODE_TOO_LARGE);
    reading_close(&at);
}

TKD_CASE(document, limits, bytes_are_counted_before_reading)
{
    reading at;
    const tkd_tree_limits limits = {.bytes = 4};
    reading_open(&at, "a: 1\n", 5, &limits);
    CHECK(at.root == NULL);
    CHECK_INT(reading_problem(&at, 0)->code, TKD_CODE_TOO_LARGE);
    reading_close(&at);
}

TKD_CASE(document, limits, alias_bomb_is_defused)
{
    tkd_arena arena = {0};
    tkd_writer out;
    reading at;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_write_string(&out, "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
        tkd_write_format(&out, "a%d: &a%d [", i, i);
        for (int j = 0; j < 10; j++) {
            tkd_write_format(&out, "%s*a%d", j == 0 ? "" : ", ", i - 1);
        }
        tkd_write_string(&out, "]\n");
    }
    const tkd_text yaml = tkd_writer_text(&out);
    reading_open(&at, yaml.data, yaml.size, NULL);
    CHECK(at.root == NULL);
    CHECK_INT(reading_problem(&at, 0)->code, TKD_CODE_TOO_LARGE);
    reading_close(&at);
    tkd_arena_clear(&arena);
}

TKD_CASE(document, limits, aliases_do_not_deepen_beyond_the_limit)
{
    reading at;
    const tkd_tree_limits limits = {.depth = 4};
    const char *yaml = "a: &a [[1]]\nb: &b [*a]\nc: [*b]\n";
    reading_open(&at, yaml, strlen(yaml), &limits);
    CHECK_INT(reading_problem(&at, 0)->code, TKD_CODE_TOO_DEEP);
    CHECK_SIZE(reading_problem(&at, 0)->place.line, 3);
    reading_close(&at);
}

TKD_CASE(document, limits, floods_of_small_things_take_a_moment)
{
    check_repeated("%YAML 1.1\n", "%TAG !a! tag:x\n", 100000, "--- x\n", TKD_CODE_TAG);
    check_repeated("a: ", "x\n ", 1000000, "\n", TKD_CODE_NONE);
    check_repeated("a: [", "&b x, ", 50000, "]\n", TKD_CODE_NONE);
    check_repeated("a: \"", " ", 4000000, "\"\n", TKD_CODE_NONE);
    check_repeated("", "#\n", 1000000, "a: 1\n", TKD_CODE_NONE);
    check_repeated("[", "a,", 1000000, "]\n", TKD_CODE_TOO_LARGE);
    check_repeated("{a: x", ", y", 100000, "}\n", TKD_CODE_UNQUOTED_PUNCTUATION);
    check_repeated("{a: 1", ",9", 100000, "}\n", TKD_CODE_DECIMAL_COMMA_IN_MAP);
    check_repeated("{", "? ", 20000, "}\n", TKD_CODE_YAML);
}

TKD_CASE(document, limits, bytes_without_meaning_are_told_a_few_times)
{
    char bytes[10000];
    reading at;
    memset(bytes, 0xF5, sizeof(bytes));
    reading_open(&at, bytes, sizeof(bytes), NULL);
    CHECK_SIZE(at.problems.list.count, 5);
    reading_close(&at);
}
