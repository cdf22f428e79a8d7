// SPDX-License-Identifier: EUPL-1.2
// How to run, with the format's defaults for what is not said; and the names of scenarios.
#include "reader.h"

#include <math.h>

#include "teekond/number.h"

#define YEAR_S (TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY)

static const tkd_rule replications_rule = {
    .quantity = TKD_QUANTITY_NUMBER, .whole = true, .least = 1.0, .most = 1e6};
static const tkd_rule seed_rule = {
    .quantity = TKD_QUANTITY_NUMBER, .whole = true, .most = 9007199254740992.0};

typedef double read_value(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                          double otherwise);

// The value, and what edits did to it.
static double read_edited(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                          read_value *read, double otherwise)
{
    double value = read(reader, node, rule, otherwise);

    for (const tkd_adjustment *edit = node->adjustments; edit != NULL; edit = edit->next) {
        switch (edit->kind) {
        case TKD_ADJUST_TIMES: value *= edit->amount; break;
        case TKD_ADJUST_PLUS: value += edit->amount * read(reader, edit->value, rule, 0.0); break;
        case TKD_ADJUST_TOWARD:
            value += edit->amount * (read(reader, edit->value, rule, value) - value);
            break;
        }
    }
    if (node->adjustments != NULL &&
        (value < rule->least || value > rule->most || (rule->whole && value != floor(value)))) {
        tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_RUN, node->place,
                                                "muudatuse järel ei sobi see arv enam",
                                                "after the edit this figure cannot be");
        tkd_problem_hint(reader->problems, problem, "tulemus oleks %.6g", "it would be %.6g",
                         value);
        return otherwise;
    }
    return value;
}

// A duration of the run: one that is the same always, and no distribution.
static double read_span(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                        double otherwise)
{
    tkd_term terms[TKD_TERMS_MAX];
    bool range = false;

    if (node->bad) {
        return otherwise;
    }
    const size_t count =
        node->kind == TKD_SCALAR ? tkd_load_terms(reader, node, rule, NULL, terms, &range) : 0;
    if (count == 1 && !terms[0].working_days) {
        return terms[0].number * terms[0].factor;
    }
    if (node->kind != TKD_SCALAR || count >= 1) {
        tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_RUN, node->place,
                                                "siin peab olema üks kestus, mitte jaotus",
                                                "one duration belongs here, no distribution");
        tkd_problem_hint(reader->problems, problem, "kirjuta näiteks 1y", "write, for example, 1y");
    }
    return otherwise;
}

static double read_setting(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                           double otherwise)
{
    tkd_leaf leaf = {otherwise, TKD_NONE};
    if (node->kind != TKD_SCALAR || !tkd_load_scalar(reader, node, rule, &leaf)) {
        if (node->kind != TKD_SCALAR && !node->bad) {
            tkd_problems_add(reader->problems, TKD_CODE_RUN, node->place, "siin peab olema üks arv",
                             "one number belongs here");
        }
        return otherwise;
    }
    return leaf.number;
}

// One key of `run`, or its default, which is an assumption.
static double read_of(tkd_reader *reader, const tkd_node *run, const char *key,
                      const tkd_rule *rule, const char *written, double otherwise)
{
    const tkd_node *node = tkd_node_get(run, key);

    if (node == NULL) {
        const tkd_text path = tkd_text_format(reader->arena, "run.%s", key);
        tkd_default_origin(reader, path, written, TKD_NOWHERE);
        return otherwise;
    }
    return read_edited(reader, node, rule,
                       rule->quantity == TKD_QUANTITY_DURATION ? read_span : read_setting,
                       otherwise);
}

void tkd_load_run(tkd_reader *reader)
{
    const tkd_node *node = tkd_node_get(reader->root, "run");
    const tkd_node *start = tkd_node_get(node, "start");
    const tkd_node *measure = tkd_node_get(node, "measure");
    const tkd_date first_monday = {2026, 1, 5};
    tkd_run_plan plan = {.start_day = tkd_date_to_day(first_monday)};

    if (start == NULL) {
        tkd_default_origin(reader, TKD_TEXT("run.start"), "2026-01-05", TKD_NOWHERE);
    } else {
        const int32_t day = tkd_load_day(reader, start);
        plan.start_day = day != 0 ? day : plan.start_day;
    }
    plan.warmup_s = read_of(reader, node, "warmup", &tkd_rule_duration, "1y", YEAR_S);
    plan.measure_s = read_of(reader, node, "measure", &tkd_rule_duration, "1y", YEAR_S);
    plan.drain_s = read_of(reader, node, "drain", &tkd_rule_duration, "5y", 5.0 * YEAR_S);
    plan.replications =
        (uint32_t)read_of(reader, node, "replications", &replications_rule, "30", 30.0);
    plan.seed = (uint64_t)read_of(reader, node, "seed", &seed_rule, "1", 1.0);
    plan.client_hour_eur =
        3600.0 * read_of(reader, node, "client-hour", &tkd_rule_money_per_time, "0 EUR/h", 0.0);
    if (plan.measure_s <= 0.0) {
        tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_RUN, measure->place,
                                                "mõõdetav aeg peab olema pikem kui null",
                                                "the time measured must be above zero");
        tkd_problem_hint(reader->problems, problem, "kirjuta näiteks measure: 1y",
                         "write, for example, measure: 1y");
    }
    if (reader->model != NULL) {
        reader->model->run = plan;
    }
}

void tkd_load_scenarios(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_SCENARIOS];

    reader->scenarios = tkd_reader_take(reader, names->count, sizeof(tkd_scenario));
    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        tkd_item *item = &reader->scenarios[i].item;
        if (names->rows[i].node != NULL) {
            *item = tkd_load_item(names->rows[i].node, names->rows[i].id);
            continue;
        }
        item->id = names->rows[i].id;
        item->luck = tkd_text_hash(names->rows[i].id);
        item->title.by[TKD_ET] = TKD_TEXT("Praegu");
        item->title.by[TKD_EN] = TKD_TEXT("Today");
        item->title.by[TKD_RU] = TKD_TEXT("Сегодня");
    }
}

static tkd_range read_years(tkd_reader *reader, const tkd_node *node)
{
    const size_t first = reader->year_values.count;
    const tkd_rule any = {
        .quantity = TKD_QUANTITY_NUMBER, .sign = true, .least = -1e15, .most = 1e15};

    for (const tkd_node *child = node != NULL && node->kind == TKD_MAP ? node->first : NULL;
         child != NULL; child = child->next) {
        double year = 0.0;
        tkd_leaf leaf = {0.0, TKD_NONE};
        if (!tkd_number_parse(child->key, false, &year) || year < 1.0 || year > 9999.0) {
            tkd_problem *problem = tkd_problems_add(
                reader->problems, TKD_CODE_DATE, child->key_place, "„%.*s“ ei ole aasta",
                "“%.*s” is no year", TKD_ARG(child->written_key));
            tkd_problem_hint(reader->problems, problem, "kirjuta näiteks {2024: 0, 2029: 7}",
                             "write, for example, {2024: 0, 2029: 7}");
            continue;
        }
        if (child->kind == TKD_SCALAR && tkd_load_scalar(reader, child, &any, &leaf)) {
            *(tkd_year_value *)tkd_reader_add(reader, &reader->year_values) =
                (tkd_year_value){(int32_t)year, leaf.number};
        }
    }
    return tkd_reader_since(&reader->year_values, first);
}

void tkd_load_indicators(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_INDICATORS];

    reader->indicators = tkd_reader_take(reader, names->count, sizeof(tkd_indicator));
    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        const tkd_node *node = names->rows[i].node;
        reader->indicators[i] = (tkd_indicator){
            .item = tkd_load_item(node, names->rows[i].id),
            .unit = tkd_load_label(tkd_node_get(node, "unit")),
            .base = read_years(reader, tkd_node_get(node, "base")),
            .target = read_years(reader, tkd_node_get(node, "target")),
        };
    }
}
