// SPDX-License-Identifier: EUPL-1.2
// The journey of one stream as an absorbing Markov chain: states are its steps, hops its ways with
// their expected probabilities.
#ifndef TKD_NETWORK_HOPS_H
#define TKD_NETWORK_HOPS_H

#include "teekond/network.h"

/** Whose way a hop is. */
typedef enum tkd_hop_kind {
    TKD_HOP_VISIT,   /**< After a visit. */
    TKD_HOP_USED_UP, /**< Instead of a visit, by those whose attempts are used up. */
    TKD_HOP_PASS,    /**< Of those whom the step is not for. */
    TKD_HOP_DECLINE, /**< Of those who do not take it up: no way out for who does. */
} tkd_hop_kind;

/** A way from one step to another; repeating a step is `again` of the chain. */
typedef struct tkd_hop {
    int32_t from; /**< Step, counted within the journey. */
    int32_t to;   /**< Step within the journey; TKD_NONE: out of the journey or the branch. */
    double p; /**< Of those who reach `from`: as if all (visit), or none (used up) could visit. */
    tkd_hop_kind kind;
} tkd_hop;

/** The chain of a stream. Arrays live in the scratch arena. */
typedef struct tkd_hops {
    tkd_list hops;       /**< of tkd_hop, by `from` */
    double *entered;     /**< [steps] expected starts: of branches. */
    double *taken;       /**< [steps] the share who take the step, of those who reach it. */
    double *again;       /**< [steps] the share of visits that are repeated at once. */
    double *most;        /**< [steps] attempts that each client has; 0: any number. */
    bool *met;           /**< [steps] taken by this group at all. */
    uint32_t *first_hop; /**< [steps + 1] row of `hops` where those from a step begin. */
    uint64_t *asks;      /**< [steps] traits that its ways and shares hang on. */
    uint32_t count;      /**< Steps of the journey. */
    int32_t first;       /**< Row of the first. */
} tkd_hops;

/** For whom values are expected, and what may happen to their traits on the way. */
typedef struct tkd_expecting {
    const tkd_network *network;
    const tkd_stream *stream;
    uint64_t gained; /**< Traits that some step may give. */
    uint64_t lost;   /**< Traits that some step may take. */
    bool doubt; /**< Whether one of those is there is open: one half, where nothing is known. */
    bool
        is_likely; /**< How likely they are gained is known: else certain where they are asked for. */
    double shares[TKD_TRAITS_MAX]; /**< The probability of each trait when a step is reached. */
    double by_then
        [TKD_TRAITS_MAX]; /**< The same where it is asked for: what the way gives is there. */
} tkd_expecting;

tkd_expecting tkd_expecting_of(const tkd_network *network, const tkd_stream *stream, bool doubt);

/** Take it that traits which are gained on the way are so with these chances, shape [TKD_TRAITS_MAX].
 *  The traits for which this is new. */
uint64_t tkd_expect_likely(tkd_expecting *who, const double *likely);

/** The chain of those expected. In doubt, ways that open or close with a trait are all open. */
TKD_MUST_CHECK tkd_status tkd_hops_build(const tkd_expecting *who, tkd_arena *scratch,
                                         tkd_hops *hops, tkd_error *err);

/** The same with other chances of the traits in `changed`: what hangs on none of them is as in `from`,
 *  the chain of the same stream. */
TKD_MUST_CHECK tkd_status tkd_hops_rebuild(const tkd_expecting *who, const tkd_hops *from,
                                           uint64_t changed, tkd_arena *scratch, tkd_hops *hops,
                                           tkd_error *err);

/** The traits that the ways and shares of a step hang on. */
uint64_t tkd_hops_asks(const tkd_network *network, const tkd_program *program);

/** Are the chains of two streams the same, in doubt and without? False does not mean that they differ. */
bool tkd_hops_are_alike(const tkd_network *network, const tkd_stream *a, const tkd_stream *b);

/**
 * Expected visits by step; shape [hops->count]. TKD_ERR_LIMIT: a part is left so seldom that only the
 * simulation can tell. A step with a limit of attempts turns away the share that it would in a chain
 * without other limits (then exactly so, else nearly).
 */
TKD_MUST_CHECK tkd_status tkd_hops_visits(const tkd_hops *hops, tkd_arena *scratch, double *visits,
                                          tkd_error *err);

/** Expected number of a param for a client of the stream in the measured window. */
double tkd_expected_number(const tkd_expecting *who, const tkd_param *param, double otherwise);
/** Expected length in seconds of a span, effects included. */
double tkd_expected_span(const tkd_expecting *who, const tkd_span *span);
/** Expected share, effects included, within 0–1. */
double tkd_expected_share(const tkd_expecting *who, const tkd_span *span, double otherwise);
/** The probability that a client meets a condition on traits. */
double tkd_expected_when(const tkd_expecting *who, const tkd_when *when);
/** The probability of a chance, its condition included. */
double tkd_expected_strike(const tkd_expecting *who, const tkd_chance *chance);
/** The expected product of factors. */
double tkd_expected_factor(const tkd_expecting *who, tkd_range terms);

#endif
