// SPDX-License-Identifier: EUPL-1.2
// The flow map as tables: every way that people go, with how many do; every step, with how long they
// wait there.
#include "diagrams.h"
#include "flow.h"

static tkd_text end_of(const tkd_drawing *drawing, tkd_picture_end end, int32_t row)
{
    switch (end) {
    case TKD_END_STEP: return tkd_drawing_label(drawing, &drawing->picture->steps[row].title);
    case TKD_END_EXIT: return tkd_drawing_label(drawing, &drawing->picture->exits[row].title);
    case TKD_END_START: return tkd_word_in(TKD_WORD_START, drawing->language);
    case TKD_END_DONE: return tkd_word_in(TKD_WORD_DONE, drawing->language);
    }
    return (tkd_text){"", 0};
}

static tkd_text kind_of(const tkd_drawing *drawing, tkd_flow_kind kind)
{
    switch (kind) {
    case TKD_FLOW_NEXT: return tkd_say(drawing, "edasi", "on", "дальше");
    case TKD_FLOW_REWORK:
        return tkd_say(drawing, "uuesti või tagasi", "again or back", "снова или назад");
    case TKD_FLOW_EXIT:
        return tkd_say(drawing, "lahkub teekonnalt", "leaves the journey", "покидает путь");
    case TKD_FLOW_SKIP: return tkd_say(drawing, "jätab vahele", "skips", "пропускает");
    }
    return (tkd_text){"", 0};
}

static void tabulate_ways(const tkd_drawing *drawing, const tkd_picture_journey *journey,
                          tkd_sheet_tables *tables)
{
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_drawing_label(drawing, &journey->title));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kust", "from", "откуда"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kuhu", "to", "куда"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kuidas", "how", "как"));
    tkd_sheet_table_column_estimate(table, tkd_word_in(TKD_WORD_PER_YEAR, drawing->language),
                                    drawing->language);
    tkd_sheet_table_column_number(
        table, tkd_say(drawing, "osa lahkujatest, %", "of those leaving, %", "из ушедших, %"));
    for (uint32_t i = 0; i < journey->flows.count; i++) {
        const tkd_picture_flow *flow = &drawing->picture->flows[journey->flows.first + i];
        tkd_sheet_table_text(table, end_of(drawing, flow->from_end, flow->from));
        tkd_sheet_table_text(table, end_of(drawing, flow->to_end, flow->to));
        tkd_sheet_table_text(table, kind_of(drawing, flow->kind));
        tkd_sheet_table_estimate(table, flow->count, 1.0, 0);
        tkd_sheet_table_number(table, flow->share * 100.0, 1);
    }
}

static tkd_text needs_of(const tkd_drawing *drawing, const tkd_picture_step *step)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    for (uint32_t i = 0; i < step->needs.count; i++) {
        tkd_write_string(&writer, i > 0 ? ", " : "");
        tkd_write(&writer,
                  tkd_flow_number(drawing, drawing->picture->step_lists[step->needs.first + i]));
    }
    return tkd_writer_text(&writer);
}

static void tabulate_steps(const tkd_drawing *drawing, const tkd_picture_journey *journey,
                           tkd_sheet_tables *tables)
{
    tkd_sheet_table *table = tkd_sheet_tables_add(
        tables, tkd_sheet_format(drawing->sheet, "%.*s: %.*s",
                                 TKD_ARG(tkd_drawing_label(drawing, &journey->title)),
                                 TKD_ARG(tkd_say(drawing, "sammud", "steps", "шаги"))));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "number", "number", "номер"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "samm", "step", "шаг"));
    tkd_sheet_table_column_estimate(
        table, tkd_say(drawing, "ootamine, p", "waiting, d", "ожидание, дн"), drawing->language);
    tkd_sheet_table_column_estimate(
        table, tkd_say(drawing, "90% ootab vähem, p", "90% wait less, d", "90% ждут меньше, дн"),
        drawing->language);
    tkd_sheet_table_column_estimate(
        table, tkd_say(drawing, "käike aastas", "visits a year", "визитов в год"),
        drawing->language);
    tkd_sheet_table_column_text(table, tkd_say(drawing, "vajab", "needs", "нужно"));
    for (uint32_t i = 0; i < journey->steps.count; i++) {
        const uint32_t row = journey->steps.first + i;
        const tkd_picture_step *step = &drawing->picture->steps[row];
        tkd_sheet_table_text(table, tkd_flow_number(drawing, (int32_t)row));
        tkd_sheet_table_text(table, tkd_drawing_label(drawing, &step->title));
        tkd_sheet_table_estimate(table, step->wait_h, 1.0 / 24.0, 1);
        tkd_sheet_table_estimate(table, step->wait_p90_h, 1.0 / 24.0, 1);
        tkd_sheet_table_estimate(table, step->visits, 1.0, 0);
        tkd_sheet_table_text(table, needs_of(drawing, step));
    }
}

void tkd_flow_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    for (uint32_t i = 0; i < drawing->picture->journey_count; i++) {
        if (drawing->journey == TKD_NONE || drawing->journey == (int32_t)i) {
            tabulate_ways(drawing, &drawing->picture->journeys[i], tables);
            tabulate_steps(drawing, &drawing->picture->journeys[i], tables);
        }
    }
}
