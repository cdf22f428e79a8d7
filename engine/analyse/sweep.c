// SPDX-License-Identifier: EUPL-1.2
// What a sweep says: each value beside the workspace as it is, which values reach a goal, and from which
// one on more of the figure is no longer worth much. A value reaches a goal, or is enough, only when the
// whole interval says so.
#include "teekond/analyse.h"

#include "teekond/number.h"

#include <math.h>

// ---- Lines --------------------------------------------------------------------------------------

// The number in a value: `1.25`, `30min`, `{times: 0.5}`; what stands around it is `rest`.
static bool read_number(tkd_text value, double *number, tkd_text *before, tkd_text *after)
{
    const size_t colon = tkd_text_find(value, TKD_TEXT(": "), 0);
    const bool is_change = tkd_text_starts_with(value, TKD_TEXT("{")) && colon != SIZE_MAX;
    const size_t from = is_change ? colon + 2 : 0;
    size_t used = 0;

    if (!tkd_number_read(tkd_text_part(value, from, value.size), true, number, &used)) {
        return false;
    }
    *before = tkd_text_part(value, 0, from);
    *after = tkd_text_part(value, from + used, value.size);
    return true;
}

// Do the values rise, all in one unit? Only then there is a "from … on".
static bool is_line(const tkd_sweep *sweep)
{
    const tkd_swept_figure *figure = &sweep->figures[0];
    tkd_text first_before = {0};
    tkd_text first_after = {0};
    double last = 0.0;

    if (sweep->figure_count != 1 || sweep->point_count < 2 ||
        sweep->point_count != figure->value_count) {
        return false;
    }
    for (size_t i = 0; i < figure->value_count; i++) {
        tkd_text before = {0};
        tkd_text after = {0};
        double number = 0.0;
        if (!read_number(figure->values[i], &number, &before, &after)) {
            return false;
        }
        if (i == 0) {
            first_before = before;
            first_after = after;
        } else if (number <= last || !tkd_text_equal(before, first_before) ||
                   !tkd_text_equal(after, first_after)) {
            return false;
        }
        last = number;
    }
    return true;
}

// The longest part of a line at its upper end, else at its lower, where `holds` says yes throughout.
static tkd_sweep_span span_of(const bool *holds, size_t count)
{
    size_t first = count;
    size_t last = 0;

    while (first > 0 && holds[first - 1]) {
        first--;
    }
    while (last < count && holds[last]) {
        last++;
    }
    if (first < count) {
        return (tkd_sweep_span){true, first, count - 1, first};
    }
    return last > 0 ? (tkd_sweep_span){true, 0, last - 1, last - 1} : (tkd_sweep_span){0};
}

// ---- The goal -----------------------------------------------------------------------------------

static tkd_goal_state state_of(const tkd_sweep_goal *goal, tkd_estimate value)
{
    const bool is_gain = tkd_measure_is_gain(goal->measure);
    const double sure =
        is_gain ? value.low : value.high; // the end of the interval that speaks against
    const double hope = is_gain ? value.high : value.low;

    if (isnan(sure) || isnan(hope)) {
        return TKD_GOAL_OPEN;
    }
    if (is_gain ? sure >= goal->value : sure <= goal->value) {
        return TKD_GOAL_REACHED;
    }
    return (is_gain ? hope < goal->value : hope > goal->value) ? TKD_GOAL_MISSED : TKD_GOAL_OPEN;
}

static tkd_status judge_goal(tkd_sweep *sweep, tkd_swept_point *points, tkd_arena *arena,
                             tkd_error *err)
{
    bool *holds = TKD_TAKE(arena, sweep->point_count, bool);
    size_t measure = 0;

    if (holds == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a sweep");
    }
    for (size_t i = 0; i < sweep->point_count; i++) {
        points[i].goal = TKD_GOAL_OPEN;
    }
    while (measure < sweep->measure_count && sweep->measures[measure] != sweep->goal.measure) {
        measure++;
    }
    if (!sweep->goal.is_set || measure == sweep->measure_count) {
        return TKD_OK;
    }
    for (size_t i = 0; i < sweep->point_count; i++) {
        points[i].goal = state_of(&sweep->goal, tkd_sweep_row(sweep, i, measure)->value);
        holds[i] = points[i].goal == TKD_GOAL_REACHED;
    }
    if (is_line(sweep)) {
        sweep->reached = span_of(holds, sweep->point_count);
    }
    return TKD_OK;
}

// ---- Enough -------------------------------------------------------------------------------------

// Is the first measure better at the upper end? The means say which end the others are held against.
static bool upper_is_better(const tkd_sweep *sweep)
{
    const double low = tkd_sweep_row(sweep, 0, 0)->value.mean;
    const double high = tkd_sweep_row(sweep, sweep->point_count - 1, 0)->value.mean;

    return tkd_measure_is_gain(sweep->measures[0]) ? high > low : high < low;
}

// How much worse than the best end each value is: a test of equivalence, one side of it (Schuirmann,
// Journal of Pharmacokinetics and Biopharmaceutics 15, 1987): as good as the end is what is certainly
// less than the margin worse.
static tkd_status judge_enough(tkd_sweep *sweep, const tkd_comparison_plan *plan, tkd_arena *arena,
                               tkd_error *err)
{
    const bool is_gain = tkd_measure_is_gain(sweep->measures[0]);
    tkd_comparison_plan against = *plan;
    const tkd_comparisons *found = NULL;
    bool *holds = TKD_TAKE(arena, sweep->point_count, bool);

    if (holds == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a sweep");
    }
    if (!is_line(sweep)) {
        return TKD_OK;
    }
    const size_t best = upper_is_better(sweep) ? sweep->point_count - 1 : 0;
    against.reference = sweep->points[best].scenario;
    against.measure_count = 1;
    TKD_TRY(tkd_analyse_compare(&against, arena, &found, err));
    const double room = TKD_ENOUGH_MARGIN * fabs(found->rows[best].value.mean);
    for (size_t i = 0; i < sweep->point_count; i++) {
        const tkd_estimate worse = found->rows[i].difference;
        holds[i] = i == best || (is_gain ? worse.low >= -room : worse.high <= room);
    }
    const tkd_sweep_span span = span_of(holds, sweep->point_count);
    if (span.is_known && span.first <= best && best <= span.last) {
        sweep->enough = span;
    }
    return TKD_OK;
}

tkd_status tkd_analyse_sweep(tkd_sweep *sweep, tkd_swept_point *points, tkd_arena *arena,
                             tkd_error *err)
{
    const tkd_result_row **subjects =
        TKD_TAKE(arena, sweep->point_count + 1, const tkd_result_row *);
    const tkd_comparisons *found = NULL;

    if (subjects == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for a sweep");
    }
    for (size_t i = 0; i < sweep->point_count; i++) {
        subjects[i] = &sweep->results->rows[i + 1];
    }
    const tkd_comparison_plan plan = {.results = sweep->results,
                                      .by = TKD_DIMENSION_SCENARIO,
                                      .reference = sweep->scenario,
                                      .subjects = subjects,
                                      .subject_count = sweep->point_count,
                                      .measures = sweep->measures,
                                      .measure_count = sweep->measure_count,
                                      .correction = sweep->correction};
    sweep->points = points;
    TKD_TRY(tkd_analyse_compare(&plan, arena, &found, err));
    sweep->rows = found->rows;
    sweep->test_count = found->test_count;
    TKD_TRY(judge_goal(sweep, points, arena, err));
    return judge_enough(sweep, &plan, arena, err);
}
