// SPDX-License-Identifier: EUPL-1.2
// The flow map, shared by its sources. Stages are columns of cards (steps); arrows leave a card at
// its right and enter one at its left, and run in the gaps between columns and in corridors above
// (forward) and below (back) them, each in a track of its own. The figure of an arrow stands where it
// leaves, so that figures never meet. What comes again, leaves or ends is a tab below its card. Where
// one row of columns would be a strip, they are wrapped into two bands, with a corridor between. Where the
// journey forks, all arrows that fork at a card share one line (a bus) until they part.
#ifndef TKD_DRAW_FLOW_H
#define TKD_DRAW_FLOW_H

#include "frame.h"

/** How an arrow runs. */
typedef enum tkd_flow_way {
    TKD_WAY_OVER,    /**< Forward over at least one column, through the upper corridor. */
    TKD_WAY_ACROSS,  /**< To the next column. */
    TKD_WAY_DOWN,    /**< To the next card of the column. */
    TKD_WAY_BESIDE,  /**< To another card of the column, out and in at the right. */
    TKD_WAY_BACK,    /**< To an earlier column, through the lower corridor. */
    TKD_WAY_BETWEEN, /**< To the other band, through the corridor between them. */
    TKD_WAY_AGAIN,   /**< To the card itself: a tab below it, as are the next three. */
    TKD_WAY_OUT,     /**< Out of the journey. */
    TKD_WAY_SKIP,    /**< Past the card, wherever to. */
    TKD_WAY_DONE,    /**< The end of a branch. */
} tkd_flow_way;

/** A place at a card's side where one arrow leaves or enters. */
typedef struct tkd_flow_arrow {
    const tkd_picture_flow *flow;
    tkd_flow_way way;
    double count; /**< People a year; NaN: not counted. */
    double share; /**< Of those who leave the card; NaN: not known. */
    bool begins;  /**< Begins a branch: the journey forks here. */
    bool passes;  /**< All skip the card, and go on this way. */
    uint32_t bus; /**< Row of arrows: the first of those that share its line; itself where alone. */
    uint32_t from; /**< Row of cards. */
    uint32_t to;   /**< Row of cards; itself for AGAIN, OUT, DONE. */
    double width;
    tkd_lines label;
    tkd_lines down;  /**< One line, for the way DOWN. */
    double beside;   /**< Slot of any way that is neither DOWN nor a tab. */
    double slot;     /**< Height that it takes at its card's right, or as a tab. */
    double out_y;    /**< On the sheet. */
    double in_y;     /**< On the sheet. */
    uint32_t track;  /**< In its corridor. */
    double first_x;  /**< Of its vertical piece in the gap behind `from`. */
    double second_x; /**< OVER, BACK, BETWEEN: of the one before `to`. */
    double corridor_y;
} tkd_flow_arrow;

typedef struct tkd_flow_card {
    int32_t step;    /**< Row of picture steps; TKD_NONE: arrival. */
    bool leads_down; /**< An arrow leads down from it already. */
    bool is_skipped; /**< Has its tab of those who skip it. */
    bool is_aside;   /**< None of the views shown takes it. */
    uint32_t column;
    uint32_t row;
    tkd_lines title;
    tkd_lines figure; /**< Waiting, mean and 90%. */
    tkd_lines needs;  /**< Numbers of the steps that must be done before. */
    double height;    /**< Without tabs. */
    double x;
    double y;
    double width;
    double tab_room;   /**< Tabs below it. */
    double right_room; /**< Slots at its right. */
    uint32_t in_count; /**< Arrows that enter at its left. */
} tkd_flow_card;

typedef struct tkd_flow_column {
    int32_t stage; /**< Row of picture stages; TKD_NONE: arrival. */
    uint32_t band;
    uint32_t first; /**< Card */
    uint32_t count;
    uint32_t first_arrow; /**< Of those that leave its cards. */
    uint32_t end_arrow;
    double x;
    double width;
    double label_room; /**< Behind it, for figures. */
    double track_room; /**< Behind that, for vertical pieces. */
} tkd_flow_column;

enum { TKD_FLOW_BANDS = 2 };

/** A row of columns. */
typedef struct tkd_flow_band {
    uint32_t first; /**< Column */
    uint32_t count;
    uint32_t over_tracks;
    double stages_y; /**< Of its chevrons. */
    double top;      /**< y of the first cards. */
    double bottom;   /**< y below the last. */
    double backs;    /**< y of the lowest line back; at least `bottom`. */
} tkd_flow_band;

typedef struct tkd_flow_map {
    const tkd_drawing *drawing;
    const tkd_picture_journey *journey;
    tkd_list cards;      /**< of tkd_flow_card, by column, row. */
    tkd_list columns;    /**< of tkd_flow_column */
    tkd_list arrows;     /**< of tkd_flow_arrow, by card and way. */
    int32_t *step_cards; /**< By picture step. */
    double most_count;   /**< People of the widest arrow. */
    double least_count;  /**< Below it arrows are left out. */
    uint32_t between_tracks;
    double text; /**< Size of text. */
    double card_width;
    double stage_height; /**< Of chevrons. */
    double wider;        /**< Added to every gap, so that the sheet is not a tower. */
    uint32_t band_count;
    tkd_flow_band bands[TKD_FLOW_BANDS];
} tkd_flow_map;

#define TKD_FLOW_TRACK 14.0
#define TKD_FLOW_DOWN 52.0
#define TKD_FLOW_WIDEST 8.0 /* Line of most people. */

/** Is the arrow drawn as a tab below its card? */
static inline bool tkd_flow_is_tab(tkd_flow_way way)
{
    return way == TKD_WAY_AGAIN || way == TKD_WAY_OUT || way == TKD_WAY_SKIP || way == TKD_WAY_DONE;
}

/** Does the arrow turn in a corridor? */
static inline bool tkd_flow_turns(tkd_flow_way way)
{
    return way == TKD_WAY_OVER || way == TKD_WAY_BACK || way == TKD_WAY_BETWEEN;
}

/** "6.3": a step's stage, and its place in it. */
tkd_text tkd_flow_number(const tkd_drawing *drawing, int32_t step);
/** The class of a wait, 0 … TKD_HEAT_STEPS − 1; -1: not simulated. */
int tkd_flow_heat(double wait_h);
/** Width of the line of so many people where the widest is `widest` for `most`. */
double tkd_flow_line_width(double count, double most, double widest);
/** Room right of a way down's middle up to its figure. */
static inline double tkd_flow_down_x(const tkd_flow_arrow *arrow)
{
    return arrow->width / 2.0 + 9.0;
}

/** Tracks of the arrows in the corridors above and between bands, by the columns that they pass. */
void tkd_flow_place_corridors(tkd_flow_map *map);
/** Lines back of a band whose cards have their places: just below those that they pass. Returns the y
 *  of the lowest. */
double tkd_flow_place_backs(tkd_flow_map *map, uint32_t band);
/** Tracks of the pieces up and down in a gap that begins at x; `*count` grows to those used. */
void tkd_flow_place_gap(tkd_flow_map *map, int32_t gap, double x, uint32_t *count);
/** The gap before a column: that behind the one before it, or -1 − its band. */
int32_t tkd_flow_gap_before(const tkd_flow_map *map, uint32_t column);

/** Cards and arrows with their texts at `map->text`. Failures are the sheet's. */
void tkd_flow_fill(tkd_flow_map *map);
void tkd_flow_fill_arrows(tkd_flow_map *map);
/** Columns of at most `rows` cards in so many bands, and the ways that arrows then run. */
void tkd_flow_arrange(tkd_flow_map *map, uint32_t rows, uint32_t bands);
/** The ways and the order of arrows between cards that have their columns. */
void tkd_flow_arrange_arrows(tkd_flow_map *map);
/** Places cards and arrows from y on with so much room between cards; returns the y below. */
double tkd_flow_place(tkd_flow_map *map, double y, double between);
/** Width of everything placed, and of a band. */
double tkd_flow_width(const tkd_flow_map *map);
double tkd_flow_band_width(const tkd_flow_map *map, const tkd_flow_band *band);
/** Title of the stage of columns [first, end), broken to their width. */
tkd_lines tkd_flow_stage_lines(const tkd_flow_map *map, uint32_t first, uint32_t end);
/** The column behind the last that shows the same stage in the same band. */
uint32_t tkd_flow_stage_end(const tkd_flow_map *map, uint32_t first);
/** The y of an arrow's line where it leaves: between its count and its share. */
double tkd_flow_line_y(const tkd_flow_map *map, const tkd_flow_arrow *arrow);
/** What signs, colours and widths mean and how the figures came to be; returns the y below. */
double tkd_flow_legend(const tkd_flow_map *map, const tkd_drawing *drawing, double y, double width);
/** A swatch and words for each class of waiting from x on; returns the x behind. */
double tkd_flow_heat_legend(const tkd_drawing *drawing, double text, double x, double y);
/** Lines as wide as the flows of round numbers of people; returns the x behind. */
double tkd_flow_width_legend(const tkd_drawing *drawing, double text, double x, double y,
                             double most, double widest);
/** Marks. */
void tkd_flow_put(const tkd_flow_map *map);

#endif
