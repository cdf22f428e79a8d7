// SPDX-License-Identifier: EUPL-1.2
// What proposals.c, offers.c and portfolio.c share: a study of proposals in one scenario.
#ifndef TKD_STUDY_PROPOSALS_H
#define TKD_STUDY_PROPOSALS_H

#include "compare.h"

/** A proposal that the study looks at. */
typedef struct tkd_offer {
    const tkd_proposal *proposal;
    tkd_proposal_fact *fact;
    bool *adopts;                 /**< [municipalities] that it changes something for */
    tkd_text key;                 /**< Of the simulation that it leads to; empty: none. */
    const struct tkd_offer *twin; /**< An earlier one with this key, adopted or not as this one. */
    tkd_rows prices; /**< Rows of prices of having it the other way; none: not known. */
} tkd_offer;

/** A study of proposals. Everything lives in the study's arena. */
typedef struct tkd_proposal_study {
    tkd_study *study;
    const tkd_proposal_options *asked;
    tkd_text scenario;
    uint32_t years;
    const bool *among; /**< [municipalities] that adopt */
    bool everywhere;   /**< All of them. */
    tkd_case_ready base;
    tkd_text base_key;
    tkd_results *results;
    tkd_reference *reference;
    uint32_t used; /**< Replications of the reference. */
    tkd_offer *offers;
    size_t count;
    tkd_prices prices;
    tkd_arena aside; /**< Of models and networks that are needed only for a while. */
    tkd_proposal_gains *gains;
} tkd_proposal_study;

/** A set of proposals the other way than in the scenario, as a model and its key.
 *  @param[in]  chosen  [count of offers]
 *  @param[out] model   NULL: it cannot be had, some edit is not possible; `key` is then empty. */
TKD_MUST_CHECK tkd_status tkd_offers_model(tkd_proposal_study *of, const bool *chosen,
                                           tkd_arena *arena, const tkd_model **model, tkd_text *key,
                                           tkd_error *err);

/** Compile a model of a set beside the base, quietly; `ready->network` NULL: it cannot be had. */
TKD_MUST_CHECK tkd_status tkd_offers_prepare(tkd_proposal_study *of, const tkd_model *model,
                                             tkd_arena *arena, tkd_case_ready *ready,
                                             tkd_error *err);

/** Fill what is known of an offer without simulating it: its levels, law, adopters, costs. */
TKD_MUST_CHECK tkd_status tkd_offer_describe(tkd_proposal_study *of, tkd_offer *offer,
                                             const tkd_model *model, tkd_error *err);

/** What one municipality pays over the years; NaN: it has no cost of its own there. */
double tkd_offer_cost_in(const tkd_proposal_study *of, const tkd_offer *offer,
                         uint32_t municipality);

/** Does a bottleneck act in a municipality, as far as it is left? */
bool tkd_bottleneck_acts(const tkd_model *model, uint32_t bottleneck, uint32_t municipality);

/** Rows of prices as gains of `id`; `adopted`: what is lost without it is gained with it. */
TKD_MUST_CHECK tkd_status tkd_gains_add(tkd_proposal_study *of, tkd_rows prices, uint32_t samples,
                                        tkd_text id, bool adopted, tkd_list *rows, tkd_error *err);

/** Fill in the rows of an offer's gains how many people the bottlenecks that it removes act on: where it
 *  is not adopted yet, and removes any. */
TKD_MUST_CHECK tkd_status tkd_gains_count_affected(tkd_proposal_study *of, const tkd_offer *offer,
                                                   tkd_gain_row *rows, size_t count,
                                                   tkd_error *err);

/** Run cases beside the reference in the study's replications; their price rows are added to `prices`, all
 *  else lives in `arena`. */
TKD_MUST_CHECK tkd_status tkd_offers_compare(tkd_proposal_study *of, tkd_comparison *list,
                                             size_t count, tkd_arena *arena, tkd_prices *prices,
                                             tkd_error *err);

/** What the objective counts in a replication, of a price row for everybody. */
double tkd_gain_in(const tkd_proposal_study *of, const tkd_prices *prices, tkd_rows rows,
                   uint32_t replication);

/** The best portfolio of the offers whose gains are known. */
TKD_MUST_CHECK tkd_status tkd_portfolio_find(tkd_proposal_study *of,
                                             const tkd_portfolio **portfolio, tkd_error *err);

#endif
