// SPDX-License-Identifier: EUPL-1.2
// The time lines as tables: each stretch of each person, and what time went to in all.
#include "diagrams.h"
#include "person.h"

#define HOURS_PER_DAY 24.0

static void tabulate_sums(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_say(drawing, "Inimesed", "People", "Люди"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "inimene", "person", "человек"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "teekond", "journey", "путь"));
    tkd_sheet_table_column_number(
        table, tkd_say(drawing, "aega lõpuni, p", "time taken, d", "время до конца, дн"));
    for (tkd_spell spell = TKD_SPELL_SERVED; spell < TKD_SPELL_COUNT; spell++) {
        tkd_sheet_table_column_number(
            table, tkd_sheet_format(drawing->sheet, "%.*s, %.*s",
                                    TKD_ARG(tkd_person_spell_name(drawing, spell)),
                                    TKD_ARG(tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language))));
    }
    tkd_sheet_table_column_number(table, tkd_say(drawing, "käike", "visits", "визитов"));
    for (uint32_t i = 0; i < picture->person_count; i++) {
        const tkd_picture_person *person = &picture->persons[i];
        if (drawing->journey != TKD_NONE && drawing->journey != person->journey) {
            continue;
        }
        tkd_person_life life;
        tkd_person_fill(drawing, person, UINT32_MAX, &life);
        if (drawing->sheet->status != TKD_OK) {
            return;
        }
        tkd_sheet_table_text(table, tkd_person_name(drawing, person->share));
        tkd_sheet_table_text(table,
                             tkd_drawing_label(drawing, &picture->journeys[person->journey].title));
        tkd_sheet_table_number(table, (life.end_h - life.begin_h) / HOURS_PER_DAY, 1);
        for (size_t spell = 0; spell < TKD_SPELL_COUNT; spell++) {
            tkd_sheet_table_number(table, life.spells_h[spell] / HOURS_PER_DAY, 1);
        }
        tkd_sheet_table_number(table, (double)life.visit_count, 0);
    }
}

static void tabulate_person(const tkd_drawing *drawing, const tkd_picture_person *person,
                            tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table *table = tkd_sheet_tables_add(
        tables, tkd_sheet_format(
                    drawing->sheet, "%.*s: %.*s",
                    TKD_ARG(tkd_drawing_label(drawing, &picture->journeys[person->journey].title)),
                    TKD_ARG(tkd_person_name(drawing, person->share))));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "etapp", "stage", "этап"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "samm", "step", "шаг"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "mis toimus", "what happened", "что было"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "koht", "place", "место"));
    tkd_sheet_table_column_number(table,
                                  tkd_say(drawing, "algas, p saabumisest", "began, d since arrival",
                                          "началось, дн с прибытия"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "kestis, p", "took, d", "длилось, дн"));
    for (uint32_t i = 0; i < person->stretches.count; i++) {
        const tkd_picture_stretch *stretch = &picture->stretches[person->stretches.first + i];
        const tkd_picture_step *step = &picture->steps[stretch->step];
        tkd_sheet_table_text(table,
                             tkd_drawing_label(drawing, &picture->stages[step->stage].title));
        tkd_sheet_table_text(table, tkd_drawing_label(drawing, &step->title));
        tkd_sheet_table_text(table, tkd_person_phase(drawing, stretch->phase, step->is_course));
        tkd_sheet_table_text(table, tkd_drawing_label(drawing, &stretch->place));
        tkd_sheet_table_number(table, stretch->from_h / HOURS_PER_DAY, 2);
        tkd_sheet_table_number(table, (stretch->until_h - stretch->from_h) / HOURS_PER_DAY, 2);
    }
}

void tkd_person_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tabulate_sums(drawing, tables);
    for (uint32_t i = 0; i < picture->person_count; i++) {
        if (drawing->journey == TKD_NONE || drawing->journey == picture->persons[i].journey) {
            tabulate_person(drawing, &picture->persons[i], tables);
        }
    }
}
