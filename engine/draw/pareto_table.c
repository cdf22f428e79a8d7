// SPDX-License-Identifier: EUPL-1.2
// Bottlenecks ranked by their price in person-days a year, and as a table.
#include "diagrams.h"
#include "pareto.h"

#include <math.h>
#include <stdlib.h>

#define HOURS_PER_DAY 24.0

static bool is_of_journey(const tkd_drawing *drawing, const tkd_picture_bottleneck *bottleneck)
{
    const tkd_picture *picture = drawing->picture;
    bool found = drawing->journey == TKD_NONE;
    for (uint32_t i = 0; i < bottleneck->steps.count && !found; i++) {
        const int32_t step = picture->step_lists[bottleneck->steps.first + i];
        found = picture->steps[step].journey == drawing->journey;
    }
    for (uint32_t i = 0; i < bottleneck->stages.count && !found; i++) {
        const int32_t stage = picture->stage_lists[bottleneck->stages.first + i];
        found = picture->stages[stage].journey == drawing->journey;
    }
    return found;
}

// One without views is everybody's.
static bool is_of_views(const tkd_drawing *drawing, const tkd_picture_bottleneck *bottleneck)
{
    bool found = bottleneck->view_count == 0;
    for (uint32_t i = 0; i < bottleneck->view_count; i++) {
        found = found || (drawing->views & 1U << bottleneck->views[i]) != 0;
    }
    return found;
}

static double price_of(const tkd_pareto_row *row)
{
    return row->bottleneck->price_days_per_year.mean;
}

// The dearest first; equal ones as the map numbers them.
static int compare_rows(const void *left, const void *right)
{
    const tkd_pareto_row *a = left;
    const tkd_pareto_row *b = right;
    if (price_of(a) < price_of(b) || price_of(a) > price_of(b)) {
        return price_of(a) > price_of(b) ? -1 : 1;
    }
    return a->bottleneck < b->bottleneck ? -1 : a->bottleneck > b->bottleneck ? 1 : 0;
}

tkd_pareto tkd_pareto_of(const tkd_drawing *drawing)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet *sheet = drawing->sheet;
    tkd_pareto pareto = {.count = 0};
    pareto.rows = TKD_TAKE(sheet->arena, (size_t)picture->bottleneck_count + 1, tkd_pareto_row);
    if (pareto.rows == NULL) {
        tkd_sheet_fail_memory(sheet);
        return pareto;
    }
    for (uint32_t i = 0; i < picture->bottleneck_count; i++) {
        const tkd_picture_bottleneck *bottleneck = &picture->bottlenecks[i];
        const tkd_estimate price = bottleneck->price_days_per_year;
        if (!is_of_journey(drawing, bottleneck) || !is_of_views(drawing, bottleneck)) {
            continue;
        }
        if (!bottleneck->priced || isnan(price.mean)) {
            pareto.unpriced++;
            continue;
        }
        pareto.rows[pareto.count++] = (tkd_pareto_row){
            .bottleneck = bottleneck, .is_open = price.low <= 0.0 && price.high >= 0.0};
        pareto.positive += fmax(price.mean, 0.0);
    }
    qsort(pareto.rows, pareto.count, sizeof(tkd_pareto_row), compare_rows);
    double sum = 0.0;
    for (uint32_t i = 0; i < pareto.count; i++) {
        sum += price_of(&pareto.rows[i]);
        pareto.rows[i].together =
            price_of(&pareto.rows[i]) > 0.0 ? sum / pareto.positive : (double)NAN;
    }
    return pareto;
}

void tkd_pareto_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_language language = drawing->language;
    const tkd_pareto pareto = tkd_pareto_of(drawing);
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_say(drawing, "Kitsaskohad hinna järgi",
                                             "Bottlenecks by price", "Узкие места по цене"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "nr", "no.", "№"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kitsaskoht", "bottleneck", "узкое место"));
    tkd_sheet_table_column_text(
        table, tkd_say(drawing, "kelle muuta", "who must change it", "кто должен изменить"));
    tkd_sheet_table_column_estimate(
        table, tkd_say(drawing, "inimpäeva aastas", "person-days a year", "человеко-дней в год"),
        language);
    tkd_sheet_table_column_number(table,
                                  tkd_say(drawing, "koos eelmistega, % positiivsetest hindadest",
                                          "with those above, % of positive prices",
                                          "вместе с предыдущими, % положительных цен"));
    tkd_sheet_table_column_estimate(
        table,
        tkd_say(drawing, "hind, p inimese kohta", "price, d per person", "цена, дн на человека"),
        language);
    tkd_sheet_table_column_estimate(table,
                                    tkd_say(drawing, "puudutab, inimest aastas",
                                            "affects, people a year", "затрагивает, человек в год"),
                                    language);
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kindlus", "certainty", "уверенность"));
    for (uint32_t i = 0; i < pareto.count; i++) {
        const tkd_pareto_row *row = &pareto.rows[i];
        tkd_sheet_table_number(table, (double)row->bottleneck->number, 0);
        tkd_sheet_table_text(table, tkd_drawing_label(drawing, &row->bottleneck->title));
        tkd_sheet_table_text(table, row->bottleneck->state_level
                                        ? tkd_word_in(TKD_WORD_STATE_LEVEL, language)
                                        : tkd_word_in(TKD_WORD_LOCAL, language));
        tkd_sheet_table_estimate(table, row->bottleneck->price_days_per_year, 1.0, 0);
        tkd_sheet_table_number(table, row->together * 100.0, 1);
        tkd_sheet_table_estimate(table, row->bottleneck->price_h, 1.0 / HOURS_PER_DAY, 2);
        tkd_sheet_table_estimate(table, row->bottleneck->affected, 1.0, 0);
        tkd_sheet_table_text(
            table, row->is_open
                       ? tkd_say(drawing, "vahemik ulatub nullini", "the interval reaches zero",
                                 "интервал доходит до нуля")
                       : tkd_say(drawing, "nullist erinev", "other than zero", "отлична от нуля"));
    }
}
