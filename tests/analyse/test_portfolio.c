// SPDX-License-Identifier: EUPL-1.2
// The best set within a budget, against looking at every set. Generated cases: candidates do parts of
// the same work, some help each other, some do harm.
#include "tkd_test.h"

#include "teekond/analyse.h"

#include <math.h>

enum { CANDIDATES = 9, TASKS = 12, SETS = 1 << CANDIDATES };

// What a set is worth: tasks that any of it does, and pairs that do more, or less, together.
typedef struct world {
    double costs[CANDIDATES];
    double alone[CANDIDATES];
    double tasks[TASKS];
    bool does[CANDIDATES][TASKS];
    double pairs[CANDIDATES][CANDIDATES]; // [i][k], i < k
    uint32_t asked;
    uint32_t over_after; // interrupted after so many; 0: never
} world;

static uint64_t next_number(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

static double next_share(uint64_t *state)
{
    return (double)(next_number(state) % 10007) / 10007.0;
}

static double worth(const world *of, const bool *set)
{
    double value = 0.0;

    for (size_t t = 0; t < TASKS; t++) {
        bool done = false;
        for (size_t i = 0; i < CANDIDATES; i++) {
            done = done || (set[i] && of->does[i][t]);
        }
        value += done ? of->tasks[t] : 0.0;
    }
    for (size_t i = 0; i < CANDIDATES; i++) {
        for (size_t k = i + 1; k < CANDIDATES; k++) {
            value += set[i] && set[k] ? of->pairs[i][k] : 0.0;
        }
    }
    return value;
}

// `pairs`: greatest worth of a pair beyond its members; below 0 pairs spoil each other too.
static world make_world(uint64_t seed, double pairs, bool spoil)
{
    world made = {.asked = 0};
    uint64_t state = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;

    for (size_t t = 0; t < TASKS; t++) {
        made.tasks[t] = 1.0 + 37.3 * next_share(&state);
    }
    for (size_t i = 0; i < CANDIDATES; i++) {
        bool single[CANDIDATES] = {false};
        made.costs[i] = i == 4 ? 0.0 : 3.0 + (double)(next_number(&state) % 41);
        for (size_t t = 0; t < TASKS; t++) {
            made.does[i][t] = next_number(&state) % 4 == 0;
        }
        for (size_t k = i + 1; k < CANDIDATES; k++) {
            const double own = pairs * next_share(&state);
            made.pairs[i][k] = next_number(&state) % 5 == 0 ? own : 0.0;
            made.pairs[i][k] *= spoil && next_number(&state) % 2 == 0 ? -1.0 : 1.0;
        }
        single[i] = true;
        made.alone[i] = worth(&made, single);
    }
    return made;
}

static tkd_status value_of(const bool *set, tkd_set_value *value, void *context, tkd_error *err)
{
    world *of = context;
    size_t members = 0;

    (void)err;
    of->asked++;
    for (size_t i = 0; i < CANDIDATES; i++) {
        members += set[i] ? 1 : 0;
    }
    CHECK(members > 1);
    *value = (tkd_set_value){.value = worth(of, set),
                             .is_over = of->over_after > 0 && of->asked >= of->over_after};
    return TKD_OK;
}

static tkd_portfolio_found search(world *of, double budget, uint32_t tries, tkd_arena *arena)
{
    const tkd_portfolio_plan plan = {.costs = of->costs,
                                     .alone = of->alone,
                                     .count = CANDIDATES,
                                     .budget = budget,
                                     .tries = tries,
                                     .value_of = value_of,
                                     .context = of};
    tkd_portfolio_found found = {0};

    of->asked = 0;
    CHECK_OK(tkd_analyse_portfolio(&plan, arena, &found, check_error()));
    CHECK(of->asked <= tries);
    CHECK_SIZE(found.tries, of->asked);
    return found;
}

static double cost_of(const world *of, const bool *set)
{
    double cost = 0.0;
    for (size_t i = 0; i < CANDIDATES; i++) {
        cost += set[i] ? of->costs[i] : 0.0;
    }
    return cost;
}

static void spread(size_t bits, bool *set)
{
    for (size_t i = 0; i < CANDIDATES; i++) {
        set[i] = (bits >> i & 1) != 0;
    }
}

// The best worth, and what the cheapest set costs that is worth so much.
static double best_of(const world *of, double budget, double *cost)
{
    bool set[CANDIDATES];
    double best = 0.0;

    *cost = 0.0;
    for (size_t bits = 1; bits < SETS; bits++) {
        spread(bits, set);
        const double money = cost_of(of, set);
        const double value = worth(of, set);
        if (money <= budget &&
            (value > best + 1e-9 || (value > best - 1e-9 && money < *cost - 1e-9))) {
            best = value > best ? value : best;
            *cost = money;
        }
    }
    return best;
}

static const double budgets[] = {0.0, 2.9, 17.0, 41.0, 76.0, 130.0, 1000.0};
enum { BUDGETS = sizeof(budgets) / sizeof(budgets[0]), WORLDS = 40 };

TKD_CASE(analyse, portfolio, every_set_is_looked_at_where_tries_suffice)
{
    tkd_arena arena = {0};

    for (uint64_t seed = 0; seed < WORLDS; seed++) {
        world of = make_world(seed, 60.0, true);
        for (size_t b = 0; b < BUDGETS; b++) {
            double cost = 0.0;
            const double best = best_of(&of, budgets[b], &cost);
            const tkd_portfolio_found found = search(&of, budgets[b], SETS, &arena);
            CHECK_INT(found.method, TKD_SEARCH_ALL);
            CHECK(!found.is_cut);
            CHECK_NEAR(found.value, best, 1e-9);
            CHECK_NEAR(worth(&of, found.set), best, 1e-9);
            CHECK_NEAR(cost_of(&of, found.set), cost, 1e-9);
        }
    }
    tkd_arena_clear(&arena);
}

// Where nothing does harm, the sets to which nothing can be added suffice: they are far fewer.
TKD_CASE(analyse, portfolio, largest_sets_find_the_best_where_nothing_does_harm)
{
    tkd_arena arena = {0};
    size_t largest = 0;

    for (uint64_t seed = 0; seed < WORLDS; seed++) {
        world of = make_world(seed, 60.0, false);
        for (size_t b = 0; b < BUDGETS; b++) {
            double cost = 0.0;
            const double best = best_of(&of, budgets[b], &cost);
            const tkd_portfolio_found found = search(&of, budgets[b], 90, &arena);
            if (found.method == TKD_SEARCH_LARGEST && !found.is_cut) {
                largest++;
                CHECK_NEAR(found.value, best, 1e-9);
                CHECK(cost_of(&of, found.set) <= budgets[b]);
            }
        }
    }
    CHECK(largest > WORLDS);
    tkd_arena_clear(&arena);
}

// Work that is shared alone: never below 1 − 1/√e of the best (Khuller, Moss and Naor 1999).
TKD_CASE(analyse, portfolio, greedy_keeps_its_promise)
{
    tkd_arena arena = {0};
    size_t greedy = 0;
    size_t best_found = 0;

    for (uint64_t seed = 0; seed < WORLDS; seed++) {
        world of = make_world(seed, 0.0, false);
        for (size_t b = 2; b < BUDGETS; b++) {
            double cost = 0.0;
            const double best = best_of(&of, budgets[b], &cost);
            const tkd_portfolio_found found = search(&of, budgets[b], 12, &arena);
            CHECK(cost_of(&of, found.set) <= budgets[b]);
            CHECK_NEAR(found.value, worth(&of, found.set), 1e-9);
            if (found.method == TKD_SEARCH_GREEDY) {
                greedy++;
                best_found += found.value > best - 1e-9 ? 1 : 0;
                CHECK(found.value >= (1.0 - exp(-0.5)) * best - 1e-9);
            }
        }
    }
    CHECK(greedy > WORLDS);
    CHECK((double)best_found > 0.8 * (double)greedy);
    tkd_arena_clear(&arena);
}

// Three do the same work: the cheapest, and of two that cost the same the first.
TKD_CASE(analyse, portfolio, ties_go_by_cost_then_by_number_then_by_place)
{
    world of = {.costs = {5, 4, 4, 9, 9, 9, 9, 9, 9}, .tasks = {10.0}};
    tkd_arena arena = {0};

    for (size_t i = 0; i < 3; i++) {
        of.does[i][0] = true;
        of.alone[i] = 10.0;
    }
    const tkd_portfolio_found found = search(&of, 9.0, SETS, &arena);
    CHECK(!found.set[0] && found.set[1] && !found.set[2]);
    CHECK_NEAR(found.value, 10.0, 0.0);
    tkd_arena_clear(&arena);
}

TKD_CASE(analyse, portfolio, what_does_harm_is_left_out)
{
    world of = {.costs = {1, 1, 1, 1, 1, 1, 1, 1, 1}};
    tkd_arena arena = {0};

    of.tasks[0] = 8.0;
    of.does[0][0] = true;
    of.alone[0] = 8.0;
    for (size_t k = 1; k < CANDIDATES; k++) {
        of.pairs[0][k] = -1.0;
    }
    const tkd_portfolio_found found = search(&of, 9.0, 30, &arena);
    CHECK_INT(found.method, TKD_SEARCH_LARGEST);
    CHECK_NEAR(found.value, 8.0, 0.0);
    CHECK_NEAR(cost_of(&of, found.set), 1.0, 0.0);
    tkd_arena_clear(&arena);
}

TKD_CASE(analyse, portfolio, an_interruption_ends_the_questions)
{
    world of = make_world(7, 20.0, false);
    tkd_arena arena = {0};

    of.over_after = 3;
    const tkd_portfolio_found found = search(&of, 76.0, SETS, &arena);
    CHECK(found.is_cut);
    CHECK_SIZE(found.tries, 3);
    tkd_arena_clear(&arena);
}

TKD_CASE(analyse, portfolio, nothing_to_choose_from_is_an_empty_set)
{
    const tkd_portfolio_plan plan = {.budget = 100.0, .tries = 5, .value_of = value_of};
    tkd_portfolio_found found = {.value = 1.0};
    tkd_arena arena = {0};

    CHECK_OK(tkd_analyse_portfolio(&plan, &arena, &found, check_error()));
    CHECK_NEAR(found.value, 0.0, 0.0);
    CHECK_SIZE(found.tries, 0);
    tkd_arena_clear(&arena);
}
