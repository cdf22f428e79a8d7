// SPDX-License-Identifier: EUPL-1.2
// Joining the results of several studies into one set of tables, as a sweep needs. Rows are copied
// one part after the other; what they name by row number is shifted by what stands before it.
#include "teekond/results.h"

#include <string.h>

// Rows of every table of one part, or of all parts together.
typedef struct table_sizes {
    size_t rows;
    size_t pools;
    size_t shares;
    size_t milestones;
    size_t steps;
    size_t flows;
    size_t samples;
    size_t series;
    size_t weeks;
    size_t traces;
    size_t stretches;
} table_sizes;

// Tables that can still be written.
typedef struct open_tables {
    tkd_result_row *rows;
    tkd_pool_row *pools;
    tkd_share_row *shares;
    tkd_milestone_row *milestones;
    tkd_step_row *steps;
    tkd_flow_row *flows;
    tkd_sample *samples;
    tkd_series_row *series;
    tkd_week_row *weeks;
    tkd_trace_row *traces;
    tkd_stretch_row *stretches;
} open_tables;

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t end_of(tkd_rows rows)
{
    return (size_t)rows.first + rows.count;
}

// Largest first sample among some measures.
static size_t last_sample(const tkd_measured *measures, size_t count, size_t last)
{
    for (size_t i = 0; i < count; i++) {
        last = measures[i].samples == TKD_NO_SAMPLES ? last : larger(last, measures[i].samples);
    }
    return last;
}

static size_t count_samples(const tkd_results *part, const table_sizes *sizes)
{
    if (part->samples == NULL) {
        return 0;
    }
    size_t last = 0;
    for (size_t i = 0; i < sizes->rows; i++) {
        last = last_sample(part->rows[i].measures, TKD_CLIENT_MEASURE_COUNT, last);
    }
    for (size_t i = 0; i < sizes->pools; i++) {
        last = last_sample(part->pools[i].measures, TKD_POOL_MEASURE_COUNT, last);
    }
    for (size_t i = 0; i < sizes->shares; i++) {
        last = last_sample(&part->share_rows[i].value, 1, last);
    }
    for (size_t i = 0; i < sizes->milestones; i++) {
        last = last_sample(part->milestone_rows[i].measures, TKD_MILESTONE_MEASURE_COUNT, last);
    }
    for (size_t i = 0; i < sizes->steps; i++) {
        last = last_sample(part->step_rows[i].measures, TKD_STEP_MEASURE_COUNT, last);
    }
    for (size_t i = 0; i < sizes->flows; i++) {
        last = last_sample(&part->flow_rows[i].count, 1, last);
    }
    return last + part->run.replications;
}

// The tables below a result row have no counts of their own: they end where the last row's part does.
static table_sizes measure_part(const tkd_results *part)
{
    table_sizes sizes = {.rows = part->row_count,
                         .pools = part->pool_count,
                         .series = part->series_count,
                         .traces = part->trace_count};
    for (size_t i = 0; i < part->series_count; i++) {
        sizes.weeks = larger(sizes.weeks, end_of(part->series[i].weeks));
    }
    for (size_t i = 0; i < part->trace_count; i++) {
        sizes.stretches = larger(sizes.stretches, end_of(part->traces[i].stretches));
    }
    for (size_t i = 0; i < part->row_count; i++) {
        const tkd_result_row *row = &part->rows[i];
        sizes.shares = larger(sizes.shares, larger(end_of(row->exits), end_of(row->clocks)));
        sizes.milestones = larger(sizes.milestones, end_of(row->milestones));
        sizes.steps = larger(sizes.steps, end_of(row->steps));
        sizes.flows = larger(sizes.flows, end_of(row->flows));
    }
    sizes.samples = count_samples(part, &sizes);
    return sizes;
}

static void add_sizes(table_sizes *sum, const table_sizes *part)
{
    sum->rows += part->rows;
    sum->pools += part->pools;
    sum->shares += part->shares;
    sum->milestones += part->milestones;
    sum->steps += part->steps;
    sum->flows += part->flows;
    sum->samples += part->samples;
    sum->series += part->series;
    sum->weeks += part->weeks;
    sum->traces += part->traces;
    sum->stretches += part->stretches;
}

static tkd_status take_tables(const table_sizes *sizes, tkd_arena *arena, open_tables *tables,
                              tkd_error *err)
{
    *tables = (open_tables){
        .rows = TKD_TAKE(arena, sizes->rows, tkd_result_row),
        .pools = TKD_TAKE(arena, sizes->pools, tkd_pool_row),
        .shares = TKD_TAKE(arena, sizes->shares, tkd_share_row),
        .milestones = TKD_TAKE(arena, sizes->milestones, tkd_milestone_row),
        .steps = TKD_TAKE(arena, sizes->steps, tkd_step_row),
        .flows = TKD_TAKE(arena, sizes->flows, tkd_flow_row),
        .samples = TKD_TAKE(arena, sizes->samples, tkd_sample),
        .series = TKD_TAKE(arena, sizes->series, tkd_series_row),
        .weeks = TKD_TAKE(arena, sizes->weeks, tkd_week_row),
        .traces = TKD_TAKE(arena, sizes->traces, tkd_trace_row),
        .stretches = TKD_TAKE(arena, sizes->stretches, tkd_stretch_row),
    };
    if (tables->rows == NULL || tables->pools == NULL || tables->shares == NULL ||
        tables->milestones == NULL || tables->steps == NULL || tables->flows == NULL ||
        tables->samples == NULL || tables->series == NULL || tables->weeks == NULL ||
        tables->traces == NULL || tables->stretches == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    return TKD_OK;
}

static void shift_measures(tkd_measured *measures, size_t count, size_t by)
{
    for (size_t i = 0; i < count; i++) {
        measures[i].samples += measures[i].samples == TKD_NO_SAMPLES ? 0 : (uint32_t)by;
    }
}

static void shift_rows(tkd_rows *rows, size_t by)
{
    rows->first += (uint32_t)by;
}

// Copies tables without references to others, and shifts their samples.
static void copy_details(const tkd_results *part, const table_sizes *sizes,
                         const table_sizes *before, const open_tables *to)
{
    for (size_t i = 0; i < sizes->shares; i++) {
        to->shares[before->shares + i] = part->share_rows[i];
        shift_measures(&to->shares[before->shares + i].value, 1, before->samples);
    }
    for (size_t i = 0; i < sizes->milestones; i++) {
        tkd_milestone_row *row = &to->milestones[before->milestones + i];
        *row = part->milestone_rows[i];
        shift_measures(row->measures, TKD_MILESTONE_MEASURE_COUNT, before->samples);
    }
    for (size_t i = 0; i < sizes->steps; i++) {
        tkd_step_row *row = &to->steps[before->steps + i];
        *row = part->step_rows[i];
        shift_measures(row->measures, TKD_STEP_MEASURE_COUNT, before->samples);
    }
    for (size_t i = 0; i < sizes->flows; i++) {
        to->flows[before->flows + i] = part->flow_rows[i];
        shift_measures(&to->flows[before->flows + i].count, 1, before->samples);
    }
    if (sizes->samples > 0) {
        memcpy(to->samples + before->samples, part->samples, sizes->samples * sizeof(tkd_sample));
    }
}

static tkd_status name_scenario(tkd_arena *arena, tkd_text *scenario, tkd_text suffix,
                                tkd_error *err)
{
    if (suffix.size == 0) {
        return TKD_OK;
    }
    const tkd_text name = tkd_text_format(arena, "%.*s%.*s", TKD_ARG(*scenario), TKD_ARG(suffix));
    if (name.data == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    *scenario = name;
    return TKD_OK;
}

// Weeks and time lines.
static tkd_status copy_lines(const tkd_results_part *part, const table_sizes *sizes,
                             const table_sizes *before, const open_tables *to, tkd_arena *arena,
                             tkd_error *err)
{
    for (size_t i = 0; i < sizes->series; i++) {
        tkd_series_row *row = &to->series[before->series + i];
        *row = part->results->series[i];
        TKD_TRY(name_scenario(arena, &row->scenario, part->suffix, err));
        shift_rows(&row->weeks, before->weeks);
    }
    for (size_t i = 0; i < sizes->traces; i++) {
        tkd_trace_row *row = &to->traces[before->traces + i];
        *row = part->results->traces[i];
        TKD_TRY(name_scenario(arena, &row->scenario, part->suffix, err));
        shift_rows(&row->stretches, before->stretches);
    }
    if (sizes->weeks > 0) {
        memcpy(to->weeks + before->weeks, part->results->week_rows,
               sizes->weeks * sizeof(tkd_week_row));
    }
    if (sizes->stretches > 0) {
        memcpy(to->stretches + before->stretches, part->results->stretch_rows,
               sizes->stretches * sizeof(tkd_stretch_row));
    }
    return TKD_OK;
}

static tkd_status copy_part(const tkd_results_part *part, const table_sizes *sizes,
                            const table_sizes *before, const open_tables *to, tkd_arena *arena,
                            tkd_error *err)
{
    for (size_t i = 0; i < sizes->rows; i++) {
        tkd_result_row *row = &to->rows[before->rows + i];
        *row = part->results->rows[i];
        TKD_TRY(name_scenario(arena, &row->scenario, part->suffix, err));
        shift_measures(row->measures, TKD_CLIENT_MEASURE_COUNT, before->samples);
        shift_rows(&row->exits, before->shares);
        shift_rows(&row->clocks, before->shares);
        shift_rows(&row->milestones, before->milestones);
        shift_rows(&row->steps, before->steps);
        shift_rows(&row->flows, before->flows);
    }
    for (size_t i = 0; i < sizes->pools; i++) {
        tkd_pool_row *row = &to->pools[before->pools + i];
        *row = part->results->pools[i];
        TKD_TRY(name_scenario(arena, &row->scenario, part->suffix, err));
        shift_measures(row->measures, TKD_POOL_MEASURE_COUNT, before->samples);
    }
    copy_details(part->results, sizes, before, to);
    return copy_lines(part, sizes, before, to, arena, err);
}

tkd_status tkd_results_join(const tkd_results_part *parts, size_t count, tkd_arena *arena,
                            const tkd_results **joined, tkd_error *err)
{
    TKD_REQUIRE(count > 0);
    table_sizes all = {0};
    for (size_t i = 0; i < count; i++) {
        TKD_REQUIRE(parts[i].results->run.replications == parts[0].results->run.replications);
        const table_sizes sizes = measure_part(parts[i].results);
        add_sizes(&all, &sizes);
    }
    if (all.samples > UINT32_MAX || all.steps > UINT32_MAX || all.flows > UINT32_MAX ||
        all.weeks > UINT32_MAX || all.stretches > UINT32_MAX) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE,
                        "liiga palju tulemusi korraga (too many results at once)");
    }
    open_tables tables;
    TKD_TRY(take_tables(&all, arena, &tables, err));
    tkd_results *results = TKD_TAKE(arena, 1, tkd_results);
    if (results == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    *results = *parts[0].results;
    table_sizes before = {0};
    for (size_t i = 0; i < count; i++) {
        const table_sizes sizes = measure_part(parts[i].results);
        TKD_TRY(copy_part(&parts[i], &sizes, &before, &tables, arena, err));
        add_sizes(&before, &sizes);
        results->run.partial = results->run.partial || parts[i].results->run.partial;
    }
    results->rows = tables.rows;
    results->row_count = all.rows;
    results->pools = tables.pools;
    results->pool_count = all.pools;
    results->share_rows = tables.shares;
    results->milestone_rows = tables.milestones;
    results->step_rows = tables.steps;
    results->flow_rows = tables.flows;
    results->samples = tables.samples;
    results->series = tables.series;
    results->series_count = all.series;
    results->week_rows = tables.weeks;
    results->traces = tables.traces;
    results->trace_count = all.traces;
    results->stretch_rows = tables.stretches;
    *joined = results;
    return TKD_OK;
}
