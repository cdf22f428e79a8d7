// SPDX-License-Identifier: EUPL-1.2
// The votes of views: collected, put in order, and as a table.
#include "diagrams.h"
#include "views.h"

#include <math.h>
#include <stdlib.h>

#define HOURS_PER_DAY 24.0

bool tkd_views_concerns(const tkd_drawing *drawing, const tkd_picture_bottleneck *bottleneck)
{
    const tkd_picture *picture = drawing->picture;
    bool concerns = drawing->journey == TKD_NONE;
    for (uint32_t i = 0; i < bottleneck->steps.count && !concerns; i++) {
        const int32_t step = picture->step_lists[bottleneck->steps.first + i];
        concerns = picture->steps[step].journey == drawing->journey;
    }
    for (uint32_t i = 0; i < bottleneck->stages.count && !concerns; i++) {
        const int32_t stage = picture->stage_lists[bottleneck->stages.first + i];
        concerns = picture->stages[stage].journey == drawing->journey;
    }
    return concerns;
}

static tkd_views_row row_of(const tkd_drawing *drawing, const tkd_picture_bottleneck *bottleneck)
{
    tkd_views_row row = {.bottleneck = bottleneck, .least = 5.0, .most = 1.0};
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        const double vote = bottleneck->severity[view];
        if (vote > 0.0 && (drawing->views & 1U << view) != 0) {
            row.views |= 1U << view;
            row.least = fmin(row.least, vote);
            row.most = fmax(row.most, vote);
        }
    }
    row.spread = row.views == 0 ? 0.0 : row.most - row.least;
    return row;
}

// Is it one view alone that votes?
static bool is_single(const tkd_views_row *row)
{
    return (row->views & (row->views - 1U)) == 0;
}

static int compare_rows(const void *left, const void *right)
{
    const tkd_views_row *a = left;
    const tkd_views_row *b = right;
    if (is_single(a) != is_single(b)) {
        return is_single(a) ? 1 : -1;
    }
    if (a->spread != b->spread) {
        return a->spread > b->spread ? -1 : 1;
    }
    if (is_single(a) && a->most != b->most) {
        return a->most > b->most ? -1 : 1;
    }
    return a->bottleneck->number < b->bottleneck->number   ? -1
           : a->bottleneck->number > b->bottleneck->number ? 1
                                                           : 0;
}

const tkd_views_row *tkd_views_rows(const tkd_drawing *drawing, size_t *several, size_t *single)
{
    const tkd_picture *picture = drawing->picture;
    tkd_views_row *rows = TKD_TAKE(drawing->sheet->arena, picture->bottleneck_count, tkd_views_row);
    size_t count = 0;
    *several = 0;
    *single = 0;
    if (rows == NULL) {
        tkd_sheet_fail_memory(drawing->sheet);
        return NULL;
    }
    for (uint32_t i = 0; i < picture->bottleneck_count; i++) {
        const tkd_views_row row = row_of(drawing, &picture->bottlenecks[i]);
        if (row.views != 0 && tkd_views_concerns(drawing, row.bottleneck)) {
            rows[count++] = row;
            *(is_single(&row) ? single : several) += 1;
        }
    }
    qsort(rows, count, sizeof(*rows), compare_rows);
    return rows;
}

size_t tkd_views_silent(const tkd_drawing *drawing)
{
    size_t silent = 0;
    for (uint32_t i = 0; i < drawing->picture->bottleneck_count; i++) {
        const tkd_views_row row = row_of(drawing, &drawing->picture->bottlenecks[i]);
        silent += row.views == 0 && tkd_views_concerns(drawing, row.bottleneck) ? 1 : 0;
    }
    return silent;
}

// Mean differences from one view; how many votes are shared in all.
static size_t compare_with(const tkd_views_row *rows, size_t count, tkd_view than,
                           tkd_views_mean means[TKD_VIEW_COUNT])
{
    size_t shared = 0;
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        const uint32_t both = 1U << view | 1U << than;
        double sum = 0.0;
        size_t found = 0;
        for (size_t i = 0; i < count && view != (size_t)than; i++) {
            if ((rows[i].views & both) == both) {
                sum += rows[i].bottleneck->severity[view] - rows[i].bottleneck->severity[than];
                found++;
            }
        }
        means[view] = (tkd_views_mean){found == 0 ? 0.0 : sum / (double)found, found};
        shared += found;
    }
    return shared;
}

bool tkd_views_means(const tkd_views_row *rows, size_t count, tkd_view *than,
                     tkd_views_mean means[TKD_VIEW_COUNT])
{
    *than = TKD_VIEW_NEWCOMER;
    if (compare_with(rows, count, *than, means) > 0) {
        return true;
    }
    *than = TKD_VIEW_RETURNEE;
    return compare_with(rows, count, *than, means) > 0;
}

tkd_text tkd_views_price(const tkd_drawing *drawing, tkd_estimate price_h)
{
    tkd_sheet *sheet = drawing->sheet;
    const double days = price_h.mean / HOURS_PER_DAY;
    const int decimals = fabs(days) < 9.95 ? 1 : 0;
    const tkd_text margin =
        tkd_print_margin(sheet, price_h, 1.0 / HOURS_PER_DAY, decimals, drawing->language);
    return tkd_sheet_format(sheet, "%.*s\u00a0%.*s%s%.*s",
                            TKD_ARG(tkd_print_number(sheet, days, decimals, drawing->language)),
                            TKD_ARG(tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language)),
                            margin.size > 0 ? " " : "", TKD_ARG(margin));
}

void tkd_views_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    size_t several = 0;
    size_t single = 0;
    const tkd_views_row *rows = tkd_views_rows(drawing, &several, &single);
    tkd_sheet_table *table = tkd_sheet_tables_add(
        tables, tkd_say(drawing, "Vaadete lahknevus", "Where views disagree", "Разброс взглядов"));
    tkd_sheet_table_column_number(table, tkd_say(drawing, "nr", "no.", "№"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kitsaskoht", "bottleneck", "узкое место"));
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        if ((drawing->views & 1U << view) != 0) {
            tkd_sheet_table_column_number(
                table, tkd_sheet_format(drawing->sheet, "%.*s, 1–5",
                                        TKD_ARG(tkd_word_view((tkd_view)view, drawing->language))));
        }
    }
    tkd_sheet_table_column_number(
        table, tkd_say(drawing, "lahknevus, palli", "apart by, points", "разброс, баллов"));
    tkd_sheet_table_column_estimate(
        table,
        tkd_say(drawing, "hind, p inimese kohta", "price, d per person", "цена, дн на человека"),
        drawing->language);
    for (size_t i = 0; rows != NULL && i < several + single; i++) {
        const tkd_picture_bottleneck *bottleneck = rows[i].bottleneck;
        tkd_sheet_table_number(table, (double)bottleneck->number, 0);
        tkd_sheet_table_text(table, tkd_drawing_label(drawing, &bottleneck->title));
        for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
            if ((drawing->views & 1U << view) != 0) {
                const double vote = bottleneck->severity[view];
                tkd_sheet_table_number(table, vote > 0.0 ? vote : (double)NAN, 0);
            }
        }
        tkd_sheet_table_number(table, i < several ? rows[i].spread : (double)NAN, 0);
        tkd_sheet_table_estimate(table, bottleneck->price_h, 1.0 / HOURS_PER_DAY, 2);
    }
}
