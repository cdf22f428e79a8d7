// SPDX-License-Identifier: EUPL-1.2
// The comparison, shared by its sources: variants (municipalities, groups, scenarios) side by side. Above,
// one row for each with its figure and interval on one scale, and how it differs from the reference;
// below, the flow of each, small, all with the same places and the same scale. Rows and small flows
// stand in the same order. How much of the flow is shown depends on what the paper holds in letters
// that can be read: tiles with figures, tiles alone, or the rows alone.
#ifndef TKD_DRAW_COMPARE_H
#define TKD_DRAW_COMPARE_H

#include "flow.h"

/** What a measure counts. */
typedef enum tkd_compare_unit {
    TKD_UNIT_PEOPLE, /**< A year. */
    TKD_UNIT_SHARE,
    TKD_UNIT_DAYS,
    TKD_UNIT_HOURS,
    TKD_UNIT_VISITS,
    TKD_UNIT_EUROS,
} tkd_compare_unit;

/** How the flows are shown. */
typedef enum tkd_compare_detail {
    TKD_DETAIL_FIGURES, /**< Tiles with numbers of steps and waiting. */
    TKD_DETAIL_TILES,   /**< Small tiles, as large as people wait. */
    TKD_DETAIL_NONE,
} tkd_compare_detail;

/** Where a step is in each small flow, from its left and top. */
typedef struct tkd_compare_tile {
    uint32_t column;
    uint32_t row;
    double x;
    double y;
} tkd_compare_tile;

/** Where a flow's line turns, the same in each small flow; parts of the gap, or of the corridor. */
typedef struct tkd_compare_lane {
    double out;  /**< In the gap behind the tile that it leaves. */
    double in;   /**< In the gap before the one it enters, where that is not the same. */
    double away; /**< In the corridor, from the tiles. */
} tkd_compare_lane;

/** Sizes of a row of the chart. */
typedef struct tkd_compare_columns {
    double name;        /**< Width for names. */
    double panel;       /**< Of the scale. */
    double value;       /**< Of figures with their intervals. */
    double value_width; /**< Of figures alone. */
    double difference;  /**< 0: nothing to compare with. */
    double width;       /**< Of all. */
} tkd_compare_columns;

typedef struct tkd_compare {
    const tkd_drawing *drawing;
    const tkd_picture_journey *journey; /**< Whose flow is shown; NULL: none. */
    int32_t journey_row;
    tkd_client_measure measure;
    tkd_compare_unit unit;
    const uint32_t *order; /**< Rows of variants, by the measure. */
    uint32_t count;
    int32_t reference; /**< Row of variants; TKD_NONE: none. */
    double text;
    tkd_compare_detail detail;
    uint32_t rows;   /**< Tiles in a column, at most. */
    uint32_t across; /**< Small flows side by side. */
    double tile_width;
    double tile_height;
    double gap_x;
    double gap_y;
    tkd_compare_tile *tiles; /**< By step of the journey. */
    tkd_compare_lane *lanes; /**< By flow of the journey. */
    double flow_width;       /**< Of all tiles. */
    double flow_height;
    double head_height; /**< Name and figures above a small flow. */
    uint32_t chart_columns;
    tkd_compare_columns columns;
    double least_chart;  /**< Width of one of its columns, at least. */
    double *row_heights; /**< Of the chart, in order. */
    double width;        /**< Of the sheet's inside. */
} tkd_compare;

// ---- Words

/** What is compared: the one asked for, else the time to complete. */
tkd_client_measure tkd_compare_measure(const tkd_drawing *drawing);
tkd_text tkd_compare_title(const tkd_drawing *drawing, tkd_client_measure measure);
tkd_compare_unit tkd_compare_unit_of(tkd_client_measure measure);
/** From hours and shares to what is read: days, per cents. */
double tkd_compare_factor(tkd_compare_unit unit);
/** "p", "%"; empty for people and visits. */
tkd_text tkd_compare_unit_name(const tkd_drawing *drawing, tkd_compare_unit unit);
/** Decimals that a figure and its interval want. */
int tkd_compare_decimals(tkd_estimate estimate, double factor);
/** "211 p". */
tkd_text tkd_compare_value(const tkd_compare *compare, tkd_estimate estimate);
/** "198–224"; empty where the ends are not known. */
tkd_text tkd_compare_interval(const tkd_compare *compare, tkd_estimate estimate);
/** "+12 p (+3…+21)", or that it does not differ. */
tkd_text tkd_compare_difference(const tkd_compare *compare, tkd_estimate difference);
/** Is the difference more than noise? -1 less, 1 more, 0 not, or not known. */
int tkd_compare_sign(tkd_estimate difference);
/** A variant's name. */
tkd_text tkd_compare_name(const tkd_compare *compare, uint32_t variant);
/** Have so few arrived that their number is not told? */
bool tkd_compare_is_tiny(const tkd_picture_variant *variant);

// ---- Small flows

/** The disc of arrival, and the room for lines above and below all tiles, in sizes of text. */
#define TKD_COMPARE_START 1.0
#define TKD_COMPARE_CORRIDOR 0.8

static inline bool tkd_compare_has_figures(const tkd_compare *compare)
{
    return compare->detail == TKD_DETAIL_FIGURES;
}

/** The one size of text, in a weight. */
static inline tkd_font tkd_compare_font(const tkd_compare *compare, tkd_weight weight)
{
    return (tkd_font){compare->text, weight};
}

/** Height of a line of text. */
static inline double tkd_compare_line(const tkd_compare *compare)
{
    return tkd_font_line(tkd_compare_font(compare, TKD_WEIGHT_NORMAL));
}

/** Figures of a variant at a step of the picture. */
static inline const tkd_picture_variant_step *tkd_compare_step(const tkd_compare *compare,
                                                               uint32_t variant, uint32_t step)
{
    const tkd_picture *picture = compare->drawing->picture;
    return &picture->variant_steps[picture->variants[variant].first_step + step];
}

/** The tile at an end of a flow; NULL where it is no step. */
static inline const tkd_compare_tile *tkd_compare_tile_of(const tkd_compare *compare,
                                                          tkd_picture_end end, int32_t row)
{
    return end == TKD_END_STEP ? &compare->tiles[row - (int32_t)compare->journey->steps.first]
                               : NULL;
}

/** "26": waiting in days of a day at least; less is said by the colour alone. */
tkd_text tkd_compare_wait(const tkd_compare *compare, double wait_h);

// ---- Parts

/** The least widths of the chart's columns. */
tkd_compare_columns tkd_compare_measure_columns(const tkd_compare *compare);
/** Height of a row of the chart, once its columns are measured. */
double tkd_compare_row_height(const tkd_compare *compare, uint32_t row);
/** Height of the chart. */
double tkd_compare_chart_height(const tkd_compare *compare);
/** The chart from y on; returns the y below. */
double tkd_compare_put_chart(const tkd_compare *compare, double y);
/** Places of tiles for `rows` and `detail`. */
void tkd_compare_place_tiles(tkd_compare *compare);
/** Of the highest head of a small flow at the width of its tiles. */
double tkd_compare_head_height(const tkd_compare *compare);
/** Of the line that all who arrive take. */
double tkd_compare_widest(const tkd_compare *compare);
double tkd_compare_small_width(const tkd_compare *compare);
/** Height of all small flows, `across` beside each other. */
double tkd_compare_flows_height(const tkd_compare *compare);
/** Small flows from y on; returns the y below. */
double tkd_compare_put_flows(const tkd_compare *compare, double y);
/** Numbers and titles of the steps from y on; returns the y below. */
double tkd_compare_put_key(const tkd_compare *compare, double y);
double tkd_compare_key_height(const tkd_compare *compare, double width);
/** Foot from y on; returns the y below. */
double tkd_compare_put_foot(const tkd_compare *compare, double y);

#endif
