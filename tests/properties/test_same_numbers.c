// SPDX-License-Identifier: EUPL-1.2
// What must not matter does not: order of files, sections and items, titles and notes, names with `luck:`,
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

// One file; a file for each section; the same files named the other way round.
TKD_CASE_LABELLED(properties, same_numbers, order_of_files_gives_the_same_bytes, "property")
{
    for (uint64_t seed = 11; seed <= 14; seed++) {
        tkd_arena arena = {0};
        const char *texts[MADE_SECTIONS] = {NULL};
        const char *reversed[MADE_SECTIONS] = {NULL};
        trial whole;
        trial parts;
        trial backward;
        made_sections(&arena, seed, (made_style){0}, texts);
        for (size_t i = 0; i < MADE_SECTIONS; i++) {
            reversed[i] = texts[MADE_SECTIONS - 1 - i];
        }
        trial_simulate(&whole, made_workspace(&arena, seed, (made_style){0}), NULL);
        trial_read_files(&parts, texts, MADE_SECTIONS);
        trial_run(&parts, NULL);
        trial_read_files(&backward, reversed, MADE_SECTIONS);
        trial_run(&backward, NULL);
        CHECK_TEXT(trial_json(&parts), trial_json(&whole));
        CHECK_TEXT(trial_json(&backward), trial_json(&whole));
        trial_close(&whole);
        trial_close(&parts);
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
