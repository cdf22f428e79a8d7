// SPDX-License-Identifier: EUPL-1.2
// Quantile sketches. Few values are kept as they are; many become a histogram with 128 bins to an
// octave (Tene's HDR histogram), whose number is read off the bits of the value. Every bin remembers
// its least and its greatest value: between them its values are taken as evenly spread, so that
// quantiles move smoothly from bin to bin, and a bin that holds one repeated value gives it back
// exactly. Memory is bounded by the span of the values, not by their number.
#include <math.h>
#include <string.h>

#include "teekond/measure.h"

enum {
    ZERO_BIN = 0, // values below 2^-10 s
    FIRST_CAPACITY = 16,
    BIN_BITS = 7, // of the mantissa: TKD_SKETCH_OCTAVE bins
    MANTISSA_BITS = 52,
    LEAST_EXPONENT = 1023 - 10, // of 2^-10, biased
    LAST_BIN = 56 << BIN_BITS   // 2^46 s: two million years
};

uint32_t tkd_sketch_bin(double value)
{
    uint64_t bits = 0;

    if (!(value >= 0x1p-10)) {
        return ZERO_BIN;
    }
    memcpy(&bits, &value, sizeof bits);
    bits = (bits >> (MANTISSA_BITS - BIN_BITS)) - ((uint64_t)LEAST_EXPONENT << BIN_BITS) + 1;
    return bits < LAST_BIN ? (uint32_t)bits : LAST_BIN;
}

// Make the bins reach from `low` to `high`.
static bool span_bins(tkd_sketch *sketch, tkd_arena *arena, uint32_t low, uint32_t high)
{
    const uint32_t old_end = sketch->first_bin + sketch->bin_count;
    tkd_bin *bins = NULL;
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
    end = end + 64 < LAST_BIN + 1 ? end + 64 : LAST_BIN + 1;
    bins = TKD_TAKE(arena, end - first, tkd_bin);
    if (bins == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < end - first; i++) {
        bins[i] = (tkd_bin){0, HUGE_VAL, -HUGE_VAL};
    }
    if (sketch->bin_count > 0) {
        memcpy(bins + (sketch->first_bin - first), sketch->bins, sketch->bin_count * sizeof *bins);
    }
    sketch->bins = bins;
    sketch->first_bin = first;
    sketch->bin_count = end - first;
    return true;
}

// Put `count` values from `least` to `greatest` into a bin that is there.
static void put(tkd_sketch *sketch, uint32_t bin, uint64_t count, double least, double greatest)
{
    tkd_bin *row = &sketch->bins[bin - sketch->first_bin];

    row->least = least < row->least ? least : row->least;
    row->greatest = greatest > row->greatest ? greatest : row->greatest;
    row->count += count;
    sketch->binned += count;
}

// Sort the kept values into bins.
static bool settle(tkd_sketch *sketch, tkd_arena *arena)
{
    for (uint32_t i = 0; i < sketch->kept; i++) {
        const double value = sketch->values[i];
        const uint32_t bin = tkd_sketch_bin(value);
        if (bin - sketch->first_bin >= sketch->bin_count && !span_bins(sketch, arena, bin, bin)) {
            return false;
        }
        put(sketch, bin, 1, value, value);
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
        if (other->bins[i].count > 0) {
            put(sketch, other->first_bin + i, other->bins[i].count, other->bins[i].least,
                other->bins[i].greatest);
        }
    }
    return true;
}

// The order statistic `rank` (from 0) as the bins know it: its place between the ends of its bin.
static double in_bins(const tkd_sketch *sketch, uint64_t rank)
{
    uint64_t below = 0;

    for (uint32_t i = 0; i < sketch->bin_count; i++) {
        const tkd_bin *bin = &sketch->bins[i];
        if (rank < below + bin->count) {
            const double width = bin->greatest - bin->least;
            const double gaps = (double)(bin->count - 1);
            return bin->least + (gaps > 0.0 ? width * (double)(rank - below) / gaps : 0.0);
        }
        below += bin->count;
    }
    return (double)NAN;
}

// Move the value of rank `rank` to its place, smaller ones before it, greater ones behind (Hoare's
// FIND, Commun. ACM 4, 1961, with the middle of three as the pivot).
static double select_rank(double *values, uint32_t count, uint32_t rank)
{
    uint32_t low = 0;
    uint32_t high = count - 1;

    while (low < high) {
        const double a = values[low];
        const double b = values[low + (high - low) / 2];
        const double c = values[high];
        const double pivot = a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
        uint32_t i = low;
        uint32_t j = high;
        for (;;) {
            while (values[i] < pivot) {
                i++;
            }
            while (values[j] > pivot) {
                j--;
            }
            if (i >= j) {
                break;
            }
            const double swapped = values[i];
            values[i++] = values[j];
            values[j--] = swapped;
        }
        if (rank <= j) {
            high = j;
        } else {
            low = j + 1;
        }
    }
    return values[rank];
}

// The least of the values behind `rank`.
static double least_after(const double *values, uint32_t count, uint32_t rank)
{
    double least = values[rank + 1];

    for (uint32_t i = rank + 2; i < count; i++) {
        least = values[i] < least ? values[i] : least;
    }
    return least;
}

double tkd_sketch_quantile(tkd_sketch *sketch, tkd_arena *arena, double share)
{
    const uint64_t count = tkd_sketch_count(sketch);
    double at = 0.0;
    uint64_t rank = 0;
    double lower = 0.0;
    double upper = 0.0;

    if (count == 0 || (sketch->bin_count > 0 && !settle(sketch, arena))) {
        return (double)NAN;
    }
    at = share * (double)(count - 1);
    rank = (uint64_t)at;
    if (sketch->bin_count > 0) {
        lower = in_bins(sketch, rank);
        upper = rank + 1 < count ? in_bins(sketch, rank + 1) : lower;
    } else {
        lower = select_rank(sketch->values, sketch->kept, (uint32_t)rank);
        upper =
            rank + 1 < count ? least_after(sketch->values, sketch->kept, (uint32_t)rank) : lower;
    }
    return lower + (at - (double)rank) * (upper - lower);
}
