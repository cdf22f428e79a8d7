// SPDX-License-Identifier: EUPL-1.2
// Comparing two cases person by person. The reference is run once and keeps a record of each measured
// client; another case is run with the same seed, and the same people are found again by their
// municipality, group and number.
#ifndef TKD_STUDY_COMPARE_H
#define TKD_STUDY_COMPARE_H

#include "plan.h"

/** The replications of a reference case, with its clients' records. Opaque; in the study's arena. */
typedef struct tkd_reference tkd_reference;

/** Run the reference, or take the one that the options' memory holds; its results go to `results`.
 *  @param[in,out] ready  Set to the case that was run: cases of its network need no run of their own. */
TKD_MUST_CHECK tkd_status tkd_reference_build(tkd_study *study, tkd_case_ready *ready,
                                              tkd_text scenario, tkd_results *results,
                                              tkd_reference **reference, uint32_t *used,
                                              tkd_error *err);

/** The measured clients of one stream in one replication of the reference. Borrowed. */
const tkd_client_log *tkd_reference_clients(const tkd_reference *reference, uint32_t replication,
                                            uint32_t stream);

/** A case to be compared with the reference. Cases that share a network are run once; one with the
 *  network of the reference is not run at all. */
typedef struct tkd_comparison {
    tkd_case_ready without;
    tkd_text id;        /**< Whose price it is. */
    int32_t bottleneck; /**< Whose marks count as affected; TKD_NONE: nobody's. */
    tkd_rows prices;    /**< Set: its rows; none where it was interrupted. */
    /** Set: [used] person-days a year that everybody together saves without it, by replication; NULL
     *  where it was interrupted. */
    const double *days_per_year;
    uint32_t used; /**< Set: replications compared. */
} tkd_comparison;

/** Price rows, the changes of their exits, and the samples of both. */
typedef struct tkd_prices {
    tkd_list rows;    /**< of tkd_price_row */
    tkd_list exits;   /**< of tkd_share_row */
    tkd_list samples; /**< of tkd_sample */
} tkd_prices;

void tkd_prices_init(tkd_prices *prices, tkd_arena *arena);

/** Run the cases in the study's replications, at most those of the reference, and add a price row of each
 *  for every row of clients, in the order of the cases. `prices` NULL: the days per year alone. */
TKD_MUST_CHECK tkd_status tkd_compare(tkd_study *study, const tkd_reference *reference,
                                      tkd_comparison *list, size_t count, tkd_prices *prices,
                                      tkd_error *err);

/** Unnamed bottlenecks that are expected, for the progress alone. */
enum { TKD_UNNAMED_EXPECTED = 3 };

/** Waiting and load that no declared bottleneck explains: all declared ones are taken away, and what
 *  still waits long is priced by setting its waiting to 0.
 *  @param[out] left  How many were found but not priced, for they are too many. */
TKD_MUST_CHECK tkd_status tkd_find_unnamed(tkd_study *study, tkd_text scenario,
                                           const tkd_case_ready *base, tkd_list *unnamed,
                                           tkd_list *samples, size_t *left, tkd_error *err);

#endif
