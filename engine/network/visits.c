// SPDX-License-Identifier: EUPL-1.2
// Expected visits: the traffic equations r = e + P' r of an absorbing chain, solved part by part.
// Strongly connected parts are found by Tarjan's algorithm (SIAM J. Comput. 1, 1972) without
// recursion; a part of one step needs no solving, a small one is solved by GSL's LU decomposition, a
// large one by Gauss–Seidel sweeps, which converge since the chain is absorbing.
#include <gsl/gsl_linalg.h>
#include <math.h>

#include "hops.h"

enum { DENSE_MAX = 128, SWEEPS_MAX = 20000 };

typedef struct tkd_parts {
    const tkd_hop *hops;
    uint32_t *first; // [count + 1] hops by `from`
    uint32_t *index; // 0: not yet seen
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

static bool take_parts(tkd_parts *parts, const tkd_hops *hops, tkd_arena *scratch)
{
    const size_t n = (size_t)hops->count + 1;
    uint32_t *block = TKD_TAKE(scratch, n * 8, uint32_t);

    *parts = (tkd_parts){.hops = hops->hops.items};
    parts->on_stack = TKD_TAKE(scratch, n, bool);
    if (block == NULL || parts->on_stack == NULL) {
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
                matrix[(size_t)place[to] * n + i] -= parts->hops[h].p;
            }
        }
    }
    gsl_matrix_view a = gsl_matrix_view_array(matrix, n, n);
    gsl_vector_view b = gsl_vector_view_array(right, n);
    gsl_permutation p = {.size = n, .data = order};
    if (gsl_linalg_LU_decomp(&a.matrix, &p, &sign) != 0 ||
        gsl_linalg_LU_svx(&a.matrix, &p, &b.vector) != 0) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "a part of the journey cannot be left");
    }
    for (uint32_t i = 0; i < n; i++) {
        if (!isfinite(right[i]) || right[i] < -1e-6 || right[i] > 1e12) {
            return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE,
                            "a part of the journey cannot be left");
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
                    sum[place[to]] += reached[members[i]] * parts->hops[h].p;
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
    return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "a part of the journey cannot be left");
}

tkd_status tkd_hops_visits(const tkd_hops *hops, tkd_arena *scratch, double *visits, tkd_error *err)
{
    tkd_parts parts;
    double *reached = TKD_TAKE(scratch, hops->count, double);
    uint32_t *place = TKD_TAKE(scratch, hops->count, uint32_t);

    if (reached == NULL || place == NULL || !take_parts(&parts, hops, scratch)) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the traffic equations");
    }
    for (uint32_t s = 0; s < hops->count; s++) {
        reached[s] = hops->entered[s];
        if (parts.index[s] == 0) {
            find_parts(&parts, s);
        }
    }
    for (uint32_t c = parts.part_count; c > 0; c--) {
        const uint32_t begin = c == 1 ? 0 : parts.part_end[c - 2];
        const uint32_t n = parts.part_end[c - 1] - begin;
        const uint32_t *members = parts.part + begin;
        for (uint32_t i = 0; i < n; i++) {
            place[members[i]] = i;
        }
        if (n > 1) {
            TKD_TRY((n <= DENSE_MAX ? solve_dense : solve_sweeping)(&parts, members, n, place,
                                                                    reached, scratch, err));
        }
        for (uint32_t i = 0; i < n; i++) {
            for (uint32_t h = parts.first[members[i]]; h < parts.first[members[i] + 1]; h++) {
                const int32_t to = parts.hops[h].to;
                const bool inside =
                    to != TKD_NONE && place[to] < n && members[place[to]] == (uint32_t)to;
                if (to != TKD_NONE && !inside) {
                    reached[to] += reached[members[i]] * parts.hops[h].p;
                }
            }
        }
    }
    for (uint32_t s = 0; s < hops->count; s++) {
        visits[s] = reached[s] * hops->visits[s];
    }
    return TKD_OK;
}

tkd_status tkd_network_visits(const tkd_network *network, uint32_t stream, tkd_arena *scratch,
                              double *visits, tkd_error *err)
{
    tkd_hops hops;

    TKD_TRY(tkd_hops_build(network, &network->streams[stream], scratch, &hops, err));
    return tkd_hops_visits(&hops, scratch, visits, err);
}
