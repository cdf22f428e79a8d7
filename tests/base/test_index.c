// SPDX-License-Identifier: EUPL-1.2
// The index from texts to numbers.
#include "tkd_test.h"

TKD_CASE(base, index, finds_what_was_put)
{
    tkd_arena arena = {0};
    tkd_index index;
    tkd_index_init(&index, &arena);
    CHECK_SIZE(tkd_index_get(&index, TKD_TEXT("elukoht")), UINT32_MAX);
    for (uint32_t i = 0; i < 3000; i++) {
        CHECK_OK(tkd_index_put(&index, tkd_text_format(&arena, "samm-%u", (unsigned)i), i, NULL));
    }
    for (uint32_t i = 0; i < 3000; i++) {
        CHECK_SIZE(tkd_index_get(&index, tkd_text_format(&arena, "samm-%u", (unsigned)i)), i);
    }
    CHECK_SIZE(tkd_index_get(&index, TKD_TEXT("samm-3000")), UINT32_MAX);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, index, keeps_the_first_of_two)
{
    tkd_arena arena = {0};
    tkd_index index;
    uint32_t existing = 0;
    tkd_index_init(&index, &arena);
    CHECK_OK(tkd_index_put(&index, TKD_TEXT("kursus"), 41, &existing));
    CHECK_STATUS(tkd_index_put(&index, TKD_TEXT("kursus"), 42, &existing), TKD_ERR_REFERENCE);
    CHECK_SIZE(existing, 41);
    CHECK_SIZE(index.count, 1);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, index, holds_the_empty_text)
{
    tkd_arena arena = {0};
    tkd_index index;
    tkd_index_init(&index, &arena);
    CHECK_OK(tkd_index_put(&index, (tkd_text){0}, 5, NULL));
    CHECK_SIZE(tkd_index_get(&index, TKD_TEXT("")), 5);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, index, without_memory_is_unchanged)
{
    tkd_arena arena;
    tkd_arena_init(&arena, 8);
    tkd_index index;
    tkd_index_init(&index, &arena);
    CHECK_STATUS(tkd_index_put(&index, TKD_TEXT("a"), 1, NULL), TKD_ERR_MEMORY);
    CHECK_SIZE(tkd_index_get(&index, TKD_TEXT("a")), UINT32_MAX);
    tkd_arena_clear(&arena);
}

// Computed by a separate program in Python from the published constants of FNV-1a and splitmix64.
TKD_CASE(base, index, hash_is_the_same_on_every_machine)
{
    CHECK(tkd_text_hash(TKD_TEXT("")) == UINT64_C(0xF52A15E9A9B5E89B));
    CHECK(tkd_text_hash(TKD_TEXT("õpe")) == UINT64_C(0x77BE22097855F88A));
}
