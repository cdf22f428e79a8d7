// SPDX-License-Identifier: EUPL-1.2
// Figures of every kind, as the format writes them: what they are worth, and what is said when they
// are wrong, at which character.
#include "small_workspace.h"

#include <math.h>
#include <stdio.h>

#define DAY 86400.0

enum { YAML_MAX = 1024 };

// A step with one key: the workspace of most cases.
static void write_yaml(char yaml[YAML_MAX], const char *key, const char *value)
{
    (void)snprintf(yaml, YAML_MAX,
                   "groups: [{id: el, traits: {lapsega: 35%%, keel: {ru: 40%%, en: 30%%}}}, muu]\n"
                   "municipalities: [tartu, saaremaa]\n"
                   "sources: [{id: rr, title: Register}]\n"
                   "stages: [{id: algus, steps: [{id: samm, %s: %s}]}]\n",
                   key, value);
}

// The step with one figure.
static void open_with(small_workspace *small, const char *key, const char *value)
{
    char yaml[YAML_MAX];

    write_yaml(yaml, key, value);
    small_open_clean(small, yaml);
}

static double mean_of_delay(const char *value)
{
    small_workspace small;

    open_with(&small, "delay", value);
    const double mean = small_mean(small.model, small.model->steps[0].delay);
    small_close(&small);
    return mean;
}

TKD_CASE(load, figures, every_unit_of_time_has_its_seconds)
{
    CHECK_NEAR(mean_of_delay("30s"), 30.0, 1e-9);
    CHECK_NEAR(mean_of_delay("20min"), 1200.0, 1e-9);
    CHECK_NEAR(mean_of_delay("3 h"), 10800.0, 1e-9);
    CHECK_NEAR(mean_of_delay("2.5d"), 2.5 * DAY, 1e-9);
    CHECK_NEAR(mean_of_delay("3w"), 21.0 * DAY, 1e-9);
    CHECK_NEAR(mean_of_delay("6mo"), 6.0 * 30.4375 * DAY, 1e-6);
    CHECK_NEAR(mean_of_delay("1y"), 365.25 * DAY, 1e-6);
    CHECK_NEAR(mean_of_delay("0"), 0.0, 0.0);
    CHECK_NEAR(mean_of_delay("2 päev"), 2.0 * DAY, 1e-9);
    CHECK_NEAR(mean_of_delay("4t"), 4.0 * 3600.0, 1e-9);
    CHECK_NEAR(mean_of_delay("7k"), 7.0 * 30.4375 * DAY, 1e-6);
}

TKD_CASE(load, figures, working_days_stay_days)
{
    small_workspace small;

    open_with(&small, "delay", "2..7wd");
    const tkd_figures *figures = &small.model->figures;
    const int32_t dist = tkd_figure_dist(figures, small.model->steps[0].delay,
                                         (tkd_person){TKD_NONE, TKD_NONE, 0}, 0);
    CHECK(figures->dists[dist].working_days);
    CHECK_NEAR(tkd_dist_mean(figures, dist, 28800.0), 4.5 * 28800.0, 1e-9);
    small_close(&small);
}

TKD_CASE(load, figures, distributions_have_their_means)
{
    CHECK_NEAR(mean_of_delay("10..30min"), 1200.0, 1e-9);
    CHECK_NEAR(mean_of_delay("10/20/45min"), 60.0 * (10.0 + 80.0 + 45.0) / 6.0, 1e-9);
    CHECK_NEAR(mean_of_delay("30min..2h"), 4500.0, 1e-9);
    CHECK_NEAR(mean_of_delay("{exponential: 17min}"), 1020.0, 1e-9);
    CHECK_NEAR(mean_of_delay("{uniform: [1, 4d]}"), 2.5 * DAY, 1e-9);
    CHECK_NEAR(mean_of_delay("{triangular: [1, 2, 6d]}"), 3.0 * DAY, 1e-6);
    CHECK_NEAR(mean_of_delay("{pert: [1, 2, 6d]}"), 2.5 * DAY, 1e-6);
    CHECK_NEAR(mean_of_delay("{lognormal: {mean: 20d, sd: 11d}}"), 20.0 * DAY, 1e-4);
    CHECK_NEAR(mean_of_delay("{lognormal: {median: 90d, sigma: 0.9}}"), 90.0 * DAY * exp(0.405),
               1e-3);
    CHECK_NEAR(mean_of_delay("{gamma: {mean: 20d, sd: 11d}}"), 20.0 * DAY, 1e-4);
    CHECK_NEAR(mean_of_delay("{erlang: {k: 3, mean: 7h}}"), 7.0 * 3600.0, 1e-6);
    CHECK_NEAR(mean_of_delay("{weibull: {shape: 2, scale: 10h}}"), 36000.0 * 0.886226925452758,
               1e-4);
    CHECK_NEAR(mean_of_delay("{empirical: [1, 2, 9h]}"), 4.0 * 3600.0, 1e-9);
    CHECK_NEAR(mean_of_delay("{mix: [[25%, 4h], [75%, 0..8h]]}"), 4.0 * 3600.0, 1e-9);
    CHECK_NEAR(mean_of_delay("[20d, 1..3d, {exponential: 5d}]"), 27.0 * DAY, 1e-6);
}

TKD_CASE(load, figures, empirical_values_stand_in_rising_order)
{
    small_workspace small;

    open_with(&small, "delay", "{empirical: [9, 1, 4h]}");
    const double *values = small.model->figures.values;
    CHECK(values[0] < values[1] && values[1] < values[2]);
    small_close(&small);
}

TKD_CASE(load, figures, a_normal_is_conditioned_on_no_negative_time)
{
    // By the hazard of the standard normal at -2/3: 0.3194480055 / 0.7475074625.
    CHECK_NEAR(mean_of_delay("{normal: {mean: 20min, sd: 30min}}"), 1200.0 + 1800.0 * 0.4273509216,
               1e-3);
}

TKD_CASE(load, figures, the_first_key_that_fits_wins)
{
    small_workspace small;

    open_with(&small, "delay", "{lapsega: 5d, ru: 6d, el: 1d, tartu: 9d, \"*\": 3d}");
    const tkd_model *model = small.model;
    const tkd_figure delay = model->steps[0].delay;
    const int32_t el = small_group(model, "el");
    const int32_t tartu = small_municipality(model, "tartu");
    uint64_t child = 0;
    uint64_t russian = 0;
    for (uint32_t i = 0; i < model->trait_count; i++) {
        child |= tkd_text_equal(model->traits[i].name, TKD_TEXT("lapsega")) ? UINT64_C(1) << i : 0;
        russian |= tkd_text_equal(model->traits[i].value, TKD_TEXT("ru")) ? UINT64_C(1) << i : 0;
    }
    CHECK_NEAR(small_mean_for(model, delay, (tkd_person){tartu, el, child}, 0), 5.0 * DAY, 1e-9);
    CHECK_NEAR(small_mean_for(model, delay, (tkd_person){tartu, el, russian}, 0), 6.0 * DAY, 1e-9);
    CHECK_NEAR(small_mean_for(model, delay, (tkd_person){tartu, el, 0}, 0), 1.0 * DAY, 1e-9);
    CHECK_NEAR(small_mean_for(model, delay, (tkd_person){tartu, -1, 0}, 0), 9.0 * DAY, 1e-9);
    CHECK_NEAR(small_mean_for(model, delay, (tkd_person){-1, -1, 0}, 0), 3.0 * DAY, 1e-9);
    small_close(&small);
}

TKD_CASE(load, figures, dates_begin_what_holds)
{
    small_workspace small;

    open_with(&small, "take-up", "{2026-01-01: 20%, 07-01: 30%, 01-01: 25%}");
    const tkd_figure share = small.model->steps[0].take_up;
    const tkd_person anybody = {TKD_NONE, TKD_NONE, 0};
    const struct {
        tkd_date date;
        double share;
    } days[] = {{{2025, 8, 1}, 0.20},   {{2026, 3, 1}, 0.20}, {{2026, 7, 1}, 0.30},
                {{2026, 12, 31}, 0.30}, {{2027, 2, 1}, 0.25}, {{2031, 9, 9}, 0.30}};
    for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
        CHECK_NEAR(small_mean_for(small.model, share, anybody, tkd_date_to_day(days[i].date)),
                   days[i].share, 1e-12);
    }
    small_close(&small);
}

TKD_CASE(load, figures, an_origin_says_how_well_a_figure_is_known)
{
    small_workspace small;

    open_with(&small, "delay",
              "{value: 46d, source: rr, evidence: register, range: 40..60d, note: x}");
    const tkd_figures *figures = &small.model->figures;
    const tkd_figure delay = small.model->steps[0].delay;
    const tkd_origin *origin =
        &figures->origins[figures->points[figures->cases[delay.first].first_point].origin];
    CHECK_VIEW(origin->path, "journeys.teekond.steps.samm.delay");
    CHECK_VIEW(origin->written, "46d");
    CHECK_INT(origin->evidence, TKD_EVIDENCE_REGISTER);
    CHECK_INT(origin->source, 0);
    CHECK_NEAR(origin->range_low, 40.0 * DAY, 1e-9);
    CHECK_NEAR(origin->range_high, 60.0 * DAY, 1e-9);
    small_close(&small);
}

TKD_CASE(load, figures, a_source_without_a_word_is_documented_and_a_bare_figure_an_assumption)
{
    small_workspace small;

    open_with(&small, "delay", "{el: {value: 4d, source: rr}, \"*\": 5d}");
    const tkd_figures *figures = &small.model->figures;
    const tkd_case *cases = &figures->cases[small.model->steps[0].delay.first];
    CHECK_INT(figures->origins[figures->points[cases[0].first_point].origin].evidence,
              TKD_EVIDENCE_DOCUMENTED);
    CHECK_INT(figures->origins[figures->points[cases[1].first_point].origin].evidence,
              TKD_EVIDENCE_ASSUMPTION);
    small_close(&small);
}

// The faults of a step's figure: the value begins at this column of line 5.
static void fault_of(const char *key, const char *value, tkd_code code, uint32_t offset,
                     const char *said, int line)
{
    char yaml[YAML_MAX];
    const uint32_t column =
        (uint32_t)tkd_text_length(tkd_text_of("stages: [{id: algus, steps: [{id: samm, : ")) +
        (uint32_t)tkd_text_length(tkd_text_of(key)) + 1u + offset;

    write_yaml(yaml, key, value);
    check_fault(yaml, code, 5, column, said, __FILE__, line);
}
#define FAULT(key, value, code, offset, said)                                                      \
    fault_of((key), (value), (code), (offset), (said), __LINE__)

TKD_CASE(load, figures, a_wrong_duration_is_shown_at_its_own_characters)
{
    FAULT("delay", "10/20/45mn", TKD_CODE_UNIT, 8, "10/20/45min");
    FAULT("delay", "5", TKD_CODE_UNIT, 0, "5d");
    FAULT("delay", "3m", TKD_CODE_UNIT, 1, "3min");
    FAULT("delay", "kaua", TKD_CODE_NUMBER, 0, "20min");
    FAULT("delay", "-3d", TKD_CODE_RANGE, 0, "3d");
    FAULT("delay", "2000y", TKD_CODE_RANGE, 0, "1000");
    FAULT("delay", "1e3d", TKD_CODE_NUMBER, 0, "digits");
    FAULT("delay", "30..10min", TKD_CODE_DISTRIBUTION, 0, "10..30min");
    FAULT("delay", "10/20min", TKD_CODE_DISTRIBUTION, 0, "10..45min");
    FAULT("delay", "1..5wd/d", TKD_CODE_NUMBER, 6, "20min");
    FAULT("delay", "1d..5wd", TKD_CODE_UNIT, 0, "same unit");
    FAULT("delay", "\"1,5 h\"", TKD_CODE_DECIMAL_COMMA, 2, "1.5 h");
    FAULT("delay", "1 000d", TKD_CODE_NUMBER, 1, "1000d");
}

TKD_CASE(load, figures, a_wrong_share_is_mended)
{
    FAULT("take-up", "15", TKD_CODE_SHARE, 0, "15%");
    FAULT("take-up", "120%", TKD_CODE_SHARE, 0, "100%");
    FAULT("take-up", "-5%", TKD_CODE_RANGE, 0, "5%");
    FAULT("take-up", "5 min", TKD_CODE_NUMBER, 2, "15%");
}

TKD_CASE(load, figures, a_wrong_distribution_names_its_parameters)
{
    FAULT("delay", "{lognormal: {mean: 3d}}", TKD_CODE_DISTRIBUTION, 12, "sd");
    FAULT("delay", "{lognormal: {median: 3d, sd: 1d}}", TKD_CODE_DISTRIBUTION, 25, "sigma");
    FAULT("delay", "{triangular: [1d, 2d]}", TKD_CODE_DISTRIBUTION, 13, "45min");
    FAULT("delay", "{erlang: {k: 1.5, mean: 2d}}", TKD_CODE_NUMBER, 13, "2");
    FAULT("delay", "{mix: [[30%, 1d], [60%, 2d]]}", TKD_CODE_SHARES_SUM, 6, "100%");
    FAULT("delay", "{empirical: []}", TKD_CODE_DISTRIBUTION, 12, "empirical");
}

TKD_CASE(load, figures, kinds_of_maps_do_not_mix)
{
    FAULT("delay", "{el: 3d, exponential: 4d}", TKD_CODE_MIXED_FIGURE, 9, "outside");
    FAULT("delay", "{exponential: 3d, uniform: [1d, 2d]}", TKD_CODE_MIXED_FIGURE, 18, NULL);
    FAULT("delay", "{value: 3d, el: 4d}", TKD_CODE_MIXED_FIGURE, 12, NULL);
    FAULT("take-up", "{2026-01-01: {el: 10%}}", TKD_CODE_MIXED_FIGURE, 13, "outside");
    FAULT("delay", "{eel: 3d}", TKD_CODE_UNKNOWN_PERSON_KEY, 1, "el");
}

TKD_CASE(load, figures, a_range_holds_its_value)
{
    FAULT("delay", "{value: 3d, range: 4..5d}", TKD_CODE_RANGE, 19, "begins below");
    FAULT("delay", "{value: 3d, source: puudub}", TKD_CODE_NO_SOURCE, 20, NULL);
}

TKD_CASE(load, figures, rates_and_money_have_their_units)
{
    small_workspace small;

    small_open_clean(
        &small,
        "pools: [{id: koordinaator, cost: 27 EUR/h}]\n"
        "municipalities: [{id: tartu, arrivals: {el: 46/y, muu: 4 / kuu}, budget: 50000 EUR/y}]\n"
        "groups: [el, muu]\n"
        "stages: [{id: algus, steps: [{id: samm, fee: 64 EUR}]}]\n");
    const tkd_model *model = small.model;
    CHECK_NEAR(small_mean(model, model->arrivals[0].rate_per_s), 46.0 / (365.25 * DAY), 1e-15);
    CHECK_NEAR(small_mean(model, model->arrivals[1].rate_per_s), 4.0 / (30.4375 * DAY), 1e-15);
    CHECK_NEAR(small_mean(model, model->pools[0].cost_eur_per_s), 27.0 / 3600.0, 1e-12);
    CHECK_NEAR(small_mean(model, model->services[0].fee_eur), 64.0, 1e-12);
    small_close(&small);
    CHECK_FAULT("pools: [{id: koordinaator, cost: 25 EUR}]\nstages: [{id: a, steps: [b]}]\n",
                TKD_CODE_UNIT, 2, 34, "25 EUR/h");
    CHECK_FAULT("stages: [{id: a, steps: [{id: b, fee: 25 USD}]}]\n", TKD_CODE_UNIT, 2, 42,
                "25 EUR");
}
