// SPDX-License-Identifier: EUPL-1.2
// The flow map, shared by its sources. Stages are columns of cards (steps); arrows leave a card at
// its right and enter one at its left, and run in the gaps between columns and in corridors above
// (forward) and below (back) them, each in a track of its own. The figure of an arrow stands where it
// leaves, so that figures never meet. What comes again, leaves or ends is a tab below its card. Where
// one row of columns would be a strip, they are wrapped into two bands, with a corridor between.
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
    double count;  /**< People a year; NaN: not counted. */
    double share;  /**< Of those who leave the card; NaN: not known. */
    bool begins;   /**< Begins a branch: the journey forks here. */
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
    uint32_t column;
    uint32_t row;
    tkd_lines title;
    tkd_lines figure; /**< Waiting and visits. */
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
    uint32_t back_tracks;
    double stages_y; /**< Of its chevrons. */
    double top;      /**< y of the first cards. */
    double bottom;   /**< y below the last. */
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
    double text;         /**< Size of text. */
    double stage_height; /**< Of chevrons. */
    double wider;        /**< Added to every gap, so that the sheet is not a tower. */
    uint32_t band_count;
    tkd_flow_band bands[TKD_FLOW_BANDS];
} tkd_flow_map;

#define TKD_FLOW_CARD 180.0
#define TKD_FLOW_TRACK 14.0
#define TKD_FLOW_DOWN 52.0

/** Is the arrow drawn as a tab below its card? */
static inline bool tkd_flow_is_tab(tkd_flow_way way)
{
    return way == TKD_WAY_AGAIN || way == TKD_WAY_OUT || way == TKD_WAY_SKIP || way == TKD_WAY_DONE;
}

/** Cards and arrows with their texts at `map->text`. Failures are the sheet's. */
void tkd_flow_fill(tkd_flow_map *map);
/** Columns of at most `rows` cards in so many bands, and the ways that arrows then run. */
void tkd_flow_arrange(tkd_flow_map *map, uint32_t rows, uint32_t bands);
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
/** Marks. */
void tkd_flow_put(const tkd_flow_map *map);

#endif
