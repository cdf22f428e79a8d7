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
        look.line = colors->levels[TKD_LEVEL_STATE];
        look.figure = colors->gain;
        break;
    case TKD_MAP_LANE_COUNT: break;
    }
    if (drawing->options->theme == TKD_THEME_PRINT && look.line == NULL) {
        look.line = colors->line;
    }
    return look;
}

// The number of a bottleneck: on a square where the state must act, else on a disc.
static void put_badge(const tkd_map *map, const tkd_map_card *card, tkd_text id, double x, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_mark badge = {
        .kind = card->is_state ? TKD_MARK_BOX : TKD_MARK_DISC,
        .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "badge"),
        .class_name = card->is_state ? "badge state" : "badge",
        .title = card->is_state ? tkd_word_in(TKD_WORD_STATE_LEVEL, drawing->language)
                                : (tkd_text){"", 0},
        .x = x,
        .y = y,
        .width = BADGE,
        .height = BADGE,
        .fill = drawing->colors->badge,
    };
    tkd_sheet_put(sheet, &badge);
    const tkd_font font = {card->number < 100    ? 8.5
                           : card->number < 1000 ? 7.0
                                                 : 5.0,
                           TKD_WEIGHT_BOLD};
    const tkd_text_style style = {font, drawing->colors->badge_ink, TKD_ALIGN_CENTER,
                                  "badge-number"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, badge.id.data, (tkd_text){0}, "number"),
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

// What a page may want to know of the card.
static void put_facts(const tkd_map *map, const tkd_map_card *card)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_picture *picture = map->drawing->picture;
    if (card->lane == TKD_MAP_LANE_UNNAMED) {
        const tkd_picture_unnamed *unnamed = &picture->unnamed[card->row];
        tkd_sheet_datum_number(sheet, "wait-h", unnamed->wait_h.mean);
        tkd_sheet_datum_number(sheet, "utilization", unnamed->utilization.mean);
    } else if (card->number > 0) {
        const tkd_picture_bottleneck *bottleneck = &picture->bottlenecks[card->row];
        tkd_sheet_datum_number(sheet, "number", (double)card->number);
        tkd_sheet_datum_number(sheet, "severity", card->weight > 0.0 ? card->weight : (double)NAN);
        tkd_sheet_datum_number(sheet, "price-h",
                               bottleneck->priced ? bottleneck->price_h.mean : (double)NAN);
        tkd_sheet_datum(sheet, "level", bottleneck->state_level ? TKD_TEXT("state") : TKD_TEXT(""));
    }
}

// Its ground; returns its id.
static tkd_text put_box(const tkd_map *map, const tkd_map_card *card, const lane_look *look,
                        double left, double top)
{
    tkd_sheet *sheet = map->drawing->sheet;
    const char *kind = kind_of(card->lane);
    const tkd_mark box = {
        .kind = TKD_MARK_CARD,
        .id = tkd_sheet_id(sheet, kind, card->id, ""),
        .class_name = kind,
        .title = full_title(map, card),
        .x = left,
        .y = top,
        .width = map->card_width,
        .height = card->height,
        .fill = look->card,
        .line = look->line,
        .line_width = look->line == NULL ? 0.0 : 0.9,
        .stroke = look->stroke,
    };
    tkd_sheet_put(sheet, &box);
    put_facts(map, card);
    return box.id;
}

// Severity left and the figure right at the bottom; above them, that it may as well be nothing.
static void put_figures(const tkd_map *map, const tkd_map_card *card, const lane_look *look,
                        tkd_text id, double left, double top)
{
    const tkd_colors *colors = map->drawing->colors;
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_text_style dots = {map->small, look->figure, TKD_ALIGN_LEFT, "card-severity"};
    const tkd_text_style figure = {card->is_doubtful ? map->small : map->figure,
                                   card->is_doubtful ? colors->ink : look->figure, TKD_ALIGN_RIGHT,
                                   "card-figure"};
    const tkd_text_style doubt = {map->small, colors->ink, TKD_ALIGN_RIGHT, "card-figure"};
    const double foot = top + card->height - PADDING + 2.0 - tkd_font_line(map->small);
    const double right = left + map->card_width - PADDING;
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "doubt"), &card->doubt,
                        right, foot - card->doubt.height, &doubt);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "severity"), card->left,
                       left + PADDING, foot, &dots);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "figure"), card->right,
                       right, foot, &figure);
}

static void put_card(const tkd_map *map, const tkd_map_card *card, const lane_look *look,
                     double left, double top)
{
    const tkd_colors *colors = map->drawing->colors;
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_text id = put_box(map, card, look, left, top);
    double text_x = left + PADDING;
    if (card->number > 0) {
        put_badge(map, card, id, left + 5.0, top + 5.0);
        text_x = left + 5.0 + BADGE + 5.0;
    }
    const bool unnamed = card->lane == TKD_MAP_LANE_UNNAMED;
    const tkd_text_style title = {map->body, unnamed ? colors->unnamed_ink : colors->ink,
                                  TKD_ALIGN_LEFT, "card-title"};
    const tkd_text_style extra = {map->small, unnamed ? colors->unnamed_ink : colors->faint,
                                  TKD_ALIGN_LEFT, "card-extra"};
    const double y = top + PADDING - 2.0;
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "title"), &card->title,
                        text_x, y, &title);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "extra"), &card->extra,
                        left + PADDING, y + card->title.height + 1.0, &extra);
    put_figures(map, card, look, id, left, top);
}

// A lane that bottlenecks of all views share, or all proposals.
static lane_look shared_look(const tkd_map *map, tkd_map_lane lane)
{
    const tkd_drawing *drawing = map->drawing;
    lane_look look = look_of(map, lane == TKD_MAP_LANE_LOCAL ? lane : TKD_MAP_LANE_EVERYBODY);
    if (lane == TKD_MAP_LANE_LOCAL) {
        look.part = "proposals";
        look.hint = tkd_say(drawing, "värv ja sõna: kelle teha", "colour and word: whose to do",
                            "цвет и слово: кому делать");
        look.ground = drawing->colors->band;
    } else {
        look.part = "bottlenecks";
        look.hint = tkd_say(drawing, "värv ja sõna: kelle vaates", "colour and word: in whose view",
                            "цвет и слово: чьими глазами");
    }
    return look;
}

static tkd_text whole_name(const tkd_drawing *drawing)
{
    return tkd_say(drawing, "Kogu teekond", "Whole journey", "Весь путь");
}

static lane_look lane_look_of(const tkd_map *map, tkd_map_lane lane)
{
    return map->shares_lanes ? shared_look(map, lane) : look_of(map, lane);
}

void tkd_map_measure_lanes(tkd_map *map)
{
    for (tkd_map_lane lane = TKD_MAP_LANE_NEWCOMER; lane < TKD_MAP_LANE_COUNT; lane++) {
        const lane_look look = lane_look_of(map, lane);
        map->lane_leasts[lane] = tkd_map_lane_least(map, look.name, look.hint);
    }
}

// "Whole journey", over its cards beside the steps of a band.
static void put_caption(const tkd_map *map, const tkd_map_band *band, size_t index,
                        tkd_map_lane lane, double y)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = {map->word, drawing->colors->ink, TKD_ALIGN_LEFT, "lane-caption"};
    const tkd_text number = tkd_sheet_format(sheet, "%zu", index + 1);
    const tkd_text part = tkd_sheet_format(sheet, "caption-%d", (int)lane);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "lane", number, part.data), whole_name(drawing),
                       tkd_map_column_x(band, band->first + band->count), y, &style);
}

static void put_lane_cards(const tkd_map *map, const tkd_map_band *band, size_t index,
                           tkd_map_lane lane, double y)
{
    const tkd_map_card *cards = map->cards.items;
    bool has_caption = false;
    for (size_t i = 0; i < map->cards.count; i++) {
        if (!tkd_map_is_in_lane(map, &cards[i], index, lane)) {
            continue;
        }
        if (cards[i].is_whole && !has_caption) {
            put_caption(map, band, index, lane, y);
            has_caption = true;
        }
        const lane_look look = look_of(map, cards[i].lane);
        put_card(map, &cards[i], &look, tkd_map_column_x(band, cards[i].at_column), y + cards[i].y);
    }
}

double tkd_map_put_lanes(const tkd_map *map, const tkd_map_band *band, size_t index, double y)
{
    tkd_text above = {0};
    for (tkd_map_lane lane = TKD_MAP_LANE_NEWCOMER; lane < TKD_MAP_LANE_COUNT; lane++) {
        const double height = band->lane_heights[lane];
        if (height <= 0.0) {
            continue;
        }
        const lane_look look = lane_look_of(map, lane);
        const bool same = tkd_text_equal(look.name, above);
        above = look.name;
        tkd_map_put_lane(map, index, look.part, same ? (tkd_text){"", 0} : look.name, look.hint,
                         look.ground, look.ink, y, height);
        put_lane_cards(map, band, index, lane, y + TKD_MAP_GAP);
        y += height + TKD_MAP_GAP;
    }
    return y;
}

double tkd_map_put_whole(const tkd_map *map, double y)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_map_card *cards = map->cards.items;
    const tkd_map_band all = {.count = map->columns_most, .column = map->column};
    tkd_map_put_lane(map, map->bands.count, "whole", whole_name(drawing),
                     tkd_say(drawing, "ei ole ühegi sammu küljes", "of no step alone",
                             "ни к одному шагу не относится"),
                     drawing->colors->band, drawing->colors->faint, y, map->whole_height);
    for (size_t i = 0; i < map->cards.count; i++) {
        if (cards[i].is_whole) {
            const lane_look look = look_of(map, cards[i].lane);
            put_card(map, &cards[i], &look, tkd_map_column_x(&all, cards[i].at_column),
                     y + TKD_MAP_GAP + cards[i].y);
        }
    }
    return y + map->whole_height + TKD_MAP_GAP;
}
