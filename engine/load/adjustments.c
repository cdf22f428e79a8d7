// SPDX-License-Identifier: EUPL-1.2
// What edits did to a figure without replacing it: `times`, `plus`, and the way toward another figure.
// It is applied to each of the figure's points. Where the other figure is by whom or by date, each
// point meets the one that is meant for the same people and day.
#include "reader.h"

#include <math.h>

// The point of the other figure that goes with a case and day of this one; NULL: none does.
static const tkd_point *matching_point(tkd_reader *reader, tkd_figure other, const tkd_case *which,
                                       const tkd_point *point)
{
    const tkd_figures figures = tkd_reader_figures(reader);

    for (uint32_t i = 0; i < other.count && !reader->failed; i++) {
        const tkd_case *candidate = &figures.cases[other.first + i];
        const bool all = candidate->whom == TKD_WHOM_ALL;
        const bool same =
            which != NULL && candidate->whom == which->whom && candidate->index == which->index;
        if (all || same) {
            for (uint32_t k = 0; k < candidate->point_count; k++) {
                const tkd_point *one = &figures.points[candidate->first_point + k];
                if (one->from_day == point->from_day && one->yearly == point->yearly) {
                    return one;
                }
            }
            const int32_t day =
                point->yearly || point->from_day == INT32_MIN ? INT32_MIN / 2 : point->from_day;
            return day == INT32_MIN / 2 ? &figures.points[candidate->first_point]
                                        : tkd_case_point(&figures, candidate, day);
        }
    }
    return NULL;
}

// A copy of a distribution of which every draw is multiplied.
static int32_t scaled(tkd_reader *reader, int32_t dist, double factor)
{
    tkd_dist copy = *(tkd_dist *)tkd_reader_at(reader, &reader->dists, (size_t)dist);

    copy.times *= factor;
    return tkd_add_dist(reader, copy);
}

static int32_t sum_of(tkd_reader *reader, int32_t first, int32_t second)
{
    const uint32_t row = (uint32_t)reader->parts.count;

    *(tkd_dist_part *)tkd_reader_add(reader, &reader->parts) = (tkd_dist_part){1.0, first};
    *(tkd_dist_part *)tkd_reader_add(reader, &reader->parts) = (tkd_dist_part){1.0, second};
    return tkd_add_dist(reader,
                        (tkd_dist){.kind = TKD_DIST_SUM, .first = row, .count = 2, .times = 1.0});
}

// Shapes whose every quantile moves in step with the parameters.
static bool moves_by_parameters(tkd_dist_kind kind)
{
    switch (kind) {
    case TKD_DIST_CONSTANT:
    case TKD_DIST_UNIFORM:
    case TKD_DIST_EXPONENTIAL: return true;
    case TKD_DIST_TRIANGULAR:
    case TKD_DIST_PERT:
    case TKD_DIST_NORMAL:
    case TKD_DIST_LOGNORMAL:
    case TKD_DIST_GAMMA:
    case TKD_DIST_WEIBULL:
    case TKD_DIST_EMPIRICAL:
    case TKD_DIST_MIX:
    case TKD_DIST_SUM: return false;
    }
    return false;
}

// A share of the way from one distribution to another: the same quantile of both, weighed; where that
// has no closed form, the weighed sum of the two, whose mean is as far on the way.
static int32_t between(tkd_reader *reader, int32_t from, int32_t to, double share)
{
    const tkd_dist a = *(tkd_dist *)tkd_reader_at(reader, &reader->dists, (size_t)from);
    const tkd_dist b = *(tkd_dist *)tkd_reader_at(reader, &reader->dists, (size_t)to);
    const bool zero = b.kind == TKD_DIST_CONSTANT && b.p[0] * b.times == 0.0;

    if (share >= 1.0) {
        return to;
    }
    if (zero) {
        return scaled(reader, from, 1.0 - share);
    }
    if (a.kind == b.kind && a.working_days == b.working_days && moves_by_parameters(a.kind)) {
        tkd_dist moved = a;
        for (size_t i = 0; i < 3; i++) {
            moved.p[i] = (1.0 - share) * a.p[i] * a.times + share * b.p[i] * b.times;
        }
        moved.times = 1.0;
        return tkd_add_dist(reader, moved);
    }
    return sum_of(reader, scaled(reader, from, 1.0 - share), scaled(reader, to, share));
}

// How many parameters of a shape are bounds or values that move along when it is shifted.
static size_t shifted_parameters(tkd_dist_kind kind)
{
    switch (kind) {
    case TKD_DIST_CONSTANT: return 1;
    case TKD_DIST_UNIFORM: return 2;
    case TKD_DIST_TRIANGULAR:
    case TKD_DIST_PERT: return 3;
    case TKD_DIST_EXPONENTIAL:
    case TKD_DIST_NORMAL:
    case TKD_DIST_LOGNORMAL:
    case TKD_DIST_GAMMA:
    case TKD_DIST_WEIBULL:
    case TKD_DIST_EMPIRICAL:
    case TKD_DIST_MIX:
    case TKD_DIST_SUM: break;
    }
    return 0;
}

// A distribution and another one added to it. A constant shifts what has bounds; otherwise the two
// follow each other. TKD_NONE: less than nothing would be left.
static int32_t added(tkd_reader *reader, int32_t dist, int32_t other, double amount)
{
    tkd_dist a = *(tkd_dist *)tkd_reader_at(reader, &reader->dists, (size_t)dist);
    const tkd_dist b = *(tkd_dist *)tkd_reader_at(reader, &reader->dists, (size_t)other);
    const double shift = amount * b.p[0] * b.times;
    const size_t count = shifted_parameters(a.kind);
    const bool same_unit = a.working_days == b.working_days || shift == 0.0;

    if (b.kind != TKD_DIST_CONSTANT || count == 0 || !same_unit) {
        const bool less = b.kind == TKD_DIST_CONSTANT && shift < 0.0;
        return less ? TKD_NONE : sum_of(reader, dist, scaled(reader, other, amount));
    }
    for (size_t i = 0; i < count; i++) {
        a.p[i] = a.p[i] * a.times + shift;
    }
    a.times = 1.0;
    return a.p[0] < 0.0 ? TKD_NONE : tkd_add_dist(reader, a);
}

static void adjust_point(tkd_reader *reader, const tkd_adjustment *adjustment, tkd_figure other,
                         const tkd_case *which, tkd_point *point)
{
    const bool duration = point->dist != TKD_NONE;

    if (adjustment->kind == TKD_ADJUST_TIMES) {
        point->number *= adjustment->amount;
        point->dist = duration ? scaled(reader, point->dist, adjustment->amount) : TKD_NONE;
        return;
    }
    const tkd_point *found = matching_point(reader, other, which, point);
    if (found == NULL) {
        return;
    }
    const tkd_point target = *found;
    const double amount = adjustment->amount;
    if (adjustment->kind == TKD_ADJUST_PLUS) {
        const int32_t sum = duration ? added(reader, point->dist, target.dist, amount) : TKD_NONE;
        const bool too_little = duration && sum == TKD_NONE;
        point->number = too_little ? -1.0 : point->number + amount * target.number;
        point->dist = too_little ? point->dist : sum;
        return;
    }
    point->number += amount * (target.number - point->number);
    point->dist = duration ? between(reader, point->dist, target.dist, amount) : TKD_NONE;
}

// Two and a half attempts are none; on the way toward another figure they are a mean.
static void check_whole(tkd_reader *reader, const tkd_adjustment *adjustment, const tkd_node *at,
                        const tkd_rule *rule, double number)
{
    if (!rule->whole || adjustment->kind == TKD_ADJUST_TOWARD || number == floor(number)) {
        return;
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, TKD_CODE_NUMBER, at->place,
                         "muudatuse järel peab arv olema täisarv, aga oleks %.6g",
                         "after the edit the number must be whole, but would be %.6g", number);
    tkd_problem_hint(reader->problems, problem, "kirjuta arv ise, näiteks %.0f",
                     "write the number itself, for example %.0f", ceil(number));
}

// An edit may carry a figure past its limits.
static void check_limits(tkd_reader *reader, const tkd_adjustment *adjustment, const tkd_node *node,
                         const tkd_rule *rule, tkd_point *point)
{
    const tkd_node *at = adjustment->value != NULL ? adjustment->value : node;
    const bool share = rule->quantity == TKD_QUANTITY_SHARE;

    if (point->number >= rule->least && point->number <= rule->most * (1.0 + 1e-9)) {
        check_whole(reader, adjustment, at, rule, point->number);
        return;
    }
    tkd_problem *problem =
        tkd_problems_add(reader->problems, share ? TKD_CODE_SHARE : TKD_CODE_RANGE, at->place,
                         share ? "muudatuse järel ei ole osakaal 0%% ja 100%% vahel"
                               : "muudatuse järel on arv väljaspool piire",
                         share ? "after the edit the share is not between 0%% and 100%%"
                               : "after the edit the figure is outside its limits");
    if (point->dist != TKD_NONE && point->number < 0.0) {
        tkd_problem_hint(reader->problems, problem, "lahutada saab kuni selle, mis on kõige vähem",
                         "at most the least of it can be taken off");
    } else if (share) {
        tkd_problem_hint(reader->problems, problem, "tulemus oleks %.4g%%", "it would be %.4g%%",
                         100.0 * point->number);
    } else {
        tkd_problem_hint(reader->problems, problem, "tulemus oleks %.6g", "it would be %.6g",
                         point->number);
    }
    point->number = rule->least; // What follows from it is not told as well.
}

// The case that holds a point; points come in rising order, so `*at` only moves on.
static const tkd_case *case_of_point(tkd_reader *reader, tkd_range cases, uint32_t row,
                                     uint32_t *at)
{
    for (; *at < cases.count; (*at)++) {
        const tkd_case *which = tkd_reader_at(reader, &reader->cases, cases.first + *at);
        if (row < which->first_point + which->point_count) {
            return row >= which->first_point ? which : NULL;
        }
    }
    return NULL;
}

void tkd_apply_adjustments(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                           tkd_range cases, tkd_range points)
{
    for (const tkd_adjustment *adjustment = node->adjustments; adjustment != NULL;
         adjustment = adjustment->next) {
        const bool has_other = adjustment->kind != TKD_ADJUST_TIMES;
        tkd_rule added_rule = *rule; // `{plus: -1}` takes something off.
        if (adjustment->kind == TKD_ADJUST_PLUS) {
            added_rule.sign = true;
            added_rule.least = -rule->most;
        }
        const tkd_figure other = has_other ? tkd_load_figure(reader, adjustment->value, &added_rule)
                                           : (tkd_figure){0, 0};
        if (has_other && other.count == 0) {
            return;
        }
        uint32_t at = 0;
        for (uint32_t i = 0; i < points.count && !reader->failed; i++) {
            const uint32_t row = points.first + i;
            const tkd_case *found = case_of_point(reader, cases, row, &at);
            const tkd_case which = found != NULL ? *found : (tkd_case){TKD_WHOM_ALL, 0, 0, 0};
            tkd_point point = *(tkd_point *)tkd_reader_at(reader, &reader->points, row);
            adjust_point(reader, adjustment, other, &which, &point);
            check_limits(reader, adjustment, node, rule, &point);
            *(tkd_point *)tkd_reader_at(reader, &reader->points, row) = point;
        }
    }
}
