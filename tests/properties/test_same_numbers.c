// SPDX-License-Identifier: EUPL-1.2
// What must not matter does not: order of files, sections and items, titles and notes, names with `luck:`,
// the number of threads, scenarios that nobody asks for.
#include <string.h>

#include "made_workspace.h"

enum { WORKSPACES = 60 };

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
    for (uint64_t seed = 1; seed <= WORKSPACES; seed++) {
        tkd_arena arena = {0};
        const char *texts[MADE_SECTIONS_MAX] = {NULL};
        const char *reversed[MADE_SECTIONS_MAX] = {NULL};
        const size_t count = made_sections(&arena, seed, (made_style){0}, texts);
        trial whole;
        trial parts;
        trial backward;
        for (size_t i = 0; i < count; i++) {
            reversed[i] = texts[count - 1 - i];
        }
        trial_simulate(&whole, made_workspace(&arena, seed, (made_style){0}), NULL);
        trial_read_files(&parts, texts, count);
        trial_run(&parts, NULL);
        trial_read_files(&backward, reversed, count);
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
    for (uint64_t seed = 101; seed <= 100 + WORKSPACES; seed++) {
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
    for (uint64_t seed = 201; seed <= 200 + WORKSPACES; seed++) {
        tkd_arena arena = {0};
        trial plain;
        trial renamed;
        trial_simulate(&plain, made_workspace(&arena, seed, (made_style){0}), NULL);
        trial_simulate(&renamed, made_workspace(&arena, seed, (made_style){.renamed = true}), NULL);
        trial_check_same(&plain, &renamed);
        trial_close(&plain);
        trial_close(&renamed);
        tkd_arena_clear(&arena);
    }
}

TKD_CASE_LABELLED(properties, same_numbers, threads_give_the_same_bytes, "property")
{
    const tkd_study_options three = {.threads = 3};

    for (uint64_t seed = 301; seed <= 300 + WORKSPACES; seed++) {
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

// Scenarios and proposals that nobody asks for.
TKD_CASE_LABELLED(properties, same_numbers, unused_scenarios_give_the_same_bytes, "property")
{
    static const char *const unused =
        "scenarios:\n"
        "  - {id: muu, set: {pools.p0.servers: 5, services.t0.duration: {times: 2}}}\n"
        "  - {id: veel, adopt: [kasutu]}\n"
        "proposals:\n  - {id: kasutu, set: {groups.g0.patience: 1d}}\n";

    for (uint64_t seed = 401; seed <= 400 + WORKSPACES; seed++) {
        tkd_arena arena = {0};
        trial plain;
        trial with;
        const char *text = made_workspace(&arena, seed, (made_style){0});
        if (strstr(text, "proposals:") == NULL) {
            const char *texts[] = {text, unused};
            trial_simulate(&plain, text, NULL);
            trial_read_files(&with, texts, 2);
            trial_run(&with, NULL);
            CHECK_TEXT(trial_json(&with), trial_json(&plain));
            trial_close(&plain);
            trial_close(&with);
        }
        tkd_arena_clear(&arena);
    }
}
