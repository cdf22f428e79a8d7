// SPDX-License-Identifier: EUPL-1.2
// Results as JSON: the members of section 8 of the format, in its order, from the tables of names.
// Nothing is computed here: an estimate is written as it stands, and null where nobody was measured.
// Weeks and time lines are in lines_json.c.
#include "teekond/date.h"
#include "teekond/results.h"

// What all the writers below need.
typedef struct results_writer {
    const tkd_results *results;
    tkd_json *json;
    uint32_t replications;
} results_writer;

static void write_measure(const results_writer *writer, const char *name,
                          const tkd_measured *measured)
{
    tkd_json_key(writer->json, name);
    tkd_estimate_write_json(measured->estimate, writer->replications, writer->json);
}

static void write_id(const results_writer *writer, const char *name, tkd_text id)
{
    tkd_json_key(writer->json, name);
    tkd_json_text(writer->json, id);
}

static void write_start(const tkd_run_facts *run, tkd_json *json)
{
    const tkd_date date = tkd_date_from_day(run->start_day);
    char text[40];
    snprintf(text, sizeof(text), "%04d-%02d-%02d", (int)date.year, (int)date.month, (int)date.day);
    tkd_json_key(json, "start");
    tkd_json_string(json, text);
}

static void write_run(const tkd_run_facts *run, tkd_json *json)
{
    tkd_json_open_object(json);
    tkd_json_key(json, "seed");
    tkd_json_count(json, run->seed);
    tkd_json_key(json, "replications");
    tkd_json_count(json, run->replications);
    tkd_json_key(json, "stopped_by");
    tkd_json_string(json, tkd_stopped_by_name(run->stopped_by));
    tkd_json_key(json, "partial");
    tkd_json_bool(json, run->partial);
    if (run->precision > 0.0) {
        tkd_json_key(json, "precision");
        tkd_json_number(json, run->precision);
        tkd_json_key(json, "precision_reached");
        tkd_json_number(json, run->precision_reached);
    }
    write_start(run, json);
    tkd_json_key(json, "warmup_h");
    tkd_json_number(json, run->warmup_h);
    tkd_json_key(json, "measure_h");
    tkd_json_number(json, run->measure_h);
    tkd_json_key(json, "drain_h");
    tkd_json_number(json, run->drain_h);
    tkd_json_key(json, "fingerprint");
    tkd_json_string(json, run->fingerprint);
    tkd_json_key(json, "version");
    tkd_json_string(json, run->version);
    tkd_json_close_object(json);
}

void tkd_assumptions_write_json(const tkd_assumption *assumptions, size_t count, tkd_json *json)
{
    tkd_json_open_array(json);
    for (size_t i = 0; i < count; i++) {
        const tkd_assumption *row = &assumptions[i];
        tkd_json_open_object_flat(json);
        tkd_json_key(json, "path");
        tkd_json_text(json, row->path);
        tkd_json_key(json, "value");
        tkd_json_text(json, row->value);
        tkd_json_key(json, "default");
        tkd_json_bool(json, row->is_default);
        tkd_json_key(json, "file");
        if (row->file.size > 0) {
            tkd_json_text(json, row->file);
        } else {
            tkd_json_null(json);
        }
        tkd_json_key(json, "line");
        if (row->line > 0) {
            tkd_json_count(json, row->line);
        } else {
            tkd_json_null(json);
        }
        tkd_json_close_object(json);
    }
    tkd_json_close_array(json);
}

// An object of shares or hours by id.
static void write_share_rows(const results_writer *writer, const char *name, tkd_rows rows)
{
    tkd_json *json = writer->json;
    tkd_json_key(json, name);
    tkd_json_open_object(json);
    for (uint32_t i = 0; i < rows.count; i++) {
        const tkd_share_row *row = &writer->results->share_rows[rows.first + i];
        tkd_json_key_text(json, row->id);
        tkd_estimate_write_json(row->value.estimate, writer->replications, json);
    }
    tkd_json_close_object(json);
}

static void write_milestones(const results_writer *writer, tkd_rows rows)
{
    tkd_json *json = writer->json;
    tkd_json_key(json, "milestones");
    tkd_json_open_object(json);
    for (uint32_t i = 0; i < rows.count; i++) {
        const tkd_milestone_row *row = &writer->results->milestone_rows[rows.first + i];
        tkd_json_key_text(json, row->step);
        tkd_json_open_object(json);
        for (int measure = 0; measure < TKD_MILESTONE_MEASURE_COUNT; measure++) {
            write_measure(writer, tkd_milestone_measure_name((tkd_milestone_measure)measure),
                          &row->measures[measure]);
        }
        tkd_json_close_object(json);
    }
    tkd_json_close_object(json);
}

// The members stand where the format lists them: `exits` after the shares, the rest at the end.
static void write_measures(const results_writer *writer, const tkd_result_row *row)
{
    tkd_json *json = writer->json;
    tkd_json_key(json, "measures");
    tkd_json_open_object(json);
    for (int measure = 0; measure < TKD_CLIENT_MEASURE_COUNT; measure++) {
        if (measure == TKD_TIME_TO_COMPLETE_H) {
            write_share_rows(writer, "exits", row->exits);
        }
        write_measure(writer, tkd_client_measure_name((tkd_client_measure)measure),
                      &row->measures[measure]);
    }
    write_milestones(writer, row->milestones);
    write_share_rows(writer, "clocks", row->clocks);
    tkd_json_close_object(json);
}

static void write_steps(const results_writer *writer, tkd_rows rows)
{
    tkd_json *json = writer->json;
    tkd_json_key(json, "steps");
    tkd_json_open_array(json);
    for (uint32_t i = 0; i < rows.count; i++) {
        const tkd_step_row *row = &writer->results->step_rows[rows.first + i];
        tkd_json_open_object(json);
        write_id(writer, "step", row->step);
        for (int measure = 0; measure < TKD_STEP_MEASURE_COUNT; measure++) {
            write_measure(writer, tkd_step_measure_name((tkd_step_measure)measure),
                          &row->measures[measure]);
        }
        tkd_json_close_object(json);
    }
    tkd_json_close_array(json);
}

static void write_flows(const results_writer *writer, tkd_rows rows)
{
    tkd_json *json = writer->json;
    tkd_json_key(json, "flows");
    tkd_json_open_array(json);
    for (uint32_t i = 0; i < rows.count; i++) {
        const tkd_flow_row *row = &writer->results->flow_rows[rows.first + i];
        tkd_json_open_object_flat(json);
        write_id(writer, "from", row->from);
        write_id(writer, "to", row->to);
        write_measure(writer, "count", &row->count);
        tkd_json_key(json, "kind");
        tkd_json_string(json, tkd_flow_kind_name(row->kind));
        tkd_json_close_object(json);
    }
    tkd_json_close_array(json);
}

static void write_row(const results_writer *writer, const tkd_result_row *row)
{
    tkd_json_open_object(writer->json);
    write_id(writer, "scenario", row->scenario);
    write_id(writer, "municipality", row->municipality);
    write_id(writer, "journey", row->journey);
    write_id(writer, "group", row->group);
    write_measures(writer, row);
    write_steps(writer, row->steps);
    write_flows(writer, row->flows);
    tkd_json_close_object(writer->json);
}

static void write_pool(const results_writer *writer, const tkd_pool_row *row)
{
    tkd_json_open_object(writer->json);
    write_id(writer, "scenario", row->scenario);
    write_id(writer, "pool", row->pool);
    write_id(writer, "place", row->place);
    for (int measure = 0; measure < TKD_POOL_MEASURE_COUNT; measure++) {
        write_measure(writer, tkd_pool_measure_name((tkd_pool_measure)measure),
                      &row->measures[measure]);
    }
    tkd_json_close_object(writer->json);
}

void tkd_results_write_json_head(const tkd_results *results, tkd_json *json)
{
    tkd_json_key(json, "run");
    write_run(&results->run, json);
    tkd_json_key(json, "assumptions");
    tkd_assumptions_write_json(results->assumptions, results->assumption_count, json);
}

void tkd_results_write_json(const tkd_results *results, tkd_json *json)
{
    const results_writer writer = {results, json, results->run.replications};
    tkd_json_open_object(json);
    tkd_json_key(json, "teekond");
    tkd_json_count(json, 1);
    tkd_results_write_json_head(results, json);
    tkd_json_key(json, "results");
    tkd_json_open_array(json);
    for (size_t i = 0; i < results->row_count; i++) {
        write_row(&writer, &results->rows[i]);
    }
    tkd_json_close_array(json);
    tkd_json_key(json, "pools");
    tkd_json_open_array(json);
    for (size_t i = 0; i < results->pool_count; i++) {
        write_pool(&writer, &results->pools[i]);
    }
    tkd_json_close_array(json);
    tkd_results_write_json_more(results, json);
    tkd_json_close_object(json);
}
