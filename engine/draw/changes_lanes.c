// SPDX-License-Identifier: EUPL-1.2
// Lanes of before and after: bottlenecks that are removed, weakened or added, with what is left of
// them as a bar; proposals that are adopted, or no longer.
#include "changes.h"

#include <math.h>

// ---- A card

static tkd_mark card_mark(const tkd_drawing *drawing, const char *kind, tkd_text id, bool gone,
                          const char *line)
{
    return (tkd_mark){
        .kind = TKD_MARK_CARD,
        .id = tkd_sheet_id(drawing->sheet, kind, id, ""),
        .class_name = kind,
        .fill = gone ? drawing->colors->paper : drawing->colors->card,
        .line = gone ? drawing->colors->faint : line,
        .line_width = gone ? 1.4 : 1.8,
        .stroke = gone ? TKD_STROKE_DASHED : TKD_STROKE_SOLID,
    };
}

static void put_texts(const tkd_drawing *drawing, const tkd_map_card *card, const tkd_mark *mark,
                      double indent, bool gone, const char *word_color)
{
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_font word_font = {10.5, TKD_WEIGHT_SEMIBOLD};
    const tkd_text_style title = {{12.0, TKD_WEIGHT_SEMIBOLD},
                                  gone ? colors->faint : colors->ink,
                                  TKD_ALIGN_LEFT,
                                  "card-title"};
    const tkd_text_style extra = {
        {10.5, TKD_WEIGHT_NORMAL}, colors->faint, TKD_ALIGN_LEFT, "card-extra"};
    const tkd_text_style word = {word_font, word_color, TKD_ALIGN_LEFT, "card-change"};
    const double left = mark->x + TKD_CHANGES_PADDING;
    const double top = mark->y + TKD_CHANGES_PADDING - 1.0;
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, mark->id.data, (tkd_text){0}, "title"),
                        &card->title, left + indent, top, &title);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, mark->id.data, (tkd_text){0}, "extra"),
                        &card->extra, left, top + card->title.height, &extra);
    tkd_sheet_put_line(
        sheet, tkd_sheet_id(sheet, mark->id.data, (tkd_text){0}, "word"), card->left, left,
        mark->y + card->height - TKD_CHANGES_PADDING - tkd_font_line(word_font) + 1.0, &word);
}

// The number that the map's cards have too, on an open disc where the bottleneck is gone.
static void put_number(const tkd_drawing *drawing, const tkd_map_card *card, const tkd_mark *mark,
                       bool gone)
{
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const double size = TKD_CHANGES_BADGE;
    const tkd_mark disc = {
        .kind = TKD_MARK_DISC,
        .id = tkd_sheet_id(sheet, mark->id.data, (tkd_text){0}, "badge"),
        .class_name = "badge",
        .x = mark->x + TKD_CHANGES_PADDING - 1.0,
        .y = mark->y + TKD_CHANGES_PADDING - 2.0,
        .width = size,
        .height = size,
        .fill = gone ? colors->paper : colors->badge,
        .line = gone ? colors->faint : NULL,
        .line_width = 1.0,
    };
    tkd_sheet_put(sheet, &disc);
    const tkd_font font = {card->number < 100    ? 8.5
                           : card->number < 1000 ? 7.0
                                                 : 5.0,
                           TKD_WEIGHT_BOLD};
    const tkd_text_style style = {font, gone ? colors->faint : colors->badge_ink, TKD_ALIGN_CENTER,
                                  "badge-number"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, disc.id.data, (tkd_text){0}, "number"),
                       tkd_sheet_format(sheet, "%u", card->number), disc.x + size / 2.0,
                       disc.y + (size - tkd_font_line(font)) / 2.0, &style);
}

// How much of the bottleneck is left: the open bar is all of it.
static void put_left(const tkd_drawing *drawing, const tkd_map_card *card, const tkd_mark *mark,
                     double share)
{
    tkd_sheet *sheet = drawing->sheet;
    const double width = 96.0;
    const double x = mark->x + mark->width - TKD_CHANGES_PADDING - width;
    const double y = mark->y + card->height - TKD_CHANGES_PADDING - 9.0;
    const struct {
        const char *part;
        double width;
        const char *fill;
        const char *line;
    } bars[] = {
        {"before", width, drawing->colors->card, drawing->colors->faint},
        {"left", width * fmin(fmax(share, 0.0), 1.0), drawing->colors->price, NULL},
    };
    for (size_t i = 0; i < sizeof(bars) / sizeof(bars[0]); i++) {
        if (bars[i].width <= 0.0) {
            continue;
        }
        const tkd_mark bar = {
            .kind = TKD_MARK_BOX,
            .id = tkd_sheet_id(sheet, mark->id.data, (tkd_text){0}, bars[i].part),
            .class_name = "bar",
            .x = x,
            .y = y,
            .width = bars[i].width,
            .height = 6.0,
            .fill = bars[i].fill,
            .line = bars[i].line,
            .line_width = 0.8,
        };
        tkd_sheet_put(sheet, &bar);
    }
}

static void place(tkd_mark *mark, const tkd_changes *changes, const tkd_map_band *band,
                  const tkd_map_card *card, double y)
{
    mark->x = tkd_map_column_x(band, card->at_column);
    mark->y = y + TKD_MAP_GAP + card->y;
    mark->width = changes->map.card_width;
    mark->height = card->height;
}

static void put_bottleneck(const tkd_changes *changes, const tkd_map_band *band,
                           const tkd_map_card *card, double y)
{
    const tkd_drawing *drawing = changes->map.drawing;
    const tkd_colors *colors = drawing->colors;
    const tkd_picture_bottleneck *bottleneck = &drawing->picture->bottlenecks[card->row];
    const bool gone = bottleneck->change == TKD_CHANGE_REMOVED || bottleneck->left <= 0.0;
    tkd_mark mark = card_mark(drawing, "bottleneck", card->id, gone, colors->price);
    mark.title = tkd_drawing_label(drawing, &bottleneck->description);
    place(&mark, changes, band, card, y);
    tkd_sheet_put(drawing->sheet, &mark);
    tkd_sheet_datum_number(drawing->sheet, "left", bottleneck->left);
    put_number(drawing, card, &mark, gone);
    put_texts(drawing, card, &mark, 18.0, gone, gone ? colors->faint : colors->price);
    if (bottleneck->change != TKD_CHANGE_ADDED) {
        put_left(drawing, card, &mark, gone ? 0.0 : bottleneck->left);
    }
}

static void put_proposal(const tkd_changes *changes, const tkd_map_band *band,
                         const tkd_map_card *card, double y)
{
    const tkd_drawing *drawing = changes->map.drawing;
    const tkd_colors *colors = drawing->colors;
    const tkd_picture_change change = drawing->picture->proposals[card->row].change;
    const bool gone = change == TKD_CHANGE_REMOVED;
    tkd_mark mark = card_mark(drawing, "proposal", card->id, gone, colors->gain);
    place(&mark, changes, band, card, y);
    tkd_sheet_put(drawing->sheet, &mark);
    tkd_changes_put_badge(drawing, change, mark.id, mark.x + TKD_CHANGES_PADDING - 1.0,
                          mark.y + TKD_CHANGES_PADDING - 2.0);
    put_texts(drawing, card, &mark, 18.0, gone, gone ? colors->faint : colors->gain);
}

// ---- The lanes

// "28 ei muutu": how many bottlenecks are not shown.
static tkd_text unchanged_text(const tkd_drawing *drawing)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < drawing->picture->bottleneck_count; i++) {
        count += tkd_changes_acts_on(&drawing->picture->bottlenecks[i]) ? 0U : 1U;
    }
    return tkd_sheet_format(drawing->sheet, "%.*s: %u",
                            TKD_ARG(tkd_say(drawing, "muutmata, näitamata", "unchanged, not shown",
                                            "без изменений, не показаны")),
                            count);
}

typedef struct lane_look {
    tkd_map_lane lane;
    const char *part;
    tkd_text name;
    tkd_text hint;
    const char *ground;
} lane_look;

enum { LANES = 2 };

static void fill_looks(const tkd_drawing *drawing, lane_look looks[LANES])
{
    looks[0] = (lane_look){TKD_MAP_LANE_EVERYBODY, "bottlenecks",
                           tkd_word_in(TKD_WORD_BOTTLENECKS, drawing->language),
                           unchanged_text(drawing), drawing->colors->band};
    looks[1] = (lane_look){TKD_MAP_LANE_LOCAL, "proposals",
                           tkd_word_in(TKD_WORD_PROPOSALS, drawing->language),
                           tkd_say(drawing, "mida stsenaarium rakendab", "that the scenario adopts",
                                   "которые внедряет сценарий"),
                           drawing->colors->local_band};
}

void tkd_changes_measure_lanes(tkd_changes *changes)
{
    const tkd_drawing *drawing = changes->map.drawing;
    lane_look looks[LANES];
    fill_looks(drawing, looks);
    for (size_t i = 0; i < LANES; i++) {
        changes->map.lane_leasts[looks[i].lane] =
            tkd_map_lane_least(&changes->map, looks[i].name, looks[i].hint);
    }
    changes->steps_least =
        tkd_map_lane_least(&changes->map, tkd_word_in(TKD_WORD_STEPS, drawing->language),
                           tkd_changes_steps_hint(drawing));
}

double tkd_changes_put_lanes(const tkd_changes *changes, size_t index, double y)
{
    const tkd_drawing *drawing = changes->map.drawing;
    const tkd_map_band *band = &((const tkd_map_band *)changes->map.bands.items)[index];
    const tkd_map_card *cards = changes->map.cards.items;
    lane_look looks[LANES];
    fill_looks(drawing, looks);
    for (size_t i = 0; i < LANES; i++) {
        const double height = band->lane_heights[looks[i].lane];
        if (height <= 0.0) {
            continue;
        }
        tkd_map_put_lane(&changes->map, index, looks[i].part, looks[i].name, looks[i].hint,
                         looks[i].ground, drawing->colors->faint, y, height);
        for (size_t j = 0; j < changes->map.cards.count; j++) {
            const tkd_map_card *card = &cards[j];
            if (card->lane != looks[i].lane || card->column < band->first ||
                card->column >= band->first + band->count) {
                continue;
            }
            if (card->lane == TKD_MAP_LANE_LOCAL) {
                put_proposal(changes, band, card, y);
            } else {
                put_bottleneck(changes, band, card, y);
            }
        }
        y += height + TKD_MAP_GAP;
    }
    return y;
}
