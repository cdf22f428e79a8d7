// SPDX-License-Identifier: EUPL-1.2
// Where views disagree: which bottlenecks have votes of which views, and how far apart they lie.
#ifndef TKD_DRAW_VIEWS_H
#define TKD_DRAW_VIEWS_H

#include "frame.h"

/** A bottleneck that somebody voted on. */
typedef struct tkd_views_row {
    const tkd_picture_bottleneck *bottleneck; /**< Borrowed */
    uint32_t views;                           /**< Bits 1u << tkd_view of those shown that voted. */
    double least;                             /**< Lowest of their votes */
    double most;
    double spread; /**< most − least; 0 of a single vote. */
} tkd_views_row;

/**
 * The bottlenecks of the journey drawn that have votes of the views drawn.
 *
 * First those with several votes, the most apart first, then by their number (the dearest first); then
 * those with one, by that vote and number. They live in the sheet's arena.
 *
 * @param[out] several  How many have several votes.
 * @param[out] single   How many have one.
 * @return NULL when memory ran out.
 */
const tkd_views_row *tkd_views_rows(const tkd_drawing *drawing, size_t *several, size_t *single);

/** How a view's votes differ from another's, on the bottlenecks that both voted on. */
typedef struct tkd_views_mean {
    double difference; /**< Mean of its vote less the other's. */
    size_t count;      /**< Of such bottlenecks; 0: none. */
} tkd_views_mean;

/** Mean differences of the views from the client's: the newcomer's where it shares bottlenecks with
 *  others, else the returnee's. False when neither does. */
bool tkd_views_means(const tkd_views_row *rows, size_t count, tkd_view *than,
                     tkd_views_mean means[TKD_VIEW_COUNT]);

/** How many bottlenecks of the journey drawn have no vote of the views drawn. */
size_t tkd_views_silent(const tkd_drawing *drawing);

/** Is a bottleneck one of the journey drawn? */
bool tkd_views_concerns(const tkd_drawing *drawing, const tkd_picture_bottleneck *bottleneck);

/** "64 p ± 4" of a price in hours. */
tkd_text tkd_views_price(const tkd_drawing *drawing, tkd_estimate price_h);

/** Where the columns stand, in units of the sheet. */
typedef struct tkd_views_columns {
    double titles;
    double title_width;
    double votes; /**< x of vote 1 */
    double step;  /**< Between votes. */
    double spread;
    double prices; /**< x of nothing */
    double price_scale;
    double right; /**< Of the last column's text. */
    double edge;  /**< Of the rows. */
    bool has_prices;
} tkd_views_columns;

/** What is drawn, and where. */
typedef struct tkd_views_plan {
    const tkd_drawing *drawing;
    const tkd_views_row *rows; /**< Several votes, most disputed first; then those of one. */
    size_t several;
    size_t single;
    size_t shown;      /**< Of several. */
    double row_height; /**< Least height of a row. */
    tkd_views_columns at;
} tkd_views_plan;

/** x of a vote. */
double tkd_views_x(const tkd_views_plan *plan, double severity);

/** A vote's mark around x and y with its letter: a shape for each view. Its id begins with `owner`. */
void tkd_views_put_vote(const tkd_drawing *drawing, tkd_text owner, tkd_view view, double x,
                        double y);

/** A row of several votes from y on, every other one shaded; returns the y below it. */
double tkd_views_put_row(const tkd_views_plan *plan, const tkd_views_row *row, size_t index,
                         double y);

/** The title of a bottleneck of one vote, broken for a place of this width. */
tkd_lines tkd_views_single_title(const tkd_drawing *drawing, const tkd_views_row *row,
                                 double width);
/** Number, mark, vote and title of a bottleneck of one vote. */
void tkd_views_put_single(const tkd_views_plan *plan, const tkd_views_row *row, double x, double y,
                          double width, double height);

#endif
