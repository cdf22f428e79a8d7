// SPDX-License-Identifier: EUPL-1.2
// What charts share: scales from figures to places, round ticks in the language's form, panels with
// axes, lines and bands, and whether words have room. Figures are what the reader reads: days, per
// cents, posts.
#ifndef TKD_DRAW_CHART_H
#define TKD_DRAW_CHART_H

#include "frame.h"

enum {
    TKD_CHART_WIDTH = 1158, /**< Of what stands on a chart's sheet: with margins, points of A3. */
    TKD_TICKS_MOST = 40,
};

/** Text on charts: 9.5 points on A3. */
#define TKD_CHART_TEXT 9.5

// ---- Scales

/** From figures to places on the sheet, straight. */
typedef struct tkd_scale {
    double low;  /**< Figure at `from`. */
    double high; /**< Figure at `to`; > low. */
    double from; /**< Place on the sheet; above `to` where figures grow upwards. */
    double to;
} tkd_scale;

/** Where a figure is; beyond the ends, beyond the places. NaN is at `from`. */
double tkd_scale_at(const tkd_scale *scale, double figure);

typedef struct tkd_tick {
    double figure;
    tkd_text text;
} tkd_tick;

typedef struct tkd_ticks {
    tkd_tick ticks[TKD_TICKS_MOST];
    size_t count;
} tkd_ticks;

/**
 * Widens a scale to round figures and gives its ticks: steps of 1, 2 or 5 by powers of ten.
 *
 * @param[in]     drawing  Whose language and sheet. Borrowed.
 * @param[in,out] scale    `low` and `high` cover the figures to show; equal ones are made to differ.
 * @param[in]     wanted   About how many, 2 to TKD_TICKS_MOST / 2.
 * @param[in]     unit     Written after each figure: "%", " p"; may be empty.
 */
tkd_ticks tkd_ticks_make(const tkd_drawing *drawing, tkd_scale *scale, size_t wanted,
                         const char *unit);

/** Name of a month, 1–12: "veebr". */
tkd_text tkd_month_name(int32_t month, tkd_language language);

// ---- Panels

/** The plot of a chart: figures across and upwards. What is written around it stands outside. */
typedef struct tkd_panel {
    const tkd_drawing *drawing; /**< Borrowed. */
    tkd_text id;                /**< Ids of its marks begin with it. */
    double left;
    double top;
    double width;
    double height;
    tkd_scale across;
    tkd_scale up;
    double text; /**< Size of its text. */
} tkd_panel;

/** A panel at a place, with linear scales from 0 to 1. */
void tkd_panel_init(tkd_panel *panel, const tkd_drawing *drawing, tkd_text id, double left,
                    double top, double width, double height);

/** Where figures are on the sheet. */
tkd_point2 tkd_panel_at(const tkd_panel *panel, double across, double up);

/** An id of a mark in the panel. */
tkd_text tkd_panel_id(const tkd_panel *panel, const char *part);

/** Thin lines at the ticks, the first one heavier, with their figures to the left. */
void tkd_panel_put_rows(const tkd_panel *panel, const tkd_ticks *ticks);

/** Short lines under the panel at the ticks with their figures, and a title under these. Returns the
 *  y below. */
double tkd_panel_put_columns(const tkd_panel *panel, const tkd_ticks *ticks, tkd_text title);

/** Months under a panel whose figures across are day numbers; years where they begin. Returns the y
 *  below. */
double tkd_panel_put_months(const tkd_panel *panel);

/** What goes upwards in the panel, in bold words above it, at most two lines from y on; returns the
 *  y below them. */
double tkd_panel_put_title(const tkd_panel *panel, tkd_text title, double y);

// ---- Marks

/** A straight line through places on the sheet, at least two. Of `how`, id, class, title, line,
 *  width, stroke and arrow count. */
void tkd_chart_put_line(tkd_sheet *sheet, const tkd_mark *how, const tkd_point2 *places,
                        uint32_t count);

/** A figure across with the ends of what is known of the one upwards. */
typedef struct tkd_band_point {
    double across;
    double low;
    double high;
} tkd_band_point;

/** An area between low and high, straight from point to point, cut at the panel's upper and lower
 *  end; points without both ends are left out. Of `how`, id, class, title, fill, line and hatch
 *  count. */
void tkd_panel_put_band(const tkd_panel *panel, const tkd_mark *how, const tkd_band_point *points,
                        uint32_t count);

/** A line from point to point of figures, as far as it is in the panel: pieces where it leaves. */
void tkd_panel_put_line(const tkd_panel *panel, const tkd_mark *how, const tkd_point2 *figures,
                        uint32_t count);

/** A disc around a place. */
void tkd_chart_put_dot(tkd_sheet *sheet, const tkd_mark *how, tkd_point2 place, double size);

// ---- Words

/** Title and subtitle, without the figures that maps have: a chart's own answer comes first. Returns
 *  the y below. */
double tkd_chart_head(const tkd_drawing *drawing, double width);

/** Says a chart's answers first in the description of the sheet, for those who hear it. */
void tkd_chart_describe(const tkd_drawing *drawing, tkd_text answers);

/** Ends a chart's sheet: `y` is below all that stands on it; none is longer than twice its height. */
void tkd_chart_finish(const tkd_drawing *drawing, double width, double y);

/** Does no text that was put since the mark numbered `first` overlap this box? Cost: O(marks). */
bool tkd_chart_is_free(const tkd_sheet *sheet, size_t first, double x, double y, double width,
                       double height);

/** Who and where: "Kohanemiskoordinaator · Saaremaa"; the pool's id where it has no title. */
tkd_text tkd_chart_pool_name(const tkd_drawing *drawing, tkd_text pool, const tkd_label *title,
                             tkd_text place, const tkd_label *place_title);

/** A sentence that says what a chart lacks, in a frame; returns the y below it. */
double tkd_chart_put_missing(const tkd_drawing *drawing, tkd_text sentence, double y, double width);

/** A signed sample and its word in a row of them. */
typedef struct tkd_key {
    tkd_text text;
    tkd_mark_kind kind; /**< BOX, DISC, DIAMOND, AREA (as BOX, may be hatched) or CURVE. */
    const char *fill;
    const char *line;
    double line_width;
    tkd_stroke stroke;
    double hatch;
} tkd_key;

/** What the signs mean, one beside the other and broken into rows; returns the y below. */
double tkd_chart_put_keys(const tkd_drawing *drawing, const char *id, const tkd_key *keys,
                          size_t count, double x, double y, double width);

#endif
