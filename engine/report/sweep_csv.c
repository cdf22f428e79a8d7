// SPDX-License-Identifier: EUPL-1.2
// Sweeps as tidy CSV: a line for each point and measure, then one for each pool whose staff is swept.
#include "teekond/report.h"

#include <math.h>

static const tkd_column columns[] = {
    {.key = "path", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    {.key = "setting", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    {.key = "path_2", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    {.key = "setting_2", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    {.key = "scenario", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    {.key = "municipality", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    {.key = "journey", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    {.key = "group", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    {.key = "pool", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    {.key = "place", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    {.key = "measure", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    {.key = "value", .heading = "", .quantity = TKD_QUANTITY_NUMBER, .is_estimate = true},
    {.key = "reference", .heading = "", .quantity = TKD_QUANTITY_NUMBER, .is_estimate = true},
    {.key = "difference", .heading = "", .quantity = TKD_QUANTITY_NUMBER, .is_estimate = true},
    {.key = "p", .heading = "", .quantity = TKD_QUANTITY_NUMBER},
    {.key = "p_adjusted", .heading = "", .quantity = TKD_QUANTITY_NUMBER},
    {.key = "verdict", .heading = "", .quantity = TKD_QUANTITY_TEXT},
    {.key = "goal", .heading = "", .quantity = TKD_QUANTITY_TEXT},
};

static const tkd_estimate unknown = {(double)NAN, (double)NAN, (double)NAN, 0};

static void add_settings(tkd_table *table, const tkd_sweep *sweep, const tkd_swept_point *point)
{
    for (size_t i = 0; i < TKD_SWEPT_MOST; i++) {
        const tkd_swept_figure *figure = &sweep->figures[i];
        const bool is_there = i < sweep->figure_count;
        tkd_table_add_text(table, is_there ? figure->path : (tkd_text){0});
        tkd_table_add_text(table, is_there ? figure->values[point->at[i]] : (tkd_text){0});
    }
    tkd_table_add_text(table, sweep->scenario);
}

static void add_measure(tkd_table *table, const tkd_sweep *sweep, const tkd_swept_point *point,
                        const tkd_compared_row *row)
{
    const bool is_goal = sweep->goal.is_set && sweep->goal.measure == row->measure;

    add_settings(table, sweep, point);
    tkd_table_add_text(table, sweep->municipality);
    tkd_table_add_text(table, sweep->journey);
    tkd_table_add_text(table, sweep->group);
    tkd_table_add_text(table, (tkd_text){0});
    tkd_table_add_text(table, (tkd_text){0});
    tkd_table_add_text(table, tkd_text_of(tkd_client_measure_name(row->measure)));
    tkd_table_add_estimate(table, row->value);
    tkd_table_add_estimate(table, row->reference);
    tkd_table_add_estimate(table, row->difference);
    tkd_table_add_number(table, row->p);
    tkd_table_add_number(table, row->p_adjusted);
    tkd_table_add_text(table, tkd_text_of(tkd_verdict_name(row->verdict)));
    tkd_table_add_text(table,
                       is_goal ? tkd_text_of(tkd_goal_state_name(point->goal)) : (tkd_text){0});
}

static void add_pool(tkd_table *table, const tkd_sweep *sweep, const tkd_swept_point *point,
                     uint32_t at, tkd_pool_measure measure, tkd_estimate value,
                     tkd_estimate reference)
{
    const tkd_swept_pool *pool = &sweep->pools[point->pools.first + at];

    add_settings(table, sweep, point);
    tkd_table_add_text(table, (tkd_text){0});
    tkd_table_add_text(table, (tkd_text){0});
    tkd_table_add_text(table, (tkd_text){0});
    tkd_table_add_text(table, pool->pool);
    tkd_table_add_text(table, pool->place);
    tkd_table_add_text(table, tkd_text_of(tkd_pool_measure_name(measure)));
    tkd_table_add_estimate(table, value);
    tkd_table_add_estimate(table, reference);
    tkd_table_add_estimate(table, unknown);
    tkd_table_add_number(table, (double)NAN);
    tkd_table_add_number(table, (double)NAN);
    tkd_table_add_text(table, (tkd_text){0});
    tkd_table_add_text(table, (tkd_text){0});
}

// The pool as the workspace has it; none where it is only in the swept ones.
static tkd_swept_pool base_of(const tkd_sweep *sweep, const tkd_swept_pool *pool)
{
    const tkd_rows base = sweep->base_pools;

    for (uint32_t i = base.first; i < base.first + base.count; i++) {
        if (tkd_text_equal(sweep->pools[i].pool, pool->pool) &&
            tkd_text_equal(sweep->pools[i].place, pool->place)) {
            return sweep->pools[i];
        }
    }
    return (tkd_swept_pool){.servers = unknown, .utilization = unknown, .wait_h = unknown};
}

static void add_pools(tkd_table *table, const tkd_sweep *sweep, const tkd_swept_point *point)
{
    for (uint32_t i = 0; i < point->pools.count; i++) {
        const tkd_swept_pool *pool = &sweep->pools[point->pools.first + i];
        const tkd_swept_pool base = base_of(sweep, pool);
        add_pool(table, sweep, point, i, TKD_POOL_SERVERS, pool->servers, base.servers);
        add_pool(table, sweep, point, i, TKD_POOL_UTILIZATION, pool->utilization, base.utilization);
        add_pool(table, sweep, point, i, TKD_POOL_WAIT_H, pool->wait_h, base.wait_h);
    }
}

void tkd_report_write_sweep_csv(const tkd_sweep *sweep, tkd_arena *arena, tkd_writer *out)
{
    tkd_table table;

    tkd_table_init(&table, arena);
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(&table, columns[i]);
    }
    for (size_t i = 0; i < sweep->point_count; i++) {
        for (size_t m = 0; m < sweep->measure_count; m++) {
            add_measure(&table, sweep, &sweep->points[i], tkd_sweep_row(sweep, i, m));
        }
        add_pools(&table, sweep, &sweep->points[i]);
    }
    tkd_table_write_csv(&table, out);
}
