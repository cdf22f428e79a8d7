// SPDX-License-Identifier: EUPL-1.2
// A visit, in the order of section 5.3. Each phase either lets the token pass at once or waits for
// something; what is waited for calls visit_walk again.
#include "reference_world.h"
#include "tkd_test.h"

void account_add(const world *w, const world_token *token, reference_count account, double amount)
{
    token->client->counts[account] += amount;
    step_of(w, token->client, token->step)->counts[account] += amount;
}

// Wait for a moment, counted in `account`; true when it is not later than now.
static bool passes_at(world *w, world_token *token, double time_s, reference_count account)
{
    if (time_s <= w->now_s) {
        return true;
    }
    token->state = TOKEN_TIMED;
    token->since_s = w->now_s;
    token->account = account;
    world_push(w,
               (world_event){
                   .time_s = time_s, .rank = RANK_COMPLETION, .kind = EVENT_TIMER, .token = token});
    return false;
}

// Groups, `when` and take-up, as things are now.
bool step_concerns(const world *w, const world_token *token)
{
    const tkd_step *step = step_row(w, token);
    const reference_client *client = token->client;
    const double u = luck_uniform(
        luck_of_draw(client->luck, w->model->steps[token->step].item.luck, 0, LUCK_TAKE_UP, 0));

    return (step->groups >> client->group & 1) != 0 &&
           tkd_when_fits(w->model, &step->when, client->traits) &&
           u < share_with_effects(w, token, TKD_EFFECT_TAKE_UP, step->take_up, 1.0);
}

static bool pass_conditions(world *w, world_token *token)
{
    const tkd_step *step = step_row(w, token);
    reference_step *state = step_of(w, token->client, token->step);

    if (!step_concerns(w, token)) {
        step_behind(w, token->client, token->step, false);
        state->deadline_over = true;
        token_skip(w, token, step->then);
        return false;
    }
    if (state->visit >= figure_number(w, token->client, step->attempts, HUGE_COUNT)) {
        visit_give_up(w, token, false);
        return false;
    }
    token->visit = ++state->visit;
    token->booking = 0;
    token->session = 0;
    token->sessions = 0;
    token->counted = false;
    return true;
}

bool visit_may_go(const world *w, const world_token *token)
{
    const tkd_step *step = step_row(w, token);

    return token->phase == VISIT_NEEDS ? needs_are_behind(w, token)
                                       : step_of(w, token->client, step->not_before_from)->behind;
}

// Waits until other steps are behind the client.
static bool pass_held(world *w, world_token *token)
{
    if (token->state != TOKEN_HELD) {
        token->since_s = w->now_s;
    }
    if (!visit_may_go(w, token)) {
        token->state = TOKEN_HELD;
        return false;
    }
    token->state = TOKEN_WALKING;
    account_add(w, token, COUNT_WAIT, w->now_s - token->since_s);
    return true;
}

static bool pass_not_before(world *w, world_token *token)
{
    const tkd_step *step = step_row(w, token);

    if (step->not_before_from == TKD_NONE) {
        return true;
    }
    return passes_at(w, token,
                     figure_end(w, token, step->not_before_plus, LUCK_NOT_BEFORE, 0,
                                step_of(w, token->client, step->not_before_from)->end_s),
                     COUNT_WAIT);
}

static void count_visit(const world *w, world_token *token, const tkd_service *service)
{
    if (!token->counted) {
        token->counted = true;
        account_add(w, token, COUNT_VISITS, 1.0);
        account_add(w, token, COUNT_REWORK, token->visit > 1 ? 1.0 : 0.0);
        if (service != NULL) {
            account_add(w, token, COUNT_CLIENT_EUR,
                        figure_number(w, token->client, service->fee_eur, 0.0));
        }
    }
}

// What the way costs, each time.
static double travel_cost(const world *w, const world_token *token, const visit_place *at)
{
    const tkd_figure cost = at->travel == NULL ? (tkd_figure){0} : at->travel->cost_eur;

    return figure_number(w, token->client, cost, 0.0) + added_travel_cost(w, token);
}

// The way there and back; who sets out is counted.
static bool pass_travel(world *w, world_token *token, const tkd_service *service)
{
    const visit_place at = place_of(w, token);
    const tkd_figure time = at.travel == NULL ? (tkd_figure){0} : at.travel->time;

    count_visit(w, token, service);
    if (service != NULL && !service->travels) {
        return true;
    }
    account_add(w, token, COUNT_CLIENT_EUR, travel_cost(w, token, &at));
    return passes_at(w, token,
                     time_end(w, token, TKD_EFFECT_TRAVEL, time, LUCK_TRAVEL, token->session),
                     COUNT_TRAVEL);
}

// What must be open besides the pool: the service, and the site.
static opening_hours visit_hours(const world *w, const world_token *token)
{
    const visit_place at = place_of(w, token);

    return (opening_hours){service_row(w, token)->calendar, site_calendar(w, &at)};
}

bool visit_is_open(const world *w, const world_token *token)
{
    return calendar_is_open(w->model, visit_hours(w, token), w->now_s);
}

// Into a queue or a course, after all else that is over at this moment.
static bool pass_join(world *w, world_token *token, const tkd_service *service)
{
    if (service == NULL) {
        return true;
    }
    if (service->pool == TKD_NONE && !service->is_course) {
        return passes_at(w, token, calendar_next_open(w->model, visit_hours(w, token), w->now_s),
                         COUNT_WAIT);
    }
    token->state = TOKEN_JOINING;
    world_push(w, (world_event){
                      .time_s = w->now_s, .rank = RANK_JOIN, .kind = EVENT_JOIN, .token = token});
    return false;
}

void visit_join(world *w, world_token *token)
{
    if (service_row(w, token)->is_course) {
        course_ask(w, token);
    } else {
        queue_join(w, token);
    }
}

// A server's work, or a course.
void visit_work(world *w, world_token *token)
{
    const tkd_service *service = service_row(w, token);
    const tkd_figure length = service->is_course ? service->course.lasts : service->duration;

    token->phase = VISIT_WORKED;
    token->state = TOKEN_TIMED;
    token->since_s = w->now_s;
    token->account = COUNT_SERVICE;
    token->work_end_s =
        time_end(w, token, TKD_EFFECT_DURATION, length, LUCK_DURATION, token->session);
    world_push(w, (world_event){.time_s = token->work_end_s,
                                .rank = RANK_COMPLETION,
                                .kind = EVENT_TIMER,
                                .token = token});
}

static uint32_t draw_sessions(const world *w, const world_token *token, tkd_range range)
{
    const tkd_session_count *rows =
        range.count == 0 ? NULL : &w->model->session_counts[range.first];
    double u = luck_uniform(key_of(w, token, LUCK_SESSIONS, 0));
    uint32_t i = 0;

    while (i + 1 < range.count && u >= rows[i].share) {
        u -= rows[i++].share;
    }
    return range.count == 0 ? 1 : rows[i].count;
}

// After a session: once more, after the time between them, or on.
static bool pass_worked(world *w, world_token *token, const tkd_service *service)
{
    if (service == NULL) {
        token->phase = VISIT_PROCESSING;
        return true;
    }
    if (token->session == 0) {
        token->sessions = draw_sessions(w, token, service->sessions);
    }
    token->session++;
    token->phase = token->session < token->sessions ? VISIT_AGAIN : VISIT_PROCESSING;
    return token->phase == VISIT_PROCESSING ||
           passes_at(w, token,
                     figure_end(w, token, service->session_gap, LUCK_SESSION_GAP, token->session,
                                w->now_s),
                     COUNT_DELAY);
}

static bool is_no_show(const world *w, world_token *token, const tkd_service *service)
{
    const double share = share_with_effects(w, token, TKD_EFFECT_NO_SHOW, service->no_show, 0.0);

    return luck_uniform(key_of(w, token, LUCK_NO_SHOW, token->booking++)) < share;
}

// Look at the present phase and name the next; true when no time passes in between.
static bool pass(world *w, world_token *token)
{
    const tkd_step *step = step_row(w, token);
    const tkd_service *service = service_row(w, token);
    const tkd_figure none = {0};

    switch (token->phase) {
    case VISIT_CONDITIONS:
        if (pass_conditions(w, token)) {
            token->phase = VISIT_NEEDS;
        }
        return token->state == TOKEN_WALKING;
    case VISIT_NEEDS:
        if (!pass_held(w, token)) {
            return false;
        }
        token->phase = VISIT_NOT_BEFORE;
        return true;
    case VISIT_NOT_BEFORE:
        if (step->not_before_from != TKD_NONE && !pass_held(w, token)) {
            return false;
        }
        token->phase = VISIT_DELAY;
        return pass_not_before(w, token);
    case VISIT_DELAY:
        token->phase = VISIT_BOOKING;
        return passes_at(w, token, time_end(w, token, TKD_EFFECT_DELAY, step->delay, LUCK_DELAY, 0),
                         COUNT_DELAY);
    case VISIT_BOOKING:
        token->phase = VISIT_BOOKED;
        return passes_at(w, token,
                         time_end(w, token, TKD_EFFECT_BOOKING,
                                  service == NULL ? none : service->booking, LUCK_BOOKING,
                                  token->booking),
                         COUNT_WAIT);
    case VISIT_BOOKED:
        token->phase =
            service != NULL && is_no_show(w, token, service) ? VISIT_BOOKING : VISIT_TRAVEL;
        return true;
    case VISIT_AGAIN:
    case VISIT_TRAVEL: token->phase = VISIT_JOIN; return pass_travel(w, token, service);
    case VISIT_JOIN: token->phase = VISIT_WORK; return pass_join(w, token, service);
    case VISIT_WORK:
        token->phase = VISIT_WORKED;
        return passes_at(w, token,
                         time_end(w, token, TKD_EFFECT_DURATION,
                                  service == NULL ? none : service->duration, LUCK_DURATION,
                                  token->session),
                         COUNT_SERVICE);
    case VISIT_WORKED: return pass_worked(w, token, service);
    case VISIT_PROCESSING:
        token->phase = VISIT_OUTCOME;
        return passes_at(w, token,
                         time_end(w, token, TKD_EFFECT_PROCESSING,
                                  service == NULL ? none : service->processing, LUCK_PROCESSING, 0),
                         COUNT_DELAY);
    case VISIT_OUTCOME: visit_outcome(w, token); return token->state == TOKEN_WALKING;
    case VISIT_REROUTED:
        token_follow(w, token, token->target);
        return token->state == TOKEN_WALKING;
    }
    return false;
}

// As far as no time passes. Those whom it sets free meanwhile follow in their turn.
void visit_walk(world *w, world_token *token)
{
    while (pass(w, token)) {
    }
}

void visit_begin(world *w, world_token *token)
{
    token->reached_s = w->now_s;
    token->state = TOKEN_WALKING;
    token->phase = VISIT_CONDITIONS;
    world_look(w, token);
}

// What a time cost: the client's own hours of travel and service, and the servers'.
static void count_money(const world *w, const world_token *token, double time_s)
{
    const double client_eur_per_s = w->model->run.client_hour_eur / 3600.0;

    if (token->account == COUNT_SERVICE || token->account == COUNT_TRAVEL) {
        account_add(w, token, COUNT_CLIENT_EUR, time_s * client_eur_per_s);
    }
    if (token->account == COUNT_SERVICE && token->serving != NULL) {
        const tkd_figure cost = pool_row(w, token->serving)->cost_eur_per_s;
        account_add(w, token, COUNT_STAFF_EUR, time_s * figure_number(w, token->client, cost, 0.0));
    }
}

void visit_timer(world *w, world_token *token)
{
    const bool over = token->state == TOKEN_OVER;

    if (!over) {
        account_add(w, token, token->account, w->now_s - token->since_s);
        count_money(w, token, w->now_s - token->since_s);
        token->state = TOKEN_WALKING;
    }
    if (token->serving != NULL) {
        queue_release(w, token);
    }
    if (over) {
        token_end(w, token);
    } else {
        visit_walk(w, token);
    }
}

void visit_reroute(world *w, world_token *token, tkd_target target, double end_s)
{
    token->target = target;
    token->phase = VISIT_REROUTED;
    if (passes_at(w, token, end_s, COUNT_DELAY)) {
        token_follow(w, token, target);
    }
}

void visit_lose_patience(world *w, world_token *token)
{
    account_add(w, token, COUNT_WAIT, w->now_s - token->joined_s);
    if (token->state == TOKEN_ENROLLED) {
        course_leave(w, token);
    } else {
        queue_give_up(w, token);
    }
    token->state = TOKEN_WALKING;
    visit_give_up(w, token, true);
}

void visit_give_up(world *w, world_token *token, bool out_of_patience)
{
    const tkd_step *step = step_row(w, token);

    deadline_settle(w, token->client, token->step, true);
    if (out_of_patience) {
        account_add(w, token, COUNT_TIME, w->now_s - token->reached_s);
    }
    if (out_of_patience && !step->has_else) {
        account_add(w, token, COUNT_LEFT, 1.0);
        way_out(w, token, TKD_NONE);
        client_leave(w, token->client, TKD_NONE);
        return;
    }
    step_behind(w, token->client, token->step, false);
    if (step->has_else) {
        token_follow(w, token, step->otherwise);
    } else {
        token_follow(w, token, step->then);
    }
}
