// SPDX-License-Identifier: EUPL-1.2
// What the cards of before and after say, broken and measured once, so that trying bands is
// arithmetic only.
#include "changes.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_LINES = 10 }; // Of a text; longer ones are no titles of people.

static const tkd_font title_font = {12.0, TKD_WEIGHT_SEMIBOLD};
static const tkd_font plain_font = {12.0, TKD_WEIGHT_NORMAL};
static const tkd_font small_font = {10.5, TKD_WEIGHT_NORMAL};
static const tkd_font word_font = {10.5, TKD_WEIGHT_SEMIBOLD};

// ---- Steps

static double inner_width(void)
{
    return TKD_MAP_COLUMN - TKD_MAP_GAP - 4.0 - 2.0 * TKD_CHANGES_PADDING;
}

static const tkd_picture_step *step_of(const tkd_changes *changes, const tkd_map_column *column,
                                       uint32_t index)
{
    const int32_t *rows = changes->map.column_steps.items;
    return &changes->map.drawing->picture->steps[rows[column->steps.first + index]];
}

// What all steps of the column do, or that some of them change.
static tkd_picture_change column_change(const tkd_changes *changes, const tkd_map_column *column)
{
    const tkd_picture_change first = step_of(changes, column, 0)->change;
    for (uint32_t i = 1; i < column->steps.count; i++) {
        if (step_of(changes, column, i)->change != first) {
            return TKD_CHANGE_CHANGED;
        }
    }
    return first;
}

typedef tkd_estimate figure_fn(const tkd_picture_step *step);

static tkd_estimate wait_after(const tkd_picture_step *step)
{
    return step->wait_h;
}

static tkd_estimate wait_before(const tkd_picture_step *step)
{
    return step->change == TKD_CHANGE_REMOVED ? step->wait_h : step->before_wait_h;
}

static tkd_estimate time_after(const tkd_picture_step *step)
{
    return step->time_h;
}

static tkd_estimate time_before(const tkd_picture_step *step)
{
    return step->change == TKD_CHANGE_REMOVED ? step->time_h : step->before_time_h;
}

// Of the steps that share the column, by their visits.
static double column_mean(const tkd_changes *changes, const tkd_map_column *column,
                          figure_fn *figure_of, bool before)
{
    double sum = 0.0;
    double visits = 0.0;
    for (uint32_t i = 0; i < column->steps.count; i++) {
        const tkd_picture_step *step = step_of(changes, column, i);
        const bool is_gone = step->change == TKD_CHANGE_REMOVED;
        const double figure = figure_of(step).mean;
        const double weight = before && !is_gone ? step->before_visits.mean : step->visits.mean;
        if (weight > 0.0 && !isnan(figure) && (before || !is_gone)) {
            sum += weight * figure;
            visits += weight;
        }
    }
    return visits > 0.0 ? sum / visits : (double)NAN;
}

// The numbers of a column's edits while they are gathered: "1–4, 7".
typedef struct number_list {
    tkd_writer writer;
    uint32_t first; // Of the run that is not yet written; 0: none.
    uint32_t last;
} number_list;

static void end_run(number_list *list)
{
    if (list->first == 0) {
        return;
    }
    tkd_write_format(&list->writer, list->writer.size > 0 ? ", %u" : "%u", list->first);
    if (list->last > list->first) {
        tkd_write_format(&list->writer, list->last == list->first + 1 ? ", %u" : "–%u", list->last);
    }
    list->first = 0;
}

// Numbers come in order, some of them twice.
static void add_number(number_list *list, uint32_t number)
{
    if (list->first != 0 && number <= list->last + 1) {
        list->last = number;
        return;
    }
    end_run(list);
    list->first = number;
    list->last = number;
}

static void gather_numbers(const tkd_changes *changes, number_list *lists)
{
    const tkd_picture *picture = changes->map.drawing->picture;
    for (uint32_t row = 0; row < picture->edit_count; row++) {
        const uint32_t edit = changes->groups.order[row];
        const tkd_range steps = picture->edits[edit].steps;
        for (uint32_t i = 0; i < steps.count; i++) {
            const int32_t column = changes->map.step_columns[picture->step_lists[steps.first + i]];
            if (column != TKD_NONE) {
                add_number(&lists[column], changes->groups.of[edit] + 1);
            }
        }
    }
}

static void fill_step(const tkd_changes *changes, size_t index, tkd_text numbers)
{
    const tkd_drawing *drawing = changes->map.drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_map_column *column = &((const tkd_map_column *)changes->map.columns.items)[index];
    tkd_changes_step *step = &changes->steps[index];
    const double width = inner_width();
    step->change = column_change(changes, column);
    const bool stays = step->change == TKD_CHANGE_NONE;
    step->title = tkd_sheet_break(sheet, tkd_drawing_label(drawing, &column->lead->title),
                                  stays ? plain_font : title_font,
                                  width - (stays ? 0.0 : TKD_CHANGES_BADGE), MOST_LINES);
    if (column->lead->has_provider) {
        step->provider = tkd_sheet_break(sheet, tkd_drawing_label(drawing, &column->lead->provider),
                                         small_font, width, MOST_LINES);
    }
    step->word =
        tkd_sheet_break(sheet, tkd_changes_word(drawing, step->change), word_font, width, 2);
    if (numbers.size > 0) {
        step->numbers = tkd_sheet_break(
            sheet,
            tkd_sheet_format(sheet, "%.*s %.*s",
                             TKD_ARG(tkd_say(drawing, "muudatus", "change", "изменение")),
                             TKD_ARG(numbers)),
            word_font, width, MOST_LINES);
    }
    if (!stays) {
        step->title.height = fmax(step->title.height, TKD_CHANGES_BADGE);
    }
    step->height = 2.0 * TKD_CHANGES_PADDING - 2.0 + step->title.height + step->provider.height +
                   step->word.height + step->numbers.height;
    step->waits = (tkd_changes_pair){(double)NAN, (double)NAN};
    step->times = step->waits;
    if (drawing->picture->has_before) {
        step->waits = (tkd_changes_pair){column_mean(changes, column, wait_before, true),
                                         column_mean(changes, column, wait_after, false)};
        step->times = (tkd_changes_pair){column_mean(changes, column, time_before, true),
                                         column_mean(changes, column, time_after, false)};
    }
}

void tkd_changes_fill_steps(tkd_changes *changes)
{
    tkd_sheet *sheet = changes->map.drawing->sheet;
    const size_t count = changes->map.columns.count;
    number_list *lists = TKD_TAKE(sheet->arena, count, number_list);
    if (lists == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        lists[i] = (number_list){0};
        tkd_writer_init_memory(&lists[i].writer, sheet->arena, 0);
    }
    gather_numbers(changes, lists);
    for (size_t i = 0; i < count && sheet->status == TKD_OK; i++) {
        end_run(&lists[i]);
        fill_step(changes, i, tkd_writer_text(&lists[i].writer));
        const tkd_changes_step *step = &changes->steps[i];
        // fmax passes over NaN.
        changes->waits_most =
            fmax(changes->waits_most, fmax(step->waits.before, step->waits.after));
        changes->times_most =
            fmax(changes->times_most, fmax(step->times.before, step->times.after));
    }
}

// ---- Cards of bottlenecks and proposals

// The first column of a list of steps; false when none of them is drawn.
static bool first_column(const tkd_changes *changes, tkd_range steps, uint32_t *column)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < steps.count; i++) {
        const int32_t at =
            changes->map.step_columns[changes->map.drawing->picture->step_lists[steps.first + i]];
        best = at != TKD_NONE && (uint32_t)at < best ? (uint32_t)at : best;
    }
    *column = best == UINT32_MAX ? 0 : best;
    return best != UINT32_MAX || steps.count == 0;
}

static void add_card(tkd_changes *changes, const tkd_map_card *card)
{
    tkd_map_card *place = tkd_list_add(&changes->map.cards);
    if (place == NULL) {
        tkd_sheet_fail_memory(changes->map.drawing->sheet);
        return;
    }
    *place = *card;
}

static void add_bottleneck(tkd_changes *changes, uint32_t row)
{
    const tkd_drawing *drawing = changes->map.drawing;
    const tkd_picture_bottleneck *bottleneck = &drawing->picture->bottlenecks[row];
    tkd_map_card card = {.lane = TKD_MAP_LANE_EVERYBODY,
                         .row = row,
                         .id = bottleneck->id,
                         .number = bottleneck->number};
    if (!tkd_changes_acts_on(bottleneck) ||
        !first_column(changes, bottleneck->steps, &card.column)) {
        return;
    }
    const double width = changes->map.card_width - 2.0 * TKD_CHANGES_PADDING;
    card.title = tkd_sheet_break(drawing->sheet, tkd_drawing_label(drawing, &bottleneck->title),
                                 title_font, width - 18.0, MOST_LINES);
    card.title.height = fmax(card.title.height, 18.0); // Beside the badge.
    card.left = tkd_changes_bottleneck_word(drawing, bottleneck);
    card.height =
        2.0 * TKD_CHANGES_PADDING - 2.0 + card.title.height + tkd_font_line(word_font) + 3.0;
    add_card(changes, &card);
}

// Owner, numbers of bottlenecks, what it costs.
static tkd_text proposal_text(const tkd_drawing *drawing, const tkd_picture_proposal *proposal)
{
    const tkd_picture *picture = drawing->picture;
    const struct {
        tkd_text name;
        double eur;
    } costs[] = {
        {tkd_say(drawing, "ühekordne kulu", "once", "разово"), proposal->cost_once_eur},
        {tkd_say(drawing, "kulu aastas", "a year", "в год"), proposal->cost_yearly_eur},
    };
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_write(&writer, tkd_drawing_label(drawing, &proposal->owner));
    for (uint32_t i = 0; i < proposal->removes.count; i++) {
        const int32_t row = picture->bottleneck_lists[proposal->removes.first + i];
        tkd_write_string(&writer, i > 0 ? ", " : writer.size > 0 ? " · ▲ " : "▲ ");
        tkd_write_format(&writer, "%u", picture->bottlenecks[row].number);
    }
    for (size_t i = 0; i < sizeof(costs) / sizeof(costs[0]); i++) {
        if (!isnan(costs[i].eur)) {
            tkd_write_string(&writer, writer.size > 0 ? " · " : "");
            tkd_write(&writer, costs[i].name);
            tkd_write_string(&writer, "\u00a0");
            tkd_write(&writer,
                      tkd_print_number(drawing->sheet, costs[i].eur, 0, drawing->language));
            tkd_write_string(&writer, "\u00a0€");
        }
    }
    return tkd_writer_text(&writer);
}

static void add_proposal(tkd_changes *changes, uint32_t row)
{
    const tkd_drawing *drawing = changes->map.drawing;
    const tkd_picture_proposal *proposal = &drawing->picture->proposals[row];
    tkd_map_card card = {.lane = TKD_MAP_LANE_LOCAL, .row = row, .id = proposal->id};
    if (proposal->change == TKD_CHANGE_NONE ||
        !first_column(changes, proposal->steps, &card.column)) {
        return;
    }
    const double width = changes->map.card_width - 2.0 * TKD_CHANGES_PADDING;
    card.title = tkd_sheet_break(drawing->sheet, tkd_drawing_label(drawing, &proposal->title),
                                 title_font, width - 18.0, MOST_LINES);
    card.title.height = fmax(card.title.height, 18.0);
    card.extra = tkd_sheet_break(drawing->sheet, proposal_text(drawing, proposal), small_font,
                                 width, MOST_LINES);
    card.left =
        proposal->change == TKD_CHANGE_REMOVED
            ? tkd_say(drawing, "enam ei rakendata", "no longer adopted", "больше не внедряется")
            : tkd_say(drawing, "rakendatakse", "adopted", "внедряется");
    card.height = 2.0 * TKD_CHANGES_PADDING - 2.0 + card.title.height + card.extra.height +
                  tkd_font_line(word_font) + 3.0;
    add_card(changes, &card);
}

static int compare_cards(const void *left, const void *right)
{
    const tkd_map_card *a = left;
    const tkd_map_card *b = right;
    if (a->lane != b->lane) {
        return a->lane < b->lane ? -1 : 1;
    }
    if (a->column != b->column) {
        return a->column < b->column ? -1 : 1;
    }
    return (a->row > b->row) - (a->row < b->row);
}

void tkd_changes_fill_cards(tkd_changes *changes)
{
    const tkd_picture *picture = changes->map.drawing->picture;
    for (uint32_t i = 0; i < picture->bottleneck_count; i++) {
        add_bottleneck(changes, i);
    }
    for (uint32_t i = 0; i < picture->proposal_count; i++) {
        add_proposal(changes, i);
    }
    if (changes->map.cards.count > 1) {
        qsort(changes->map.cards.items, changes->map.cards.count, sizeof(tkd_map_card),
              compare_cards);
    }
}
