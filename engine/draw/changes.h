// SPDX-License-Identifier: EUPL-1.2
// Before and after, shared by its sources: the map's columns with what a scenario removes, adds and
// changes, figures of both, bottlenecks that it weakens, proposals that it adopts, and at the foot the
// numbered list of its edits, by whose numbers the cards name them.
#ifndef TKD_DRAW_CHANGES_H
#define TKD_DRAW_CHANGES_H

#include "map.h"

/** A figure before and after; NaN: not known. */
typedef struct tkd_changes_pair {
    double before;
    double after;
} tkd_changes_pair;

/** What a figure does: as both are printed, so that what looks the same is the same. */
typedef enum tkd_changes_trend {
    TKD_TREND_UNKNOWN, /**< One of both is not known. */
    TKD_TREND_SAME,
    TKD_TREND_DOWN,
    TKD_TREND_UP,
} tkd_changes_trend;

/** A step's card. */
typedef struct tkd_changes_step {
    tkd_picture_change change;
    tkd_lines title;
    tkd_lines provider;
    tkd_lines word;         /**< "muudetud", "lisandub", "kaob"; none where nothing changes. */
    tkd_lines numbers;      /**< Of its edits: "muudatus 1, 4". */
    tkd_changes_pair waits; /**< Hours, as the next. */
    tkd_changes_pair times;
    double height;
} tkd_changes_step;

/** Edits that are one to the reader. */
typedef struct tkd_changes_group_row {
    uint32_t first;    /**< Of edits. */
    uint32_t size;     /**< Edits that it has. */
    tkd_writer places; /**< Ids of the municipalities that they are for; may be empty. */
} tkd_changes_group_row;

typedef struct tkd_changes_groups {
    uint32_t *of;                  /**< Group by edit. */
    uint32_t *order;               /**< Edits by their groups. */
    tkd_changes_group_row *groups; /**< In order of their first edits. */
    uint32_t count;
} tkd_changes_groups;

/** A line of the list of edits at the foot. */
typedef struct tkd_changes_edit {
    tkd_lines title;
    tkd_lines path;
    tkd_lines change;
    double height;
    uint32_t list_column; /**< Placed: its column in the list, and y in it. */
    double y;
} tkd_changes_edit;

typedef struct tkd_changes {
    tkd_map map; /**< Its columns, bands and cards. First: a place function gets it as the map. */
    tkd_changes_step *steps; /**< By column. */
    tkd_changes_groups groups;
    tkd_changes_edit *edits; /**< By group. */
    double *list_bottoms;    /**< Scratch of placing the list, by its column. */
    uint32_t list_columns;   /**< Of the list of edits. */
    double list_height;
    double steps_least; /**< Height that the name of the lane of steps needs. */
    double waits_most;  /**< The longest, for the scale of bars. */
    double times_most;
} tkd_changes;

enum { TKD_CHANGES_LIST_COLUMN = 300 }; /**< Width of a column of the list with its gap. */

#define TKD_CHANGES_PADDING 8.0
#define TKD_CHANGES_BADGE 15.0
#define TKD_CHANGES_FIGURES 68.0 /* Height of a band's row of figures. */

/** What is drawn when nothing is compared: a sentence for the reader. */
tkd_text tkd_changes_missing(const tkd_drawing *drawing);
tkd_changes_trend tkd_changes_trend_of(tkd_changes_pair pair, tkd_text before, tkd_text after);
/** "12 → 8,1 p", "= 12 p", "uus: 8 p", "oli 12 p"; empty where nothing is known. Hours. */
tkd_text tkd_changes_print_days(const tkd_drawing *drawing, tkd_changes_pair pair);
/** How the days of a pair change, as printed. */
tkd_changes_trend tkd_changes_days_trend(const tkd_drawing *drawing, tkd_changes_pair pair);
/** "muudetud", "lisandub", "kaob"; empty for what stays. */
tkd_text tkd_changes_word(const tkd_drawing *drawing, tkd_picture_change change);
/** A path in words: "teenused › elukoht › kestus"; where `places` is not empty it stands for the
 *  path's municipality. */
tkd_text tkd_changes_path(const tkd_drawing *drawing, tkd_text path, tkd_text places);
/** Groups of the picture's edits, in the sheet's arena; false when memory ran out. */
bool tkd_changes_group(const tkd_drawing *drawing, tkd_changes_groups *groups);
/** What is written before and after: "30min → 15min", "puudub → 2". */
tkd_text tkd_changes_written(const tkd_drawing *drawing, const tkd_picture_edit *edit);
/** Is the bottleneck other than before? */
bool tkd_changes_acts_on(const tkd_picture_bottleneck *bottleneck);
/** "kõrvaldatud", "järel 20%", "lisandub". */
tkd_text tkd_changes_bottleneck_word(const tkd_drawing *drawing,
                                     const tkd_picture_bottleneck *bottleneck);

/** Texts of all cards, broken and measured. Failures are the sheet's. */
void tkd_changes_fill_steps(tkd_changes *changes);
void tkd_changes_fill_cards(tkd_changes *changes);
void tkd_changes_fill_edits(tkd_changes *changes);

/** Heights that lanes need for their names. */
void tkd_changes_measure_lanes(tkd_changes *changes);

/** Places the list in as many columns as its width has room for. */
void tkd_changes_place_edits(tkd_changes *changes, double width);

/** Marks: key figures in the head, a band's cards and lanes, the list. Each returns the y below. */
double tkd_changes_put_head(const tkd_changes *changes, double width);
double tkd_changes_put_steps(const tkd_changes *changes, size_t index, double y);
double tkd_changes_put_figures(const tkd_changes *changes, size_t index, double y);
double tkd_changes_put_lanes(const tkd_changes *changes, size_t index, double y);
double tkd_changes_put_edits(const tkd_changes *changes, double y);

/** The foot, broken for a width. */
void tkd_changes_fill_foot(const tkd_drawing *drawing, double width, tkd_frame_foot_lines *lines);

/** What the signs of steps mean, for the name of their lane. */
tkd_text tkd_changes_steps_hint(const tkd_drawing *drawing);

/** A round sign of a change: Δ, + or −. */
void tkd_changes_put_badge(const tkd_drawing *drawing, tkd_picture_change change, tkd_text card,
                           double x, double y);

#endif
