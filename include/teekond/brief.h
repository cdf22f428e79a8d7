// SPDX-License-Identifier: EUPL-1.2
// A brief: what the ministry's reader or a municipality needs to know, made into a paper. It takes what
// was asked (model), what happened (results) and what it means (prices, gains, comparisons), and lays it
// out in chapters, tables and facts; the rooms behind it decide nothing more, they only show it.
//
// Small counts of observed people (arrivals that were measured or come from a register) are replaced
// by a word here, before any form exists, together with as many others as it takes to keep them from
// being computed back; docs/report.en.md says how.
#ifndef TEEKOND_BRIEF_H
#define TEEKOND_BRIEF_H

#include "teekond/comparison.h"
#include "teekond/findings.h"
#include "teekond/model.h"
#include "teekond/paper.h"
#include "teekond/proposals.h"

/** For whom it is written. */
typedef enum tkd_brief_form {
    TKD_BRIEF_STATE,        /**< `riik`: central government. */
    TKD_BRIEF_MUNICIPALITY, /**< `kov`: one municipality. */
} tkd_brief_form;

typedef enum tkd_brief_picture {
    TKD_BRIEF_MAP,
    TKD_BRIEF_HEAT,
    TKD_BRIEF_PARETO,
    TKD_BRIEF_COMPARE,
    TKD_BRIEF_PICTURE_COUNT
} tkd_brief_picture;

/** What a brief is made of. All borrowed; the paper points into it. */
typedef struct tkd_brief_input {
    const tkd_model *model;                /**< Of the scenario that is reported, mostly `today`. */
    const tkd_results *results;            /**< Of that scenario, and of those compared with it. */
    const tkd_findings *findings;          /**< Prices; NULL: not computed. */
    const tkd_proposal_gains *gains;       /**< Of proposals, each alone; NULL: not computed. */
    const tkd_comparisons *municipalities; /**< With all together, or with the one; NULL: none. */
    const tkd_comparisons *scenarios; /**< In each municipality and all together; NULL: none. */
    tkd_paper_picture pictures[TKD_BRIEF_PICTURE_COUNT]; /**< Without svg and png: the alternative
                                                            says why there is none. */
    tkd_brief_form form;
    tkd_text municipality; /**< Id, of the form for one. */
    tkd_language language; /**< TKD_ET or TKD_EN. */
    int32_t day;           /**< Of the report. */
    double suppress_below; /**< Observed counts below it, but not 0, are not shown; 0: all are. */
} tkd_brief_input;

/** A brief is a paper, and what its data need besides. */
typedef struct tkd_brief {
    tkd_paper paper;
    const tkd_brief_input *input;      /**< Borrowed. */
    const tkd_text *labels;            /**< What each of the paper's facts is, for people. */
    const tkd_assumption *assumptions; /**< Those of the results, small counts replaced. */
    size_t assumption_count;
} tkd_brief;

/**
 * Write the brief.
 *
 * @param[in]  input  Borrowed, and must outlive the brief.
 * @param[in]  arena  The brief lives there.
 * @param[out] brief  Untouched on failure.
 * @retval TKD_ERR_REFERENCE  There is no such municipality.
 * @retval TKD_ERR_MEMORY     Memory ran out.
 *
 * Cost: O(bottlenecks × proposals + figures), no simulation.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_brief_build(const tkd_brief_input *input, tkd_arena *arena,
                                                  tkd_brief *brief, tkd_error *err);

/** What becomes of a number in a table with totals. */
typedef enum tkd_cover {
    TKD_COVER_OPEN,   /**< Shown. */
    TKD_COVER_SMALL,  /**< Small and observed: `alla 3`. */
    TKD_COVER_HIDDEN, /**< Not small, but others could be computed from it: `varjatud`. */
} tkd_cover;

/**
 * Hide the small observed cells of a table, and as many others that none of them follows from the rest
 * and the totals: for each there is another table of whole people, with all that is shown the same, in
 * which it has another value that is small as well.
 *
 * @param[in]  cells        Shape [rows][columns], none negative. Borrowed.
 * @param[in]  is_observed  The same shape: of real people. Borrowed.
 * @param[in]  below        Cells in (0, below) are small; at least 3, or 0: none is.
 * @param[in]  arena        Scratch.
 * @param[out] covers       Shape [rows + 1][columns + 1], totals last.
 * @retval TKD_ERR_MEMORY  Memory ran out.
 *
 * Cost: O(small cells × rows × columns).
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_brief_cover(const double *cells, const bool *is_observed,
                                                  size_t rows, size_t columns, double below,
                                                  tkd_arena *arena, tkd_cover *covers,
                                                  tkd_error *err);

/** May pictures show counts of people in municipalities? Not where small counts are hidden: a picture is
 *  drawn from the results as they are. */
TKD_API bool tkd_brief_may_draw_counts(const tkd_model *model, double suppress_below,
                                       tkd_arena *arena);

/** `{"teekond": 1, "run", "assumptions", "report": {form, municipality, language, date, suppress_below,
 *  facts: [{id, label, unit, value}], tables: [{id, title, sheet, columns, rows}]}}`. Every number that a
 *  form of the paper shows is in it. */
TKD_API void tkd_brief_write_json(const tkd_brief *brief, tkd_json *json);

/** The table of this id in the paper, or NULL. */
TKD_API const tkd_paper_block *tkd_brief_find_table(const tkd_brief *brief, tkd_text id);

#endif
