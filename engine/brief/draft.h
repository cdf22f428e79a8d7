// SPDX-License-Identifier: EUPL-1.2
// The draft of a brief: blocks and facts that are added one after the other. The first failure is kept
// and all after it is swallowed, so chapters are written without looking back; private to the room.
#ifndef TEEKOND_BRIEF_DRAFT_H
#define TEEKOND_BRIEF_DRAFT_H

#include "teekond/brief.h"

typedef struct tkd_veil tkd_veil;
typedef struct tkd_concern tkd_concern;
typedef struct tkd_offer tkd_offer;

typedef struct tkd_draft {
    const tkd_brief_input *input;
    const tkd_model *model;
    tkd_language language;
    tkd_arena *arena;
    int32_t place;               /**< Row of the municipality; TKD_NONE: the whole country. */
    tkd_text place_id;           /**< Its id in results, or "*". */
    const tkd_veil *veil;        /**< What must not be shown. */
    const tkd_concern *concerns; /**< Bottlenecks, dearest first. */
    size_t concern_count;
    const tkd_offer *offers; /**< Proposals, by gain. */
    size_t offer_count;
    tkd_list blocks; /**< of tkd_paper_block */
    tkd_list facts;  /**< of tkd_fact */
    tkd_list labels; /**< of tkd_text: what each fact is, for people. */
    tkd_index fact_ids;
    tkd_status status;
} tkd_draft;

// ---- Texts --------------------------------------------------------------------------------------

/** One of two words by language. */
const char *tkd_draft_word(const tkd_draft *draft, const char *et, const char *en);
/** A text in the draft's language; both take the same arguments. */
tkd_text tkd_draft_say(tkd_draft *draft, const char *et, const char *en, ...) TKD_PRINTF(2, 4)
    TKD_PRINTF(3, 4);
/** A number as people read it. */
tkd_text tkd_draft_number(tkd_draft *draft, double value, int decimals);
/** The title of an item. */
tkd_text tkd_draft_title(const tkd_draft *draft, const tkd_item *item);

/** Texts joined: `a, b, c`. */
typedef struct tkd_joined {
    tkd_draft *draft;
    tkd_writer out;
    const char *between;
    size_t count;
} tkd_joined;

void tkd_joined_begin(tkd_joined *joined, tkd_draft *draft, const char *between);
void tkd_joined_add(tkd_joined *joined, tkd_text text);
tkd_text tkd_joined_text(tkd_joined *joined);

// ---- Facts --------------------------------------------------------------------------------------

typedef enum tkd_unit {
    TKD_UNIT_COUNT,
    TKD_UNIT_PEOPLE,      /**< A year. */
    TKD_UNIT_PERSON_DAYS, /**< A year. */
    TKD_UNIT_DAYS,
    TKD_UNIT_HOURS,
    TKD_UNIT_SHARE,
    TKD_UNIT_RATIO,  /**< So many of something for each; with decimals. */
    TKD_UNIT_POINTS, /**< Difference of shares. */
    TKD_UNIT_MONEY,
    TKD_UNIT_YEAR, /**< A number of a calendar year or the like: no groups. */
} tkd_unit;

/** `people/y`, … */
const char *tkd_unit_name(tkd_unit unit);

/** Remember a fact under an id and say it: `1234 (1100–1400)`, with its interval where it has one; shares
 *  with `%`. A fact of the same id is not remembered twice. */
tkd_text tkd_draft_fact(tkd_draft *draft, tkd_text id, tkd_text label, tkd_unit unit,
                        tkd_estimate estimate);
/** The same of a number known exactly. */
tkd_text tkd_draft_count(tkd_draft *draft, const char *id, const char *et, const char *en,
                         double value);
/** Only how it is said. */
tkd_text tkd_draft_estimate(tkd_draft *draft, tkd_unit unit, tkd_estimate estimate);
/** Sides of an estimate × factor. */
tkd_estimate tkd_estimate_times(tkd_estimate estimate, double factor);
/** A number without an interval. */
tkd_estimate tkd_estimate_exact(double value);
/** No number. */
tkd_estimate tkd_estimate_none(void);
/** Is zero outside the interval? */
bool tkd_estimate_is_certain(tkd_estimate estimate);

// ---- Blocks -------------------------------------------------------------------------------------

void tkd_draft_heading(tkd_draft *draft, uint32_t level, tkd_text id, tkd_text title);
void tkd_draft_paragraph(tkd_draft *draft, tkd_text text);
void tkd_draft_note(tkd_draft *draft, tkd_text text);
void tkd_draft_page(tkd_draft *draft);
/** What figures rest on besides the simulation as it is. Bits. */
enum { TKD_GROUNDS_PRICES = 1, TKD_GROUNDS_GAINS = 2 };
/** A paragraph that says where the figures above it come from: the model, and how often it was run for
 *  prices and gains, which may be fewer times than for all else. */
void tkd_draft_grounds(tkd_draft *draft, unsigned besides);

/** A passage, span by span. */
typedef struct tkd_speech {
    tkd_draft *draft;
    tkd_list spans; /**< of tkd_span */
} tkd_speech;

void tkd_speech_begin(tkd_speech *speech, tkd_draft *draft);
void tkd_speech_add(tkd_speech *speech, tkd_text text);
void tkd_speech_strong(tkd_speech *speech, tkd_text text);
void tkd_speech_link(tkd_speech *speech, tkd_text text, tkd_text link);
tkd_passage tkd_speech_passage(const tkd_speech *speech);

/** A list of passages: of tkd_passage in `passages`. Nothing where there are none. */
void tkd_draft_passages(tkd_draft *draft, tkd_block_kind kind, const tkd_list *passages);

/** An empty table; NULL when memory ran out. */
tkd_table *tkd_draft_table(tkd_draft *draft);
void tkd_draft_column(tkd_draft *draft, tkd_table *table, const char *key, const char *et,
                      const char *en, tkd_quantity quantity, bool is_estimate);
/** The block of a table; `about.kind` and `about.table` are filled in. */
void tkd_draft_put_table(tkd_draft *draft, const tkd_table *table, tkd_paper_block about);
/** A picture, or why there is none. */
void tkd_draft_picture(tkd_draft *draft, tkd_brief_picture which, const char *id, tkd_text title,
                       bool is_wide);

// ---- Chapters -----------------------------------------------------------------------------------

void tkd_draft_summary(tkd_draft *draft);
void tkd_draft_method(tkd_draft *draft);
void tkd_draft_map(tkd_draft *draft);
void tkd_draft_bottlenecks(tkd_draft *draft);
void tkd_draft_sections(tkd_draft *draft);
void tkd_draft_proposals_state(tkd_draft *draft);
void tkd_draft_proposals_municipal(tkd_draft *draft);
/** Of a budget, where one was asked for. */
void tkd_draft_portfolio(tkd_draft *draft);
/** The table of all proposals, for workbooks and data. */
void tkd_draft_proposals_full(tkd_draft *draft);
void tkd_draft_places(tkd_draft *draft);
void tkd_draft_scenarios(tkd_draft *draft);
void tkd_draft_impact(tkd_draft *draft);
void tkd_draft_indicators(tkd_draft *draft);
void tkd_draft_annex(tkd_draft *draft);
/** Sentences on scenarios, for the summary: of tkd_passage. */
void tkd_draft_scenario_passages(tkd_draft *draft, tkd_list *passages);

#endif
