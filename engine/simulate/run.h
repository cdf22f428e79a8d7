// SPDX-License-Identifier: EUPL-1.2
// The state of a run. Clients travel as tokens: one for each branch that is going on at once. Rows
// name each other by number; freed rows are reused, so that memory follows the clients in the system.
#ifndef TKD_SIMULATE_RUN_H
#define TKD_SIMULATE_RUN_H

#include <math.h>

#include "plan.h"

/** Kinds of events, in the order of their ranks. */
typedef enum tkd_event_kind {
    TKD_EVENT_WAKE,     /**< A station may have become able to serve. Row: station. */
    TKD_EVENT_ABSENCE,  /**< A server goes or comes back. Row: absence. */
    TKD_EVENT_TIMER,    /**< Something of a token is over. Row: token. */
    TKD_EVENT_ARRIVAL,  /**< The next party of a stream. Row: stream. */
    TKD_EVENT_JOIN,     /**< A token joins a queue or asks for a course. Row: token. */
    TKD_EVENT_START,    /**< A course may start. Row: class. */
    TKD_EVENT_REVIEW,   /**< Patience in a queue may end soon; see patience.c. Row: station. */
    TKD_EVENT_PATIENCE, /**< A token's patience ends. Row: token. */
    TKD_EVENT_FINISH,   /**< A plain visit that leads to anything else is over. Row: token. */
} tkd_event_kind;

enum { TKD_EVENT_KIND_SHIFT = 28, TKD_EVENT_STAMP_MASK = (1 << TKD_EVENT_KIND_SHIFT) - 1 };

/** A client's number is its party and, in the lowest bits, its place in it. */
enum { TKD_MEMBER_SHIFT = 16 };

/** An event. What orders it is fixed when it is made: what becomes of its client in the meantime must
 *  not disturb the list. */
typedef struct tkd_event {
    uint64_t order; /**< Within a moment: rank of the kind, then whose it is. */
    double time_s;  /**< Never negative. */
    uint32_t
        kind_and_stamp; /**< Kind in the top bits; below, the token's stamp when it was made. */
    uint32_t row;
} tkd_event;

/** Bits of `order`: rank, then the owner: stream, party, member, step. Values too great for their
 *  bits count as the greatest. */
enum {
    TKD_STREAM_BITS = 13,
    TKD_PARTY_BITS = 28,
    TKD_MEMBER_BITS = 4,
    TKD_STEP_BITS = 16,
    TKD_OWNER_BITS = TKD_STREAM_BITS + TKD_PARTY_BITS + TKD_MEMBER_BITS + TKD_STEP_BITS
};

/** An event of a later span. */
typedef struct tkd_later {
    tkd_event event;
    uint32_t next; /**< Of the same span, or of the free list. */
} tkd_later;

/** The event list; see events.c. */
typedef struct tkd_events {
    tkd_event *heap;
    uint32_t size;
    uint32_t capacity;
    bool hollow;   /**< The root has been taken and nothing has come in its place. */
    uint32_t span; /**< The heap holds all events up to its end. */
    uint32_t span_count;
    uint32_t waiting; /**< Events in lists. */
    double near_s;    /**< What is before goes straight into the heap. */
    double spans_per_s;
    uint32_t *spans; /**< By span: first of its events, rows of `later`. NULL: none so far. */
    tkd_later *later;
    uint32_t later_count;
    uint32_t later_capacity;
    uint32_t free_later;
    uint32_t looked_at; /**< Spans whose events are being fetched end here. */
    uint32_t ahead;     /**< The next of them; TKD_NO_ROW: none. */
} tkd_events;

/** What a client remembers of a step. When it ended is kept apart, where somebody asks for it. */
typedef struct tkd_step_state {
    uint16_t visits; /**< Begun, this one included. */
    bool behind : 1;
    bool done : 1;
    bool deadline_over : 1; /**< Met, missed, or no longer counted. */
} tkd_step_state;

/** Two lines of the cache: what nearly every event asks for is the first. */
typedef struct tkd_client {
    alignas(64) const tkd_itinerary *itinerary;
    uint64_t luck;
    uint64_t owner; /**< Its part in the order of events, step 0. */
    uint64_t traits;
    tkd_step_state *steps; /**< By step of the journey; before them the ends of some, behind them
                                the marks of branches that have begun. */
    double deadline_s;     /**< No open deadline ends before; 0: look again. */
    uint32_t stream;
    uint32_t first_token; /**< Of the list of its tokens. */
    uint32_t held;        /**< Tokens in TKD_TOKEN_HELD. */
    bool measured;
    bool followed; /**< To the end, for which the run waits; others as far as they matter. */
    bool gone;
    bool watched; /**< Its time line is recorded. */

    uint64_t number; /**< Party << 16 | member. */
    double arrived_s;
    double clock_s; /**< When the client's clock started; NaN: not yet. */
    uint32_t open_branches;
    uint32_t pending_branches; /**< Own branches that wait for their `after`. */
    uint32_t record;           /**< Row in the stream's log, or UINT32_MAX. */
} tkd_client;

/** What a token is doing. */
typedef enum tkd_token_state {
    TKD_TOKEN_FREE,
    TKD_TOKEN_ARRIVING,  /**< At a step whose conditions are to be read. */
    TKD_TOKEN_MOVING,    /**< In phase `phase`, to be looked at now. */
    TKD_TOKEN_HELD,      /**< Waits for `needs` or `not-before` of a step not yet behind. */
    TKD_TOKEN_TIMED,     /**< A timer runs until `until_s`; `phase` says of what. */
    TKD_TOKEN_JOINING,   /**< A join event is under way: of this moment, or of `until_s` ahead. */
    TKD_TOKEN_QUEUED,    /**< In a station's queue. */
    TKD_TOKEN_FORESEEN,  /**< In a plain visit whose end is known; see express.c. */
    TKD_TOKEN_ENROLLED,  /**< Waits for a course's start. */
    TKD_TOKEN_FORKED,    /**< Its branches of a block are going on. */
    TKD_TOKEN_ABANDONED, /**< Its client is gone or it lost a race; a timer still runs. */
} tkd_token_state;

/** Two lines of the cache: the first is all that is looked at while its timer runs. */
typedef struct tkd_token {
    double until_s; /**< End of the timer or of patience, or moment of the join. */
    uint64_t owner; /**< Its part in the order of events. */
    uint32_t client;
    uint32_t next_of_client;
    uint32_t stamp;   /**< Changes when events of before no longer count. */
    uint8_t state;    /**< tkd_token_state */
    uint8_t phase;    /**< tkd_phase */
    bool serving;     /**< A station's server is busy with it. */
    bool listed;      /**< `until_s` is in the event list: of own timers, and of patience. */
    bool counted;     /**< This visit is counted. */
    bool on_fraction; /**< Served by the fractional server. */
    bool gap;         /**< The timer is the time between sessions. */
    int32_t step;     /**< Row of the model. */
    uint32_t visit;   /**< Number of this visit, from 1. */
    const tkd_plan *plan;
    double since_s; /**< Begin of the present phase: in a queue, when it joined. */

    double length_s;            /**< Of the present timer. */
    uint64_t where;             /**< Key of its client's draws at this step; 0: not yet made. */
    double reached_s;           /**< When the step was reached. */
    double wait_s;              /**< Waiting in this visit so far. */
    const tkd_chance *rerouted; /**< The timer is the `wait` of this chance; NULL: it is not. */
    uint32_t previous;          /**< In a queue. */
    uint32_t next;              /**< In a queue, a course's list, or the free list. */
    int32_t branch;             /**< Row of the model. */
    uint32_t parent;            /**< Token of the block it belongs to, or UINT32_MAX. */
    union {
        uint32_t children; /**< FORKED: branches not yet done. */
        uint32_t booking;  /**< Else: bookings made in this visit. */
    };
    union {
        int32_t block;    /**< FORKED: which. */
        uint32_t session; /**< Else: sessions done. */
    };
} tkd_token;

/** Somebody who has joined where services are foreseen. */
typedef struct tkd_foreseen {
    double since_s;
    double start_s;
} tkd_foreseen;

/** A station whose services are foreseen; see express.c. */
typedef struct tkd_foresight {
    double *free_s;   /**< [servers] When they are free again, the first first. */
    uint32_t servers; /**< 0: not foreseen. */
    uint32_t
        first; /**< Of those whose wait is not yet counted, in the order they joined: a ring. */
    uint32_t count;
    uint32_t capacity;
    tkd_foreseen *joined;
    bool in_window; /**< Somebody has looked since the measured window began. */
} tkd_foresight;

/** Something to be looked at now. */
typedef struct tkd_ready {
    uint32_t row;   /**< A token; or a client, of whose branches `branch` begins. */
    int32_t branch; /**< Row of the model, or TKD_NONE. */
} tkd_ready;

/** A station while it runs. */
typedef struct tkd_station_state {
    uint32_t first; /**< Queue. */
    uint32_t last;
    uint32_t length;
    uint32_t busy;   /**< Whole servers at work. */
    uint32_t absent; /**< Whole servers away now. */
    bool fraction_absent;
    uint32_t due;       /**< Absences that wait for a server to finish. */
    uint32_t first_due; /**< Of their list, in order of coming due; valid while there are any. */
    uint32_t last_due;
    tkd_range absences; /**< Its rows of absences. */
    double servers;     /**< In effect until `servers_until_s`. */
    double servers_until_s;
    double turn_s; /**< `is_open` holds until then. */
    bool is_open;
    bool is_simple; /**< Always open, servers whole and constant, nobody absent, one calendar. */
    bool by_lot;    /**< Its order is random. */
    bool in_window; /**< Its queue has changed since the measured window began. */
    bool fraction_busy;
    uint32_t blocked_last;  /**< Up to here the own calendars of those who wait are closed … */
    double blocked_until_s; /**< … until then. */
    uint64_t freed;         /**< Servers freed or opened so far: the ordinal of lots. */
    uint32_t reviewed_last; /**< Up to here ends of patience are in the event list. */
    double review_s; /**< When the others are looked at; no patience of theirs ends before. */
    double wake_s;   /**< Of the wake event that counts; INFINITY: none. */
    double fraction_close_s; /**< End of the opening up to which it is counted. */
    double fraction_end_s;   /**< The fractional server is present in it until then. */
    double fraction_debt_s;  /**< Overtime to be taken off. */
} tkd_station_state;

typedef enum tkd_absence_phase {
    TKD_PRESENT,
    TKD_DUE, /**< Goes when a server has finished. */
    TKD_AWAY,
} tkd_absence_phase;

/** A server's absences of one kind. */
typedef struct tkd_absence_state {
    double counted_s; /**< In the row of a server's first kind: counted as absent up to here. */
    uint32_t station;
    uint32_t away; /**< Row of network aways. */
    uint32_t server;
    uint32_t number;   /**< Of the absence. */
    uint32_t next_due; /**< DUE: in the station's list. */
    tkd_absence_phase phase;
} tkd_absence_state;

typedef struct tkd_class_state {
    uint32_t first; /**< Those who wait, in the order they asked. */
    uint32_t last;
    uint32_t next_start; /**< Row of starts not yet held. */
    double scheduled_s;  /**< Of the start event that counts; INFINITY: none. */
    double seats_given;  /**< Sum of seats of all starts so far, fractions included. */
} tkd_class_state;

typedef struct tkd_stream_state {
    uint64_t owner;      /**< Of the next party's first member, in the order of events. */
    uint64_t luck;       /**< Of seed, replication and stream. */
    uint64_t party_luck; /**< Of the next party … */
    uint64_t first_luck; /**< … and of its first member. */
    double length_s;     /**< Of its first visit, where that is plain. */
    uint64_t later_luck; /**< Of the party behind it, drawn ahead: as above … */
    uint64_t later_first_luck;
    double later_length_s;
    double later_gap;  /**< … and its unit exponential. */
    uint64_t party;    /**< Number of the next party. */
    double rate_per_s; /**< Of parties, in effect until `until_s`. */
    double until_s;
    double time_s; /**< Up to where the rate is used. */
    uint32_t idle; /**< First of the tokens of clients who may come again, linked by `next`. */
    size_t records;
    size_t record_capacity;
    tkd_client_record *log;
    uint64_t *acted;
} tkd_stream_state;

struct tkd_run {
    const tkd_kit *kit;
    const tkd_network *network;
    const tkd_model *model;
    tkd_run_options options;
    tkd_arena self;  /**< Holds the run itself. */
    tkd_arena arena; /**< Everything of a replication. */
    tkd_tally tally;
    double clock_s; /**< Of the event list: the last event's moment. */
    double now_s; /**< The moment that is looked at: the clock's, or a client's own ahead of it. */
    uint64_t seed;
    uint32_t replication;
    uint32_t looked; /**< Events since somebody last asked whether to go on. */
    uint32_t inside; /**< Followed clients in the system, but for those who are in their last … */
    double last_s;   /**< … foreseen service: the last of them is over then. */
    double client_hour_eur;
    double window_begin_s; /**< Of the measured window. */
    double window_end_s;
    double horizon_s;      /**< Nothing happens after it. */
    double in_window;      /**< 1 while now is in it, else 0. */
    double turn_s;         /**< When that may change, or the run may end. */
    bool express_arrivals; /**< Plain arrivals go the short way: nothing of clients is recorded. */
    bool is_ahead;         /**< `now_s` is a client's own time … */
    double free_until_s;   /**< … and nothing else happens to the client before. */
    bool failed;           /**< Memory ran out, or a limit was passed; `limit` says what. */
    const char *limit;

    tkd_events events;

    tkd_client *clients;
    uint32_t client_count;
    uint32_t client_capacity;
    tkd_token *tokens;
    uint32_t token_count;
    uint32_t token_capacity;
    uint32_t free_token;
    uint64_t *acted;        /**< [clients × words] Of measured clients: who acted on them. */
    size_t words;           /**< Of each; 0: nobody notes it. */
    uint32_t *free_clients; /**< By journey: they keep their step states. */

    tkd_ready *ready; /**< A ring. */
    uint32_t ready_first;
    uint32_t ready_count;
    uint32_t ready_capacity;

    uint32_t *touched; /**< Clients whose own time may go on when the event is dealt with. */
    uint32_t touched_count;
    uint32_t touched_capacity;

    tkd_station_state *stations;
    tkd_foresight *foresights;
    tkd_class_state *classes;
    struct tkd_lot *lots; /**< Of those who wait for a course, while it starts. */
    uint32_t lot_capacity;
    tkd_stream_state *streams;
    tkd_absence_state *absences;
    tkd_client_log *logs;
    struct tkd_tracer *tracer; /**< NULL: nobody is watched. */
    bool stopped;              /**< By tkd_run_options.look. */
};

#define TKD_NO_ROW UINT32_MAX
#define TKD_FOREVER HUGE_VAL
/** In the system, or in a queue, at once: a million, about 0.5 GB. Arrays that double reach just that. */
#define TKD_PEOPLE_MAX (UINT32_C(64) << 14)
/** Visits of one client to one step, and bookings of one visit. */
#define TKD_VISITS_MAX 60000
/** Who is that little late is in time: the same moment reached by other sums differs in last digits. */
#define TKD_IN_TIME_S 1e-3

/** The journey that a client is on. */
static inline const tkd_path *tkd_client_path(const tkd_client *client)
{
    return client->itinerary->path;
}

/** What a client remembers of a step of its journey. */
static inline tkd_step_state *tkd_client_step(const tkd_client *client, int32_t step)
{
    return &client->steps[step - client->itinerary->first_step];
}

/** When a step that somebody asks for was first behind the client, or first done; valid once behind. */
static inline double *tkd_client_ends(const tkd_client *client)
{
    return (double *)(void *)client->steps - client->itinerary->ending_count;
}

/** Which of the journey's own branches have begun: kept behind the step states. */
static inline bool *tkd_client_begun(const tkd_client *client)
{
    return (bool *)(client->steps + tkd_client_path(client)->steps.count);
}

/** A step as the client meets it. */
static inline const tkd_plan *tkd_client_plan(const tkd_client *client, int32_t step)
{
    return &client->itinerary->plans[step - client->itinerary->first_step];
}

static inline double tkd_client_end(const tkd_client *client, int32_t step)
{
    return tkd_client_ends(client)[tkd_client_plan(client, step)->ending];
}

static inline const tkd_program *tkd_client_program(const tkd_client *client, int32_t step)
{
    return tkd_client_plan(client, step)->program;
}

// fmin and fmax ask what to do with NaN; these do not.
static inline double tkd_lesser(double a, double b)
{
    return a < b ? a : b;
}

static inline double tkd_greater(double a, double b)
{
    return a > b ? a : b;
}

/** What the token does now ends, or may end, at a moment. */
static inline void tkd_token_lasts(tkd_run *run, tkd_token *token, double until_s)
{
    token->until_s = until_s;
    token->listed = false;
    run->free_until_s = tkd_lesser(run->free_until_s, until_s);
}

// events.c, events.h — the event list. Spans of time without events cost nothing but a look.
TKD_ROOM void tkd_events_begin(tkd_run *run);
TKD_ROOM bool tkd_event_pop(tkd_run *run, tkd_event *event);
/** The owner's part of an order: streams stand by municipality and group, then party and member. */
static inline uint64_t tkd_owner_of(uint32_t stream, uint64_t party, uint32_t member)
{
    const uint64_t streams = (UINT64_C(1) << TKD_STREAM_BITS) - 1;
    const uint64_t parties = (UINT64_C(1) << TKD_PARTY_BITS) - 1;
    const uint64_t members = (UINT64_C(1) << TKD_MEMBER_BITS) - 1;

    return (stream < streams ? stream : streams)
               << (TKD_PARTY_BITS + TKD_MEMBER_BITS + TKD_STEP_BITS) |
           (party < parties ? party : parties) << (TKD_MEMBER_BITS + TKD_STEP_BITS) |
           (member < members ? member : members) << TKD_STEP_BITS;
}

/** The owner of the first member of the party after number `party`, from that of the one before. */
static inline uint64_t tkd_next_owner(uint64_t owner, uint64_t party)
{
    const uint64_t parties = (UINT64_C(1) << TKD_PARTY_BITS) - 1;

    return party < parties ? owner + (UINT64_C(1) << (TKD_MEMBER_BITS + TKD_STEP_BITS)) : owner;
}

// memory.c — rows of clients and tokens.
TKD_ROOM uint32_t tkd_client_take(tkd_run *run, uint32_t stream);
TKD_ROOM void tkd_client_give_back(tkd_run *run, uint32_t client);
TKD_ROOM uint32_t tkd_token_take(tkd_run *run, uint32_t client);
TKD_ROOM void tkd_token_give_back(tkd_run *run, uint32_t token);
/** Take a token out of its client's list; it is nobody's then. */
TKD_ROOM void tkd_token_unlink(tkd_run *run, uint32_t token);
/** Room for twice as many in a ring that is full, from `first` on; NULL when memory runs out, or there
 *  would be more than people may be in the system. */
TKD_ROOM void *tkd_ring_doubled(tkd_run *run, const void *ring, uint32_t first, uint32_t *capacity,
                                size_t size);
/** To be looked at now, after those before: token `row`; or, of client `row`, how its own branch begins. */
TKD_ROOM void tkd_ready_push(tkd_run *run, uint32_t row, int32_t branch);
/** Something has happened to the client: once the event is dealt with, its own time is looked at. */
TKD_ROOM void tkd_touch(tkd_run *run, uint32_t client);
TKD_ROOM void tkd_run_stop(tkd_run *run, const char *limit);

// run.c
/** Tokens that have been set free go on. */
TKD_ROOM void tkd_proceed_ready(tkd_run *run);
/** Whoever asked for the replication is asked now and then whether it may go on. */
TKD_ROOM void tkd_look_now_and_then(tkd_run *run);

// ahead.c — what concerns only one client is done ahead of the clock.
TKD_ROOM void tkd_run_ahead(tkd_run *run);

// foresee.c
TKD_ROOM void tkd_foresights_begin(tkd_run *run);
/** Those who still wait are counted. */
TKD_ROOM void tkd_foresights_end(tkd_run *run);

// arrivals.c
TKD_ROOM void tkd_arrivals_begin(tkd_run *run);
TKD_ROOM void tkd_arrivals_next(tkd_run *run, uint32_t stream);

// journey.c — clients, from their arrival to their way out.
TKD_ROOM void tkd_client_begin(tkd_run *run, uint32_t stream, uint64_t party, uint32_t member);
/** All its branches are done. */
TKD_ROOM void tkd_client_complete(tkd_run *run, uint32_t client);
TKD_ROOM void tkd_client_leave(tkd_run *run, uint32_t client, int32_t exit);
/** The run is over, and a measured client still inside. */
TKD_ROOM void tkd_client_end_unfinished(tkd_run *run, uint32_t client);

// branch.c — the branches of a client's journey.
/** Those that wait for nothing begin. */
TKD_ROOM void tkd_branches_begin(tkd_run *run, uint32_t client);
/** It is the turn of an own branch that begins at a step. */
TKD_ROOM void tkd_branch_start(tkd_run *run, uint32_t client, int32_t branch);
/** From a step to the first one that is for the client, past those that are not, which are behind the
 *  client then. Where the branch leads elsewhere, or no further for this client: to there. */
TKD_ROOM tkd_route tkd_branch_find_visit(tkd_run *run, uint32_t client, int32_t branch,
                                         int32_t step);
/** Step `step` is behind the client from now on. */
TKD_ROOM void tkd_step_behind(tkd_run *run, uint32_t client, int32_t step);
/** Along a route: a step is to be looked at in its turn. */
TKD_ROOM void tkd_token_enter(tkd_run *run, uint32_t token, tkd_route route);
/** Follow a route out of the token's step; counts `edge`. A token that arrives at a step then is to
 *  proceed: whoever calls sees to it. */
TKD_ROOM void tkd_token_follow(tkd_run *run, uint32_t token, tkd_route route, int32_t edge);
/** The client's counter on an edge. */
TKD_ROOM void tkd_count_edge(tkd_run *run, const tkd_client *client, int32_t edge);
/** Stop a token: out of queues; what is in work is finished without effect. */
TKD_ROOM void tkd_token_abandon(tkd_run *run, uint32_t token);

// visit.c — the phases of a visit.
TKD_ROOM void tkd_token_proceed(tkd_run *run, uint32_t token);
/** Would the client take the step as things are now? `acts` as of tkd_span_share. */
TKD_ROOM bool tkd_step_is_for(tkd_run *run, uint32_t client, const tkd_plan *plan, bool acts);
/** The token's visit to a step that is for its client; it is to proceed then. */
TKD_ROOM void tkd_visit_begin(tkd_run *run, uint32_t token, int32_t step);
TKD_ROOM void tkd_token_timer(tkd_run *run, uint32_t token);
/** Service or the course begins now; `length_s` is known by the token. */
TKD_ROOM void tkd_token_work(tkd_run *run, uint32_t token);
/** The token's client waits until `end_s` in a time of its own. True when that time is over: at once, or
 *  as far ahead as nothing else of the client comes before. Else a timer runs. */
TKD_ROOM bool tkd_token_passes(tkd_run *run, uint32_t token, double end_s);
TKD_ROOM void tkd_token_wait(tkd_run *run, tkd_token *token, double wait_s);
TKD_ROOM tkd_step_cell *tkd_token_cell(const tkd_run *run, const tkd_token *token);
TKD_ROOM tkd_cell *tkd_client_cell(const tkd_run *run, const tkd_client *client);

// express.c — a plain visit in one stroke.
/** The next client of a stream whose people begin with one. TKD_NO_ROW when memory runs out. */
TKD_ROOM uint32_t tkd_express_begin(tkd_run *run, uint32_t stream);
/** What luck says of the token's visit: how long it lasts, and where it leads. */
TKD_ROOM void tkd_express_prepare(tkd_run *run, uint32_t token);
/** The token's client joins now; its visit is prepared. */
TKD_ROOM void tkd_express_visit(tkd_run *run, uint32_t token);
/** A join event is due. */
TKD_ROOM void tkd_express_join(tkd_run *run, uint32_t token);
/** A finish event is due: the token goes on as any other. */
TKD_ROOM void tkd_express_finish(tkd_run *run, uint32_t token);

// outcome.c — what becomes of a visit.
TKD_ROOM void tkd_visit_end(tkd_run *run, uint32_t token);
/** No more attempts, or no more patience. As tkd_token_follow. */
TKD_ROOM void tkd_visit_give_up(tkd_run *run, uint32_t token, bool leaves);
TKD_ROOM void tkd_step_done(tkd_run *run, uint32_t client, int32_t step);

// deadlines.c
/** Those that are over are missed: the client's late deadlines of section 5.3. */
TKD_ROOM void tkd_deadlines_pass(tkd_run *run, uint32_t client);
TKD_ROOM void tkd_deadline_close(tkd_run *run, uint32_t client, int32_t step, bool counts,
                                 bool missed);
TKD_ROOM void tkd_deadlines_close_all(tkd_run *run, uint32_t client, double until_s);
TKD_ROOM bool tkd_deadline_moment(tkd_run *run, const tkd_client *client, int32_t step,
                                  double *moment_s);

// station.c
TKD_ROOM void tkd_stations_begin(tkd_run *run);
TKD_ROOM void tkd_stations_end(tkd_run *run);
TKD_ROOM void tkd_station_join(tkd_run *run, uint32_t token);
TKD_ROOM void tkd_station_leave(tkd_run *run, uint32_t token);
TKD_ROOM void tkd_station_release(tkd_run *run, uint32_t token);
TKD_ROOM void tkd_station_wake(tkd_run *run, uint32_t station);
TKD_ROOM void tkd_station_serve(tkd_run *run, uint32_t station);
/** Servers in effect now, looked up again when they may have changed. */
TKD_ROOM double tkd_servers_now(tkd_run *run, uint32_t station);

// patience.c
/** The token has begun to wait at the end of a queue or for a course. */
TKD_ROOM void tkd_patience_begin(tkd_run *run, uint32_t token);
/** Who waits unlisted gets an event of its own. */
TKD_ROOM void tkd_patience_review(tkd_run *run, uint32_t station);

// absence.c
TKD_ROOM void tkd_absences_begin(tkd_run *run);
/** An absence is due, or over. */
TKD_ROOM void tkd_absence_turn(tkd_run *run, uint32_t row);
/** A server has finished: those that were due go. */
TKD_ROOM void tkd_absences_go(tkd_run *run, uint32_t station);
/** Who of `servers` is away: they have changed. */
TKD_ROOM void tkd_absences_recount(tkd_run *run, uint32_t station, double servers);

// trace.c — time lines of watched clients.
typedef struct tkd_tracer tkd_tracer;
TKD_ROOM void tkd_trace_begin(tkd_run *run);
/** Is this measured client one of them? */
TKD_ROOM void tkd_trace_client_begins(tkd_run *run, tkd_client *client);
TKD_ROOM void tkd_trace_client_ends(tkd_run *run, const tkd_client *client);
/** The token's present phase, which has lasted until now, is over. */
TKD_ROOM void tkd_trace_stretch(tkd_run *run, const tkd_token *token, bool counted);

// series.c — queues and people week by week.
TKD_ROOM void tkd_series_begin(tkd_run *run);
/** Somebody has waited at a station. */
TKD_ROOM void tkd_series_wait(tkd_run *run, uint32_t station, double since_s, double until_s);
/** A client goes; its time to complete, or NaN. */
TKD_ROOM void tkd_series_client(tkd_run *run, const tkd_client *client, double complete_s);
/** Those who are still inside. */
TKD_ROOM void tkd_series_end(tkd_run *run);

// course.c
TKD_ROOM void tkd_classes_begin(tkd_run *run);
TKD_ROOM void tkd_class_ask(tkd_run *run, uint32_t token);
TKD_ROOM void tkd_class_leave(tkd_run *run, uint32_t token);
TKD_ROOM void tkd_class_start(tkd_run *run, uint32_t row);

#endif
