// SPDX-License-Identifier: EUPL-1.2
// Capacity as tables: for each pool and place a row for each staff that was tried, with its verdict.
#include "capacity.h"
#include "diagrams.h"

#include <math.h>

#define HOURS_PER_DAY 24.0

// Names of the marks at some staff, joined.
static tkd_text marks_at(const tkd_drawing *drawing, const tkd_picture_capacity *capacity,
                         double staff)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    for (uint32_t i = 0; i < tkd_capacity_mark_count(capacity); i++) {
        const tkd_picture_capacity_mark *mark =
            &drawing->picture->capacity_marks[capacity->marks.first + i];
        if (fabs(mark->staff - staff) < 1e-9) {
            tkd_write_string(&writer, writer.size > 0 ? "; " : "");
            tkd_write(&writer, tkd_capacity_mark_name(drawing, mark));
        }
    }
    return tkd_writer_text(&writer);
}

static tkd_text verdict_word(const tkd_drawing *drawing, tkd_verdict verdict)
{
    switch (verdict) {
    case TKD_COPES: return tkd_say(drawing, "saab hakkama", "copes", "справляется");
    case TKD_PROBABLY_COPES:
        return tkd_say(drawing, "tõenäoliselt saab hakkama", "probably copes",
                       "скорее справляется");
    case TKD_PROBABLY_FAILS:
        return tkd_say(drawing, "tõenäoliselt ei saa hakkama", "probably does not cope",
                       "скорее не справляется");
    case TKD_FAILS: return tkd_say(drawing, "ei saa hakkama", "does not cope", "не справляется");
    case TKD_NOT_SWEPT: break;
    }
    return (tkd_text){"–", 3};
}

static void tabulate(const tkd_drawing *drawing, const tkd_picture_capacity *capacity,
                     tkd_sheet_tables *tables)
{
    const tkd_language language = drawing->language;
    tkd_sheet_table *table = tkd_sheet_tables_add(tables, tkd_capacity_name(drawing, capacity));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "ametikohti", "posts", "ставок"));
    tkd_sheet_table_column_estimate(
        table, tkd_say(drawing, "90% ootab kuni, p", "90% wait up to, d", "90% ждут до, дн"),
        language);
    tkd_sheet_table_column_estimate(
        table, tkd_say(drawing, "ootamine, p", "waiting, d", "ожидание, дн"), language);
    tkd_sheet_table_column_estimate(
        table, tkd_say(drawing, "hõivatus, %", "load, %", "загрузка, %"), language);
    tkd_sheet_table_column_estimate(
        table, tkd_say(drawing, "järjekorras, inimest", "in the queue, people", "в очереди, чел."),
        language);
    tkd_sheet_table_column_estimate(
        table, tkd_say(drawing, "loobub ootamast, %", "give up waiting, %", "перестают ждать, %"),
        language);
    tkd_sheet_table_column_text(table, tkd_say(drawing, "hinnang", "verdict", "оценка"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "millal", "when", "когда"));
    const tkd_picture_capacity_point *points = tkd_capacity_points(drawing, capacity);
    for (uint32_t i = 0; i < capacity->points.count; i++) {
        const tkd_picture_capacity_point *point = &points[i];
        tkd_sheet_table_number(table, point->staff, 2);
        tkd_sheet_table_estimate(table, point->wait_p90_h, 1.0 / HOURS_PER_DAY, 1);
        tkd_sheet_table_estimate(table, point->wait_h, 1.0 / HOURS_PER_DAY, 1);
        tkd_sheet_table_estimate(table, point->utilization, 100.0, 1);
        tkd_sheet_table_estimate(table, point->queue_length, 1.0, 1);
        tkd_sheet_table_estimate(table, point->abandoned_share, 100.0, 1);
        tkd_sheet_table_text(
            table,
            verdict_word(drawing, tkd_capacity_judge(drawing, capacity, point->staff).verdict));
        tkd_sheet_table_text(table, marks_at(drawing, capacity, point->staff));
    }
}

void tkd_capacity_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    for (uint32_t i = 0; i < drawing->picture->capacity_count; i++) {
        tabulate(drawing, &drawing->picture->capacities[i], tables);
    }
}
