// SPDX-License-Identifier: EUPL-1.2
// Cards of the flow map: what stands on them, which is measured once for each size of text; then their
// columns, which are tried for several numbers of rows.
#include "flow.h"

#include <math.h>

#define PADDING 10.0

static void fail(const tkd_flow_map *map)
{
    tkd_sheet_fail_memory(map->drawing->sheet);
}

// ---- Cards

tkd_text tkd_flow_number(const tkd_drawing *drawing, int32_t step)
{
    const tkd_picture *picture = drawing->picture;
    const int32_t stage = picture->steps[step].stage;
    const tkd_picture_journey *journey = &picture->journeys[picture->steps[step].journey];
    return tkd_sheet_format(drawing->sheet, "%d.%d", stage - (int32_t)journey->stages.first + 1,
                            step - (int32_t)picture->stages[stage].steps.first + 1);
}

static tkd_text days_text(const tkd_drawing *drawing, double hours)
{
    return tkd_sheet_format(drawing->sheet, "%.*s\u00a0%.*s",
                            TKD_ARG(tkd_print_days(drawing->sheet, hours, drawing->language)),
                            TKD_ARG(tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language)));
}

// "ootamine 26 p (90%: 74 p)": what a step's card says besides its title.
static tkd_text figure_text(const tkd_drawing *drawing, const tkd_picture_step *step)
{
    if (!drawing->picture->facts.simulated) {
        return (tkd_text){"", 0};
    }
    if (isnan(step->wait_h.mean)) {
        return tkd_say(drawing, "keegi ei käinud", "nobody came", "никто не приходил");
    }
    const tkd_text mean = days_text(drawing, step->wait_h.mean);
    const tkd_text waiting = tkd_word_in(TKD_WORD_WAITING, drawing->language);
    if (!(step->wait_p90_h.mean > 0.0)) {
        return tkd_sheet_format(drawing->sheet, "%.*s %.*s", TKD_ARG(waiting), TKD_ARG(mean));
    }
    return tkd_sheet_format(drawing->sheet, "%.*s %.*s (90%%:\u00a0%.*s)", TKD_ARG(waiting),
                            TKD_ARG(mean), TKD_ARG(days_text(drawing, step->wait_p90_h.mean)));
}

// "vajab: 3.1, 2.7"
static tkd_text needs_text(const tkd_drawing *drawing, const tkd_picture_step *step)
{
    const tkd_picture *picture = drawing->picture;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    for (uint32_t i = 0; i < step->needs.count; i++) {
        tkd_write(&writer,
                  i > 0 ? TKD_TEXT(", ") : tkd_say(drawing, "vajab: ", "needs: ", "нужно: "));
        tkd_write(&writer, tkd_flow_number(drawing, picture->step_lists[step->needs.first + i]));
    }
    return tkd_writer_text(&writer);
}

// A step that none of the views shown takes, as far as anybody said who does.
static bool is_aside(const tkd_drawing *drawing, const tkd_picture_step *step)
{
    const uint32_t clients = 1U << TKD_VIEW_NEWCOMER | 1U << TKD_VIEW_RETURNEE;
    const uint32_t views = drawing->views & clients;
    return views != 0 && step->views != 0 && (views & step->views) == 0;
}

static tkd_text numbered_title(const tkd_drawing *drawing, int32_t step)
{
    return tkd_sheet_format(
        drawing->sheet, "%.*s %.*s", TKD_ARG(tkd_flow_number(drawing, step)),
        TKD_ARG(tkd_drawing_label(drawing, &drawing->picture->steps[step].title)));
}

static void add_card(tkd_flow_map *map, int32_t step)
{
    tkd_flow_card *card = tkd_list_add(&map->cards);
    if (card == NULL) {
        fail(map);
        return;
    }
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const bool is_step = step != TKD_NONE;
    const double width = is_step ? map->card_width : map->text * 6.5 + 24.0;
    const double inner = width - 2.0 * PADDING;
    const tkd_font normal = {map->text, TKD_WEIGHT_NORMAL};
    const tkd_text title =
        is_step ? numbered_title(drawing, step) : tkd_word_in(TKD_WORD_START, drawing->language);
    *card = (tkd_flow_card){
        .step = step,
        .width = width,
        .title =
            tkd_sheet_break(sheet, title, (tkd_font){map->text, TKD_WEIGHT_SEMIBOLD}, inner, 8),
    };
    if (is_step) {
        const tkd_picture_step *row = &drawing->picture->steps[step];
        card->is_aside = is_aside(drawing, row);
        card->figure = tkd_sheet_break(sheet, figure_text(drawing, row), normal, inner, 3);
        card->needs = tkd_sheet_break(sheet, needs_text(drawing, row), normal, inner, 3);
        map->step_cards[step] = (int32_t)map->cards.count - 1;
    }
}

static bool has_start(const tkd_flow_map *map)
{
    for (uint32_t i = 0; i < map->journey->flows.count; i++) {
        if (map->drawing->picture->flows[map->journey->flows.first + i].from_end == TKD_END_START) {
            return true;
        }
    }
    return false;
}

static void fill_cards(tkd_flow_map *map)
{
    map->cards.count = 0;
    if (has_start(map)) {
        add_card(map, TKD_NONE);
    }
    for (uint32_t i = 0; i < map->journey->steps.count; i++) {
        if (map->drawing->sheet->status == TKD_OK) {
            add_card(map, (int32_t)(map->journey->steps.first + i));
        }
    }
}

void tkd_flow_fill(tkd_flow_map *map)
{
    fill_cards(map);
    tkd_flow_fill_arrows(map);
}

// ---- Arrangement

static void add_column(tkd_flow_map *map, int32_t stage, uint32_t first, uint32_t count)
{
    tkd_flow_column *column = tkd_list_add(&map->columns);
    if (column == NULL) {
        fail(map);
        return;
    }
    tkd_flow_card *cards = map->cards.items;
    *column = (tkd_flow_column){
        .stage = stage, .first = first, .count = count, .width = cards[first].width};
    for (uint32_t i = 0; i < count; i++) {
        cards[first + i].column = (uint32_t)map->columns.count - 1;
        cards[first + i].row = i;
        cards[first + i].leads_down = false;
    }
}

static void arrange_cards(tkd_flow_map *map, uint32_t rows)
{
    uint32_t next = 0;
    map->columns.count = 0;
    if (((const tkd_flow_card *)map->cards.items)[0].step == TKD_NONE) {
        add_column(map, TKD_NONE, 0, 1);
        next = 1;
    }
    for (uint32_t i = 0; i < map->journey->stages.count; i++) {
        const uint32_t stage = map->journey->stages.first + i;
        const uint32_t count = map->drawing->picture->stages[stage].steps.count;
        const uint32_t parts = (count + rows - 1) / rows;
        for (uint32_t part = 0; part < parts; part++) {
            const uint32_t first = count * part / parts;
            const uint32_t end = count * (part + 1) / parts;
            add_column(map, (int32_t)stage, next + first, end - first);
        }
        next += count;
    }
}

// Columns wrapped where a stage begins, nearest to equal halves; else, with one stage, in the middle.
static void arrange_bands(tkd_flow_map *map, uint32_t bands)
{
    tkd_flow_column *columns = map->columns.items;
    const uint32_t count = (uint32_t)map->columns.count;
    uint32_t split = bands > 1 && count > 1 ? count : 0;
    for (uint32_t i = 1; i < count && split > 0; i++) {
        const uint32_t distance = 2 * i > count ? 2 * i - count : count - 2 * i;
        const uint32_t best = 2 * split > count ? 2 * split - count : count - 2 * split;
        const bool begins =
            columns[i].stage != columns[i - 1].stage && columns[i - 1].stage != TKD_NONE;
        if (begins && distance < best) {
            split = i;
        }
    }
    split = split == count ? count / 2 : split;
    map->band_count = split > 0 ? 2 : 1;
    map->bands[0] = (tkd_flow_band){.first = 0, .count = split > 0 ? split : count};
    map->bands[1] = (tkd_flow_band){.first = split, .count = split > 0 ? count - split : 0};
    for (uint32_t i = 0; i < count; i++) {
        columns[i].band = split > 0 && i >= split ? 1 : 0;
    }
}

void tkd_flow_arrange(tkd_flow_map *map, uint32_t rows, uint32_t bands)
{
    if (map->drawing->sheet->status != TKD_OK || map->cards.count == 0) {
        return;
    }
    arrange_cards(map, rows);
    if (map->drawing->sheet->status == TKD_OK) {
        arrange_bands(map, bands);
        tkd_flow_arrange_arrows(map);
    }
}
