// SPDX-License-Identifier: EUPL-1.2
// Cards of bottlenecks, of what nobody named and of proposals: which are shown, in which lane, and
// their texts, broken and measured once, so that trying bands is arithmetic only.
#include "map.h"

#include <math.h>
#include <stdlib.h>

#define PADDING 8.0
#define BADGE_ROOM 18.0 /* Left of a bottleneck's title. */

enum { LINES = 12 }; // No real title is so long; an endless one is not drawn to its end.

// ---- Lanes

// The view shown that feels it most; false: nobody's whose view is shown.
static bool first_view(const tkd_map *map, const tkd_picture_bottleneck *bottleneck, tkd_view *view)
{
    for (uint32_t i = 0; i < bottleneck->view_count; i++) {
        if ((map->drawing->views & 1U << bottleneck->views[i]) != 0) {
            *view = bottleneck->views[i];
            return true;
        }
    }
    return false;
}

void tkd_map_fill_lanes(tkd_map *map)
{
    static const tkd_map_lane lanes[] = {TKD_MAP_LANE_NEWCOMER, TKD_MAP_LANE_RETURNEE,
                                         TKD_MAP_LANE_KOV, TKD_MAP_LANE_STATE};
    const tkd_picture *picture = map->drawing->picture;
    const bool all = tkd_drawing_shows_all(map->drawing);
    map->bottleneck_lanes =
        TKD_TAKE(map->drawing->sheet->arena, picture->bottleneck_count, tkd_map_lane);
    if (map->bottleneck_lanes == NULL) {
        tkd_sheet_fail_memory(map->drawing->sheet);
        return;
    }
    for (uint32_t i = 0; i < picture->bottleneck_count; i++) {
        const tkd_picture_bottleneck *bottleneck = &picture->bottlenecks[i];
        tkd_view view = TKD_VIEW_NEWCOMER;
        map->bottleneck_lanes[i] = first_view(map, bottleneck, &view)   ? lanes[view]
                                   : all && bottleneck->view_count == 0 ? TKD_MAP_LANE_EVERYBODY
                                                                        : TKD_MAP_LANE_COUNT;
    }
}

tkd_map_lane tkd_map_row_of(const tkd_map *map, tkd_map_lane lane)
{
    if (!map->shares_lanes) {
        return lane;
    }
    return lane <= TKD_MAP_LANE_UNNAMED ? TKD_MAP_LANE_NEWCOMER : TKD_MAP_LANE_LOCAL;
}

// ---- Cards of lanes

// The first column of a list of steps; false when none of them is on the map.
static bool first_column(const tkd_map *map, tkd_range steps, uint32_t *column)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < steps.count; i++) {
        const int32_t at = map->step_columns[map->drawing->picture->step_lists[steps.first + i]];
        if (at != TKD_NONE && (uint32_t)at < best) {
            best = (uint32_t)at;
        }
    }
    *column = best == UINT32_MAX ? 0 : best;
    return best != UINT32_MAX;
}

static void add_card(tkd_map *map, const tkd_map_card *card)
{
    tkd_map_card *place = tkd_list_add(&map->cards);
    if (place == NULL) {
        tkd_sheet_fail_memory(map->drawing->sheet);
        return;
    }
    *place = *card;
}

static tkd_text dots_text(tkd_sheet *sheet, double severity)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, sheet->arena, 0);
    for (int i = 1; i <= 5 && severity > 0.0; i++) {
        tkd_write_string(&writer, (double)i <= severity ? "●" : "○");
    }
    return tkd_writer_text(&writer);
}

// Whose it is, where lanes do not tell, and the severities of the other views: "ka: KOV 2".
static tkd_text views_text(const tkd_map *map, const tkd_picture_bottleneck *bottleneck,
                           tkd_map_lane lane)
{
    const tkd_language language = map->drawing->language;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, map->drawing->sheet->arena, 0);
    if (map->shares_lanes && lane != TKD_MAP_LANE_EVERYBODY) {
        tkd_write(&writer, tkd_word_view((tkd_view)lane, language));
    }
    bool first = true;
    for (uint32_t i = 0; i < bottleneck->view_count; i++) {
        const tkd_view view = bottleneck->views[i];
        if ((tkd_map_lane)view == lane) {
            continue;
        }
        if (first) {
            tkd_write_string(&writer, writer.size > 0 ? " · " : "");
            tkd_write(&writer, tkd_word_in(TKD_WORD_ALSO, language));
            tkd_write_string(&writer, ": ");
        } else {
            tkd_write_string(&writer, ", ");
        }
        first = false;
        tkd_write(&writer, tkd_word_view(view, language));
        if (bottleneck->severity[view] > 0.0) {
            tkd_write_string(&writer, "\u00a0");
            tkd_write(&writer, tkd_print_number(map->drawing->sheet, bottleneck->severity[view], 0,
                                                language));
        }
    }
    return tkd_writer_text(&writer);
}

// "± 1,1"; "± <0,1" rather than none.
static tkd_text margin_text(tkd_sheet *sheet, tkd_estimate price_h, tkd_language language)
{
    const double half = (price_h.high - price_h.low) / 2.0;
    return half > 0.0 && half < 1.2
               ? tkd_sheet_format(sheet, "± %.*s", TKD_ARG(tkd_print_days(sheet, half, language)))
               : tkd_print_margin(sheet, price_h, 1.0 / 24.0, 1, language);
}

// "18,2 p ± 1,1"; less than a tenth of a day is not worth its interval.
static tkd_text price_text(const tkd_map *map, tkd_estimate price_h)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_language language = map->drawing->language;
    const tkd_text day = tkd_word_in(TKD_WORD_DAY_UNIT, language);
    const double days = price_h.mean / 24.0;
    if (days > 0.0 && days < 0.05) {
        return tkd_sheet_format(sheet, "%.*s %.*s",
                                TKD_ARG(tkd_print_days(sheet, price_h.mean, language)),
                                TKD_ARG(day));
    }
    return tkd_sheet_format(sheet, "%.*s %.*s %.*s",
                            TKD_ARG(tkd_print_number(sheet, days, 1, language)), TKD_ARG(day),
                            TKD_ARG(margin_text(sheet, price_h, language)));
}

// The price, and in words where it may as well be nothing: behind the figure where there is room,
// else on a line of its own.
static void fill_price(const tkd_map *map, const tkd_picture_bottleneck *bottleneck,
                       tkd_map_card *card, double width)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_estimate price = bottleneck->price_h;
    card->right = (tkd_text){"", 0};
    if (!bottleneck->priced) {
        return;
    }
    card->right = price_text(map, price);
    card->is_doubtful = price.low <= 0.0 && price.high >= 0.0;
    if (!card->is_doubtful) {
        return;
    }
    const tkd_text words = tkd_say(map->drawing, "ei eristu nullist", "not distinct from zero",
                                   "не отличается от нуля");
    const tkd_text both =
        tkd_sheet_format(sheet, "%.*s, %.*s", TKD_ARG(card->right), TKD_ARG(words));
    const double room = width - tkd_measure_width(sheet->measure, card->left, map->small) - 8.0;
    if (tkd_measure_width(sheet->measure, both, map->small) <= room) {
        card->right = both;
    } else {
        card->doubt = tkd_sheet_break(sheet, words, map->small, width, LINES);
    }
}

static void add_bottleneck(tkd_map *map, uint32_t row)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_picture_bottleneck *bottleneck = &drawing->picture->bottlenecks[row];
    tkd_map_card card = {.row = row,
                         .id = bottleneck->id,
                         .number = bottleneck->number,
                         .is_state = bottleneck->state_level,
                         .is_whole = bottleneck->steps.count == 0,
                         .steps = bottleneck->steps,
                         .lane = map->bottleneck_lanes[row]};
    if (card.lane == TKD_MAP_LANE_COUNT ||
        (!first_column(map, bottleneck->steps, &card.column) && !card.is_whole)) {
        return; // Of a view or of a journey that is not drawn.
    }
    const tkd_view view =
        card.lane == TKD_MAP_LANE_EVERYBODY ? TKD_VIEW_NEWCOMER : (tkd_view)card.lane;
    card.weight = bottleneck->severity[view];
    const double width = map->card_width - 2.0 * PADDING;
    card.title = tkd_sheet_break(sheet, tkd_drawing_label(drawing, &bottleneck->title), map->body,
                                 width - BADGE_ROOM, LINES);
    card.extra =
        tkd_sheet_break(sheet, views_text(map, bottleneck, card.lane), map->small, width, LINES);
    card.left = dots_text(sheet, card.weight);
    fill_price(map, bottleneck, &card, width);
    card.title.height = fmax(card.title.height, BADGE_ROOM); // Beside the badge.
    const bool has_foot = card.left.size > 0 || card.right.size > 0;
    card.height = PADDING - 1.0 + card.title.height + card.extra.height + card.doubt.height +
                  (has_foot ? tkd_font_line(map->small) + 3.0 : 0.0) + PADDING - 2.0;
    add_card(map, &card);
}

static void add_unnamed(tkd_map *map, uint32_t row)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_language language = drawing->language;
    const tkd_picture_unnamed *unnamed = &drawing->picture->unnamed[row];
    tkd_map_card card = {.lane = TKD_MAP_LANE_UNNAMED,
                         .row = row,
                         .id = unnamed->id,
                         .is_whole = unnamed->steps.count == 0,
                         .steps = unnamed->steps};
    if (!first_column(map, unnamed->steps, &card.column) && !card.is_whole) {
        return;
    }
    const double width = map->card_width - 2.0 * PADDING;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, sheet->arena, 0);
    if (!isnan(unnamed->utilization.mean)) {
        tkd_write(&writer, tkd_word_in(TKD_WORD_LOAD, language));
        tkd_write_string(&writer, " ");
        tkd_write(&writer, tkd_print_share(sheet, unnamed->utilization.mean, language));
    }
    if (!isnan(unnamed->wait_h.mean)) {
        tkd_write_string(&writer, writer.size > 0 ? " · " : "");
        tkd_write(&writer, tkd_word_in(TKD_WORD_WAIT_OF, language));
        tkd_write_string(&writer, " ");
        tkd_write(&writer, tkd_print_days(sheet, unnamed->wait_h.mean, language));
        tkd_write_string(&writer, " ");
        tkd_write(&writer, tkd_word_in(TKD_WORD_DAY_UNIT, language));
    }
    card.title = tkd_sheet_break(sheet, tkd_drawing_label(drawing, &unnamed->title), map->body,
                                 width, LINES);
    card.extra = tkd_sheet_break(sheet, tkd_writer_text(&writer), map->small, width, LINES);
    card.height = PADDING - 1.0 + card.title.height + card.extra.height + PADDING - 2.0;
    add_card(map, &card);
}

// Does it remove anything that is shown, or nothing at all?
static bool concerns_shown(const tkd_map *map, const tkd_picture_proposal *proposal)
{
    const int32_t *rows = map->drawing->picture->bottleneck_lists;
    const tkd_range removes = proposal->removes;
    for (uint32_t i = removes.first; i < removes.first + removes.count; i++) {
        if (map->bottleneck_lanes[rows[i]] != TKD_MAP_LANE_COUNT) {
            return true;
        }
    }
    return proposal->removes.count == 0;
}

// Owner, numbers of the bottlenecks shown, whether the law must change; where lanes do not tell, whose
// matter it is.
static tkd_text proposal_text(const tkd_map *map, const tkd_picture_proposal *proposal,
                              const tkd_map_card *card)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_picture *picture = drawing->picture;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    if (card->is_whole || map->shares_lanes) {
        tkd_write(&writer, card->lane == TKD_MAP_LANE_REFORM
                               ? tkd_say(drawing, "riik", "state", "государство")
                               : tkd_say(drawing, "kohalik", "local", "местное"));
    }
    const tkd_text owner = tkd_drawing_label(drawing, &proposal->owner);
    tkd_write_string(&writer, writer.size > 0 && owner.size > 0 ? " · " : "");
    tkd_write(&writer, owner);
    bool first = true;
    for (uint32_t i = 0; i < proposal->removes.count; i++) {
        const int32_t row = picture->bottleneck_lists[proposal->removes.first + i];
        if (map->bottleneck_lanes[row] != TKD_MAP_LANE_COUNT) {
            tkd_write_string(&writer, !first ? ", " : writer.size > 0 ? " · ▲\u00a0" : "▲\u00a0");
            tkd_write_format(&writer, "%u", picture->bottlenecks[row].number);
            first = false;
        }
    }
    if (proposal->law_change == TKD_LAW_YES) {
        tkd_write_string(&writer, writer.size > 0 ? " · " : "");
        tkd_write(&writer, tkd_word_in(TKD_WORD_LAW, drawing->language));
    }
    return tkd_writer_text(&writer);
}

static void add_proposal(tkd_map *map, uint32_t row)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_picture_proposal *proposal = &drawing->picture->proposals[row];
    tkd_map_card card = {.row = row,
                         .id = proposal->id,
                         .is_whole = proposal->steps.count == 0,
                         .steps = proposal->steps};
    if ((!first_column(map, proposal->steps, &card.column) && !card.is_whole) ||
        !concerns_shown(map, proposal)) {
        return;
    }
    const uint32_t far = 1U << TKD_LEVEL_STATE | 1U << TKD_LEVEL_EU;
    card.lane = (proposal->levels & far) != 0 ? TKD_MAP_LANE_REFORM : TKD_MAP_LANE_LOCAL;
    const double width = map->card_width - 2.0 * PADDING;
    card.title = tkd_sheet_break(sheet, tkd_drawing_label(drawing, &proposal->title), map->body,
                                 width, LINES);
    card.extra =
        tkd_sheet_break(sheet, proposal_text(map, proposal, &card), map->small, width, LINES);
    if (!isnan(proposal->gain_h.mean)) {
        const double days = proposal->gain_h.mean / 24.0;
        card.right =
            tkd_sheet_format(sheet, "%s%.*s %.*s",
                             days <= -0.05  ? "+"
                             : days >= 0.05 ? "−"
                                            : "",
                             TKD_ARG(tkd_print_number(sheet, fabs(days), 1, drawing->language)),
                             TKD_ARG(tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language)));
    }
    card.height = PADDING - 1.0 + card.title.height + card.extra.height +
                  (card.right.size > 0 ? 14.0 : 0.0) + PADDING - 2.0;
    add_card(map, &card);
}

static int compare_cards(const void *left, const void *right)
{
    const tkd_map_card *a = left;
    const tkd_map_card *b = right;
    if (a->is_whole != b->is_whole) {
        return a->is_whole ? 1 : -1;
    }
    if (a->lane != b->lane) {
        return a->lane < b->lane ? -1 : 1;
    }
    if (a->column != b->column) {
        return a->column < b->column ? -1 : 1;
    }
    return (a->row > b->row) - (a->row < b->row);
}

void tkd_map_fill_cards(tkd_map *map)
{
    const tkd_picture *picture = map->drawing->picture;
    map->cards.count = 0;
    for (uint32_t i = 0; i < picture->bottleneck_count; i++) {
        add_bottleneck(map, i);
    }
    for (uint32_t i = 0; i < picture->unnamed_count; i++) {
        add_unnamed(map, i);
    }
    for (uint32_t i = 0; i < picture->proposal_count; i++) {
        add_proposal(map, i);
    }
    tkd_map_measure_lanes(map);
    if (map->cards.count > 1) {
        qsort(map->cards.items, map->cards.count, sizeof(tkd_map_card), compare_cards);
    }
}
