// SPDX-License-Identifier: EUPL-1.2
// The best set within a budget. What a set is worth is only known by asking, and asking is dear: sets
// that were asked for are remembered, and the number of questions is bounded, so that the search ends at
// the same set on every machine.
#include "teekond/analyse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_STEPS = 1000000 }; // of counting sets before it is said that there are too many

static const double nearly = 1e-9; // of values and of money: rounding is no difference

// A set that was valued.
typedef struct known {
    uint64_t hash;
    const bool *set;
    double value;
} known;

typedef struct search {
    const tkd_portfolio_plan *plan;
    tkd_arena *arena;
    tkd_list known; // of known
    uint32_t tries;
    bool is_cut;
    bool *best;
    double best_value;
    const size_t *by_cost; // [count] candidates, dearest first
    size_t steps;          // of counting
} search;

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the portfolio");
}

// ---- Sets ---------------------------------------------------------------------------------------

static size_t size_of(const search *of, const bool *set)
{
    size_t size = 0;
    for (size_t i = 0; i < of->plan->count; i++) {
        size += set[i] ? 1 : 0;
    }
    return size;
}

static double cost_of(const search *of, const bool *set)
{
    double cost = 0.0;
    for (size_t i = 0; i < of->plan->count; i++) {
        cost += set[i] ? of->plan->costs[i] : 0.0;
    }
    return cost;
}

static bool is_affordable(const search *of, double cost)
{
    return cost <= of->plan->budget * (1.0 + nearly);
}

static bool is_more(double a, double b)
{
    return a - b > nearly * fmax(1.0, fmax(fabs(a), fabs(b)));
}

// More value, else less cost, else fewer, else the earlier ones.
static bool is_better(const search *of, const bool *a, double value_a, const bool *b,
                      double value_b)
{
    const double cost_a = cost_of(of, a);
    const double cost_b = cost_of(of, b);
    const size_t size_a = size_of(of, a);
    const size_t size_b = size_of(of, b);

    if (is_more(value_a, value_b) || is_more(value_b, value_a)) {
        return value_a > value_b;
    }
    if (is_more(cost_a, cost_b) || is_more(cost_b, cost_a)) {
        return cost_a < cost_b;
    }
    if (size_a != size_b) {
        return size_a < size_b;
    }
    for (size_t i = 0; i < of->plan->count; i++) {
        if (a[i] != b[i]) {
            return a[i];
        }
    }
    return false;
}

static void copy_set(const search *of, bool *to, const bool *from)
{
    memcpy(to, from, of->plan->count * sizeof *to);
}

// ---- What a set is worth ------------------------------------------------------------------------

// FNV-1a over the members.
static uint64_t hash_of(const search *of, const bool *set)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < of->plan->count; i++) {
        hash = (hash ^ (set[i] ? 1u : 0u)) * UINT64_C(0x100000001b3);
    }
    return hash;
}

static const known *find_known(const search *of, const bool *set, uint64_t hash)
{
    const known *rows = of->known.items;
    for (size_t i = 0; i < of->known.count; i++) {
        if (rows[i].hash == hash && memcmp(rows[i].set, set, of->plan->count * sizeof *set) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

static tkd_status ask(search *of, const bool *set, uint64_t hash, double *value, tkd_error *err)
{
    tkd_set_value answer = {.value = (double)NAN};
    bool *copy = TKD_TAKE(of->arena, of->plan->count, bool);
    known *row = tkd_list_add(&of->known);

    if (copy == NULL || row == NULL) {
        return no_memory(err);
    }
    TKD_TRY(of->plan->value_of(set, &answer, of->plan->context, err));
    copy_set(of, copy, set);
    *row = (known){hash, copy, answer.value};
    of->tries += answer.is_known ? 0 : 1;
    of->is_cut = of->is_cut || answer.is_over;
    *value = answer.value;
    return TKD_OK;
}

// NaN: not to be had, or not known since the search was cut. The best so far is kept.
static tkd_status value_of(search *of, const bool *set, double *value, tkd_error *err)
{
    const size_t size = size_of(of, set);
    const uint64_t hash = hash_of(of, set);
    const known *row = size > 1 ? find_known(of, set, hash) : NULL;

    *value = (double)NAN;
    if (size == 0) {
        *value = 0.0;
    } else if (size == 1) {
        for (size_t i = 0; i < of->plan->count; i++) {
            *value = set[i] ? of->plan->alone[i] : *value;
        }
    } else if (row != NULL) {
        *value = row->value;
    } else if (of->is_cut || of->tries >= of->plan->tries) {
        of->is_cut = true;
    } else {
        TKD_TRY(ask(of, set, hash, value, err));
    }
    if (!isnan(*value) && is_better(of, set, *value, of->best, of->best_value)) {
        copy_set(of, of->best, set);
        of->best_value = *value;
    }
    return TKD_OK;
}

// ---- Every set ----------------------------------------------------------------------------------

// Sets of two or more that the money allows; counting ends beyond `most`.
static size_t count_sets(search *of, size_t from, size_t members, double money, size_t most)
{
    size_t count = members > 1 ? 1 : 0;

    for (size_t i = from; i < of->plan->count && count <= most && of->steps < MOST_STEPS; i++) {
        of->steps++;
        if (is_affordable(of, of->plan->budget - money + of->plan->costs[i])) {
            count += count_sets(of, i + 1, members + 1, money - of->plan->costs[i], most - count);
        }
    }
    return of->steps < MOST_STEPS ? count : most + 1;
}

static tkd_status value_all(search *of, bool *set, size_t from, double money, tkd_error *err)
{
    double value = 0.0;

    TKD_TRY(value_of(of, set, &value, err));
    for (size_t i = from; i < of->plan->count && !of->is_cut; i++) {
        if (is_affordable(of, of->plan->budget - money + of->plan->costs[i])) {
            set[i] = true;
            TKD_TRY(value_all(of, set, i + 1, money - of->plan->costs[i], err));
            set[i] = false;
        }
    }
    return TKD_OK;
}

// ---- Every set to which nothing can be added ----------------------------------------------------

typedef struct largest {
    search *of;
    bool *set;
    const double *rest; // [count + 1] cost of the candidates from there on, in order of cost
    size_t count;
    size_t most;
    bool values; // else they are only counted
} largest;

// Candidates from the dearest down. `least` is the cheapest one left out so far: where all that follow
// would leave room for it, something could be added to every set below here.
static tkd_status visit_largest(largest *all, size_t at, double money, double least, tkd_error *err)
{
    search *of = all->of;
    double value = 0.0;

    if (of->steps++ >= MOST_STEPS || all->count > all->most || of->is_cut) {
        all->count = of->steps >= MOST_STEPS ? all->most + 1 : all->count;
        return TKD_OK;
    }
    if (is_affordable(of, of->plan->budget - money + all->rest[at] + least)) {
        return TKD_OK;
    }
    if (at == of->plan->count) {
        all->count++;
        return all->values ? value_of(of, all->set, &value, err) : TKD_OK;
    }
    const size_t candidate = of->by_cost[at];
    const double cost = of->plan->costs[candidate];
    if (is_affordable(of, of->plan->budget - money + cost)) {
        all->set[candidate] = true;
        TKD_TRY(visit_largest(all, at + 1, money - cost, least, err));
        all->set[candidate] = false;
    }
    return visit_largest(all, at + 1, money, cost, err);
}

static const double *rest_of(search *of)
{
    double *rest = TKD_TAKE(of->arena, of->plan->count + 1, double);

    for (size_t i = of->plan->count; rest != NULL && i-- > 0;) {
        rest[i] = rest[i + 1] + of->plan->costs[of->by_cost[i]];
    }
    return rest;
}

// ---- Better by one ------------------------------------------------------------------------------

// One added, left out, or exchanged.
typedef struct move {
    size_t out; // SIZE_MAX: none
    size_t in;  // SIZE_MAX: none
    double hope;
} move;

static int by_hope(const void *left, const void *right)
{
    const move *a = left;
    const move *b = right;

    if (a->hope != b->hope) {
        return a->hope > b->hope ? -1 : 1;
    }
    if (a->out != b->out) {
        return a->out < b->out ? -1 : 1;
    }
    return (a->in > b->in) - (a->in < b->in);
}

static void make_move(bool *set, const move *one)
{
    if (one->out != SIZE_MAX) {
        set[one->out] = false;
    }
    if (one->in != SIZE_MAX) {
        set[one->in] = true;
    }
}

// Moves that the money allows, in the place of `out`; `without` is what is left when that goes.
static bool add_moves(const search *of, const bool *set, size_t out, double without,
                      tkd_list *moves)
{
    const double money = cost_of(of, set) - (out == SIZE_MAX ? 0.0 : of->plan->costs[out]);

    for (size_t i = 0; i < of->plan->count; i++) {
        if (set[i] || i == out || !is_affordable(of, money + of->plan->costs[i])) {
            continue;
        }
        move *one = tkd_list_add(moves);
        if (one == NULL) {
            return false;
        }
        *one = (move){out, i, isnan(without) ? -HUGE_VAL : without + of->plan->alone[i]};
    }
    return true;
}

// What each is worth where it stands is asked first: that tells which exchanges are worth a try.
static tkd_status list_moves(search *of, const bool *set, bool *trial, tkd_list *moves,
                             tkd_error *err)
{
    double value = 0.0;

    TKD_TRY(value_of(of, set, &value, err));
    if (!add_moves(of, set, SIZE_MAX, value, moves)) {
        return no_memory(err);
    }
    for (size_t i = 0; i < of->plan->count; i++) {
        if (set[i]) {
            copy_set(of, trial, set);
            trial[i] = false;
            TKD_TRY(value_of(of, trial, &value, err));
            if (!add_moves(of, set, i, value, moves)) {
                return no_memory(err);
            }
        }
    }
    return TKD_OK;
}

// Step from the best set to a better one by a single move, until there is none. `exchanges` false: only
// what can be left out.
static tkd_status improve(search *of, bool exchanges, tkd_error *err)
{
    bool *set = TKD_TAKE(of->arena, of->plan->count, bool);
    bool *trial = TKD_TAKE(of->arena, of->plan->count, bool);
    bool goes_on = set != NULL && trial != NULL;
    double value = 0.0;

    if (!goes_on) {
        return no_memory(err);
    }
    while (goes_on && !of->is_cut) {
        tkd_list moves;
        tkd_list_init(&moves, of->arena, sizeof(move));
        copy_set(of, set, of->best);
        TKD_TRY(list_moves(of, set, trial, &moves, err));
        goes_on = memcmp(set, of->best, of->plan->count * sizeof *set) != 0;
        move *rows = moves.items;
        if (moves.count > 1) {
            qsort(rows, moves.count, sizeof *rows, by_hope);
        }
        for (size_t i = 0; exchanges && i < moves.count && !goes_on && !of->is_cut; i++) {
            copy_set(of, trial, set);
            make_move(trial, &rows[i]);
            TKD_TRY(value_of(of, trial, &value, err));
            goes_on = memcmp(set, of->best, of->plan->count * sizeof *set) != 0;
        }
    }
    return TKD_OK;
}

// ---- Greedy -------------------------------------------------------------------------------------

// What a candidate adds to the set, as far as was looked.
typedef struct offer {
    double gain;
    bool is_fresh; // beside the set as it stands
    bool is_gone;  // taken, too dear, or not to be had
} offer;

static double per_euro(const search *of, const offer *offers, size_t i)
{
    const double cost = of->plan->costs[i];
    if (cost > 0.0) {
        return offers[i].gain / cost;
    }
    return offers[i].gain > 0.0 ? HUGE_VAL : 0.0;
}

static size_t best_offer(const search *of, const offer *offers)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < of->plan->count; i++) {
        const bool is_first = best == SIZE_MAX;
        if (!offers[i].is_gone &&
            (is_first || per_euro(of, offers, i) > per_euro(of, offers, best))) {
            best = i;
        }
    }
    return best;
}

static void withdraw_dear(const search *of, const bool *set, offer *offers)
{
    const double money = cost_of(of, set);
    for (size_t i = 0; i < of->plan->count; i++) {
        offers[i].is_gone = offers[i].is_gone || isnan(of->plan->alone[i]) ||
                            !is_affordable(of, money + of->plan->costs[i]);
    }
}

static void take_offer(const search *of, bool *set, offer *offers, size_t taken)
{
    set[taken] = true;
    offers[taken].is_gone = true;
    for (size_t i = 0; i < of->plan->count; i++) {
        offers[i].is_fresh = false;
    }
    withdraw_dear(of, set, offers);
}

// Offers are looked up again only when they come to the top: beside more others a gain mostly shrinks.
static tkd_status take_greedily(search *of, tkd_error *err)
{
    bool *set = TKD_TAKE(of->arena, of->plan->count, bool);
    offer *offers = TKD_TAKE(of->arena, of->plan->count, offer);
    double value = 0.0;

    if (set == NULL || offers == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < of->plan->count; i++) {
        offers[i] = (offer){.gain = of->plan->alone[i], .is_fresh = true};
    }
    withdraw_dear(of, set, offers);
    for (size_t top = best_offer(of, offers); top != SIZE_MAX && !of->is_cut;
         top = best_offer(of, offers)) {
        if (!offers[top].is_fresh) {
            double with = 0.0;
            set[top] = true;
            TKD_TRY(value_of(of, set, &with, err));
            set[top] = false;
            offers[top].gain = with - value;
            offers[top].is_fresh = true;
            offers[top].is_gone = isnan(with);
        } else if (is_more(offers[top].gain, 0.0)) {
            value += offers[top].gain;
            take_offer(of, set, offers, top);
        } else {
            offers[top].is_gone = true;
        }
    }
    return TKD_OK;
}

static tkd_status value_singles(search *of, tkd_error *err)
{
    bool *set = TKD_TAKE(of->arena, of->plan->count, bool);
    double value = 0.0;

    if (set == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < of->plan->count; i++) {
        if (is_affordable(of, of->plan->costs[i])) {
            set[i] = true;
            TKD_TRY(value_of(of, set, &value, err));
            set[i] = false;
        }
    }
    return TKD_OK;
}

// ---- The search ---------------------------------------------------------------------------------

static const size_t *order_by_cost(const tkd_portfolio_plan *plan, tkd_arena *arena)
{
    size_t *order = TKD_TAKE(arena, plan->count, size_t);

    for (size_t i = 0; order != NULL && i < plan->count; i++) {
        size_t at = i;
        for (; at > 0 && plan->costs[order[at - 1]] < plan->costs[i]; at--) {
            order[at] = order[at - 1];
        }
        order[at] = i;
    }
    return order;
}

static tkd_status look(search *of, tkd_search_method *method, tkd_error *err)
{
    const tkd_portfolio_plan *plan = of->plan;
    bool *set = TKD_TAKE(of->arena, plan->count, bool);
    const double *rest = rest_of(of);
    largest all = {.of = of, .set = set, .rest = rest, .most = plan->tries};

    if (set == NULL || rest == NULL) {
        return no_memory(err);
    }
    *method = TKD_SEARCH_ALL;
    if (count_sets(of, 0, 0, plan->budget, plan->tries) <= plan->tries) {
        return value_all(of, set, 0, plan->budget, err);
    }
    of->steps = 0;
    TKD_TRY(visit_largest(&all, 0, plan->budget, HUGE_VAL, err));
    *method = TKD_SEARCH_LARGEST;
    if (all.count + plan->count <= plan->tries) {
        all.count = 0;
        all.values = true;
        of->steps = 0;
        TKD_TRY(value_singles(of, err));
        TKD_TRY(visit_largest(&all, 0, plan->budget, HUGE_VAL, err));
        return improve(of, false, err);
    }
    *method = TKD_SEARCH_GREEDY;
    TKD_TRY(value_singles(of, err));
    TKD_TRY(take_greedily(of, err));
    return improve(of, true, err);
}

tkd_status tkd_analyse_portfolio(const tkd_portfolio_plan *plan, tkd_arena *arena,
                                 tkd_portfolio_found *found, tkd_error *err)
{
    search of = {.plan = plan,
                 .arena = arena,
                 .best = TKD_TAKE(arena, plan->count, bool),
                 .by_cost = order_by_cost(plan, arena)};
    tkd_search_method method = TKD_SEARCH_ALL;

    if (of.best == NULL || of.by_cost == NULL) {
        return no_memory(err);
    }
    tkd_list_init(&of.known, arena, sizeof(known));
    TKD_TRY(look(&of, &method, err));
    *found = (tkd_portfolio_found){.set = of.best,
                                   .value = of.best_value,
                                   .method = method,
                                   .tries = of.tries,
                                   .is_cut = of.is_cut};
    return TKD_OK;
}
