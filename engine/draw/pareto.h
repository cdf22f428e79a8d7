// SPDX-License-Identifier: EUPL-1.2
// Bottlenecks by price: which are priced and shown, the dearest first, and how much they make up
// together. The chart and its table share it.
#ifndef TKD_DRAW_PARETO_H
#define TKD_DRAW_PARETO_H

#include "chart.h"

/** One priced bottleneck. */
typedef struct tkd_pareto_row {
    const tkd_picture_bottleneck *bottleneck;
    bool is_open;    /**< Its interval contains zero: it may do nothing. */
    double together; /**< Share of all positive prices up to and with this one; NaN below zero. */
} tkd_pareto_row;

typedef struct tkd_pareto {
    tkd_pareto_row *rows; /**< Of the sheet's arena. */
    uint32_t count;
    double positive;   /**< Person-days a year of all prices above zero. */
    uint32_t unpriced; /**< Bottlenecks of the same views and journey without a price. */
} tkd_pareto;

/** The priced bottlenecks of the drawing's views and journey; empty after a failure. */
tkd_pareto tkd_pareto_of(const tkd_drawing *drawing);

/** What all rows of the chart share. */
typedef struct tkd_pareto_page {
    const tkd_drawing *drawing;
    tkd_pareto pareto;
    tkd_panel bars;     /**< Across: person-days a year. */
    tkd_panel together; /**< Across: per cent. */
    double padding;     /**< Of a row. */
    double value_right;
    double person_right;
    tkd_point2 *trail; /**< Places of the cumulative line. */
    uint32_t trail_count;
} tkd_pareto_page;

// Columns of the chart from left to right, all of TKD_CHART_WIDTH.
#define TKD_PARETO_BADGE 28.0
#define TKD_PARETO_TITLE 368.0
#define TKD_PARETO_STATE 52.0
#define TKD_PARETO_BARS 350.0
#define TKD_PARETO_VALUE 112.0
#define TKD_PARETO_PERSON 76.0
#define TKD_PARETO_TOGETHER 140.0
#define TKD_PARETO_PADDING 4.4 /**< Least between rows. */

enum { TKD_PARETO_DEAREST = 5 }; /**< How many the answer speaks of. */

/** Put one row with its top at y; returns the y below. */
double tkd_pareto_put_row(tkd_pareto_page *page, uint32_t index, double y);

#endif
