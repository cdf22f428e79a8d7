// SPDX-License-Identifier: EUPL-1.2
// Quantiles over replications. How much the share of values up to a point differs between replications
// is known at the ends of cells, 16 to an octave. Inside a cell the deviation is taken as the line
// between its ends plus that of clients who fall to either side independently of each other (a
// Brownian bridge), so that values which lie close together still have an interval.
#include <math.h>
#include <string.h>

#include "teekond/measure.h"

enum {
    CELL_BINS = TKD_SKETCH_OCTAVE / 16,
    CELL_MARGIN = 8,
    MOST_CELLS = 2 + TKD_SKETCH_LAST_BIN / CELL_BINS,
    WORDS = (MOST_CELLS + 63) / 64,
};

// The cells that a replication's values lie in: one bit for each.
typedef struct tkd_reach {
    uint64_t words[WORDS];
} tkd_reach;

// Cell 0 is the sketch's bin 0 alone.
static uint32_t cell_of_bin(uint32_t bin)
{
    return bin == 0 ? 0 : 1 + (bin - 1) / CELL_BINS;
}

static tkd_reach find_reach(const tkd_sketch *own, uint16_t *cells)
{
    tkd_reach reach = {{0}};

    for (uint32_t i = 0; i < own->kept; i++) {
        const uint32_t cell = cell_of_bin(tkd_sketch_bin(own->values[i]));
        cells[i] = (uint16_t)cell;
        reach.words[cell / 64] |= UINT64_C(1) << (cell % 64);
    }
    for (uint32_t i = 0; i < own->bin_count; i++) {
        const uint32_t cell = cell_of_bin(own->first_bin + i);
        if (own->counts[i] > 0) {
            reach.words[cell / 64] |= UINT64_C(1) << (cell % 64);
        }
    }
    return reach;
}

// The first cell from `from` on that values lie in; MOST_CELLS: none.
static uint32_t next_cell(const tkd_reach *reach, uint32_t from)
{
    uint64_t word = from < MOST_CELLS ? reach->words[from / 64] >> (from % 64) << (from % 64) : 0;

    for (uint32_t i = from / 64; i < WORDS; i++) {
        word = i == from / 64 ? word : reach->words[i];
        if (word != 0) {
            return i * 64 + (uint32_t)__builtin_ctzll(word);
        }
    }
    return MOST_CELLS;
}

// The greatest of them; 0 where there is none.
static uint32_t last_cell(const tkd_reach *reach)
{
    for (uint32_t i = WORDS; i > 0; i--) {
        if (reach->words[i - 1] != 0) {
            return i * 64 - 1 - (uint32_t)__builtin_clzll(reach->words[i - 1]);
        }
    }
    return 0;
}

// Make the cells reach from `low` to `high`. New ones change nothing yet.
static bool span_cells(tkd_pooled *pooled, tkd_arena *arena, uint32_t low, uint32_t high)
{
    const uint32_t old_end = pooled->first_cell + pooled->cell_count;
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
    if (pooled->cell_count > 0) {
        memcpy(spreads + (pooled->first_cell - first), pooled->spreads,
               pooled->cell_count * sizeof *spreads);
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

// Note by how much a replication's numbers of values grow in each cell that it has values in.
static void add_spreads(tkd_pooled *pooled, const tkd_sketch *own, const tkd_reach *reach,
                        const uint16_t *cells)
{
    const double all = (double)tkd_sketch_count(own);
    double up_to = 0.0;

    for (uint32_t i = 0; i < own->kept; i++) {
        spread_of(pooled, cells[i])->here += 1.0;
    }
    for (uint32_t i = 0; i < own->bin_count; i++) {
        if (own->counts[i] > 0) {
            spread_of(pooled, cell_of_bin(own->first_bin + i))->here +=
                (double)tkd_sketch_in_bin(own, i);
        }
    }
    for (uint32_t cell = next_cell(reach, 0); cell < MOST_CELLS;
         cell = next_cell(reach, cell + 1)) {
        tkd_spread *spread = spread_of(pooled, cell);
        const double before = up_to;
        up_to += spread->here;
        spread->count += spread->here;
        spread->squares += up_to * up_to - before * before;
        spread->products += spread->here * all;
        spread->here = 0.0;
    }
    pooled->squares += all * all;
    pooled->replications++;
}

bool tkd_pooled_add(tkd_pooled *pooled, tkd_arena *arena, const tkd_sketch *own)
{
    uint16_t cells[TKD_SKETCH_EXACT]; // of the values that are kept as they are

    if (tkd_sketch_count(own) == 0) {
        return true;
    }
    const tkd_reach reach = find_reach(own, cells);
    const uint32_t low = next_cell(&reach, 1);
    if (low < MOST_CELLS && !span_cells(pooled, arena, low, last_cell(&reach))) {
        return false;
    }
    add_spreads(pooled, own, &reach, cells);
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
    tkd_spread low = {0};
    tkd_spread high = pooled->zero;

    for (uint32_t i = 0; high.count < target && i < pooled->cell_count; i++) {
        low = high;
        high.count += pooled->spreads[i].count;
        high.squares += pooled->spreads[i].squares;
        high.products += pooled->spreads[i].products;
    }
    const double inside = high.count - low.count;
    const double part = inside > 0.0 ? (target - low.count) / inside : 0.0;
    const double line = (1.0 - part) * sqrt(residuals(pooled, &low, all)) +
                        part * sqrt(residuals(pooled, &high, all));
    const double variance = line * line + inside * part * (1.0 - part);

    return tkd_estimate_student(pooled->replications) *
           sqrt(replications / (replications - 1.0) * variance) / all;
}

// Beyond the least and the greatest value the line from the quantile to them goes on.
static tkd_estimate estimate_of(const tkd_pooled *pooled, double share, double half,
                                const double *ends_and_middle)
{
    const double below = share - half;
    const double above = share + half;
    tkd_estimate estimate = {ends_and_middle[1], ends_and_middle[0], ends_and_middle[2],
                             pooled->replications};

    if (pooled->replications < 2) {
        estimate.low = estimate.high = (double)NAN;
    }
    if (below < 0.0) {
        estimate.low += below / share * (estimate.mean - estimate.low);
        estimate.low = fmax(estimate.low, 0.0);
    }
    if (above > 1.0) {
        estimate.high += (above - 1.0) / (1.0 - share) * (estimate.high - estimate.mean);
    }
    return estimate;
}

bool tkd_pooled_quantiles(tkd_pooled *pooled, tkd_arena *arena, const double *shares, size_t count,
                          tkd_estimate *estimates)
{
    double halves[TKD_POOLED_SHARES] = {0.0};
    double asked[3 * TKD_POOLED_SHARES] = {0.0};
    double values[3 * TKD_POOLED_SHARES] = {0.0};

    TKD_ASSERT(count <= TKD_POOLED_SHARES);
    for (size_t i = 0; i < count; i++) {
        halves[i] = pooled->replications < 2 ? 0.0 : share_half_width(pooled, shares[i]);
        asked[3 * i] = fmax(shares[i] - halves[i], 0.0);
        asked[3 * i + 1] = shares[i];
        asked[3 * i + 2] = fmin(shares[i] + halves[i], 1.0);
    }
    if (!tkd_sketch_quantiles(&pooled->sketch, arena, asked, 3 * count, values)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        estimates[i] = estimate_of(pooled, shares[i], halves[i], values + 3 * i);
    }
    return true;
}
