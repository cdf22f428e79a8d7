// SPDX-License-Identifier: EUPL-1.2
// What the files share that lay one picture over another.
#ifndef TKD_PICTURE_CHANGES_H
#define TKD_PICTURE_CHANGES_H

#include "tables.h"

/** A row of the merged picture: its rows in the pictures before and after, TKD_NONE where it is not. */
typedef struct tkd_picture_pair {
    int32_t before;
    int32_t after;
} tkd_picture_pair;

/** Rows of one of the two pictures in the merged one, TKD_NONE for those that are not there. */
typedef struct tkd_picture_rows {
    int32_t *journeys;
    int32_t *stages;
    int32_t *steps;
    int32_t *lanes;
    int32_t *exits;
    int32_t *bottlenecks;
} tkd_picture_rows;

/** One picture being laid over another. */
typedef struct tkd_picture_laying {
    const tkd_picture *before;
    const tkd_picture *after;
    tkd_arena *arena;
    tkd_picture_rows from_before;
    tkd_picture_rows from_after;
    tkd_list journeys; /**< Of the merged picture, as are the next ones. */
    tkd_list stages;
    tkd_list steps;
    tkd_list lanes;
    tkd_list exits;
    tkd_list flows;
    tkd_list bottlenecks;
    tkd_list unnamed;
    tkd_list proposals;
    tkd_list channels;
    tkd_list notes;
    tkd_list edits;
    tkd_list step_lists;
    tkd_list stage_lists;
    tkd_list bottleneck_lists;
} tkd_picture_laying;

/** Do two labels read the same in every language? */
bool tkd_picture_same_label(const tkd_label *a, const tkd_label *b);
/** The same number, or both none; sums that were made in another order differ in last digits. */
bool tkd_picture_same_number(double a, double b);

/**
 * The order of rows that follows `after`, with what only `before` has at its old place.
 *
 * @param[in]  before     Rows before, [first, first + count).
 * @param[in]  after      Rows after, likewise.
 * @param[in]  after_of   By row before: its row after, or TKD_NONE; may lie elsewhere.
 * @param[in]  before_of  By row after, likewise.
 * @param      pairs      of tkd_picture_pair; appended.
 */
TKD_MUST_CHECK tkd_status tkd_picture_merge_order(tkd_range before, tkd_range after,
                                                  const int32_t *after_of, const int32_t *before_of,
                                                  tkd_list *pairs, tkd_error *err);

/** Step of a journey of the merged picture by ids, or TKD_NONE. */
int32_t tkd_picture_find_step(const tkd_picture_laying *laying, tkd_text journey, tkd_text step);

/** Journeys with their stages, steps, lanes and exits; rows of both pictures are known afterwards. */
TKD_MUST_CHECK tkd_status tkd_picture_lay_map(tkd_picture_laying *laying, tkd_error *err);
/** Flows, bottlenecks, what nobody named, and proposals. */
TKD_MUST_CHECK tkd_status tkd_picture_lay_flows(tkd_picture_laying *laying, tkd_error *err);
TKD_MUST_CHECK tkd_status tkd_picture_lay_problems(tkd_picture_laying *laying, tkd_error *err);
/** The edits, each with the steps it concerns; these, and what else is named, are changed by it. */
TKD_MUST_CHECK tkd_status tkd_picture_lay_edits(tkd_picture_laying *laying, const tkd_model *before,
                                                const tkd_model *after,
                                                const tkd_picture_written_edit *edits, size_t count,
                                                tkd_error *err);

#endif
