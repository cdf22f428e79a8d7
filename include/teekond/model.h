// SPDX-License-Identifier: EUPL-1.2
// The model: what was asked, as plain tables of rows that name each other by row number.
//
// One model is one scenario of a workspace after all edits, checked and frozen: whoever holds it may
// trust every reference. Rows stand in order of their ids' bytes (steps, stages, blocks and branches
// in written order), so that the order of files, sections and items changes nothing. Row 0 of
// providers is `kov`, rows 0 and 1 of calendars `always` and the default working week. Ids are row
// numbers of type int32_t; TKD_NONE is "none". Groups and trait bits are at most 64, so that sets of
// them are one word.
//
// A municipality's own `set` gives variants: rows that its clients meet instead of the general ones.
// Ask through tkd_model_service, _step, _pool, _group, which know them.
#ifndef TEEKOND_MODEL_H
#define TEEKOND_MODEL_H

#include "teekond/figure.h"

enum {
    TKD_GROUPS_MAX = 64,
    TKD_TRAITS_MAX = 64,
    TKD_MONTHS = 12,
    TKD_CALENDAR_ALWAYS = 0,
    TKD_CALENDAR_WORKING_WEEK = 1, /**< Mon–Fri, whole days, less public holidays. */
    TKD_PROVIDER_KOV = 0,
};

/** What every named thing has. */
typedef struct tkd_item {
    tkd_text id;     /**< Interned, NFC. */
    uint64_t luck;   /**< Hash of `luck:` or of the id: its part in every draw. */
    tkd_label title; /**< Falls back to the id when empty. */
    tkd_label note;
    tkd_place place;
} tkd_item;

/** A run of rows [first, first + count) in the table that the field names. */
typedef struct tkd_range {
    uint32_t first;
    uint32_t count;
} tkd_range;

typedef struct tkd_source {
    tkd_item item;
    tkd_text url;
    int32_t read_day; /**< Day number; 0 when not said. */
} tkd_source;

/** Whose eyes: bit positions of views, and index of severities. */
typedef enum tkd_view {
    TKD_VIEW_NEWCOMER,
    TKD_VIEW_RETURNEE,
    TKD_VIEW_KOV,
    TKD_VIEW_STATE,
    TKD_VIEW_COUNT
} tkd_view;

/** One bit of a client's traits: a yes/no trait, or one value of an exclusive one. */
typedef struct tkd_trait {
    tkd_text name;  /**< `lapsega`; of exclusive values the trait, `keel`. */
    tkd_text value; /**< Empty for yes/no; `ru`. */
    uint64_t luck;  /**< Hash of the name. */
} tkd_trait;

/** Traits that a step or a bottleneck asks for: all of `all`, none of `none`, and of each mask in
 *  `model.trait_masks[any]` at least one. All-zero: everybody. */
typedef struct tkd_when {
    uint64_t all;
    uint64_t none;
    tkd_range any;
} tkd_when;

/** Who has a trait at arrival: one draw per trait name. Row of `group_traits`. */
typedef struct tkd_group_trait {
    int32_t trait;        /**< First bit of the name. */
    uint32_t value_count; /**< 0: yes/no. Else exclusive values at bits trait, trait + 1, …; not all
                               bits of the name need a share here: absent ones are 0. */
    tkd_figure shares[16]; /**< [0] for yes/no; else one per value, by bit. */
} tkd_group_trait;

typedef struct tkd_party_size {
    uint32_t size;
    double share; /**< Sum over the group's sizes is 1. */
} tkd_party_size;

typedef struct tkd_group {
    tkd_item item;
    tkd_view view; /**< NEWCOMER or RETURNEE. */
    double priority;
    tkd_figure patience; /**< Duration; absent: endless. */
    tkd_range traits;    /**< of group_traits */
    tkd_range party;     /**< of party_sizes; empty: alone. */
} tkd_group;

/** Open [open_s, close_s) seconds of the day on a weekday (0 = Monday). */
typedef struct tkd_opening {
    int32_t weekday;
    double open_s;
    double close_s; /**< <= 86400 */
} tkd_opening;

/** Dates, both ends included; year 0: every year, and then `to` before `from` runs over new year. */
typedef struct tkd_date_range {
    tkd_date from;
    tkd_date to;
} tkd_date_range;

typedef struct tkd_calendar {
    tkd_item item;
    bool always; /**< Open at every moment; all else empty. */
    bool closed_holidays;
    tkd_range openings; /**< of openings, by weekday and time, not overlapping. */
    tkd_range closed;   /**< of date_ranges */
    tkd_range only;     /**< of date_ranges; empty: every date. */
} tkd_calendar;

typedef enum tkd_level {
    TKD_LEVEL_STATE,
    TKD_LEVEL_KOV,
    TKD_LEVEL_NGO,
    TKD_LEVEL_PRIVATE,
    TKD_LEVEL_KOVS, /**< Of proposals: municipalities together. */
    TKD_LEVEL_EU,   /**< Of proposals. */
} tkd_level;

typedef struct tkd_provider {
    tkd_item item;
    tkd_level level;
    tkd_range sites; /**< of sites */
} tkd_provider;

/** A way to a place: time there and back, and money. Either figure may be absent. */
typedef struct tkd_travel {
    tkd_figure time; /**< Duration; by municipality where the site says so. */
    tkd_figure cost_eur;
} tkd_travel;

/** Servers of a pool, or seats of a course, at a site or in a municipality. Row of `staffings`. */
typedef struct tkd_staffing {
    int32_t row; /**< Pool of `staff`, service of `seats`. */
    tkd_figure number;
} tkd_staffing;

typedef struct tkd_site {
    tkd_item item;
    int32_t provider;
    tkd_range serves;   /**< of municipality_lists */
    tkd_range services; /**< of service_lists; empty: all. */
    bool all_services;
    int32_t
        calendar; /**< Of everything done here, besides the pool's; TKD_NONE: none of its own. */
    tkd_travel travel;
    tkd_range staff; /**< of staffings */
    tkd_range seats; /**< of staffings */
} tkd_site;

typedef enum tkd_where_kind { TKD_AT_MUNICIPALITY, TKD_AT_SITE, TKD_AT_NATION } tkd_where_kind;

typedef enum tkd_order { TKD_ORDER_FIFO, TKD_ORDER_PRIORITY, TKD_ORDER_RANDOM } tkd_order;

typedef struct tkd_pool {
    tkd_item item;
    int32_t provider;     /**< TKD_NONE: nobody named. */
    tkd_where_kind place; /**< One instance per municipality, per site of the provider, or one. */
    tkd_figure servers;   /**< Numbers, by date. */
    int32_t calendar;
    tkd_order order;
    tkd_figure share; /**< Of its capacity; absent: 1. */
    tkd_figure cost_eur_per_s;
    tkd_figure absence_every; /**< Duration; absent: never. */
    tkd_figure absence_lasts; /**< Duration */
} tkd_pool;

typedef enum tkd_start_kind { TKD_START_DATE, TKD_START_MONTHLY, TKD_START_WEEKLY } tkd_start_kind;

/** A start of a course. MONTHLY: the 1st of each month. WEEKLY: each Monday. */
typedef struct tkd_course_start {
    tkd_start_kind kind;
    tkd_date date; /**< DATE: year 0 = every year. */
} tkd_course_start;

typedef struct tkd_course {
    tkd_range starts;  /**< of course_starts */
    tkd_figure seats;  /**< Absent: room for all. */
    tkd_figure lasts;  /**< Duration */
    tkd_order order;   /**< FIFO or RANDOM */
    tkd_figure closes; /**< Duration before the start; absent: 0. */
    tkd_figure share;  /**< Of the seats; absent: 1. */
} tkd_course;

typedef struct tkd_session_count {
    uint32_t count;
    double share; /**< Sum is 1. */
} tkd_session_count;

/** Known channels are drawn as icons; others are texts. */
typedef enum tkd_channel_kind {
    TKD_CHANNEL_OTHER,
    TKD_CHANNEL_IN_PERSON,
    TKD_CHANNEL_WEB,
    TKD_CHANNEL_PHONE,
    TKD_CHANNEL_EMAIL,
    TKD_CHANNEL_POST,
    TKD_CHANNEL_HOME_VISIT,
    TKD_CHANNEL_DATA_EXCHANGE,
} tkd_channel_kind;

typedef struct tkd_channel {
    tkd_channel_kind kind;
    tkd_text name; /**< As written. */
} tkd_channel;

typedef struct tkd_service {
    tkd_item item;          /**< Of a step's own service: the step's, with an empty id. */
    int32_t provider;       /**< TKD_NONE: nobody. */
    int32_t pool;           /**< TKD_NONE: nobody's time. */
    int32_t calendar;       /**< Besides the pool's; TKD_NONE: none of its own. */
    tkd_range channels;     /**< of channels */
    tkd_figure duration;    /**< Duration of one visit; absent: 0. */
    tkd_range sessions;     /**< of session_counts; empty: one. */
    tkd_figure session_gap; /**< Duration between sessions (`every`); absent: 0. */
    tkd_figure booking;     /**< Duration */
    tkd_figure no_show;     /**< Share */
    tkd_figure processing;  /**< Duration, a sum in written order. */
    bool travels;           /**< `travel: no` says that nobody travels. */
    tkd_figure fee_eur;
    tkd_text info;
    bool is_course;
    tkd_course course;
} tkd_service;

/** Where a client goes. */
typedef enum tkd_target_kind {
    TKD_TARGET_ON,   /**< The following item of the branch; its end after the last. */
    TKD_TARGET_STEP, /**< Step `index`. */
    TKD_TARGET_EXIT, /**< Exit `index`; TKD_NONE: `leave`. */
    TKD_TARGET_END,  /**< This branch is done. */
} tkd_target_kind;

typedef struct tkd_target {
    tkd_target_kind kind;
    int32_t index; /**< Row of steps or exits. */
} tkd_target;

/** An entry of `next`. Row of `nexts`. */
typedef struct tkd_next {
    tkd_target to;
    tkd_figure p;    /**< Share; absent: 1. */
    tkd_figure wait; /**< Duration; absent: 0. */
    tkd_label because;
    uint64_t gives; /**< Trait bits */
    uint64_t takes;
    tkd_place place;
} tkd_next;

typedef struct tkd_lane_note {
    int32_t lane; /**< Row of lanes. */
    tkd_label text;
} tkd_lane_note;

typedef struct tkd_step {
    tkd_item item;
    int32_t journey;
    int32_t stage;
    int32_t branch;    /**< Row of branches. */
    uint32_t position; /**< In its branch's items. */
    int32_t service;   /**< Row of services; TKD_NONE: only `delay`, one visit. */
    bool own_service;  /**< Written on the step itself. */
    uint64_t groups;   /**< Who takes it; others skip. ~0: all. */
    tkd_when when;
    tkd_figure take_up;         /**< Share; absent: 1. */
    tkd_range needs;            /**< of step_lists */
    tkd_range after;            /**< of step_lists; of the step that begins a branch. */
    int32_t not_before_from;    /**< Step, or TKD_NONE. */
    tkd_figure not_before_plus; /**< Duration */
    tkd_figure delay;           /**< Duration */
    uint64_t gives;
    uint64_t takes;
    tkd_figure patience;  /**< Duration; absent: the group's. */
    tkd_figure attempts;  /**< Number; absent: endless. */
    tkd_target otherwise; /**< `else`; ON where absent (then `then`). */
    bool has_else;
    tkd_figure deadline;    /**< Duration; absent: none. */
    int32_t deadline_from;  /**< Step at whose end it starts; TKD_NONE: the client's clock. */
    uint64_t deadline_late; /**< Trait bits gained when missed. */
    bool milestone;
    tkd_figure feeling; /**< −2 … +2, by whom. */
    tkd_range notes;    /**< of lane_notes */
    tkd_range next;     /**< of nexts */
    tkd_target then;
} tkd_step;

typedef enum tkd_member_kind { TKD_MEMBER_STEP, TKD_MEMBER_BLOCK } tkd_member_kind;

/** A step or a parallel block as a branch lists them. Row of `members`. */
typedef struct tkd_member {
    tkd_member_kind kind;
    int32_t index;
} tkd_member;

/** A line of members one after the other: of a journey, or of a parallel block. A journey's first
 *  branch starts at arrival; others when the `after` of their first step is behind the client. */
typedef struct tkd_branch {
    int32_t journey;
    int32_t block;     /**< The block it belongs to; TKD_NONE: of the journey. */
    tkd_range members; /**< of members */
    tkd_range after;   /**< of step_lists; empty: at arrival, or with its block. */
} tkd_branch;

/** `parallel`: all its branches at once. */
typedef struct tkd_block {
    int32_t journey;
    int32_t branch;     /**< That holds it. */
    uint32_t position;  /**< In that branch's members. */
    bool until_any;     /**< Else all. */
    tkd_range branches; /**< of branches, next to each other. */
    tkd_place place;
} tkd_block;

typedef struct tkd_stage {
    tkd_item item;
    int32_t journey;
    tkd_range steps; /**< of steps, those of blocks too. */
} tkd_stage;

typedef struct tkd_exit {
    tkd_item item;
    int32_t journey;
} tkd_exit;

typedef struct tkd_lane {
    tkd_item item;
    int32_t journey;
} tkd_lane;

/** A time reported besides: from the end of one step until the end of another. */
typedef struct tkd_clock {
    tkd_item item;
    int32_t journey;
    int32_t from;
    int32_t until;
} tkd_clock;

typedef struct tkd_journey {
    tkd_item item;
    uint64_t groups;     /**< Resolved: those it lists, or those no other lists. */
    tkd_figure target;   /**< Duration; absent: none. */
    int32_t counts_from; /**< Step, or TKD_NONE: arrival. */
    tkd_range stages;
    tkd_range steps;    /**< All, in written order. */
    tkd_range branches; /**< All, the journey's own first, then those of blocks. */
    uint32_t own_branch_count;
    tkd_range blocks;
    tkd_range exits;
    tkd_range lanes;
    tkd_range clocks;
} tkd_journey;

typedef enum tkd_kind {
    TKD_KIND_CAPACITY,
    TKD_KIND_INFORMATION,
    TKD_KIND_LANGUAGE,
    TKD_KIND_LEGAL,
    TKD_KIND_AVAILABILITY,
    TKD_KIND_DIGITAL,
    TKD_KIND_COORDINATION,
    TKD_KIND_HOUSING,
    TKD_KIND_DATA,
    TKD_KIND_COST,
    TKD_KIND_ATTITUDE,
    TKD_KIND_SUPPORT,
    TKD_KIND_COUNT
} tkd_kind;

typedef enum tkd_effect_kind {
    TKD_EFFECT_TRAVEL,
    TKD_EFFECT_DELAY,
    TKD_EFFECT_DURATION,
    TKD_EFFECT_BOOKING,
    TKD_EFFECT_PROCESSING,
    TKD_EFFECT_NO_SHOW,
    TKD_EFFECT_REWORK,
    TKD_EFFECT_DROPOUT,
    TKD_EFFECT_TAKE_UP,
    TKD_EFFECT_CAPACITY,
    TKD_EFFECT_ABSENCE,
} tkd_effect_kind;

/** One mechanism of a bottleneck. Row of `effects`. */
typedef struct tkd_effect {
    tkd_effect_kind kind;
    tkd_range steps; /**< of step_lists: where it acts, stages and services resolved to steps. */
    tkd_range pools; /**< of pool_lists: CAPACITY, ABSENCE. */
    bool multiplies; /**< `times`: `factor` holds, else `amount` or `p` is added. */
    double factor;
    tkd_figure amount;   /**< Duration added: TRAVEL, DELAY, DURATION, BOOKING, PROCESSING. */
    tkd_figure cost_eur; /**< TRAVEL */
    tkd_figure p;        /**< Share: NO_SHOW, REWORK, DROPOUT. */
    bool has_to;         /**< Else REWORK: the same step; DROPOUT: `leave`. */
    tkd_target to;       /**< REWORK: step. DROPOUT: exit. */
    tkd_figure wait;     /**< REWORK: duration. */
    tkd_figure every;    /**< ABSENCE: duration. */
    tkd_figure lasts;    /**< ABSENCE: duration. */
} tkd_effect;

typedef struct tkd_citation {
    int32_t source;
    tkd_label note;
} tkd_citation;

typedef struct tkd_bottleneck {
    tkd_item item;
    tkd_label description;
    tkd_range at;        /**< of step_lists: all steps it concerns; stages and services resolved. */
    tkd_range at_stages; /**< of stage_lists: as written, for the map. */
    tkd_range at_services;          /**< of service_lists */
    tkd_range at_pools;             /**< of pool_lists */
    tkd_view views[TKD_VIEW_COUNT]; /**< In written order. */
    uint32_t view_count;
    uint32_t kinds;                  /**< Bits 1u << tkd_kind. */
    double severity[TKD_VIEW_COUNT]; /**< 1–5; 0: no vote. */
    uint64_t groups;                 /**< ~0: all */
    tkd_when when;
    tkd_range where;     /**< of municipality_lists; empty: all. */
    tkd_range effects;   /**< of effects */
    bool has_without;    /**< It is in the base figures; its removal is an edit of the tree. */
    double priority;     /**< 0: none given. */
    tkd_range citations; /**< of citations */
} tkd_bottleneck;

typedef enum tkd_proposal_status {
    TKD_PROPOSAL_IDEA,
    TKD_PROPOSAL_PROTOTYPE,
    TKD_PROPOSAL_PILOT,
    TKD_PROPOSAL_ADOPTED
} tkd_proposal_status;

typedef enum tkd_law_change {
    TKD_LAW_NOT_SAID,
    TKD_LAW_NO,
    TKD_LAW_YES,
    TKD_LAW_UNCLEAR
} tkd_law_change;

typedef struct tkd_removal {
    int32_t bottleneck;
    double share; /**< 0–1 */
} tkd_removal;

typedef struct tkd_proposal {
    tkd_item item;
    tkd_range removes; /**< of removals */
    bool has_set;
    uint32_t levels;    /**< Bits 1u << tkd_level. */
    tkd_text owner;     /**< Provider id or any body's name. */
    tkd_range partners; /**< of texts */
    tkd_law_change law_change;
    tkd_label law;
    tkd_figure cost_once_eur;
    tkd_figure cost_yearly_eur_per_s;
    int32_t risk; /**< 1–3; 0: not said. */
    tkd_label risk_note;
    tkd_proposal_status status;
    tkd_range pilot; /**< of municipality_lists */
    int32_t due_day; /**< 0: none. */
    tkd_text activity;
    double priority;
    tkd_range citations;
} tkd_proposal;

typedef struct tkd_arrivals {
    int32_t group;
    tkd_figure rate_per_s; /**< People, by date. */
} tkd_arrivals;

/** `access: {ppa: {site: …, travel: …}}` */
typedef struct tkd_access {
    int32_t provider;
    int32_t site;      /**< TKD_NONE: only the travel is said. */
    tkd_travel travel; /**< Wins over the site's where set. */
} tkd_access;

/** A row that a municipality's clients meet instead of the general one. Row of `variants`. */
typedef enum tkd_variant_kind {
    TKD_VARIANT_SERVICE,
    TKD_VARIANT_STEP,
    TKD_VARIANT_GROUP,
    TKD_VARIANT_POOL
} tkd_variant_kind;

typedef struct tkd_variant {
    tkd_variant_kind kind;
    int32_t row;     /**< The general row. */
    int32_t instead; /**< Row of variant_services, _steps, _groups, _pools. */
} tkd_variant;

typedef struct tkd_municipality {
    tkd_item item;
    tkd_text county;
    tkd_figure residents;
    bool pilot;
    tkd_range arrivals;        /**< of arrivals, by group */
    double season[TKD_MONTHS]; /**< Weights as written; all 1 without. */
    bool has_season;
    tkd_range staff;    /**< of staffings */
    tkd_range access;   /**< of accesses */
    tkd_range variants; /**< of variants */
    tkd_figure budget_eur_per_s;
} tkd_municipality;

typedef struct tkd_year_value {
    int32_t year;
    double value;
} tkd_year_value;

typedef struct tkd_indicator {
    tkd_item item;
    tkd_label unit;
    tkd_range base;   /**< of year_values */
    tkd_range target; /**< of year_values */
} tkd_indicator;

/** A scenario's name; its edits were applied before the model was made. */
typedef struct tkd_scenario {
    tkd_item item;
} tkd_scenario;

/** How to run. */
typedef struct tkd_run_plan {
    int32_t start_day; /**< Day number of run.start. */
    double warmup_s;
    double measure_s;
    double drain_s;
    uint32_t replications;
    uint64_t seed;
    double client_hour_eur; /**< What an hour of a client's time is priced at. */
} tkd_run_plan;

/** The tables. Arrays are borrowed, in the model's arena; `x_count` rows each. */
typedef struct tkd_model {
    tkd_label title;
    tkd_text scenario; /**< Id; `today` mostly. */
    tkd_run_plan run;
    tkd_figures figures;
    bool has_numbers; /**< Any figure, arrival or pool was written: not only a map. */

    const tkd_source *sources;
    const tkd_trait *traits; /**< By bit. */
    const uint64_t *trait_masks;
    const tkd_group *groups;
    const tkd_group_trait *group_traits;
    const tkd_party_size *party_sizes;
    const tkd_calendar *calendars;
    const tkd_opening *openings;
    const tkd_date_range *date_ranges;
    const tkd_provider *providers;
    const tkd_site *sites;
    const tkd_staffing *staffings;
    const tkd_pool *pools;
    const tkd_service *services; /**< Named ones by id, then steps' own. */
    const tkd_session_count *session_counts;
    const tkd_course_start *course_starts;
    const tkd_channel *channels;
    const tkd_journey *journeys;
    const tkd_stage *stages;
    const tkd_step *steps;
    const tkd_member *members;
    const tkd_branch *branches;
    const tkd_block *blocks;
    const tkd_exit *exits;
    const tkd_lane *lanes;
    const tkd_clock *clocks;
    const tkd_next *nexts;
    const tkd_lane_note *lane_notes;
    const tkd_bottleneck *bottlenecks;
    const tkd_effect *effects;
    const tkd_citation *citations;
    const tkd_proposal *proposals;
    const tkd_removal *removals;
    const tkd_municipality *municipalities;
    const tkd_arrivals *arrivals;
    const tkd_access *accesses;
    const tkd_variant *variants;
    const tkd_indicator *indicators;
    const tkd_year_value *year_values;
    const tkd_scenario *scenarios;
    const int32_t *step_lists;
    const int32_t *stage_lists;
    const int32_t *service_lists;
    const int32_t *pool_lists;
    const int32_t *municipality_lists;
    const tkd_text *texts;

    const tkd_service *variant_services;
    const tkd_step *variant_steps;
    const tkd_group *variant_groups;
    const tkd_pool *variant_pools;

    /** How much of each bottleneck is left, r of the format, shape [bottlenecks][municipalities]:
     *  1 without any adopted proposal. Effects are scaled by it when the network is built. */
    const double *remaining;
    /** Which proposals are adopted where, shape [proposals][municipalities]. */
    const bool *adopted;

    uint32_t source_count;
    uint32_t trait_count;
    uint32_t group_count;
    uint32_t calendar_count;
    uint32_t provider_count;
    uint32_t site_count;
    uint32_t pool_count;
    uint32_t service_count;
    uint32_t named_service_count;
    uint32_t journey_count;
    uint32_t stage_count;
    uint32_t step_count;
    uint32_t branch_count;
    uint32_t block_count;
    uint32_t exit_count;
    uint32_t lane_count;
    uint32_t clock_count;
    uint32_t bottleneck_count;
    uint32_t effect_count;
    uint32_t proposal_count;
    uint32_t municipality_count;
    uint32_t indicator_count;
    uint32_t scenario_count;
} tkd_model;

/** Rows as the clients of a municipality meet them; never NULL. `municipality` TKD_NONE: general. */
TKD_API const tkd_service *tkd_model_service(const tkd_model *model, int32_t municipality,
                                             int32_t service);
TKD_API const tkd_step *tkd_model_step(const tkd_model *model, int32_t municipality, int32_t step);
TKD_API const tkd_group *tkd_model_group(const tkd_model *model, int32_t municipality,
                                         int32_t group);
TKD_API const tkd_pool *tkd_model_pool(const tkd_model *model, int32_t municipality, int32_t pool);

/** The part of an entry of `next` in draws: the luck of the step or exit that it leads to. */
TKD_API uint64_t tkd_next_luck(const tkd_model *model, const tkd_next *next);

/** The journey that a group takes, or TKD_NONE. */
TKD_API int32_t tkd_model_journey_of(const tkd_model *model, int32_t group);

/** Does a client with these traits meet the condition? */
TKD_API bool tkd_when_fits(const tkd_model *model, const tkd_when *when, uint64_t traits);

/** Title of an item in a language, else its id. */
TKD_API tkd_text tkd_item_title(const tkd_item *item, tkd_language language);

/** How many figures nobody sourced: as many as tkd_model_assumptions lists. */
TKD_API size_t tkd_model_assumption_count(const tkd_model *model);
/** What every result hangs on that nobody sourced: row numbers of `figures.origins` with evidence
 *  `assumption`, defaults first, then by path. `rows` in `arena`. */
TKD_API TKD_MUST_CHECK tkd_status tkd_model_assumptions(const tkd_model *model, tkd_arena *arena,
                                                        uint32_t **rows, size_t *count,
                                                        tkd_error *err);

/** The fingerprint of a model: 16 hexadecimal digits that change when any figure, id or structure
 *  does, but not titles, notes or order. Written with a final NUL. */
TKD_API void tkd_model_fingerprint(const tkd_model *model, char digits[17]);

/** What nearly every word for an enumerated value is in English: stable ids for data. */
TKD_API const char *tkd_view_word(tkd_view view);
TKD_API const char *tkd_kind_word(tkd_kind kind);
TKD_API const char *tkd_level_word(tkd_level level);
TKD_API const char *tkd_evidence_word(tkd_evidence evidence);
TKD_API const char *tkd_law_change_word(tkd_law_change change);
TKD_API const char *tkd_proposal_status_word(tkd_proposal_status status);

#endif
