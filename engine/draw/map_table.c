// SPDX-License-Identifier: EUPL-1.2
// The journey map as tables: steps, bottlenecks, proposals, in the order in which the map shows them.
#include "diagrams.h"

#include <math.h>

#define HOURS_PER_DAY 24.0

// ---- Steps

// How the step's figures are known, in the words of the map's foot.
static tkd_text evidence_of(const tkd_drawing *drawing, tkd_picture_evidence evidence)
{
    switch (evidence) {
    case TKD_PICTURE_NO_FIGURES: break;
    case TKD_PICTURE_SOURCED: return tkd_say(drawing, "allikaga", "sourced", "есть источник");
    case TKD_PICTURE_ESTIMATED:
        return tkd_say(drawing, "osa hinnatud", "some estimated", "часть оценена");
    case TKD_PICTURE_ASSUMED:
        return tkd_say(drawing, "osa oletusi", "some assumed", "часть – допущения");
    }
    return (tkd_text){"", 0};
}

static void add_step(const tkd_drawing *drawing, tkd_sheet_table *table,
                     const tkd_picture_step *step)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table_text(table, tkd_drawing_label(drawing, &picture->stages[step->stage].title));
    tkd_sheet_table_text(table, tkd_drawing_label(drawing, &step->title));
    tkd_sheet_table_text(table, step->has_provider ? tkd_drawing_label(drawing, &step->provider)
                                                   : (tkd_text){"", 0});
    tkd_sheet_table_text(table, evidence_of(drawing, step->evidence));
    tkd_sheet_table_number(table, step->visits.mean, 0);
    tkd_sheet_table_estimate(table, step->wait_h, 1.0 / HOURS_PER_DAY, 1);
    tkd_sheet_table_number(table, step->wait_p10_h.mean / HOURS_PER_DAY, 1);
    tkd_sheet_table_number(table, step->wait_p50_h.mean / HOURS_PER_DAY, 1);
    tkd_sheet_table_number(table, step->wait_p90_h.mean / HOURS_PER_DAY, 1);
    tkd_sheet_table_number(table, step->feelings[TKD_VIEW_NEWCOMER], 1);
    tkd_sheet_table_number(table, step->feelings[TKD_VIEW_RETURNEE], 1);
}

// Is the step on the map: of the journey asked for, taken by those whose views are shown?
static bool is_shown(const tkd_drawing *drawing, const tkd_picture_step *step)
{
    const uint32_t people = drawing->views & (1U << TKD_VIEW_NEWCOMER | 1U << TKD_VIEW_RETURNEE);
    return (drawing->journey == TKD_NONE || drawing->journey == step->journey) &&
           (people == 0 || step->views == 0 || (step->views & people) != 0);
}

static void tabulate_steps(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_say(drawing, "Sammud", "Steps", "Шаги"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "etapp", "stage", "этап"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "samm", "step", "шаг"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kes pakub", "provider", "кто оказывает"));
    tkd_sheet_table_column_text(table,
                                tkd_say(drawing, "arvude alus", "figures rest on", "основа цифр"));
    tkd_sheet_table_column_number(
        table, tkd_say(drawing, "käike aastas", "visits a year", "визитов в год"));
    tkd_sheet_table_column_estimate(
        table, tkd_say(drawing, "ootamine, p", "waiting, d", "ожидание, дн"), drawing->language);
    tkd_sheet_table_column_number(table, tkd_say(drawing, "10% ootab vähem kui, p",
                                                 "10% wait less than, d", "10% ждут меньше, дн"));
    tkd_sheet_table_column_number(table,
                                  tkd_say(drawing, "pooled ootavad vähem kui, p",
                                          "half wait less than, d", "половина ждёт меньше, дн"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "90% ootab vähem kui, p",
                                                 "90% wait less than, d", "90% ждут меньше, дн"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "sisserändaja tundmus, −2 … 2",
                                                 "newcomer's feeling, −2 … 2",
                                                 "чувства иммигранта, −2 … 2"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "tagasipöörduja tundmus, −2 … 2",
                                                 "returnee's feeling, −2 … 2",
                                                 "чувства возвращенца, −2 … 2"));
    for (uint32_t i = 0; i < picture->step_count; i++) {
        const tkd_picture_step *step = &picture->steps[i];
        if (is_shown(drawing, step)) {
            add_step(drawing, table, step);
        }
    }
}

// ---- Bottlenecks

// The views of a bottleneck, joined by commas.
static tkd_text views_of(const tkd_drawing *drawing, const tkd_picture_bottleneck *bottleneck)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    for (uint32_t i = 0; i < bottleneck->view_count; i++) {
        tkd_write_string(&writer, i > 0 ? ", " : "");
        tkd_write(&writer, tkd_word_view(bottleneck->views[i], drawing->language));
    }
    return tkd_writer_text(&writer);
}

// Of a view that is shown; where all are, of nobody's too.
static bool has_shown_view(const tkd_drawing *drawing, const tkd_picture_bottleneck *bottleneck)
{
    bool found = tkd_drawing_shows_all(drawing);
    for (uint32_t i = 0; i < bottleneck->view_count; i++) {
        found = found || (drawing->views & 1U << bottleneck->views[i]) != 0;
    }
    return found;
}

static void add_bottleneck(const tkd_drawing *drawing, tkd_sheet_table *table,
                           const tkd_picture_bottleneck *bottleneck)
{
    tkd_sheet_table_number(table, (double)bottleneck->number, 0);
    tkd_sheet_table_text(table, tkd_drawing_label(drawing, &bottleneck->title));
    tkd_sheet_table_text(table, views_of(drawing, bottleneck));
    tkd_sheet_table_text(table, bottleneck->state_level
                                    ? tkd_say(drawing, "riik", "state", "государство")
                                    : tkd_say(drawing, "kohapeal", "local", "местный"));
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        const double votes = bottleneck->severity[view];
        tkd_sheet_table_number(table, votes > 0.0 ? votes : (double)NAN, 0);
    }
    tkd_sheet_table_estimate(table, bottleneck->price_h, 1.0 / HOURS_PER_DAY, 2);
}

static void tabulate_bottlenecks(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_say(drawing, "Kitsaskohad", "Bottlenecks", "Узкие места"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "nr", "no.", "№"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kitsaskoht", "bottleneck", "узкое место"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "vaade", "view", "взгляд"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kes lahendab", "solved by", "кто решает"));
    const tkd_text severity = tkd_say(drawing, "tõsidus 1–5", "severity 1–5", "тяжесть 1–5");
    for (tkd_view view = TKD_VIEW_NEWCOMER; view < TKD_VIEW_COUNT; view++) {
        tkd_sheet_table_column_number(
            table, tkd_sheet_format(drawing->sheet, "%.*s: %.*s", TKD_ARG(severity),
                                    TKD_ARG(tkd_word_view(view, drawing->language))));
    }
    tkd_sheet_table_column_estimate(
        table,
        tkd_say(drawing, "hind, p inimese kohta", "price, d per person", "цена, дн на человека"),
        drawing->language);
    for (uint32_t i = 0; i < picture->bottleneck_count; i++) {
        if (has_shown_view(drawing, &picture->bottlenecks[i])) {
            add_bottleneck(drawing, table, &picture->bottlenecks[i]);
        }
    }
}

// ---- Proposals

// The numbers of the bottlenecks that a proposal removes.
static tkd_text removed_by(const tkd_drawing *drawing, const tkd_picture_proposal *proposal)
{
    const tkd_picture *picture = drawing->picture;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    for (uint32_t i = 0; i < proposal->removes.count; i++) {
        const int32_t row = picture->bottleneck_lists[proposal->removes.first + i];
        tkd_write_format(&writer, i > 0 ? ", %u" : "%u", picture->bottlenecks[row].number);
    }
    return tkd_writer_text(&writer);
}

static void tabulate_proposals(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_say(drawing, "Ettepanekud", "Proposals", "Предложения"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "ettepanek", "proposal", "предложение"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "vastutaja", "owner", "ответственный"));
    tkd_sheet_table_column_text(table,
                                tkd_say(drawing, "kitsaskohad", "bottlenecks", "узкие места"));
    tkd_sheet_table_column_number(
        table, tkd_say(drawing, "ühekordne kulu, €", "cost once, €", "разовые расходы, €"));
    tkd_sheet_table_column_number(
        table, tkd_say(drawing, "kulu aastas, €", "cost a year, €", "расходы в год, €"));
    for (uint32_t i = 0; i < picture->proposal_count; i++) {
        const tkd_picture_proposal *proposal = &picture->proposals[i];
        tkd_sheet_table_text(table, tkd_drawing_label(drawing, &proposal->title));
        tkd_sheet_table_text(table, tkd_drawing_label(drawing, &proposal->owner));
        tkd_sheet_table_text(table, removed_by(drawing, proposal));
        tkd_sheet_table_number(table, proposal->cost_once_eur, 0);
        tkd_sheet_table_number(table, proposal->cost_yearly_eur, 0);
    }
}

void tkd_map_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    tabulate_steps(drawing, tables);
    tabulate_bottlenecks(drawing, tables);
    tabulate_proposals(drawing, tables);
}
