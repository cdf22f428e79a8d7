// SPDX-License-Identifier: EUPL-1.2
// Results as tidy CSV: one line for each row of the results and each of its measures, so that a
// spreadsheet can filter and a statistics program needs no reshaping.
#include "teekond/csv.h"
#include "teekond/date.h"
#include "teekond/report.h"

#include <math.h>

// Where a line stands: the first four columns, then what is measured.
typedef struct line_start {
    tkd_text scenario;
    tkd_text municipality;
    tkd_text journey;
    tkd_text group;
    const char *object;
    tkd_text id;
    tkd_text to;      // of a flow, whose id is then `FROM>TO`
    const char *mark; // behind the id; NULL: none
} line_start;

static void write_number(tkd_writer *out, double number)
{
    tkd_write_char(out, ',');
    if (isfinite(number)) {
        tkd_write_number(out, number);
    }
}

static void write_line(const line_start *start, const char *measure, const tkd_measured *measured,
                       tkd_writer *out)
{
    const tkd_text fields[] = {start->scenario, start->municipality, start->journey, start->group};
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        tkd_csv_write_field(out, fields[i]);
        tkd_write_char(out, ',');
    }
    tkd_write_string(out, start->object);
    tkd_write_char(out, ',');
    tkd_csv_write_field(out, start->id);
    tkd_write_string(out, start->to.size > 0 ? ">" : "");
    tkd_write(out, start->to);
    tkd_write_string(out, start->mark == NULL ? "" : start->mark);
    tkd_write_char(out, ',');
    tkd_write_string(out, measure);
    write_number(out, measured->estimate.mean);
    write_number(out, measured->estimate.low);
    write_number(out, measured->estimate.high);
    tkd_write_format(out, ",%u\r\n", (unsigned)measured->estimate.n);
}

static void write_shares(const tkd_results *results, tkd_rows rows, line_start start,
                         const char *measure, tkd_writer *out)
{
    for (uint32_t i = 0; i < rows.count; i++) {
        const tkd_share_row *row = &results->share_rows[rows.first + i];
        start.id = row->id;
        write_line(&start, measure, &row->value, out);
    }
}

static void write_milestones(const tkd_results *results, tkd_rows rows, line_start start,
                             tkd_writer *out)
{
    for (uint32_t i = 0; i < rows.count; i++) {
        const tkd_milestone_row *row = &results->milestone_rows[rows.first + i];
        start.id = row->step;
        for (int measure = 0; measure < TKD_MILESTONE_MEASURE_COUNT; measure++) {
            write_line(&start, tkd_milestone_measure_name((tkd_milestone_measure)measure),
                       &row->measures[measure], out);
        }
    }
}

static void write_steps(const tkd_results *results, tkd_rows rows, line_start start,
                        tkd_writer *out)
{
    for (uint32_t i = 0; i < rows.count; i++) {
        const tkd_step_row *row = &results->step_rows[rows.first + i];
        start.id = row->step;
        for (int measure = 0; measure < TKD_STEP_MEASURE_COUNT; measure++) {
            write_line(&start, tkd_step_measure_name((tkd_step_measure)measure),
                       &row->measures[measure], out);
        }
    }
}

// The measure of a flow is `count_` and its kind.
static void write_flows(const tkd_results *results, tkd_rows rows, line_start start,
                        tkd_writer *out)
{
    for (uint32_t i = 0; i < rows.count; i++) {
        const tkd_flow_row *row = &results->flow_rows[rows.first + i];
        char measure[32];
        snprintf(measure, sizeof(measure), "count_%s", tkd_flow_kind_name(row->kind));
        start.id = row->from;
        start.to = row->to;
        write_line(&start, measure, &row->count, out);
    }
}

static void write_clients(const tkd_results *results, const tkd_result_row *row, tkd_writer *out)
{
    line_start start = {
        .scenario = row->scenario,
        .municipality = row->municipality,
        .journey = row->journey,
        .group = row->group,
        .object = "clients",
    };
    for (int measure = 0; measure < TKD_CLIENT_MEASURE_COUNT; measure++) {
        write_line(&start, tkd_client_measure_name((tkd_client_measure)measure),
                   &row->measures[measure], out);
    }
    start.object = "exit";
    write_shares(results, row->exits, start, "share", out);
    start.object = "milestone";
    write_milestones(results, row->milestones, start, out);
    start.object = "clock";
    write_shares(results, row->clocks, start, "time_h", out);
    start.object = "step";
    write_steps(results, row->steps, start, out);
    start.object = "flow";
    write_flows(results, row->flows, start, out);
}

// A number without an interval.
static void write_value(const line_start *start, const char *measure, double value, uint32_t n,
                        tkd_writer *out)
{
    const tkd_measured measured = {.estimate = {value, (double)NAN, (double)NAN, n}};
    write_line(start, measure, &measured, out);
}

// The id of a week is `POOL@DATE`, the date that it begins on.
static void write_series(const tkd_results *results, const tkd_series_row *row, tkd_writer *out)
{
    for (uint32_t week = 0; week < row->weeks.count; week++) {
        const tkd_week_row *values = &results->week_rows[row->weeks.first + week];
        const double days = (row->from_h + week * 168.0) / 24.0;
        const tkd_date date = tkd_date_from_day(results->run.start_day + (int32_t)floor(days));
        const uint32_t n = values->queue_length.n;
        char day[48];
        snprintf(day, sizeof(day), "@%04d-%02d-%02d", (int)date.year, (int)date.month,
                 (int)date.day);
        const line_start start = {.scenario = row->scenario,
                                  .municipality = row->place,
                                  .journey = TKD_TEXT("*"),
                                  .group = TKD_TEXT("*"),
                                  .object = "week",
                                  .id = row->pool,
                                  .mark = day};
        const tkd_measured mean = {.estimate = values->queue_length};
        write_line(&start, "queue_length", &mean, out);
        write_value(&start, "queue_length_p10", values->queue_length_p10, n, out);
        write_value(&start, "queue_length_p90", values->queue_length_p90, n, out);
    }
}

// A phase is two lines: when it begins and when it ends, in hours since the arrival. Their id is
// `STEP@VISIT`.
static void write_trace(const tkd_results *results, const tkd_trace_row *row, tkd_writer *out)
{
    char object[24];
    snprintf(object, sizeof(object), "trace_p%.0f", row->share * 100.0);
    for (uint32_t i = 0; i < row->stretches.count; i++) {
        const tkd_stretch_row *stretch = &results->stretch_rows[row->stretches.first + i];
        char visit[24];
        char measure[48];
        snprintf(visit, sizeof(visit), "@%u", (unsigned)stretch->visit);
        const line_start start = {.scenario = row->scenario,
                                  .municipality = row->municipality,
                                  .journey = row->journey,
                                  .group = row->group,
                                  .object = object,
                                  .id = stretch->step,
                                  .mark = visit};
        snprintf(measure, sizeof(measure), "%s_from_h", tkd_stretch_phase_name(stretch->phase));
        write_value(&start, measure, stretch->from_h, 1, out);
        snprintf(measure, sizeof(measure), "%s_until_h", tkd_stretch_phase_name(stretch->phase));
        write_value(&start, measure, stretch->until_h, 1, out);
    }
}

// Results that are not whole say so before anything else.
static void write_partial(const tkd_results *results, tkd_writer *out)
{
    const tkd_text all = TKD_TEXT("*");
    const line_start start = {.scenario = all,
                              .municipality = all,
                              .journey = all,
                              .group = all,
                              .object = "run",
                              .id = tkd_text_of(tkd_stopped_by_name(results->run.stopped_by))};
    write_value(&start, "partial", 1.0, results->run.replications, out);
}

void tkd_report_write_results_csv(const tkd_results *results, tkd_writer *out)
{
    tkd_write_string(out,
                     "scenario,municipality,journey,group,object,id,measure,mean,low,high,n\r\n");
    if (results->run.partial) {
        write_partial(results, out);
    }
    for (size_t i = 0; i < results->row_count; i++) {
        write_clients(results, &results->rows[i], out);
    }
    for (size_t i = 0; i < results->pool_count; i++) {
        const tkd_pool_row *row = &results->pools[i];
        const line_start start = {
            .scenario = row->scenario,
            .municipality = row->place,
            .journey = TKD_TEXT("*"),
            .group = TKD_TEXT("*"),
            .object = "pool",
            .id = row->pool,
        };
        for (int measure = 0; measure < TKD_POOL_MEASURE_COUNT; measure++) {
            write_line(&start, tkd_pool_measure_name((tkd_pool_measure)measure),
                       &row->measures[measure], out);
        }
    }
    for (size_t i = 0; i < results->series_count; i++) {
        write_series(results, &results->series[i], out);
    }
    for (size_t i = 0; i < results->trace_count; i++) {
        write_trace(results, &results->traces[i], out);
    }
}
