// SPDX-License-Identifier: EUPL-1.2
// From files to a model: merging, order, structure of journeys, defaults, memory.
#include "small_workspace.h"

#include <string.h>

#define DAY 86400.0

TKD_CASE(load, workspace, a_map_without_numbers_is_a_model)
{
    small_workspace small;

    small_open_clean(&small,
                     "title: Kleeppaberid\n"
                     "stages: [{id: saabumine, steps: [Elukoha registreerimine, Perearst]}]\n"
                     "bottlenecks: [Perearsti ei leia]\n");
    CHECK(!small.model->has_numbers);
    CHECK_SIZE(small.model->step_count, 2);
    CHECK_VIEW(small.model->steps[0].item.id, "elukoha-registreerimine");
    CHECK_VIEW(small.model->journeys[0].item.id, "teekond");
    CHECK_VIEW(small.model->journeys[0].item.title.any, "Kleeppaberid");
    CHECK_VIEW(small.model->groups[0].item.id, "kõik");
    CHECK_VIEW(small.model->municipalities[0].item.id, "kohalik");
    CHECK_NEAR(small_mean(small.model, small.model->arrivals[0].rate_per_s), 100.0 / (365.25 * DAY),
               1e-15);
    small_close(&small);
}

TKD_CASE(load, workspace, the_run_has_the_defaults_of_the_format)
{
    small_workspace small;

    small_open_clean(&small, "stages: [{id: a, steps: [b]}]\n");
    const tkd_run_plan run = small.model->run;
    CHECK_INT(run.start_day, tkd_date_to_day((tkd_date){2026, 1, 5}));
    CHECK_NEAR(run.warmup_s, 365.25 * DAY, 1e-6);
    CHECK_NEAR(run.measure_s, 365.25 * DAY, 1e-6);
    CHECK_NEAR(run.drain_s, 5.0 * 365.25 * DAY, 1e-6);
    CHECK_INT(run.replications, 30);
    CHECK_INT((long long)run.seed, 1);
    small_close(&small);
}

TKD_CASE(load, workspace, order_of_files_sections_and_items_changes_nothing)
{
    static const char *const one_way[] = {
        "teekond: 1\ntitle: A\ngroups: [el, {id: muu, traits: {b: 20%, a: 10%}}]\n"
        "services: [{id: s1, duration: 10min, pool: p1}, {id: s2, duration: 1h}]\n",
        "teekond: 1\npools: [{id: p1, servers: 2}]\nmunicipalities: [{id: tartu, arrivals: {el: "
        "5/y, muu: 4/y}}, saaremaa]\n"
        "journeys: [{id: x, groups: [el], stages: [{id: e, steps: [{id: a, service: s1}]}]},"
        " {id: y, stages: [{id: e, steps: [{id: b, service: s2}]}]}]\n"};
    static const char *const another[] = {
        "teekond: 1\nmunicipalities: [saaremaa, {id: tartu, title: Tartu linn, arrivals: {muu: "
        "4/y, el: 5/y}}]\n"
        "journeys: [{id: y, title: Teine, stages: [{id: e, steps: [{id: b, service: s2}]}]},"
        " {id: x, groups: [el], stages: [{id: e, steps: [{id: a, service: s1}]}]}]\npools: [{id: "
        "p1, servers: 2}]\n",
        "teekond: 1\nservices: [{id: s2, duration: 1h, note: teisiti}, {id: s1, pool: p1, "
        "duration: 10min}]\n"
        "groups: [{id: muu, traits: {a: 10%, b: 20%}}, el]\n"};
    small_workspace small;
    char first[17];
    char second[17];

    small_read_files(&small, one_way, 2);
    small_build(&small, NULL);
    tkd_model_fingerprint(small.model, first);
    small_close(&small);
    small_read_files(&small, another, 2);
    small_build(&small, NULL);
    tkd_model_fingerprint(small.model, second);
    small_close(&small);
    CHECK_TEXT(second, first);
}

TKD_CASE(load, workspace, one_figure_more_is_another_fingerprint)
{
    small_workspace small;
    char first[17];
    char second[17];

    small_open_clean(&small, "stages: [{id: a, steps: [{id: b, delay: 2d}]}]\n");
    tkd_model_fingerprint(small.model, first);
    small_close(&small);
    small_open_clean(&small, "stages: [{id: a, steps: [{id: b, delay: 2.5d}]}]\n");
    tkd_model_fingerprint(small.model, second);
    small_close(&small);
    CHECK(strcmp(first, second) != 0);
}

TKD_CASE(load, workspace, a_doubled_id_shows_both_places)
{
    static const char *const files[] = {"teekond: 1\ngroups: [el]\nstages: [{id: a, steps: [b]}]\n",
                                        "teekond: 1\ngroups:\n  - {id: el}\n"};
    small_workspace small;

    small_read_files(&small, files, 2);
    small_build(&small, NULL);
    CHECK_PROBLEM(&small, TKD_CODE_DOUBLED_ID, 3, 10, "line 2");
    const tkd_problem *problem = small.problems.list.items;
    CHECK_INT(problem->other.line, 2);
    small_close(&small);
}

TKD_CASE(load, workspace, a_file_that_cannot_be_read_brings_no_faults_in_the_others)
{
    static const char *const files[] = {
        "teekond: 1\ngroups: [el\n",
        "teekond: 1\nstages: [{id: a, steps: [{id: b, groups: [el]}]}]\n"};
    small_workspace small;

    small_read_files(&small, files, 2);
    small_build(&small, NULL);
    CHECK_SIZE(small.problems.error_count, 1);
    CHECK(small.model == NULL);
    small_close(&small);
}

TKD_CASE(load, workspace, title_and_run_stand_once)
{
    static const char *const files[] = {
        "teekond: 1\nrun: {seed: 3}\nstages: [{id: a, steps: [b]}]\n",
        "teekond: 1\nrun: {seed: 4}\n"};
    small_workspace small;

    small_read_files(&small, files, 2);
    small_build(&small, NULL);
    CHECK_PROBLEM(&small, TKD_CODE_SECTION_TWICE, 2, 1, "once");
    small_close(&small);
}

TKD_CASE(load, workspace, a_step_with_after_begins_a_branch)
{
    small_workspace small;

    small_open_clean(&small, "stages:\n"
                             "  - {id: e1, steps: [a, b, {id: c, after: [a]}]}\n"
                             "  - {id: e2, steps: [d, {id: f, after: [b, c]}]}\n");
    const tkd_model *model = small.model;
    CHECK_SIZE(model->branch_count, 3);
    CHECK_SIZE(model->journeys[0].own_branch_count, 3);
    CHECK_SIZE(model->branches[0].members.count, 2);
    CHECK_SIZE(model->branches[1].members.count, 2);
    CHECK_INT(model->steps[small_step(model, "d")].branch, 1);
    CHECK_SIZE(model->branches[2].after.count, 2);
    CHECK_SIZE(model->branches[0].after.count, 0);
    small_close(&small);
}

TKD_CASE(load, workspace, blocks_nest_and_their_branches_stand_together)
{
    small_workspace small;

    small_open_clean(&small, "stages:\n"
                             "  - id: e\n"
                             "    steps:\n"
                             "      - a\n"
                             "      - parallel:\n"
                             "          until: any\n"
                             "          branches:\n"
                             "            - [b, {parallel: {branches: [[c], [d]]}}, f]\n"
                             "            - [g]\n"
                             "      - h\n");
    const tkd_model *model = small.model;
    CHECK_SIZE(model->step_count, 7);
    CHECK_SIZE(model->block_count, 2);
    CHECK(model->blocks[0].until_any);
    CHECK(!model->blocks[1].until_any);
    CHECK_SIZE(model->blocks[0].branches.count, 2);
    CHECK_SIZE(model->branches[0].members.count, 3);
    CHECK_INT(model->members[model->branches[0].members.first + 1].kind, TKD_MEMBER_BLOCK);
    CHECK_INT(model->steps[small_step(model, "f")].branch, (int)model->blocks[0].branches.first);
    CHECK_INT(model->steps[small_step(model, "f")].position, 2);
    CHECK_SIZE(model->stages[0].steps.count, 7);
    small_close(&small);
}

TKD_CASE(load, workspace, a_step_with_own_keys_copies_its_service)
{
    small_workspace small;

    small_open_clean(&small,
                     "pools: [koordinaator]\n"
                     "services: [{id: nõu, pool: koordinaator, duration: 20min, booking: 3d}]\n"
                     "stages: [{id: e, steps: [{id: a, service: nõu}, {id: b, service: nõu, "
                     "duration: 1h}, {id: c, fee: 5 EUR}, d]}]\n");
    const tkd_model *model = small.model;
    const tkd_service *own = &model->services[model->steps[small_step(model, "b")].service];
    CHECK_INT(model->steps[small_step(model, "a")].service, small_service(model, "nõu"));
    CHECK_NEAR(small_mean(model, own->duration), 3600.0, 1e-9);
    CHECK_NEAR(small_mean(model, own->booking), 3.0 * DAY, 1e-9);
    CHECK_INT(own->pool, 0);
    CHECK(model->steps[small_step(model, "b")].own_service);
    CHECK_INT(model->steps[small_step(model, "d")].service, TKD_NONE);
    small_close(&small);
}

TKD_CASE(load, workspace, a_bottleneck_inside_a_step_is_there)
{
    small_workspace small;

    small_open_clean(&small, "journeys:\n"
                             "  - id: x\n"
                             "    groups: [el]\n"
                             "    stages: [{id: e, bottlenecks: [Keel], steps: [{id: a, "
                             "bottlenecks: [Info puudub]}, b]}]\n"
                             "  - id: y\n"
                             "    stages: [{id: e, steps: [{id: a, bottlenecks: [Info puudub]}]}]\n"
                             "groups: [el, muu]\n");
    const tkd_model *model = small.model;
    const tkd_bottleneck *note = &model->bottlenecks[small_bottleneck(model, "info-puudub")];
    const tkd_bottleneck *language = &model->bottlenecks[small_bottleneck(model, "keel")];
    CHECK_SIZE(model->bottleneck_count, 2);
    CHECK_SIZE(note->at.count, 2);
    CHECK_SIZE(language->at.count, 2);
    CHECK_SIZE(language->at_stages.count, 1);
    small_close(&small);
}

TKD_CASE(load, workspace, exclusive_traits_stand_next_to_each_other)
{
    small_workspace small;

    small_open_clean(&small, "groups: [{id: el, traits: {keel: {ru: 40%, en: 30%}, a: 5%}}, {id: "
                             "muu, traits: {keel: {ukr: 100%}}}]\n"
                             "stages: [{id: e, steps: [{id: s, gives: [nõustatud], when: {keel: "
                             "[ru, ukr], a: no}}]}]\n");
    const tkd_model *model = small.model;
    const tkd_step *step = &model->steps[0];
    CHECK_SIZE(model->trait_count, 5);
    CHECK_VIEW(model->traits[1].value, "en");
    CHECK_VIEW(model->traits[2].value, "ru");
    CHECK_VIEW(model->traits[3].value, "ukr");
    CHECK_VIEW(model->traits[4].name, "nõustatud");
    CHECK(tkd_when_fits(model, &step->when, UINT64_C(1) << 3));
    CHECK(!tkd_when_fits(model, &step->when, UINT64_C(1) << 1));
    CHECK(!tkd_when_fits(model, &step->when, (UINT64_C(1) << 2) | 1u));
    CHECK(step->gives == UINT64_C(1) << 4);
    small_close(&small);
}

TKD_CASE(load, workspace, calendars_are_read_in_either_language)
{
    small_workspace small;

    small_open_clean(&small, "calendars:\n"
                             "  - {id: kk, open: {E-N: \"08:00-12:00, 13:00-17:00\", fri: "
                             "\"8:30-15:00\"}, closed: [riigipühad, \"12-27..01-02\"]}\n"
                             "stages: [{id: e, steps: [{id: s, calendar: alati}]}]\n"
                             "pools: [{id: koordinaator, calendar: kk}]\n");
    small_close(&small);
}

TKD_CASE(load, workspace, assumptions_are_the_defaults_then_the_unsourced_figures)
{
    small_workspace small;
    uint32_t *rows = NULL;
    size_t count = 0;
    bool found_default = false;
    bool found_figure = false;

    small_open_clean(&small, "pools: [koordinaator]\n"
                             "services: [{id: nõu, pool: koordinaator, duration: {value: 20min, "
                             "evidence: measured}, booking: 3d}]\n"
                             "stages: [{id: e, steps: [{id: s, service: nõu}]}]\n");
    CHECK_OK(tkd_model_assumptions(small.model, &small.arena, &rows, &count, check_error()));
    CHECK_SIZE(tkd_model_assumption_count(small.model), count);
    for (size_t i = 0; i < count; i++) {
        const tkd_origin *origin = &small.model->figures.origins[rows[i]];
        CHECK(i == 0 || !origin->is_default ||
              small.model->figures.origins[rows[i - 1]].is_default);
        found_default =
            found_default || tkd_text_equal(origin->path, TKD_TEXT("pools.koordinaator.servers"));
        found_figure =
            found_figure || tkd_text_equal(origin->path, TKD_TEXT("services.nõu.booking"));
        CHECK(!tkd_text_equal(origin->path, TKD_TEXT("services.nõu.duration")));
    }
    CHECK(found_default && found_figure);
    small_close(&small);
}

static tkd_status read_and_build(void *context)
{
    const char *const *path = context;
    tkd_arena arena = {0};
    tkd_problems problems;
    tkd_workspace *workspace = NULL;
    const tkd_model *model = NULL;
    tkd_error err = {0};
    const tkd_variation variation = {.scenario = TKD_TEXT_INIT("homme")};

    tkd_problems_init(&problems, &arena, TKD_EN, 0);
    tkd_status status = tkd_workspace_new(path, 1, &workspace, &problems, &err);
    if (status == TKD_OK) {
        status = tkd_workspace_build(workspace, &variation, &arena, &model, &problems, &err);
    }
    tkd_workspace_free(workspace);
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(load, workspace, every_failing_allocation_is_told)
{
    small_workspace small;

    small_open_clean(
        &small,
        "groups: [{id: el, traits: {lapsega: 35%, keel: {ru: 40%}}, party: {1: 60%, 2: 40%}}]\n"
        "pools: [{id: koordinaator, provider: kov}]\n"
        "services: [{id: nõu, pool: koordinaator, duration: [10/20/45min, {mix: [[50%, 1h], [50%, "
        "2h]]}]}]\n"
        "municipalities: [{id: tartu, arrivals: {el: {2026-01-01: 4/y, 2027-01-01: 5/y}}, set: "
        "{services.nõu.duration: {times: 0.5}}}]\n"
        "stages: [{id: e, steps: [{id: s, service: nõu, next: [{to: s, p: 5%}]}, {parallel: "
        "{branches: [[b], [c]]}}]}]\n"
        "bottlenecks: [{id: pikk, at: [s], effect: {delay: 3d}}, {id: vähe, at: [s], without: "
        "{pools.koordinaator.servers: 2}}]\n"
        "proposals: [{id: p, removes: {pikk: 40%, vähe: 50%}}]\n"
        "scenarios: [{id: homme, adopt: {p: [tartu]}, set: {services.nõu.booking: 2d}}]\n");
    const char *path = small.paths[0];
    CHECK_TORTURE(read_and_build, &path);
    small_close(&small);
}
