// SPDX-License-Identifier: EUPL-1.2
// What goes on in time, as JSON: queues week by week, and the time lines of single clients. Both are
// written only where they were asked for.
#include "teekond/date.h"
#include "teekond/results.h"

#include <math.h>
#include <stdio.h>

static const double week_h = 7.0 * 24.0;

static void write_text(tkd_json *json, const char *name, tkd_text text)
{
    tkd_json_key(json, name);
    if (text.size > 0) {
        tkd_json_text(json, text);
    } else {
        tkd_json_null(json);
    }
}

static void write_number(tkd_json *json, const char *name, double number)
{
    tkd_json_key(json, name);
    tkd_json_number(json, number);
}

static void write_count(tkd_json *json, const char *name, uint64_t count)
{
    tkd_json_key(json, name);
    tkd_json_count(json, count);
}

// The date of a moment, so many hours after the run's start.
static void write_date(const tkd_results *results, tkd_json *json, const char *name, double hours)
{
    const tkd_date date = tkd_date_from_day(results->run.start_day + (int32_t)floor(hours / 24.0));
    char text[40];
    snprintf(text, sizeof(text), "%04d-%02d-%02d", (int)date.year, (int)date.month, (int)date.day);
    tkd_json_key(json, name);
    tkd_json_string(json, text);
}

static void write_week(const tkd_results *results, const tkd_series_row *row, uint32_t week,
                       tkd_json *json)
{
    const tkd_week_row *values = &results->week_rows[row->weeks.first + week];
    const double from_h = row->from_h + week * week_h;
    tkd_json_open_object_flat(json);
    write_date(results, json, "start", from_h);
    write_number(json, "from_h", from_h);
    write_number(json, "until_h", fmin(from_h + week_h, row->until_h));
    tkd_json_key(json, "queue_length");
    tkd_estimate_write_json(values->queue_length, results->run.replications, json);
    write_number(json, "queue_length_p10", values->queue_length_p10);
    write_number(json, "queue_length_p90", values->queue_length_p90);
    tkd_json_close_object(json);
}

static void write_series(const tkd_results *results, tkd_json *json)
{
    tkd_json_key(json, "series");
    tkd_json_open_array(json);
    for (size_t i = 0; i < results->series_count; i++) {
        const tkd_series_row *row = &results->series[i];
        tkd_json_open_object(json);
        write_text(json, "scenario", row->scenario);
        write_text(json, "pool", row->pool);
        write_text(json, "place", row->place);
        tkd_json_key(json, "weeks");
        tkd_json_open_array(json);
        for (uint32_t week = 0; week < row->weeks.count; week++) {
            write_week(results, row, week, json);
        }
        tkd_json_close_array(json);
        tkd_json_close_object(json);
    }
    tkd_json_close_array(json);
}

static void write_stretch(const tkd_stretch_row *row, tkd_json *json)
{
    tkd_json_open_object_flat(json);
    write_text(json, "step", row->step);
    write_count(json, "visit", row->visit);
    tkd_json_key(json, "phase");
    tkd_json_string(json, tkd_stretch_phase_name(row->phase));
    tkd_json_key(json, "kind");
    tkd_json_string(json, tkd_stretch_kind_name(row->phase));
    write_text(json, "pool", row->pool);
    write_text(json, "place", row->place);
    write_number(json, "from_h", row->from_h);
    write_number(json, "until_h", row->until_h);
    tkd_json_key(json, "counted");
    tkd_json_bool(json, row->counted);
    tkd_json_close_object(json);
}

static void write_client(const tkd_trace_row *row, tkd_json *json)
{
    tkd_json_key(json, "client");
    tkd_json_open_object_flat(json);
    write_text(json, "municipality", row->client_municipality);
    write_text(json, "journey", row->client_journey);
    write_text(json, "group", row->client_group);
    write_count(json, "replication", row->replication + UINT64_C(1));
    write_count(json, "party", row->party + 1);
    write_count(json, "member", row->member + UINT64_C(1));
    tkd_json_close_object(json);
}

static void write_trace(const tkd_results *results, const tkd_trace_row *row, tkd_json *json)
{
    static const tkd_client_measure sums[] = {TKD_WAIT_H, TKD_SERVICE_H, TKD_TRAVEL_H, TKD_DELAY_H};
    tkd_json_open_object(json);
    write_text(json, "scenario", row->scenario);
    write_text(json, "municipality", row->municipality);
    write_text(json, "journey", row->journey);
    write_text(json, "group", row->group);
    write_number(json, "share", row->share);
    write_client(row, json);
    write_date(results, json, "arrived", row->arrived_h);
    write_number(json, "arrived_h", row->arrived_h);
    write_number(json, "clock_h", row->clock_h);
    write_number(json, "ended_h", row->ended_h);
    write_number(json, "time_to_complete_h", row->ended_h - row->clock_h);
    for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++) {
        write_number(json, tkd_client_measure_name(sums[i]), tkd_trace_sum(results, row, sums[i]));
    }
    tkd_json_key(json, "phases");
    tkd_json_open_array(json);
    for (uint32_t i = 0; i < row->stretches.count; i++) {
        write_stretch(&results->stretch_rows[row->stretches.first + i], json);
    }
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}

double tkd_trace_sum(const tkd_results *results, const tkd_trace_row *trace,
                     tkd_client_measure measure)
{
    double sum_h = 0.0;
    for (uint32_t i = 0; i < trace->stretches.count; i++) {
        const tkd_stretch_row *row = &results->stretch_rows[trace->stretches.first + i];
        if (row->counted && tkd_stretch_measure(row->phase) == measure) {
            sum_h += row->until_h - row->from_h;
        }
    }
    return sum_h;
}

void tkd_results_write_json_more(const tkd_results *results, tkd_json *json)
{
    if (results->has_series) {
        write_series(results, json);
    }
    if (!results->has_traces) {
        return;
    }
    tkd_json_key(json, "traces");
    tkd_json_open_array(json);
    for (size_t i = 0; i < results->trace_count; i++) {
        write_trace(results, &results->traces[i], json);
    }
    tkd_json_close_array(json);
}
