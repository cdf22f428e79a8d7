// SPDX-License-Identifier: EUPL-1.2
// The heat map, shared by its sources: what views feel in each stage, and how long each municipality's
// people wait there. Stages are the map's: journeys that share one (by id or title) share its column.
#ifndef TKD_DRAW_HEAT_H
#define TKD_DRAW_HEAT_H

#include "map.h"

enum { TKD_HEAT_TOTAL = 84 }; /**< Width of the totals. */

/** Bottlenecks of a stage in a view. */
typedef struct tkd_heat_felt {
    double votes;   /**< Sum of the view's votes, 1–5 each. */
    uint32_t voted; /**< Bottlenecks with a vote. */
    uint32_t count; /**< Bottlenecks that the view names or votes on. */
    double price_h; /**< The dearest one's price; NaN: none is priced above nothing. */
} tkd_heat_felt;

/** Waiting in a stage; or why it is not shown. */
typedef struct tkd_heat_wait {
    bool is_hidden; /**< Too few people. */
    double hours;   /**< Of all who arrived, each; NaN: nobody goes there. */
} tkd_heat_wait;

/** A row of waits: a municipality, a group or a scenario. */
typedef struct tkd_heat_place {
    tkd_text id;
    tkd_text title;
    double arrived;       /**< People a year: as written, else simulated. */
    bool is_hidden;       /**< One or two observed people: nothing of it is shown. */
    bool count_hidden;    /**< Nor is the number, lest that of another be computed from it. */
    tkd_heat_wait *waits; /**< By stage. */
    tkd_estimate total_h; /**< Over all stages; of nobody where hidden. */
} tkd_heat_place;

/** What is drawn. */
typedef struct tkd_heat {
    const tkd_drawing *drawing;
    tkd_map map; /**< Stages and columns alone. */
    uint32_t stage_count;
    tkd_heat_felt *felt; /**< By view, then stage. */
    bool has_felt;       /**< Any bottleneck has a view. */
    bool has_votes;
    bool has_prices;
    double most_felt; /**< Largest figure of a cell: votes, or bottlenecks where nobody voted. */
    tkd_heat_place *places; /**< Longest wait first, those hidden last. */
    uint32_t place_count;
    tkd_heat_place mean; /**< Of all places shown, by how many arrive; of the picture's own rows
                              where there are no places. */
    bool has_waits;
    double felt_height; /**< Of a row of votes. */
} tkd_heat;

/** Stages, votes and waits of a picture. Failures are the sheet's. */
void tkd_heat_fill(tkd_heat *heat, const tkd_drawing *drawing);

/** The figure of a cell of votes: their sum, or how many bottlenecks there are where no view of the
 *  picture voted at all; NaN: none. */
double tkd_heat_figure(const tkd_heat *heat, const tkd_heat_felt *felt);
/** The class of such a figure, 0–4, and figures in a class. */
int tkd_heat_felt_class(const tkd_heat *heat, double figure);
double tkd_heat_felt_step(const tkd_heat *heat);
/** The class of a wait, 0–4: under a day, a week, 30 days, 90 days, more. */
int tkd_heat_wait_class(double hours);

/** Where the columns of a block of cells stand. */
typedef struct tkd_heat_block {
    double x;       /**< Left edge of the names. */
    double names;   /**< Their width. */
    double count;   /**< Width of the numbers of people; 0: none. */
    double cell;    /**< Width of a column. */
    uint32_t first; /**< Stage */
    uint32_t stages;
    bool has_total;
} tkd_heat_block;

/** x of a stage's column. */
double tkd_heat_x(const tkd_heat_block *block, uint32_t stage);
/** Right edge of the block. */
double tkd_heat_right(const tkd_heat_block *block);

/** Stages as chevrons, from y on; returns the y below. */
double tkd_heat_put_stages(const tkd_heat *heat, const tkd_heat_block *block, const char *part,
                           double y);
/** Rows of votes by view, from y on; returns the y below. */
double tkd_heat_put_felt(const tkd_heat *heat, const tkd_heat_block *block, double y);
/** A row of waits; returns the y below. */
double tkd_heat_put_place(const tkd_heat *heat, const tkd_heat_block *block,
                          const tkd_heat_place *place, double y, double height);

#endif
