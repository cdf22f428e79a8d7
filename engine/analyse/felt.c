// SPDX-License-Identifier: EUPL-1.2
// Felt against measured: votes on a bottleneck, by view, beside what it costs. Views may disagree among
// each other, and with the measure: both are worth a talk.
#include "teekond/analyse.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

_Static_assert((int)TKD_VOTERS == (int)TKD_VIEW_COUNT, "views vote");

static const double dear_share = 1.0 / 3.0; // of those with a price above zero: the dearest
enum { LEAST_COMPARED = 3 };                // bottlenecks; two are always in order

static const tkd_price_row *price_of(const tkd_findings *findings, tkd_text bottleneck,
                                     tkd_text group)
{
    const tkd_text all = TKD_TEXT("*");

    for (size_t i = 0; i < findings->price_count; i++) {
        const tkd_price_row *row = &findings->prices[i];
        if (tkd_text_equal(row->bottleneck, bottleneck) && tkd_text_equal(row->group, group) &&
            tkd_text_equal(row->municipality, all) && tkd_text_equal(row->journey, all)) {
            return row;
        }
    }
    return NULL;
}

// What a bottleneck costs those whose eyes a view is; everybody, where it is an office's. NaN: no price.
static double price_for(const tkd_model *model, const tkd_findings *findings, tkd_text bottleneck,
                        tkd_view view)
{
    double sum = 0.0;
    bool found = false;

    if (view != TKD_VIEW_NEWCOMER && view != TKD_VIEW_RETURNEE) {
        const tkd_price_row *row = price_of(findings, bottleneck, TKD_TEXT("*"));
        return row == NULL ? (double)NAN : row->price_days_per_year.estimate.mean;
    }
    for (uint32_t g = 0; g < model->group_count; g++) {
        const tkd_price_row *row = price_of(findings, bottleneck, model->groups[g].item.id);
        const double own = row == NULL ? (double)NAN : row->price_days_per_year.estimate.mean;
        if (model->groups[g].view == view && !isnan(own)) {
            sum += own;
            found = true;
        }
    }
    return found ? sum : (double)NAN;
}

static tkd_felt_row row_of(const tkd_bottleneck *bottleneck, const tkd_findings *findings)
{
    const tkd_price_row *price = price_of(findings, bottleneck->item.id, TKD_TEXT("*"));
    tkd_felt_row row = {.bottleneck = bottleneck->item.id,
                        .felt = (double)NAN,
                        .disagreement = (double)NAN,
                        .price_days_per_year = {(double)NAN, (double)NAN, (double)NAN, 0}};
    double least = HUGE_VAL;
    double most = 0.0;
    double sum = 0.0;
    double voters = 0.0;

    if (price != NULL) {
        row.price_rank = price->rank;
        row.price_days_per_year = price->price_days_per_year.estimate;
    }
    for (size_t view = 0; view < TKD_VOTERS; view++) {
        const double vote = bottleneck->severity[view];
        row.votes[view] = vote > 0.0 ? vote : (double)NAN;
        if (vote > 0.0) {
            least = vote < least ? vote : least;
            most = vote > most ? vote : most;
            sum += vote;
            voters++;
        }
    }
    row.felt = voters > 0.0 ? sum / voters : (double)NAN;
    row.disagreement = voters > 1.0 ? most - least : (double)NAN;
    return row;
}

static double strongest_vote(const tkd_felt_row *row)
{
    double most = 0.0;

    for (size_t view = 0; view < TKD_VOTERS; view++) {
        most = row->votes[view] > most ? row->votes[view] : most;
    }
    return most;
}

static tkd_felt_verdict judge(const tkd_felt_row *row, const tkd_price_row *price, uint32_t dear)
{
    if (price == NULL || isnan(row->price_days_per_year.mean) || isnan(row->felt)) {
        return TKD_FELT_UNJUDGED;
    }
    const bool costs = tkd_price_is_certain(price) && row->price_days_per_year.mean > 0.0;
    if (!costs && strongest_vote(row) >= TKD_FELT_STRONGLY) {
        return TKD_FELT_ONLY;
    }
    if (costs && row->price_rank <= dear && strongest_vote(row) <= TKD_FELT_HARDLY) {
        return TKD_FELT_MEASURED;
    }
    return TKD_FELT_ALIKE;
}

static void judge_all(const tkd_findings *findings, tkd_felt_row *rows, size_t count)
{
    double costly = 0.0;

    for (size_t i = 0; i < count; i++) {
        costly += rows[i].price_days_per_year.mean > 0.0 ? 1.0 : 0.0;
    }
    for (size_t i = 0; i < count; i++) {
        const tkd_price_row *price = price_of(findings, rows[i].bottleneck, TKD_TEXT("*"));
        uint32_t before = 0;
        for (size_t k = 0; k < count; k++) {
            before += rows[k].felt > rows[i].felt ? 1 : 0;
        }
        rows[i].felt_rank = isnan(rows[i].felt) ? 0 : before + 1;
        rows[i].verdict = judge(&rows[i], price, (uint32_t)ceil(costly * dear_share));
    }
}

static int compare_rows(const void *left, const void *right)
{
    const tkd_felt_row *a = left;
    const tkd_felt_row *b = right;
    const uint32_t price_a = a->price_rank == 0 ? UINT32_MAX : a->price_rank;
    const uint32_t price_b = b->price_rank == 0 ? UINT32_MAX : b->price_rank;
    const uint32_t felt_a = a->felt_rank == 0 ? UINT32_MAX : a->felt_rank;
    const uint32_t felt_b = b->felt_rank == 0 ? UINT32_MAX : b->felt_rank;

    if (price_a != price_b) {
        return price_a < price_b ? -1 : 1;
    }
    if (felt_a != felt_b) {
        return felt_a < felt_b ? -1 : 1;
    }
    return tkd_text_compare(a->bottleneck, b->bottleneck);
}

// Votes and prices, one beside the other, of those that have both.
typedef struct tkd_pairs {
    double *votes;
    double *prices;
    double *work; // twice as long
    size_t count;
} tkd_pairs;

static void add_pair(tkd_pairs *pairs, double vote, double price)
{
    if (!isnan(vote) && !isnan(price)) {
        pairs->votes[pairs->count] = vote;
        pairs->prices[pairs->count++] = price;
    }
}

static tkd_agreement agree(const tkd_pairs *pairs)
{
    tkd_agreement agreement = {(double)NAN, (double)NAN, (uint32_t)pairs->count};

    if (pairs->count < LEAST_COMPARED) {
        return agreement;
    }
    const double rho =
        gsl_stats_spearman(pairs->votes, 1, pairs->prices, 1, pairs->count, pairs->work);
    if (isfinite(rho)) {
        const double freedom = (double)pairs->count - 2.0;
        const double rest = 1.0 - rho * rho;
        agreement.spearman = rho;
        agreement.p =
            rest <= 0.0 ? 0.0 : 2.0 * gsl_cdf_tdist_Q(fabs(rho) * sqrt(freedom / rest), freedom);
    }
    return agreement;
}

static tkd_status correlate(const tkd_model *model, tkd_findings *findings, tkd_arena *arena,
                            tkd_error *err)
{
    tkd_pairs pairs = {TKD_TAKE(arena, findings->felt_count, double),
                       TKD_TAKE(arena, findings->felt_count, double),
                       TKD_TAKE(arena, 2 * findings->felt_count, double), 0};

    if (pairs.votes == NULL || pairs.prices == NULL || pairs.work == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
    }
    for (size_t i = 0; i < findings->felt_count; i++) {
        add_pair(&pairs, findings->felt[i].felt, findings->felt[i].price_days_per_year.mean);
    }
    findings->agreement = agree(&pairs);
    for (size_t view = 0; view < TKD_VOTERS; view++) {
        pairs.count = 0;
        for (size_t i = 0; i < findings->felt_count; i++) {
            const tkd_felt_row *row = &findings->felt[i];
            add_pair(&pairs, row->votes[view],
                     price_for(model, findings, row->bottleneck, (tkd_view)view));
        }
        findings->agreements[view] = agree(&pairs);
    }
    return TKD_OK;
}

tkd_status tkd_analyse_felt(const tkd_model *model, tkd_findings *findings, tkd_arena *arena,
                            tkd_error *err)
{
    tkd_felt_row *rows = TKD_TAKE(arena, model->bottleneck_count, tkd_felt_row);

    if (rows == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the findings");
    }
    for (uint32_t b = 0; b < model->bottleneck_count; b++) {
        rows[b] = row_of(&model->bottlenecks[b], findings);
    }
    judge_all(findings, rows, model->bottleneck_count);
    if (model->bottleneck_count > 1) {
        qsort(rows, model->bottleneck_count, sizeof *rows, compare_rows);
    }
    findings->felt = rows;
    findings->felt_count = model->bottleneck_count;
    return correlate(model, findings, arena, err);
}
