// SPDX-License-Identifier: EUPL-1.2
// The heat map as tables: a row for each stage and view, and one for each stage and municipality.
#include "diagrams.h"
#include "heat.h"

#include <math.h>

#define HOURS_PER_DAY 24.0

static void tabulate_felt(const tkd_heat *heat, tkd_sheet_tables *tables)
{
    const tkd_drawing *drawing = heat->drawing;
    const tkd_map_stage *stages = heat->map.stages.items;
    tkd_sheet_table *table = tkd_sheet_tables_add(
        tables, tkd_say(drawing, "Raskus etappide ja vaadete kaupa",
                        "What views feel in each stage", "Тяжесть по этапам и взглядам"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "etapp", "stage", "этап"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "vaade", "view", "взгляд"));
    tkd_sheet_table_column_number(
        table, tkd_say(drawing, "häälte summa", "sum of votes", "сумма голосов"));
    tkd_sheet_table_column_number(table,
                                  tkd_say(drawing, "kitsaskohti", "bottlenecks", "узких мест"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "kalleima hind, p inimese kohta",
                                                 "price of the dearest, d per person",
                                                 "цена самого дорогого, дн на человека"));
    for (uint32_t i = 0; i < heat->stage_count; i++) {
        for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
            const tkd_heat_felt *felt = &heat->felt[view * heat->stage_count + i];
            if ((drawing->views & 1U << view) == 0) {
                continue;
            }
            tkd_sheet_table_text(table, stages[i].title);
            tkd_sheet_table_text(table, tkd_word_view((tkd_view)view, drawing->language));
            tkd_sheet_table_number(table, felt->voted > 0 ? felt->votes : (double)NAN, 0);
            tkd_sheet_table_number(table, (double)felt->count, 0);
            tkd_sheet_table_number(table, felt->price_h / HOURS_PER_DAY, 1);
        }
    }
}

// Why a figure is not there.
static tkd_text note_of(const tkd_drawing *drawing, const tkd_heat_place *place, double hours)
{
    if (place->is_hidden) {
        return tkd_say(drawing, "✕ 1–2 saabujat: ei avaldata", "✕ 1–2 arrivals: not published",
                       "✕ 1–2 прибывших: не публикуется");
    }
    if (place->count_hidden) {
        return tkd_say(drawing, "✕ saabujate arv varjatud teise koha pärast",
                       "✕ arrivals hidden for another place’s sake",
                       "✕ число прибывших скрыто ради другого места");
    }
    return isnan(hours)
               ? tkd_say(drawing, "○ keegi ei käi", "○ nobody goes there", "○ никто не бывает")
               : (tkd_text){"", 0};
}

static void tabulate_place(const tkd_heat *heat, const tkd_heat_place *place,
                           tkd_sheet_table *table)
{
    const tkd_map_stage *stages = heat->map.stages.items;
    for (uint32_t i = 0; i < heat->stage_count; i++) {
        const double hours = place->is_hidden ? (double)NAN : place->waits[i].hours;
        tkd_sheet_table_text(table, place->title);
        tkd_sheet_table_text(table, stages[i].title);
        tkd_sheet_table_number(table, place->count_hidden ? (double)NAN : place->arrived, 0);
        tkd_sheet_table_number(table, hours / HOURS_PER_DAY, 2);
        tkd_sheet_table_text(table, note_of(heat->drawing, place, hours));
    }
}

void tkd_heat_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    tkd_heat heat;
    tkd_heat_fill(&heat, drawing);
    if (drawing->sheet->status != TKD_OK) {
        return;
    }
    tabulate_felt(&heat, tables);
    tkd_sheet_table *table =
        tkd_sheet_tables_add(tables, tkd_say(drawing, "Ootamine etappide ja omavalitsuste kaupa",
                                             "Waiting by stage and municipality",
                                             "Ожидание по этапам и самоуправлениям"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kus", "where", "где"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "etapp", "stage", "этап"));
    tkd_sheet_table_column_number(
        table, tkd_say(drawing, "saabujat aastas", "arrivals a year", "прибывших в год"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "ootamine saabunu kohta, p",
                                                 "waiting for each arrival, d",
                                                 "ожидание на прибывшего, дн"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "märkus", "note", "примечание"));
    for (uint32_t i = 0; i < heat.place_count; i++) {
        tabulate_place(&heat, &heat.places[i], table);
    }
}
