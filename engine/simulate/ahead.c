// SPDX-License-Identifier: EUPL-1.2
// A client's own time. Most of what happens to people concerns nobody else: a decision is waited for,
// a form is filled in at home, a step is skipped. Such timers need no place in the event list. They
// are run one after the other, ahead of the clock, until the client next joins a queue or a course,
// and only then meets others: what the client does until then nobody sees, and nobody else can change
// it (Chandy and Misra, Commun. ACM 24, 1981: a process may run ahead to where its next message can
// come from). The order of all that people do to each other stays that of the event list, so that
// the results are those of a clock that goes from event to event; but a client's data are looked at
// once where they were looked at ten times.
#include "events.h"

// What a client does next by itself, and what it has in the event list.
typedef struct tkd_outlook {
    uint32_t next;   /**< The token whose own timer ends first; TKD_NO_ROW: none. */
    double then_s;   /**< When the next of its own timers ends. */
    double joins_s;  /**< Its next join, or the next start of a course it waits for: after its own
                          timers of that moment. */
    double served_s; /**< The next end of a service: in the order of all timers of that moment. */
    bool is_queued;  /**< It may be served at any moment. */
} tkd_outlook;

static bool ends_before(const tkd_token *a, const tkd_token *b)
{
    return a->until_s < b->until_s || (a->until_s == b->until_s && a->owner < b->owner);
}

static tkd_outlook look_out(const tkd_run *run, uint32_t client)
{
    tkd_outlook outlook = {TKD_NO_ROW, TKD_FOREVER, TKD_FOREVER, TKD_FOREVER, false};

    for (uint32_t t = run->clients[client].first_token; t != TKD_NO_ROW;
         t = run->tokens[t].next_of_client) {
        const tkd_token *token = &run->tokens[t];
        if (token->state == TKD_TOKEN_TIMED && token->serving) {
            outlook.served_s = tkd_lesser(outlook.served_s, token->until_s);
        } else if (token->state == TKD_TOKEN_TIMED) {
            uint32_t later = t;
            if (outlook.next == TKD_NO_ROW) {
                outlook.next = t;
                continue;
            }
            if (ends_before(token, &run->tokens[outlook.next])) {
                later = outlook.next;
                outlook.next = t;
            }
            outlook.then_s = tkd_lesser(outlook.then_s, run->tokens[later].until_s);
        } else if (token->state == TKD_TOKEN_JOINING) {
            outlook.joins_s = tkd_lesser(outlook.joins_s, token->until_s);
        } else if (token->state == TKD_TOKEN_ENROLLED) {
            const double start_s = run->classes[token->plan->program->course].scheduled_s;
            outlook.joins_s = tkd_lesser(outlook.joins_s, tkd_lesser(start_s, token->until_s));
        } else if (token->state == TKD_TOKEN_QUEUED) {
            outlook.is_queued = true;
        }
    }
    return outlook;
}

// Run the client's own timers up to where others may touch it; it is looked at again then. Only who
// may be served at any moment, or at this very one, waits for the timer in the event list.
static void run_client(tkd_run *run, uint32_t client)
{
    while (!run->clients[client].gone && !run->failed) {
        const tkd_outlook outlook = look_out(run, client);
        tkd_token *next = NULL;
        if (outlook.next == TKD_NO_ROW) {
            return;
        }
        next = &run->tokens[outlook.next];
        if (next->listed || next->until_s > outlook.joins_s || next->until_s > outlook.served_s ||
            next->until_s > run->horizon_s) {
            return;
        }
        if (outlook.is_queued || next->until_s == outlook.served_s) {
            next->listed = true;
            tkd_token_push(run, next->until_s, TKD_EVENT_TIMER, outlook.next);
            return;
        }
        run->free_until_s = tkd_lesser(tkd_lesser(outlook.then_s, run->horizon_s),
                                       tkd_lesser(outlook.joins_s, outlook.served_s));
        run->now_s = next->until_s;
        tkd_look_now_and_then(run);
        tkd_token_timer(run, outlook.next);
        tkd_proceed_ready(run);
        run->free_until_s = 0.0;
    }
}

void tkd_run_ahead(tkd_run *run)
{
    run->is_ahead = true;
    for (uint32_t i = 0; i < run->touched_count && !run->failed; i++) {
        run_client(run, run->touched[i]);
        run->now_s = run->clock_s;
    }
    run->touched_count = 0;
    run->is_ahead = false;
}
