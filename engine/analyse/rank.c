// SPDX-License-Identifier: EUPL-1.2
// Ranks: the dearest first. What has no price comes last; ties go by name.
#include <math.h>
#include <stdlib.h>

#include "teekond/analyse.h"

static int compare_prices(const void *left, const void *right)
{
    const tkd_price_row *a = left;
    const tkd_price_row *b = right;
    const double price_a = a->price_days_per_year.estimate.mean;
    const double price_b = b->price_days_per_year.estimate.mean;
    int order = tkd_text_compare(a->municipality, b->municipality);

    order = order != 0 ? order : tkd_text_compare(a->journey, b->journey);
    order = order != 0 ? order : tkd_text_compare(a->group, b->group);
    if (order != 0) {
        return order;
    }
    if (price_a != price_b && !(isnan(price_a) && isnan(price_b))) {
        return isnan(price_b) || price_a > price_b ? -1 : 1;
    }
    return tkd_text_compare(a->bottleneck, b->bottleneck);
}

void tkd_analyse_rank_prices(tkd_price_row *rows, size_t count)
{
    if (count > 1) {
        qsort(rows, count, sizeof *rows, compare_prices);
    }
    for (size_t i = 0; i < count; i++) {
        const bool same = i > 0 && tkd_text_equal(rows[i].municipality, rows[i - 1].municipality) &&
                          tkd_text_equal(rows[i].journey, rows[i - 1].journey) &&
                          tkd_text_equal(rows[i].group, rows[i - 1].group);
        rows[i].rank = same ? rows[i - 1].rank + 1 : 1;
    }
}

static int compare_gains(const void *left, const void *right)
{
    const tkd_gain_row *a = left;
    const tkd_gain_row *b = right;
    const double gain_a = a->gain_days_per_year.estimate.mean;
    const double gain_b = b->gain_days_per_year.estimate.mean;
    int order = tkd_text_compare(a->municipality, b->municipality);

    order = order != 0 ? order : tkd_text_compare(a->journey, b->journey);
    order = order != 0 ? order : tkd_text_compare(a->group, b->group);
    if (order != 0) {
        return order;
    }
    if (gain_a != gain_b && !(isnan(gain_a) && isnan(gain_b))) {
        return isnan(gain_b) || gain_a > gain_b ? -1 : 1;
    }
    return tkd_text_compare(a->proposal, b->proposal);
}

void tkd_analyse_rank_gains(tkd_gain_row *rows, size_t count)
{
    if (count > 1) {
        qsort(rows, count, sizeof *rows, compare_gains);
    }
    for (size_t i = 0; i < count; i++) {
        const bool same = i > 0 && tkd_text_equal(rows[i].municipality, rows[i - 1].municipality) &&
                          tkd_text_equal(rows[i].journey, rows[i - 1].journey) &&
                          tkd_text_equal(rows[i].group, rows[i - 1].group);
        rows[i].rank = same ? rows[i - 1].rank + 1 : 1;
    }
}

static double mean_or_0(const tkd_measured *measured)
{
    return isnan(measured->estimate.mean) ? 0.0 : measured->estimate.mean;
}

static int compare_unnamed(const void *left, const void *right)
{
    const tkd_unnamed_row *a = left;
    const tkd_unnamed_row *b = right;
    const double price_a = mean_or_0(&a->price_days_per_year);
    const double price_b = mean_or_0(&b->price_days_per_year);
    int order = (price_a < price_b) - (price_a > price_b);

    order = order != 0 ? order : tkd_text_compare(a->id, b->id);
    return order != 0 ? order : tkd_text_compare(a->place, b->place);
}

void tkd_analyse_rank_unnamed(tkd_unnamed_row *rows, size_t count)
{
    if (count > 1) {
        qsort(rows, count, sizeof *rows, compare_unnamed);
    }
    for (size_t i = 0; i < count; i++) {
        rows[i].rank = (uint32_t)i + 1;
    }
}
