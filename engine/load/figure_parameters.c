// SPDX-License-Identifier: EUPL-1.2
// Distributions that a map of parameters names: `{lognormal: {mean: 20d, sd: 10d}}` and its kin. The
// parameters that people think in become those of `tkd_dist`.
// Source of the conversions from mean and sd: Johnson, Kotz, Balakrishnan, Continuous Univariate
// Distributions, volume 1 (1994), chapters 14 (lognormal), 17 (gamma).
#include "reader.h"

#include <math.h>

// One parameter: a plain duration or number.
typedef struct parameter {
    double value;
    bool working_days;
    bool given;
} parameter;

void tkd_report_parameters(tkd_reader *reader, const tkd_node *node, const char *example)
{
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_DISTRIBUTION, node->place,
                                            "jaotuse parameetrid ei sobi",
                                            "the parameters of the distribution do not fit");

    tkd_problem_hint(reader->problems, problem, "kirjuta näiteks %s", "write, for example, %s",
                     example);
}

// One plain duration or number of a scalar.
static bool read_parameter(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                           parameter *out)
{
    tkd_term terms[TKD_TERMS_MAX];
    bool range = false;

    if (node->bad) {
        return false;
    }
    if (node->kind != TKD_SCALAR) {
        tkd_problems_add(reader->problems, TKD_CODE_WRONG_SHAPE, node->place,
                         "siin peab olema üks arv või kestus",
                         "one number or duration belongs here");
        return false;
    }
    const size_t count = tkd_load_terms(reader, node, rule, NULL, terms, &range);
    if (count == 0) {
        return false;
    }
    if (count > 1) {
        tkd_report_parameters(reader, node, "{lognormal: {mean: 20min, sd: 10min}}");
        return false;
    }
    *out = (parameter){terms[0].number * terms[0].factor, terms[0].working_days, true};
    return true;
}

// Two named parameters of a map, each with its rule; keys beside them are faults.
static bool read_two(tkd_reader *reader, const tkd_node *node, const char *const names[2],
                     const tkd_rule *const rules[2], const char *example, parameter out[2])
{
    bool good = true;

    if (node->kind != TKD_MAP) {
        tkd_report_parameters(reader, node, example);
        return false;
    }
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        const bool first = tkd_text_equal(child->key, tkd_text_of(names[0]));
        const bool second = tkd_text_equal(child->key, tkd_text_of(names[1]));
        if (first || second) {
            good = read_parameter(reader, child, rules[second], &out[second]) && good;
            continue;
        }
        tkd_problem *problem = tkd_problems_add(
            reader->problems, TKD_CODE_DISTRIBUTION, child->key_place,
            "„%.*s“ ei ole selle jaotuse parameeter", "“%.*s” is no parameter of this distribution",
            TKD_ARG(child->written_key));
        tkd_problem_hint(reader->problems, problem, "parameetrid on %s ja %s",
                         "the parameters are %s and %s", names[0], names[1]);
        good = false;
    }
    for (size_t i = 0; i < 2 && good; i++) {
        if (!out[i].given) {
            tkd_problem *problem =
                tkd_problems_add(reader->problems, TKD_CODE_DISTRIBUTION, node->place,
                                 "jaotusel on puudu „%s“", "the distribution lacks “%s”", names[i]);
            tkd_problem_hint(reader->problems, problem, "kirjuta näiteks %s",
                             "write, for example, %s", example);
            good = false;
        }
    }
    return good;
}

static const tkd_rule shape_rule = {.quantity = TKD_QUANTITY_NUMBER, .least = 0.01, .most = 1e6};
static const tkd_rule sigma_rule = {.quantity = TKD_QUANTITY_NUMBER, .most = 10.0};
static const tkd_rule stages_rule = {
    .quantity = TKD_QUANTITY_NUMBER, .whole = true, .least = 1.0, .most = 1e6};

static bool mean_and_sd(tkd_reader *reader, const tkd_node *node, const char *example,
                        parameter out[2])
{
    static const char *const names[2] = {"mean", "sd"};
    const tkd_rule *const rules[2] = {&tkd_rule_duration, &tkd_rule_duration};

    if (!read_two(reader, node, names, rules, example, out)) {
        return false;
    }
    if (out[0].working_days != out[1].working_days) {
        tkd_report_parameters(reader, node, example);
        return false;
    }
    return true;
}

static bool read_normal(tkd_reader *reader, const tkd_node *node, tkd_dist *dist)
{
    parameter out[2] = {0};

    if (!mean_and_sd(reader, node, "{normal: {mean: 20min, sd: 5min}}", out)) {
        return false;
    }
    dist->kind = out[1].value > 0.0 ? TKD_DIST_NORMAL : TKD_DIST_CONSTANT;
    dist->working_days = out[0].working_days;
    dist->p[0] = out[0].value;
    dist->p[1] = out[1].value;
    return true;
}

static bool read_lognormal(tkd_reader *reader, const tkd_node *node, tkd_dist *dist)
{
    static const char *const names[2] = {"median", "sigma"};
    const tkd_rule *const rules[2] = {&tkd_rule_duration, &sigma_rule};
    parameter out[2] = {0};
    const bool by_median =
        tkd_node_get(node, "median") != NULL || tkd_node_get(node, "sigma") != NULL;
    const char *example =
        by_median ? "{lognormal: {median: 90d, sigma: 0.9}}" : "{lognormal: {mean: 20d, sd: 10d}}";

    if (by_median ? !read_two(reader, node, names, rules, example, out)
                  : !mean_and_sd(reader, node, example, out)) {
        return false;
    }
    if (out[0].value <= 0.0) {
        tkd_report_parameters(reader, node, example);
        return false;
    }
    dist->working_days = out[0].working_days;
    const double ratio = out[1].value / out[0].value;
    const double log_variance = by_median ? out[1].value * out[1].value : log1p(ratio * ratio);
    if (log_variance <= 0.0) {
        dist->kind = TKD_DIST_CONSTANT;
        dist->p[0] = out[0].value;
        return true;
    }
    dist->kind = TKD_DIST_LOGNORMAL;
    dist->p[0] = log(out[0].value) - (by_median ? 0.0 : log_variance / 2.0);
    dist->p[1] = sqrt(log_variance);
    return true;
}

static bool read_gamma(tkd_reader *reader, const tkd_node *node, tkd_dist *dist)
{
    parameter out[2] = {0};
    const char *example = "{gamma: {mean: 20d, sd: 10d}}";

    if (!mean_and_sd(reader, node, example, out)) {
        return false;
    }
    dist->working_days = out[0].working_days;
    if (out[1].value <= 0.0) {
        dist->kind = TKD_DIST_CONSTANT;
        dist->p[0] = out[0].value;
        return true;
    }
    if (out[0].value <= 0.0) {
        tkd_report_parameters(reader, node, example);
        return false;
    }
    dist->kind = TKD_DIST_GAMMA;
    dist->p[0] = (out[0].value / out[1].value) * (out[0].value / out[1].value);
    dist->p[1] = out[1].value * out[1].value / out[0].value;
    return true;
}

static bool read_erlang(tkd_reader *reader, const tkd_node *node, tkd_dist *dist)
{
    static const char *const names[2] = {"k", "mean"};
    const tkd_rule *const rules[2] = {&stages_rule, &tkd_rule_duration};
    parameter out[2] = {0};

    if (!read_two(reader, node, names, rules, "{erlang: {k: 3, mean: 20min}}", out)) {
        return false;
    }
    dist->working_days = out[1].working_days;
    dist->kind = out[1].value > 0.0 ? TKD_DIST_GAMMA : TKD_DIST_CONSTANT;
    dist->p[0] = out[1].value > 0.0 ? out[0].value : 0.0;
    dist->p[1] = out[1].value / out[0].value;
    return true;
}

static bool read_weibull(tkd_reader *reader, const tkd_node *node, tkd_dist *dist)
{
    static const char *const names[2] = {"shape", "scale"};
    const tkd_rule *const rules[2] = {&shape_rule, &tkd_rule_duration};
    parameter out[2] = {0};

    if (!read_two(reader, node, names, rules, "{weibull: {shape: 1.5, scale: 20d}}", out)) {
        return false;
    }
    dist->working_days = out[1].working_days;
    dist->kind = out[1].value > 0.0 ? TKD_DIST_WEIBULL : TKD_DIST_CONSTANT;
    dist->p[0] = out[1].value > 0.0 ? out[0].value : 0.0;
    dist->p[1] = out[1].value;
    return true;
}

static bool read_exponential(tkd_reader *reader, const tkd_node *node, tkd_dist *dist)
{
    parameter mean = {0};

    if (!read_parameter(reader, node, &tkd_rule_duration, &mean)) {
        return false;
    }
    dist->kind = mean.value > 0.0 ? TKD_DIST_EXPONENTIAL : TKD_DIST_CONSTANT;
    dist->working_days = mean.working_days;
    dist->p[0] = mean.value;
    return true;
}

bool tkd_load_parametric(tkd_reader *reader, const tkd_node *node, tkd_dist *dist, bool *known)
{
    static const struct {
        const char *name;
        bool (*read)(tkd_reader *, const tkd_node *, tkd_dist *);
    } shapes[] = {
        {"exponential", read_exponential}, {"normal", read_normal},
        {"lognormal", read_lognormal},     {"gamma", read_gamma},
        {"erlang", read_erlang},           {"weibull", read_weibull},
    };

    *known = false;
    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        if (tkd_text_equal(node->key, tkd_text_of(shapes[i].name))) {
            *known = true;
            return shapes[i].read(reader, node, dist);
        }
    }
    return false;
}
