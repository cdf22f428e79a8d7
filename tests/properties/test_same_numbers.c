// SPDX-License-Identifier: EUPL-1.2
// What must not matter does not: order of sections and items, titles and notes, names with `luck:`,
// the number of threads.
#include <string.h>

#include "made_workspace.h"

enum { WORKSPACES = 12 };

static void check_numbers(const trial *a, const trial *b)
{
    CHECK_SIZE(a->results->row_count, b->results->row_count);
    CHECK_SIZE(a->results->pool_count, b->results->pool_count);
    for (size_t i = 0; i < a->results->row_count; i++) {
        CHECK(memcmp(a->results->rows[i].measures, b->results->rows[i].measures,
                     sizeof(a->results->rows[i].measures)) == 0);
    }
    for (size_t i = 0; i < a->results->pool_count; i++) {
        CHECK(memcmp(a->results->pools[i].measures, b->results->pools[i].measures,
                     sizeof(a->results->pools[i].measures)) == 0);
    }
}

TKD_CASE_LABELLED(properties, same_numbers, order_of_sections_and_items_gives_the_same_bytes,
                  "property")
{
    for (uint64_t seed = 1; seed <= WORKSPACES; seed++) {
        tkd_arena arena = {0};
        trial forward;
        trial backward;
        trial_simulate(&forward, made_workspace(&arena, seed, (made_style){0}), NULL);
        trial_simulate(&backward, made_workspace(&arena, seed, (made_style){.reversed = true}),
                       NULL);
        CHECK_TEXT(trial_json(&backward), trial_json(&forward));
        trial_close(&forward);
        trial_close(&backward);
        tkd_arena_clear(&arena);
    }
}

TKD_CASE_LABELLED(properties, same_numbers, titles_and_notes_give_the_same_bytes, "property")
{
    for (uint64_t seed = 21; seed <= 20 + WORKSPACES; seed++) {
        tkd_arena arena = {0};
        trial plain;
        trial titled;
        trial_simulate(&plain, made_workspace(&arena, seed, (made_style){0}), NULL);
        trial_simulate(&titled, made_workspace(&arena, seed, (made_style){.titled = true}), NULL);
        CHECK_TEXT(trial_json(&titled), trial_json(&plain));
        trial_close(&plain);
        trial_close(&titled);
        tkd_arena_clear(&arena);
    }
}

TKD_CASE_LABELLED(properties, same_numbers, renamed_items_keep_their_luck, "property")
{
    for (uint64_t seed = 41; seed <= 40 + WORKSPACES; seed++) {
        tkd_arena arena = {0};
        trial plain;
        trial renamed;
        trial_simulate(&plain, made_workspace(&arena, seed, (made_style){0}), NULL);
        trial_simulate(&renamed, made_workspace(&arena, seed, (made_style){.renamed = true}), NULL);
        check_numbers(&plain, &renamed);
        trial_close(&plain);
        trial_close(&renamed);
        tkd_arena_clear(&arena);
    }
}

TKD_CASE_LABELLED(properties, same_numbers, threads_give_the_same_bytes, "property")
{
    const tkd_study_options three = {.threads = 3};

    for (uint64_t seed = 61; seed <= 60 + WORKSPACES; seed++) {
        tkd_arena arena = {0};
        trial made;
        trial_simulate(&made, made_workspace(&arena, seed, (made_style){0}), NULL);
        const char *one = trial_json(&made);
        trial_run(&made, &three);
        CHECK_TEXT(trial_json(&made), one);
        trial_close(&made);
        tkd_arena_clear(&arena);
    }
}
