// SPDX-License-Identifier: EUPL-1.2
// Replications become results. For each row and part the cells that belong to it are added up; what
// each replication gave is kept as a sample; quantiles are sketched over all replications.
#include "walk.h"

#include <math.h>

static const double hour_s = 3600.0;
static const double year_s = 365.25 * 86400.0;

static bool is_adding(const tkd_pass *pass)
{
    return pass->tally != NULL;
}

static tkd_measured take_value(tkd_pass *pass, double sum, double weight)
{
    tkd_collector *collector = pass->collector;
    tkd_sample *samples = collector->samples + pass->value * collector->capacity;
    tkd_measured measured = {0};

    if (is_adding(pass)) {
        samples[pass->replication] = (tkd_sample){sum, weight};
    } else {
        measured.estimate = tkd_estimate_ratio(samples, pass->used);
        measured.samples = pass->first_sample + (uint32_t)pass->value * collector->capacity;
    }
    pass->value++;
    return measured;
}

// Quantiles of one replication, weighted with the number of its values, where people are compared.
static void keep_own_quantiles(tkd_pass *pass, tkd_sketch *own, const double *shares, size_t count)
{
    tkd_collector *collector = pass->collector;
    const double weight = (double)tkd_sketch_count(own);
    double values_s[TKD_POOLED_SHARES] = {0.0};

    if (weight > 0.0) {
        pass->failed |= !tkd_sketch_quantiles(own, &collector->scratch, shares, count, values_s);
    }
    for (size_t i = 0; i < count; i++) {
        collector->samples[(pass->value + i) * collector->capacity + pass->replication] =
            (tkd_sample){values_s[i] / hour_s * weight, weight};
    }
}

static tkd_estimate in_hours(tkd_estimate estimate)
{
    return (tkd_estimate){estimate.mean / hour_s, estimate.low / hour_s, estimate.high / hour_s,
                          estimate.n};
}

// The sketches of the cells (found by `at`) as one. What is merged is of use here alone: its memory,
// still warm, serves the next.
static tkd_sketch merge_cells(tkd_pass *pass, const uint32_t *cells, uint32_t count,
                              tkd_sketch *(*at)(tkd_tally *, uint32_t))
{
    tkd_sketch merged = {0};

    tkd_arena_reset(&pass->collector->scratch);
    for (uint32_t i = 0; i < count; i++) {
        const tkd_sketch *own = at(pass->tally, cells[i]);
        pass->failed |= !tkd_sketch_merge(&merged, &pass->collector->scratch, own);
    }
    return merged;
}

// Note quantiles of all replications, in hours. Only those of clients (`keeps`) are compared by
// replication: of the others no replication's own are kept.
static void take_quantiles(tkd_pass *pass, const uint32_t *cells, uint32_t count,
                           tkd_sketch *(*at)(tkd_tally *, uint32_t), const double *shares,
                           size_t share_count, bool keeps, tkd_measured *out)
{
    tkd_collector *collector = pass->collector;
    tkd_pooled *pooled = &collector->sketches[pass->sketch++];

    if (is_adding(pass) && !keeps && count == 1) {
        pass->failed |= !tkd_pooled_add(pooled, collector->arena, at(pass->tally, cells[0]));
    } else if (is_adding(pass)) {
        tkd_sketch own = merge_cells(pass, cells, count, at); // quantiles reorder it
        pass->failed |= !tkd_pooled_add(pooled, collector->arena, &own);
        if (keeps) {
            keep_own_quantiles(pass, &own, shares, share_count);
        }
    } else {
        tkd_estimate estimates[TKD_POOLED_SHARES] = {{0}};
        pass->failed |=
            !tkd_pooled_quantiles(pooled, collector->arena, shares, share_count, estimates);
        for (size_t i = 0; i < share_count; i++) {
            out[i].estimate = in_hours(estimates[i]);
            out[i].samples =
                keeps ? pass->first_sample + (uint32_t)(pass->value + i) * collector->capacity
                      : TKD_NO_SAMPLES;
        }
    }
    pass->value += keeps ? share_count : 0;
}

// Little, half and most; some ask for all, some for the last two, some for the last.
static const double little_half_most[] = {0.1, 0.5, 0.9};
static const double *const half_and_most = &little_half_most[1];
static const double *const most = &little_half_most[2];

static tkd_sketch *cell_times(tkd_tally *tally, uint32_t cell)
{
    return &tally->cells[cell].times;
}

static tkd_sketch *step_waits(tkd_tally *tally, uint32_t cell)
{
    return &tally->steps[cell].waits;
}

static tkd_sketch *step_times(tkd_tally *tally, uint32_t cell)
{
    return &tally->steps[cell].times;
}

static tkd_sketch *milestone_times(tkd_tally *tally, uint32_t cell)
{
    return &tally->milestones[cell].times;
}

static tkd_sketch *station_waits(tkd_tally *tally, uint32_t cell)
{
    return &tally->stations[cell].waits;
}

static void add_cell(tkd_cell *sum, const tkd_cell *cell)
{
    sum->arrived += cell->arrived;
    sum->completed += cell->completed;
    sum->left += cell->left;
    sum->unfinished += cell->unfinished;
    sum->targeted += cell->targeted;
    sum->on_target += cell->on_target;
    sum->deadlines += cell->deadlines;
    sum->missed += cell->missed;
    sum->wait_s += cell->wait_s;
    sum->service_s += cell->service_s;
    sum->travel_s += cell->travel_s;
    sum->delay_s += cell->delay_s;
    sum->visits += cell->visits;
    sum->rework += cell->rework;
    sum->kov_s += cell->kov_s;
    sum->staff_eur += cell->staff_eur;
    sum->client_eur += cell->client_eur;
    sum->complete_s += cell->complete_s;
}

static tkd_cell sum_streams(const tkd_pass *pass, const uint32_t *cells, uint32_t count)
{
    tkd_cell sum = {0};

    for (uint32_t i = 0; is_adding(pass) && i < count; i++) {
        add_cell(&sum, &pass->tally->cells[cells[i]]);
    }
    return sum;
}

static void take_clients(tkd_pass *pass, const tkd_planned_row *row, tkd_measured *out,
                         double *arrived)
{
    const uint32_t *cells = (const uint32_t *)pass->collector->plan.cells.items + row->first;
    const tkd_cell sum = sum_streams(pass, cells, row->count);

    *arrived = sum.arrived;
    out[TKD_ARRIVED] = take_value(pass, sum.arrived, 1.0);
    out[TKD_COMPLETED] = take_value(pass, sum.completed, 1.0);
    out[TKD_LEFT] = take_value(pass, sum.left, 1.0);
    out[TKD_UNFINISHED] = take_value(pass, sum.unfinished, 1.0);
    out[TKD_COMPLETED_SHARE] = take_value(pass, sum.completed, sum.arrived);
    out[TKD_ON_TARGET_SHARE] = take_value(pass, sum.on_target, sum.targeted);
    out[TKD_DEADLINE_MISSED_SHARE] = take_value(pass, sum.missed, sum.deadlines);
    out[TKD_TIME_TO_COMPLETE_H] = take_value(pass, sum.complete_s / hour_s, sum.completed);
    take_quantiles(pass, cells, row->count, cell_times, half_and_most, TKD_QUANTILES, true,
                   &out[TKD_TIME_TO_COMPLETE_P50_H]);
    out[TKD_WAIT_H] = take_value(pass, sum.wait_s / hour_s, sum.arrived);
    out[TKD_SERVICE_H] = take_value(pass, sum.service_s / hour_s, sum.arrived);
    out[TKD_TRAVEL_H] = take_value(pass, sum.travel_s / hour_s, sum.arrived);
    out[TKD_DELAY_H] = take_value(pass, sum.delay_s / hour_s, sum.arrived);
    out[TKD_VISITS] = take_value(pass, sum.visits, sum.arrived);
    out[TKD_REWORK] = take_value(pass, sum.rework, sum.arrived);
    out[TKD_KOV_STAFF_H] = take_value(pass, sum.kov_s / hour_s, sum.arrived);
    out[TKD_STAFF_COST_EUR] = take_value(pass, sum.staff_eur, sum.arrived);
    out[TKD_CLIENT_COST_EUR] = take_value(pass, sum.client_eur, sum.arrived);
}

static const tkd_measured not_taken = {.estimate = {(double)NAN, (double)NAN, (double)NAN, 0},
                                       .samples = TKD_NO_SAMPLES};

static void take_step(tkd_pass *pass, const tkd_part *part, tkd_measured *out)
{
    const uint32_t *cells = (const uint32_t *)pass->collector->plan.cells.items + part->first;
    tkd_step_cell sum = {0};

    for (uint32_t i = 0; is_adding(pass) && i < part->count; i++) {
        const tkd_step_cell *cell = &pass->tally->steps[cells[i]];
        sum.visits += cell->visits;
        sum.wait_s += cell->wait_s;
        sum.service_s += cell->service_s;
        sum.time_s += cell->time_s;
        sum.reworked += cell->reworked;
        sum.left += cell->left;
        sum.deadlines += cell->deadlines;
        sum.missed += cell->missed;
    }
    out[TKD_STEP_VISITS] = take_value(pass, sum.visits, 1.0);
    out[TKD_STEP_WAIT_H] = take_value(pass, sum.wait_s / hour_s, sum.visits);
    take_quantiles(pass, cells, part->count, step_waits, little_half_most, TKD_BAND, false,
                   &out[TKD_STEP_WAIT_P10_H]);
    out[TKD_STEP_SERVICE_H] = take_value(pass, sum.service_s / hour_s, sum.visits);
    out[TKD_STEP_TIME_H] = take_value(pass, sum.time_s / hour_s, sum.visits);
    if (pass->collector->detail == TKD_DETAIL_ALL) {
        take_quantiles(pass, cells, part->count, step_times, half_and_most, TKD_QUANTILES, false,
                       &out[TKD_STEP_TIME_P50_H]);
    } else {
        out[TKD_STEP_TIME_P50_H] = out[TKD_STEP_TIME_P90_H] = not_taken;
    }
    out[TKD_STEP_REWORK_SHARE] = take_value(pass, sum.reworked, sum.visits);
    out[TKD_STEP_LEFT_SHARE] = take_value(pass, sum.left, sum.visits);
    out[TKD_STEP_DEADLINE_MISSED_SHARE] = take_value(pass, sum.missed, sum.deadlines);
}

static double sum_counts(const tkd_pass *pass, const tkd_part *part, const double *counts)
{
    const uint32_t *cells = (const uint32_t *)pass->collector->plan.cells.items + part->first;
    double sum = 0.0;

    for (uint32_t i = 0; is_adding(pass) && i < part->count; i++) {
        sum += counts[cells[i]];
    }
    return sum;
}

static tkd_time_cell sum_times(const tkd_pass *pass, const tkd_part *part,
                               const tkd_time_cell *rows)
{
    const uint32_t *cells = (const uint32_t *)pass->collector->plan.cells.items + part->first;
    tkd_time_cell sum = {0};

    for (uint32_t i = 0; is_adding(pass) && i < part->count; i++) {
        sum.count += rows[cells[i]].count;
        sum.sum_s += rows[cells[i]].sum_s;
    }
    return sum;
}

static void take_milestone(tkd_pass *pass, const tkd_part *part, double arrived, tkd_measured *out)
{
    const uint32_t *cells = (const uint32_t *)pass->collector->plan.cells.items + part->first;
    const tkd_time_cell sum =
        sum_times(pass, part, is_adding(pass) ? pass->tally->milestones : NULL);

    out[TKD_REACHED_SHARE] = take_value(pass, sum.count, arrived);
    out[TKD_REACHED_H] = take_value(pass, sum.sum_s / hour_s, sum.count);
    take_quantiles(pass, cells, part->count, milestone_times, half_and_most, TKD_QUANTILES, false,
                   &out[TKD_REACHED_P50_H]);
}

static void take_station(tkd_pass *pass, uint32_t station, tkd_measured *out)
{
    const double window_s = pass->collector->layout->window_s;
    const tkd_station_cell none = {0};
    const tkd_station_cell cell = is_adding(pass) ? pass->tally->stations[station] : none;

    out[TKD_POOL_SERVERS] = take_value(pass, cell.available_s, cell.open_s);
    out[TKD_POOL_UTILIZATION] = take_value(pass, cell.busy_s, cell.available_s);
    out[TKD_POOL_WAIT_H] = take_value(pass, cell.wait_s / hour_s, cell.joined);
    take_quantiles(pass, &station, 1, station_waits, most, 1, false, &out[TKD_POOL_WAIT_P90_H]);
    out[TKD_POOL_QUEUE_LENGTH] = take_value(pass, cell.queue_s, window_s);
    out[TKD_POOL_QUEUE_LENGTH_MAX] = take_value(pass, cell.queue_max, 1.0);
    out[TKD_POOL_SERVED] = take_value(pass, cell.served, 1.0);
    out[TKD_POOL_ABANDONED_SHARE] = take_value(pass, cell.abandoned, cell.joined);
}

// A row of the output while finishing; while adding, a place to write to that nobody reads.
static void *row_of(tkd_pass *pass, tkd_list *list, void *spare)
{
    void *row = is_adding(pass) ? spare : tkd_list_add(list);

    pass->failed |= row == NULL;
    return row == NULL ? spare : row;
}

// People a year on each way that anybody took.
static void take_flows(tkd_pass *pass, const tkd_planned_row *row, tkd_result_lists *lists,
                       tkd_result_row *out)
{
    const tkd_part *parts = pass->collector->plan.parts.items;
    const double per_year = year_s / pass->collector->layout->window_s;

    out->flows.first = (uint32_t)lists->flow_rows.count;
    for (uint32_t i = 0; i < row->parts[TKD_PARTS_FLOWS].count; i++) {
        const uint32_t own = row->parts[TKD_PARTS_FLOWS].first + i;
        const tkd_part *part = &parts[own];
        if (is_adding(pass) && part->twin != own) {
            continue;
        }
        pass->value = parts[part->twin].value;
        const double people = sum_counts(pass, part, is_adding(pass) ? pass->tally->edges : NULL);
        const tkd_measured count = take_value(pass, people * per_year, 1.0);
        tkd_flow_row spare = {0};
        if (!is_adding(pass) && count.estimate.mean > 0.0) {
            tkd_flow_row *flow = row_of(pass, &lists->flow_rows, &spare);
            *flow = (tkd_flow_row){part->id, part->to, part->kind, count};
            out->flows.count++;
        }
    }
}

// Exits as shares of those who arrived, clocks in hours.
static void walk_parts(tkd_pass *pass, const tkd_planned_row *row, double arrived,
                       tkd_result_lists *lists, tkd_result_row *out)
{
    const tkd_plan *plan = &pass->collector->plan;
    const tkd_part *parts = plan->parts.items;

    out->exits = (tkd_rows){(uint32_t)lists->share_rows.count, row->parts[TKD_PARTS_EXITS].count};
    for (uint32_t i = 0; i < row->parts[TKD_PARTS_EXITS].count; i++) {
        const tkd_part *part = &parts[row->parts[TKD_PARTS_EXITS].first + i];
        tkd_share_row spare = {0};
        tkd_share_row *share = row_of(pass, &lists->share_rows, &spare);
        const double left = sum_counts(pass, part, is_adding(pass) ? pass->tally->exits : NULL);
        *share = (tkd_share_row){part->id, take_value(pass, left, arrived)};
    }
    out->clocks = (tkd_rows){(uint32_t)lists->share_rows.count, row->parts[TKD_PARTS_CLOCKS].count};
    for (uint32_t i = 0; i < row->parts[TKD_PARTS_CLOCKS].count; i++) {
        const tkd_part *part = &parts[row->parts[TKD_PARTS_CLOCKS].first + i];
        tkd_share_row spare = {0};
        tkd_share_row *clock = row_of(pass, &lists->share_rows, &spare);
        const tkd_time_cell sum =
            sum_times(pass, part, is_adding(pass) ? pass->tally->clocks : NULL);
        *clock = (tkd_share_row){part->id, take_value(pass, sum.sum_s / hour_s, sum.count)};
    }
    out->milestones =
        (tkd_rows){(uint32_t)lists->milestone_rows.count, row->parts[TKD_PARTS_MILESTONES].count};
    for (uint32_t i = 0; i < row->parts[TKD_PARTS_MILESTONES].count; i++) {
        const tkd_part *part = &parts[row->parts[TKD_PARTS_MILESTONES].first + i];
        tkd_milestone_row spare = {0};
        tkd_milestone_row *milestone = row_of(pass, &lists->milestone_rows, &spare);
        milestone->step = part->id;
        take_milestone(pass, part, arrived, milestone->measures);
    }
}

static void take_steps(tkd_pass *pass, const tkd_planned_row *row, tkd_result_lists *lists,
                       tkd_result_row *out)
{
    tkd_part *parts = pass->collector->plan.parts.items;

    out->steps = (tkd_rows){(uint32_t)lists->step_rows.count, row->parts[TKD_PARTS_STEPS].count};
    for (uint32_t i = 0; i < row->parts[TKD_PARTS_STEPS].count; i++) {
        const uint32_t own = row->parts[TKD_PARTS_STEPS].first + i;
        tkd_part *part = &parts[own];
        tkd_step_row spare = {0};
        tkd_step_row *step = NULL;
        if (is_adding(pass) && part->twin != own) {
            continue;
        }
        part->out = (uint32_t)lists->step_rows.count;
        step = row_of(pass, &lists->step_rows, &spare);
        if (pass->failed) {
            return; // the twin may be missing
        }
        if (part->twin != own) {
            *step = ((const tkd_step_row *)lists->step_rows.items)[parts[part->twin].out];
            continue;
        }
        step->step = part->id;
        pass->value = part->value;
        pass->sketch = part->sketch;
        take_step(pass, part, step->measures);
    }
}

static void walk_row(tkd_pass *pass, tkd_planned_row *row, tkd_result_lists *lists)
{
    tkd_result_row spare_row = {0};
    tkd_result_row *out = row_of(pass, &lists->rows, &spare_row);
    double arrived = 0.0;

    *out = (tkd_result_row){.scenario = pass->collector->scenario,
                            .municipality = row->municipality,
                            .journey = row->journey,
                            .group = row->group};
    pass->value = row->value;
    pass->sketch = row->sketch;
    take_clients(pass, row, out->measures, &arrived);
    walk_parts(pass, row, arrived, lists, out);
    take_steps(pass, row, lists, out);
    take_flows(pass, row, lists, out);
}

// A twin says the same of other names, and its details are the same rows.
static void write_twin(tkd_pass *pass, const tkd_planned_row *row, const tkd_planned_row *twin,
                       tkd_result_lists *lists)
{
    tkd_result_row spare = {0};
    tkd_result_row *out = row_of(pass, &lists->rows, &spare);

    if (pass->failed) {
        return; // the twin may be missing
    }
    *out = ((const tkd_result_row *)lists->rows.items)[twin->out];
    out->municipality = row->municipality;
    out->journey = row->journey;
    out->group = row->group;
}

void tkd_walk(tkd_pass *pass, tkd_result_lists *lists)
{
    const tkd_collector *collector = pass->collector;
    tkd_planned_row *rows = collector->plan.rows.items;

    for (uint32_t i = 0; i < collector->plan.rows.count; i++) {
        rows[i].out = (uint32_t)lists->rows.count;
        if (rows[i].twin == i) {
            walk_row(pass, &rows[i], lists);
        } else if (!is_adding(pass)) {
            write_twin(pass, &rows[i], &rows[rows[i].twin], lists);
        }
    }
    pass->value = collector->station_value;
    pass->sketch = collector->station_sketch;
    for (uint32_t i = 0; i < collector->layout->station_count; i++) {
        tkd_pool_row spare = {0};
        tkd_pool_row *pool = row_of(pass, &lists->pools, &spare);
        *pool = (tkd_pool_row){.scenario = collector->scenario,
                               .pool = collector->layout->stations[i].pool,
                               .place = collector->layout->stations[i].place};
        take_station(pass, i, pool->measures);
    }
}
