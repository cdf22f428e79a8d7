// SPDX-License-Identifier: EUPL-1.2
// What a brief knows of each bottleneck and of each proposal: what people wrote and what was computed,
// side by side, so that every table and every sentence takes it from one place; private to the room.
#ifndef TEEKOND_BRIEF_CONCERN_H
#define TEEKOND_BRIEF_CONCERN_H

#include "draft.h"

/** A bottleneck. Estimates whose mean is NaN are not known. */
struct tkd_concern {
    const tkd_bottleneck *row;
    uint32_t index; /**< Row of the model's bottlenecks. */
    tkd_text link;  /**< `#…`: its section. */
    tkd_text title;
    tkd_text stages;
    tkd_text steps;
    tkd_text views;
    tkd_text groups;
    tkd_text places;
    tkd_text channels;
    tkd_text causes;
    tkd_text sources;
    tkd_evidence evidence; /**< Of the weakest figure of its mechanism. */
    double disagreement; /**< Between views: largest less least severity; NaN: one view or none. */
    bool shows_people;   /**< Else counts of people in it are not shown. */
    double population;   /**< People of its groups, a year. */
    tkd_estimate affected;  /**< A year. */
    tkd_estimate frequency; /**< Of the population. */
    tkd_estimate repeats;   /**< Of the visits to the step at which people wait most. */
    tkd_estimate wait_p50_h;
    tkd_estimate wait_p90_h;
    tkd_text wait_step;    /**< Which that is. */
    tkd_estimate days;     /**< Lost a year: its price. */
    tkd_estimate dropouts; /**< A year. */
    tkd_estimate kov_h;    /**< Hours of the municipality's staff a year. */
    bool is_priced;
    uint32_t rank;          /**< By price; 0: none. */
    const tkd_offer *offer; /**< The proposal against it that gains most; NULL: none. */
    tkd_text other_offers;  /**< Titles of the others. */
};

/** A proposal. */
struct tkd_offer {
    const tkd_proposal *row;
    uint32_t index;
    tkd_text title;
    tkd_text removes; /**< Titles of the bottlenecks. */
    tkd_text owner;
    tkd_text partners;
    tkd_text levels;
    tkd_text sources;
    bool is_of_state; /**< The state or the European Union must act. */
    bool is_adopted;
    bool is_idle; /**< Nothing that it changes is in the model. */
    bool shows_people;
    bool affected_is_least; /**< Of several bottlenecks: those of the largest. */
    double population;
    tkd_estimate affected;       /**< A year. */
    tkd_estimate gain;           /**< Person-days a year. */
    tkd_estimate more_completed; /**< Share of those who arrive. */
    tkd_estimate per_1000_eur;   /**< Person-days for 1000 euros a year. */
    double once_eur;
    double yearly_eur;
    uint32_t rank; /**< By gain; 0: not computed. */
};

/** All bottlenecks of the draft's place, dearest first, unpriced ones last. False: memory ran out. */
bool tkd_concerns_build(tkd_draft *draft);
/** All proposals, those that gain most first. Before the concerns' `offer` is set, after their figures. */
bool tkd_offers_build(tkd_draft *draft, tkd_concern *concerns, size_t count);

/** Titles of sources and what stands beside them: `TAT 2025 (lk 3); …`. */
tkd_text tkd_brief_citations(tkd_draft *draft, tkd_range citations);
/** `#kitsaskoht-12` of a row of bottlenecks. */
tkd_text tkd_concern_link(tkd_draft *draft, uint32_t index);
/** The text that stands for counts of people that are not shown. */
tkd_text tkd_brief_hidden(tkd_draft *draft);

#endif
