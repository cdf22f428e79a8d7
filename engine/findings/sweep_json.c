// SPDX-License-Identifier: EUPL-1.2
// Sweeps as JSON, and what belongs to them alone.
#include "teekond/sweep.h"

#include "teekond/number.h"

bool tkd_measure_is_gain(tkd_client_measure measure)
{
    return measure == TKD_COMPLETED_SHARE || measure == TKD_ON_TARGET_SHARE ||
           measure == TKD_COMPLETED;
}

const char *tkd_goal_state_name(tkd_goal_state state)
{
    switch (state) {
    case TKD_GOAL_MISSED: return "missed";
    case TKD_GOAL_REACHED: return "reached";
    case TKD_GOAL_OPEN: return "open";
    }
    tkd_bug("the state of a goal", __FILE__, __LINE__);
}

const tkd_compared_row *tkd_sweep_row(const tkd_sweep *sweep, size_t point, size_t measure)
{
    return &sweep->rows[measure * sweep->point_count + point];
}

static void write_text(tkd_json *json, const char *key, tkd_text text)
{
    tkd_json_key(json, key);
    tkd_json_text(json, text);
}

// A number as a number, all else as it is written.
static void write_value(tkd_json *json, tkd_text value)
{
    double number = 0.0;

    if (tkd_number_parse(value, true, &number)) {
        tkd_json_number(json, number);
    } else {
        tkd_json_text(json, value);
    }
}

static void write_estimate(const tkd_sweep *sweep, tkd_json *json, const char *key,
                           tkd_estimate estimate)
{
    tkd_json_key(json, key);
    tkd_estimate_write_json(estimate, sweep->results->run.replications, json);
}

static void write_figures(const tkd_sweep *sweep, tkd_json *json)
{
    tkd_json_key(json, "over");
    tkd_json_open_array(json);
    for (size_t i = 0; i < sweep->figure_count; i++) {
        const tkd_swept_figure *figure = &sweep->figures[i];
        tkd_json_open_object(json);
        write_text(json, "path", figure->path);
        tkd_json_key(json, "before");
        if (figure->before.size > 0) {
            write_value(json, figure->before);
        } else {
            tkd_json_null(json);
        }
        tkd_json_key(json, "values");
        tkd_json_open_array_flat(json);
        for (size_t k = 0; k < figure->value_count; k++) {
            write_value(json, figure->values[k]);
        }
        tkd_json_close_array(json);
        tkd_json_close_object(json);
    }
    tkd_json_close_array(json);
}

static void write_pools(const tkd_sweep *sweep, tkd_rows pools, tkd_json *json)
{
    tkd_json_key(json, "pools");
    tkd_json_open_array(json);
    for (uint32_t i = pools.first; i < pools.first + pools.count; i++) {
        const tkd_swept_pool *pool = &sweep->pools[i];
        tkd_json_open_object(json);
        write_text(json, "pool", pool->pool);
        write_text(json, "place", pool->place);
        write_estimate(sweep, json, "servers", pool->servers);
        write_estimate(sweep, json, "utilization", pool->utilization);
        write_estimate(sweep, json, "wait_h", pool->wait_h);
        tkd_json_close_object(json);
    }
    tkd_json_close_array(json);
}

static void write_goal(const tkd_sweep *sweep, tkd_json *json)
{
    const tkd_sweep_goal *goal = &sweep->goal;

    tkd_json_key(json, "goal");
    if (!goal->is_set) {
        tkd_json_null(json);
        return;
    }
    tkd_json_open_object_flat(json);
    tkd_json_key(json, "measure");
    tkd_json_string(json, tkd_client_measure_name(goal->measure));
    tkd_json_key(json, tkd_measure_is_gain(goal->measure) ? "at_least" : "at_most");
    tkd_json_number(json, goal->value);
    tkd_json_close_object(json);
}

static void write_base(const tkd_sweep *sweep, tkd_json *json)
{
    const tkd_result_row *row = sweep->results->rows;

    tkd_json_key(json, "base");
    tkd_json_open_object(json);
    tkd_json_key(json, "measures");
    tkd_json_open_object(json);
    for (size_t m = 0; m < sweep->measure_count; m++) {
        const tkd_client_measure measure = sweep->measures[m];
        write_estimate(sweep, json, tkd_client_measure_name(measure),
                       row->measures[measure].estimate);
    }
    tkd_json_close_object(json);
    write_pools(sweep, sweep->base_pools, json);
    tkd_json_close_object(json);
}

static void write_difference(const tkd_sweep *sweep, const tkd_compared_row *row, tkd_json *json)
{
    tkd_json_key(json, tkd_client_measure_name(row->measure));
    tkd_json_open_object(json);
    write_estimate(sweep, json, "difference", row->difference);
    tkd_json_key(json, "p");
    tkd_json_number(json, row->p);
    tkd_json_key(json, "p_adjusted");
    tkd_json_number(json, row->p_adjusted);
    tkd_json_key(json, "verdict");
    tkd_json_string(json, tkd_verdict_name(row->verdict));
    tkd_json_close_object(json);
}

static void write_point(const tkd_sweep *sweep, size_t at, tkd_json *json)
{
    const tkd_swept_point *point = &sweep->points[at];

    tkd_json_open_object(json);
    tkd_json_key(json, "values");
    tkd_json_open_object(json);
    for (size_t i = 0; i < sweep->figure_count; i++) {
        tkd_json_key_text(json, sweep->figures[i].path);
        write_value(json, sweep->figures[i].values[point->at[i]]);
    }
    tkd_json_close_object(json);
    tkd_json_key(json, "measures");
    tkd_json_open_object(json);
    for (size_t m = 0; m < sweep->measure_count; m++) {
        const tkd_compared_row *row = tkd_sweep_row(sweep, at, m);
        write_estimate(sweep, json, tkd_client_measure_name(row->measure), row->value);
    }
    tkd_json_close_object(json);
    tkd_json_key(json, "differences");
    tkd_json_open_object(json);
    for (size_t m = 0; m < sweep->measure_count; m++) {
        write_difference(sweep, tkd_sweep_row(sweep, at, m), json);
    }
    tkd_json_close_object(json);
    write_pools(sweep, point->pools, json);
    tkd_json_key(json, "goal");
    if (sweep->goal.is_set) {
        tkd_json_string(json, tkd_goal_state_name(point->goal));
    } else {
        tkd_json_null(json);
    }
    tkd_json_close_object(json);
}

static void write_span(const tkd_sweep *sweep, tkd_sweep_span span, const char *key, tkd_json *json)
{
    const tkd_swept_figure *figure = &sweep->figures[0];

    tkd_json_key(json, key);
    if (!span.is_known) {
        tkd_json_null(json);
        return;
    }
    tkd_json_open_object_flat(json);
    tkd_json_key(json, "value");
    write_value(json, figure->values[span.edge]);
    tkd_json_key(json, "first");
    write_value(json, figure->values[span.first]);
    tkd_json_key(json, "last");
    write_value(json, figure->values[span.last]);
    tkd_json_close_object(json);
}

void tkd_sweep_write_json(const tkd_sweep *sweep, tkd_json *json)
{
    tkd_json_open_object(json);
    tkd_json_key(json, "teekond");
    tkd_json_count(json, 1);
    tkd_results_write_json_head(sweep->results, json);
    write_text(json, "scenario", sweep->scenario);
    write_text(json, "municipality", sweep->municipality);
    write_text(json, "journey", sweep->journey);
    write_text(json, "group", sweep->group);
    write_figures(sweep, json);
    tkd_json_key(json, "correction");
    tkd_json_string(json, tkd_correction_name(sweep->correction));
    tkd_json_key(json, "tests");
    tkd_json_count(json, sweep->test_count);
    write_goal(sweep, json);
    write_base(sweep, json);
    tkd_json_key(json, "points");
    tkd_json_open_array(json);
    for (size_t i = 0; i < sweep->point_count; i++) {
        write_point(sweep, i, json);
    }
    tkd_json_close_array(json);
    write_span(sweep, sweep->reached, "reached", json);
    write_span(sweep, sweep->enough, "enough", json);
    tkd_json_close_object(json);
}
