// SPDX-License-Identifier: EUPL-1.2
// Proposals: what each gains, what it costs, and which of them together gain most for the money. A gain
// says what adopting a proposal changes: the same people with the same luck, with it and without it. One
// that is adopted already is taken away instead, and what is lost then is what it gains.
//
// What people can save is counted as prices of bottlenecks are (findings.h): hours of those who complete
// both ways. Who only completes thanks to a proposal saves no hours; `completed_share_change` tells them.
#ifndef TEEKOND_PROPOSALS_H
#define TEEKOND_PROPOSALS_H

#include "teekond/findings.h"

/** What a portfolio is to gain as much of as the money allows. */
typedef enum tkd_objective {
    TKD_OBJECTIVE_DAYS,      /**< Person-days a year that all clients together save. */
    TKD_OBJECTIVE_COMPLETED, /**< More people a year who complete. */
    TKD_OBJECTIVE_COUNT
} tkd_objective;

/** How the best portfolio was looked for. */
typedef enum tkd_search_method {
    TKD_SEARCH_ALL,     /**< Every set that the money allows was simulated. */
    TKD_SEARCH_LARGEST, /**< Every set to which nothing more can be added, then less of the best. */
    TKD_SEARCH_GREEDY,  /**< By gain per euro, or the best alone; then swaps. */
} tkd_search_method;

/** Who can carry a proposal out. */
typedef enum tkd_doer {
    TKD_DOER_KOV,   /**< Municipalities, alone or together: no other level is named. */
    TKD_DOER_STATE, /**< The state or the European Union has a part in it. */
    TKD_DOER_OTHER, /**< Nobody said, or others. */
    TKD_DOER_COUNT
} tkd_doer;

/** What is known of a proposal's gain. */
typedef enum tkd_gain_state {
    TKD_GAIN_KNOWN,
    TKD_GAIN_IDLE, /**< It removes nothing that acts and sets nothing: there is nothing to simulate. */
    TKD_GAIN_UNFIT, /**< It cannot be adopted so: one of its edits is not possible there. */
    TKD_GAIN_LOST,  /**< Interrupted before it was simulated. */
} tkd_gain_state;

/** The gain of a proposal for a row of clients ("*" in each dimension too): with it − without it. */
typedef struct tkd_gain_row {
    tkd_text proposal; /**< "*": all of a portfolio. */
    tkd_text municipality;
    tkd_text journey;
    tkd_text group;
    /** Clients a year on whom a bottleneck that it removes acts, where it is not adopted yet; NaN: not
     *  known, of what is adopted or only sets something. */
    tkd_measured affected;
    tkd_measured gain_h_per_client; /**< Hours that each saves, of those who complete both ways. */
    tkd_measured gain_days_per_year;
    tkd_measured changes[TKD_WITHOUT_COUNT]; /**< With − without, over all arrived. */
    tkd_rows exits;                          /**< of exit_changes, likewise */
    /** Days gained a year for each 1000 euros a year; of a municipality only where it has a cost of its
     *  own. NaN: no cost is known, or none arises. */
    tkd_estimate gain_days_per_1000_eur;
    uint32_t rank; /**< 1 = most days per year, within municipality, journey, group. */
} tkd_gain_row;

/** A proposal in the scenario. By id. */
typedef struct tkd_proposal_fact {
    tkd_text id;
    tkd_gain_state state;
    bool is_adopted;  /**< In the scenario: priced by taking it away. */
    tkd_text same_as; /**< An earlier proposal that leads to the same simulation; empty: none. */
    tkd_doer doer;
    const tkd_text *levels; /**< `kov`, `kovs`, `state`, `eu`, …; [level_count] */
    size_t level_count;
    tkd_text law_change;      /**< `yes`, `no`, `unclear`; empty: not said. */
    const tkd_text *adopters; /**< Municipalities that it changes something for, of those that
 adopt; all of those where it changes nothing. [adopter_count] */
    size_t adopter_count;
    bool costs_each;   /**< Level kov: the cost is that of each adopter. */
    double once_eur;   /**< Of all adopters together; NaN: not said. */
    double yearly_eur; /**< A year, likewise; NaN: not said. */
    double cost_eur;   /**< Over the years, likewise; NaN: not known. */
} tkd_proposal_fact;

/** A part of a portfolio: proposals with the same doer. */
typedef struct tkd_portfolio_part {
    const uint32_t *facts; /**< Rows of facts, by id; [count] */
    size_t count;
    double cost_eur;
    tkd_estimate
        gain; /**< In the objective's unit, of this part alone; NaN mean: nobody, or cut off. */
} tkd_portfolio_part;

/** The best proposals together within a budget. */
typedef struct tkd_portfolio {
    double budget_eur; /**< Over the years. */
    tkd_objective objective;
    tkd_search_method method;
    uint32_t tries;               /**< Sets simulated. */
    uint32_t tries_most;          /**< Allowed. */
    uint32_t search_replications; /**< In which sets were compared with each other. */
    bool is_cut;                  /**< The tries did not suffice to end the search. */
    const uint32_t *chosen;       /**< Rows of facts, by id; [chosen_count] */
    size_t chosen_count;
    const tkd_estimate *alone; /**< [chosen_count] what each gains by itself, a year, likewise. */
    double cost_eur;           /**< Over the years. */
    tkd_estimate gain;         /**< In the objective's unit, a year; of all replications. */
    tkd_estimate single;       /**< The chosen ones' gains alone, added up. */
    tkd_estimate
        shared; /**< `single` less what they gain together, in the same replications: above 0
                              they do the same work twice, below 0 they help each other. */
    const tkd_gain_row *rows; /**< Of the chosen together, by municipality, journey, group. */
    size_t row_count;
    tkd_portfolio_part parts[TKD_DOER_COUNT];
    const uint32_t *left_out; /**< Rows of facts without a known cost; [left_out_count] */
    size_t left_out_count;
} tkd_portfolio;

typedef struct tkd_proposal_gains {
    tkd_text scenario;              /**< In which the gains hold. */
    uint32_t years;                 /**< Over which costs are spread. */
    uint32_t gain_replications;     /**< In which gains of single proposals were computed. */
    uint32_t run_count;             /**< Different simulations that the proposals came down to. */
    const tkd_proposal_fact *facts; /**< By id. */
    size_t fact_count;
    const tkd_gain_row *rows; /**< By municipality, journey, group, rank. */
    size_t row_count;
    const tkd_portfolio *portfolio;    /**< NULL: none was asked for. */
    const tkd_share_row *exit_changes; /**< Of all rows' `exits`. */
    const tkd_sample *samples;  /**< Each measure of `rows` has gain_replications of them, of the
                                    portfolio's rows as many as the results. */
    const tkd_results *results; /**< Of the scenario as it is. */
} tkd_proposal_gains;

/** `days`, `completed`. */
TKD_API const char *tkd_objective_name(tkd_objective objective);
/** `all`, `largest`, `greedy`. */
TKD_API const char *tkd_search_method_name(tkd_search_method method);
/** `known`, `idle`, `unfit`, `lost`. */
TKD_API const char *tkd_gain_state_name(tkd_gain_state state);
/** `kov`, `state`, `other`. */
TKD_API const char *tkd_doer_name(tkd_doer doer);

/** Is the gain in days per year told from zero by its interval? */
TKD_API bool tkd_gain_is_certain(const tkd_gain_row *row);

/** The row of a proposal for everybody ("*" in each dimension); NULL: it has none. */
TKD_API const tkd_gain_row *tkd_gain_of_all(const tkd_proposal_gains *gains, tkd_text proposal);

/** `{"teekond": 1, "run", "assumptions", "scenario", "years", "gain_replications", "runs",
 *  "proposals": [a row for each row of clients], "about": [a row for each proposal],
 *  "portfolio": {…} or null}` */
TKD_API void tkd_proposal_gains_write_json(const tkd_proposal_gains *gains, tkd_json *json);

#endif
