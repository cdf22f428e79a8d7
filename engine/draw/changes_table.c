// SPDX-License-Identifier: EUPL-1.2
// Before and after as tables: key figures, steps, bottlenecks, proposals, and the list of edits.
#include "changes.h"
#include "diagrams.h"

#include <math.h>

#define HOURS_PER_DAY 24.0

// Three columns of a figure: before, after, the difference.
static void add_pair_columns(const tkd_drawing *drawing, tkd_sheet_table *table, tkd_text name)
{
    const tkd_text suffixes[] = {tkd_say(drawing, "enne", "before", "до"),
                                 tkd_say(drawing, "pärast", "after", "после"),
                                 tkd_say(drawing, "vahe", "difference", "разница")};
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
        tkd_sheet_table_column_number(
            table, tkd_sheet_format(drawing->sheet, "%.*s%s%.*s", TKD_ARG(name),
                                    name.size > 0 ? ": " : "", TKD_ARG(suffixes[i])));
    }
}

static void add_pair(tkd_sheet_table *table, double before, double after, double scale,
                     int decimals)
{
    tkd_sheet_table_number(table, before * scale, decimals);
    tkd_sheet_table_number(table, after * scale, decimals);
    tkd_sheet_table_number(table, (after - before) * scale, decimals);
}

static void tabulate_key_figures(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    const struct {
        tkd_text name;
        const tkd_estimate *before;
        const tkd_estimate *after;
        double scale;
    } figures[] = {
        {tkd_say(drawing, "saabujaid aastas", "arrivals a year", "прибывших в год"),
         &picture->before.arrived, &picture->figures.arrived, 1.0},
        {tkd_say(drawing, "jõudis lõpuni, %", "completed, %", "дошли до конца, %"),
         &picture->before.completed_share, &picture->figures.completed_share, 100.0},
        {tkd_say(drawing, "aega kulus (mediaan), p", "time taken (median), d",
                 "заняло времени (медиана), дн"),
         &picture->before.time_p50_h, &picture->figures.time_p50_h, 1.0 / HOURS_PER_DAY},
        {tkd_say(drawing, "90%-l kulus kuni, p", "90% took up to, d", "90% – не дольше, дн"),
         &picture->before.time_p90_h, &picture->figures.time_p90_h, 1.0 / HOURS_PER_DAY},
        {tkd_say(drawing, "katkestas, %", "gave up, %", "прервали, %"), &picture->before.left_share,
         &picture->figures.left_share, 100.0},
        {tkd_say(drawing, "käike inimese kohta", "visits per person", "визитов на человека"),
         &picture->before.visits, &picture->figures.visits, 1.0},
    };
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_say(drawing, "Põhinäitajad", "Key figures", "Показатели"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "näitaja", "figure", "показатель"));
    add_pair_columns(drawing, table, TKD_TEXT(""));
    for (size_t i = 0; i < sizeof(figures) / sizeof(figures[0]); i++) {
        tkd_sheet_table_text(table, figures[i].name);
        add_pair(table, picture->has_before ? figures[i].before->mean : (double)NAN,
                 figures[i].after->mean, figures[i].scale, 2);
    }
}

// ---- Steps

// The numbers of the edits that concern a step, for all steps at once: one pass over the edits.
static tkd_text *step_numbers(const tkd_drawing *drawing, const tkd_changes_groups *groups)
{
    const tkd_picture *picture = drawing->picture;
    tkd_arena *arena = drawing->sheet->arena;
    tkd_writer *writers = TKD_TAKE(arena, picture->step_count, tkd_writer);
    tkd_text *numbers = TKD_TAKE(arena, picture->step_count, tkd_text);
    uint32_t *last = TKD_TAKE(arena, picture->step_count, uint32_t);
    if (writers == NULL || numbers == NULL || last == NULL) {
        tkd_sheet_fail_memory(drawing->sheet);
        return NULL;
    }
    for (uint32_t i = 0; i < picture->step_count; i++) {
        tkd_writer_init_memory(&writers[i], arena, 0);
        last[i] = 0;
    }
    for (uint32_t row = 0; row < picture->edit_count; row++) {
        const uint32_t edit = groups->order[row];
        const tkd_range steps = picture->edits[edit].steps;
        const uint32_t number = groups->of[edit] + 1;
        for (uint32_t i = 0; i < steps.count; i++) {
            const int32_t step = picture->step_lists[steps.first + i];
            if (last[step] < number) {
                tkd_write_format(&writers[step], writers[step].size > 0 ? ", %u" : "%u", number);
                last[step] = number;
            }
        }
    }
    for (uint32_t i = 0; i < picture->step_count; i++) {
        numbers[i] = tkd_writer_text(&writers[i]);
    }
    return numbers;
}

static void tabulate_steps(const tkd_drawing *drawing, const tkd_changes_groups *groups,
                           tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    const tkd_text *numbers = step_numbers(drawing, groups);
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_say(drawing, "Sammud", "Steps", "Шаги"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "etapp", "stage", "этап"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "samm", "step", "шаг"));
    tkd_sheet_table_column_text(
        table, tkd_say(drawing, "mis temaga juhtub", "what happens to it", "что с ним происходит"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "muudatused", "changes", "изменения"));
    add_pair_columns(drawing, table,
                     tkd_say(drawing, "käike aastas", "visits a year", "визитов в год"));
    add_pair_columns(drawing, table, tkd_say(drawing, "ootamine, p", "waiting, d", "ожидание, дн"));
    add_pair_columns(drawing, table,
                     tkd_say(drawing, "aeg kokku, p", "time in all, d", "время всего, дн"));
    for (uint32_t i = 0; i < picture->step_count && numbers != NULL; i++) {
        const tkd_picture_step *step = &picture->steps[i];
        const bool gone = step->change == TKD_CHANGE_REMOVED;
        const double none = (double)NAN;
        if (drawing->journey != TKD_NONE && drawing->journey != step->journey) {
            continue;
        }
        tkd_sheet_table_text(table,
                             tkd_drawing_label(drawing, &picture->stages[step->stage].title));
        tkd_sheet_table_text(table, tkd_drawing_label(drawing, &step->title));
        tkd_sheet_table_text(table, tkd_changes_word(drawing, step->change));
        tkd_sheet_table_text(table, numbers[i]);
        add_pair(table, gone ? step->visits.mean : step->before_visits.mean,
                 gone ? none : step->visits.mean, 1.0, 0);
        add_pair(table, gone ? step->wait_h.mean : step->before_wait_h.mean,
                 gone ? none : step->wait_h.mean, 1.0 / HOURS_PER_DAY, 1);
        add_pair(table, gone ? step->time_h.mean : step->before_time_h.mean,
                 gone ? none : step->time_h.mean, 1.0 / HOURS_PER_DAY, 1);
    }
}

// ---- The rest

static void tabulate_bottlenecks(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_say(drawing, "Kitsaskohad", "Bottlenecks", "Узкие места"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "nr", "no.", "№"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kitsaskoht", "bottleneck", "узкое место"));
    tkd_sheet_table_column_text(
        table, tkd_say(drawing, "mis temaga juhtub", "what happens to it", "что с ним происходит"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "järel, %", "left, %", "осталось, %"));
    for (uint32_t i = 0; i < picture->bottleneck_count; i++) {
        const tkd_picture_bottleneck *bottleneck = &picture->bottlenecks[i];
        tkd_sheet_table_number(table, (double)bottleneck->number, 0);
        tkd_sheet_table_text(table, tkd_drawing_label(drawing, &bottleneck->title));
        tkd_sheet_table_text(table, tkd_changes_bottleneck_word(drawing, bottleneck));
        tkd_sheet_table_number(
            table, bottleneck->change == TKD_CHANGE_REMOVED ? 0.0 : bottleneck->left * 100.0, 0);
    }
}

static void tabulate_proposals(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_say(drawing, "Ettepanekud, mille rakendamine muutub",
                                             "Proposals whose adoption changes",
                                             "Предложения, внедрение которых меняется"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "ettepanek", "proposal", "предложение"));
    tkd_sheet_table_column_text(
        table, tkd_say(drawing, "mis temaga juhtub", "what happens to it", "что с ним происходит"));
    tkd_sheet_table_column_number(
        table, tkd_say(drawing, "ühekordne kulu, €", "cost once, €", "разовые расходы, €"));
    tkd_sheet_table_column_number(
        table, tkd_say(drawing, "kulu aastas, €", "cost a year, €", "расходы в год, €"));
    for (uint32_t i = 0; i < picture->proposal_count; i++) {
        const tkd_picture_proposal *proposal = &picture->proposals[i];
        if (proposal->change != TKD_CHANGE_NONE) {
            tkd_sheet_table_text(table, tkd_drawing_label(drawing, &proposal->title));
            tkd_sheet_table_text(table, tkd_changes_word(drawing, proposal->change));
            tkd_sheet_table_number(table, proposal->cost_once_eur, 0);
            tkd_sheet_table_number(table, proposal->cost_yearly_eur, 0);
        }
    }
}

// Every edit by itself, with the number of its line in the drawing.
static void tabulate_edits(const tkd_drawing *drawing, const tkd_changes_groups *groups,
                           tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_say(drawing, "Mida stsenaarium muudab",
                                             "What the scenario changes", "Что меняет сценарий"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "nr", "no.", "№"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "mis", "what", "что"));
    tkd_sheet_table_column_text(
        table, tkd_say(drawing, "kus failis", "where in the files", "где в файлах"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "enne", "before", "до"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "pärast", "after", "после"));
    for (uint32_t i = 0; i < picture->edit_count; i++) {
        const tkd_picture_edit *edit = &picture->edits[groups->order[i]];
        tkd_sheet_table_number(table, (double)groups->of[groups->order[i]] + 1.0, 0);
        tkd_sheet_table_text(table, tkd_drawing_label(drawing, &edit->title));
        tkd_sheet_table_text(table, edit->path);
        tkd_sheet_table_text(table, edit->before);
        tkd_sheet_table_text(table, edit->after);
    }
}

void tkd_changes_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    tkd_changes_groups groups;
    if (!tkd_changes_group(drawing, &groups)) {
        return;
    }
    tabulate_key_figures(drawing, tables);
    tabulate_steps(drawing, &groups, tables);
    tabulate_bottlenecks(drawing, tables);
    tabulate_proposals(drawing, tables);
    tabulate_edits(drawing, &groups, tables);
}
