// SPDX-License-Identifier: EUPL-1.2
// Queues as tables: for each pool and place its weeks, and when it is closed.
#include "chart.h"
#include "diagrams.h"

#include "teekond/date.h"

#include <math.h>

#define DAYS_PER_WEEK 7

static tkd_text date_text(const tkd_drawing *drawing, int32_t day)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_date_print(&writer, day, drawing->language);
    return tkd_writer_text(&writer);
}

// Days of a week on which the pool is closed.
static int32_t closed_days(const tkd_picture *picture, const tkd_picture_queue *queue,
                           int32_t from_day, int32_t until_day)
{
    int32_t days = 0;
    for (uint32_t i = 0; i < queue->closures.count; i++) {
        const tkd_picture_closure *closure = &picture->closures[queue->closures.first + i];
        const int32_t from = closure->from_day > from_day ? closure->from_day : from_day;
        const int32_t until = closure->to_day + 1 < until_day ? closure->to_day + 1 : until_day;
        days += until > from ? until - from : 0;
    }
    return days;
}

static void tabulate(const tkd_drawing *drawing, const tkd_picture_queue *queue,
                     tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_chart_pool_name(drawing, queue->pool, &queue->title,
                                                         queue->place, &queue->place_title));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "nädal algab", "week from", "неделя с"));
    tkd_sheet_table_column_estimate(
        table, tkd_say(drawing, "järjekorras, inimest", "in the queue, people", "в очереди, чел."),
        drawing->language);
    tkd_sheet_table_column_number(table, tkd_say(drawing, "10% kordustest alla",
                                                 "10% of replications below", "10% прогонов ниже"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "90% kordustest alla",
                                                 "90% of replications below", "90% прогонов ниже"));
    tkd_sheet_table_column_number(table,
                                  tkd_say(drawing, "suletud, p", "closed, d", "закрыто, дн"));
    for (uint32_t i = 0; i < queue->weeks.count; i++) {
        const tkd_picture_week *week = &picture->weeks[queue->weeks.first + i];
        const int32_t from = queue->from_day + (int32_t)i * DAYS_PER_WEEK;
        tkd_sheet_table_text(table, date_text(drawing, from));
        tkd_sheet_table_estimate(table, week->length, 1.0, 1);
        tkd_sheet_table_number(table, week->p10, 1);
        tkd_sheet_table_number(table, week->p90, 1);
        tkd_sheet_table_number(table,
                               (double)closed_days(picture, queue, from, from + DAYS_PER_WEEK), 0);
    }
}

void tkd_queue_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    for (uint32_t i = 0; i < drawing->picture->queue_count; i++) {
        tabulate(drawing, &drawing->picture->queues[i], tables);
    }
}
