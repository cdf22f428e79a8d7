// SPDX-License-Identifier: EUPL-1.2
// Lanes of cards in a band: bottlenecks by view, what nobody named, proposals.
#include "map.h"

#include <math.h>

#define PADDING 8.0
#define BADGE 15.0

// How a lane looks.
typedef struct lane_look {
    const char *part;
    tkd_text name; // Of the first lane of its kind in a band.
    tkd_text hint;
    const char *ground;
    const char *ink;
    const char *card;
    const char *line; // Of the cards; NULL: none.
    const char *figure;
    tkd_stroke stroke;
} lane_look;

static lane_look look_of(const tkd_map *map, tkd_map_lane lane)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_colors *colors = drawing->colors;
    const tkd_language language = drawing->language;
    static const char *const parts[] = {"newcomer",  "returnee", "kov",   "state",
                                        "everybody", "unnamed",  "local", "reform"};
    lane_look look = {.part = parts[lane], .figure = colors->price, .ink = colors->faint};
    switch (lane) {
    case TKD_MAP_LANE_NEWCOMER:
    case TKD_MAP_LANE_RETURNEE:
    case TKD_MAP_LANE_KOV:
    case TKD_MAP_LANE_STATE: {
        const tkd_view view = (tkd_view)((int)lane - (int)TKD_MAP_LANE_NEWCOMER);
        look.name = tkd_word_in(TKD_WORD_BOTTLENECKS, language);
        look.hint = tkd_word_in_view(view, language);
        look.ground = colors->view_bands[view];
        look.ink = colors->views[view];
        look.card = colors->view_cards[view];
        break;
    }
    case TKD_MAP_LANE_EVERYBODY:
        look.name = tkd_word_in(TKD_WORD_BOTTLENECKS, language);
        look.hint = tkd_word_in(TKD_WORD_NO_VIEW, language);
        look.ground = colors->band;
        look.card = colors->stage;
        break;
    case TKD_MAP_LANE_UNNAMED:
        look.name = tkd_word_in(TKD_WORD_UNNAMED, language);
        look.hint = tkd_word_in(TKD_WORD_UNNAMED_HINT, language);
        look.ground = colors->unnamed_band;
        look.ink = colors->unnamed_ink;
        look.card = colors->unnamed;
        look.line = colors->unnamed_ink;
        look.stroke = TKD_STROKE_DASHED;
        break;
    case TKD_MAP_LANE_LOCAL:
        look.name = tkd_word_in(TKD_WORD_PROPOSALS, language);
        look.hint = tkd_word_in(TKD_WORD_LOCAL, language);
        look.ground = colors->local_band;
        look.card = colors->card;
        look.line = colors->gain;
        look.figure = colors->gain;
        break;
    case TKD_MAP_LANE_REFORM:
        look.name = tkd_word_in(TKD_WORD_PROPOSALS, language);
        look.hint = tkd_word_in(TKD_WORD_STATE_LEVEL, language);
        look.ground = colors->state_band;
        look.card = colors->card;
        look.line = colors->gain;
        look.figure = colors->gain;
        break;
    case TKD_MAP_LANE_COUNT: break;
    }
    if (drawing->options->theme == TKD_THEME_PRINT && look.line == NULL) {
        look.line = colors->line;
    }
    return look;
}

static void put_badge(const tkd_map *map, const tkd_map_card *card, tkd_text id, double x, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_mark disc = {
        .kind = TKD_MARK_DISC,
        .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "badge"),
        .class_name = "badge",
        .x = x,
        .y = y,
        .width = BADGE,
        .height = BADGE,
        .fill = drawing->colors->badge,
    };
    tkd_sheet_put(sheet, &disc);
    const tkd_font font = {card->number < 100    ? 8.5
                           : card->number < 1000 ? 7.0
                                                 : 5.0,
                           TKD_WEIGHT_BOLD};
    const tkd_text_style style = {font, drawing->colors->badge_ink, TKD_ALIGN_CENTER,
                                  "badge-number"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, disc.id.data, (tkd_text){0}, "number"),
                       tkd_sheet_format(sheet, "%u", card->number), x + BADGE / 2.0,
                       y + (BADGE - tkd_font_line(font)) / 2.0, &style);
}

static const char *kind_of(tkd_map_lane lane)
{
    if (lane == TKD_MAP_LANE_UNNAMED) {
        return "unnamed";
    }
    return lane == TKD_MAP_LANE_LOCAL || lane == TKD_MAP_LANE_REFORM ? "proposal" : "bottleneck";
}

// What is said to those who point at a card: all of its title, however long.
static tkd_text full_title(const tkd_map *map, const tkd_map_card *card)
{
    const tkd_picture *picture = map->drawing->picture;
    switch (card->lane) {
    case TKD_MAP_LANE_UNNAMED:
        return tkd_drawing_label(map->drawing, &picture->unnamed[card->row].title);
    case TKD_MAP_LANE_LOCAL:
    case TKD_MAP_LANE_REFORM:
        return tkd_drawing_label(map->drawing, &picture->proposals[card->row].title);
    case TKD_MAP_LANE_NEWCOMER:
    case TKD_MAP_LANE_RETURNEE:
    case TKD_MAP_LANE_KOV:
    case TKD_MAP_LANE_STATE:
    case TKD_MAP_LANE_EVERYBODY:
    case TKD_MAP_LANE_COUNT: break;
    }
    return tkd_drawing_label(map->drawing, &picture->bottlenecks[card->row].title);
}

static void put_card(const tkd_map *map, const tkd_map_band *band, const tkd_map_card *card,
                     const lane_look *look, double lane_y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const char *kind = kind_of(card->lane);
    const double left = tkd_map_column_x(band, card->at_column);
    const double top = lane_y + TKD_MAP_GAP + card->y;
    const double width = map->card_width;
    const tkd_text id = tkd_sheet_id(sheet, kind, card->id, "");
    const tkd_mark box = {
        .kind = TKD_MARK_CARD,
        .id = id,
        .class_name = kind,
        .title = full_title(map, card),
        .x = left,
        .y = top,
        .width = width,
        .height = card->height,
        .fill = look->card,
        .line = look->line,
        .line_width = look->line == NULL ? 0.0 : 0.9,
        .stroke = look->stroke,
    };
    tkd_sheet_put(sheet, &box);
    double text_x = left + PADDING;
    if (card->number > 0) {
        put_badge(map, card, id, left + 5.0, top + 5.0);
        text_x = left + 5.0 + BADGE + 5.0;
    }
    const char *ink =
        card->lane == TKD_MAP_LANE_UNNAMED ? drawing->colors->unnamed_ink : drawing->colors->ink;
    const tkd_text_style title = {{11.5, TKD_WEIGHT_SEMIBOLD}, ink, TKD_ALIGN_LEFT, "card-title"};
    const tkd_text_style extra = {{9.5, TKD_WEIGHT_NORMAL},
                                  card->lane == TKD_MAP_LANE_UNNAMED ? ink : drawing->colors->faint,
                                  TKD_ALIGN_LEFT,
                                  "card-extra"};
    const tkd_text_style dots = {
        {9.0, TKD_WEIGHT_NORMAL}, look->figure, TKD_ALIGN_LEFT, "card-severity"};
    const tkd_text_style price = {
        {9.5, TKD_WEIGHT_BOLD}, look->figure, TKD_ALIGN_RIGHT, "card-figure"};
    double y = top + PADDING - 2.0;
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "title"), &card->title,
                        text_x, y, &title);
    y += card->title.height;
    const double extra_x = left + PADDING;
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "extra"), &card->extra,
                        extra_x, y + 1.0, &extra);
    const double foot = top + card->height - PADDING - 10.0;
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "severity"), card->left,
                       extra_x, foot, &dots);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "figure"), card->right,
                       left + width - PADDING, foot, &price);
}

double tkd_map_put_lanes(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    const tkd_map_card *cards = map->cards.items;
    tkd_text above = {0};
    for (tkd_map_lane lane = TKD_MAP_LANE_NEWCOMER; lane < TKD_MAP_LANE_COUNT; lane++) {
        const double height = band->lane_heights[lane];
        if (height <= 0.0) {
            continue;
        }
        const lane_look look = look_of(map, lane);
        const bool same = tkd_text_equal(look.name, above);
        above = look.name;
        tkd_map_put_lane(map, index, look.part, same ? (tkd_text){"", 0} : look.name, look.hint,
                         look.ground, look.ink, y, height);
        for (size_t i = 0; i < map->cards.count; i++) {
            if (cards[i].lane == lane && cards[i].column >= band->first &&
                cards[i].column < band->first + band->count) {
                put_card(map, band, &cards[i], &look, y);
            }
        }
        y += height + TKD_MAP_GAP;
    }
    return y;
}
