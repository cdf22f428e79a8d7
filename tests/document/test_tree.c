// SPDX-License-Identifier: EUPL-1.2
// Nodes: joining, replacing, removing, copying.
#include "reading.h"

TKD_CASE(document, tree, get_looks_in_maps_only)
{
    reading at;
    reading_open_text(&at, "a: [1]\nb: {c: 2}\n");
    CHECK(tkd_node_get(NULL, "a") == NULL);
    CHECK(tkd_node_get(tkd_node_get(at.root, "a"), "a") == NULL);
    CHECK(tkd_node_get(at.root, "x") == NULL);
    CHECK_VIEW(tkd_node_get(tkd_node_get(at.root, "b"), "c")->text, "2");
    reading_close(&at);
}

TKD_CASE(document, tree, a_renamed_child_is_found_by_its_new_key)
{
    reading at;
    reading_open_text(&at, "kestus: 1\nb: 2\n");
    tkd_node *child = tkd_node_get(at.root, "kestus");
    tkd_node_rename(at.root, child, TKD_TEXT("duration"));
    CHECK(tkd_node_get(at.root, "duration") == child);
    CHECK(tkd_node_get(at.root, "kestus") == NULL);
    CHECK_VIEW(child->written_key, "kestus");
    reading_close(&at);
}

TKD_CASE(document, tree, replace_keeps_key_and_order)
{
    reading at;
    reading_open_text(&at, "a: 1\nb: 2\nc: 3\n");
    const char *const keys[] = {"a", "b", "c"};
    for (size_t i = 0; i < 3; i++) {
        tkd_node *fresh = tkd_node_scalar(&at.arena, TKD_TEXT("uus"), TKD_NOWHERE);
        tkd_node_replace(tkd_node_get(at.root, keys[i]), fresh);
        CHECK(tkd_node_get(at.root, keys[i]) == fresh);
    }
    CHECK_VIEW(at.root->first->key, "a");
    CHECK_VIEW(at.root->first->next->key, "b");
    CHECK(at.root->last == at.root->first->next->next && at.root->last->next == NULL);
    CHECK_SIZE(at.root->count, 3);
    reading_close(&at);
}

TKD_CASE(document, tree, remove_mends_the_chain)
{
    reading at;
    reading_open_text(&at, "[a, b, c]\n");
    tkd_node *middle = at.root->first->next;
    tkd_node_remove(middle);
    CHECK(at.root->first->next == at.root->last && middle->parent == NULL);
    tkd_node_remove(at.root->last);
    CHECK(at.root->first == at.root->last && at.root->last->next == NULL);
    tkd_node_remove(at.root->first);
    CHECK(at.root->first == NULL && at.root->last == NULL);
    CHECK_SIZE(at.root->count, 0);
    tkd_node_append(at.root, (tkd_text){0}, middle);
    CHECK(at.root->first == middle);
    reading_close(&at);
}

TKD_CASE(document, tree, copy_is_deep_and_keeps_places)
{
    reading at;
    tkd_arena other = {0};
    reading_open_text(&at, "a: {b: [1, {c: õ}], d: 2}\ne: 3\n");
    tkd_node *copy = tkd_node_copy(&other, at.root->first);
    const tkd_place place = tkd_node_get(copy, "d")->place;
    reading_close(&at);
    CHECK(copy->parent == NULL && copy->next == NULL);
    CHECK_VIEW(copy->key, "a");
    CHECK_VIEW(tkd_node_get(tkd_node_get(copy, "b")->last, "c")->text, "õ");
    CHECK_SIZE(place.line, 1);
    CHECK_SIZE(place.column, 24);
    tkd_arena_clear(&other);
}

TKD_CASE(document, tree, copy_takes_adjustments_along)
{
    tkd_arena arena = {0};
    tkd_node *figure = tkd_node_scalar(&arena, TKD_TEXT("2d"), TKD_NOWHERE);
    tkd_adjustment plus = {.kind = TKD_ADJUST_PLUS,
                           .value = tkd_node_scalar(&arena, TKD_TEXT("1d"), TKD_NOWHERE)};
    tkd_adjustment times = {.kind = TKD_ADJUST_TIMES, .amount = 1.9, .next = &plus};
    figure->adjustments = &times;
    const tkd_node *copy = tkd_node_copy(&arena, figure);
    CHECK(copy->adjustments != &times && copy->adjustments->next != &plus);
    CHECK_NEAR(copy->adjustments->amount, 1.9, 0.0);
    CHECK_VIEW(copy->adjustments->next->value->text, "1d");
    tkd_arena_clear(&arena);
}

TKD_CASE(document, tree, copy_of_a_deep_tree_needs_no_stack)
{
    tkd_arena arena = {0};
    tkd_node *root = tkd_node_new(&arena, TKD_LIST, TKD_NOWHERE);
    tkd_node *inner = root;
    for (size_t i = 0; i < 300000; i++) {
        tkd_node *child = tkd_node_new(&arena, TKD_LIST, TKD_NOWHERE);
        tkd_node_append(inner, (tkd_text){0}, child);
        inner = child;
    }
    CHECK(tkd_node_copy(&arena, root) != NULL);
    tkd_arena_clear(&arena);
}
