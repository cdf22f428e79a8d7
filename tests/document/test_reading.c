// SPDX-License-Identifier: EUPL-1.2
// From YAML to nodes: what is read, where it stands, what is refused.
#include "reading.h"

#include <string.h>

TKD_CASE(document, reading, keeps_order_kind_and_text)
{
    reading at;
    reading_open_text(&at, "teekond: 1\nsteps: [elukoht, {id: kursus}]\nnote: \"õ: 1\"\n");
    CHECK_INT(at.root->kind, TKD_MAP);
    CHECK_SIZE(at.root->count, 3);
    CHECK_VIEW(at.root->first->key, "teekond");
    CHECK_VIEW(at.root->last->text, "õ: 1");
    const tkd_node *steps = tkd_node_get(at.root, "steps");
    CHECK_INT(steps->kind, TKD_LIST);
    CHECK_VIEW(steps->first->text, "elukoht");
    CHECK_VIEW(tkd_node_get(steps->last, "id")->text, "kursus");
    CHECK(steps->last->parent == steps && steps->parent == at.root);
    reading_close(&at);
}

TKD_CASE(document, reading, places_count_characters_from_one)
{
    reading at;
    reading_open_text(&at, "# õ\nõäöü: {töö: \"öö töö\"}\n");
    const tkd_node *outer = at.root->first;
    const tkd_node *inner = outer->first;
    CHECK_SIZE(outer->key_place.line, 2);
    CHECK_SIZE(outer->key_place.column, 1);
    CHECK_SIZE(outer->key_place.width, 4);
    CHECK_SIZE(outer->place.column, 7);
    CHECK_SIZE(inner->key_place.column, 8);
    CHECK_SIZE(inner->place.column, 13);
    CHECK_SIZE(inner->place.width, 8);
    reading_close(&at);
}

TKD_CASE(document, reading, width_ends_with_the_first_line)
{
    reading at;
    reading_open_text(&at, "a: esimene rida\n  teine\nb: |\n  plokk\n");
    CHECK_SIZE(at.root->first->place.width, 12);
    CHECK_VIEW(at.root->first->text, "esimene rida teine");
    CHECK_SIZE(at.root->last->place.width, 1);
    CHECK(at.root->last->quoted && !at.root->first->quoted);
    reading_close(&at);
}

TKD_CASE(document, reading, every_scalar_is_text)
{
    reading at;
    reading_open_text(&at, "a: no\nb: 2025-01-01\nc: 0x10\nd: ~\ne: ''\n");
    CHECK_VIEW(at.root->first->text, "no");
    CHECK_VIEW(tkd_node_get(at.root, "c")->text, "0x10");
    CHECK_VIEW(tkd_node_get(at.root, "d")->text, "~");
    CHECK_SIZE(at.root->last->text.size, 0);
    CHECK_SIZE(at.problems.list.count, 0);
    reading_close(&at);
}

TKD_CASE(document, reading, byte_order_mark_and_windows_line_ends_are_fine)
{
    reading at;
    reading_open_text(&at, "\xEF\xBB\xBF"
                           "a: 1\r\nb: 2\r\n");
    CHECK_SIZE(at.problems.list.count, 0);
    CHECK_SIZE(at.root->first->key_place.column, 1);
    CHECK_SIZE(at.root->last->place.line, 2);
    reading_close(&at);
}

TKD_CASE(document, reading, keys_are_composed_and_the_written_form_kept)
{
    reading at;
    reading_open_text(&at, "o\u0303pe: 1\n");
    CHECK_VIEW(at.root->first->key, "õpe");
    CHECK_VIEW(at.root->first->written_key, "o\u0303pe");
    reading_close(&at);
}

TKD_CASE(document, reading, doubled_key_points_to_both_places)
{
    reading at;
    reading_open_text(&at, "a: 1\nõpe: 1\no\u0303pe: [2, {b: 1, b: 2}]\n");
    CHECK_SIZE(at.problems.list.count, 2);
    const tkd_problem *problem = reading_problem(&at, 0);
    CHECK_INT(problem->code, TKD_CODE_DOUBLED_KEY);
    CHECK_SIZE(problem->place.line, 3);
    CHECK_SIZE(problem->other.line, 2);
    CHECK_SIZE(at.root->count, 2);
    CHECK_VIEW(tkd_node_get(at.root, "õpe")->text, "1");
    reading_close(&at);
}

TKD_CASE(document, reading, doubled_key_is_found_in_large_maps)
{
    tkd_arena arena = {0};
    tkd_writer out;
    reading at;
    tkd_writer_init_memory(&out, &arena, 0);
    for (int i = 0; i < 5000; i++) {
        tkd_write_format(&out, "võti-%d: {a: 1, b: 2}\n", i % 4999);
    }
    const tkd_text yaml = tkd_writer_text(&out);
    reading_open(&at, yaml.data, yaml.size, NULL);
    CHECK_SIZE(at.problems.list.count, 1);
    CHECK_SIZE(reading_problem(&at, 0)->other.line, 1);
    CHECK_SIZE(at.root->count, 4999);
    reading_close(&at);
    tkd_arena_clear(&arena);
}

TKD_CASE(document, reading, alias_becomes_a_copy_with_the_anchors_places)
{
    reading at;
    reading_open_text(&at, "a: &x {b: [1, 2]}\nc: *x\n");
    const tkd_node *copy = tkd_node_get(at.root, "c");
    CHECK_SIZE(copy->place.line, 1);
    CHECK_SIZE(copy->key_place.line, 2);
    CHECK_VIEW(tkd_node_get(copy, "b")->last->text, "2");
    CHECK(copy != at.root->first && tkd_node_get(copy, "b")->parent == copy);
    CHECK_SIZE(at.problems.list.count, 0);
    reading_close(&at);
}

TKD_CASE(document, reading, later_anchor_of_a_name_counts)
{
    reading at;
    reading_open_text(&at, "a: &x 1\nb: &x 2\nc: *x\n*x : d\n");
    CHECK_VIEW(tkd_node_get(at.root, "c")->text, "2");
    CHECK_VIEW(tkd_node_get(at.root, "2")->text, "d");
    reading_close(&at);
}

TKD_CASE(document, reading, alias_to_nothing_or_itself_is_refused)
{
    check_told("a: *nimi\n", TKD_CODE_ALIAS, 1, 4, "\"*nimi\"");
    check_told("a: &x [1, *x]\n", TKD_CODE_ALIAS, 1, 11, "väärtus");
    check_told("&x a: &y {b: {c: *y}}\n", TKD_CODE_ALIAS, 1, 18, "väärtus");
}

TKD_CASE(document, reading, what_the_format_leaves_out_is_refused)
{
    check_told("a: !!str 1\n", TKD_CODE_TAG, 1, 4, "jutumärk");
    check_told("a: !tähtis\n  - 1\n", TKD_CODE_TAG, 1, 4, "jutumärk");
    check_told("a: &x {b: 1}\nc:\n  <<: *x\n", TKD_CODE_MERGE_KEY, 3, 3, "võtmed");
    check_told("[1, 2]: 3\n", TKD_CODE_COMPLEX_KEY, 1, 1, "jutumärk");
    check_told("? {a: {b: 1}}\n: 3\n", TKD_CODE_COMPLEX_KEY, 1, 3, "jutumärk");
    check_told("a: 1\n---\nb: 2\n", TKD_CODE_SEVERAL_DOCUMENTS, 2, 1, "---");
}

TKD_CASE(document, reading, quoted_merge_key_is_a_key)
{
    check_fine("\"<<\": 1\n");
}

TKD_CASE(document, reading, empty_values_are_refused)
{
    check_told("a:\nb: 1\n", TKD_CODE_EMPTY_VALUE, 1, 1, "väärtus");
    check_told("- 1\n-\n", TKD_CODE_EMPTY_VALUE, 2, 2, "väärtus");
    check_told("a: {id: b, c: }\n", TKD_CODE_EMPTY_VALUE, 1, 12, "väärtus");
    check_told("a: {b}\n", TKD_CODE_EMPTY_VALUE, 1, 5, "väärtus");
}

TKD_CASE(document, reading, empty_files_are_told)
{
    const char *const texts[] = {"", "\n\n", "# ainult märkus\n", "---\n", "\xEF\xBB\xBF"};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        reading at;
        reading_open_text(&at, texts[i]);
        CHECK(at.root == NULL);
        CHECK_INT(reading_problem(&at, 0)->code, TKD_CODE_NO_DOCUMENT);
        reading_close(&at);
    }
}

TKD_CASE(document, reading, other_encodings_are_named)
{
    check_told("a: 1\nb: \xF5pe\n", TKD_CODE_NOT_UTF8, 2, 4, "UTF-8");
    check_told("\xFF\xFE"
               "a",
               TKD_CODE_NOT_UTF8, 1, 1, "UTF-8");
}

TKD_CASE(document, reading, control_characters_are_refused)
{
    reading at;
    reading_open(&at, "a: 1\nb: õ\0x\n", 12, NULL);
    CHECK(at.root == NULL);
    CHECK_INT(reading_problem(&at, 0)->code, TKD_CODE_CONTROL_CHARACTER);
    CHECK_SIZE(reading_problem(&at, 0)->place.column, 5);
    reading_close(&at);
    check_told("a: \x1b[2J\n", TKD_CODE_CONTROL_CHARACTER, 1, 4, "kustuta");
    check_told("a: \"\\e[2J\"\n", TKD_CODE_CONTROL_CHARACTER, 1, 4, "langjoon");
    check_told("a: \"\\0\"\n", TKD_CODE_CONTROL_CHARACTER, 1, 4, "langjoon");
}

TKD_CASE(document, reading, escapes_of_printable_characters_are_fine)
{
    check_fine("a: \"\\u00f5\\n\\t\\\"\"\n");
}

static tkd_status read_all_kinds(void *context)
{
    const tkd_text yaml = *(const tkd_text *)context;
    tkd_arena arena = {0};
    tkd_files files;
    tkd_problems problems;
    tkd_node *root = NULL;
    uint32_t file = 0;
    tkd_status status = tkd_files_init(&files, &arena);
    if (status == TKD_OK) {
        status = tkd_files_add(&files, TKD_TEXT("a.yaml"), yaml, &file);
    }
    if (status == TKD_OK) {
        tkd_problems_init(&problems, &arena, TKD_ET, 0);
        status = tkd_tree_read(&arena, &files, file, NULL, &root, &problems, NULL);
    }
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(document, reading, lack_of_memory_is_a_status)
{
    tkd_text yaml = TKD_TEXT("a: &x {b: [1, 2], o\u0303: 'q'}\nc: *x\nd: {e: 1,9}\nf: {g:h}\n"
                             "h: {i: j, k}\n1: 1\n2: 1\n3: 1\n4: 1\n5: 1\n");
    CHECK_TORTURE(read_all_kinds, &yaml);
}
