// SPDX-License-Identifier: EUPL-1.2
// Results for people: who got how far and how fast, where the waiting is, and who is overworked. Each
// table shows what can be read at a glance; the whole of it is in CSV and JSON.
#include "teekond/report.h"

#include <math.h>

#include "legend.h"
#include "lines_print.h"
#include "titles.h"

enum {
    MOST_WAITS = 12,    // steps shown, by time waited
    MOST_POOLS = 30,    // pools shown, busiest first
    MOST_SCENARIOS = 4, // shown in full; more are compared only
};

static double mean_of(const tkd_measured *measured)
{
    return measured->estimate.mean;
}

static bool is_all(tkd_text id)
{
    return tkd_text_equal(id, TKD_TEXT("*"));
}

// ---- clients ------------------------------------------------------------------------------------

static void add_client_columns(const tkd_report *report, tkd_table *table)
{
    const tkd_column columns[] = {
        {"arrived", tkd_word(report, "Saabus", "Arrived"), TKD_QUANTITY_NUMBER, false},
        {"completed_share", tkd_word(report, "Lõpetas", "Completed"), TKD_QUANTITY_SHARE, true},
        {"on_target_share", tkd_word(report, "Sihtajaks", "On target"), TKD_QUANTITY_SHARE, false},
        {"time_to_complete_h", tkd_word(report, "Teekonna aeg", "Journey time"),
         TKD_QUANTITY_DURATION, true},
        {"time_to_complete_p90_h", tkd_word(report, "90% jõuab ajaga", "90% are done in"),
         TKD_QUANTITY_DURATION, false},
        {"wait_h", tkd_word(report, "Ootamist", "Waiting"), TKD_QUANTITY_DURATION, true},
        {"visits", tkd_word(report, "Käike", "Visits"), TKD_QUANTITY_NUMBER, false},
    };
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(table, columns[i]);
    }
}

static void add_client_row(const tkd_result_row *row, tkd_table *table)
{
    const tkd_client_measure measures[] = {
        TKD_ARRIVED,
        TKD_COMPLETED_SHARE,
        TKD_ON_TARGET_SHARE,
        TKD_TIME_TO_COMPLETE_H,
        TKD_TIME_TO_COMPLETE_P90_H,
        TKD_WAIT_H,
        TKD_VISITS,
    };
    for (size_t i = 0; i < sizeof(measures) / sizeof(measures[0]); i++) {
        tkd_table_add_estimate(table, row->measures[measures[i]].estimate);
    }
}

static void print_municipalities(const tkd_report *report, const tkd_results *results,
                                 tkd_text scenario, tkd_writer *out)
{
    tkd_table table;
    tkd_table_init(&table, report->arena);
    tkd_table_add_column(&table, (tkd_column){"municipality",
                                              tkd_word(report, "Omavalitsus", "Municipality"),
                                              TKD_QUANTITY_TEXT, false});
    add_client_columns(report, &table);
    const tkd_result_row *whole = NULL;
    for (size_t i = 0; i < results->row_count; i++) {
        const tkd_result_row *row = &results->rows[i];
        if (!tkd_text_equal(row->scenario, scenario) || !is_all(row->journey) ||
            !is_all(row->group)) {
            continue;
        }
        if (is_all(row->municipality)) {
            whole = row;
            continue;
        }
        tkd_table_add_text(&table, tkd_title_of_municipality(report, row->municipality));
        add_client_row(row, &table);
    }
    if (whole != NULL && tkd_table_rows(&table) != 1) {
        tkd_table_add_text(&table, tkd_text_of(tkd_word(report, "Kokku", "Total")));
        add_client_row(whole, &table);
    }
    tkd_legend_print_heading(report, "Omavalitsused", "Municipalities", out);
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
}

// The journeys over all municipalities, each with its groups below it; left out where there is only
// one group. Rows are sorted by id, and "*" comes before every id.
static void print_groups(const tkd_report *report, const tkd_results *results, tkd_text scenario,
                         tkd_writer *out)
{
    tkd_table table;
    tkd_table_init(&table, report->arena);
    tkd_table_add_column(
        &table, (tkd_column){"group", tkd_word(report, "Teekond, – sihtrühm", "Journey, – group"),
                             TKD_QUANTITY_TEXT, false});
    add_client_columns(report, &table);
    size_t groups = 0;
    for (size_t i = 0; i < results->row_count; i++) {
        const tkd_result_row *row = &results->rows[i];
        if (!tkd_text_equal(row->scenario, scenario) || !is_all(row->municipality) ||
            is_all(row->journey)) {
            continue;
        }
        tkd_text title = tkd_title_of_journey(report, row->journey);
        if (!is_all(row->group)) {
            title = tkd_title_of_group(report, row->group);
            title = tkd_text_format(report->arena, "– %.*s", TKD_ARG(title));
            groups++;
        }
        if (title.data == NULL) {
            table.status = TKD_ERR_MEMORY;
        }
        tkd_table_add_text(&table, title);
        add_client_row(row, &table);
    }
    if (groups > 1 || table.status != TKD_OK) {
        tkd_legend_print_heading(report, "Teekonnad ja sihtrühmad", "Journeys and groups", out);
        tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
    }
}

// ---- steps --------------------------------------------------------------------------------------

// A step over all municipalities and groups.
typedef struct waiting_step {
    const tkd_result_row *row;
    const tkd_step_row *step;
    double waited_h; // by all together; -1 when nobody waited
} waiting_step;

// Keeps the `MOST_WAITS` longest, longest first; those found earlier stand first among equals.
static void keep_waiting(waiting_step *kept, size_t *count, waiting_step found)
{
    size_t at = *count;
    while (at > 0 && kept[at - 1].waited_h < found.waited_h) {
        at--;
    }
    if (at >= MOST_WAITS) {
        return;
    }
    *count += *count < MOST_WAITS;
    for (size_t i = *count - 1; i > at; i--) {
        kept[i] = kept[i - 1];
    }
    kept[at] = found;
}

static size_t find_waits(const tkd_results *results, tkd_text scenario,
                         waiting_step kept[MOST_WAITS])
{
    size_t count = 0;
    for (size_t i = 0; i < results->row_count; i++) {
        const tkd_result_row *row = &results->rows[i];
        if (!tkd_text_equal(row->scenario, scenario) || !is_all(row->municipality) ||
            is_all(row->journey) || !is_all(row->group)) {
            continue;
        }
        for (uint32_t k = 0; k < row->steps.count; k++) {
            const tkd_step_row *step = &results->step_rows[row->steps.first + k];
            const double waited_h = mean_of(&step->measures[TKD_STEP_VISITS]) *
                                    mean_of(&step->measures[TKD_STEP_WAIT_H]);
            if (waited_h > 0.0) {
                keep_waiting(kept, &count, (waiting_step){row, step, waited_h});
            }
        }
    }
    return count;
}

static void print_waits(const tkd_report *report, const tkd_results *results, tkd_text scenario,
                        tkd_writer *out)
{
    waiting_step waits[MOST_WAITS];
    const size_t count = find_waits(results, scenario, waits);
    if (count == 0) {
        return;
    }
    const tkd_column columns[] = {
        {"step", tkd_word(report, "Samm", "Step"), TKD_QUANTITY_TEXT, false},
        {"journey", tkd_word(report, "Teekond", "Journey"), TKD_QUANTITY_TEXT, false},
        {"visits", tkd_word(report, "Käike", "Visits"), TKD_QUANTITY_NUMBER, false},
        {"wait_h", tkd_word(report, "Ootamist käigu kohta", "Wait per visit"),
         TKD_QUANTITY_DURATION, true},
        {"wait_p90_h", tkd_word(report, "90% ootab kuni", "90% wait up to"), TKD_QUANTITY_DURATION,
         false},
        {"rework_share", tkd_word(report, "Kordub", "Repeated"), TKD_QUANTITY_SHARE, false},
        {"left_share", tkd_word(report, "Katkestab", "Leave"), TKD_QUANTITY_SHARE, false},
    };
    tkd_table table;
    tkd_table_init(&table, report->arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (size_t i = 0; i < count; i++) {
        const tkd_step_row *step = waits[i].step;
        tkd_table_add_text(&table, tkd_title_of_step(report, waits[i].row->journey, step->step));
        tkd_table_add_text(&table, tkd_title_of_journey(report, waits[i].row->journey));
        tkd_table_add_estimate(&table, step->measures[TKD_STEP_VISITS].estimate);
        tkd_table_add_estimate(&table, step->measures[TKD_STEP_WAIT_H].estimate);
        tkd_table_add_estimate(&table, step->measures[TKD_STEP_WAIT_P90_H].estimate);
        tkd_table_add_estimate(&table, step->measures[TKD_STEP_REWORK_SHARE].estimate);
        tkd_table_add_estimate(&table, step->measures[TKD_STEP_LEFT_SHARE].estimate);
    }
    tkd_legend_print_heading(report, "Kus kõige rohkem oodatakse", "Where most time is waited",
                             out);
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
}

// ---- pools --------------------------------------------------------------------------------------

// Is `a` busier than `b`? Idle and unused ones come last.
static bool is_busier(const tkd_pool_row *a, const tkd_pool_row *b)
{
    const double load_a = mean_of(&a->measures[TKD_POOL_UTILIZATION]);
    const double load_b = mean_of(&b->measures[TKD_POOL_UTILIZATION]);
    return (isnan(load_a) ? -1.0 : load_a) > (isnan(load_b) ? -1.0 : load_b);
}

// The busiest pools of a scenario, busiest first; `*total` counts all.
static size_t find_pools(const tkd_results *results, tkd_text scenario,
                         const tkd_pool_row *kept[MOST_POOLS], size_t *total)
{
    size_t count = 0;
    *total = 0;
    for (size_t i = 0; i < results->pool_count; i++) {
        const tkd_pool_row *row = &results->pools[i];
        if (!tkd_text_equal(row->scenario, scenario)) {
            continue;
        }
        ++*total;
        size_t at = count;
        while (at > 0 && is_busier(row, kept[at - 1])) {
            at--;
        }
        if (at >= MOST_POOLS) {
            continue;
        }
        count += count < MOST_POOLS;
        for (size_t k = count - 1; k > at; k--) {
            kept[k] = kept[k - 1];
        }
        kept[at] = row;
    }
    return count;
}

static void add_pool_columns(const tkd_report *report, tkd_table *table)
{
    const tkd_column columns[] = {
        {"pool", tkd_word(report, "Teenindaja", "Pool"), TKD_QUANTITY_TEXT, false},
        {"place", tkd_word(report, "Koht", "Place"), TKD_QUANTITY_TEXT, false},
        {"servers", tkd_word(report, "Kohti", "Servers"), TKD_QUANTITY_NUMBER, false},
        {"utilization", tkd_word(report, "Hõivatus", "Utilization"), TKD_QUANTITY_SHARE, true},
        {"wait_h", tkd_word(report, "Ootamist", "Wait"), TKD_QUANTITY_DURATION, true},
        {"wait_p90_h", tkd_word(report, "90% ootab kuni", "90% wait up to"), TKD_QUANTITY_DURATION,
         false},
        {"queue_length", tkd_word(report, "Järjekord", "Queue"), TKD_QUANTITY_NUMBER, false},
        {"abandoned_share", tkd_word(report, "Loobub", "Give up"), TKD_QUANTITY_SHARE, false},
    };
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(table, columns[i]);
    }
}

static void print_pools(const tkd_report *report, const tkd_results *results, tkd_text scenario,
                        tkd_writer *out)
{
    const tkd_pool_row *pools[MOST_POOLS];
    size_t total = 0;
    const size_t count = find_pools(results, scenario, pools, &total);
    if (count == 0) {
        return;
    }
    const tkd_pool_measure measures[] = {
        TKD_POOL_SERVERS,    TKD_POOL_UTILIZATION,  TKD_POOL_WAIT_H,
        TKD_POOL_WAIT_P90_H, TKD_POOL_QUEUE_LENGTH, TKD_POOL_ABANDONED_SHARE,
    };
    tkd_table table;
    tkd_table_init(&table, report->arena);
    add_pool_columns(report, &table);
    for (size_t i = 0; i < count; i++) {
        tkd_table_add_text(&table, tkd_title_of_pool(report, pools[i]->pool));
        tkd_table_add_text(&table, tkd_title_of_place(report, pools[i]->place));
        for (size_t k = 0; k < sizeof(measures) / sizeof(measures[0]); k++) {
            tkd_table_add_estimate(&table, pools[i]->measures[measures[k]].estimate);
        }
    }
    tkd_legend_print_heading(report, "Teenindajad, hõivatumad ees", "Pools, busiest first", out);
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
    if (total > count) {
        tkd_write_string(out, tkd_word(report, "… ja veel ", "… and "));
        tkd_report_print_count(report, total - count, "", "", out);
        tkd_write_string(out,
                         tkd_word(report, "(kõik: --format csv)\n", "more (all: --format csv)\n"));
    }
}

// ---- scenarios ----------------------------------------------------------------------------------

// Every scenario's row over all clients, side by side.
static void print_scenarios(const tkd_report *report, const tkd_results *results, tkd_writer *out)
{
    tkd_table table;
    tkd_table_init(&table, report->arena);
    tkd_table_add_column(&table,
                         (tkd_column){"scenario", tkd_word(report, "Stsenaarium", "Scenario"),
                                      TKD_QUANTITY_TEXT, false});
    add_client_columns(report, &table);
    for (size_t i = 0; i < results->row_count; i++) {
        const tkd_result_row *row = &results->rows[i];
        if (is_all(row->municipality) && is_all(row->journey) && is_all(row->group)) {
            tkd_table_add_text(&table, tkd_title_of_scenario(report, row->scenario));
            add_client_row(row, &table);
        }
    }
    tkd_legend_print_heading(report, "Stsenaariumid", "Scenarios", out);
    tkd_table_print(&table, report->language, TKD_TABLE_WIDTH, out);
}

static void print_scenario(const tkd_report *report, const tkd_results *results, tkd_text scenario,
                           tkd_writer *out)
{
    tkd_write_format(out, "%s%s: ", out->size > 0 ? "\n" : "",
                     tkd_word(report, "Stsenaarium", "Scenario"));
    tkd_write(out, tkd_title_of_scenario(report, scenario));
    tkd_write_char(out, '\n');
    print_municipalities(report, results, scenario, out);
    print_groups(report, results, scenario, out);
    print_waits(report, results, scenario, out);
    print_pools(report, results, scenario, out);
    tkd_lines_print_series(report, results, scenario, out);
    tkd_lines_print_traces(report, results, scenario, out);
}

// Is this row the first of its scenario? Rows of a scenario stand together.
static bool begins_scenario(const tkd_results *results, size_t row)
{
    return row == 0 ||
           !tkd_text_equal(results->rows[row].scenario, results->rows[row - 1].scenario);
}

void tkd_report_print_results(const tkd_report *report, const tkd_results *results, tkd_writer *out)
{
    size_t scenarios = 0;
    for (size_t i = 0; i < results->row_count; i++) {
        scenarios += begins_scenario(results, i);
    }
    tkd_legend_print_title(report, out);
    if (scenarios > 1) {
        print_scenarios(report, results, out);
    }
    for (size_t i = 0; i < results->row_count && scenarios <= MOST_SCENARIOS; i++) {
        if (begins_scenario(results, i)) {
            print_scenario(report, results, results->rows[i].scenario, out);
        }
    }
    tkd_legend_print_run(report, results, out);
}
