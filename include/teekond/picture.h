// SPDX-License-Identifier: EUPL-1.2
// A picture: what a drawing shows of a workspace's journeys, as plain tables that know no engine and
// no drawing library; and the one JSON document in which it travels with results and findings.
//
// `teekond` makes the picture and writes the document; `teekond-draw`, a web page or any other
// program reads it (docs/picture.md). Everything shown stands in the picture itself: whoever draws
// needs neither the model nor the results. Rows name each other by row number (TKD_NONE: none);
// times are hours, shares 0–1, money euros; a figure nobody has simulated is NaN.
#ifndef TEEKOND_PICTURE_H
#define TEEKOND_PICTURE_H

#include "teekond/findings.h"
#include "teekond/model.h"
#include "teekond/proposals.h"

/** What a picture says of how its figures came to be. */
typedef struct tkd_picture_facts {
    bool simulated; /**< False: a map without numbers; all else but sources is empty. */
    uint64_t seed;
    uint32_t replications;
    bool partial;     /**< The runs were interrupted. */
    int32_t from_day; /**< First and last day of arrivals that were measured. */
    int32_t to_day;
    uint32_t assumption_count;
    tkd_text fingerprint;
    tkd_text version;
} tkd_picture_facts;

/** Key figures of those who were measured: of all journeys, and of each. */
typedef struct tkd_picture_key_figures {
    tkd_estimate arrived; /**< People a year. */
    tkd_estimate completed_share;
    tkd_estimate on_target_share;
    tkd_estimate left_share;
    tkd_estimate time_p50_h;
    tkd_estimate time_p90_h;
    tkd_estimate visits; /**< Of one person. */
    tkd_estimate rework; /**< Of these, beyond the first to each step. */
} tkd_picture_key_figures;

typedef struct tkd_picture_journey {
    tkd_text id;
    tkd_label title;
    tkd_range stages;
    tkd_range steps;
    tkd_range exits;
    tkd_range flows;
    double target_h; /**< NaN: none. */
    tkd_picture_key_figures figures;
} tkd_picture_journey;

/** What a scenario does to a part of the map, where two are laid over each other. */
typedef enum tkd_picture_change {
    TKD_CHANGE_NONE,
    TKD_CHANGE_ADDED,   /**< Only in the scenario. */
    TKD_CHANGE_REMOVED, /**< Only before it; figures are those of before. */
    TKD_CHANGE_CHANGED, /**< In both, with other figures or another way. */
} tkd_picture_change;

/** How the figures of a step and its service are known, by the weakest of those that someone shown
 *  meets; feelings aside, and defaults that nobody wrote. Its line on the map. */
typedef enum tkd_picture_evidence {
    TKD_PICTURE_NO_FIGURES, /**< None is written: nothing to know. */
    TKD_PICTURE_SOURCED,    /**< Every one has a source. */
    TKD_PICTURE_ESTIMATED,  /**< The workshop's, or derived; none is a mere assumption. */
    TKD_PICTURE_ASSUMED,    /**< At least one is an assumption. */
} tkd_picture_evidence;

typedef struct tkd_picture_stage {
    tkd_text id;
    tkd_label title;
    int32_t journey;
    tkd_range steps;
    tkd_picture_change change;
} tkd_picture_stage;

/** Who provides: the word and colour of a card. */
typedef struct tkd_picture_step {
    tkd_text id;
    tkd_label title;
    int32_t journey;
    int32_t stage;
    int32_t branch;    /**< Counted from 0 in its journey; blocks' branches too. */
    uint32_t position; /**< In its branch. */
    bool has_provider;
    tkd_label provider; /**< Title. */
    tkd_level level;
    tkd_range channels;              /**< of channels */
    uint32_t views;                  /**< Bits 1u << tkd_view of those who take it. */
    double feelings[TKD_VIEW_COUNT]; /**< −2 … +2 of NEWCOMER and RETURNEE; NaN where not given. */
    tkd_range notes;                 /**< of notes: what it says in lanes, each at most once. */
    bool milestone;
    tkd_range needs;   /**< of step_lists: steps that must be behind the client first. */
    tkd_label service; /**< Title; empty: none. */
    tkd_label pool;    /**< Whose time it takes; empty: nobody's. */
    bool is_course;
    /** Time standards in hours, the means of the figures as written for the picture's municipality and
     *  group on the first day that is measured, a working day as its share of the week; of several
     *  groups the mean of those who have one, each alike. NaN: none written. */
    double booking_h;    /**< Lead time of an appointment. */
    double standard_h;   /**< The visit itself, all sessions; of a course, how long it lasts. */
    double processing_h; /**< After the visit, before the result. */
    double deadline_h;   /**< By when the step is to be done. */
    tkd_picture_evidence evidence;
    tkd_picture_change change;
    tkd_estimate visits; /**< A year. */
    tkd_estimate wait_h; /**< The rest: per visit. */
    tkd_estimate wait_p10_h;
    tkd_estimate wait_p50_h;
    tkd_estimate wait_p90_h;
    tkd_estimate service_h;
    tkd_estimate time_h;
    tkd_estimate time_p50_h;
    tkd_estimate time_p90_h;
    tkd_estimate rework_share;
    tkd_estimate left_share;
    tkd_estimate before_visits; /**< Before the changes; of nobody where nothing is compared. */
    tkd_estimate before_wait_h;
    tkd_estimate before_time_h;
} tkd_picture_step;

/** A row of the map besides: documents, what people ask. */
typedef struct tkd_picture_lane {
    tkd_text id;
    tkd_label title;
    int32_t journey;
} tkd_picture_lane;

/** What a step says in a lane. */
typedef struct tkd_picture_note {
    int32_t lane;
    tkd_label text;
} tkd_picture_note;

typedef struct tkd_picture_exit {
    tkd_text id; /**< `leave` is built in. */
    tkd_label title;
    int32_t journey;
} tkd_picture_exit;

/** Where people go. */
typedef enum tkd_picture_end {
    TKD_END_STEP,  /**< `row` of steps. */
    TKD_END_EXIT,  /**< `row` of exits. */
    TKD_END_START, /**< Arrival. */
    TKD_END_DONE,  /**< The branch is done. */
} tkd_picture_end;

typedef struct tkd_picture_flow {
    tkd_picture_end from_end;
    int32_t from;
    tkd_picture_end to_end;
    int32_t to;
    tkd_flow_kind kind;
    tkd_estimate count; /**< People a year; NaN: the model's arrow, not simulated. */
    double share;       /**< Of those who left `from`. NaN: not known. */
    tkd_picture_change change;
    tkd_estimate before_count;
} tkd_picture_flow;

typedef struct tkd_picture_bottleneck {
    uint32_t number; /**< From 1, the dearest first, then by severity, then along the journey: what
                          the cards show. */
    tkd_text id;
    tkd_label title;
    tkd_label description;
    tkd_range steps;                /**< of step_lists, in order. */
    tkd_range stages;               /**< of stage_lists: those it is written at as a whole. */
    tkd_view views[TKD_VIEW_COUNT]; /**< As written: the first feels it most. */
    uint32_t view_count;
    double severity[TKD_VIEW_COUNT]; /**< 1–5; 0: no vote. */
    uint32_t kinds;                  /**< Bits 1u << tkd_kind. */
    bool priced;
    tkd_estimate price_h; /**< Per client. */
    tkd_estimate price_days_per_year;
    tkd_estimate affected;
    /** It takes the state: its proposals, or the EU's, remove more of it than all others; where none
     *  removes any, all of its steps are the state's. */
    bool state_level;
    /** Of it in the scenario, 0–1: in the municipality shown, else the mean of those in which it
     *  acts. 1 where nothing removes it. */
    double left;
    tkd_picture_change change;
} tkd_picture_bottleneck;

/** Waiting or load that the simulation found and nobody named. */
typedef struct tkd_picture_unnamed {
    tkd_unnamed_kind kind;
    tkd_unnamed_reason reason;
    tkd_text id;
    tkd_label title;
    tkd_text place;
    tkd_range steps; /**< of step_lists */
    tkd_estimate wait_h;
    tkd_estimate utilization;
    tkd_estimate price_h;
} tkd_picture_unnamed;

typedef struct tkd_picture_proposal {
    tkd_text id;
    tkd_label title;
    uint32_t levels; /**< Bits 1u << tkd_level; 0: not said. */
    tkd_label owner; /**< Title of the provider, or the body's name. */
    tkd_law_change law_change;
    tkd_proposal_status status;
    tkd_range removes;         /**< of bottleneck_lists */
    tkd_range steps;           /**< of step_lists: of the bottlenecks that it removes. */
    double cost_once_eur;      /**< NaN: not said. */
    double cost_yearly_eur;    /**< A year. NaN: not said. */
    tkd_estimate gain_h;       /**< Per client; NaN: not known. */
    tkd_picture_change change; /**< ADDED: adopted in the scenario, not before. */
} tkd_picture_proposal;

/** Figures of one of several that are set side by side: a municipality, a group, a scenario. */
typedef struct tkd_picture_variant {
    tkd_text scenario;
    tkd_text municipality; /**< "*": all. */
    tkd_text group;        /**< "*": all. */
    tkd_label title;       /**< Of what differs from the others. */
    bool is_reference;     /**< The one that the others are compared with; at most one. */
    /** Arrivals a year as written in the model that is shown; NaN: nobody said. People who exist: of few
     *  of them nothing may be published. */
    double observed;
    tkd_estimate measures[TKD_CLIENT_MEASURE_COUNT]; /**< Counts are those of a year. */
    /** This less the reference, paired replication by replication (Law, Simulation Modeling and
     *  Analysis, 5th ed., section 11.2), so that luck which both share cancels: the same people in
     *  another scenario, the same desk of the state. Student's interval of the delta-method
     *  linearisation of the two ratios; of quantiles, whose estimates are pooled, with the spread of
     *  the replications' own. Of nobody for the reference itself and where there is none. */
    tkd_estimate differences[TKD_CLIENT_MEASURE_COUNT];
    uint32_t first_step;       /**< of variant_steps: one for each step of the picture. */
    uint32_t first_flow;       /**< of variant_flows: one for each flow. */
    uint32_t first_bottleneck; /**< of variant_bottlenecks: one for each bottleneck. */
} tkd_picture_variant;

typedef struct tkd_picture_variant_step {
    tkd_estimate visits; /**< A year. */
    tkd_estimate wait_h; /**< The rest: per visit. */
    tkd_estimate wait_p90_h;
    tkd_estimate time_h;
} tkd_picture_variant_step;

typedef struct tkd_picture_variant_flow {
    tkd_estimate count; /**< People a year. */
    double share;       /**< Of those who left its beginning; NaN: not known. */
} tkd_picture_variant_flow;

typedef struct tkd_picture_variant_bottleneck {
    tkd_estimate price_h; /**< Per client; of nobody: not priced, or it does not act there. */
    tkd_estimate price_days_per_year;
    tkd_estimate affected;
} tkd_picture_variant_bottleneck;

/** Waiting and load of a pool against its staff: one sweep. */
typedef struct tkd_picture_capacity {
    tkd_text pool;
    tkd_label title;
    tkd_text place; /**< Municipality, site, or "*" (national). */
    tkd_label place_title;
    tkd_range points; /**< of capacity_points, by staff. */
    tkd_range marks;  /**< of capacity_marks, by day. */
} tkd_picture_capacity;

typedef struct tkd_picture_capacity_point {
    double staff; /**< Posts, as `staff` is written. */
    tkd_estimate wait_h;
    tkd_estimate wait_p90_h;
    tkd_estimate utilization;
    tkd_estimate queue_length;
    tkd_estimate abandoned_share;
} tkd_picture_capacity_point;

/** Staff that is planned. */
typedef struct tkd_picture_capacity_mark {
    double staff;
    int32_t from_day;   /**< Day number from which it holds; at the earliest the run's first. */
    bool is_now;        /**< In force when measuring begins. */
    tkd_label scenario; /**< Title of the scenario that plans it; empty: today's. */
} tkd_picture_capacity_mark;

/** A pool's queue week by week. */
typedef struct tkd_picture_queue {
    tkd_text pool;
    tkd_label title;
    tkd_text place;
    tkd_label place_title;
    int32_t from_day;   /**< First day of the first week. */
    double days;        /**< That the weeks cover; the last may be a short one. */
    tkd_range weeks;    /**< of weeks */
    tkd_range closures; /**< of closures, by day. */
} tkd_picture_queue;

typedef struct tkd_picture_week {
    tkd_estimate length; /**< Average over the week. */
    double p10;          /**< Over replications; NaN of fewer than two. */
    double p90;
} tkd_picture_week;

/** Days, both included, on which the pool is closed besides its free weekdays. */
typedef struct tkd_picture_closure {
    int32_t from_day;
    int32_t to_day;
} tkd_picture_closure;

/** The time line of one simulated person. */
typedef struct tkd_picture_person {
    double share; /**< 0.5: the median person of those shown; 0.9. */
    int32_t journey;
    tkd_label municipality;
    tkd_label group;
    uint32_t replication;
    int32_t arrived_day; /**< Day number. */
    double clock_h; /**< When the person's clock started; since the arrival, as all hours here. */
    double ended_h;
    tkd_range stretches; /**< of stretches, by their begin; those of parallel branches overlap. */
} tkd_picture_person;

typedef struct tkd_picture_stretch {
    int32_t step;
    uint32_t visit; /**< To this step, from 1. */
    tkd_stretch_phase phase;
    tkd_label place; /**< Title of the municipality or site; may be empty. */
    double from_h;
    double until_h;
    bool counted; /**< Not where its branch was abandoned in the middle of it. */
} tkd_picture_stretch;

/** One edit between before and after, for the list of what changes. */
typedef struct tkd_picture_edit {
    tkd_text path;   /**< `services.elukoht.duration` */
    tkd_text before; /**< As written; empty: nothing. */
    tkd_text after;  /**< As written; empty: taken away. */
    tkd_label title; /**< Of the proposal that it comes with, or of the item it changes. */
    tkd_range steps; /**< of step_lists: whose cards it concerns; may be empty. */
} tkd_picture_edit;

/** The tables. Arrays borrowed, in the arena of whoever made the picture. */
typedef struct tkd_picture {
    tkd_label title;
    tkd_text scenario;
    tkd_label scenario_title;
    tkd_text municipality; /**< "*": all. */
    tkd_label municipality_title;
    tkd_text group; /**< "*": all. */
    tkd_label group_title;
    tkd_picture_facts facts;
    tkd_picture_key_figures figures; /**< Of all journeys. */
    bool has_before;                 /**< Two scenarios are laid over each other. */
    tkd_label before_title;          /**< Of the one before. */
    tkd_picture_key_figures before;
    tkd_picture_key_figures difference; /**< `figures` less `before`, paired by replication. */

    const tkd_picture_journey *journeys;
    const tkd_picture_stage *stages;
    const tkd_picture_step *steps;
    const tkd_picture_lane *lanes; /**< In order of their journeys. */
    const tkd_picture_exit *exits;
    const tkd_picture_flow *flows;
    const tkd_picture_bottleneck *bottlenecks; /**< By number. */
    const tkd_picture_unnamed *unnamed;
    const tkd_picture_proposal *proposals;
    const tkd_label *sources; /**< Titles. */
    const tkd_channel *channels;
    const tkd_picture_note *notes;
    const tkd_picture_variant *variants; /**< Empty unless asked for, as are the next ones. */
    const tkd_picture_variant_step *variant_steps;
    const tkd_picture_variant_flow *variant_flows;
    const tkd_picture_variant_bottleneck *variant_bottlenecks;
    const tkd_picture_capacity *capacities;
    const tkd_picture_capacity_point *capacity_points;
    const tkd_picture_capacity_mark *capacity_marks;
    const tkd_picture_queue *queues; /**< Longest first. */
    const tkd_picture_week *weeks;
    const tkd_picture_closure *closures;
    const tkd_picture_person *persons;
    const tkd_picture_stretch *stretches;
    const tkd_picture_edit *edits;
    const int32_t *step_lists;
    const int32_t *stage_lists;
    const int32_t *bottleneck_lists;

    uint32_t journey_count;
    uint32_t stage_count;
    uint32_t step_count;
    uint32_t lane_count;
    uint32_t exit_count;
    uint32_t flow_count;
    uint32_t bottleneck_count;
    uint32_t unnamed_count;
    uint32_t proposal_count;
    uint32_t source_count;
    uint32_t channel_count;
    uint32_t note_count;
    uint32_t variant_count;
    uint32_t capacity_count;
    uint32_t capacity_point_count;
    uint32_t capacity_mark_count;
    uint32_t queue_count;
    uint32_t week_count;
    uint32_t closure_count;
    uint32_t person_count;
    uint32_t stretch_count;
    uint32_t edit_count;
    uint32_t step_list_count;
    uint32_t stage_list_count;
    uint32_t bottleneck_list_count;
} tkd_picture;

/** What stands side by side, as variants. */
typedef enum tkd_picture_beside {
    TKD_BESIDE_NOTHING,
    TKD_BESIDE_MUNICIPALITIES, /**< Every one with arrivals, in the model's order. */
    TKD_BESIDE_GROUPS,         /**< Every one with arrivals, likewise. */
    TKD_BESIDE_SCENARIOS,      /**< Those of the results, in their order. */
} tkd_picture_beside;

/** What to show; all-zero is everything. Ids; empty or "*" is all. */
typedef struct tkd_picture_options {
    tkd_text scenario; /**< Of the results' rows; empty: the model's. */
    tkd_text municipality;
    tkd_text journey;
    tkd_text group;
    tkd_picture_beside beside;
    tkd_text reference; /**< The variant that others are compared with: id; empty: none. */
    const tkd_proposal_gains *gains; /**< What proposals gain; NULL: not known. Borrowed. */
} tkd_picture_options;

/**
 * The picture of a model, with its figures where there are any.
 *
 * Bottlenecks of other municipalities than the chosen one are left out, as are those of other
 * journeys; so are proposals that remove none of what is shown, unless they remove nothing at all.
 * Flows that only a variant has are among the picture's, of nobody or of none. What results have of
 * other scenarios' steps that this model lacks is left out. Queues and persons are there where the
 * results have series and traces; capacities, edits and changes come from the functions below.
 *
 * @param[in]  model     The model. Borrowed: the picture borrows its texts.
 * @param[in]  results   Of a run of this model, or NULL: a map without numbers. Borrowed.
 * @param[in]  findings  Prices and unnamed bottlenecks, or NULL. Borrowed.
 * @param[in]  options   What to show, or NULL: everything.
 * @param[in]  arena     Where the picture's tables live.
 * @param[out] picture   The picture; untouched on failure.
 * @param[out] err       Filled on failure; NULL if not wanted.
 * @retval TKD_OK             Done.
 * @retval TKD_ERR_REFERENCE  A municipality, journey or group of `options` does not exist, or the
 *                            reference is none of the variants.
 * @retval TKD_ERR_MEMORY     Memory ran out.
 *
 * Cost: O(rows of all tables + list entries), hashing ids.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_picture_build(
    const tkd_model *model, const tkd_results *results, const tkd_findings *findings,
    const tkd_picture_options *options, tkd_arena *arena, tkd_picture *picture, tkd_error *err);

/** The document `{"teekond": 1, "picture": …, "results": …, "findings": …}`; the last two only
 *  where not NULL. */
TKD_API void tkd_picture_write_json(const tkd_picture *picture, const tkd_results *results,
                                    const tkd_findings *findings, tkd_json *json);

/**
 * The picture of a document. Unknown members are passed over, so that older programs read newer
 * documents; every row number is checked, so that a wrong document cannot do harm. Results and
 * findings that stand beside the picture are skimmed, not parsed.
 *
 * @param[in]  document  UTF-8 JSON. Borrowed, not needed afterwards.
 * @param[in]  arena     Where tables and texts live.
 * @param[out] picture   The picture; untouched on failure.
 * @param[out] err       Filled on failure with the line or the member; NULL if not wanted.
 * @retval TKD_OK            Done.
 * @retval TKD_ERR_SYNTAX    Not JSON; `err->place` has its line and column.
 * @retval TKD_ERR_VALUE     Not such a document: a member is missing, of another kind, or out of
 *                           range.
 * @retval TKD_ERR_MEMORY    Memory ran out.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_picture_read_json(tkd_text document, tkd_arena *arena,
                                                        tkd_picture *picture, tkd_error *err);

/** One figure of staff: what was tried of it, and what is planned. All borrowed. */
typedef struct tkd_picture_sweep {
    tkd_text pool;
    tkd_text place;                           /**< Municipality, site, or "*" (national). */
    const tkd_picture_capacity_point *points; /**< By staff; see tkd_picture_try_staff. */
    size_t point_count;
    const tkd_picture_capacity_mark *marks; /**< See tkd_picture_staff_marks. */
    size_t mark_count;
} tkd_picture_sweep;

/** What results of a scenario say of a pool at a place, tried with so much staff; of nobody where they
 *  have no such row. */
TKD_API tkd_picture_capacity_point tkd_picture_try_staff(const tkd_results *results,
                                                         tkd_text scenario, tkd_text pool,
                                                         tkd_text place, double staff);

/**
 * The staff that is planned of a pool at a place: each date of the figure in the model, then of those
 * in other scenarios' models what differs from it. What is over before measuring begins is left out.
 *
 * @param[in]  model   What holds today. Borrowed.
 * @param[in]  plans   Models of other scenarios, shape [plan_count]. Borrowed: marks have their titles.
 * @param[in]  arena   `*marks` lives there.
 * @param[out] marks   By day, shape [*count]; none where there is no such pool.
 * @retval TKD_ERR_MEMORY  Memory ran out.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_picture_staff_marks(const tkd_model *model, tkd_text pool,
                                                          tkd_text place,
                                                          const tkd_model *const *plans,
                                                          size_t plan_count, tkd_arena *arena,
                                                          const tkd_picture_capacity_mark **marks,
                                                          size_t *count, tkd_error *err);

/**
 * Give a picture the capacity of one pool.
 *
 * @param      picture  Has this one capacity afterwards.
 * @param[in]  model    For titles. Borrowed.
 * @retval TKD_ERR_REFERENCE  The model has no such pool.
 * @retval TKD_ERR_MEMORY     Memory ran out.
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_picture_add_capacity(tkd_picture *picture,
                                                           const tkd_model *model,
                                                           const tkd_picture_sweep *sweep,
                                                           tkd_arena *arena, tkd_error *err);

/** An edit as people wrote it. Borrowed. */
typedef struct tkd_picture_written_edit {
    tkd_text path;     /**< `services.elukoht.duration`; `proposals.P`: where it is adopted. */
    tkd_text before;   /**< Empty: nothing. */
    tkd_text after;    /**< Empty: taken away. */
    tkd_text proposal; /**< Id of the proposal that it comes with; empty: none. */
} tkd_picture_written_edit;

/** A picture to be laid, and the model that it was built of. Borrowed. */
typedef struct tkd_picture_laid {
    const tkd_picture *picture;
    const tkd_model *model;
} tkd_picture_laid;

/**
 * Lay the picture of a scenario over that of another: one map with what is removed, added and changed.
 *
 * Rows of both are matched by their ids. They stand in the order of `after`, and what only `before` has
 * at its old place. A step is changed where its texts and written figures differ, or an edit names it,
 * its service, pool, provider or calendar; a bottleneck of which nothing is left is removed. What stands
 * beside the map (variants, queues, persons, capacities) is left out.
 *
 * @param[in]  before  Built with the same options as `after`.
 * @param[in]  edits   What people wrote to come from one to the other, shape [edit_count].
 * @param[in]  arena   The merged tables live there; texts stay those of the two pictures and models.
 * @param[out] merged  Untouched on failure.
 * @retval TKD_ERR_MEMORY  Memory ran out.
 *
 * Cost: O(rows), where both are in the same order; at worst O(rows²).
 */
TKD_API TKD_MUST_CHECK tkd_status tkd_picture_lay_over(const tkd_picture_laid *before,
                                                       const tkd_picture_laid *after,
                                                       const tkd_picture_written_edit *edits,
                                                       size_t edit_count, tkd_arena *arena,
                                                       tkd_picture *merged, tkd_error *err);

/**
 * How the key figures of a merged picture differ, with intervals, paired by replication (paired.h).
 *
 * @param      picture  Its `difference` is set; left as it is where the results lack either row.
 * @param[in]  results  With both scenarios, run with the same seed, and their samples. Borrowed.
 * @param[in]  before   What was shown before: scenario, municipality, journey, group. Borrowed.
 * @param[in]  after    Likewise.
 */
TKD_API void tkd_picture_add_difference(tkd_picture *picture, const tkd_results *results,
                                        const tkd_picture_options *before,
                                        const tkd_picture_options *after);

#endif
