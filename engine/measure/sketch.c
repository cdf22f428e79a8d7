// SPDX-License-Identifier: EUPL-1.2
// Quantile sketches. Few values are kept as they are; many become a histogram with bins 1 % wide, in
// which every bin remembers its least and its greatest value. Between them its values are taken as
// evenly spread, so that quantiles move smoothly from bin to bin, and a bin that holds one repeated
// value gives it back exactly. Memory is bounded by the span of the values, not by their number.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "teekond/measure.h"

static const double least_s = 1e-3;      // values below count as 0
static const double bin_width = 0.00995; // log(1.01)

enum { ZERO_BIN = 0, FIRST_CAPACITY = 16, LAST_BIN = 4095 };

static uint32_t bin_of(double value)
{
    double bin = 0.0;

    if (!(value >= least_s)) {
        return ZERO_BIN;
    }
    bin = 1.0 + floor(log(value / least_s) / bin_width);
    return bin < LAST_BIN ? (uint32_t)bin : LAST_BIN;
}

// Make the bins reach from `low` to `high`.
static bool span_bins(tkd_sketch *sketch, tkd_arena *arena, uint32_t low, uint32_t high)
{
    uint64_t *counts = NULL;
    double *least = NULL;
    double *greatest = NULL;
    uint32_t first = low;
    uint32_t end = high + 1;

    if (sketch->bin_count > 0) {
        first = low < sketch->first_bin ? low : sketch->first_bin;
        end = sketch->first_bin + sketch->bin_count > end ? sketch->first_bin + sketch->bin_count
                                                          : end;
        if (first == sketch->first_bin && end == sketch->first_bin + sketch->bin_count) {
            return true;
        }
    }
    // Room to both sides, so that growing is rare.
    first = first > 64 ? first - 64 : 0;
    end = end + 64 < LAST_BIN + 1 ? end + 64 : LAST_BIN + 1;
    counts = TKD_TAKE(arena, end - first, uint64_t);
    least = TKD_TAKE(arena, end - first, double);
    greatest = TKD_TAKE(arena, end - first, double);
    if (counts == NULL || least == NULL || greatest == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < sketch->bin_count; i++) {
        counts[sketch->first_bin + i - first] = sketch->counts[i];
        least[sketch->first_bin + i - first] = sketch->least[i];
        greatest[sketch->first_bin + i - first] = sketch->greatest[i];
    }
    sketch->counts = counts;
    sketch->least = least;
    sketch->greatest = greatest;
    sketch->first_bin = first;
    sketch->bin_count = end - first;
    return true;
}

// Put `count` values from `least` to `greatest` into a bin that is there.
static void put(tkd_sketch *sketch, uint32_t bin, uint64_t count, double least, double greatest)
{
    const uint32_t i = bin - sketch->first_bin;
    const bool is_first = sketch->counts[i] == 0;

    if (count > 0) {
        sketch->least[i] = is_first ? least : fmin(sketch->least[i], least);
        sketch->greatest[i] = is_first ? greatest : fmax(sketch->greatest[i], greatest);
        sketch->counts[i] += count;
    }
}

static bool add_to_bin(tkd_sketch *sketch, tkd_arena *arena, double value)
{
    const uint32_t bin = bin_of(value);

    if (!span_bins(sketch, arena, bin, bin)) {
        return false;
    }
    put(sketch, bin, 1, value, value);
    return true;
}

static bool turn_into_bins(tkd_sketch *sketch, tkd_arena *arena)
{
    uint32_t low = LAST_BIN;
    uint32_t high = 0;

    if (sketch->count == 0) {
        return true;
    }
    for (uint64_t i = 0; i < sketch->count; i++) {
        const uint32_t bin = bin_of(sketch->values[i]);
        low = bin < low ? bin : low;
        high = bin > high ? bin : high;
    }
    if (!span_bins(sketch, arena, low, high)) {
        return false;
    }
    for (uint64_t i = 0; i < sketch->count; i++) {
        if (!add_to_bin(sketch, arena, sketch->values[i])) {
            return false;
        }
    }
    return true;
}

bool tkd_sketch_add(tkd_sketch *sketch, tkd_arena *arena, double value)
{
    if (sketch->bin_count == 0 && sketch->count == sketch->capacity) {
        if (sketch->capacity < TKD_SKETCH_EXACT) {
            const uint32_t capacity = sketch->capacity == 0 ? FIRST_CAPACITY : sketch->capacity * 4;
            double *values = TKD_TAKE(arena, capacity, double);
            if (values == NULL) {
                return false;
            }
            if (sketch->count > 0) {
                memcpy(values, sketch->values, sketch->count * sizeof *values);
            }
            sketch->values = values;
            sketch->capacity = capacity;
        } else if (!turn_into_bins(sketch, arena)) {
            return false;
        }
    }
    if (sketch->bin_count > 0) {
        sketch->count++;
        return add_to_bin(sketch, arena, value);
    }
    sketch->values[sketch->count++] = value;
    return true;
}

bool tkd_sketch_merge(tkd_sketch *sketch, tkd_arena *arena, const tkd_sketch *other)
{
    if (other->bin_count == 0) {
        for (uint64_t i = 0; i < other->count; i++) {
            if (!tkd_sketch_add(sketch, arena, other->values[i])) {
                return false;
            }
        }
        return true;
    }
    if ((sketch->bin_count == 0 && !turn_into_bins(sketch, arena)) ||
        !span_bins(sketch, arena, other->first_bin, other->first_bin + other->bin_count - 1)) {
        return false;
    }
    for (uint32_t i = 0; i < other->bin_count; i++) {
        put(sketch, other->first_bin + i, other->counts[i], other->least[i], other->greatest[i]);
    }
    sketch->count += other->count;
    return true;
}

static int compare(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;

    return (a > b) - (a < b);
}

// The order statistic `rank` (from 0) as the bins know it: its place between the ends of its bin.
static double in_bins(const tkd_sketch *sketch, uint64_t rank)
{
    uint64_t below = 0;

    for (uint32_t i = 0; i < sketch->bin_count; i++) {
        if (rank < below + sketch->counts[i]) {
            const double width = sketch->greatest[i] - sketch->least[i];
            const double gaps = (double)(sketch->counts[i] - 1);
            return sketch->least[i] + (gaps > 0.0 ? width * (double)(rank - below) / gaps : 0.0);
        }
        below += sketch->counts[i];
    }
    return (double)NAN;
}

double tkd_sketch_quantile(tkd_sketch *sketch, double share)
{
    double at = 0.0;
    uint64_t rank = 0;
    double lower = 0.0;
    double upper = 0.0;

    if (sketch->count == 0) {
        return (double)NAN;
    }
    at = share * (double)(sketch->count - 1);
    rank = (uint64_t)at;
    if (sketch->bin_count > 0) {
        lower = in_bins(sketch, rank);
        upper = rank + 1 < sketch->count ? in_bins(sketch, rank + 1) : lower;
    } else {
        if (sketch->sorted < sketch->count) {
            qsort(sketch->values, sketch->count, sizeof *sketch->values, compare);
            sketch->sorted = sketch->count;
        }
        lower = sketch->values[rank];
        upper = rank + 1 < sketch->count ? sketch->values[rank + 1] : lower;
    }
    return lower + (at - (double)rank) * (upper - lower);
}
