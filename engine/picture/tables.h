// SPDX-License-Identifier: EUPL-1.2
// What the sources of the room share: the state of one building, and the words of the document.
#ifndef TKD_PICTURE_TABLES_H
#define TKD_PICTURE_TABLES_H

#include "teekond/picture.h"

/** A picture being built. Rows of the model map to rows of the picture, or to TKD_NONE. */
typedef struct tkd_picture_building {
    const tkd_model *model;
    const tkd_results *results;      /**< NULL: no figures. */
    const tkd_findings *findings;    /**< NULL: no prices. */
    const tkd_proposal_gains *gains; /**< NULL: no gains. */
    tkd_text scenario;
    tkd_text municipality;    /**< "*": all. */
    tkd_text group;           /**< "*": all. */
    tkd_text journey;         /**< "*": all. */
    int32_t municipality_row; /**< TKD_NONE: all. */
    uint64_t groups;          /**< Bits of the groups shown. */
    int32_t day;              /**< First day that is measured: figures by date are those of it. */
    tkd_picture_beside beside;
    tkd_text reference; /**< Empty: none. */
    tkd_arena *arena;
    tkd_index flow_index; /**< Flows of all journeys that can be counted; see flows.c. */
    tkd_list ends;        /**< [journeys] tkd_index of steps and exits by id. */
    tkd_list begun; /**< [journeys] uint32_t, the first flow behind those that begin branches. */
    double *sums;   /**< [steps + 1] of the model: those who went on, of one row of results. */
    int32_t *step_rows;
    int32_t *stage_rows;
    int32_t *lane_rows;
    int32_t *exit_rows;
    int32_t *bottleneck_rows;
    tkd_list journeys;
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
    tkd_list variants;
    tkd_list variant_steps;
    tkd_list variant_flows;
    tkd_list variant_bottlenecks;
    tkd_list queues;
    tkd_list weeks;
    tkd_list closures;
    tkd_list persons;
    tkd_list stretches;
    tkd_list step_lists;
    tkd_list stage_lists;
    tkd_list bottleneck_lists;
} tkd_picture_building;

/** An estimate of nobody. */
tkd_estimate tkd_picture_nobody(void);

/** The item's title, or its id where it has none. */
tkd_label tkd_picture_item_label(const tkd_item *item);

/** Copies an item to the end of a list of its size; TKD_ERR_MEMORY. */
TKD_MUST_CHECK tkd_status tkd_picture_append(tkd_list *list, const void *item, tkd_error *err);

/** The rows of the picture that a list of the model's rows maps to, in order, each once. */
TKD_MUST_CHECK tkd_status tkd_picture_map_list(tkd_list *to, const int32_t *rows,
                                               const int32_t *from, tkd_range range,
                                               tkd_range *mapped, tkd_error *err);

/** Steps shown whose service needs the pool, appended to `step_lists`. */
TKD_MUST_CHECK tkd_status tkd_picture_steps_of_pool(tkd_picture_building *building, int32_t pool,
                                                    tkd_range *steps, tkd_error *err);

/** An estimate of the measured window as one of a year. */
tkd_estimate tkd_picture_a_year(const tkd_results *results, tkd_estimate estimate);

/** The pool of a step's service, as those who are shown meet it, or TKD_NONE. */
int32_t tkd_picture_pool_of(const tkd_picture_building *building, int32_t step);

/** Rows of the model by id, or TKD_NONE. */
int32_t tkd_picture_find_pool(const tkd_model *model, tkd_text id);
int32_t tkd_picture_find_municipality(const tkd_model *model, tkd_text id);
int32_t tkd_picture_find_site(const tkd_model *model, tkd_text id);
/** Title of a municipality or a site; empty of `*`. */
tkd_label tkd_picture_place_label(const tkd_model *model, tkd_text place);
/** Does a place of this kind serve those who are shown? */
bool tkd_picture_is_here(const tkd_picture_building *building, tkd_where_kind kind, tkd_text place);

/** Weekdays on which a calendar opens when nothing is closed: bits 1u << weekday, 0 = Monday. */
uint32_t tkd_picture_open_weekdays(const tkd_model *model, const tkd_calendar *calendar);

/** The results of a journey's step: at its place in the journey, or wherever it is; NULL: nowhere. */
const tkd_step_row *tkd_picture_step_row(const tkd_results *results, const tkd_result_row *row,
                                         tkd_text id, uint32_t place);

/** A step of the journey that is being added, taken by groups of it; `figures` is the journey's result
 *  row, or NULL. */
TKD_MUST_CHECK tkd_status tkd_picture_add_step(tkd_picture_building *building, int32_t row,
                                               uint64_t journey_groups,
                                               const tkd_result_row *figures, tkd_error *err);
/** What steps need, when all of them are there. */
TKD_MUST_CHECK tkd_status tkd_picture_add_needs(tkd_picture_building *building, tkd_error *err);

/** Flows of a journey: as simulated, or the model's arrows where nothing was. `row` is the
 *  journey's result row, or NULL. */
TKD_MUST_CHECK tkd_status tkd_picture_build_flows(tkd_picture_building *building, int32_t journey,
                                                  const tkd_result_row *row, tkd_range *flows,
                                                  tkd_error *err);

/** Bottlenecks, numbered, with their prices; then what nobody named. */
TKD_MUST_CHECK tkd_status tkd_picture_build_bottlenecks(tkd_picture_building *building,
                                                        tkd_error *err);
TKD_MUST_CHECK tkd_status tkd_picture_build_unnamed(tkd_picture_building *building, tkd_error *err);
TKD_MUST_CHECK tkd_status tkd_picture_build_proposals(tkd_picture_building *building,
                                                      tkd_error *err);

/** The variants that are asked for, without figures: flows need to know them. TKD_ERR_REFERENCE: the
 *  one to compare with is none of them. */
TKD_MUST_CHECK tkd_status tkd_picture_choose_variants(tkd_picture_building *building,
                                                      tkd_error *err);
/** Their figures, when all else is there. */
TKD_MUST_CHECK tkd_status tkd_picture_build_variants(tkd_picture_building *building,
                                                     tkd_error *err);
/** Results of a variant on a journey ("*": all), or NULL. */
const tkd_result_row *tkd_picture_variant_row(const tkd_picture_building *building,
                                              const tkd_picture_variant *variant, tkd_text journey);
/** Who went where on a journey of the picture, by a row of results; `counted` has a row for each of
 *  the picture's flows. */
void tkd_picture_count_flows(const tkd_picture_building *building, int32_t journey,
                             const tkd_result_row *row, tkd_picture_variant_flow *counted);

/** One measure less another, paired by replication (paired.h); without an interval where the results have
 *  no samples. */
tkd_estimate tkd_picture_difference(const tkd_results *results, const tkd_measured *own,
                                    const tkd_measured *reference);

/** Title of a scenario; its id where the model has none for it. */
tkd_label tkd_picture_scenario_label(const tkd_model *model, tkd_text scenario);

/** Queues week by week, where the results have them. */
TKD_MUST_CHECK tkd_status tkd_picture_build_queues(tkd_picture_building *building, tkd_error *err);
/** When a pool with these calendars is closed during the weeks of a queue: its closures. */
TKD_MUST_CHECK tkd_status tkd_picture_add_closures(tkd_picture_building *building,
                                                   const tkd_calendar *const *calendars,
                                                   size_t count, tkd_picture_queue *queue,
                                                   tkd_error *err);
/** Time lines of those who are shown, where the results have them. */
TKD_MUST_CHECK tkd_status tkd_picture_build_persons(tkd_picture_building *building, tkd_error *err);

/** The document's words, NULL-terminated in order of their enumerations. */
const char *const *tkd_picture_view_words(void);
const char *const *tkd_picture_level_words(void);
const char *const *tkd_picture_kind_words(void);
const char *const *tkd_picture_channel_words(void);
const char *const *tkd_picture_end_words(void);
const char *const *tkd_picture_flow_words(void);
const char *const *tkd_picture_law_words(void);
const char *const *tkd_picture_status_words(void);
const char *const *tkd_picture_unnamed_words(void);
const char *const *tkd_picture_reason_words(void);
const char *const *tkd_picture_change_words(void);
const char *const *tkd_picture_evidence_words(void);

#endif
