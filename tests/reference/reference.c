// SPDX-License-Identifier: EUPL-1.2
// The loop: one list of what is to come, looked through from end to end for the first of it.
// Arrivals by the inverse of the integrated rate, day by day.
#include "reference.h"

#include <math.h>
#include <string.h>

#include "reference_world.h"
#include "tkd_test.h"

static const double day_s = 86400.0;

void *world_take(world *w, size_t size)
{
    void *taken = tkd_arena_take(w->arena, 1, size);

    CHECK(taken != NULL);
    return taken;
}

void *world_add(tkd_list *list)
{
    void *added = tkd_list_add(list);

    CHECK(added != NULL);
    return added;
}

void world_push(world *w, world_event event)
{
    if (event.time_s <= w->horizon_s) {
        *(world_event *)world_add(&w->events) = event;
    }
}

void world_look(world *w, world_token *token)
{
    *(world_token **)world_add(&w->ready) = token;
}

static void remove_event(world *w, size_t i)
{
    world_event *events = w->events.items;

    events[i] = events[--w->events.count];
}

void world_forget(world *w, const world_token *token)
{
    const world_event *events = w->events.items;

    for (size_t i = w->events.count; i > 0; i--) {
        if (events[i - 1].token == token) {
            remove_event(w, i - 1);
        }
    }
}

static int by_number(double a, double b)
{
    return (a > b) - (a < b);
}

static int compare_tokens(const world *w, const world_token *a, const world_token *b)
{
    const tkd_text x = w->model->steps[a->step].item.id;
    const tkd_text y = w->model->steps[b->step].item.id;
    const size_t shorter = x.size < y.size ? x.size : y.size;
    const int bytes = memcmp(x.data, y.data, shorter);

    if (bytes != 0) {
        return bytes;
    }
    return x.size != y.size ? by_number((double)x.size, (double)y.size)
                            : by_number(a->visit, b->visit);
}

// Municipality, group, client: rows stand in the order of their ids' bytes.
static int compare_owners(const world_event *a, const world_event *b)
{
    const reference_client *x = a->token->client;
    const reference_client *y = b->token->client;
    int order = by_number(x->municipality, y->municipality);

    order = order != 0 ? order : by_number(x->group, y->group);
    order = order != 0 ? order : by_number((double)x->party, (double)y->party);
    return order != 0 ? order : by_number(x->member, y->member);
}

// Is `a` to happen before `b`? Of events without a client in one rank the order does not matter.
static bool is_before(const world *w, const world_event *a, const world_event *b)
{
    int order = by_number(a->time_s, b->time_s);

    order = order != 0 ? order : by_number(a->rank, b->rank);
    if (order == 0 && a->token != NULL && b->token != NULL) {
        order = compare_owners(a, b);
        order = order != 0 ? order : compare_tokens(w, a->token, b->token);
    }
    return order < 0;
}

// Arrivals.

static double people_per_s(const world *w, int32_t municipality, int32_t group, double time_s)
{
    static const double days[TKD_MONTHS] = {31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const tkd_municipality *place = &w->model->municipalities[municipality];
    const int32_t day = w->model->run.start_day + calendar_day(time_s);
    double rate = 0.0;
    double total = 0.0;

    for (uint32_t i = 0; i < place->arrivals.count; i++) {
        const tkd_arrivals *row = &w->model->arrivals[place->arrivals.first + i];
        if (row->group == group) {
            const tkd_person person = {.municipality = municipality, .group = group};
            rate = tkd_figure_number(&w->model->figures, row->rate_per_s, person, day, 0.0);
        }
    }
    for (int month = 0; month < TKD_MONTHS; month++) {
        total += place->season[month] * days[month];
    }
    return place->has_season
               ? rate * place->season[tkd_date_from_day(day).month - 1] * 365.25 / total
               : rate;
}

static double mean_party(const world *w, const tkd_group *group)
{
    double mean = group->party.count == 0 ? 1.0 : 0.0;

    for (uint32_t i = 0; i < group->party.count; i++) {
        const tkd_party_size *row = &w->model->party_sizes[group->party.first + i];
        mean += row->share * row->size;
    }
    return mean;
}

// The next party of a stream: the rate is integrated day by day until the party's unit exponential
// is used up.
static void plan_arrival(world *w, world_event last)
{
    const uint64_t stream =
        luck_of_stream(w->model, w->seed, w->replication, last.municipality, last.group);
    const double u = luck_uniform(luck_of_draw(stream, last.party, 0, LUCK_ARRIVAL, 0));
    const double mean = mean_party(w, tkd_model_group(w->model, last.municipality, last.group));
    double left = -log1p(-u);

    while (last.time_s < w->horizon_s) {
        const double midnight_s = (calendar_day(last.time_s) + 1) * day_s;
        const double rate = people_per_s(w, last.municipality, last.group, last.time_s) / mean;
        if (rate * (midnight_s - last.time_s) >= left) {
            last.time_s += left / rate;
            world_push(w, last);
            return;
        }
        left -= rate * (midnight_s - last.time_s);
        last.time_s = midnight_s;
    }
}

static uint32_t party_size(const world *w, const world_event *event)
{
    const uint64_t stream =
        luck_of_stream(w->model, w->seed, w->replication, event->municipality, event->group);
    const tkd_range party = tkd_model_group(w->model, event->municipality, event->group)->party;
    const tkd_party_size *rows = party.count == 0 ? NULL : &w->model->party_sizes[party.first];
    double u = luck_uniform(luck_of_draw(stream, event->party, 0, LUCK_PARTY, 0));
    uint32_t i = 0;

    while (i + 1 < party.count && u >= rows[i].share) {
        u -= rows[i++].share;
    }
    return party.count == 0 ? 1 : rows[i].size;
}

// One draw per trait name: yes or no, or one of exclusive values.
static uint64_t draw_traits(const world *w, reference_client *client)
{
    const tkd_range range = tkd_model_group(w->model, client->municipality, client->group)->traits;
    uint64_t traits = 0;

    for (uint32_t i = 0; i < range.count; i++) {
        const tkd_group_trait *row = &w->model->group_traits[range.first + i];
        const uint32_t values = row->value_count == 0 ? 1 : row->value_count;
        const uint64_t name = w->model->traits[row->trait].luck;
        double u = luck_uniform(luck_of_draw(client->luck, name, 0, LUCK_TRAIT, 0));
        for (uint32_t v = 0; v < values; v++) {
            const double share = figure_number(w, client, row->shares[v], 0.0);
            if (u < share) {
                traits |= UINT64_C(1) << ((uint32_t)row->trait + v);
                break;
            }
            u -= share;
        }
    }
    return traits;
}

static void arrive(world *w, const world_event *event, uint32_t member)
{
    reference_client *client = world_take(w, sizeof *client);
    const int32_t journey = tkd_model_journey_of(w->model, event->group);
    const tkd_journey *row = &w->model->journeys[journey];
    const uint64_t stream =
        luck_of_stream(w->model, w->seed, w->replication, event->municipality, event->group);

    *client = (reference_client){.municipality = event->municipality,
                                 .group = event->group,
                                 .journey = journey,
                                 .party = event->party,
                                 .member = member,
                                 .luck = luck_of_client(stream, event->party, member),
                                 .arrived_s = w->now_s,
                                 .exit = TKD_NONE,
                                 .clock_s = row->counts_from == TKD_NONE ? w->now_s : (double)NAN};
    client->measured = w->now_s >= w->warmup_s && w->now_s < w->end_s;
    client->steps = tkd_arena_take(w->arena, row->steps.count, sizeof(reference_step));
    client->begun = tkd_arena_take(w->arena, row->own_branch_count, sizeof(bool));
    CHECK(client->steps != NULL && client->begun != NULL);
    tkd_list_init(&client->ways, w->arena, sizeof(reference_way));
    client->traits = draw_traits(w, client);
    *(reference_client **)world_add(&w->clients) = client;
    client_begin(w, client);
}

static void arrival(world *w, const world_event *event)
{
    const uint32_t size = party_size(w, event);
    world_event next = *event;

    for (uint32_t member = 0; member < size; member++) {
        arrive(w, event, member);
    }
    next.party++;
    plan_arrival(w, next);
}

// At each opening, closing and midnight somewhere: servers may have come.
static void tick(world *w)
{
    double next_s = HUGE_VAL;

    for (size_t i = 0; i < w->stations.count; i++) {
        queue_turn(w, ((world_station **)w->stations.items)[i]);
    }
    for (uint32_t calendar = 0; calendar < w->model->calendar_count; calendar++) {
        const opening_hours hours = {(int32_t)calendar, TKD_NONE};
        next_s = fmin(next_s, calendar_next_change(w->model, hours, w->now_s));
    }
    world_push(w, (world_event){.time_s = next_s, .rank = RANK_CHANGE, .kind = EVENT_TICK});
}

// Whoever can go on at this moment does so in turn, until nobody can.
static void look_at_all(world *w)
{
    while (w->looked_at < w->ready.count) {
        world_token *token = ((world_token **)w->ready.items)[w->looked_at++];
        if (token->state == TOKEN_WALKING || token->state == TOKEN_HELD) {
            visit_walk(w, token);
        }
        client_settle(w, token->client);
    }
    w->ready.count = 0;
    w->looked_at = 0;
}

static void happen(world *w, const world_event *event)
{
    switch (event->kind) {
    case EVENT_TICK: tick(w); break;
    case EVENT_ABSENCE: absence_turn(w, event); break;
    case EVENT_TIMER: visit_timer(w, event->token); break;
    case EVENT_ARRIVAL: arrival(w, event); break;
    case EVENT_JOIN: visit_join(w, event->token); break;
    case EVENT_START: course_start(w, event->course); break;
    case EVENT_PATIENCE: visit_lose_patience(w, event->token); break;
    }
    if (event->token != NULL) {
        client_settle(w, event->token->client);
    }
    look_at_all(w);
}

static void pass_time(world *w, double until_s)
{
    for (size_t i = 0; i < w->stations.count && until_s > w->now_s; i++) {
        queue_pass(w, ((world_station **)w->stations.items)[i], until_s);
    }
    w->now_s = until_s;
}

static reference_pool *pools_of(world *w)
{
    reference_pool *pools = tkd_arena_take(w->arena, w->stations.count, sizeof *pools);

    CHECK(pools != NULL);
    for (size_t i = 0; i < w->stations.count; i++) {
        queue_end(w, ((world_station **)w->stations.items)[i]);
        pools[i] = ((world_station **)w->stations.items)[i]->figures;
    }
    return pools;
}

static bool anybody_is_measured(const world *w)
{
    for (size_t i = 0; i < w->clients.count; i++) {
        const reference_client *client = ((reference_client **)w->clients.items)[i];
        if (client->measured && client->outcome == REFERENCE_UNFINISHED) {
            return true;
        }
    }
    return false;
}

static void begin(world *w)
{
    for (uint32_t m = 0; m < w->model->municipality_count; m++) {
        const tkd_range rows = w->model->municipalities[m].arrivals;
        for (uint32_t i = 0; i < rows.count; i++) {
            plan_arrival(w, (world_event){.rank = RANK_COMPLETION,
                                          .kind = EVENT_ARRIVAL,
                                          .municipality = (int32_t)m,
                                          .group = w->model->arrivals[rows.first + i].group});
        }
    }
    places_open(w);
    world_push(w, (world_event){.rank = RANK_CHANGE, .kind = EVENT_TICK});
}

void reference_simulate(const tkd_model *model, uint64_t seed, uint32_t replication,
                        tkd_arena *arena, reference_result *result)
{
    world w = {.model = model,
               .arena = arena,
               .seed = seed,
               .replication = replication,
               .warmup_s = model->run.warmup_s,
               .end_s = model->run.warmup_s + model->run.measure_s};

    w.horizon_s = w.end_s + model->run.drain_s;
    tkd_list_init(&w.events, arena, sizeof(world_event));
    tkd_list_init(&w.clients, arena, sizeof(reference_client *));
    tkd_list_init(&w.tokens, arena, sizeof(world_token *));
    tkd_list_init(&w.ready, arena, sizeof(world_token *));
    tkd_list_init(&w.stations, arena, sizeof(world_station *));
    tkd_list_init(&w.courses, arena, sizeof(world_course *));
    begin(&w);
    while (w.events.count > 0 && (w.now_s < w.end_s || anybody_is_measured(&w))) {
        const world_event *events = w.events.items;
        size_t first = 0;
        for (size_t i = 1; i < w.events.count; i++) {
            first = is_before(&w, &events[i], &events[first]) ? i : first;
        }
        const world_event now = events[first];
        remove_event(&w, first);
        pass_time(&w, now.time_s);
        happen(&w, &now);
    }
    if (anybody_is_measured(&w)) {
        pass_time(&w, w.horizon_s);
    }
    tokens_end(&w);
    clients_end(&w);
    *result = (reference_result){w.clients.items, w.clients.count, pools_of(&w), w.stations.count};
}
