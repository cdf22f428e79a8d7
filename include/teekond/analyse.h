// SPDX-License-Identifier: EUPL-1.2
// Analysing: what results mean. This room looks for bottlenecks that nobody named, says which runs
// would price them, and ranks what is known. It never runs anything itself: `study` does.
#ifndef TEEKOND_ANALYSE_H
#define TEEKOND_ANALYSE_H

#include "teekond/comparison.h"
#include "teekond/findings.h"
#include "teekond/model.h"
#include "teekond/proposals.h"
#include "teekond/sweep.h"
#include "teekond/warmup.h"

/** A pool or step whose waiting or load no declared bottleneck explains, and what to run for its
 *  price: the same case with the waiting there set to 0. */
typedef struct tkd_suspect {
    tkd_unnamed_row row; /**< Without its price. */
    int32_t pool;        /**< Row of the model, or TKD_NONE. */
    int32_t step;        /**< Row of the model, or TKD_NONE. */
    double waited_h;     /**< Hours a year that all its clients wait there. */
} tkd_suspect;

/** Waiting that makes a suspect: this share of its clients' time to complete. */
#define TKD_SUSPECT_WAIT_SHARE 0.05
/** Load that makes a suspect. */
#define TKD_SUSPECT_LOAD 0.85

/**
 * Suspects in results of a case without any declared bottleneck: pools, and steps whose waiting is
 * not that of a pool (courses, bookings, calendars). Longest waits first.
 *
 * @param[in]  model     The case's model. Borrowed.
 * @param[in]  results   Its results. Borrowed; their texts go on into the suspects.
 * @param[in]  arena     `*suspects` lives there.
 * @param[out] suspects  [*count]
 * @retval TKD_ERR_MEMORY  Memory ran out.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_analyse_suspects(const tkd_model *model,
                                                       const tkd_results *results, tkd_arena *arena,
                                                       tkd_suspect **suspects, size_t *count,
                                                       tkd_error *err);

/** What is known of where a suspect's clients wait: people who were watched there, and the calendar. */
typedef struct tkd_circumstances {
    double phases_h
        [TKD_STRETCH_PHASE_COUNT]; /**< Hours that the watched waited there, all together. */
    double early_h; /**< Of those for a course: until the first start they came in time for. */
    double door_h;  /**< Of those in the pool's queue: until the door opened for the first time. */
    double even_door_h; /**< Hours that each would wait for the door if people came evenly. */
    double even_wait_h; /**< And for their turn, if nothing but the calendar were in their way. */
    double open_share;  /**< Of all time; 1: always open. */
    double servers;     /**< While open. */
    double service_h;   /**< Of a server's time for a client; 0: not known. */
    double open_h_per_week;  /**< NaN: always open, or no calendar. */
    double longest_closed_h; /**< NaN likewise. */
    double starts_per_year;  /**< NaN: no course. */
} tkd_circumstances;

/**
 * Why people wait there: `reason`, `parts_h` and the facts beside them.
 *
 * Of a pool's waiting W, closed doors make the time until the door opens for the first time, and of the
 * line behind it what a fluid that arrives evenly would meet (Newell, Applications of Queueing Theory,
 * 2nd ed., chapter 2), in the proportion in which people really come to closed doors. The rest Q is a
 * queue: `load` where the pool's load is at least TKD_SUSPECT_LOAD, else `variability`; Kingman's formula
 * as V U T (Kingman, Mathematical Proceedings of the Cambridge Philosophical Society 57, 1961; Hopp and
 * Spearman, Factory Physics, 3rd ed., section 8.6), with U of c servers by Sakasegawa (Annals of the
 * Institute of Statistical Mathematics 29, 1977), gives `variability` V = Q / (U T).
 * Of a step's waiting the greatest of its phases is the reason; of a course that start which people came
 * in time for and found full tells seats from starts.
 *
 * @param     known  Borrowed.
 * @param     row    With `found_by`, `wait_h` and `utilization`.
 */
TKD_API void tkd_analyse_reason(const tkd_circumstances *known, tkd_unnamed_row *row);

/** Sort prices by municipality, journey, group and price, and number them within each. */
TKD_API void tkd_analyse_rank_prices(tkd_price_row *rows, size_t count);

/**
 * Felt against measured: the votes of each view beside the price, and how far both agree.
 *
 * Spearman's rank correlation with mean ranks for equals (gsl_stats_spearman); `p` by Student's t with n − 2
 * degrees of freedom (Kendall and Gibbons, Rank Correlation Methods, 5th ed., section 4.10).
 *
 * @param[in]  model  Whose bottlenecks they are, with their votes. Borrowed.
 * @param      findings  With its prices, ranked. Set: `felt`, `agreement`, `agreements`; they live in
 *                       `arena`.
 * @retval TKD_ERR_MEMORY  Memory ran out.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_analyse_felt(const tkd_model *model, tkd_findings *findings,
                                                   tkd_arena *arena, tkd_error *err);

enum { TKD_SHAPLEY_EXACT_MOST = 10 }; /**< Bottlenecks whose sets are all simulated. */

/** An order of 0 … count − 1, each equally likely (Durstenfeld, Communications of the ACM 7, 1964); a pure
 *  function of seed and number. @param[out] order  [count] */
TKD_API void tkd_analyse_order(uint64_t seed, uint64_t number, uint32_t *order, uint32_t count);

/**
 * Shapley's shares, exactly: φ_i = Σ_S |S|! (n − |S| − 1)! / n! (v(S ∪ i) − v(S)) over all sets S without i
 * (Shapley, Contributions to the Theory of Games II, 1953).
 *
 * @param[in]  worth   v by set, bit i for member i; worth[0] is 0. Shape [2^count].
 * @param[in]  count   At most TKD_SHAPLEY_EXACT_MOST.
 * @param[out] shares  Shape [count]; their sum is the worth of all.
 */
TKD_API void tkd_analyse_shapley(const double *worth, uint32_t count, double *shares);

/** Sums of prices this close to the whole, as a share of it, add up for all purposes. */
#define TKD_INTERACTION_LEAST 0.01
/** Do prices add up? `excess`: their sum less the whole, of the same people. */
TKD_API tkd_interaction_verdict tkd_analyse_interaction(tkd_estimate whole, tkd_estimate excess);

/** Sort unnamed bottlenecks by price and number them. */
TKD_API void tkd_analyse_rank_unnamed(tkd_unnamed_row *rows, size_t count);

/**
 * From which observation on a series looks settled: the truncation point of MSER-5 (White, Simulation 69,
 * 1997), which weighs the bias of the first observations against the noise of throwing them away. The
 * observations are averages of equal spans already, the batches; White's five parts of each are not
 * needed to form them. Series of replications are averaged before (Hoad, Robinson and Davies, Journal of
 * the Operational Research Society 61, 2010).
 *
 * @param[in]  values  Shape [n]; NaN ones are passed over. Borrowed.
 * @param[out] cut     Observations before it are not settled: 0 … n / 2.
 * @return ENOUGH: settled from `cut` on. UNSETTLED: the best point lies in the second half, which White
 *         takes for too short a run; `cut` is then n / 2. UNKNOWN: fewer than ten values.
 */
TKD_API tkd_warmup_verdict tkd_analyse_settled(const double *values, uint32_t n, uint32_t *cut);

/**
 * Welch's moving averages (Law, Simulation Modeling and Analysis, 5th ed., section 9.5.1): of the 2 × window
 * + 1 observations around each; of fewer, as many on both sides, among the first; NaN for the last
 * `window`. NaN observations are passed over.
 *
 * @param[in]  values  Shape [n]. Borrowed.
 * @param[out] smooth  Shape [n].
 */
TKD_API void tkd_analyse_smooth(const double *values, uint32_t n, uint32_t window, double *smooth);

/**
 * Judge a sweep: every point against the workspace as it is, which of them reach the goal, and from which
 * on the first measure is certainly no more than TKD_ENOUGH_MARGIN worse than at the better end of a line
 * (an equivalence test against a margin: Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15,
 * 1987). Only lines, rising values of one figure in one unit, have such a "from … on".
 *
 * @param      sweep   With its figures, measures, goal and results, the row of the workspace first, then
 *                     those of the points. Its rows, spans and counts are set.
 * @param      points  Shape [sweep->point_count]; how the goal stands is set. Borrowed by the sweep.
 * @param[in]  arena   What is found lives there.
 * @retval TKD_ERR_MEMORY  Memory ran out.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_analyse_sweep(tkd_sweep *sweep, tkd_swept_point *points,
                                                    tkd_arena *arena, tkd_error *err);

/** What is to be compared. */
typedef struct tkd_comparison_plan {
    const tkd_results *results; /**< With their samples. Borrowed. */
    tkd_dimension by;           /**< What the rows differ in from their reference. */
    tkd_text reference; /**< Id in that dimension; each row is compared with its own twin there. */
    const tkd_result_row *const *subjects; /**< Rows of `results`. Borrowed. */
    size_t subject_count;
    const tkd_client_measure *measures; /**< Borrowed. */
    size_t measure_count;
    tkd_correction correction;
    double per; /**< > 0: people, and sums over each one's journey, for so many arrivals. */
} tkd_comparison_plan;

/** A verdict is false in fewer of the tables than this, whatever the truth is. */
#define TKD_FALSE_VERDICTS 0.05

/**
 * Compare rows of results with a reference.
 *
 * The difference of two ratio estimates R_a − R_b has the interval of the delta method over replications:
 * with d_i = (s_ai − R_a w_ai) / Σ w_a − (s_bi − R_b w_bi) / Σ w_b, half-width = t(n − 1, 0.975)
 * sqrt(n / (n − 1) Σ d_i²) (Cochran, Sampling Techniques, 3rd ed., section 6.3, for two ratios of the
 * same sample; Law, Simulation Modeling and Analysis, 5th ed., section 10.2.1, for pairs). Pairing is
 * right for any two rows, since replications are independent, and narrow where luck is shared. A
 * quantile's difference is that of the pooled quantiles; the replications' own tell its width. `p` is
 * Student's, two-sided, adjusted over all differences of the plan as the correction says.
 *
 * @param[in]  plan         Borrowed; texts go on into the rows.
 * @param[in]  arena        `*comparisons` lives there.
 * @param[out] comparisons  By measure, then in the order of the subjects. Untouched on failure.
 * @retval TKD_ERR_REFERENCE  A subject has no row of the reference beside it.
 * @retval TKD_ERR_MEMORY     Memory ran out.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_analyse_compare(const tkd_comparison_plan *plan,
                                                      tkd_arena *arena,
                                                      const tkd_comparisons **comparisons,
                                                      tkd_error *err);

/** Sort gains by municipality, journey, group and gain, most first, and number them within each. */
TKD_API void tkd_analyse_rank_gains(tkd_gain_row *rows, size_t count);

/** What is known of a set of candidates. */
typedef struct tkd_set_value {
    double value;  /**< Greater is better; NaN: the set cannot be had, or nobody knows. */
    bool is_known; /**< It took no simulation: not counted as a try. */
    bool is_over;  /**< Interrupted: ask no more. */
} tkd_set_value;

/** Value a set of two or more candidates. @param[in] set  [count] */
typedef tkd_status tkd_set_value_fn(const bool *set, tkd_set_value *value, void *context,
                                    tkd_error *err);

/** The best set is looked for among candidates. */
typedef struct tkd_portfolio_plan {
    const double *costs; /**< [count], >= 0. Borrowed. */
    const double *alone; /**< [count] what each is worth without the others. Borrowed. */
    size_t count;
    double budget;
    uint32_t tries; /**< Sets that may be simulated. */
    tkd_set_value_fn *value_of;
    void *context;
} tkd_portfolio_plan;

typedef struct tkd_portfolio_found {
    const bool *set; /**< [count] */
    double value;
    tkd_search_method method;
    uint32_t tries; /**< Sets that were simulated. */
    bool is_cut;    /**< Tries, or time, did not suffice. */
} tkd_portfolio_found;

/**
 * The best set of candidates whose costs together stay within the budget. No set is worth 0.
 *
 * All sets are valued where the tries suffice. Otherwise all sets to which nothing more can be added,
 * and then what is of no use in the best of them is left out: right where no candidate spoils another's
 * work. Otherwise the better of two: the greedy set, which takes again and again what gains most per
 * euro beside those taken (Nemhauser, Wolsey and Fisher, Mathematical Programming 14, 1978; looked up
 * lazily as by Minoux, 1978), and the best single candidate – together never below 1 − 1/√e of the best
 * where gains only shrink beside others (Khuller, Moss and Naor, Information Processing Letters 70,
 * 1999, for costs that differ). From there one is added, left out or exchanged for another as long as
 * that is better or as good and cheaper.
 *
 * Values within 1e-9 of each other are equal: then the lower cost is better, then fewer candidates,
 * then the earlier ones.
 *
 * @param[in]  plan   Borrowed.
 * @param[in]  arena  `found->set` lives there.
 * @retval TKD_ERR_MEMORY  Memory ran out; other errors are those of `value_of`.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_analyse_portfolio(const tkd_portfolio_plan *plan,
                                                        tkd_arena *arena,
                                                        tkd_portfolio_found *found, tkd_error *err);

#endif
