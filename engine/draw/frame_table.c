// SPDX-License-Identifier: EUPL-1.2
// The last table of every diagram: what is shown, how the figures came to be, and where from.
#include "frame.h"

#include "teekond/date.h"

static void add_row(tkd_sheet_table *table, tkd_text name, tkd_text value)
{
    if (value.size > 0) {
        tkd_sheet_table_text(table, name);
        tkd_sheet_table_text(table, value);
    }
}

static void add_count(tkd_sheet_table *table, tkd_text name, uint64_t count)
{
    add_row(table, name, tkd_sheet_format(table->sheet, "%llu", (unsigned long long)count));
}

static void add_scope(const tkd_drawing *drawing, tkd_sheet_table *table)
{
    const tkd_picture *picture = drawing->picture;
    const tkd_text all = TKD_TEXT("*");
    add_row(table, tkd_say(drawing, "pilt", "picture", "рисунок"), drawing->diagram);
    for (uint32_t i = 0; i < picture->journey_count; i++) {
        if (drawing->journey == TKD_NONE || drawing->journey == (int32_t)i) {
            add_row(table, tkd_say(drawing, "teekond", "journey", "путь"),
                    tkd_drawing_label(drawing, &picture->journeys[i].title));
        }
    }
    add_row(table, tkd_say(drawing, "omavalitsus", "municipality", "самоуправление"),
            tkd_text_equal(picture->municipality, all)
                ? tkd_word_in(TKD_WORD_ALL_MUNICIPALITIES, drawing->language)
                : tkd_drawing_label(drawing, &picture->municipality_title));
    if (!tkd_text_equal(picture->group, all)) {
        add_row(table, tkd_word_in(TKD_WORD_GROUP, drawing->language),
                tkd_drawing_label(drawing, &picture->group_title));
    }
    add_row(table, tkd_word_in(TKD_WORD_SCENARIO, drawing->language),
            tkd_text_equal(picture->scenario, TKD_TEXT("today"))
                ? tkd_word_in(TKD_WORD_TODAY, drawing->language)
                : tkd_drawing_label(drawing, &picture->scenario_title));
    if (picture->has_before) {
        add_row(table, tkd_say(drawing, "võrreldud", "compared with", "сравнение с"),
                tkd_drawing_label(drawing, &picture->before_title));
    }
}

static tkd_text days_of(const tkd_drawing *drawing, const tkd_picture_facts *facts)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_date_print(&writer, facts->from_day, drawing->language);
    tkd_write_string(&writer, "–");
    tkd_date_print(&writer, facts->to_day, drawing->language);
    return tkd_writer_text(&writer);
}

static void add_run(const tkd_drawing *drawing, tkd_sheet_table *table)
{
    const tkd_picture_facts *facts = &drawing->picture->facts;
    add_row(table,
            tkd_say(drawing, "mõõdetud saabujad", "measured: arrivals", "измерены прибывшие"),
            days_of(drawing, facts));
    add_count(table, tkd_say(drawing, "kordusi", "replications", "число прогонов"),
              facts->replications);
    add_count(table, tkd_word_in(TKD_WORD_SEED, drawing->language), facts->seed);
    add_row(table, tkd_word_in(TKD_WORD_MODEL, drawing->language), facts->fingerprint);
    add_row(table, tkd_say(drawing, "programmi versioon", "program version", "версия программы"),
            facts->version);
    add_count(table, tkd_say(drawing, "eeldusi", "assumptions", "число допущений"),
              facts->assumption_count);
}

void tkd_frame_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_say(drawing, "Andmete päritolu",
                                             "Where the data come from", "Происхождение данных"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "mis", "what", "что"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "väärtus", "value", "значение"));
    add_scope(drawing, table);
    if (picture->facts.simulated) {
        add_run(drawing, table);
    }
    add_row(table, tkd_say(drawing, "märkus", "note", "примечание"),
            tkd_word_in(picture->facts.partial     ? TKD_WORD_PARTIAL
                        : picture->facts.simulated ? TKD_WORD_SIMULATED_NOTE
                                                   : TKD_WORD_NOT_SIMULATED,
                        drawing->language));
    for (uint32_t i = 0; i < picture->source_count; i++) {
        add_row(table, tkd_say(drawing, "allikas", "source", "источник"),
                tkd_drawing_label(drawing, &picture->sources[i]));
    }
}
