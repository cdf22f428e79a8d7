// SPDX-License-Identifier: EUPL-1.2
// Sensitivities of models whose indices are known by hand: of a sum of delays they are the shares of the
// delays' variances, (high − low)² / 12 each.
#include <math.h>

#include "trial.h"

#include "teekond/uncertain.h"

#define PEOPLE                                                                                     \
    "groups: [a]\n"                                                                                \
    "municipalities: [{id: linn, arrivals: {a: {value: 50/y, range: 49/y..51/y}}}]\n"              \
    "run: {start: 2026-01-05, warmup: 0, measure: 1y, drain: 1y, replications: 2, seed: 5}\n"
#define TWO                                                                                        \
    PEOPLE                                                                                         \
    "stages:\n"                                                                                    \
    "  - id: s\n"                                                                                  \
    "    steps:\n"                                                                                 \
    "      - {id: x, delay: {value: 10d, range: 5d..15d, evidence: workshop}}\n"                   \
    "      - {id: y, delay: {value: 3d, range: 1d..5d}}\n"                                         \
    "      - {id: z, delay: 0d, take-up: {value: 40%, range: 20%..60%}}\n"

static const tkd_sensitivity *sensed(trial *made, uint32_t points, const tkd_believed *ranges,
                                     size_t range_count, uint32_t threads)
{
    const tkd_study_options options = {.threads = threads};
    const tkd_sensitivity_plan plan = {.municipality = TKD_TEXT("*"),
                                       .journey = TKD_TEXT("*"),
                                       .group = TKD_TEXT("*"),
                                       .measure = TKD_TIME_TO_COMPLETE_H,
                                       .ranges = ranges,
                                       .range_count = range_count,
                                       .points = points};
    const tkd_sensitivity *found = NULL;

    CHECK_OK(tkd_study_sense(made->workspace, &options, &plan, &made->arena, &found,
                             &made->problems, check_error()));
    return found;
}

TKD_CASE(study, sensitivity, indices_of_a_sum_are_shares_of_variance)
{
    const double all = 10.0 * 10.0 + 4.0 * 4.0;
    trial made;

    trial_read(&made, TWO);
    const tkd_sensitivity *found = sensed(&made, 110, NULL, 0, 1);
    CHECK_SIZE(found->figure_count, 4);
    CHECK_SIZE(found->written_count, 4);
    CHECK_SIZE(found->screen_points, 0);
    CHECK_SIZE(found->count, 4);
    const tkd_sensitive_row *x = &found->figures[0];
    const tkd_sensitive_row *y = &found->figures[1];
    CHECK_VIEW(x->path, "journeys.teekond.steps.x.delay");
    CHECK_VIEW(x->written, "10d");
    CHECK_VIEW(x->evidence, "workshop");
    CHECK_SIZE(x->line, 8);
    CHECK_NEAR(x->low_times, 0.5, 1e-12);
    CHECK_NEAR(x->high_times, 1.5, 1e-12);
    CHECK_NEAR(x->total.mean, 100.0 / all, 1e-6);
    CHECK_NEAR(x->first.mean, 100.0 / all, 1e-6);
    CHECK_NEAR(x->effect, 240.0, 1e-6);
    CHECK_NEAR(y->total.mean, 16.0 / all, 1e-6);
    CHECK_NEAR(y->effect, 96.0, 1e-6);
    CHECK_SIZE(y->rank_low, 2);
    CHECK_SIZE(y->rank_high, 2);
    CHECK_NEAR(found->figures[2].total.high, 0.0, 1e-6);
    CHECK_NEAR(found->figures[3].total.high, 0.0, 1e-6);
    CHECK_NEAR(found->sd_figures, 24.0 * sqrt(all / 12.0), 1e-6);
    CHECK_NEAR(found->sd_luck, 0.0, 1e-6);
    CHECK_NEAR(found->base.mean, 312.0, 1e-6);
    trial_close(&made);
}

// y is believed to lie anywhere from 1 to 21 days: now most hangs on it.
TKD_CASE(study, sensitivity, ranges_of_the_command_stand_instead)
{
    const tkd_believed range = {TKD_TEXT("teekonnad.teekond.sammud.y.viivitus"), TKD_TEXT("1d"),
                                TKD_TEXT("21d")};
    trial made;

    trial_read(&made, TWO);
    const tkd_sensitivity *found = sensed(&made, 110, &range, 1, 1);
    CHECK_VIEW(found->figures[0].path, "journeys.teekond.steps.y.delay");
    CHECK_NEAR(found->figures[0].total.mean, 400.0 / 500.0, 1e-6);
    CHECK_NEAR(found->figures[0].effect, 480.0, 1e-6);
    trial_close(&made);
}

TKD_CASE(study, sensitivity, a_range_of_nothing_is_refused)
{
    const tkd_believed range = {TKD_TEXT("journeys.teekond.steps.y.patience"), TKD_TEXT("1d"),
                                TKD_TEXT("21d")};
    const tkd_sensitivity_plan plan = {.municipality = TKD_TEXT("*"),
                                       .journey = TKD_TEXT("*"),
                                       .group = TKD_TEXT("*"),
                                       .measure = TKD_TIME_TO_COMPLETE_H,
                                       .ranges = &range,
                                       .range_count = 1,
                                       .points = 40};
    const tkd_sensitivity *found = NULL;
    tkd_error err = {0};
    trial made;

    trial_read(&made, TWO);
    CHECK_STATUS(
        tkd_study_sense(made.workspace, NULL, &plan, &made.arena, &found, &made.problems, &err),
        TKD_ERR_REFERENCE);
    CHECK_CONTAINS(err.message, "--set");
    trial_close(&made);
}

// Forty delays of which three are large: the few points do not allow to look at all of them.
TKD_CASE(study, sensitivity, the_few_among_many_are_chosen)
{
    trial made;
    tkd_arena arena;
    tkd_writer text;

    tkd_arena_init(&arena, 0);
    tkd_writer_init_memory(&text, &arena, 0);
    tkd_write_string(&text, PEOPLE "stages: [{id: s, steps: [");
    for (int i = 0; i < 40; i++) {
        const char *delay = i == 7 ? "50d" : i == 23 ? "30d" : i == 31 ? "20d" : "1d";
        tkd_write_format(&text, "%s{id: s%d, delay: %s}", i == 0 ? "" : ", ", i, delay);
    }
    tkd_write_string(&text, "]}]\n");
    trial_read(&made, tkd_writer_text(&text).data);
    const tkd_sensitivity *found = sensed(&made, 120, NULL, 0, 2);
    CHECK_SIZE(found->figure_count, 41);
    CHECK(found->screen_points > 0);
    CHECK(found->has_others);
    CHECK_VIEW(found->figures[0].path, "journeys.teekond.steps.s7.delay");
    CHECK_VIEW(found->figures[1].path, "journeys.teekond.steps.s23.delay");
    CHECK_VIEW(found->figures[2].path, "journeys.teekond.steps.s31.delay");
    // ± 50 % of each: squares of 50, 30, 20 and 37 ones.
    CHECK_NEAR(found->figures[0].total.mean, 2500.0 / 3837.0, 0.02);
    CHECK_NEAR(found->figures[1].total.mean, 900.0 / 3837.0, 0.02);
    CHECK(found->others.total.mean < 0.03);
    CHECK(!found->figures[0].range_is_written);
    CHECK_SIZE(found->light_points, 41);
    // Fewer points: none are left for each figure alone, so all vary at once; the largest is found all the same.
    const tkd_sensitivity *fewer = sensed(&made, 60, NULL, 0, 2);
    CHECK_SIZE(fewer->light_points, 0);
    CHECK(fewer->screen_points > 20);
    CHECK_VIEW(fewer->figures[0].path, "journeys.teekond.steps.s7.delay");
    trial_close(&made);
    tkd_arena_clear(&arena);
}

static const char *json_of(trial *made, const tkd_sensitivity *found)
{
    tkd_writer out;
    tkd_json json;

    tkd_writer_init_memory(&out, &made->arena, 0);
    tkd_json_init(&json, &out);
    tkd_sensitivity_write_json(found, &json);
    return tkd_writer_text(&out).data;
}

TKD_CASE(study, sensitivity, threads_change_no_byte)
{
    trial made;

    trial_read(&made, PEOPLE "pools: [{id: p}]\n"
                             "stages: [{id: s, steps: [{id: x, pool: p, duration: {exponential: "
                             "40h}}, {id: y, delay: {exponential: 9d}}]}]\n");
    const char *one = json_of(&made, sensed(&made, 48, NULL, 0, 1));
    CHECK_TEXT(json_of(&made, sensed(&made, 48, NULL, 0, 2)), one);
    CHECK_CONTAINS(one, "\"path\": \"journeys.teekond.steps.x.duration\"");
    trial_close(&made);
}

// ---- Ranges of figures --------------------------------------------------------------------------

static const tkd_uncertain *figure_of(const trial *made, const tkd_uncertain *list, size_t count,
                                      const char *path)
{
    for (size_t i = 0; i < count; i++) {
        if (tkd_text_equal(made->model->figures.origins[list[i].origin].path, tkd_text_of(path))) {
            return &list[i];
        }
    }
    return NULL;
}

TKD_CASE(study, sensitivity, ranges_are_written_or_by_evidence)
{
    tkd_uncertain *list = NULL;
    size_t count = 0;
    trial made;

    trial_compile(
        &made,
        "groups: [{id: a, traits: {laps: 90%}}]\n"
        "sources: [{id: r, title: R}]\n"
        "pools: [{id: p, servers: {value: 2, source: r}, cost: 25 EUR/h}]\n"
        "municipalities: [{id: linn, arrivals: {a: {value: 50/y, evidence: register}}}]\n"
        "stages: [{id: s, steps: [{id: x, pool: p, attempts: 2, take-up: 80%, duration: {value: "
        "10/20/45min, evidence: workshop, range: 15min..30min}, feeling: 1}, {id: y, delay: "
        "0d}]}]\n");
    CHECK_OK(tkd_model_uncertain(made.model, false, &made.arena, &list, &count, check_error()));
    const tkd_uncertain *arrivals = figure_of(&made, list, count, "municipalities.linn.arrivals.a");
    const tkd_uncertain *servers = figure_of(&made, list, count, "pools.p.servers");
    const tkd_uncertain *take_up =
        figure_of(&made, list, count, "journeys.teekond.steps.x.take-up");
    const tkd_uncertain *duration =
        figure_of(&made, list, count, "journeys.teekond.steps.x.duration");
    CHECK(arrivals != NULL && servers != NULL && take_up != NULL && duration != NULL);
    CHECK_NEAR_SHARE(arrivals->low, 0.9 * arrivals->value, 1e-12);
    CHECK_NEAR(servers->low, 1.6, 1e-12);
    CHECK_NEAR(servers->high, 2.4, 1e-12);
    CHECK_NEAR(take_up->low, 0.4, 1e-12);
    CHECK_NEAR(take_up->high, 0.9, 1e-12); // half the way from 80 % to 100 %
    CHECK_NEAR(duration->low, 900.0, 1e-9);
    CHECK_NEAR(duration->high, 1800.0, 1e-9);
    CHECK(figure_of(&made, list, count, "journeys.teekond.steps.x.feeling") == NULL);
    CHECK(figure_of(&made, list, count, "journeys.teekond.steps.y.delay") == NULL);
    CHECK(figure_of(&made, list, count, "pools.p.cost") == NULL);
    CHECK_OK(tkd_model_uncertain(made.model, true, &made.arena, &list, &count, check_error()));
    CHECK(figure_of(&made, list, count, "pools.p.cost") != NULL);
    trial_close(&made);
}

// Every draw of a distribution follows its mean; attempts stay whole; the model itself stays as it is.
TKD_CASE(study, sensitivity, a_moved_model_is_a_copy)
{
    tkd_uncertain *list = NULL;
    const tkd_model *moved = NULL;
    size_t count = 0;
    trial made;

    trial_compile(&made, "groups: [a]\nmunicipalities: [{id: linn, arrivals: {a: 50/y}}]\n"
                         "stages: [{id: s, steps: [{id: x, attempts: 4, delay: 10..30d}]}]\n");
    CHECK_OK(tkd_model_uncertain(made.model, false, &made.arena, &list, &count, check_error()));
    double *values = TKD_TAKE(&made.arena, count, double);
    for (size_t i = 0; i < count; i++) {
        values[i] = 1.4 * list[i].value;
    }
    CHECK_OK(tkd_model_move(made.model, list, values, count, &made.arena, &moved, check_error()));
    const tkd_person anybody = {0, 0, 0};
    const tkd_step *step = &moved->steps[0];
    const int32_t dist = tkd_figure_dist(&moved->figures, step->delay, anybody, 0);
    CHECK_NEAR(tkd_dist_mean(&moved->figures, dist, 86400.0), 28.0 * 86400.0, 1e-6);
    CHECK_NEAR(tkd_dist_variance(&moved->figures, dist, 86400.0),
               28.0 * 28.0 / 12.0 * 86400.0 * 86400.0, 1.0);
    CHECK_NEAR(tkd_figure_number(&moved->figures, step->attempts, anybody, 0, 0.0), 6.0, 0.0);
    const int32_t old = tkd_figure_dist(&made.model->figures, step->delay, anybody, 0);
    CHECK_NEAR(tkd_dist_mean(&made.model->figures, old, 86400.0), 20.0 * 86400.0, 1e-6);
    trial_close(&made);
}
