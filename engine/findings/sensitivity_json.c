// SPDX-License-Identifier: EUPL-1.2
// Sensitivities as JSON.
#include "teekond/sensitivity.h"

static void write_text(tkd_json *json, const char *key, tkd_text text)
{
    tkd_json_key(json, key);
    if (text.size > 0) {
        tkd_json_text(json, text);
    } else {
        tkd_json_null(json);
    }
}

static void write_number(tkd_json *json, const char *key, double number)
{
    tkd_json_key(json, key);
    tkd_json_number(json, number);
}

static void write_count(tkd_json *json, const char *key, size_t count)
{
    tkd_json_key(json, key);
    tkd_json_count(json, count);
}

static void write_indices(const tkd_sensitivity *of, const tkd_sensitive_row *row, tkd_json *json)
{
    tkd_json_key(json, "first");
    tkd_estimate_write_json(row->first, (uint32_t)of->rows, json);
    tkd_json_key(json, "total");
    tkd_estimate_write_json(row->total, (uint32_t)of->rows, json);
}

static void write_figure(const tkd_sensitivity *of, const tkd_sensitive_row *row, tkd_json *json)
{
    tkd_json_open_object(json);
    write_text(json, "path", row->path);
    write_text(json, "value", row->written);
    write_text(json, "evidence", row->evidence);
    write_text(json, "file", row->file);
    tkd_json_key(json, "line");
    if (row->file.size > 0) {
        tkd_json_count(json, row->line);
    } else {
        tkd_json_null(json);
    }
    tkd_json_key(json, "range");
    tkd_json_open_object_flat(json);
    write_number(json, "low_times", row->low_times);
    write_number(json, "high_times", row->high_times);
    tkd_json_key(json, "written");
    tkd_json_bool(json, row->range_is_written);
    tkd_json_close_object(json);
    write_indices(of, row, json);
    write_number(json, "effect", row->effect);
    tkd_json_key(json, "rank");
    tkd_json_open_object_flat(json);
    write_count(json, "rank", row->rank);
    write_count(json, "low", row->rank_low);
    write_count(json, "high", row->rank_high);
    tkd_json_close_object(json);
    tkd_json_close_object(json);
}

static void write_method(const tkd_sensitivity *of, tkd_json *json)
{
    tkd_json_key(json, "method");
    tkd_json_open_object(json);
    write_count(json, "points", of->points);
    write_count(json, "figures", of->figure_count);
    write_count(json, "written_ranges", of->written_count);
    write_count(json, "screening_points", of->screen_points);
    write_count(json, "light_points", of->light_points);
    write_count(json, "rows", of->rows);
    write_count(json, "lost_points", of->lost_points);
    tkd_json_key(json, "estimators");
    tkd_json_string(json, "first: Saltelli 2010; total: Jansen 1999; intervals: bootstrap of rows");
    tkd_json_close_object(json);
}

void tkd_sensitivity_write_json(const tkd_sensitivity *sensitivity, tkd_json *json)
{
    tkd_json_open_object(json);
    write_count(json, "teekond", 1);
    tkd_results_write_json_head(sensitivity->results, json);
    write_text(json, "scenario", sensitivity->scenario);
    write_text(json, "municipality", sensitivity->municipality);
    write_text(json, "journey", sensitivity->journey);
    write_text(json, "group", sensitivity->group);
    tkd_json_key(json, "measure");
    tkd_json_string(json, tkd_client_measure_name(sensitivity->measure));
    tkd_json_key(json, "base");
    tkd_estimate_write_json(sensitivity->base, sensitivity->base.n, json);
    write_number(json, "sd_figures", sensitivity->sd_figures);
    write_number(json, "sd_luck", sensitivity->sd_luck);
    write_method(sensitivity, json);
    tkd_json_key(json, "figures");
    tkd_json_open_array(json);
    for (size_t i = 0; i < sensitivity->count; i++) {
        write_figure(sensitivity, &sensitivity->figures[i], json);
    }
    tkd_json_close_array(json);
    tkd_json_key(json, "others");
    if (sensitivity->has_others) {
        tkd_json_open_object(json);
        write_count(json, "figures", sensitivity->figure_count - sensitivity->count);
        write_indices(sensitivity, &sensitivity->others, json);
        tkd_json_close_object(json);
    } else {
        tkd_json_null(json);
    }
    tkd_json_close_object(json);
}
