// SPDX-License-Identifier: EUPL-1.2
// Findings: what the results mean, as plain tables. A price says what a bottleneck costs: the same
// people with the same luck, with it and without it.
#ifndef TEEKOND_FINDINGS_H
#define TEEKOND_FINDINGS_H

#include "teekond/results.h"

/** What changes without a bottleneck besides the time, for each who arrived. */
typedef enum tkd_without {
    TKD_WITHOUT_COMPLETED_SHARE,
    TKD_WITHOUT_LEFT_SHARE,
    TKD_WITHOUT_VISITS,
    TKD_WITHOUT_KOV_STAFF_H,
    TKD_WITHOUT_STAFF_COST_EUR,
    TKD_WITHOUT_CLIENT_COST_EUR,
    TKD_WITHOUT_COUNT
} tkd_without;

/** `completed_share_change`, … */
TKD_API const char *tkd_without_name(tkd_without measure);

/** The price of a bottleneck for a row of clients ("*" in each dimension too). */
typedef struct tkd_price_row {
    tkd_text bottleneck;
    tkd_text municipality;
    tkd_text journey;
    tkd_text group;
    tkd_measured affected;           /**< Clients a year on whom it acted at least once. */
    tkd_measured price_h_per_client; /**< Hours each; of those who complete both ways. */
    tkd_measured price_days_per_year;
    /** Without − with, over all arrived; beside them the exits, each a share. */
    tkd_measured changes[TKD_WITHOUT_COUNT];
    tkd_rows exits; /**< of findings.exit_changes: every exit of the journeys and `leave`. */
    uint32_t rank;  /**< 1 = dearest in days per year, within municipality, journey, group. */
} tkd_price_row;

typedef enum tkd_unnamed_kind { TKD_UNNAMED_POOL, TKD_UNNAMED_STEP } tkd_unnamed_kind;

/** Why people wait where no declared bottleneck explains it; see docs/statistics.md. */
typedef enum tkd_unnamed_reason {
    TKD_REASON_WAIT,        /**< They wait; no other reason is known. */
    TKD_REASON_LOAD,        /**< A pool has too much to do. */
    TKD_REASON_CALENDAR,    /**< The door is closed. */
    TKD_REASON_VARIABILITY, /**< The load is not high, but arrivals and times of service vary. */
    TKD_REASON_SEATS,       /**< A course has fewer seats than people who ask for one. */
    TKD_REASON_STARTS,      /**< A course starts seldom. */
    TKD_REASON_BOOKING,     /**< An appointment has a long lead time. */
    TKD_REASON_NEEDS,       /**< Other steps come first. */
    TKD_REASON_NOT_BEFORE,  /**< A set time must pass first. */
    TKD_REASON_COUNT
} tkd_unnamed_reason;

/** Waiting or load that no declared bottleneck explains. */
typedef struct tkd_unnamed_row {
    tkd_unnamed_kind kind;
    tkd_unnamed_reason found_by; /**< WAIT or LOAD: by which of the two it is a bottleneck. */
    tkd_unnamed_reason reason;   /**< What most of the waiting is for; LOAD wherever it is high. */
    double parts_h[TKD_REASON_COUNT]; /**< Of `wait_h`, what each is the reason for; NaN: none. */
    double open_h_per_week;           /**< Of the pool or service; NaN: always, or not known. */
    double longest_closed_h;          /**< The longest time without an opening; NaN likewise. */
    double starts_per_year;           /**< Of the course; NaN: no course. */
    /** The queue beside that of random arrivals and service at the same load; NaN: not known. */
    double variability;
    tkd_text id;         /**< Pool or step. */
    tkd_text place;      /**< Of a pool: municipality, site, "*". Of a step: municipality or "*". */
    tkd_text journey;    /**< Of a step; "*" for a pool. */
    tkd_measured wait_h; /**< Per visit. */
    tkd_measured wait_share;  /**< Of its clients' time to complete. */
    tkd_measured utilization; /**< Of a pool; NaN for a step. */
    tkd_measured price_h_per_client;
    tkd_measured price_days_per_year;
    uint32_t rank;
} tkd_unnamed_row;

enum { TKD_VOTERS = 4 }; /**< Views that vote: newcomer, returnee, kov, state, as in the model. */

/** How what is felt and what is measured stand to each other. */
typedef enum tkd_felt_verdict {
    TKD_FELT_UNJUDGED, /**< It has no price, or no votes. */
    TKD_FELT_ALIKE,    /**< Nothing to wonder at. */
    TKD_FELT_ONLY,     /**< Felt strongly, and its price is not told from nothing. */
    TKD_FELT_MEASURED, /**< Among the dearest, and hardly felt. */
} tkd_felt_verdict;

/** A vote of this or more is a strong one. */
#define TKD_FELT_STRONGLY 4.0
/** A vote of this or less is a weak one. */
#define TKD_FELT_HARDLY 2.0
/** Views that lie this far apart disagree. */
#define TKD_FELT_APART 2.0

/** The votes on a bottleneck beside its price for everybody. */
typedef struct tkd_felt_row {
    tkd_text bottleneck;
    double votes[TKD_VOTERS]; /**< 1–5; NaN: none. */
    double felt;              /**< Their mean; NaN: nobody voted. */
    double disagreement;      /**< The greatest vote less the least; NaN: fewer than two views. */
    uint32_t felt_rank;       /**< 1 = felt most; equals share the least of their ranks; 0: none. */
    uint32_t price_rank;      /**< 1 = dearest; 0: no price. */
    tkd_estimate price_days_per_year; /**< NaN: no price. */
    tkd_felt_verdict verdict;
} tkd_felt_row;

/** Do votes and prices put the bottlenecks in the same order? */
typedef struct tkd_agreement {
    double spearman; /**< Rank correlation, −1 … 1; NaN: of fewer than three, or of equals. */
    double p;        /**< How often chance alone gives as much, by Student's t; NaN likewise. */
    uint32_t count;  /**< Bottlenecks that have both. */
} tkd_agreement;

/** How shares of the whole loss were found. */
typedef enum tkd_interaction_method {
    TKD_INTERACTION_NOT_FOUND,   /**< The time was over before any order was through. */
    TKD_INTERACTION_EXACT,       /**< All sets of bottlenecks. */
    TKD_INTERACTION_PERMUTATIONS /**< Orders drawn at random. */
} tkd_interaction_method;

/** What the sum of prices is beside the whole loss. */
typedef enum tkd_interaction_verdict {
    TKD_INTERACTION_UNKNOWN,
    TKD_INTERACTION_NONE,      /**< They add up, as far as can be told. */
    TKD_INTERACTION_HIDE,      /**< The whole is more: one alone wins little while others stay. */
    TKD_INTERACTION_REINFORCE, /**< The whole is less: prices count the same days twice. */
} tkd_interaction_verdict;

/** A bottleneck's share of the whole loss, all figures of the same people. */
typedef struct tkd_interaction_row {
    tkd_text bottleneck;
    tkd_estimate share_days_per_year; /**< Shapley's. */
    tkd_estimate price_days_per_year; /**< Removed alone. */
    uint32_t rank;                    /**< 1 = the greatest share. */
} tkd_interaction_row;

/** How bottlenecks act together. Shares of the whole add up to it exactly. */
typedef struct tkd_interactions {
    tkd_interaction_method method;
    tkd_interaction_verdict verdict;
    tkd_stopped_by stopped_by; /**< COUNT; LIMIT: the time was over; INTERRUPT. */
    uint64_t permutations;     /**< Orders, those read backwards included. */
    uint64_t sets;             /**< Sets of bottlenecks simulated, each in one replication. */
    uint32_t replications;     /**< In which they were. */
    tkd_estimate whole_days_per_year; /**< Saved when all are removed together. */
    tkd_estimate sum_of_prices;
    tkd_estimate excess;             /**< The sum less the whole, paired. */
    const tkd_interaction_row *rows; /**< By rank. */
    size_t row_count;
    size_t shown; /**< So many of them go into a table for people. */
} tkd_interactions;

typedef struct tkd_findings {
    tkd_text scenario; /**< In which the prices hold. */
    uint32_t
        price_replications; /**< In which they were computed: fewer than `results` has in large models. */
    const tkd_price_row *prices; /**< By municipality, journey, group, rank. */
    size_t price_count;
    const tkd_share_row *exit_changes; /**< Of the prices' `exits`. */
    const tkd_text *unpriced;          /**< Bottlenecks without a mechanism. */
    size_t unpriced_count;
    const tkd_unnamed_row *unnamed; /**< By rank. */
    size_t unnamed_count;
    size_t
        unnamed_left; /**< Found besides, but not priced: less is waited for them, or for other steps. */
    const tkd_felt_row *felt; /**< Every bottleneck, by price, then those without one by votes. */
    size_t felt_count;
    tkd_agreement agreement; /**< Mean votes beside prices for everybody. */
    tkd_agreement
        agreements[TKD_VOTERS]; /**< Each view's; newcomers' and returnees' votes beside the
                                               prices for their own groups. */
    const tkd_interactions *interactions; /**< NULL: not asked for. */
    const tkd_sample *samples;
    const tkd_results *results; /**< Of the run with all bottlenecks in place. */
} tkd_findings;

/** `pool`, `step`. */
TKD_API const char *tkd_unnamed_kind_name(tkd_unnamed_kind kind);
/** `wait`, `load`, `calendar`, `variability`, `seats`, `starts`, `booking`, `needs`, `not-before`. */
TKD_API const char *tkd_unnamed_reason_name(tkd_unnamed_reason reason);

/** `newcomer`, `returnee`, `kov`, `state`. */
TKD_API const char *tkd_voter_name(size_t view);
/** `unjudged`, `alike`, `felt`, `measured`. */
TKD_API const char *tkd_felt_verdict_name(tkd_felt_verdict verdict);

/** `exact`, `permutations`; NULL: not found. */
TKD_API const char *tkd_interaction_method_name(tkd_interaction_method method);
/** `add-up`, `hide`, `reinforce`; NULL: unknown. */
TKD_API const char *tkd_interaction_verdict_name(tkd_interaction_verdict verdict);

/** Is the price in days per year told from zero by its interval? */
TKD_API bool tkd_price_is_certain(const tkd_price_row *row);

/** `{"teekond": 1, "run", "assumptions", "scenario", "bottlenecks": […], "unpriced": [ids],
 *  "unnamed": […], "unnamed_left", "felt": {"agreement": {…}, "agreements": {…}, "bottlenecks": […]}}`,
 *  and `"interactions": {…}` where they were asked for. */
TKD_API void tkd_findings_write_json(const tkd_findings *findings, tkd_json *json);

#endif
