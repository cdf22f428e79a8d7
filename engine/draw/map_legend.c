// SPDX-License-Identifier: EUPL-1.2
// The foot of the map: only the signs that this map uses are explained.
#include "map.h"

#include <math.h>

enum { SIGNS_MOST = 20 };

typedef struct legend {
    const tkd_map *map;
    tkd_frame_sign signs[SIGNS_MOST];
    size_t count;
} legend;

static void add(legend *made, tkd_frame_sign sign)
{
    TKD_REQUIRE(made->count < SIGNS_MOST);
    made->signs[made->count++] = sign;
}

static void add_heading(legend *made, const char *part, tkd_text says)
{
    add(made, (tkd_frame_sign){.part = part, .says = says, .is_heading = true});
}

static void add_glyph(legend *made, const char *part, tkd_text glyph, const char *ink,
                      tkd_text says)
{
    add(made, (tkd_frame_sign){.part = part, .glyph = glyph, .ink = ink, .says = says});
}

// ---- Steps

// Whose step it only is.
static void add_views(legend *made)
{
    const tkd_map *map = made->map;
    const tkd_drawing *drawing = map->drawing;
    const tkd_map_column *columns = map->columns.items;
    bool used[2] = {false, false};
    for (size_t i = 0; i < map->columns.count; i++) {
        used[columns[i].only == TKD_VIEW_RETURNEE] |= columns[i].sign.size > 0;
    }
    if (used[0]) {
        add_glyph(made, "only-newcomer", TKD_TEXT("○"), drawing->colors->views[TKD_VIEW_NEWCOMER],
                  tkd_say(drawing, "ainult sisserändaja samm", "a step of newcomers only",
                          "шаг только иммигранта"));
    }
    if (used[1]) {
        add_glyph(made, "only-returnee", TKD_TEXT("◇"), drawing->colors->views[TKD_VIEW_RETURNEE],
                  tkd_say(drawing, "ainult tagasipöörduja samm", "a step of returnees only",
                          "шаг только возвращенца"));
    }
}

// How a step's figures are known.
static void add_evidence(legend *made)
{
    const tkd_drawing *drawing = made->map->drawing;
    const tkd_map_column *columns = made->map->columns.items;
    bool used[TKD_PICTURE_ASSUMED + 1] = {false};
    for (size_t i = 0; i < made->map->columns.count; i++) {
        used[columns[i].evidence] = true;
    }
    const struct {
        const char *part;
        tkd_stroke stroke;
        tkd_text says;
    } rows[] = {
        [TKD_PICTURE_SOURCED] = {"sourced", TKD_STROKE_SOLID,
                                 tkd_say(drawing, "sammu arvudel on allikas",
                                         "the step's figures have a source",
                                         "у цифр шага есть источник")},
        [TKD_PICTURE_ESTIMATED] = {"estimated", TKD_STROKE_DASHED,
                                   tkd_say(drawing, "osa arve on hinnatud või arvutatud",
                                           "some figures are estimated or derived",
                                           "часть цифр оценена или рассчитана")},
        [TKD_PICTURE_ASSUMED] = {"assumed", TKD_STROKE_DOTTED,
                                 tkd_say(drawing, "osa arve on oletused",
                                         "some figures are assumptions", "часть цифр – допущения")},
    };
    for (size_t i = TKD_PICTURE_SOURCED; i <= TKD_PICTURE_ASSUMED; i++) {
        if (used[i]) {
            add(made, (tkd_frame_sign){.part = rows[i].part,
                                       .mark = {.kind = TKD_MARK_CARD,
                                                .width = 22.0,
                                                .height = 11.0,
                                                .fill = drawing->colors->card,
                                                .line = drawing->colors->faint,
                                                .line_width = 1.0,
                                                .stroke = rows[i].stroke},
                                       .says = rows[i].says});
        }
    }
}

// ---- Bottlenecks

static void add_badge(legend *made, const char *part, bool is_state, tkd_text says)
{
    const tkd_colors *colors = made->map->drawing->colors;
    add(made, (tkd_frame_sign){.part = part,
                               .mark = {.kind = is_state ? TKD_MARK_BOX : TKD_MARK_DISC,
                                        .width = 10.0,
                                        .height = 10.0,
                                        .fill = colors->badge},
                               .says = says});
}

static void add_bottlenecks(legend *made)
{
    const tkd_drawing *drawing = made->map->drawing;
    const tkd_map_card *cards = made->map->cards.items;
    bool local = false;
    bool state = false;
    bool severe = false;
    bool priced = false;
    for (size_t i = 0; i < made->map->cards.count; i++) {
        if (cards[i].number > 0) {
            state = state || cards[i].is_state;
            local = local || !cards[i].is_state;
            severe = severe || cards[i].left.size > 0;
            priced = priced || cards[i].right.size > 0;
        }
    }
    if (local || state) {
        add_heading(made, "bottlenecks-heading",
                    tkd_word_in(TKD_WORD_BOTTLENECKS, drawing->language));
        add_glyph(made, "bottleneck-number", TKD_TEXT("▲"), drawing->colors->price,
                  tkd_say(drawing, "kitsaskoha number sammul ja ettepanekul",
                          "number of a bottleneck, on steps and proposals",
                          "номер узкого места на шаге и предложении"));
    }
    if (state) {
        add_badge(made, "bottleneck-state", true,
                  tkd_say(drawing, "number ruudus: lahendus on riigi käes",
                          "number in a square: for the state to solve",
                          "номер в квадрате: решает государство"));
    }
    if (local && state) {
        add_badge(made, "bottleneck-local", false,
                  tkd_say(drawing, "number ringis: saab lahendada kohapeal",
                          "number in a circle: can be solved locally",
                          "номер в круге: решается на месте"));
    }
    if (severe) {
        add_glyph(made, "severity", TKD_TEXT("●●●○○"), drawing->colors->price,
                  tkd_say(drawing, "tõsidus töötoa hääletusel, 1–5",
                          "severity by the workshop's vote, 1–5",
                          "тяжесть по голосованию семинара, 1–5"));
    }
    if (priced) {
        add_glyph(made, "price", tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language),
                  drawing->colors->price, tkd_word_in(TKD_WORD_PRICE_NOTE, drawing->language));
    }
}

void tkd_map_fill_foot(const tkd_map *map, const tkd_drawing *drawing, double width,
                       tkd_frame_foot_lines *lines)
{
    legend made = {.map = map};
    add_heading(&made, "steps-heading", tkd_word_in(TKD_WORD_STEPS, drawing->language));
    add_views(&made);
    add_evidence(&made);
    if (made.count == 1) {
        made.count = 0; // Nothing to explain of steps.
    }
    add_bottlenecks(&made);
    tkd_frame_foot_fill(drawing, made.signs, made.count, TKD_FOOT_ALL, width, lines);
}
