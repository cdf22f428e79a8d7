// SPDX-License-Identifier: EUPL-1.2
// Quantile sketches. Few values are kept as they are; many become a histogram with 128 bins to an
// octave (Tene's HDR histogram), whose number is read off the bits of the value. The values of a bin are
// taken as evenly spread over it, so that quantiles move smoothly from bin to bin; a bin that holds one
// repeated value gives it back exactly. Memory is bounded by the span of the values, not by their
// number.
#include <math.h>
#include <string.h>

#include "teekond/measure.h"

enum {
    ZERO_BIN = 0, // values below 2^-10 s
    FIRST_CAPACITY = 16
};

uint32_t tkd_sketch_bin(double value)
{
    const uint64_t bin = tkd_sketch_place(value);

    if (!(value >= 0x1p-10)) {
        return ZERO_BIN;
    }
    return bin < TKD_SKETCH_LAST_BIN ? (uint32_t)bin : TKD_SKETCH_LAST_BIN;
}

// Where a bin begins; the end of the one before.
static double begin_of(uint32_t bin)
{
    const uint64_t bits = (bin + ((uint64_t)TKD_SKETCH_LEAST << TKD_SKETCH_BITS) - 1)
                          << (52 - TKD_SKETCH_BITS);
    double value = 0.0;

    memcpy(&value, &bits, sizeof value);
    return bin == ZERO_BIN ? 0.0 : value;
}

// Make the bins reach from `low` to `high`.
static bool span_bins(tkd_sketch *sketch, tkd_arena *arena, uint32_t low, uint32_t high)
{
    const uint32_t old_end = sketch->first_bin + sketch->bin_count;
    uint64_t *counts = NULL;
    double *alike = NULL;
    uint32_t first = low;
    uint32_t end = high + 1;

    if (sketch->bin_count > 0) {
        first = low < sketch->first_bin ? low : sketch->first_bin;
        end = old_end > end ? old_end : end;
        if (first == sketch->first_bin && end == old_end) {
            return true;
        }
    }
    // Room to both sides, so that growing is rare.
    first = first > 64 ? first - 64 : 0;
    end = end + 64 < TKD_SKETCH_LAST_BIN + 1 ? end + 64 : TKD_SKETCH_LAST_BIN + 1;
    counts = TKD_TAKE(arena, end - first, uint64_t);
    alike = TKD_TAKE(arena, end - first, double);
    if (counts == NULL || alike == NULL) {
        return false;
    }
    if (sketch->bin_count > 0) {
        memcpy(counts + (sketch->first_bin - first), sketch->counts,
               sketch->bin_count * sizeof *counts);
        memcpy(alike + (sketch->first_bin - first), sketch->alike,
               sketch->bin_count * sizeof *alike);
    }
    sketch->counts = counts;
    sketch->alike = alike;
    sketch->first_bin = first;
    sketch->bin_count = end - first;
    return true;
}

// Sort the kept values into bins.
static bool settle(tkd_sketch *sketch, tkd_arena *arena)
{
    for (uint32_t i = 0; i < sketch->kept; i++) {
        const uint32_t bin = tkd_sketch_bin(sketch->values[i]);
        if (bin - sketch->first_bin >= sketch->bin_count && !span_bins(sketch, arena, bin, bin)) {
            return false;
        }
        tkd_sketch_count_in(sketch, bin - sketch->first_bin, sketch->values[i]);
    }
    sketch->kept = 0;
    return true;
}

bool tkd_sketch_make_room(tkd_sketch *sketch, tkd_arena *arena)
{
    const uint32_t capacity = sketch->capacity == 0 ? FIRST_CAPACITY : sketch->capacity * 4;
    double *values = NULL;

    if (sketch->capacity >= TKD_SKETCH_EXACT) {
        return settle(sketch, arena);
    }
    values = TKD_TAKE(arena, capacity, double);
    if (values == NULL) {
        return false;
    }
    if (sketch->kept > 0) {
        memcpy(values, sketch->values, sketch->kept * sizeof *values);
    }
    sketch->values = values;
    sketch->capacity = capacity;
    return true;
}

// Add what another sketch has in a bin to bin `at`.
static void put(tkd_sketch *sketch, uint32_t at, uint64_t counted, double alike)
{
    const uint64_t own = sketch->counts[at];
    const bool differ = own != 0 && counted != 0 && tkd_sketch_differ(sketch->alike[at], alike);

    if (own == 0) {
        sketch->alike[at] = alike;
    }
    sketch->counts[at] = ((own + counted) & ~TKD_SKETCH_MIXED) |
                         ((own | counted) & TKD_SKETCH_MIXED) | (differ ? TKD_SKETCH_MIXED : 0);
}

bool tkd_sketch_merge(tkd_sketch *sketch, tkd_arena *arena, const tkd_sketch *other)
{
    for (uint32_t done = 0; done < other->kept;) {
        if (sketch->kept == sketch->capacity && !tkd_sketch_make_room(sketch, arena)) {
            return false;
        }
        const uint32_t room = sketch->capacity - sketch->kept;
        const uint32_t count = other->kept - done < room ? other->kept - done : room;
        memcpy(sketch->values + sketch->kept, other->values + done, count * sizeof(double));
        sketch->kept += count;
        done += count;
    }
    if (other->bin_count == 0) {
        return true;
    }
    if (!span_bins(sketch, arena, other->first_bin, other->first_bin + other->bin_count - 1)) {
        return false;
    }
    for (uint32_t i = 0; i < other->bin_count; i++) {
        put(sketch, other->first_bin + i - sketch->first_bin, other->counts[i], other->alike[i]);
    }
    sketch->binned += other->binned;
    return true;
}

// Where the bins stand in a walk from the least values on.
typedef struct tkd_bin_walk {
    uint32_t bin;   // counted within the sketch
    uint64_t below; // values in the bins before it
} tkd_bin_walk;

// The order statistic `rank` (from 0) as the bins know it: its place among the values of its bin. It is
// not in the bins before the walk, and there are as many values.
static double in_bins(const tkd_sketch *sketch, tkd_bin_walk *walk, uint64_t rank)
{
    uint64_t count = tkd_sketch_in_bin(sketch, walk->bin);

    while (rank >= walk->below + count) {
        walk->below += count;
        count = tkd_sketch_in_bin(sketch, ++walk->bin);
    }
    if (sketch->counts[walk->bin] == count) {
        return sketch->alike[walk->bin];
    }
    const double begin = begin_of(sketch->first_bin + walk->bin);
    const double end = begin_of(sketch->first_bin + walk->bin + 1);
    return begin + (end - begin) * ((double)(rank - walk->below) + 0.5) / (double)count;
}

// Merge sort, from pairs up (Knuth, TAOCP 3, 5.2.4): which of two values is less nobody can guess, and
// nobody has to. Runs that follow each other as they are stay so.
static void sort_values(double *values, uint32_t count)
{
    double left[TKD_SKETCH_EXACT];

    for (uint32_t width = 1; width < count; width *= 2) {
        for (uint32_t begin = 0; begin + width < count; begin += 2 * width) {
            const double *right = values + begin + width;
            const double *end = values + (begin + 2 * width < count ? begin + 2 * width : count);
            const double *own = left;
            double *out = values + begin;
            if (right[-1] <= right[0]) {
                continue;
            }
            memcpy(left, out, width * sizeof *left);
            while (own < left + width && right < end) {
                const bool takes_left = *own <= *right;
                *out++ = takes_left ? *own : *right;
                own += takes_left;
                right += !takes_left;
            }
            memcpy(out, own, (size_t)(left + width - own) * sizeof *left);
        }
    }
}

bool tkd_sketch_quantiles(tkd_sketch *sketch, tkd_arena *arena, const double *shares, size_t count,
                          double *quantiles)
{
    const uint64_t values = tkd_sketch_count(sketch);
    tkd_bin_walk walk = {0, 0};

    if (sketch->bin_count > 0 && !settle(sketch, arena)) {
        return false;
    }
    if (sketch->bin_count == 0) {
        sort_values(sketch->values, sketch->kept);
    }
    for (size_t i = 0; i < count; i++) {
        const double at = values > 0 ? shares[i] * (double)(values - 1) : (double)NAN;
        const uint64_t rank = values > 0 ? (uint64_t)at : 0;
        const bool is_last = rank + 1 >= values;
        double lower = (double)NAN;
        double upper = (double)NAN;
        if (values > 0 && sketch->bin_count > 0) {
            walk = rank < walk.below ? (tkd_bin_walk){0, 0} : walk;
            lower = in_bins(sketch, &walk, rank);
            upper = is_last ? lower : in_bins(sketch, &walk, rank + 1);
        } else if (values > 0) {
            lower = sketch->values[rank];
            upper = is_last ? lower : sketch->values[rank + 1];
        }
        quantiles[i] = lower + (at - (double)rank) * (upper - lower);
    }
    return true;
}

double tkd_sketch_quantile(tkd_sketch *sketch, tkd_arena *arena, double share)
{
    double quantile = 0.0;

    return tkd_sketch_quantiles(sketch, arena, &share, 1, &quantile) ? quantile : (double)NAN;
}
