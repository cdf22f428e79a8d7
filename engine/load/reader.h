// SPDX-License-Identifier: EUPL-1.2
// The reader: the state of building one model from one canonical tree, shared by the files that read
// the sections. First every name gets its row (names.c, structure.c, traits.c), then every item is
// read into its row; after that references are just numbers.
//
// The reader remembers that memory ran out and goes on with a spare row, so that only its owner asks
// (`failed`). Faults of the input go to `problems`; rows are then filled as far as possible, and no
// model is given out.
#ifndef TKD_LOAD_READER_H
#define TKD_LOAD_READER_H

#include "teekond/model.h"
#include "teekond/tree.h"

#include "memo.h"

/** Sections whose items are named across the whole workspace. */
typedef enum tkd_section {
    TKD_SECTION_SOURCES,
    TKD_SECTION_GROUPS,
    TKD_SECTION_CALENDARS,
    TKD_SECTION_PROVIDERS,
    TKD_SECTION_SITES, /**< Of all providers. */
    TKD_SECTION_POOLS,
    TKD_SECTION_SERVICES,
    TKD_SECTION_JOURNEYS,
    TKD_SECTION_BOTTLENECKS,
    TKD_SECTION_PROPOSALS,
    TKD_SECTION_MUNICIPALITIES,
    TKD_SECTION_INDICATORS,
    TKD_SECTION_SCENARIOS,
    TKD_SECTION_COUNT
} tkd_section;

/** An item with a name; its row in the model is its position. */
typedef struct tkd_named {
    tkd_text id;
    tkd_node *node; /**< NULL: built in, or a default. */
    uint32_t owner; /**< Of a site: row of its provider. */
} tkd_named;

/** The items of a section: those built in first, then by the bytes of their ids. */
typedef struct tkd_names {
    tkd_named *rows;
    uint32_t count;
    tkd_index index;
} tkd_names;

/** What a name inside a journey may mean; they share one name space. */
typedef enum tkd_journey_name_kind {
    TKD_NAME_STEP,
    TKD_NAME_STAGE,
    TKD_NAME_EXIT
} tkd_journey_name_kind;

/** Names inside one journey. */
typedef struct tkd_journey_names {
    tkd_index names; /**< Packed kind and row, see tkd_journey_name. */
    tkd_index lanes; /**< Rows of lanes. */
} tkd_journey_names;

/** What the reader knows of a step besides its row. */
typedef struct tkd_step_note {
    tkd_node *node;
    int32_t base_service; /**< Named service; TKD_NONE: none. */
    bool bad_service;     /**< `service` names nothing: said already. */
} tkd_step_note;

/** The kinds of figures that are one scalar or, for durations, a distribution. */
typedef enum tkd_quantity {
    TKD_QUANTITY_NUMBER,
    TKD_QUANTITY_DURATION,
    TKD_QUANTITY_RATE,
    TKD_QUANTITY_SHARE,
    TKD_QUANTITY_MONEY,          /**< EUR */
    TKD_QUANTITY_MONEY_PER_TIME, /**< EUR/y, EUR/h; read as EUR per second */
} tkd_quantity;

/** What a figure may be. */
typedef struct tkd_rule {
    tkd_quantity quantity;
    bool sign;  /**< May be written with a sign. */
    bool whole; /**< Whole numbers only. */
    double least;
    double most;         /**< 0 with least 0: the limit of the quantity. */
    tkd_word_list words; /**< Words that stand for numbers; TKD_WORDS_NONE: none. */
} tkd_rule;

/** Rows of a model being built, with lists for those whose number is not known beforehand. */
typedef struct tkd_reader {
    tkd_arena *arena;   /**< Of the model. Borrowed. */
    tkd_arena *scratch; /**< Until the end of the build. Borrowed. */
    tkd_problems *problems;
    bool failed;    /**< Memory ran out. */
    tkd_text local; /**< Id of the municipality whose variants are being read; else empty. */
    uint32_t *origin_slots; /**< Rows of origins by their places; see origins.c. */
    size_t origin_slot_count;
    tkd_memo memo;
    tkd_node *root;
    tkd_model *model;

    tkd_names names[TKD_SECTION_COUNT];
    tkd_journey_names *journey_names; /**< By journey. */
    uint64_t gained;       /**< Traits that some step gives; known once steps are read. */
    tkd_index trait_index; /**< Name, or `name\0value`, to bit; built by traits.c. */

    tkd_source *sources;
    tkd_group *groups;
    tkd_calendar *calendars;
    tkd_provider *providers;
    tkd_site *sites;
    tkd_pool *pools;
    tkd_journey *journeys;
    tkd_bottleneck *bottlenecks;
    tkd_proposal *proposals;
    tkd_municipality *municipalities;
    tkd_indicator *indicators;
    tkd_scenario *scenarios;

    tkd_list step_notes; /**< of tkd_step_note, beside `steps` */
    tkd_list services, stages, steps, branches, blocks, members, exits, lanes, clocks, nexts;
    tkd_list lane_notes, traits, trait_masks, group_traits, party_sizes, openings, date_ranges;
    tkd_list staffings, session_counts, course_starts, channels, effects, citations, removals;
    tkd_list arrivals, accesses, variants, year_values, texts;
    tkd_list step_lists, stage_lists, service_lists, pool_lists, municipality_lists;
    tkd_list variant_services, variant_steps, variant_groups, variant_pools;
    tkd_list variant_step_notes; /**< of tkd_step_note, beside `variant_steps` */
    int32_t only;                /**< The municipality being checked; TKD_NONE: all. */
    tkd_list cases, points, dists, parts, values, origins;

    union {
        max_align_t aligned;
        unsigned char bytes[4096];
    } spare;
} tkd_reader;

/* The reader itself. */

/** An empty reader of `root`. */
void tkd_reader_init(tkd_reader *reader, tkd_node *root, tkd_arena *arena, tkd_arena *scratch,
                     tkd_problems *problems);
/** Room for that many more rows of a list. */
void tkd_reader_expect(tkd_reader *reader, tkd_list *list, size_t count);
/** A new zeroed row at the end of a list; the spare row once memory ran out. Never NULL. */
void *tkd_reader_add(tkd_reader *reader, tkd_list *list);
/** Row `index` of a list; the spare row when there is none. Never NULL. */
void *tkd_reader_at(tkd_reader *reader, const tkd_list *list, size_t index);
/** `count` zeroed objects in the model's arena; NULL (and `failed`) when memory ran out. */
void *tkd_reader_take(tkd_reader *reader, size_t count, size_t size);
/** Text in the model's arena; empty (and `failed`) when memory ran out. */
tkd_text tkd_reader_text(tkd_reader *reader, tkd_text text);
/** The rows added since `first`. */
tkd_range tkd_reader_since(const tkd_list *list, size_t first);
/** Add an int32_t to one of the lists of rows. */
void tkd_reader_add_row(tkd_reader *reader, tkd_list *list, int32_t row);

/* Nodes. */

/** First of the values of a node that is a list or a single value; NULL when it has none. */
tkd_node *tkd_values_first(tkd_node *node);
/** The next of them. */
tkd_node *tkd_values_next(const tkd_node *node, const tkd_node *value);
/** The place of `size` bytes of a scalar, from byte `from`. */
tkd_place tkd_node_part(const tkd_node *node, size_t from, size_t size);
/** The path by which an edit names the node, in the model's arena. */
tkd_text tkd_node_path(tkd_reader *reader, const tkd_node *node);
/** The path as the municipality's own `set` says it, while its variants are being read. */
tkd_text tkd_local_path(tkd_reader *reader, tkd_text path);
/** The value as one would write it in a line, at most about a hundred characters. */
tkd_text tkd_node_flow(tkd_reader *reader, const tkd_node *node);
/** A scalar's text, or empty with WRONG_SHAPE reported. */
tkd_text tkd_load_text(tkd_reader *reader, const tkd_node *node);
tkd_label tkd_load_label(const tkd_node *node);
tkd_item tkd_load_item(const tkd_node *node, tkd_text id);
/** One word of a list: its value, or `otherwise` with UNKNOWN_WORD reported (NULL: quietly). */
int tkd_load_word(tkd_reader *reader, const tkd_node *node, tkd_word_list list, int otherwise);
bool tkd_load_yes_no(tkd_reader *reader, const tkd_node *node, bool otherwise);
/** A full date as a day number; 0 when absent or wrong. */
int32_t tkd_load_day(tkd_reader *reader, const tkd_node *node);

/* Names and references. */

/** Give every item of the workspace-wide sections its row. */
void tkd_name_sections(tkd_reader *reader);
/** The row that a scalar names, or TKD_NONE with the fault reported. */
int32_t tkd_refer(tkd_reader *reader, tkd_section section, const tkd_node *scalar);
/** The same for a map's key. */
int32_t tkd_refer_key(tkd_reader *reader, tkd_section section, const tkd_node *child);
/** The row of a name, or TKD_NONE, quietly. */
int32_t tkd_find_name(const tkd_reader *reader, tkd_section section, tkd_text id);
/** Rows of a name or a list of names, sorted, added to `list`. */
tkd_range tkd_refer_all(tkd_reader *reader, tkd_section section, tkd_node *node, tkd_list *list);
/** Bits of groups; ~0 when the node is NULL. */
uint64_t tkd_refer_groups(tkd_reader *reader, tkd_node *node);
/** Report a name that nothing bears, with the nearest of `names` and what bears it elsewhere. */
void tkd_refer_unknown(tkd_reader *reader, tkd_code code, tkd_place place, tkd_text id,
                       tkd_section section);

/** The row of a step in a journey, or TKD_NONE with the fault reported. */
int32_t tkd_refer_step(tkd_reader *reader, int32_t journey, const tkd_node *scalar);
/** Steps of a name or a list of names, in written order, added to `step_lists`. */
tkd_range tkd_refer_steps(tkd_reader *reader, int32_t journey, tkd_node *node);
/** What a name means in a journey; false when nothing. */
bool tkd_find_in_journey(const tkd_reader *reader, int32_t journey, tkd_text id,
                         tkd_journey_name_kind *kind, int32_t *row);
/** Report a name that a journey does not know. `exits`: exits would be right too. */
void tkd_refer_unknown_in_journey(tkd_reader *reader, int32_t journey, tkd_place place, tkd_text id,
                                  bool exits);
/** Report a lane that a journey does not have. */
void tkd_refer_unknown_lane(tkd_reader *reader, int32_t journey, const tkd_node *child);
/** A step, an exit, `end` or `leave`. */
tkd_target tkd_refer_target(tkd_reader *reader, int32_t journey, const tkd_node *scalar);
/** Id of a provider, pool …, in words for a message. */
const char *tkd_section_word(tkd_section section, tkd_language language);

/* Traits. */

/** Collect all traits and give them bits, by name and value. */
void tkd_name_traits(tkd_reader *reader);
/** Bits of a name or list of names in gives, takes, late. */
uint64_t tkd_load_traits(tkd_reader *reader, tkd_node *node);
/** The first bit of a trait's name and the number of its bits; false when there is none. */
bool tkd_find_trait(const tkd_reader *reader, tkd_text name, int32_t *bit, uint32_t *count);
/** The bit of an exclusive value that only one trait has; TKD_NONE otherwise. */
int32_t tkd_find_trait_value(const tkd_reader *reader, tkd_text value);
tkd_when tkd_load_when(tkd_reader *reader, tkd_node *node);
/** The traits of a group's node. */
tkd_range tkd_load_group_traits(tkd_reader *reader, tkd_node *node);

/* Figures. */

extern const tkd_rule tkd_rule_duration;
extern const tkd_rule tkd_rule_share;
extern const tkd_rule tkd_rule_rate;
extern const tkd_rule tkd_rule_money;
extern const tkd_rule tkd_rule_money_per_time;
extern const tkd_rule tkd_rule_servers; /**< Numbers 0 … 10⁶. */
extern const tkd_rule tkd_rule_number;  /**< Numbers >= 0. */

/** Read a figure; absent when the node is NULL. Path and origin come from where the node stands. */
tkd_figure tkd_load_figure(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule);
/** A plain number that is the same for everybody and at every time; `otherwise` when absent. */
double tkd_load_number(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                       double otherwise);
/** The same for a vote or a rank: what people think, not what the results hang on. */
double tkd_load_vote(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                     double otherwise);
/** The origin of a figure: of `value`, known under the path of `named`. */
int32_t tkd_make_origin(tkd_reader *reader, const tkd_node *named, const tkd_node *value);
/** `{value: …, source: …}`: what the map says of the figure's origin. */
void tkd_load_origin(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule, int32_t row);
/** Report a value outside the range that is believed of it. */
void tkd_check_range(tkd_reader *reader, const tkd_node *node, int32_t row, tkd_range points);
/** A figure that nobody wrote: a number, with its origin. */
tkd_figure tkd_default_figure(tkd_reader *reader, tkd_text path, const char *written, double number,
                              tkd_place place);
/** Only the origin of a default that is no figure. */
void tkd_default_origin(tkd_reader *reader, tkd_text path, const char *written, tkd_place place);
/** The figure's views for the functions of figure.h, as far as it was read. */
tkd_figures tkd_reader_figures(const tkd_reader *reader);

/** One value of a scalar: a number, or for durations a distribution. */
typedef struct tkd_leaf {
    double number; /**< Of a distribution: its mean, a working day being a day. */
    int32_t dist;
} tkd_leaf;

/** A term of a scalar: a number with its unit. */
typedef struct tkd_term {
    double number;
    double factor; /**< Of the unit. */
    bool has_unit;
    bool working_days;
    size_t from; /**< Bytes in the scalar. */
    size_t number_end;
    size_t end;
} tkd_term;

enum { TKD_TERMS_MAX = 4 };

/** The terms of a scalar, `a`, `a..b` or (durations) `a/b/c`, units taken from the right; `inherited`
 *  (may be NULL) is the unit to the right of all. 0 terms: a fault was reported. */
size_t tkd_load_terms(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                      const tkd_term *inherited, tkd_term terms[TKD_TERMS_MAX], bool *range);
/** A scalar of any quantity. False: reported. */
bool tkd_load_scalar(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                     tkd_leaf *leaf);
/** A distribution of durations as scalar, map or list. False: reported. */
bool tkd_load_dist(tkd_reader *reader, const tkd_node *node, tkd_leaf *leaf);
/** A constant, uniform or PERT distribution from terms. False: reported. */
bool tkd_dist_of_terms(tkd_reader *reader, const tkd_node *node, const tkd_term *terms,
                       size_t count, tkd_leaf *leaf);
/** A distribution that a map of parameters names; `known` when `node->key` is one of those. False:
 *  reported, unless not known. */
bool tkd_load_parametric(tkd_reader *reader, const tkd_node *node, tkd_dist *dist, bool *known);
/** Report parameters that do not fit. */
void tkd_report_parameters(tkd_reader *reader, const tkd_node *node, const char *example);
/** A new distribution row. */
int32_t tkd_add_dist(tkd_reader *reader, tkd_dist dist);
/** Mean of a distribution as far as it was read. */
double tkd_reader_mean(const tkd_reader *reader, int32_t dist);
/** The name of a distribution? */
bool tkd_is_dist_name(tkd_text key);
/** Change the points [first, end) of the cases [first_case, end_case) as a node's edits say. */
void tkd_apply_adjustments(tkd_reader *reader, const tkd_node *node, const tkd_rule *rule,
                           tkd_range cases, tkd_range points);

/* Sections. */

void tkd_load_sources(tkd_reader *reader);
void tkd_load_groups(tkd_reader *reader);
void tkd_load_group(tkd_reader *reader, tkd_node *node, tkd_group *group);
void tkd_load_calendars(tkd_reader *reader);
void tkd_load_providers(tkd_reader *reader);
tkd_travel tkd_load_travel(tkd_reader *reader, tkd_node *node);
tkd_range tkd_load_staffings(tkd_reader *reader, tkd_node *node, tkd_section section);
void tkd_load_pools(tkd_reader *reader);
void tkd_load_pool(tkd_reader *reader, tkd_node *node, tkd_pool *pool);
void tkd_load_services(tkd_reader *reader);
/** Read the keys of a service that stand at `node` over what `service` holds. */
void tkd_load_service(tkd_reader *reader, tkd_node *node, tkd_service *service);
/** Does a step's node carry keys of a service of its own? */
bool tkd_has_service_keys(const tkd_node *node);
/** Journeys with their stages, steps, blocks, branches: rows and names. */
void tkd_name_journeys(tkd_reader *reader);
void tkd_load_journeys(tkd_reader *reader);
void tkd_load_steps(tkd_reader *reader);
/** Read a step's keys, its service's aside, over what `step` holds. */
void tkd_load_step(tkd_reader *reader, tkd_node *node, tkd_step *step);
/** Where something is: all forms as steps, and as written. */
typedef struct tkd_at {
    bool given;
    bool faulty;        /**< Something in it was reported. */
    tkd_range steps;    /**< of step_lists */
    tkd_range stages;   /**< of stage_lists */
    tkd_range services; /**< of service_lists */
    tkd_range pools;    /**< of pool_lists */
} tkd_at;
tkd_at tkd_load_at(tkd_reader *reader, tkd_node *node);
/** Sort the rows of a list's last range and drop repeats. */
void tkd_sort_rows(tkd_list *list, tkd_range *range);
/** The pool that a step's service needs, or TKD_NONE. */
int32_t tkd_pool_of_step(tkd_reader *reader, size_t row);
/** The mechanisms of a bottleneck; `for_some`: it says `groups` or `when`. */
tkd_range tkd_load_effects(tkd_reader *reader, tkd_node *node, const tkd_at *bottleneck_at,
                           bool for_some);
void tkd_load_bottlenecks(tkd_reader *reader);
tkd_range tkd_load_citations(tkd_reader *reader, tkd_node *node);
void tkd_load_proposals(tkd_reader *reader);
void tkd_load_municipalities(tkd_reader *reader);
void tkd_load_indicators(tkd_reader *reader);
void tkd_load_scenarios(tkd_reader *reader);
void tkd_load_run(tkd_reader *reader);
void tkd_load_variants(tkd_reader *reader);
void tkd_add_defaults(tkd_reader *reader);
void tkd_check_journeys(tkd_reader *reader);
/** Ways of steps that leave their branch or block. */
void tkd_check_targets(tkd_reader *reader);
/** Steps as municipalities have them by their own `set`. */
void tkd_check_variants(tkd_reader *reader);
void tkd_check_chances(tkd_reader *reader);
void tkd_check_order(tkd_reader *reader);
void tkd_check_calendars(tkd_reader *reader);
void tkd_check_amounts(tkd_reader *reader);

#endif
