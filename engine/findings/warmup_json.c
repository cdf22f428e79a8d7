// SPDX-License-Identifier: EUPL-1.2
// The warm-up check as JSON: by scenario the verdict, then every series with its weeks.
#include "teekond/date.h"
#include "teekond/warmup.h"

bool tkd_warmup_has_level(const tkd_warmup_row *row)
{
    return row->series == TKD_WARMUP_TIME_H ? row->level > 0.0
                                            : row->level >= TKD_WARMUP_LEAST_PEOPLE;
}

const char *tkd_warmup_series_name(tkd_warmup_series series)
{
    switch (series) {
    case TKD_WARMUP_INSIDE: return "people_inside";
    case TKD_WARMUP_QUEUES: return "queue_length";
    case TKD_WARMUP_TIME_H: return "time_to_complete_h";
    case TKD_WARMUP_SERIES_COUNT: break;
    }
    tkd_bug("a series of the warm-up check", __FILE__, __LINE__);
}

const char *tkd_warmup_verdict_name(tkd_warmup_verdict verdict)
{
    switch (verdict) {
    case TKD_WARMUP_ENOUGH: return "enough";
    case TKD_WARMUP_SHORT: return "short";
    case TKD_WARMUP_UNSETTLED: return "unsettled";
    case TKD_WARMUP_UNKNOWN: return "unknown";
    }
    tkd_bug("a verdict on the warm-up", __FILE__, __LINE__);
}

static void write_number(tkd_json *json, const char *key, double number)
{
    tkd_json_key(json, key);
    tkd_json_number(json, number);
}

static void write_string(tkd_json *json, const char *key, const char *string)
{
    tkd_json_key(json, key);
    tkd_json_string(json, string);
}

static void write_date(tkd_json *json, const char *key, int32_t day)
{
    const tkd_date date = tkd_date_from_day(day);
    char text[40];
    snprintf(text, sizeof(text), "%04d-%02d-%02d", (int)date.year, (int)date.month, (int)date.day);
    write_string(json, key, text);
}

static void write_weeks(const tkd_warmup *warmup, const tkd_warmup_row *row, tkd_json *json)
{
    tkd_json_key(json, "weeks");
    tkd_json_open_array(json);
    for (uint32_t i = 0; i < row->weeks.count; i++) {
        const tkd_warmup_week *week = &warmup->weeks[row->weeks.first + i];
        tkd_json_open_object_flat(json);
        tkd_json_key(json, "week");
        tkd_json_count(json, i + 1);
        write_date(json, "from", warmup->head.run.start_day + (int32_t)i * 7);
        tkd_json_key(json, "value");
        tkd_estimate_write_json(week->value, warmup->head.run.replications, json);
        write_number(json, "moving_average", week->moving_average);
        tkd_json_close_object(json);
    }
    tkd_json_close_array(json);
}

static void write_row(const tkd_warmup *warmup, const tkd_warmup_row *row, tkd_json *json)
{
    tkd_json_open_object(json);
    tkd_json_key(json, "municipality");
    tkd_json_text(json, row->municipality);
    write_string(json, "series", tkd_warmup_series_name(row->series));
    write_string(json, "verdict", tkd_warmup_verdict_name(row->verdict));
    write_number(json, "mser5_h", row->mser_h);
    write_number(json, "needed_h", row->needed_h);
    write_number(json, "level", row->level);
    tkd_json_key(json, "departure");
    tkd_estimate_write_json(row->departure, warmup->head.run.replications, json);
    write_weeks(warmup, row, json);
    tkd_json_close_object(json);
}

void tkd_warmup_write_json(const tkd_warmup *warmup, tkd_json *json)
{
    tkd_json_open_object(json);
    tkd_json_key(json, "teekond");
    tkd_json_count(json, 1);
    tkd_results_write_json_head(&warmup->head, json);
    tkd_json_key(json, "warmup_check");
    tkd_json_open_array(json);
    for (size_t i = 0; i < warmup->case_count; i++) {
        const tkd_warmup_case *one = &warmup->cases[i];
        tkd_json_open_object(json);
        tkd_json_key(json, "scenario");
        tkd_json_text(json, one->scenario);
        write_string(json, "verdict", tkd_warmup_verdict_name(one->verdict));
        write_number(json, "warmup_h", one->warmup_h);
        write_number(json, "mser5_h", one->mser_h);
        write_number(json, "needed_h", one->needed_h);
        tkd_json_key(json, "departure");
        tkd_estimate_write_json(one->departure, warmup->head.run.replications, json);
        write_string(json, "longest", tkd_warmup_series_name(one->series));
        write_number(json, "looked_h", one->looked_h);
        tkd_json_key(json, "compared_with_a_year_after");
        tkd_json_bool(json, one->has_year_after);
        tkd_json_key(json, "series");
        tkd_json_open_array(json);
        for (uint32_t r = 0; r < one->rows.count; r++) {
            write_row(warmup, &warmup->rows[one->rows.first + r], json);
        }
        tkd_json_close_array(json);
        tkd_json_close_object(json);
    }
    tkd_json_close_array(json);
    tkd_json_close_object(json);
}
