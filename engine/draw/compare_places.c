// SPDX-License-Identifier: EUPL-1.2
// Places in the small flows of the comparison: tiles in their columns, and where each line turns, so
// that no two run as one.
#include "compare.h"

#include <math.h>

tkd_text tkd_compare_wait(const tkd_compare *compare, double wait_h)
{
    return wait_h >= 24.0 ? tkd_print_number(compare->drawing->sheet, round(wait_h / 24.0), 0,
                                             compare->drawing->language)
                          : (tkd_text){"", 0};
}

static double figures_width(const tkd_compare *compare)
{
    const tkd_range steps = compare->journey->steps;
    const tkd_measure *measure = compare->drawing->sheet->measure;
    double number = 0.0;
    double most = 0.0;
    for (uint32_t i = 0; i < steps.count; i++) {
        const tkd_text text = tkd_flow_number(compare->drawing, (int32_t)(steps.first + i));
        number = fmax(
            number, tkd_measure_width(measure, text, tkd_compare_font(compare, TKD_WEIGHT_NORMAL)));
        for (uint32_t j = 0; j < compare->count; j++) {
            most = fmax(most,
                        tkd_compare_step(compare, compare->order[j], steps.first + i)->wait_h.mean);
        }
    }
    const tkd_text wait = tkd_compare_wait(compare, most);
    return number + 1.2 * compare->text +
           tkd_measure_width(measure, wait, tkd_compare_font(compare, TKD_WEIGHT_BOLD));
}

// How a line runs: through one gap, through a corridor, or neither.
typedef enum run { RUN_NONE, RUN_GAP, RUN_CORRIDOR } run;

static run run_of(const tkd_compare *compare, const tkd_picture_flow *flow)
{
    const tkd_compare_tile *from = tkd_compare_tile_of(compare, flow->from_end, flow->from);
    const tkd_compare_tile *to = tkd_compare_tile_of(compare, flow->to_end, flow->to);
    const bool is_drawn = flow->kind != TKD_FLOW_SKIP && flow->count.mean > 0.0;
    if (from == NULL || to == NULL || from == to || !is_drawn) {
        return RUN_NONE;
    }
    if (from->column == to->column) {
        return to->row == from->row + 1 ? RUN_NONE : RUN_GAP;
    }
    return to->column == from->column + 1 ? RUN_GAP : RUN_CORRIDOR;
}

// A line's number among those that turn in the gap behind a column, or in a corridor, and how many
// they are.
typedef struct turn {
    uint32_t before;
    uint32_t count;
} turn;

static void count_turn(turn *found, bool turns, bool is_before)
{
    found->count += turns ? 1U : 0U;
    found->before += turns && is_before ? 1U : 0U;
}

static double place_of(turn found)
{
    return found.count == 0 ? 0.5 : ((double)found.before + 0.5) / (double)found.count;
}

// Every line turns at a place of its own.
static void place_lanes(tkd_compare *compare)
{
    const tkd_range flows = compare->journey->flows;
    const tkd_picture_flow *rows =
        flows.count == 0 ? NULL : &compare->drawing->picture->flows[flows.first];
    for (uint32_t i = 0; i < flows.count; i++) {
        const run mine = run_of(compare, &rows[i]);
        if (mine == RUN_NONE) {
            continue;
        }
        const uint32_t out = tkd_compare_tile_of(compare, rows[i].from_end, rows[i].from)->column;
        const uint32_t in = tkd_compare_tile_of(compare, rows[i].to_end, rows[i].to)->column;
        turn outs = {0, 0};
        turn ins = {0, 0};
        turn corridors = {0, 0};
        for (uint32_t j = 0; j < flows.count; j++) {
            const run other = run_of(compare, &rows[j]);
            if (other == RUN_NONE) {
                continue;
            }
            const uint32_t other_out =
                tkd_compare_tile_of(compare, rows[j].from_end, rows[j].from)->column;
            const uint32_t other_in =
                tkd_compare_tile_of(compare, rows[j].to_end, rows[j].to)->column;
            const bool enters = other == RUN_CORRIDOR;
            count_turn(&outs, other_out == out, j < i);
            count_turn(&ins, other_out + 1 == in, true);
            count_turn(&outs, enters && other_in == out + 1, false);
            count_turn(&ins, enters && other_in == in, j < i);
            count_turn(&corridors, enters && (other_in > other_out) == (in > out), j < i);
        }
        compare->lanes[i] = (tkd_compare_lane){place_of(outs), place_of(ins), place_of(corridors)};
    }
}

void tkd_compare_place_tiles(tkd_compare *compare)
{
    const tkd_picture *picture = compare->drawing->picture;
    const double t = compare->text;
    compare->tile_width = tkd_compare_has_figures(compare) ? figures_width(compare) : 1.5 * t;
    compare->tile_height = (tkd_compare_has_figures(compare) ? 1.45 : 1.0) * t;
    compare->gap_x = (tkd_compare_has_figures(compare) ? 1.6 : 1.1) * t;
    compare->gap_y = (tkd_compare_has_figures(compare) ? 0.6 : 0.4) * t;
    const double left = (TKD_COMPARE_START + (tkd_compare_has_figures(compare) ? 1.6 : 1.0)) * t;
    const double top = tkd_compare_line(compare) + TKD_COMPARE_CORRIDOR * t;
    uint32_t column = 0;
    uint32_t highest = 0;
    for (uint32_t i = 0; i < compare->journey->stages.count; i++) {
        const tkd_range steps = picture->stages[compare->journey->stages.first + i].steps;
        const uint32_t parts = (steps.count + compare->rows - 1) / compare->rows;
        const uint32_t rows = parts > 0 ? (steps.count + parts - 1) / parts : 0;
        highest = rows > highest ? rows : highest;
        for (uint32_t j = 0; j < steps.count; j++) {
            tkd_compare_tile *tile =
                &compare->tiles[steps.first + j - compare->journey->steps.first];
            tile->column = column + j / (rows > 0 ? rows : 1);
            tile->row = j % (rows > 0 ? rows : 1);
            tile->x = left + (double)tile->column * (compare->tile_width + compare->gap_x);
            tile->y = top + (double)tile->row * (compare->tile_height + compare->gap_y);
        }
        column += parts;
    }
    compare->flow_width =
        left + (double)column * (compare->tile_width + compare->gap_x) - compare->gap_x * 0.5;
    compare->flow_height =
        top + (double)highest * (compare->tile_height + compare->gap_y) + TKD_COMPARE_CORRIDOR * t;
    place_lanes(compare);
}
