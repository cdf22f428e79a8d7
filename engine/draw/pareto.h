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

#endif
