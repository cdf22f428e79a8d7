// SPDX-License-Identifier: EUPL-1.2
// The inside of the reference simulator: people, their tokens (one for each branch that goes on at
// once), queues, and the list of what comes next.
#ifndef TKD_REFERENCE_WORLD_H
#define TKD_REFERENCE_WORLD_H

#include "reference.h"
#include "reference_luck.h"

/** Ranks within one moment, as section 6 lists them. */
typedef enum world_rank {
    RANK_CHANGE = 1, /**< Openings, closings, dated changes, absences. */
    RANK_COMPLETION, /**< Something is over; people arrive. */
    RANK_JOIN,       /**< Into a queue, or asking for a course. */
    RANK_START,      /**< A course starts. */
    RANK_PATIENCE,   /**< Patience runs out. */
} world_rank;

typedef enum token_state {
    TOKEN_WALKING, /**< Being looked at now. */
    TOKEN_HELD,    /**< Until a step is behind the client. */
    TOKEN_TIMED,   /**< Until a timer ends. */
    TOKEN_JOINING, /**< On its way into a queue or a course. */
    TOKEN_QUEUED,
    TOKEN_ENROLLED,
    TOKEN_FORKED, /**< Its branches of a block go on. */
    TOKEN_OVER,
} token_state;

/** What is looked at next in a visit. */
typedef enum visit_phase {
    VISIT_CONDITIONS,
    VISIT_NEEDS,
    VISIT_NOT_BEFORE,
    VISIT_DELAY,
    VISIT_BOOKING,
    VISIT_BOOKED,
    VISIT_TRAVEL,
    VISIT_JOIN,
    VISIT_WORK,
    VISIT_WORKED,
    VISIT_AGAIN, /**< After the time between sessions. */
    VISIT_PROCESSING,
    VISIT_OUTCOME,
    VISIT_REROUTED, /**< After the `wait` of a way out. */
} visit_phase;

typedef struct world_token {
    reference_client *client;
    struct world_token *parent; /**< Of a block's branch: the token that waits for it. */
    token_state state;
    int32_t branch;
    uint32_t position;
    int32_t block;       /**< FORKED. */
    uint32_t unfinished; /**< FORKED: branches going on. */
    int32_t step;
    visit_phase phase;
    double since_s;          /**< Begin of the present phase. */
    reference_count account; /**< TIMED: what the time is counted as. */
    double work_end_s;
    double joined_s;
    double reached_s; /**< When the step was reached. */
    bool counted;     /**< This visit is counted. */
    uint32_t visit;
    uint32_t booking;
    uint32_t session;
    uint32_t sessions;
    tkd_target target;             /**< REROUTED */
    struct world_station *serving; /**< A server of it is busy with this token. */
    bool on_fraction;
} world_token;

/** A pool at one place. */
typedef struct world_station {
    int32_t pool;
    tkd_where_kind where;
    int32_t place;
    reference_pool figures;
    tkd_list queue; /**< of world_token * */
    uint32_t busy;
    bool fraction_busy;
    double opened_s;         /**< Begin of the present opening; −1: none yet. */
    double fraction_until_s; /**< The fractional server is there until then. */
    double fraction_debt_s;  /**< Overtime to be taken off. */
    uint64_t taken;          /**< Clients taken from the queue so far: the ordinal of lots. */
    int *away;               /**< By server: reasons for which it is away. */
    uint32_t away_count;
    tkd_list due; /**< of world_event: absences that wait for a server, earliest first */
} world_station;

/** A course at one place. */
typedef struct world_course {
    int32_t service;
    tkd_where_kind where;
    int32_t place;
    tkd_list asked;       /**< of world_token *, in the order they asked */
    int32_t municipality; /**< One of those whose clients ask here. */
    double seats;         /**< Of all starts so far. */
    double seats_given;
} world_course;

typedef enum world_event_kind {
    EVENT_TICK, /**< Something may open, close or change. */
    EVENT_ABSENCE,
    EVENT_TIMER,
    EVENT_ARRIVAL,
    EVENT_JOIN,
    EVENT_START,
    EVENT_PATIENCE,
} world_event_kind;

typedef struct world_event {
    double time_s;
    world_rank rank;
    world_event_kind kind;
    world_token *token;       /**< TIMER, JOIN, PATIENCE */
    world_course *course;     /**< START */
    world_station *station;   /**< ABSENCE */
    uint32_t server;          /**< ABSENCE */
    uint32_t number;          /**< ABSENCE: of the absence. */
    bool begins;              /**< ABSENCE: else it ends. */
    const tkd_effect *effect; /**< ABSENCE: the reason; NULL: the pool's own. */
    uint32_t bottleneck;      /**< ABSENCE: of the effect. */
    int32_t municipality;     /**< ARRIVAL */
    int32_t group;            /**< ARRIVAL */
    uint64_t party;           /**< ARRIVAL */
} world_event;

typedef struct world {
    const tkd_model *model;
    tkd_arena *arena;
    uint64_t seed;
    uint32_t replication;
    double now_s;
    double warmup_s;
    double end_s;
    double horizon_s;
    tkd_list events;   /**< of world_event, in no order */
    tkd_list clients;  /**< of reference_client * */
    tkd_list tokens;   /**< of world_token *, those not over */
    tkd_list ready;    /**< of world_token *, to be looked at in this order */
    size_t looked_at;  /**< So many of them have been. */
    tkd_list stations; /**< of world_station * */
    tkd_list courses;  /**< of world_course * */
} world;

/** Where a visit takes place. */
typedef struct visit_place {
    tkd_where_kind where;
    int32_t place; /**< Municipality or site; TKD_NONE: national. */
    int32_t site;  /**< TKD_NONE: none. */
    const tkd_travel
        *travel; /**< The way of the municipality's `access`, else of the site; or NULL. */
} visit_place;

/** So many as nobody counts. */
#define HUGE_COUNT 1e18

// reference.c
void *world_take(world *w, size_t size);
void *world_add(tkd_list *list);
void world_push(world *w, world_event event);
/** Forget what was to come for a token. */
void world_forget(world *w, const world_token *token);
/** Have a token looked at in its turn, at this moment. */
void world_look(world *w, world_token *token);

// reference_people.c
tkd_person person_of(const reference_client *client);
reference_step *step_of(const world *w, const reference_client *client, int32_t step);
/** The step of a token, and its service or NULL, as the client's municipality meets them. */
const tkd_step *step_row(const world *w, const world_token *token);
const tkd_service *service_row(const world *w, const world_token *token);
uint64_t key_of(const world *w, const world_token *token, luck_purpose purpose, uint64_t ordinal);
/** By what the token's working days are counted. */
opening_hours working_hours(const world *w, const world_token *token);
int32_t figure_dist(const world *w, const reference_client *client, tkd_figure figure);
double figure_number(const world *w, const reference_client *client, tkd_figure figure,
                     double otherwise);
/** When a figure's draw that begins at `from_s` ends. */
double figure_end(const world *w, const world_token *token, tkd_figure figure, luck_purpose purpose,
                  uint64_t ordinal, double from_s);
/** Does a list of rows hold this one? */
bool lists(const int32_t *rows, tkd_range range, int32_t row);
visit_place place_of(const world *w, const world_token *token);
/** The calendar of the site where a visit takes place, or TKD_NONE. */
int32_t site_calendar(const world *w, const visit_place *at);
visit_place place_of_service(const world *w, int32_t municipality, int32_t service);
world_station *station_of(world *w, int32_t pool, const visit_place *place);
world_course *course_of(world *w, int32_t service, const visit_place *place);
/** Every pool and course at every place. */
void places_open(world *w);

// reference_effects.c
/** When a time of a visit that begins now ends, bottlenecks included. */
double time_end(const world *w, const world_token *token, tkd_effect_kind kind, tkd_figure figure,
                luck_purpose purpose, uint64_t ordinal);
double added_travel_cost(const world *w, const world_token *token);
double share_with_effects(const world *w, const world_token *token, tkd_effect_kind kind,
                          tkd_figure figure, double otherwise);
/** The first added chance of this kind that strikes, and its ordinal in draws; or NULL. */
const tkd_effect *effect_that_strikes(const world *w, const world_token *token,
                                      tkd_effect_kind kind, luck_purpose purpose,
                                      uint64_t *ordinal);
/** Product of the factors of this kind that act on the token's client. */
double times_of(const world *w, const world_token *token, tkd_effect_kind kind);
/** How much of an effect on pools is left at a station; 0: it does not act there. */
double effect_at_station(world *w, const world_station *station, uint32_t bottleneck,
                         const tkd_effect *effect);
double capacity_factor(world *w, const world_station *station);

// reference_walk.c
void client_begin(world *w, reference_client *client);
void client_leave(world *w, reference_client *client, int32_t exit);
/** Is the journey complete? */
void client_settle(world *w, reference_client *client);
/** The replication is over. */
/** Who still waits in a queue or for a course has waited so far. */
void tokens_end(world *w);
void clients_end(world *w);
/** Go where a target leads from the token's present step. */
void token_follow(world *w, world_token *token, tkd_target target);
/** Go on past a step that is not for the client. */
void token_skip(world *w, world_token *token, tkd_target target);
/** Note that the client leaves from the token's step. */
void way_out(world *w, const world_token *token, int32_t exit);
void token_end(world *w, world_token *token);
/** The step is behind the client from now on. */
void step_behind(world *w, reference_client *client, int32_t step, bool done);
/** Does a target lie at the token's step or before it? */
bool leads_back(const world *w, const world_token *token, tkd_target target);
bool needs_are_behind(const world *w, const world_token *token);

// reference_visit.c
void account_add(const world *w, const world_token *token, reference_count account, double amount);
/** Does the step concern the client (groups, `when`, take-up), as things are now? */
bool step_concerns(const world *w, const world_token *token);
void visit_begin(world *w, world_token *token);
void visit_walk(world *w, world_token *token);
void visit_join(world *w, world_token *token);
/** Service begins, or a course. */
void visit_work(world *w, world_token *token);
/** A timer of the token is over. */
void visit_timer(world *w, world_token *token);
/** May a held token go on? */
bool visit_may_go(const world *w, const world_token *token);
/** Is everything open that the visit needs besides the pool: its service, and the site? */
bool visit_is_open(const world *w, const world_token *token);
/** Go to a target at `end_s`. */
void visit_reroute(world *w, world_token *token, tkd_target target, double end_s);
void visit_lose_patience(world *w, world_token *token);
void visit_give_up(world *w, world_token *token, bool out_of_patience);

// reference_outcome.c
void visit_outcome(world *w, world_token *token);
/** The client's deadlines that are over by now are missed. */
void deadlines_pass(world *w, reference_client *client);
/** A step's deadline, where it runs, is met or missed. */
void deadline_settle(world *w, reference_client *client, int32_t step, bool missed);

// reference_queue.c
void queue_join(world *w, world_token *token);
void queue_leave(world *w, world_token *token);
/** Leave a queue unserved. */
void queue_give_up(world *w, world_token *token);
void queue_release(world *w, world_token *token);
void queue_serve(world *w, world_station *station);
/** An opening, a closing or midnight somewhere. */
void queue_turn(world *w, world_station *station);
/** The replication is over: those who still wait have waited until now. */
void queue_end(world *w, world_station *station);
/** Time goes on until `until_s` with everything as it is. */
void queue_pass(world *w, world_station *station, double until_s);
const tkd_pool *pool_row(const world *w, const world_station *station);
opening_hours station_hours(const world *w, const world_station *station);
/** Servers in effect now, a fraction of one included; and the whole ones among them. */
double servers_now(world *w, const world_station *station);
uint32_t whole_servers(world *w, const world_station *station);
void remove_token(tkd_list *list, const world_token *token);
/** Servers of a pool or seats of a course as a place has them. */
tkd_figure staffed(const world *w, tkd_where_kind where, int32_t place, bool seats, int32_t row,
                   tkd_figure otherwise);
/** A number at a place now. */
double number_at(const world *w, tkd_where_kind where, int32_t place, tkd_figure figure,
                 double otherwise);

// reference_absence.c
/** Whole servers of those in effect that are away; is the fractional one? */
uint32_t servers_away(world *w, const world_station *station);
bool fraction_is_away(world *w, const world_station *station);
void absence_turn(world *w, const world_event *event);
/** A server has been freed: those that are due go first. */
void absences_go(world *w, world_station *station);
void absences_begin(world *w, world_station *station);

// reference_course.c
void course_ask(world *w, world_token *token);
void course_leave(world *w, world_token *token);
void course_start(world *w, world_course *course);
/** Put all its starts on the list. */
void course_plan(world *w, world_course *course);

#endif
