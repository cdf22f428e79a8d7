// SPDX-License-Identifier: EUPL-1.2
// Felt against measured: ranks, verdicts and correlations by hand.
#include <math.h>

#include "tkd_test.h"

#include "teekond/analyse.h"

enum { BOTTLENECKS = 6 };

static const char *const names[BOTTLENECKS] = {"a", "b", "c", "d", "e", "f"};

typedef struct world {
    tkd_bottleneck bottlenecks[BOTTLENECKS];
    tkd_group groups[2];
    tkd_price_row prices[BOTTLENECKS * 3];
    tkd_model model;
    tkd_findings findings;
} world;

static tkd_price_row price(size_t bottleneck, const char *group, double days, double half)
{
    return (tkd_price_row){.bottleneck = tkd_text_of(names[bottleneck]),
                           .municipality = TKD_TEXT("*"),
                           .journey = TKD_TEXT("*"),
                           .group = tkd_text_of(group),
                           .price_days_per_year = {{days, days - half, days + half, 5}, 0}};
}

// Bottlenecks a … e with these votes and prices (NaN: none); f has neither.
static void make(world *made, const double votes[5][TKD_VOTERS], const double days[5],
                 const double half[5])
{
    *made = (world){.model = {.bottleneck_count = BOTTLENECKS, .group_count = 2}};
    made->groups[0] = (tkd_group){.item = {.id = TKD_TEXT("uus")}, .view = TKD_VIEW_NEWCOMER};
    made->groups[1] = (tkd_group){.item = {.id = TKD_TEXT("vana")}, .view = TKD_VIEW_RETURNEE};
    for (size_t i = 0; i < BOTTLENECKS; i++) {
        made->bottlenecks[i].item.id = tkd_text_of(names[i]);
        for (size_t view = 0; i < 5 && view < TKD_VOTERS; view++) {
            made->bottlenecks[i].severity[view] = votes[i][view];
        }
        if (i < 5 && !isnan(days[i])) {
            made->prices[made->findings.price_count++] = price(i, "*", days[i], half[i]);
            // Newcomers pay the reverse of what everybody pays.
            made->prices[made->findings.price_count++] = price(i, "uus", 500.0 - days[i], 1.0);
        }
    }
    made->model.bottlenecks = made->bottlenecks;
    made->model.groups = made->groups;
    made->findings.prices = made->prices;
    tkd_analyse_rank_prices(made->prices, made->findings.price_count);
}

static const tkd_felt_row *row_of(const world *made, const char *name)
{
    for (size_t i = 0; i < made->findings.felt_count; i++) {
        if (tkd_text_equal(made->findings.felt[i].bottleneck, tkd_text_of(name))) {
            return &made->findings.felt[i];
        }
    }
    return NULL;
}

//          newcomer returnee kov state
static const double votes[5][TKD_VOTERS] = {{2.0, 0.0, 1.0, 0.0}, // a: dearest, hardly felt
                                            {4.0, 0.0, 4.0, 0.0}, // b
                                            {5.0, 0.0, 2.0, 0.0}, // c: felt, the price is uncertain
                                            {0.0, 0.0, 0.0, 2.0}, // d: hardly felt, and cheap
                                            {0.0, 0.0, 0.0, 0.0}}; // e: nobody voted
static const double days[5] = {400.0, 300.0, 50.0, 20.0, 100.0};
static const double half[5] = {10.0, 10.0, 60.0, 5.0, 5.0};

TKD_CASE(analyse, felt, votes_stand_beside_prices)
{
    world made;
    tkd_arena arena;

    tkd_arena_init(&arena, 0);
    make(&made, votes, days, half);
    CHECK_OK(tkd_analyse_felt(&made.model, &made.findings, &arena, check_error()));
    CHECK_SIZE(made.findings.felt_count, BOTTLENECKS);
    CHECK_VIEW(made.findings.felt[0].bottleneck, "a");
    CHECK_VIEW(made.findings.felt[5].bottleneck, "f");
    CHECK_NEAR(row_of(&made, "c")->felt, 3.5, 0.0);
    CHECK_NEAR(row_of(&made, "c")->disagreement, 3.0, 0.0);
    CHECK_SIZE(row_of(&made, "c")->felt_rank, 2);
    CHECK_SIZE(row_of(&made, "c")->price_rank, 4);
    CHECK(isnan(row_of(&made, "d")->disagreement));
    CHECK(isnan(row_of(&made, "e")->felt));
    CHECK_SIZE(row_of(&made, "e")->felt_rank, 0);
    CHECK_SIZE(row_of(&made, "f")->price_rank, 0);
    tkd_arena_clear(&arena);
}

TKD_CASE(analyse, felt, feeling_and_measure_are_told_apart)
{
    world made;
    tkd_arena arena;

    tkd_arena_init(&arena, 0);
    make(&made, votes, days, half);
    CHECK_OK(tkd_analyse_felt(&made.model, &made.findings, &arena, check_error()));
    CHECK_SIZE(row_of(&made, "a")->verdict, TKD_FELT_MEASURED);
    CHECK_SIZE(row_of(&made, "b")->verdict, TKD_FELT_ALIKE);
    CHECK_SIZE(row_of(&made, "c")->verdict, TKD_FELT_ONLY);
    CHECK_SIZE(row_of(&made, "d")->verdict, TKD_FELT_ALIKE);
    CHECK_SIZE(row_of(&made, "e")->verdict, TKD_FELT_UNJUDGED);
    CHECK_SIZE(row_of(&made, "f")->verdict, TKD_FELT_UNJUDGED);
    tkd_arena_clear(&arena);
}

// Mean votes 1.5, 4, 3.5, 2 have the ranks 1 4 3 2, prices 400 300 50 20 the ranks 4 3 2 1:
// ρ = 1 − 6 Σ d² / (n (n² − 1)) = 1 − 6 (9 + 1 + 1 + 1) / 60. With 2 degrees of freedom Student's
// distribution is closed: p = 1 − |ρ| here, for t = ρ √(2 / (1 − ρ²)).
// Newcomers' votes 2 4 5 stand in the order of what they pay themselves, 100 200 450, not of what all pay.
TKD_CASE(analyse, felt, correlation_is_spearmans)
{
    world made;
    tkd_arena arena;

    tkd_arena_init(&arena, 0);
    make(&made, votes, days, half);
    CHECK_OK(tkd_analyse_felt(&made.model, &made.findings, &arena, check_error()));
    CHECK_SIZE(made.findings.agreement.count, 4);
    CHECK_NEAR(made.findings.agreement.spearman, 1.0 - 6.0 * 12.0 / 60.0, 1e-12);
    CHECK_NEAR(made.findings.agreement.p, 1.0 - 0.2, 1e-9);
    CHECK_NEAR(made.findings.agreements[TKD_VIEW_NEWCOMER].spearman, 1.0, 1e-12);
    CHECK_SIZE(made.findings.agreements[TKD_VIEW_KOV].count, 3);
    CHECK_SIZE(made.findings.agreements[TKD_VIEW_STATE].count, 1);
    CHECK(isnan(made.findings.agreements[TKD_VIEW_STATE].spearman));
    tkd_arena_clear(&arena);
}
