// SPDX-License-Identifier: EUPL-1.2
// Edits, scenarios, proposals, what is taken away, and a municipality's own figures.
#include "small_workspace.h"

#define DAY 86400.0

static const char *const base =
    "groups: [{id: el, patience: 30d}, muu]\n"
    "providers: [{id: ppa, sites: [{id: ppa-k, serves: [saaremaa]}, {id: ppa-t, serves: "
    "[tartu]}]}]\n"
    "pools: [{id: koord, provider: kov}, {id: riik, provider: ppa}]\n"
    "services:\n"
    "  - {id: elukoht, pool: koord, duration: 20min, booking: {el: 4d, \"*\": 10d}}\n"
    "  - {id: kursus, course: {starts: [\"09-01\"], seats: 16, lasts: 4mo}}\n"
    "municipalities:\n"
    "  - {id: saaremaa, arrivals: {el: 46/y}, set: {services.elukoht.duration: 15min}}\n"
    "  - {id: tartu, arrivals: {muu: 30/y}}\n"
    "journeys:\n"
    "  - id: uus\n"
    "    exits: [kadunud]\n"
    "    stages:\n"
    "      - id: saabumine\n"
    "        steps:\n"
    "          - {id: avaldus, service: elukoht, next: [{to: avaldus, p: 12%}, {to: kadunud, p: "
    "2%}]}\n"
    "          - {parallel: {branches: [[a], [{id: b, delay: 2d}]]}}\n"
    "          - {id: c, service: elukoht, fee: 5 EUR}\n"
    "bottlenecks:\n"
    "  - {id: pikk, at: [avaldus], without: {services.elukoht.booking: 0}}\n"
    "  - {id: aeglane, at: [avaldus], without: {pools.koord.servers: 3, pools.koord.calendar: "
    "always}}\n"
    "  - {id: kauge, at: [b], effect: {delay: 3d}}\n"
    "proposals:\n"
    "  - {id: p1, removes: {pikk: 80%, kauge: 50%}, set: {services.elukoht.duration: {plus: "
    "5min}}}\n"
    "  - {id: p2, removes: [kauge], status: adopted, pilot: [tartu]}\n"
    "scenarios:\n";

static void open_scenario(small_workspace *small, const char *scenario)
{
    tkd_variation variation = {.scenario = TKD_TEXT_INIT("homme")};
    char yaml[4096];
    tkd_writer out;

    *small = (small_workspace){0};
    tkd_arena arena = {0};
    tkd_writer_init_memory(&out, &arena, sizeof(yaml));
    tkd_write_string(&out, base);
    tkd_write_string(&out, scenario);
    small_read(small, tkd_writer_text(&out).data);
    tkd_arena_clear(&arena);
    small_build(small, &variation);
}

static void open_clean(small_workspace *small, const char *scenario)
{
    open_scenario(small, scenario);
    CHECK_SIZE(small->problems.list.count, 0);
    CHECK(small->model != NULL);
}

static double booking_of(const small_workspace *small, const char *group)
{
    const tkd_model *model = small->model;
    const tkd_person person = {TKD_NONE, small_group(model, group), 0};

    return small_mean_for(model, model->services[small_service(model, "elukoht")].booking, person,
                          0);
}

TKD_CASE(load, edits, a_scenario_sets_multiplies_adds_and_takes_away)
{
    small_workspace small;

    open_clean(&small, "  - id: homme\n"
                       "    set:\n"
                       "      municipalities.saaremaa.staff.koord: 2\n"
                       "      services.kursus.course.seats: {times: 1.25}\n"
                       "      journeys.uus.steps.avaldus.next.kadunud.p: {times: 2}\n"
                       "      journeys.uus.steps.b.delay: {plus: 1d}\n"
                       "      groups.el.patience: null\n"
                       "      services.elukoht.booking.el: 6d\n");
    const tkd_model *model = small.model;
    const tkd_step *step = &model->steps[small_step(model, "avaldus")];
    CHECK_VIEW(model->scenario, "homme");
    CHECK_SIZE(model->municipalities[small_municipality(model, "saaremaa")].staff.count, 1);
    CHECK_NEAR(small_mean(model, model->services[small_service(model, "kursus")].course.seats),
               20.0, 1e-9);
    CHECK_NEAR(small_mean(model, model->nexts[step->next.first + 1].p), 0.04, 1e-12);
    CHECK_NEAR(small_mean(model, model->steps[small_step(model, "b")].delay), 3.0 * DAY, 1e-6);
    CHECK(!tkd_figure_is_set(model->groups[small_group(model, "el")].patience));
    CHECK_NEAR(booking_of(&small, "el"), 6.0 * DAY, 1e-6);
    CHECK_NEAR(booking_of(&small, "muu"), 10.0 * DAY, 1e-6);
    small_close(&small);
}

// A variation is laid over the workspace's tree: edits next to each other, of nodes inside what was
// edited, and of what is taken away must not be seen without it.
TKD_CASE(load, edits, a_variation_leaves_the_workspace_as_it_was)
{
    const tkd_variation edited = {.scenario = TKD_TEXT_INIT("homme")};
    small_workspace small;

    open_clean(&small, "  - id: homme\n"
                       "    set:\n"
                       "      services.elukoht.booking.el: 6d\n"
                       "      services.elukoht.duration: {times: 2}\n"
                       "      services.kursus.course.seats: {times: 1.25}\n"
                       "      services.elukoht.booking.*: {times: 3}\n"
                       "      groups.el.patience: null\n");
    for (int round = 0; round < 2; round++) {
        CHECK_NEAR(booking_of(&small, "el"), 6.0 * DAY, 1e-6);
        CHECK(!tkd_figure_is_set(small.model->groups[small_group(small.model, "el")].patience));
        small_build(&small, NULL);
        const tkd_model *today = small.model;
        CHECK_NEAR(booking_of(&small, "muu"), 10.0 * DAY, 1e-6);
        CHECK_NEAR(small_mean(today, today->services[small_service(today, "elukoht")].duration),
                   1200.0, 1e-9);
        CHECK_NEAR(small_mean(today, today->services[small_service(today, "kursus")].course.seats),
                   16.0, 1e-9);
        CHECK(tkd_figure_is_set(today->groups[small_group(today, "el")].patience));
        small_build(&small, &edited);
    }
    small_close(&small);
}

TKD_CASE(load, edits, something_can_be_taken_off_a_figure)
{
    small_workspace small;

    open_clean(&small, "  - {id: homme, set: {services.kursus.course.seats: {plus: -4}, "
                       "services.elukoht.duration: {plus: -5min}}}\n");
    const tkd_model *model = small.model;
    CHECK_NEAR(small_mean(model, model->services[small_service(model, "kursus")].course.seats),
               12.0, 1e-9);
    CHECK_NEAR(small_mean(model, model->services[small_service(model, "elukoht")].duration), 900.0,
               1e-9);
    small_close(&small);
}

TKD_CASE(load, edits, travel_can_be_multiplied_and_moved)
{
    const tkd_taken_away half = {TKD_TEXT_INIT("kaugel"), 0.5};
    const tkd_variation variation = {.taken_away = &half, .taken_away_count = 1};
    small_workspace small;

    small_read(
        &small,
        "municipalities: [tartu]\n"
        "providers: [{id: ppa, sites: [{id: ppa-t, serves: [tartu], travel: {tartu: 6h}}]}]\n"
        "stages: [{id: e, steps: [{id: a, provider: ppa, duration: 1h}]}]\n"
        "bottlenecks: [{id: kaugel, at: [a], without: {providers.ppa.sites.ppa-t.travel: 1h}}]\n"
        "scenarios: [{id: homme, set: {providers.ppa.sites.ppa-t.travel: {times: 2}}}]\n");
    small_build(&small, &variation);
    const tkd_person there = {0, TKD_NONE, 0};
    CHECK_NEAR(small_mean_for(small.model, small.model->sites[0].travel.time, there, 0),
               3.5 * 3600.0, 1e-6);
    small_build(&small, &(tkd_variation){.scenario = TKD_TEXT_INIT("homme")});
    CHECK_NEAR(small_mean_for(small.model, small.model->sites[0].travel.time, there, 0),
               12.0 * 3600.0, 1e-6);
    small_close(&small);
}

TKD_CASE(load, edits, paths_and_values_may_be_estonian)
{
    small_workspace small;

    open_clean(&small, "  - {id: homme, muudab: {teenused.elukoht.kestus: {korda: 2}, "
                       "teekonnad.uus.sammud.b.viivitus: 4 päev}}\n");
    const tkd_model *model = small.model;
    CHECK_NEAR(small_mean(model, model->services[small_service(model, "elukoht")].duration), 2400.0,
               1e-6);
    CHECK_NEAR(small_mean(model, model->steps[small_step(model, "b")].delay), 4.0 * DAY, 1e-6);
    small_close(&small);
}

TKD_CASE(load, edits, what_proposals_remove_multiplies)
{
    small_workspace small;

    open_clean(&small, "  - {id: homme, adopt: [p1]}\n");
    const tkd_model *model = small.model;
    const size_t columns = model->municipality_count;
    const double *far = &model->remaining[(size_t)small_bottleneck(model, "kauge") * columns];
    CHECK_NEAR(far[small_municipality(model, "saaremaa")], 0.5, 1e-12);
    CHECK_NEAR(far[small_municipality(model, "tartu")], 0.0, 1e-12);
    // `without` moves the booking 80 % of the way to nothing.
    CHECK_NEAR(booking_of(&small, "el"), 0.8 * DAY, 1e-3);
    CHECK_NEAR(booking_of(&small, "muu"), 2.0 * DAY, 1e-3);
    CHECK_NEAR(small_mean(model, model->services[small_service(model, "elukoht")].duration), 1500.0,
               1e-6);
    small_close(&small);
}

TKD_CASE(load, edits, what_a_proposal_removes_can_be_edited)
{
    small_workspace small;

    open_clean(&small, "  - {id: homme, adopt: [p1], set: {proposals.p1.removes.pikk: 50%}}\n");
    const tkd_model *model = small.model;
    CHECK_NEAR(model->remaining[(size_t)small_bottleneck(model, "pikk") * 2], 0.5, 1e-12);
    CHECK_NEAR(booking_of(&small, "muu"), 5.0 * DAY, 1e-3);
    small_close(&small);
    open_clean(&small, "  - {id: homme, set: {proposals.p2.status: idea}}\n");
    CHECK_NEAR(small.model->remaining[(size_t)small_bottleneck(small.model, "kauge") * 2 + 1], 1.0,
               0.0);
    small_close(&small);
}

TKD_CASE(load, edits, adopted_today_and_in_the_scenario_is_adopted_once)
{
    small_workspace small;

    open_clean(&small, "  - {id: homme, adopt: {p2: [saaremaa, tartu], p1: [tartu]}}\n");
    const tkd_model *model = small.model;
    const double *far = &model->remaining[(size_t)small_bottleneck(model, "kauge") * 2];
    const double *long_wait = &model->remaining[(size_t)small_bottleneck(model, "pikk") * 2];
    CHECK_NEAR(far[small_municipality(model, "saaremaa")], 0.0, 0.0);
    CHECK_NEAR(far[small_municipality(model, "tartu")], 0.0, 0.0);
    CHECK_NEAR(long_wait[small_municipality(model, "tartu")], 0.2, 1e-12);
    small_close(&small);
}

// p2 is adopted today, in tartu; the scenario adopts p1 everywhere.
TKD_CASE(load, edits, choices_hold_instead_of_today_and_the_scenario)
{
    static const tkd_text tartu_alone = TKD_TEXT_INIT("tartu");
    static const tkd_decision decisions[] = {
        {TKD_TEXT_INIT("p1"), true, &tartu_alone, 1},
        {TKD_TEXT_INIT("p2"), true, NULL, 0},
        {TKD_TEXT_INIT("p2"), false, NULL, 0},
        {TKD_TEXT_INIT("ei-ole"), true, NULL, 0},
    };
    const tkd_variation variation = {
        .scenario = TKD_TEXT_INIT("homme"), .decisions = decisions, .decision_count = 4};
    small_workspace small;

    open_clean(&small, "  - {id: homme, adopt: [p1]}\n");
    const int32_t tartu = small_municipality(small.model, "tartu");
    const int32_t saaremaa = small_municipality(small.model, "saaremaa");
    CHECK(small.model->adopted[saaremaa] && small.model->adopted[2 + tartu]);
    CHECK(!small.model->adopted[2 + saaremaa]);
    small_build(&small, &variation);
    const double *far = &small.model->remaining[(size_t)small_bottleneck(small.model, "kauge") * 2];
    const double *long_wait =
        &small.model->remaining[(size_t)small_bottleneck(small.model, "pikk") * 2];
    CHECK(small.model->adopted[tartu] && !small.model->adopted[saaremaa]);
    CHECK(!small.model->adopted[2 + tartu]);
    CHECK_NEAR(long_wait[tartu], 0.2, 1e-12);
    CHECK_NEAR(long_wait[saaremaa], 1.0, 0.0);
    CHECK_NEAR(far[tartu], 0.5, 1e-12);
    CHECK_NEAR(far[saaremaa], 1.0, 0.0);
    small_close(&small);
}

TKD_CASE(load, edits, adopted_in_one_municipality_changes_that_one_alone)
{
    small_workspace small;

    open_clean(&small, "  - {id: homme, adopt: {p1: [tartu]}}\n");
    const tkd_model *model = small.model;
    const int32_t service = small_service(model, "elukoht");
    const int32_t tartu = small_municipality(model, "tartu");
    const int32_t saaremaa = small_municipality(model, "saaremaa");
    CHECK_NEAR(small_mean(model, tkd_model_service(model, tartu, service)->duration), 1500.0, 1e-6);
    CHECK_NEAR(small_mean(model, tkd_model_service(model, saaremaa, service)->duration), 900.0,
               1e-6);
    CHECK_NEAR(small_mean(model, tkd_model_service(model, TKD_NONE, service)->duration), 1200.0,
               1e-6);
    CHECK_NEAR(small_mean(model, tkd_model_service(model, tartu, service)->booking), 2.0 * DAY,
               1e-3);
    CHECK_NEAR(model->remaining[(size_t)small_bottleneck(model, "pikk") * 2 + (size_t)saaremaa],
               1.0, 0.0);
    small_close(&small);
}

TKD_CASE(load, edits, a_municipalitys_own_figure_wins_also_on_copies)
{
    small_workspace small;

    open_clean(&small, "  - {id: homme, set: {services.elukoht.duration: 1h}}\n");
    const tkd_model *model = small.model;
    const int32_t saaremaa = small_municipality(model, "saaremaa");
    const int32_t own = model->steps[small_step(model, "c")].service;
    CHECK_NEAR(
        small_mean(model,
                   tkd_model_service(model, saaremaa, small_service(model, "elukoht"))->duration),
        900.0, 1e-6);
    CHECK_NEAR(small_mean(model, tkd_model_service(model, saaremaa, own)->duration), 900.0, 1e-6);
    CHECK_NEAR(small_mean(model, tkd_model_service(model, saaremaa, own)->fee_eur), 5.0, 1e-9);
    CHECK_NEAR(small_mean(model, tkd_model_service(model, TKD_NONE, own)->duration), 3600.0, 1e-6);
    small_close(&small);
}

TKD_CASE(load, edits, a_municipalitys_own_figure_can_be_multiplied)
{
    small_workspace small;

    open_clean(&small,
               "  - {id: homme, set: {municipalities.saaremaa.set.services.elukoht.duration: "
               "{times: 2}, municipalities.tartu.set.services.elukoht.duration: {times: 3}}}\n");
    const tkd_model *model = small.model;
    const int32_t service = small_service(model, "elukoht");
    CHECK_NEAR(
        small_mean(
            model,
            tkd_model_service(model, small_municipality(model, "saaremaa"), service)->duration),
        1800.0, 1e-6);
    CHECK_NEAR(
        small_mean(model,
                   tkd_model_service(model, small_municipality(model, "tartu"), service)->duration),
        3600.0, 1e-6);
    small_close(&small);
}

TKD_CASE(load, edits, taken_away_is_exactly_without_it)
{
    const tkd_taken_away half = {TKD_TEXT_INIT("aeglane"), 0.5};
    const tkd_taken_away whole = {TKD_TEXT_INIT("aeglane"), 1.0};
    tkd_variation variation = {.taken_away = &half, .taken_away_count = 1};
    small_workspace small;

    open_clean(&small, "  - {id: homme}\n");
    small_build(&small, &variation);
    CHECK_NEAR(small_mean(small.model, small.model->pools[0].servers), 2.0, 1e-12);
    variation.taken_away = &whole;
    small_build(&small, &variation);
    CHECK_NEAR(small_mean(small.model, small.model->pools[0].servers), 3.0, 1e-12);
    CHECK_NEAR(small.model->remaining[(size_t)small_bottleneck(small.model, "aeglane") * 2], 0.0,
               0.0);
    small_close(&small);
}

TKD_CASE(load, edits, settings_come_last_and_are_shown_as_text)
{
    const tkd_setting good = {TKD_TEXT_INIT("services.elukoht.duration"), TKD_TEXT_INIT("2h")};
    const tkd_setting bad = {TKD_TEXT_INIT("services.elukoht.duration"), TKD_TEXT_INIT("3mn")};
    tkd_variation variation = {
        .scenario = TKD_TEXT_INIT("homme"), .settings = &good, .setting_count = 1};
    small_workspace small;

    open_clean(&small, "  - {id: homme, set: {services.elukoht.duration: 1h}}\n");
    small_build(&small, &variation);
    CHECK_NEAR(small_mean(small.model,
                          small.model->services[small_service(small.model, "elukoht")].duration),
               7200.0, 1e-6);
    variation.settings = &bad;
    small_build(&small, &variation);
    CHECK_PROBLEM(&small, TKD_CODE_UNIT, 1, 2, "3min");
    small_close(&small);
}

static void fault_of(const char *scenario, tkd_code code, uint32_t column, const char *said,
                     int line)
{
    small_workspace small;

    open_scenario(&small, scenario);
    check_problem(&small, code, 28, column, said, __FILE__, line);
    small_close(&small);
}
#define FAULT(scenario, code, column, said) fault_of((scenario), (code), (column), (said), __LINE__)

TKD_CASE(load, edits, a_wrong_path_is_shown_at_its_part)
{
    FAULT("  - {id: homme, set: {services.elukoth.duration: 1h}}\n", TKD_CODE_EDIT_PATH, 32,
          "elukoht");
    FAULT("  - {id: homme, set: {services.elukoht.durtion: 1h}}\n", TKD_CODE_EDIT_PATH, 40,
          "duration");
    FAULT("  - {id: homme, set: {sevices.elukoht.duration: 1h}}\n", TKD_CODE_EDIT_PATH, 23,
          "services");
    FAULT("  - {id: homme, set: {journeys.uus.steps.avaldsu.delay: 1h}}\n", TKD_CODE_EDIT_PATH, 42,
          "avaldus");
    FAULT("  - {id: homme, set: {services.elukoht: 1h}}\n", TKD_CODE_EDIT_PATH, 23, "null");
    FAULT("  - {id: homme, set: {services.elukoht.id: teine}}\n", TKD_CODE_EDIT_PATH, 40, NULL);
}

TKD_CASE(load, edits, a_wrong_value_is_shown_where_it_stands)
{
    FAULT("  - {id: homme, set: {services.elukoht.duration: kaua}}\n", TKD_CODE_NUMBER, 50,
          "20min");
    FAULT("  - {id: homme, set: {services.elukoht.no-show: {times: 2}}}\n", TKD_CODE_EDIT_VALUE, 23,
          "figure itself");
    FAULT("  - {id: homme, set: {services.kursus.course.starts: {times: 2}}}\n",
          TKD_CODE_EDIT_VALUE, 23, "figure itself");
    FAULT("  - {id: homme, set: {journeys.uus.steps.avaldus.next.avaldus.p: {times: 9}}}\n",
          TKD_CODE_SHARE, 74, "108%");
}

TKD_CASE(load, edits, a_municipality_changes_only_what_is_its_own)
{
    FAULT("  - {id: homme, set: {municipalities.tartu.set.pools.riik.servers: 2}}\n",
          TKD_CODE_EDIT_NOT_HERE, 23, "its own pools");
    FAULT("  - {id: homme, set: {municipalities.tartu.set.run.seed: 2}}\n", TKD_CODE_EDIT_NOT_HERE,
          23, NULL);
}

TKD_CASE(load, edits, an_unknown_scenario_names_the_nearest)
{
    const tkd_variation variation = {.scenario = TKD_TEXT_INIT("hommme")};
    const tkd_model *model = NULL;
    tkd_error err = {0};
    small_workspace small;

    open_clean(&small, "  - {id: homme}\n");
    CHECK_STATUS(tkd_workspace_build(small.workspace, &variation, &small.arena, &model,
                                     &small.problems, &err),
                 TKD_ERR_REFERENCE);
    CHECK_CONTAINS(err.message, "“homme”");
    small_close(&small);
}
