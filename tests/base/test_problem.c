// SPDX-License-Identifier: EUPL-1.2
// Problems: collecting, sorting, printing with the line and a caret.
#include "tkd_test.h"

#include <string.h>

#include "teekond/problem.h"

// One file, one list of problems, and what was printed of them.
typedef struct desk {
    tkd_arena arena;
    tkd_files files;
    tkd_problems problems;
    uint32_t file;
} desk;

static void open_desk(desk *at, const char *content, size_t size, tkd_language language)
{
    memset(at, 0, sizeof(*at));
    CHECK_OK(tkd_files_init(&at->files, &at->arena));
    CHECK_OK(
        tkd_files_add(&at->files, TKD_TEXT("saaremaa.yaml"), (tkd_text){content, size}, &at->file));
    tkd_problems_init(&at->problems, &at->arena, language, 0);
}

static tkd_problem *add(desk *at, uint32_t line, uint32_t column, uint32_t width)
{
    return tkd_problems_add(&at->problems, TKD_CODE_UNKNOWN_REFERENCE,
                            (tkd_place){at->file, line, column, width}, "tundmatu samm „%s“",
                            "unknown step '%s'", "keeleope");
}

static const char *print(desk *at, tkd_problem_style style)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, &at->arena, 0);
    tkd_problems_print(&at->problems, &at->files, style, &out);
    return tkd_writer_text(&out).data;
}

static void check_printed(const char *content, tkd_place place, const char *expected)
{
    desk at;
    open_desk(&at, content, strlen(content), TKD_ET);
    (void)add(&at, place.line, place.column, place.width);
    CHECK_CONTAINS(print(&at, (tkd_problem_style){0}), expected);
    tkd_arena_clear(&at.arena);
}

TKD_CASE(base, problem, is_printed_as_compilers_do)
{
    desk at;
    const char *content = "steps:\n  next: [{to: keeleope, p: 60%}]\n";
    open_desk(&at, content, strlen(content), TKD_ET);
    tkd_problem *problem = add(&at, 2, 15, 8);
    tkd_problem_hint(&at.problems, problem, "kas mõtlesid „%s“?", "did you mean '%s'?", "keeleõpe");
    tkd_problem_other(&at.problems, problem, (tkd_place){at.file, 1, 1, 5}, "sammud on siin",
                      "steps are here");
    CHECK_TEXT(print(&at, (tkd_problem_style){0}), "viga[T0304]: tundmatu samm „keeleope“\n"
                                                   " --> saaremaa.yaml:2:15\n"
                                                   "  |\n"
                                                   "2 |   next: [{to: keeleope, p: 60%}]\n"
                                                   "  |               ^^^^^^^^\n"
                                                   " ::: saaremaa.yaml:1:1\n"
                                                   "  |\n"
                                                   "1 | steps:\n"
                                                   "  | ----- sammud on siin\n"
                                                   "  = kas mõtlesid „keeleõpe“?\n"
                                                   "  = vaata: teekond explain T0304\n");
    tkd_arena_clear(&at.arena);
}

TKD_CASE(base, problem, speaks_english_when_asked)
{
    desk at;
    open_desk(&at, "a\n", 2, TKD_EN);
    (void)add(&at, 1, 1, 1);
    CHECK_TEXT(print(&at, (tkd_problem_style){0}), "error[T0304]: unknown step 'keeleope'\n"
                                                   " --> saaremaa.yaml:1:1\n"
                                                   "  |\n"
                                                   "1 | a\n"
                                                   "  | ^\n"
                                                   "  = see: teekond explain T0304\n");
    tkd_arena_clear(&at.arena);
}

TKD_CASE(base, problem, caret_stands_under_the_character)
{
    check_printed("Öö töö x\n", (tkd_place){0, 1, 8, 1}, "1 | Öö töö x\n  |        ^\n");
    check_printed("\ta\tb\n", (tkd_place){0, 1, 4, 1}, "1 | \ta\tb\n  | \t \t^\n");
    check_printed("日本x\n", (tkd_place){0, 1, 3, 1}, "1 | 日本x\n  |     ^\n");
    check_printed("日本x\n", (tkd_place){0, 1, 1, 2}, "1 | 日本x\n  | ^^^^\n");
}

TKD_CASE(base, problem, caret_may_stand_behind_the_line)
{
    check_printed("ab\ncd", (tkd_place){0, 2, 3, 4}, "2 | cd\n  |   ^\n");
    check_printed("ab\n", (tkd_place){0, 1, 99, 4}, "1 | ab\n  |   ^\n");
    check_printed("", (tkd_place){0, 1, 1, 1}, "1 | \n  | ^\n");
}

TKD_CASE(base, problem, place_behind_the_file_has_no_excerpt)
{
    check_printed("ab\n", (tkd_place){0, 9, 1, 1}, " --> saaremaa.yaml:9:1\n  = vaata");
}

TKD_CASE(base, problem, place_without_line_is_the_file)
{
    check_printed("ab\n", (tkd_place){0, 0, 0, 0}, " --> saaremaa.yaml\n  = vaata");
}

TKD_CASE(base, problem, byte_order_mark_is_no_column)
{
    check_printed("\xEF\xBB\xBF"
                  "abc\n",
                  (tkd_place){0, 1, 2, 1}, "1 | abc\n  |  ^\n");
}

TKD_CASE(base, problem, every_line_end_of_yaml_ends_a_line)
{
    check_printed("a\r\nb\rc\u2028d", (tkd_place){0, 4, 1, 1}, "4 | d\n");
}

TKD_CASE(base, problem, excerpt_is_safe_for_terminals)
{
    desk at;
    const char content[] = "a\0b\033[2J\xF5\xE2\x80\xAEz\n";
    open_desk(&at, content, sizeof(content) - 1, TKD_ET);
    (void)tkd_problems_add(&at.problems, TKD_CODE_NOT_UTF8, (tkd_place){at.file, 1, 10, 1},
                           "halb „%s“", "bad '%s'", "\033]0;x\a\n");
    const char *printed = print(&at, (tkd_problem_style){0});
    CHECK_CONTAINS(printed, "1 | a\uFFFDb\uFFFD[2J\uFFFD\uFFFDz\n");
    CHECK_CONTAINS(printed, "halb „\uFFFD]0;x\uFFFD “");
    tkd_arena_clear(&at.arena);
}

TKD_CASE(base, problem, long_line_is_cut_around_the_caret)
{
    char content[5000];
    memset(content, 'x', sizeof(content));
    content[3000] = '!';
    desk at;
    open_desk(&at, content, sizeof(content), TKD_ET);
    (void)add(&at, 1, 3001, 1);
    const char *printed = print(&at, (tkd_problem_style){0});
    CHECK(strlen(printed) < 450);
    const char *line = strstr(printed, "1 | …");
    const char *caret = strstr(printed, "^");
    CHECK(line != NULL && caret != NULL);
    const char *caret_line = strstr(line, "\n") + 1;
    const tkd_text before_mark = {line, (size_t)(strchr(line, '!') - line)};
    CHECK_SIZE((size_t)(caret - caret_line), tkd_text_columns(before_mark));
    tkd_arena_clear(&at.arena);
}

TKD_CASE(base, problem, sorting_drops_repeats_and_their_count)
{
    desk at;
    open_desk(&at, "a\nb\n", 4, TKD_ET);
    (void)add(&at, 2, 1, 1);
    (void)add(&at, 1, 1, 1);
    (void)add(&at, 2, 1, 1);
    (void)tkd_problems_add(&at.problems, TKD_CODE_OVERLOAD, (tkd_place){at.file, 1, 1, 1},
                           "koormus", "load");
    tkd_problems_sort(&at.problems);
    const tkd_problem *items = at.problems.list.items;
    CHECK_SIZE(at.problems.list.count, 3);
    CHECK_INT(items[0].code, TKD_CODE_UNKNOWN_REFERENCE);
    CHECK_INT(items[1].severity, TKD_WARNING);
    CHECK_INT(items[2].place.line, 2);
    CHECK_SIZE(at.problems.error_count, 2);
    CHECK_SIZE(at.problems.warning_count, 1);
    tkd_arena_clear(&at.arena);
}

TKD_CASE(base, problem, printing_sorts_and_explains_each_code_once)
{
    desk at;
    open_desk(&at, "a\nb\n", 4, TKD_ET);
    (void)add(&at, 2, 1, 1);
    (void)add(&at, 1, 1, 1);
    (void)add(&at, 2, 1, 1);
    const char *printed = print(&at, (tkd_problem_style){0});
    const char *first = strstr(printed, "yaml:1:1");
    const char *second = strstr(printed, "yaml:2:1");
    CHECK(first != NULL && second != NULL && first < second);
    CHECK(strstr(second + 1, "yaml:2:1") == NULL);
    const char *explain = strstr(printed, "explain");
    CHECK(explain != NULL && strstr(explain + 1, "explain") == NULL);
    tkd_arena_clear(&at.arena);
}

TKD_CASE(base, problem, beyond_the_limit_is_counted)
{
    desk at;
    open_desk(&at, "a\n", 2, TKD_ET);
    tkd_problems_init(&at.problems, &at.arena, TKD_ET, 3);
    for (uint32_t i = 1; i <= 10; i++) {
        tkd_problem *problem = add(&at, i, 1, 1);
        CHECK((problem != NULL) == (i <= 3));
        tkd_problem_hint(&at.problems, problem, "vihje", "hint");
        tkd_problem_other(&at.problems, problem, (tkd_place){0}, "siin", "here");
    }
    CHECK_SIZE(at.problems.error_count, 10);
    CHECK_CONTAINS(print(&at, (tkd_problem_style){.most = 2}), "… ja veel 8\n");
    tkd_arena_clear(&at.arena);
}

TKD_CASE(base, problem, color_is_taken_back)
{
    desk at;
    open_desk(&at, "a\n", 2, TKD_ET);
    (void)add(&at, 1, 1, 1);
    const char *printed = print(&at, (tkd_problem_style){.color = true});
    CHECK_CONTAINS(printed, "\033[1;31mviga[T0304]\033[0m");
    CHECK(strstr(print(&at, (tkd_problem_style){0}), "\033") == NULL);
    tkd_arena_clear(&at.arena);
}

TKD_CASE(base, problem, long_message_is_cut_between_characters)
{
    desk at;
    char name[4001] = {0};
    for (size_t i = 0; i < 2000; i++) {
        memcpy(&name[2 * i], "õ", 2);
    }
    open_desk(&at, "a\n", 2, TKD_ET);
    const tkd_problem *problem =
        tkd_problems_add(&at.problems, TKD_CODE_ID, TKD_NOWHERE, "x%s", "y%s", name);
    CHECK(problem->message.size < 1000);
    CHECK(tkd_text_is_utf8(problem->message, NULL));
    CHECK(tkd_text_ends_with(problem->message, TKD_TEXT("…")));
    tkd_arena_clear(&at.arena);
}

TKD_CASE(base, problem, json_has_all_fields)
{
    desk at;
    tkd_writer out;
    tkd_json json;
    open_desk(&at, "a\n", 2, TKD_EN);
    (void)add(&at, 1, 2, 0);
    tkd_writer_init_memory(&out, &at.arena, 0);
    tkd_json_init(&json, &out);
    tkd_problems_write_json(&at.problems, &at.files, &json);
    CHECK_VIEW(
        tkd_writer_text(&out),
        "[\n  {\"code\": \"T0304\", \"severity\": \"error\", \"file\": \"saaremaa.yaml\", "
        "\"line\": 1, \"column\": 2, \"width\": 1, \"message\": \"unknown step 'keeleope'\", "
        "\"hint\": null, \"other\": null}\n]");
    tkd_arena_clear(&at.arena);
}

// A thousand problems at the end of a large text of one line, and of one of many lines: places are
// found through landmarks, so this takes a moment, not minutes.
TKD_CASE(base, problem, many_in_a_large_text_print_at_once)
{
    static char content[8 << 20];
    for (int lines = 0; lines < 2; lines++) {
        memset(content, lines == 0 ? 'x' : '\n', sizeof(content));
        desk at;
        open_desk(&at, content, sizeof(content), TKD_ET);
        for (uint32_t i = 0; i < 1000; i++) {
            const uint32_t far = (uint32_t)sizeof(content) - 7 * i;
            (void)(lines == 0 ? add(&at, 1, far, 1) : add(&at, far, 1, 1));
        }
        CHECK(print(&at, (tkd_problem_style){0}) != NULL);
        tkd_arena_clear(&at.arena);
    }
}

static tkd_status collect_and_tell(void *context)
{
    const tkd_text content = *(const tkd_text *)context;
    tkd_arena arena = {0};
    tkd_files files;
    tkd_problems problems;
    tkd_writer out;
    tkd_json json;
    uint32_t file = 0;
    tkd_status status = tkd_files_init(&files, &arena);
    if (status == TKD_OK) {
        status = tkd_files_add(&files, TKD_TEXT("a.yaml"), content, &file);
    }
    if (status == TKD_OK) {
        const tkd_place place = {file, 1, 1, 1};
        tkd_problems_init(&problems, &arena, TKD_ET, 0);
        tkd_problem *problem =
            tkd_problems_add(&problems, TKD_CODE_ID, place, "tunnus %d", "id %d", 7);
        tkd_problem_hint(&problems, problem, "vihje", "hint");
        tkd_problem_other(&problems, problem, place, "siin", "here");
        tkd_writer_init_memory(&out, &arena, 0);
        tkd_json_init(&json, &out);
        tkd_problems_print(&problems, &files, (tkd_problem_style){0}, &out);
        tkd_problems_write_json(&problems, &files, &json);
        CHECK_SIZE(problems.error_count, 1);
        status = tkd_writer_finish(&out, NULL);
    }
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(base, problem, lack_of_memory_loses_no_count)
{
    tkd_text content = TKD_TEXT("Õpe\n");
    CHECK_TORTURE(collect_and_tell, &content);
}
