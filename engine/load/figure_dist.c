// SPDX-License-Identifier: EUPL-1.2
// Distributions of durations: terms of a scalar, bounds, values, mixtures, and lists that are sums. A
// leaf is in seconds or in working days, never in both.
#include "reader.h"

#include <math.h>
#include <stdlib.h>

int32_t tkd_add_dist(tkd_reader *reader, tkd_dist dist)
{
    tkd_dist *row = tkd_reader_add(reader, &reader->dists);

    *row = dist;
    return (int32_t)reader->dists.count - 1;
}

tkd_figures tkd_reader_figures(const tkd_reader *reader)
{
    return (tkd_figures){
        .cases = reader->cases.items,
        .points = reader->points.items,
        .dists = reader->dists.items,
        .parts = reader->parts.items,
        .values = reader->values.items,
        .origins = reader->origins.items,
        .case_count = (uint32_t)reader->cases.count,
        .point_count = (uint32_t)reader->points.count,
        .dist_count = (uint32_t)reader->dists.count,
        .part_count = (uint32_t)reader->parts.count,
        .value_count = (uint32_t)reader->values.count,
        .origin_count = (uint32_t)reader->origins.count,
    };
}

double tkd_reader_mean(const tkd_reader *reader, int32_t dist)
{
    const tkd_figures figures = tkd_reader_figures(reader);

    return reader->failed ? 0.0 : tkd_dist_mean(&figures, dist, TKD_SECONDS_PER_DAY);
}

static bool finish(tkd_reader *reader, const tkd_node *node, tkd_dist dist, tkd_leaf *leaf)
{
    dist.times = 1.0;
    leaf->dist = tkd_add_dist(reader, dist);
    leaf->number = tkd_reader_mean(reader, leaf->dist);
    if (!(leaf->number <= tkd_rule_duration.most * (1.0 + 1e-9))) {
        tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_RANGE, node->place,
                                                "kestus on keskmiselt üle 1000 aasta",
                                                "the duration is above 1000 years on average");
        tkd_problem_hint(reader->problems, problem, "kontrolli jaotuse parameetreid",
                         "check the parameters of the distribution");
        return false;
    }
    return true;
}

// The parts of a leaf are all in working days or none is; a bare 0 goes with either.
static bool same_units(tkd_reader *reader, const tkd_node *node, const tkd_term *terms,
                       size_t count, bool *working_days)
{
    bool any_days = false;
    bool any_time = false;

    for (size_t i = 0; i < count; i++) {
        const bool zero = terms[i].number == 0.0;
        any_days = any_days || (terms[i].working_days && !zero);
        any_time = any_time || (!terms[i].working_days && !zero);
    }
    *working_days = any_days;
    if (any_days && any_time) {
        tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_UNIT, node->place,
                                                "tööpäevi ja muid ühikuid ei saa segada",
                                                "working days and other units do not mix");
        tkd_problem_hint(reader->problems, problem,
                         "kirjuta kõik osad samas ühikus, näiteks 1..5wd",
                         "write all parts in the same unit, such as 1..5wd");
    }
    return !(any_days && any_time);
}

static tkd_problem *report_order(tkd_reader *reader, const tkd_node *node)
{
    return tkd_problems_add(reader->problems, TKD_CODE_DISTRIBUTION, node->place,
                            "osad ei ole kasvavas järjestuses",
                            "the parts are not in rising order");
}

// The terms of a scalar in rising order, with the units that they were read with.
static tkd_text in_order(tkd_reader *reader, const tkd_node *node, const tkd_term *terms,
                         size_t count, bool dots)
{
    const tkd_term *last = &terms[count - 1];
    const tkd_text unit = tkd_text_part(node->text, last->number_end, last->end - last->number_end);
    size_t order[TKD_TERMS_MAX] = {0, 1, 2, 3};
    tkd_writer out;

    for (size_t i = 1; i < count; i++) {
        for (size_t k = i; k > 0; k--) {
            const tkd_term *a = &terms[order[k - 1]];
            const tkd_term *b = &terms[order[k]];
            if (a->number * a->factor > b->number * b->factor) {
                const size_t kept = order[k];
                order[k] = order[k - 1];
                order[k - 1] = kept;
            }
        }
    }
    tkd_writer_init_memory(&out, reader->scratch, 0);
    for (size_t i = 0; i < count; i++) {
        const tkd_term *term = &terms[order[i]];
        const bool shares_unit = term->end == term->number_end || term == last;
        tkd_write_string(&out, i == 0 ? "" : dots ? ".." : "/");
        tkd_write(&out, tkd_text_part(node->text, term->from,
                                      (shares_unit ? term->number_end : term->end) - term->from));
        if (i + 1 == count || !shares_unit || count == 1) {
            tkd_write(&out, shares_unit ? unit : (tkd_text){0});
        }
    }
    return tkd_writer_text(&out);
}

bool tkd_dist_of_terms(tkd_reader *reader, const tkd_node *node, const tkd_term *terms,
                       size_t count, tkd_leaf *leaf)
{
    tkd_dist dist = {.kind = TKD_DIST_CONSTANT};
    const size_t kept = count < 3 ? count : 3;
    const bool dots = tkd_text_find(node->text, TKD_TEXT(".."), 0) != SIZE_MAX;
    bool rising = true;

    if (!same_units(reader, node, terms, count, &dist.working_days)) {
        return false;
    }
    for (size_t i = 0; i < kept; i++) {
        dist.p[i] = terms[i].number * terms[i].factor;
        rising = rising && (i == 0 || dist.p[i] >= dist.p[i - 1]);
    }
    if (!rising) {
        const tkd_text text = in_order(reader, node, terms, count, dots);
        tkd_problem_hint(reader->problems, report_order(reader, node), "kirjuta %.*s", "write %.*s",
                         TKD_ARG(text));
        return false;
    }
    if (count == 4 || (count == 2 && !dots)) {
        tkd_problem *problem =
            tkd_problems_add(reader->problems, TKD_CODE_DISTRIBUTION, node->place,
                             "kaldkriipsudega on kolm osa: vähim/tõenäolisim/suurim",
                             "with slashes there are three parts: least/likely/most");
        tkd_problem_hint(
            reader->problems, problem,
            "kirjuta näiteks 10/20/45min, või 10..45min, kui keskmist ei tea",
            "write, for example, 10/20/45min, or 10..45min if the likely one is unknown");
        return false;
    }
    if (count == 2) {
        dist.kind = dist.p[0] < dist.p[1] ? TKD_DIST_UNIFORM : TKD_DIST_CONSTANT;
    } else if (count == 3) {
        dist.kind = dist.p[0] < dist.p[2] ? TKD_DIST_PERT : TKD_DIST_CONSTANT;
    }
    return finish(reader, node, dist, leaf);
}

// The terms of a list, one per value; a value without a unit takes the next one to its right.
static bool read_list_terms(tkd_reader *reader, const tkd_node *list, tkd_list *terms)
{
    const tkd_node **values = TKD_TAKE(reader->scratch, list->count, const tkd_node *);
    const tkd_term *right = NULL;
    size_t count = 0;
    bool range = false;

    tkd_list_init(terms, reader->scratch, sizeof(tkd_term));
    reader->failed = reader->failed || values == NULL;
    for (const tkd_node *value = list->first; value != NULL && values != NULL;
         value = value->next) {
        (void)tkd_reader_add(reader, terms);
        values[count++] = value;
    }
    for (size_t i = count; i > 0 && !reader->failed; i--) {
        tkd_term read[TKD_TERMS_MAX];
        if (values[i - 1]->kind != TKD_SCALAR) {
            tkd_report_parameters(reader, values[i - 1], "{empirical: [10min, 20min, 45min]}");
            return false;
        }
        const size_t found =
            tkd_load_terms(reader, values[i - 1], &tkd_rule_duration, right, read, &range);
        if (found > 1) {
            tkd_report_parameters(reader, values[i - 1], "{empirical: [10min, 20min, 45min]}");
        }
        if (found != 1) {
            return false;
        }
        tkd_term *row = tkd_reader_at(reader, terms, i - 1);
        *row = read[0];
        right = row->has_unit ? row : right;
    }
    return !reader->failed;
}

static bool read_bounds(tkd_reader *reader, const tkd_node *node, tkd_dist_kind kind, size_t count,
                        const char *example, tkd_dist *dist)
{
    tkd_list terms;

    if (node->kind != TKD_LIST || node->count != count) {
        tkd_report_parameters(reader, node, example);
        return false;
    }
    if (!read_list_terms(reader, node, &terms) ||
        !same_units(reader, node, terms.items, count, &dist->working_days)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const tkd_term *term = tkd_reader_at(reader, &terms, i);
        dist->p[i] = term->number * term->factor;
        if (i > 0 && dist->p[i] < dist->p[i - 1]) {
            tkd_problem_hint(reader->problems, report_order(reader, node),
                             "kirjuta kasvavas järjestuses, näiteks %s",
                             "write them in rising order, such as %s", example);
            return false;
        }
    }
    dist->kind = dist->p[0] < dist->p[count - 1] ? kind : TKD_DIST_CONSTANT;
    return true;
}

static int compare_terms(const void *left, const void *right)
{
    const tkd_term *a = left;
    const tkd_term *b = right;
    const double first = a->number * a->factor;
    const double second = b->number * b->factor;

    return (first > second) - (first < second);
}

static bool read_empirical(tkd_reader *reader, const tkd_node *node, tkd_dist *dist)
{
    enum { VALUES_MAX = 4096 };
    tkd_list terms;

    if (node->kind != TKD_LIST || node->count == 0 || node->count > VALUES_MAX) {
        tkd_report_parameters(reader, node, "{empirical: [10min, 20min, 45min]}");
        return false;
    }
    if (!read_list_terms(reader, node, &terms) ||
        !same_units(reader, node, terms.items, terms.count, &dist->working_days)) {
        return false;
    }
    // Ascending: a later quantile is never a shorter time.
    if (terms.count > 1 && !reader->failed) {
        qsort(terms.items, terms.count, sizeof(tkd_term), compare_terms);
    }
    dist->kind = TKD_DIST_EMPIRICAL;
    dist->first = (uint32_t)reader->values.count;
    dist->count = (uint32_t)terms.count;
    for (size_t i = 0; i < terms.count; i++) {
        const tkd_term *term = tkd_reader_at(reader, &terms, i);
        *(double *)tkd_reader_add(reader, &reader->values) = term->number * term->factor;
    }
    return true;
}

// Room for the parts of a mixture or a sum, next to each other.
static uint32_t add_parts(tkd_reader *reader, size_t count)
{
    const uint32_t first = (uint32_t)reader->parts.count;

    for (size_t i = 0; i < count; i++) {
        tkd_dist_part *part = tkd_reader_add(reader, &reader->parts);
        part->weight = 1.0;
    }
    return first;
}

static bool read_mix_part(tkd_reader *reader, const tkd_node *pair, tkd_dist_part *part)
{
    tkd_leaf share;
    tkd_leaf leaf;

    if (pair->kind != TKD_LIST || pair->count != 2 || pair->first->kind != TKD_SCALAR) {
        tkd_report_parameters(reader, pair, "{mix: [[33%, 1/30/90d], [67%, 0..7d]]}");
        return false;
    }
    const bool good = tkd_load_scalar(reader, pair->first, &tkd_rule_share, &share);
    if (!tkd_load_dist(reader, pair->last, &leaf) || !good) {
        return false;
    }
    *part = (tkd_dist_part){share.number, leaf.dist};
    return true;
}

static bool read_mix(tkd_reader *reader, const tkd_node *node, tkd_dist *dist)
{
    double sum = 0.0;
    uint32_t i = 0;

    if (node->kind != TKD_LIST || node->count == 0) {
        tkd_report_parameters(reader, node, "{mix: [[33%, 1/30/90d], [67%, 0..7d]]}");
        return false;
    }
    dist->kind = TKD_DIST_MIX;
    dist->first = add_parts(reader, node->count);
    dist->count = node->count;
    for (const tkd_node *pair = node->first; pair != NULL; pair = pair->next) {
        tkd_dist_part part;
        if (!read_mix_part(reader, pair, &part)) {
            return false;
        }
        *(tkd_dist_part *)tkd_reader_at(reader, &reader->parts, dist->first + i++) = part;
        sum += part.weight;
    }
    if (fabs(sum - 1.0) > 1e-6) {
        tkd_problem *problem =
            tkd_problems_add(reader->problems, TKD_CODE_SHARES_SUM, node->place,
                             "segu osakaalud annavad kokku %.4g%%",
                             "the shares of the mixture add up to %.4g%%", 100.0 * sum);
        tkd_problem_hint(reader->problems, problem, "kokku peab olema 100%%",
                         "together they must make 100%%");
        return false;
    }
    for (i = 0; i < dist->count; i++) {
        ((tkd_dist_part *)tkd_reader_at(reader, &reader->parts, dist->first + i))->weight /= sum;
    }
    return true;
}

// A list is the sum of its parts.
static bool read_sum(tkd_reader *reader, const tkd_node *node, tkd_leaf *leaf)
{
    const uint32_t first = add_parts(reader, node->count);
    uint32_t i = 0;

    for (const tkd_node *part = node->first; part != NULL; part = part->next) {
        tkd_leaf read;
        if (part->bad || !tkd_load_dist(reader, part, &read)) {
            return false;
        }
        ((tkd_dist_part *)tkd_reader_at(reader, &reader->parts, first + i++))->dist = read.dist;
    }
    return finish(reader, node,
                  (tkd_dist){.kind = TKD_DIST_SUM, .first = first, .count = node->count}, leaf);
}

bool tkd_is_dist_name(tkd_text key)
{
    static const tkd_text names[] = {
        TKD_TEXT_INIT("exponential"), TKD_TEXT_INIT("uniform"), TKD_TEXT_INIT("triangular"),
        TKD_TEXT_INIT("pert"),        TKD_TEXT_INIT("normal"),  TKD_TEXT_INIT("lognormal"),
        TKD_TEXT_INIT("gamma"),       TKD_TEXT_INIT("erlang"),  TKD_TEXT_INIT("weibull"),
        TKD_TEXT_INIT("empirical"),   TKD_TEXT_INIT("mix"),
    };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (tkd_text_equal(key, names[i])) {
            return true;
        }
    }
    return false;
}

static bool read_named(tkd_reader *reader, const tkd_node *node, tkd_dist *dist)
{
    static const struct {
        const char *name;
        tkd_dist_kind kind;
        size_t count;
        const char *example;
    } bounded[] = {
        {"uniform", TKD_DIST_UNIFORM, 2, "{uniform: [10min, 30min]}"},
        {"triangular", TKD_DIST_TRIANGULAR, 3, "{triangular: [10min, 20min, 45min]}"},
        {"pert", TKD_DIST_PERT, 3, "{pert: [10min, 20min, 45min]}"},
    };
    bool known = false;

    for (size_t i = 0; i < sizeof(bounded) / sizeof(bounded[0]); i++) {
        if (tkd_text_equal(node->key, tkd_text_of(bounded[i].name))) {
            return read_bounds(reader, node, bounded[i].kind, bounded[i].count, bounded[i].example,
                               dist);
        }
    }
    const bool good = tkd_load_parametric(reader, node, dist, &known);
    if (known) {
        return good;
    }
    return tkd_text_equal(node->key, TKD_TEXT("mix")) ? read_mix(reader, node, dist)
                                                      : read_empirical(reader, node, dist);
}

bool tkd_load_dist(tkd_reader *reader, const tkd_node *node, tkd_leaf *leaf)
{
    tkd_dist dist = {0};

    if (node->bad) {
        return false;
    }
    if (node->kind == TKD_SCALAR) {
        return tkd_load_scalar(reader, node, &tkd_rule_duration, leaf);
    }
    if (node->kind == TKD_LIST && node->count > 0) {
        return read_sum(reader, node, leaf);
    }
    if (node->first == NULL || !tkd_is_dist_name(node->first->key)) {
        tkd_report_parameters(reader, node, "10..30min, {exponential: 20min}");
        return false;
    }
    const tkd_node *second = node->first->next;
    if (second != NULL) {
        tkd_problem *problem = tkd_problems_add(
            reader->problems, TKD_CODE_MIXED_FIGURE, second->key_place,
            "jaotuse kõrval ei saa olla „%.*s“", "“%.*s” cannot stand beside a distribution",
            TKD_ARG(second->written_key));
        tkd_problem_hint(
            reader->problems, problem,
            "ühes kirjes on üks jaotus; rühmade kaupa käib nii: {el: {exponential: 3d}, \"*\": 4d}",
            "one map holds one distribution; by group goes so: {el: {exponential: 3d}, \"*\": 4d}");
        return false;
    }
    return !node->first->bad && read_named(reader, node->first, &dist) &&
           finish(reader, node, dist, leaf);
}
