// SPDX-License-Identifier: EUPL-1.2
// Arenas and the lists that grow in them.
#include "tkd_test.h"

#include "teekond/arena.h"

TKD_CASE(base, arena, takes_are_zeroed_and_aligned)
{
    tkd_arena arena = {0};
    for (size_t size = 1; size < 5000; size = size * 2 + 1) {
        const unsigned char *bytes = tkd_arena_take(&arena, 1, size);
        CHECK(bytes != NULL);
        CHECK_SIZE((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) {
            CHECK_INT(bytes[i], 0);
        }
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(base, arena, lines_of_the_cache_begin_where_they_do)
{
    tkd_arena arena = {0};

    for (size_t i = 0; i < 100; i++) {
        CHECK(tkd_arena_take(&arena, 1, 1 + i % 40) != NULL);
        unsigned char *piece = tkd_arena_take_lines(&arena, 1 + i % 5, 48);
        CHECK(piece != NULL && (uintptr_t)piece % 64 == 0);
        for (size_t byte = 0; byte < (1 + i % 5) * 48; byte++) {
            CHECK(piece[byte] == 0);
            piece[byte] = 0xff;
        }
    }
    CHECK(tkd_arena_take_lines(&arena, SIZE_MAX / 48, 48) == NULL);
    CHECK(tkd_arena_take_lines(&arena, SIZE_MAX, 2) == NULL);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, arena, pieces_do_not_overlap)
{
    tkd_arena arena = {0};
    uint64_t *pieces[700];
    for (size_t i = 0; i < 700; i++) {
        pieces[i] = TKD_TAKE(&arena, 7, uint64_t);
        for (size_t j = 0; j < 7; j++) {
            pieces[i][j] = i;
        }
    }
    for (size_t i = 0; i < 700; i++) {
        CHECK_SIZE(pieces[i][0] + pieces[i][6], 2 * i);
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(base, arena, limit_counts_what_was_taken)
{
    tkd_arena arena;
    tkd_arena_init(&arena, 1000);
    CHECK(tkd_arena_take(&arena, 999, 1) != NULL);
    CHECK(tkd_arena_take(&arena, 2, 1) == NULL);
    CHECK(tkd_arena_take(&arena, 1, 1) != NULL);
    CHECK_SIZE(arena.taken_bytes, 1000);
    tkd_arena_clear(&arena);
    CHECK(tkd_arena_take(&arena, 1000, 1) != NULL);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, arena, overflow_gives_null)
{
    tkd_arena arena = {0};
    CHECK(tkd_arena_take(&arena, SIZE_MAX / 2, 3) == NULL);
    CHECK(tkd_arena_take(&arena, SIZE_MAX, 1) == NULL);
    CHECK(tkd_arena_take(&arena, SIZE_MAX - 64, 1) == NULL);
    CHECK_SIZE(arena.taken_bytes, 0);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, arena, nothing_is_a_valid_piece)
{
    tkd_arena arena = {0};
    CHECK(tkd_arena_take(&arena, 0, 24) != NULL);
    CHECK(tkd_arena_take(&arena, 24, 0) != NULL);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, arena, pieces_after_a_reset_are_zeroed)
{
    tkd_arena arena = {0};
    for (size_t round = 0; round < 4; round++) {
        for (size_t i = 0; i < 90; i++) {
            unsigned char *bytes = TKD_TAKE(&arena, 333, unsigned char);
            for (size_t j = 0; j < 333; j++) {
                CHECK_INT(bytes[j], 0);
                bytes[j] = 0xA7;
            }
        }
        tkd_arena_reset(&arena);
        CHECK_SIZE(arena.taken_bytes, 0);
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(base, arena, an_arena_within_another_uses_its_memory_again)
{
    tkd_arena source = {0};
    tkd_arena within;
    tkd_arena_init_within(&within, &source);
    for (size_t round = 0; round < 3; round++) {
        unsigned char *bytes = TKD_TAKE(&within, 777777, unsigned char);
        unsigned char *beside = TKD_TAKE(&source, 3333, unsigned char);
        for (size_t i = 0; i < 777777; i++) {
            CHECK_INT(bytes[i], 0);
            bytes[i] = 0xA7;
        }
        for (size_t i = 0; i < 3333; i++) {
            CHECK_INT(beside[i], 0);
        }
        tkd_arena_reset(&within);
    }
    CHECK(source.taken_bytes < 2 * 777777);
    tkd_arena_clear(&within);
    tkd_arena_clear(&source);
}

TKD_CASE(base, arena, an_expected_list_moves_no_more)
{
    tkd_arena arena = {0};
    tkd_list list;
    tkd_list_init(&list, &arena, sizeof(double));
    CHECK(tkd_list_expect(&list, 1000));
    const double *first = tkd_list_add(&list);
    for (size_t i = 1; i < 1000; i++) {
        double *item = tkd_list_add(&list);
        CHECK_NEAR(*item, 0.0, 0.0);
    }
    CHECK(list.items == first && !tkd_list_expect(&list, SIZE_MAX));
    tkd_arena_clear(&arena);
}

TKD_CASE(base, arena, list_keeps_its_items_while_growing)
{
    tkd_arena arena = {0};
    tkd_list list;
    tkd_list_init(&list, &arena, sizeof(uint32_t));
    for (uint32_t i = 0; i < 1237; i++) {
        uint32_t *item = tkd_list_add(&list);
        CHECK_SIZE(*item, 0);
        *item = i * 3;
    }
    CHECK_SIZE(list.count, 1237);
    CHECK_SIZE(((const uint32_t *)list.items)[1000], 3000);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, arena, list_is_unchanged_when_memory_runs_out)
{
    tkd_arena arena;
    tkd_arena_init(&arena, 8 * sizeof(uint64_t));
    tkd_list list;
    tkd_list_init(&list, &arena, sizeof(uint64_t));
    for (size_t i = 0; i < 8; i++) {
        CHECK(tkd_list_add(&list) != NULL);
    }
    CHECK(tkd_list_add(&list) == NULL);
    CHECK_SIZE(list.count, 8);
    tkd_arena_clear(&arena);
}
