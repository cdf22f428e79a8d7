// SPDX-License-Identifier: EUPL-1.2
// Expected visits: the traffic equations r = e + P' r of an absorbing chain, solved part by part.
// Strongly connected parts are found by Tarjan's algorithm (SIAM J. Comput. 1, 1972) without
// recursion; a part of one step is a division, a small one is solved by GSL's LU decomposition, a
// large one by Gauss–Seidel sweeps, which converge since the chain is absorbing.
//
// Attempts: of those who would visit a step, a share q is turned away. A client comes to it v times,
// turned away or not; whoever visits comes again with probability f, and a share h comes at all:
// v = h / (1 - f (1 - q)). So 1/v is linear in q, and two solutions give f. With N attempts, one in
// (1 + f + … + f^N) / f^N is the one too many: that is q.
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "hops.h"

enum { DENSE_MAX = 128, SWEEPS_MAX = 20000 };

// Steps reached more often than so by each client are left by chances that the chain does not know.
#define REACHED_MOST 1e6

typedef struct tkd_parts {
    const tkd_hops *chain;
    const tkd_hop *hops;
    const double *used_up; // [count] share who are turned away, of those who would take the step
    double *visits;        // [count] per client who takes the step, its repetitions included
    double *turned_away;   // [count] times turned away, of the same
    uint32_t *first;       // [count + 1] hops by `from`
    uint32_t *index;       // 0: not yet seen
    uint32_t *low;
    bool *on_stack;
    uint32_t *stack;
    uint32_t *path;     // steps being explored
    uint32_t *next_hop; // of each step being explored
    uint32_t *part;     // members of finished parts, one after the other
    uint32_t *part_end; // end of each part in `part`
    uint32_t part_count;
    uint32_t member_count;
    uint32_t stack_size;
    uint32_t seen;
} tkd_parts;

// From the shares who are turned away.
static void find_repetitions(tkd_parts *parts)
{
    const tkd_hops *chain = parts->chain;

    for (uint32_t s = 0; s < chain->count; s++) {
        const double visit = 1.0 - parts->used_up[s];
        const double all = 1.0 - chain->again[s] * visit;
        parts->visits[s] = visit / all;
        parts->turned_away[s] = parts->used_up[s] / all;
    }
}

static double chance_of(const tkd_parts *parts, const tkd_hop *hop)
{
    switch (hop->kind) {
    case TKD_HOP_VISIT: return hop->p * parts->visits[hop->from];
    case TKD_HOP_USED_UP: return hop->p * parts->turned_away[hop->from];
    case TKD_HOP_PASS:
    case TKD_HOP_DECLINE: break;
    }
    return hop->p;
}

static bool take_parts(tkd_parts *parts, const tkd_hops *hops, tkd_arena *scratch)
{
    const size_t n = (size_t)hops->count + 1;
    uint32_t *block = TKD_TAKE(scratch, n * 8, uint32_t);

    *parts = (tkd_parts){.chain = hops, .hops = hops->hops.items};
    parts->on_stack = TKD_TAKE(scratch, n, bool);
    parts->visits = TKD_TAKE(scratch, n, double);
    parts->turned_away = TKD_TAKE(scratch, n, double);
    if (block == NULL || parts->on_stack == NULL || parts->visits == NULL ||
        parts->turned_away == NULL) {
        return false;
    }
    parts->first = block;
    parts->index = block + n;
    parts->low = block + 2 * n;
    parts->stack = block + 3 * n;
    parts->path = block + 4 * n;
    parts->next_hop = block + 5 * n;
    parts->part = block + 6 * n;
    parts->part_end = block + 7 * n;
    for (size_t i = 0; i < hops->hops.count; i++) {
        parts->first[parts->hops[i].from + 1]++;
    }
    for (size_t s = 1; s < n; s++) {
        parts->first[s] += parts->first[s - 1];
    }
    return true;
}

static void open_step(tkd_parts *parts, uint32_t step, uint32_t *depth)
{
    parts->index[step] = parts->low[step] = ++parts->seen;
    parts->stack[parts->stack_size++] = step;
    parts->on_stack[step] = true;
    parts->next_hop[step] = parts->first[step];
    parts->path[(*depth)++] = step;
}

static void close_part(tkd_parts *parts, uint32_t root)
{
    uint32_t step = root;

    do {
        step = parts->stack[--parts->stack_size];
        parts->on_stack[step] = false;
        parts->part[parts->member_count++] = step;
    } while (step != root);
    parts->part_end[parts->part_count++] = parts->member_count;
}

// Parts come out in reverse topological order: those that others lead to first.
static void find_parts(tkd_parts *parts, uint32_t root)
{
    uint32_t depth = 0;

    open_step(parts, root, &depth);
    while (depth > 0) {
        const uint32_t step = parts->path[depth - 1];
        if (parts->next_hop[step] < parts->first[step + 1]) {
            const int32_t to = parts->hops[parts->next_hop[step]++].to;
            if (to == TKD_NONE) {
                continue;
            }
            if (parts->index[to] == 0) {
                open_step(parts, (uint32_t)to, &depth);
            } else if (parts->on_stack[to] && parts->index[to] < parts->low[step]) {
                parts->low[step] = parts->index[to];
            }
            continue;
        }
        depth--;
        if (depth > 0 && parts->low[step] < parts->low[parts->path[depth - 1]]) {
            parts->low[parts->path[depth - 1]] = parts->low[step];
        }
        if (parts->low[step] == parts->index[step]) {
            close_part(parts, step);
        }
    }
}

static tkd_status seldom_left(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "a part of the journey is hardly ever left");
}

// Solve (I − P') r = e within a part by LU; `place` gives each member's row.
static tkd_status solve_dense(const tkd_parts *parts, const uint32_t *members, uint32_t n,
                              const uint32_t *place, double *reached, tkd_arena *scratch,
                              tkd_error *err)
{
    double *matrix = TKD_TAKE(scratch, (size_t)n * n, double);
    double *right = TKD_TAKE(scratch, n, double);
    size_t *order = TKD_TAKE(scratch, n, size_t);
    int sign = 0;

    if (matrix == NULL || right == NULL || order == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the traffic equations");
    }
    for (uint32_t i = 0; i < n; i++) {
        matrix[(size_t)i * n + i] += 1.0;
        right[i] = reached[members[i]];
        for (uint32_t h = parts->first[members[i]]; h < parts->first[members[i] + 1]; h++) {
            const int32_t to = parts->hops[h].to;
            if (to != TKD_NONE && place[to] < n && members[place[to]] == (uint32_t)to) {
                matrix[(size_t)place[to] * n + i] -= chance_of(parts, &parts->hops[h]);
            }
        }
    }
    gsl_matrix_view a = gsl_matrix_view_array(matrix, n, n);
    gsl_vector_view b = gsl_vector_view_array(right, n);
    gsl_permutation p = {.size = n, .data = order};
    if (gsl_linalg_LU_decomp(&a.matrix, &p, &sign) != 0 ||
        gsl_linalg_LU_svx(&a.matrix, &p, &b.vector) != 0) {
        return seldom_left(err);
    }
    for (uint32_t i = 0; i < n; i++) {
        if (!isfinite(right[i]) || right[i] < -1e-6 || right[i] > REACHED_MOST) {
            return seldom_left(err);
        }
        reached[members[i]] = right[i];
    }
    return TKD_OK;
}

static tkd_status solve_sweeping(const tkd_parts *parts, const uint32_t *members, uint32_t n,
                                 const uint32_t *place, double *reached, tkd_arena *scratch,
                                 tkd_error *err)
{
    double *from_outside = TKD_TAKE(scratch, n, double);
    double *sum = TKD_TAKE(scratch, n, double);

    if (from_outside == NULL || sum == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the traffic equations");
    }
    for (uint32_t i = 0; i < n; i++) {
        from_outside[i] = reached[members[i]];
    }
    for (int sweep = 0; sweep < SWEEPS_MAX; sweep++) {
        double change = 0.0;
        for (uint32_t i = 0; i < n; i++) {
            sum[i] = from_outside[i];
        }
        for (uint32_t i = 0; i < n; i++) {
            for (uint32_t h = parts->first[members[i]]; h < parts->first[members[i] + 1]; h++) {
                const int32_t to = parts->hops[h].to;
                if (to != TKD_NONE && place[to] < n && members[place[to]] == (uint32_t)to) {
                    sum[place[to]] += reached[members[i]] * chance_of(parts, &parts->hops[h]);
                }
            }
        }
        for (uint32_t i = 0; i < n; i++) {
            change = fmax(change, fabs(sum[i] - reached[members[i]]));
            reached[members[i]] = sum[i];
        }
        if (change < 1e-9) {
            return TKD_OK;
        }
    }
    return seldom_left(err);
}

// Hand on what a solved part sends to the parts after it.
static void hand_on(const tkd_parts *parts, const uint32_t *members, uint32_t n,
                    const uint32_t *place, double *reached)
{
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t h = parts->first[members[i]]; h < parts->first[members[i] + 1]; h++) {
            const int32_t to = parts->hops[h].to;
            const bool inside =
                to != TKD_NONE && place[to] < n && members[place[to]] == (uint32_t)to;
            if (to != TKD_NONE && !inside) {
                reached[to] += reached[members[i]] * chance_of(parts, &parts->hops[h]);
            }
        }
    }
}

// Expected times that a client would visit each step, turned away or not.
static tkd_status solve(tkd_parts *parts, tkd_arena *scratch, uint32_t *place, double *reached,
                        tkd_error *err)
{
    const tkd_hops *hops = parts->chain;

    find_repetitions(parts);
    for (uint32_t s = 0; s < hops->count; s++) {
        reached[s] = hops->entered[s];
    }
    for (uint32_t c = parts->part_count; c > 0; c--) {
        const uint32_t begin = c == 1 ? 0 : parts->part_end[c - 2];
        const uint32_t n = parts->part_end[c - 1] - begin;
        const uint32_t *members = parts->part + begin;
        for (uint32_t i = 0; i < n; i++) {
            place[members[i]] = i;
        }
        if (n > 1) {
            TKD_TRY((n <= DENSE_MAX ? solve_dense : solve_sweeping)(parts, members, n, place,
                                                                    reached, scratch, err));
        }
        hand_on(parts, members, n, place, reached);
    }
    for (uint32_t s = 0; s < hops->count; s++) {
        reached[s] *= hops->taken[s] * (parts->visits[s] + parts->turned_away[s]);
        if (!(reached[s] <= REACHED_MOST)) {
            return seldom_left(err);
        }
    }
    return TKD_OK;
}

// The share turned away, from the times come when 1/(N+1) and 2/(N+2) of them were.
static double turned_away(double most, double first, double second)
{
    const double first_q = 1.0 / (most + 1.0);
    const double second_q = 2.0 / (most + 2.0);
    double slope = 0.0; // f / h
    double again = 0.0; // f
    double visits = 0.0;
    double power = 1.0;

    if (first <= 0.0 || second <= 0.0) {
        return 0.0;
    }
    slope = fmax(0.0, (1.0 / second - 1.0 / first) / (second_q - first_q));
    again = fmin(1.0, slope / (slope + fmax(0.0, 1.0 / first - slope * first_q)));
    for (uint32_t k = 0; k < most && power > 1e-12; k++) {
        visits += power;
        power *= again;
    }
    return power / (visits + power);
}

// Find the share that each limit of attempts turns away, into `used_up`; `second` is for the work.
static tkd_status find_used_up(tkd_parts *parts, tkd_arena *scratch, uint32_t *place,
                               double *second, double *used_up, tkd_error *err)
{
    const tkd_hops *hops = parts->chain;
    double *first = TKD_TAKE(scratch, hops->count, double);

    if (first == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the traffic equations");
    }
    for (uint32_t s = 0; s < hops->count; s++) {
        used_up[s] = hops->most[s] > 0.0 ? 1.0 / (hops->most[s] + 1.0) : 0.0;
    }
    TKD_TRY(solve(parts, scratch, place, first, err));
    for (uint32_t s = 0; s < hops->count; s++) {
        used_up[s] = hops->most[s] > 0.0 ? 2.0 / (hops->most[s] + 2.0) : 0.0;
    }
    TKD_TRY(solve(parts, scratch, place, second, err));
    for (uint32_t s = 0; s < hops->count; s++) {
        used_up[s] = hops->most[s] > 0.0 ? turned_away(hops->most[s], first[s], second[s]) : 0.0;
    }
    return TKD_OK;
}

tkd_status tkd_hops_visits(const tkd_hops *hops, tkd_arena *scratch, double *visits, tkd_error *err)
{
    tkd_parts parts;
    double *used_up = TKD_TAKE(scratch, hops->count, double);
    uint32_t *place = TKD_TAKE(scratch, hops->count, uint32_t);
    bool limited = false;

    if (used_up == NULL || place == NULL || !take_parts(&parts, hops, scratch)) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the traffic equations");
    }
    parts.used_up = used_up;
    for (uint32_t s = 0; s < hops->count; s++) {
        limited |= hops->most[s] > 0.0;
        if (parts.index[s] == 0) {
            find_parts(&parts, s);
        }
    }
    if (limited) {
        TKD_TRY(find_used_up(&parts, scratch, place, visits, used_up, err));
    }
    TKD_TRY(solve(&parts, scratch, place, visits, err));
    for (uint32_t s = 0; s < hops->count; s++) {
        visits[s] *= 1.0 - used_up[s];
    }
    return TKD_OK;
}

tkd_status tkd_network_visits(const tkd_network *network, uint32_t stream, tkd_arena *scratch,
                              double *visits, tkd_error *err)
{
    const tkd_expecting who = tkd_expecting_of(network, &network->streams[stream], false);
    tkd_hops hops;

    TKD_TRY(tkd_hops_build(&who, scratch, &hops, err));
    return tkd_hops_visits(&hops, scratch, visits, err);
}
