// SPDX-License-Identifier: EUPL-1.2
// Quantiles over replications. How much the share of values up to a point differs between replications
// is known at the ends of cells, 16 to an octave. Inside a cell the deviation is taken as the line
// between its ends plus that of clients who fall to either side independently of each other (a
// Brownian bridge), so that values which lie close together still have an interval.
#include <math.h>

#include "teekond/measure.h"

enum { CELL_BINS = TKD_SKETCH_OCTAVE / 16, CELL_MARGIN = 8 };

// Cell 0 is the sketch's bin 0 alone.
static uint32_t cell_of_bin(uint32_t bin)
{
    return bin == 0 ? 0 : 1 + (bin - 1) / CELL_BINS;
}

// The cells that a replication's values reach, cell 0 aside; false when there are none.
static bool find_reach(const tkd_sketch *own, uint32_t *low, uint32_t *high)
{
    *low = UINT32_MAX;
    *high = 0;
    for (uint32_t i = 0; i < own->kept; i++) {
        const uint32_t cell = cell_of_bin(tkd_sketch_bin(own->values[i]));
        *low = cell > 0 && cell < *low ? cell : *low;
        *high = cell > *high ? cell : *high;
    }
    for (uint32_t i = 0; i < own->bin_count; i++) {
        const uint32_t cell = cell_of_bin(own->first_bin + i);
        if (own->counts[i] > 0) {
            *low = cell > 0 && cell < *low ? cell : *low;
            *high = cell > *high ? cell : *high;
        }
    }
    return *high > 0;
}

// Make the cells reach from `low` to `high`. Below the old ones only zeros are counted, above them all.
static bool span_cells(tkd_pooled *pooled, tkd_arena *arena, uint32_t low, uint32_t high)
{
    const uint32_t old_end = pooled->first_cell + pooled->cell_count;
    const double count = (double)tkd_sketch_count(&pooled->sketch);
    const tkd_spread all = {count, pooled->squares, pooled->squares, 0.0};
    uint32_t first = low;
    uint32_t end = high + 1;
    tkd_spread *spreads = NULL;

    if (pooled->cell_count > 0) {
        first = low < pooled->first_cell ? low : pooled->first_cell;
        end = old_end > end ? old_end : end;
        if (first == pooled->first_cell && end == old_end) {
            return true;
        }
    }
    first = first > CELL_MARGIN + 1 ? first - CELL_MARGIN : 1; // so that growing is rare
    end += CELL_MARGIN;
    spreads = TKD_TAKE(arena, end - first, tkd_spread);
    if (spreads == NULL) {
        return false;
    }
    for (uint32_t cell = first; cell < end; cell++) {
        const bool is_old = cell >= pooled->first_cell && cell < old_end;
        const bool is_below = pooled->cell_count > 0 && cell < pooled->first_cell;
        spreads[cell - first] = is_old     ? pooled->spreads[cell - pooled->first_cell]
                                : is_below ? pooled->zero
                                           : all;
    }
    pooled->spreads = spreads;
    pooled->first_cell = first;
    pooled->cell_count = end - first;
    return true;
}

static tkd_spread *spread_of(tkd_pooled *pooled, uint32_t cell)
{
    return cell == 0 ? &pooled->zero : &pooled->spreads[cell - pooled->first_cell];
}

static void close_spread(tkd_spread *spread, double *up_to, double all)
{
    *up_to += spread->here;
    spread->count += *up_to;
    spread->squares += *up_to * *up_to;
    spread->products += *up_to * all;
    spread->here = 0.0;
}

// Note how many of a replication's values lie up to the end of each cell.
static void add_spreads(tkd_pooled *pooled, const tkd_sketch *own)
{
    const double all = (double)tkd_sketch_count(own);
    double up_to = 0.0;

    for (uint32_t i = 0; i < own->kept; i++) {
        spread_of(pooled, cell_of_bin(tkd_sketch_bin(own->values[i])))->here += 1.0;
    }
    for (uint32_t i = 0; i < own->bin_count; i++) {
        if (own->counts[i] > 0) {
            spread_of(pooled, cell_of_bin(own->first_bin + i))->here +=
                (double)tkd_sketch_in_bin(own, i);
        }
    }
    close_spread(&pooled->zero, &up_to, all);
    for (uint32_t i = 0; i < pooled->cell_count; i++) {
        close_spread(&pooled->spreads[i], &up_to, all);
    }
    pooled->squares += all * all;
    pooled->replications++;
}

bool tkd_pooled_add(tkd_pooled *pooled, tkd_arena *arena, const tkd_sketch *own)
{
    uint32_t low = 0;
    uint32_t high = 0;

    if (tkd_sketch_count(own) == 0) {
        return true;
    }
    if (find_reach(own, &low, &high) && !span_cells(pooled, arena, low, high)) {
        return false;
    }
    add_spreads(pooled, own);
    return tkd_sketch_merge(&pooled->sketch, arena, own);
}

// Variance of the number of values up to a cell's end, as the residuals of a ratio have it:
// Σ (c − F n)² with F the share of all values that lie there.
static double residuals(const tkd_pooled *pooled, const tkd_spread *spread, double all)
{
    const double share = spread->count / all;

    return fmax(0.0,
                spread->squares - 2.0 * share * spread->products + share * share * pooled->squares);
}

// Half-width of the interval of the share of values up to the quantile of `share`.
static double share_half_width(const tkd_pooled *pooled, double share)
{
    const double all = (double)tkd_sketch_count(&pooled->sketch);
    const double target = share * all;
    const double replications = (double)pooled->replications;
    const tkd_spread nothing = {0};
    const tkd_spread *low = &nothing;
    const tkd_spread *high = &pooled->zero;

    for (uint32_t i = 0; high->count < target && i < pooled->cell_count; i++) {
        low = high;
        high = &pooled->spreads[i];
    }
    const double inside = high->count - low->count;
    const double part = inside > 0.0 ? (target - low->count) / inside : 0.0;
    const double line = (1.0 - part) * sqrt(residuals(pooled, low, all)) +
                        part * sqrt(residuals(pooled, high, all));
    const double variance = line * line + inside * part * (1.0 - part);

    return tkd_estimate_student(pooled->replications) *
           sqrt(replications / (replications - 1.0) * variance) / all;
}

tkd_estimate tkd_pooled_quantile(tkd_pooled *pooled, tkd_arena *arena, double share)
{
    tkd_sketch *sketch = &pooled->sketch;
    tkd_estimate estimate = {tkd_sketch_quantile(sketch, arena, share), (double)NAN, (double)NAN,
                             pooled->replications};

    if (pooled->replications < 2 || isnan(estimate.mean)) {
        return estimate;
    }
    const double half = share_half_width(pooled, share);
    const double below = share - half;
    const double above = share + half;
    estimate.low = tkd_sketch_quantile(sketch, arena, fmax(below, 0.0));
    estimate.high = tkd_sketch_quantile(sketch, arena, fmin(above, 1.0));
    if (below < 0.0) {
        estimate.low += below / share * (estimate.mean - estimate.low);
        estimate.low = fmax(estimate.low, 0.0);
    }
    if (above > 1.0) {
        estimate.high += (above - 1.0) / (1.0 - share) * (estimate.high - estimate.mean);
    }
    return estimate;
}
