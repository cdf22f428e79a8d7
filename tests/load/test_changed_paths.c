// SPDX-License-Identifier: EUPL-1.2
// What people changed between two scenarios: paths, texts as written, and whose proposal it was.
#include "small_workspace.h"

static const char *const town =
    "pools: [{id: koord, provider: kov, ametikohti: 1}]\n"
    "services: [{id: elukoht, pool: koord, duration: 20min, booking: 4d}]\n"
    "municipalities:\n"
    "  - {id: saaremaa, arrivals: {kõik: 46/y}, staff: {koord: {2026-01-01: 2, 2027-01-01: 1}}}\n"
    "  - {id: tartu, arrivals: {kõik: 30/y}}\n"
    "sources: [{id: seadus, title: Seadus}]\n"
    "journeys:\n"
    "  - {id: uus, stages: [{id: algus, steps: [{id: avaldus, service: elukoht}, {id: ootus, "
    "delay: "
    "{value: 2d, source: seadus}, take-up: {tartu: 90%, \"*\": 40%}}]}]}\n"
    "bottlenecks:\n"
    "  - {id: pikk, at: [avaldus], without: {services.elukoht.booking: 1d}}\n"
    "  - {id: kauge, at: [avaldus], effect: {delay: 3d}}\n"
    "proposals:\n"
    "  - {id: kiirem, removes: [pikk]}\n"
    "  - {id: ligem, removes: {kauge: 50%}}\n"
    "scenarios:\n"
    "  - {id: sama}\n"
    "  - {id: kohalik, adopt: {kiirem: [tartu]}}\n"
    "  - id: homme\n"
    "    adopt: [kiirem, ligem]\n"
    "    set:\n"
    "      omavalitsused.saaremaa.koosseis.koord: 1\n"
    "      services.elukoht.duration: {times: 0.5}\n"
    "      journeys.uus.steps.ootus.delay: 1d\n"
    "      municipalities.saaremaa.set.journeys.uus.steps.ootus.take-up: 60%\n"
    "      municipalities.tartu.set.services.elukoht.duration: {plus: 5min}\n";

typedef struct changes {
    small_workspace small;
    const tkd_changed_path *paths;
    size_t count;
} changes;

static void compare(changes *found, const char *before, const char *after)
{
    *found = (changes){.count = 99};
    small_read(&found->small, town);
    const tkd_variation from = {.scenario = tkd_text_of(before)};
    const tkd_variation to = {.scenario = tkd_text_of(after)};
    CHECK_OK(tkd_workspace_changes(found->small.workspace, &from, &to, &found->small.arena,
                                   &found->paths, &found->count, check_error()));
}

static void check_row(const changes *found, const char *path, const char *before, const char *after,
                      const char *proposal)
{
    const tkd_changed_path *row = NULL;
    for (size_t i = 0; i < found->count; i++) {
        if (tkd_text_equal(found->paths[i].path, tkd_text_of(path))) {
            row = &found->paths[i];
        }
    }
    CHECK(row != NULL);
    if (row != NULL) {
        CHECK_VIEW(row->before, before);
        CHECK_VIEW(row->after, after);
        CHECK_VIEW(row->proposal, proposal);
    }
}

TKD_CASE(load, changed_paths, scenarios_tell_path_before_and_after_as_written)
{
    changes found;

    compare(&found, "today", "homme");
    CHECK_SIZE(found.count, 8);
    check_row(&found, "municipalities.saaremaa.staff.koord", "{2026-01-01: 2, 2027-01-01: 1}", "1",
              "");
    check_row(&found, "services.elukoht.duration", "20min", "20min × 0.5", "");
    check_row(&found, "municipalities.tartu.set.services.elukoht.duration", "20min",
              "20min × 0.5 + 5min", "");
    small_close(&found.small);
}

TKD_CASE(load, changed_paths, proposals_tell_where_they_are_adopted_and_what_they_edit)
{
    changes found;

    compare(&found, "today", "homme");
    check_row(&found, "proposals.kiirem", "", "*", "kiirem");
    check_row(&found, "proposals.ligem", "", "*", "ligem");
    check_row(&found, "services.elukoht.booking", "4d", "1d", "kiirem");
    small_close(&found.small);
    compare(&found, "kohalik", "homme");
    check_row(&found, "proposals.kiirem", "tartu", "*", "kiirem");
    small_close(&found.small);
}

TKD_CASE(load, changed_paths, a_municipalitys_own_edit_stands_against_the_general_figure)
{
    changes found;

    compare(&found, "today", "kohalik");
    CHECK_SIZE(found.count, 2);
    check_row(&found, "proposals.kiirem", "", "tartu", "kiirem");
    check_row(&found, "municipalities.tartu.set.services.elukoht.booking", "4d", "1d", "kiirem");
    small_close(&found.small);
}

TKD_CASE(load, changed_paths, figures_stand_bare_and_as_the_municipality_meets_them)
{
    changes found;

    compare(&found, "today", "homme");
    check_row(&found, "journeys.uus.steps.ootus.delay", "2d", "1d", "");
    check_row(&found, "municipalities.saaremaa.set.journeys.uus.steps.ootus.take-up", "40%", "60%",
              "");
    small_close(&found.small);
}

TKD_CASE(load, changed_paths, the_way_back_is_the_other_way_round)
{
    changes found;

    compare(&found, "homme", "today");
    CHECK_SIZE(found.count, 8);
    check_row(&found, "services.elukoht.duration", "20min × 0.5", "20min", "");
    check_row(&found, "services.elukoht.booking", "1d", "4d", "kiirem");
    check_row(&found, "proposals.ligem", "*", "", "ligem");
    small_close(&found.small);
}

TKD_CASE(load, changed_paths, scenarios_alike_differ_in_nothing)
{
    changes found;

    compare(&found, "today", "sama");
    CHECK_SIZE(found.count, 0);
    small_close(&found.small);
    compare(&found, "homme", "homme");
    CHECK_SIZE(found.count, 0);
    small_close(&found.small);
}

static tkd_status compare_once(void *context)
{
    const tkd_variation to = {.scenario = TKD_TEXT_INIT("homme")};
    const tkd_variation from = {.scenario = TKD_TEXT_INIT("kohalik")};
    tkd_workspace *workspace = context;
    const tkd_changed_path *paths = NULL;
    tkd_arena arena = {0};
    size_t count = 0;
    const tkd_status status =
        tkd_workspace_changes(workspace, &from, &to, &arena, &paths, &count, NULL);
    CHECK(status != TKD_OK || count == 8);
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(load, changed_paths, survive_every_failing_allocation)
{
    small_workspace small;

    small_read(&small, town);
    CHECK_TORTURE(compare_once, small.workspace);
    small_close(&small);
}
