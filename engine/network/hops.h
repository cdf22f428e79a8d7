// SPDX-License-Identifier: EUPL-1.2
// The journey of one stream as an absorbing Markov chain: states are its steps, hops its ways with
// their expected probabilities.
#ifndef TKD_NETWORK_HOPS_H
#define TKD_NETWORK_HOPS_H

#include "teekond/network.h"

/** A way from one step to another. */
typedef struct tkd_hop {
    int32_t from;  /**< Step, counted within the journey. */
    int32_t to;    /**< Step within the journey; TKD_NONE: out of the journey or the branch. */
    double p;      /**< Of those who reach `from`, having repeated it as often as they do. */
    bool of_skips; /**< Taken by those who do not take up the step: no way out for who does. */
} tkd_hop;

/** The chain of a stream. Arrays live in the scratch arena. */
typedef struct tkd_hops {
    tkd_list hops;   /**< of tkd_hop, by `from` */
    double *entered; /**< [steps] expected starts: of branches. */
    double *visits;  /**< [steps] expected visits per time reached, repeats included. */
    bool *met;       /**< [steps] taken by this group at all. */
    uint32_t count;  /**< Steps of the journey. */
    int32_t first;   /**< Row of the first. */
} tkd_hops;

TKD_MUST_CHECK tkd_status tkd_hops_build(const tkd_network *network, const tkd_stream *stream,
                                         tkd_arena *scratch, tkd_hops *hops, tkd_error *err);

/** Expected visits by step; shape [hops->count]. TKD_ERR_LIMIT: a part cannot be left. */
TKD_MUST_CHECK tkd_status tkd_hops_visits(const tkd_hops *hops, tkd_arena *scratch, double *visits,
                                          tkd_error *err);

/** Expected number of a param for a client of the stream in the measured window. */
double tkd_expected_number(const tkd_network *network, const tkd_stream *stream,
                           const tkd_param *param, double otherwise);
/** Expected length in seconds of a span, effects included. */
double tkd_expected_span(const tkd_network *network, const tkd_stream *stream,
                         const tkd_span *span);
/** Expected share, effects included, within 0–1. */
double tkd_expected_share(const tkd_network *network, const tkd_stream *stream,
                          const tkd_span *span, double otherwise);
/** The probability that a client meets a condition on traits. */
double tkd_expected_when(const tkd_network *network, const tkd_stream *stream,
                         const tkd_when *when);
/** The probability of a chance, its condition included. */
double tkd_expected_strike(const tkd_network *network, const tkd_stream *stream,
                           const tkd_chance *chance);
/** The expected product of factors. */
double tkd_expected_factor(const tkd_network *network, const tkd_stream *stream, tkd_range terms);

#endif
