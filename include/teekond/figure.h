// SPDX-License-Identifier: EUPL-1.2
// Figures: the numbers and distributions that a user wrote, by whom and by date, as rows of tables.
//
// A figure is a list of cases (by whom); a case is a list of points (by date); a point is a number or
// a distribution of durations. An all-zero figure is absent. Rows live in `tkd_figures`, the figures
// of one model. Units are fixed here and nowhere else: seconds, per second, shares 0–1, euros.
#ifndef TEEKOND_FIGURE_H
#define TEEKOND_FIGURE_H

#include "teekond/date.h"
#include "teekond/problem.h"

enum { TKD_NONE = -1 }; /**< No row: for ids and indices of type int32_t. */

/** Seconds of the format's units: y = 365.25 d, mo = 30.4375 d. */
#define TKD_SECONDS_PER_DAY 86400.0
#define TKD_DAYS_PER_YEAR 365.25
#define TKD_DAYS_PER_MONTH 30.4375

/** Shapes of distributions. Parameters in `tkd_dist.p`, durations in seconds or working days. */
typedef enum tkd_dist_kind {
    TKD_DIST_CONSTANT,    /**< p[0] */
    TKD_DIST_UNIFORM,     /**< p[0] … p[1] */
    TKD_DIST_TRIANGULAR,  /**< least p[0], likely p[1], most p[2] */
    TKD_DIST_PERT,        /**< least p[0], likely p[1], most p[2]; a beta, as format.md says */
    TKD_DIST_EXPONENTIAL, /**< mean p[0] */
    TKD_DIST_NORMAL,      /**< mean p[0], sd p[1], conditioned on >= 0 */
    TKD_DIST_LOGNORMAL,   /**< log-mean p[0] (of seconds or days), log-sd p[1] */
    TKD_DIST_GAMMA,       /**< shape p[0], scale p[1]; Erlang too */
    TKD_DIST_WEIBULL,     /**< shape p[0], scale p[1] */
    TKD_DIST_EMPIRICAL,   /**< one of `count` of `values` from `first`, ascending */
    TKD_DIST_MIX,         /**< one of `count` parts from `first`, by their weights */
    TKD_DIST_SUM,         /**< all of `count` parts from `first`, one after the other */
} tkd_dist_kind;

/** A distribution of durations. Row of `tkd_figures.dists`. */
typedef struct tkd_dist {
    tkd_dist_kind kind;
    bool working_days; /**< A leaf in working days: draws are rounded to whole ones. */
    uint32_t first;    /**< EMPIRICAL, MIX, SUM: see the kinds. */
    uint32_t count;
    double p[3];
    double times; /**< Every draw is multiplied by this (edits, effects); 1 mostly. */
} tkd_dist;

/** Part of a mixture or a sum. */
typedef struct tkd_dist_part {
    double weight; /**< MIX: share, the parts' sum is 1. SUM: 1. */
    int32_t dist;
} tkd_dist_part;

/** How well a figure is known. */
typedef enum tkd_evidence {
    TKD_EVIDENCE_ASSUMPTION, /**< Bare figures and defaults. */
    TKD_EVIDENCE_WORKSHOP,
    TKD_EVIDENCE_DERIVED,
    TKD_EVIDENCE_SURVEY,
    TKD_EVIDENCE_DOCUMENTED, /**< Sourced, without a word of its own. */
    TKD_EVIDENCE_LAW,
    TKD_EVIDENCE_REGISTER,
    TKD_EVIDENCE_MEASURED,
} tkd_evidence;

/** Where a figure comes from. Row of `tkd_figures.origins`; row 0 is "not known". */
typedef struct tkd_origin {
    tkd_text path;    /**< As an edit would name it: `services.elukoht.duration`. */
    tkd_text written; /**< The value as written, or the default's value. */
    tkd_place place;  /**< Of the value; of the item for a default. */
    tkd_evidence evidence;
    bool is_default;  /**< Nobody wrote it: section 4 of the format. */
    int32_t source;   /**< Row of `tkd_model.sources`, or TKD_NONE. */
    double range_low; /**< What one would still believe, in the figure's unit; NaN: by evidence. */
    double range_high;
    const tkd_label *note; /**< NULL: none. */
} tkd_origin;

/** From when a point holds. */
typedef struct tkd_point {
    int32_t from_day; /**< Day number; with `yearly`, month * 100 + day. INT32_MIN: always. */
    bool yearly;
    double number;  /**< Numbers, rates per second, shares, euros. Of a distribution: its mean. */
    int32_t dist;   /**< Row of `dists` for durations, else TKD_NONE. */
    int32_t origin; /**< Row of `origins`. */
} tkd_point;

typedef enum tkd_whom {
    TKD_WHOM_ALL,
    TKD_WHOM_GROUP,
    TKD_WHOM_TRAIT,
    TKD_WHOM_MUNICIPALITY
} tkd_whom;

/** For whom a value holds: the first case that fits a client, in written order. */
typedef struct tkd_case {
    tkd_whom whom;
    int32_t index; /**< Row of groups, of trait bits, of municipalities; 0 for ALL. */
    uint32_t first_point;
    uint32_t point_count; /**< >= 1; by `from_day`, the first also holds before. */
} tkd_case;

/** A figure: cases [first, first + count). All-zero: absent. */
typedef struct tkd_figure {
    uint32_t first;
    uint32_t count;
} tkd_figure;

/** Tables of all figures of one model. Borrowed arrays in the model's arena. */
typedef struct tkd_figures {
    const tkd_case *cases;
    const tkd_point *points;
    const tkd_dist *dists;
    const tkd_dist_part *parts;
    const double *values;
    const tkd_origin *origins;
    uint32_t case_count;
    uint32_t point_count;
    uint32_t dist_count;
    uint32_t part_count;
    uint32_t value_count;
    uint32_t origin_count;
} tkd_figures;

/** A client as figures see one. */
typedef struct tkd_person {
    int32_t municipality;
    int32_t group;
    uint64_t traits; /**< Bits, see `tkd_model.traits`. */
} tkd_person;

/** Was the figure written (or defaulted) at all? */
static inline bool tkd_figure_is_set(tkd_figure figure)
{
    return figure.count > 0;
}

/** The case that fits, or NULL (absent, or none fits). */
TKD_API const tkd_case *tkd_figure_case(const tkd_figures *figures, tkd_figure figure,
                                        tkd_person person);
/** The point of a case that holds on a day. A case whose points are all yearly holds the last one of
 *  the year before too. Never NULL. */
TKD_API const tkd_point *tkd_case_point(const tkd_figures *figures, const tkd_case *which,
                                        int32_t day);
/** The number for a person on a day; `otherwise` when the figure is absent for them. */
TKD_API double tkd_figure_number(const tkd_figures *figures, tkd_figure figure, tkd_person person,
                                 int32_t day, double otherwise);
/** The distribution for a person on a day, or TKD_NONE. */
TKD_API int32_t tkd_figure_dist(const tkd_figures *figures, tkd_figure figure, tkd_person person,
                                int32_t day);

/** Mean of a distribution in seconds; a working day counts as `day_s` seconds. Closed forms; the
 *  normal conditioned on >= 0 by its exact truncated mean. */
TKD_API double tkd_dist_mean(const tkd_figures *figures, int32_t dist, double day_s);
/** Variance in seconds squared, parts independent. */
TKD_API double tkd_dist_variance(const tkd_figures *figures, int32_t dist, double day_s);
/** Does it hold any working days? */
TKD_API bool tkd_dist_has_working_days(const tkd_figures *figures, int32_t dist);

#endif
