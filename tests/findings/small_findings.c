// SPDX-License-Identifier: EUPL-1.2
// Findings made by hand: `kaugus` is dear everywhere, the interval of `info` holds zero.
#include "small_findings.h"

#include <math.h>

static tkd_share_row exits[1];

static tkd_price_row price(const char *bottleneck, const char *municipality, double days,
                           uint32_t rank)
{
    return (tkd_price_row){
        .bottleneck = tkd_text_of(bottleneck),
        .municipality = tkd_text_of(municipality),
        .journey = TKD_TEXT("*"),
        .group = TKD_TEXT("*"),
        .affected = small_measure(61.5, 2.0),
        .price_h_per_client = small_measure(days / 3.0, 4.5),
        .price_days_per_year = small_measure(days, 40.0),
        .changes = {small_measure(0.021, 0.003), small_measure(-0.019, 0.002),
                    small_measure(-1.25, 0.125), small_measure(-0.75, 0.0625),
                    small_measure(-18.5, 1.5), small_measure(-42.25, 2.0)},
        .exits = {0, 1},
        .rank = rank,
    };
}

tkd_findings small_findings(const tkd_results *results)
{
    static tkd_price_row prices[4];
    static tkd_unnamed_row unnamed[2];
    static tkd_felt_row felt[3];
    static tkd_interaction_row shares[2];
    static tkd_interactions interactions;
    static const tkd_text unpriced[] = {TKD_TEXT_INIT("hoiak")};
    exits[0] = (tkd_share_row){TKD_TEXT("leave"), small_measure(-0.019, 0.002)};
    prices[0] = price("kaugus", "*", 5311.5, 1);
    prices[1] = price("info", "*", 3.25, 2);
    prices[2] = price("kaugus", "pärnu", 2125.0, 1);
    prices[3] = price("kaugus", "saaremaa", 3186.5, 1);
    unnamed[0] = (tkd_unnamed_row){
        .kind = TKD_UNNAMED_POOL,
        .found_by = TKD_REASON_WAIT,
        .reason = TKD_REASON_LOAD,
        .open_h_per_week = 12.5,
        .longest_closed_h = 1170.0,
        .starts_per_year = (double)NAN,
        .variability = 1.25,
        .id = TKD_TEXT("koordinaator"),
        .place = TKD_TEXT("saaremaa"),
        .journey = TKD_TEXT("*"),
        .wait_h = small_measure(99.5, 2.5),
        .wait_share = small_measure(0.07, 0.01),
        .utilization = small_measure(0.93, 0.01),
        .price_h_per_client = small_measure(44.0, 2.0),
        .price_days_per_year = small_measure(333.0, 10.0),
        .rank = 1,
    };
    for (size_t i = 0; i < TKD_REASON_COUNT; i++) {
        unnamed[0].parts_h[i] = (double)NAN;
    }
    unnamed[1] = unnamed[0];
    unnamed[0].parts_h[TKD_REASON_CALENDAR] = 9.25;
    unnamed[0].parts_h[TKD_REASON_LOAD] = 90.25;
    unnamed[1].kind = TKD_UNNAMED_STEP;
    unnamed[1].reason = TKD_REASON_STARTS;
    unnamed[1].parts_h[TKD_REASON_STARTS] = 99.5;
    unnamed[1].open_h_per_week = (double)NAN;
    unnamed[1].longest_closed_h = (double)NAN;
    unnamed[1].starts_per_year = 2.0;
    unnamed[1].variability = (double)NAN;
    unnamed[1].id = TKD_TEXT("kursus");
    unnamed[1].place = TKD_TEXT("*");
    unnamed[1].journey = TKD_TEXT("kohanemine");
    unnamed[1].utilization.estimate = (tkd_estimate){(double)NAN, (double)NAN, (double)NAN, 0};
    unnamed[1].rank = 2;
    felt[0] = (tkd_felt_row){.bottleneck = TKD_TEXT("kaugus"),
                             .votes = {2.0, 1.0, (double)NAN, (double)NAN},
                             .felt = 1.5,
                             .disagreement = 1.0,
                             .felt_rank = 3,
                             .price_rank = 1,
                             .price_days_per_year = prices[0].price_days_per_year.estimate,
                             .verdict = TKD_FELT_MEASURED};
    felt[1] = (tkd_felt_row){.bottleneck = TKD_TEXT("info"),
                             .votes = {5.0, (double)NAN, 2.0, (double)NAN},
                             .felt = 3.5,
                             .disagreement = 3.0,
                             .felt_rank = 1,
                             .price_rank = 2,
                             .price_days_per_year = prices[1].price_days_per_year.estimate,
                             .verdict = TKD_FELT_ONLY};
    felt[2] = (tkd_felt_row){.bottleneck = TKD_TEXT("hoiak"),
                             .votes = {3.0, (double)NAN, (double)NAN, (double)NAN},
                             .felt = 3.0,
                             .disagreement = (double)NAN,
                             .felt_rank = 2,
                             .price_days_per_year = {(double)NAN, (double)NAN, (double)NAN, 0}};
    shares[0] = (tkd_interaction_row){TKD_TEXT("kaugus"),
                                      {5200.5, 5150.25, 5250.75, 2},
                                      prices[0].price_days_per_year.estimate,
                                      1};
    shares[1] = (tkd_interaction_row){
        TKD_TEXT("info"), {314.25, 300.0, 328.5, 2}, prices[1].price_days_per_year.estimate, 2};
    interactions = (tkd_interactions){.method = TKD_INTERACTION_PERMUTATIONS,
                                      .verdict = TKD_INTERACTION_HIDE,
                                      .stopped_by = TKD_STOPPED_BY_LIMIT,
                                      .permutations = 12,
                                      .sets = 34,
                                      .replications = 2,
                                      .whole_days_per_year = {5514.75, 5450.25, 5579.25, 2},
                                      .sum_of_prices = {5314.75, 5274.75, 5354.75, 2},
                                      .excess = {-200.0, -240.0, -160.0, 2},
                                      .rows = shares,
                                      .row_count = 2,
                                      .shown = 2};
    return (tkd_findings){
        .scenario = TKD_TEXT("today"),
        .prices = prices,
        .price_count = 4,
        .exit_changes = exits,
        .unpriced = unpriced,
        .unpriced_count = 1,
        .unnamed = unnamed,
        .unnamed_count = 2,
        .interactions = &interactions,
        .felt = felt,
        .felt_count = 3,
        .agreement = {-0.75, 0.03125, 6},
        .agreements = {{0.25, 0.5, 6},
                       {(double)NAN, (double)NAN, 1},
                       {(double)NAN, (double)NAN, 1},
                       {(double)NAN, (double)NAN, 0}},
        .samples = results->samples,
        .results = results,
    };
}
