// SPDX-License-Identifier: EUPL-1.2
// Measuring: what one replication counts (a tally), and how replications become results with
// intervals (a collector).
//
// Estimators. Means of clients are ratio estimators: the sum over all replications divided by the
// count over all replications, with the delta-method interval (Cochran, Sampling Techniques, 3rd ed.,
// section 6.3; Law, Simulation Modeling and Analysis, 5th ed., section 9.4): with residuals
// d_i = s_i − R w_i, half-width = t(n − 1, 0.975) sqrt(n / (n − 1) Σ d_i²) / Σ w_i. Quantiles are those
// of all replications' clients together, with Woodruff's interval (tkd_pooled_quantile).
#ifndef TEEKOND_MEASURE_H
#define TEEKOND_MEASURE_H

#include <string.h>

#include "teekond/results.h"

/** A sketch of values (seconds, >= 0) for quantiles: exact up to TKD_SKETCH_EXACT values, then a
 *  histogram whose bins are less than 1 % wide. A bin whose values are all alike knows which, so that
 *  a time that many have stays exact. What finds no bin is kept as it comes, and sorted into bins
 *  TKD_SKETCH_EXACT at a time. All-zero: empty. */
typedef struct tkd_sketch {
    double *values; /**< [kept] not in bins. */
    uint64_t
        *counts;   /**< [bin_count] Of values, and TKD_SKETCH_MIXED where they are not all alike. */
    double *alike; /**< [bin_count] Of a bin that is neither empty nor mixed, its value. */
    uint64_t binned; /**< Values in bins. */
    uint32_t kept;
    uint32_t capacity; /**< Of `values`. */
    uint32_t first_bin;
    uint32_t bin_count; /**< 0: exact. */
} tkd_sketch;

#define TKD_SKETCH_MIXED (UINT64_C(1) << 63)

enum {
    TKD_SKETCH_EXACT = 1024,
    TKD_SKETCH_BITS = 7,                        /**< Of the mantissa that tell bins apart. */
    TKD_SKETCH_OCTAVE = 1 << TKD_SKETCH_BITS,   /**< Bins to an octave. */
    TKD_SKETCH_LEAST = 1023 - 10,               /**< Exponent of 2^-10, as doubles hold it. */
    TKD_SKETCH_LAST_BIN = 56 << TKD_SKETCH_BITS /**< From 2^46 s on: two million years. */
};

/** How far a value's bin is from bin 0, where it has one: sign, exponent and first bits of the mantissa
 *  ascend with the value. Wraps below 2^-10 s. */
static inline uint64_t tkd_sketch_place(double value)
{
    uint64_t bits = 0;

    memcpy(&bits, &value, sizeof bits);
    return (bits >> (52 - TKD_SKETCH_BITS)) - ((TKD_SKETCH_LEAST << TKD_SKETCH_BITS) - 1);
}

/** The bin of a value: 0 below 2^-10 s, then TKD_SKETCH_OCTAVE of them to each doubling. */
TKD_API uint32_t tkd_sketch_bin(double value);

/** Room for one more kept value; storage is taken from `arena`. False when memory runs out. */
TKD_API bool tkd_sketch_make_room(tkd_sketch *sketch, tkd_arena *arena);

/** Times that differ by less are one: the same time reached by other sums differs in last digits. */
#define TKD_SKETCH_SAME_S 1e-3

static inline bool tkd_sketch_differ(double a, double b)
{
    return a - b > TKD_SKETCH_SAME_S || b - a > TKD_SKETCH_SAME_S;
}

/** Count a value in bin `at` of those there are. Most are mixed before long, and only their counts are
 *  touched. */
static inline void tkd_sketch_count_in(tkd_sketch *sketch, uint64_t at, double value)
{
    uint64_t count = sketch->counts[at];

    if ((count & TKD_SKETCH_MIXED) == 0) {
        if (count == 0) {
            sketch->alike[at] = value;
        } else if (tkd_sketch_differ(sketch->alike[at], value)) {
            count |= TKD_SKETCH_MIXED;
        }
    }
    sketch->counts[at] = count + 1;
    sketch->binned++;
}

/** Add a value. False when memory runs out. */
static inline bool tkd_sketch_add(tkd_sketch *sketch, tkd_arena *arena, double value)
{
    const uint64_t at = tkd_sketch_place(value) - sketch->first_bin;

    if (at < sketch->bin_count) {
        tkd_sketch_count_in(sketch, at, value);
        return true;
    }
    if (sketch->kept == sketch->capacity && !tkd_sketch_make_room(sketch, arena)) {
        return false;
    }
    sketch->values[sketch->kept++] = value;
    return true;
}

/** Values in bin `at` of those there are. */
static inline uint64_t tkd_sketch_in_bin(const tkd_sketch *sketch, uint32_t at)
{
    return sketch->counts[at] & ~TKD_SKETCH_MIXED;
}

/** Values in all. */
static inline uint64_t tkd_sketch_count(const tkd_sketch *sketch)
{
    return sketch->binned + sketch->kept;
}

/** Add all of another. */
TKD_API bool tkd_sketch_merge(tkd_sketch *sketch, tkd_arena *arena, const tkd_sketch *other);
/** Quantile, share in [0, 1]; NaN when empty. Linear between order statistics (Hyndman & Fan 1996,
 *  type 7) while exact; in bins, as if each bin's values were evenly spread: within 1 % of that,
 *  and far closer where the density is smooth. Reorders exact values in place.
 *  @param arena  For bins that kept values need.
 *  @return NaN too when memory runs out. */
TKD_API double tkd_sketch_quantile(tkd_sketch *sketch, tkd_arena *arena, double share);
/** The same of several shares, quickest where they ascend. False when memory runs out.
 *  @param[out] quantiles  [count] */
TKD_API bool tkd_sketch_quantiles(tkd_sketch *sketch, tkd_arena *arena, const double *shares,
                                  size_t count, double *quantiles);

/** How the replications differ at the end of a cell: c is the number of a replication's values up to it,
 *  n that of all its values. By how much the sums over replications are greater than at its beginning:
 *  where nobody has a value they are not touched. */
typedef struct tkd_spread {
    double count;    /**< Σ c */
    double squares;  /**< Σ c² */
    double products; /**< Σ c n */
    double here;     /**< Values of the replication being added in this cell alone. */
} tkd_spread;

enum { TKD_POOLED_SHARES = 8 }; /**< Quantiles asked for at once. */

/** The values of all replications together, for their quantiles. All-zero: empty. */
typedef struct tkd_pooled {
    tkd_sketch sketch;
    tkd_spread zero;     /**< At the end of the sketch's bin 0. */
    tkd_spread *spreads; /**< [cell_count] at the ends of cells of a few bins. */
    uint32_t first_cell;
    uint32_t cell_count;
    double squares;        /**< Σ n² */
    uint32_t replications; /**< That have any value. */
} tkd_pooled;

/** Add a replication's values. False when memory runs out. */
TKD_API bool tkd_pooled_add(tkd_pooled *pooled, tkd_arena *arena, const tkd_sketch *own);

/**
 * Quantiles of all replications' values together, with their intervals.
 *
 * The interval is Woodruff's (Journal of the American Statistical Association 47, 1952; for clusters of
 * different sizes Francisco and Fuller, Annals of Statistics 19, 1991): the share of values up to the
 * quantile is a ratio over replications with Student's interval, and its two ends are turned into
 * values by the same quantile function. It holds where a replication has few values, where its values
 * depend on each other, and where the density is skew. Beyond the least and the greatest value the
 * line from the quantile to them goes on, not below 0.
 *
 * @param shares  [count] In (0, 1).
 * @param count  At most TKD_POOLED_SHARES.
 * @param arena  For bins that kept values need.
 * @param[out] estimates  [count] Mean NaN when empty; no interval with fewer than two replications.
 * @return False when memory runs out.
 */
TKD_API bool tkd_pooled_quantiles(tkd_pooled *pooled, tkd_arena *arena, const double *shares,
                                  size_t count, tkd_estimate *estimates);

/** What is counted about the clients of one stream. Times in seconds. */
typedef struct tkd_cell {
    double arrived;
    double completed;
    double left;
    double unfinished;
    double targeted; /**< Arrived on a journey that has a target. */
    double on_target;
    double deadlines;
    double missed;
    double wait_s;
    double service_s;
    double travel_s;
    double delay_s;
    double visits;
    double rework;
    double kov_s; /**< Served by municipalities' own staff. */
    double staff_eur;
    double client_eur;
    double complete_s; /**< Sum of times to complete. */
    tkd_sketch times;  /**< Times to complete. */
} tkd_cell;

/** About one step of one stream. */
typedef struct tkd_step_cell {
    double visits;
    double wait_s;
    double service_s;
    double time_s;
    double reworked;
    double left;
    double deadlines;
    double missed;
    tkd_sketch waits;
    tkd_sketch times; /**< From reaching the step to its end. */
} tkd_step_cell;

/** A time that some clients have: milestones, clocks. */
typedef struct tkd_time_cell {
    double count;
    double sum_s;
    tkd_sketch times;
} tkd_time_cell;

/** About one station, over the measured window. */
typedef struct tkd_station_cell {
    double busy_s;
    double available_s; /**< Servers in effect and not absent, integrated over open time. */
    double open_s;
    double wait_s;
    double joined;
    double abandoned;
    double served;
    double queue_s; /**< Queue length integrated. */
    double queue_max;
    tkd_sketch waits;
} tkd_station_cell;

/** A journey's named parts, as rows of cells stand in. Texts borrowed. */
typedef struct tkd_layout_journey {
    tkd_text id;
    const tkd_text *steps;
    const tkd_text *exits; /**< `leave` first. */
    const tkd_text *milestones;
    const tkd_text *clocks;
    const struct tkd_layout_edge *edges;
    uint32_t step_count;
    uint32_t exit_count;
    uint32_t milestone_count;
    uint32_t clock_count;
    uint32_t edge_count;
} tkd_layout_journey;

typedef struct tkd_layout_edge {
    tkd_text from;
    tkd_text to;
    tkd_flow_kind kind;
} tkd_layout_edge;

/** Where the cells of a stream begin. */
typedef struct tkd_layout_stream {
    tkd_text municipality;
    tkd_text group;
    uint32_t journey;
    uint32_t first_step;
    uint32_t first_exit;
    uint32_t first_milestone;
    uint32_t first_clock;
    uint32_t first_edge;
} tkd_layout_stream;

typedef struct tkd_layout_station {
    tkd_text pool;
    tkd_text place;
} tkd_layout_station;

/** What there is to count. Plain data, borrowed. */
typedef struct tkd_layout {
    const tkd_layout_journey *journeys;
    const tkd_layout_stream *streams;
    const tkd_layout_station *stations;
    uint32_t stream_count;
    uint32_t station_count;
    uint32_t step_cells;
    uint32_t exit_cells;
    uint32_t milestone_cells;
    uint32_t clock_cells;
    uint32_t edge_cells;
    double window_s; /**< Length of the measured window. */
} tkd_layout;

/** What was counted week by week; all-zero where nobody asked for it. A week is 7 × 24 hours; the last
 *  one ends where the window does and may be shorter. */
typedef struct tkd_weeks {
    double from_s;  /**< Begin of the first, since run.start. */
    double until_s; /**< End of the last. */
    uint32_t count;
    double *queue_s;  /**< [stations × count] Queue length integrated. */
    double *inside_s; /**< [streams × count] Clients in the system, measured or not, integrated. */
    double *arrived;  /**< [streams × count] Those who arrived in the week, … */
    double *completed;  /**< [streams × count] … how many completed within run.drain, … */
    double *complete_s; /**< [streams × count] … and the sum of their times to complete. */
} tkd_weeks;

#define TKD_WEEK_S (7.0 * 86400.0)

/** Length of a week: shorter than TKD_WEEK_S only of the last. */
static inline double tkd_week_length_s(const tkd_weeks *weeks, uint32_t week)
{
    const double left_s = weeks->until_s - (weeks->from_s + week * TKD_WEEK_S);

    return left_s < TKD_WEEK_S ? left_s : TKD_WEEK_S;
}

/** What one replication counted. */
typedef struct tkd_tally {
    tkd_cell *cells;            /**< [streams] */
    tkd_step_cell *steps;       /**< [step_cells] */
    double *exits;              /**< [exit_cells] */
    tkd_time_cell *milestones;  /**< [milestone_cells] */
    tkd_time_cell *clocks;      /**< [clock_cells] */
    double *edges;              /**< [edge_cells] people counted on each way */
    tkd_station_cell *stations; /**< [stations] */
    tkd_weeks weeks;
} tkd_tally;

/** A tally of this layout, all zero, in `arena`. */
TKD_API TKD_MUST_CHECK tkd_status tkd_tally_init(tkd_tally *tally, const tkd_layout *layout,
                                                 tkd_arena *arena, tkd_error *err);

/** Collects replications of one scenario. Opaque. */
typedef struct tkd_collector tkd_collector;

/** A collector with room for `replications` of a layout. Lives in `arena`. TKD_ERR_LIMIT: more values
 *  and replications than fit in memory. */
TKD_API TKD_MUST_CHECK tkd_status tkd_collector_new(const tkd_layout *layout, tkd_text scenario,
                                                    tkd_detail detail, uint32_t replications,
                                                    tkd_arena *arena, tkd_collector **collector,
                                                    tkd_error *err);
/** Make room for more replications in all; nothing where there is room. TKD_ERR_LIMIT as above. */
TKD_API TKD_MUST_CHECK tkd_status tkd_collector_reserve(tkd_collector *collector,
                                                        uint32_t replications, tkd_error *err);
/** Add replication `replication`. Calls must come in ascending order: sums are then the same
 *  whatever the number of threads. */
TKD_API TKD_MUST_CHECK tkd_status tkd_collector_add(tkd_collector *collector, uint32_t replication,
                                                    tkd_tally *tally, tkd_error *err);
/** Make the rows of this scenario: appended to lists of tkd_result_row, tkd_pool_row, …; see
 *  results.h. `used` replications were added. */
typedef struct tkd_result_lists {
    tkd_list rows;
    tkd_list pools;
    tkd_list share_rows;
    tkd_list milestone_rows;
    tkd_list step_rows;
    tkd_list flow_rows;
    tkd_list samples;
    tkd_list series;
    tkd_list week_rows;
    tkd_list traces;
    tkd_list stretch_rows;
} tkd_result_lists;

/** The main measure so far, on which --precision stops: mean time to complete of everybody, in hours;
 *  mean NaN while nobody has completed. */
TKD_API tkd_estimate tkd_collector_main(const tkd_collector *collector);

TKD_API void tkd_result_lists_init(tkd_result_lists *lists, tkd_arena *arena);
TKD_API TKD_MUST_CHECK tkd_status tkd_collector_finish(tkd_collector *collector, uint32_t used,
                                                       tkd_result_lists *lists, tkd_error *err);

/** Collects the queues of one scenario week by week. Opaque. */
typedef struct tkd_series_collector tkd_series_collector;

/** Lives in `arena`; `layout` is borrowed. */
TKD_API TKD_MUST_CHECK tkd_status tkd_series_new(const tkd_layout *layout, tkd_arena *arena,
                                                 tkd_series_collector **collector, tkd_error *err);
/** Add the weeks of the next replication, all of one shape. Copied. TKD_ERR_LIMIT: more weeks and
 *  replications than fit in memory. */
TKD_API TKD_MUST_CHECK tkd_status tkd_series_add(tkd_series_collector *collector,
                                                 const tkd_weeks *weeks, tkd_error *err);
/** Append a row for each station, and its weeks: of each the mean over replications with its interval,
 *  and the 10 % and 90 % points of the replications' own averages (Hyndman & Fan 1996, type 7). */
TKD_API TKD_MUST_CHECK tkd_status tkd_series_finish(const tkd_series_collector *collector,
                                                    tkd_text scenario, tkd_result_lists *lists,
                                                    tkd_error *err);

/** Ratio estimate of samples [n]; see the head of this file. */
TKD_API tkd_estimate tkd_estimate_ratio(const tkd_sample *samples, uint32_t n);
/** Student's quantile for 95 % intervals of `n` replications, n >= 2. */
TKD_API double tkd_estimate_student(uint32_t n);

/**
 * Is the half-width of the interval at most `precision` of the true mean (0.02: two per cent)?
 *
 * The estimate's own relative half-width is held to precision / (1 + precision), so that the promise is
 * about the true mean (Law, Simulation Modeling and Analysis, 5th ed., section 9.4.1; that stopping so
 * keeps the interval's coverage in the limit: Chow and Robbins, Annals of Mathematical Statistics 36,
 * 1965). False where there is no mean or no interval.
 */
TKD_API bool tkd_estimate_is_precise(tkd_estimate estimate, double precision);
/** How many replications to have in all next, `done` of them there and not precise enough: what the
 *  spread so far promises, at least a tenth more, at most twice as many. */
TKD_API uint32_t tkd_estimate_replications_wanted(tkd_estimate estimate, double precision,
                                                  uint32_t done);

/** Keep GSL from ending the program on an error: every call of it is checked. Call once at start. */
TKD_API void tkd_measure_quiet_gsl(void);

#endif
