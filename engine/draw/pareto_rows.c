// SPDX-License-Identifier: EUPL-1.2
// One row of the chart of prices: number and title, who must change it, bar and interval, figures, and
// the step of the line that tells what the dearest make up together.
#include "pareto.h"

#include <math.h>

#define HOURS_PER_DAY 24.0
#define BADGE_SIZE 16.0
#define BAR_HEIGHT 10.0 // And a third of the padding that rows have beyond the least.

// ---- Figures

// A figure rounded so that its margin shows two digits.
static double round_by(double value, double margin)
{
    if (isnan(margin) || margin <= 0.0) {
        return value;
    }
    const double step = pow(10.0, floor(log10(margin)) - 1.0);
    return step <= 1.0 ? value : round(value / step) * step;
}

static tkd_text price_text(const tkd_drawing *drawing, tkd_estimate price)
{
    tkd_sheet *sheet = drawing->sheet;
    const double margin = (price.high - price.low) / 2.0;
    const bool is_small = fabs(price.mean) < 9.95 && margin < 9.95;
    const int decimals = is_small && fabs(price.mean) + margin > 0.0 ? 1 : 0;
    const tkd_text mean =
        tkd_print_number(sheet, round_by(price.mean, margin), decimals, drawing->language);
    if (isnan(margin)) {
        return mean;
    }
    return tkd_sheet_format(
        sheet, "%.*s ± %.*s", TKD_ARG(mean),
        TKD_ARG(tkd_print_number(sheet, round_by(margin, margin), decimals, drawing->language)));
}

// ---- Rows

static void put_badge(const tkd_pareto_page *page, tkd_text id, uint32_t number, double middle)
{
    const tkd_drawing *drawing = page->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = {
        {8.5, TKD_WEIGHT_BOLD}, drawing->colors->badge_ink, TKD_ALIGN_CENTER, "number"};
    const tkd_text text = tkd_sheet_format(sheet, "%u", number);
    const double width =
        fmax(BADGE_SIZE, tkd_measure_width(sheet->measure, text, style.font) + 5.0);
    const tkd_mark badge = {.kind = width > BADGE_SIZE ? TKD_MARK_CARD : TKD_MARK_DISC,
                            .id = tkd_sheet_id(sheet, id.data, (tkd_text){"", 0}, "badge"),
                            .class_name = "number",
                            .x = TKD_MARGIN,
                            .y = middle - BADGE_SIZE / 2.0,
                            .width = width,
                            .height = BADGE_SIZE,
                            .fill = drawing->colors->badge};
    tkd_sheet_put(sheet, &badge);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){"", 0}, "number"), text,
                       TKD_MARGIN + width / 2.0, middle - tkd_font_line(style.font) / 2.0, &style);
}

// Where a figure is across a panel, never outside.
static double place_of(const tkd_panel *panel, double figure)
{
    return fmax(panel->left,
                fmin(panel->left + panel->width, tkd_scale_at(&panel->across, figure)));
}

static void put_bar(const tkd_pareto_page *page, tkd_text id, const tkd_pareto_row *row,
                    double middle)
{
    const tkd_drawing *drawing = page->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_estimate price = row->bottleneck->price_days_per_year;
    const char *color =
        row->bottleneck->state_level ? drawing->colors->bar_state : drawing->colors->bar;
    const double zero = tkd_scale_at(&page->bars.across, 0.0);
    const double end = place_of(&page->bars, price.mean);
    const double height = BAR_HEIGHT + (page->padding - TKD_PARETO_PADDING) / 3.0;
    const tkd_text words = price_text(drawing, price);
    const tkd_mark bar = {
        .kind = TKD_MARK_BOX,
        .id = tkd_sheet_id(sheet, id.data, (tkd_text){"", 0}, "bar"),
        .class_name = row->is_open ? "bar open" : "bar",
        .title = tkd_sheet_format(sheet, "%.*s: %.*s",
                                  TKD_ARG(tkd_drawing_label(drawing, &row->bottleneck->title)),
                                  TKD_ARG(words)),
        .x = fmin(zero, end),
        .y = middle - height / 2.0,
        .width = fmax(fabs(end - zero), 0.8),
        .height = height,
        .fill = row->is_open ? drawing->colors->paper : color,
        .line = color,
        .line_width = 1.2,
    };
    tkd_sheet_put(sheet, &bar);
    tkd_sheet_datum_number(sheet, "price-days-per-year", price.mean);
    if (isnan(price.low)) {
        return;
    }
    // A box, for lines lie under bars.
    const double left = place_of(&page->bars, price.low);
    const double right = place_of(&page->bars, price.high);
    const tkd_mark whisker = {
        .kind = TKD_MARK_BOX,
        .id = tkd_sheet_id(sheet, id.data, (tkd_text){"", 0}, "interval"),
        .class_name = "interval",
        .x = left,
        .y = middle - 0.7,
        .width = fmax(right - left, 0.8),
        .height = 1.4,
        .fill = drawing->colors->ink,
    };
    tkd_sheet_put(sheet, &whisker);
}

static void put_figures(const tkd_pareto_page *page, tkd_text id, const tkd_pareto_row *row,
                        double middle)
{
    const tkd_drawing *drawing = page->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style value = {
        {TKD_CHART_TEXT, TKD_WEIGHT_SEMIBOLD}, drawing->colors->price, TKD_ALIGN_RIGHT, "value"};
    const tkd_text_style person = {
        {TKD_CHART_TEXT, TKD_WEIGHT_NORMAL}, drawing->colors->faint, TKD_ALIGN_RIGHT, "value"};
    const double top = middle - tkd_font_line(value.font) / 2.0;
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){"", 0}, "price"),
                       price_text(drawing, row->bottleneck->price_days_per_year), page->value_right,
                       top, &value);
    const double days = row->bottleneck->price_h.mean / HOURS_PER_DAY;
    const tkd_text per_person =
        isnan(days) ? TKD_TEXT("–")
                    : tkd_print_number(sheet, days, fabs(days) < 0.095 ? 2 : 1, drawing->language);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){"", 0}, "person"), per_person,
                       page->person_right, top, &person);
}

// The cumulative line's disc; its figure where that tells something: at the dearest, at the fifth,
// and where four fifths are reached.
static void put_together(tkd_pareto_page *page, tkd_text id, uint32_t row, double middle)
{
    const tkd_pareto_row *rows = page->pareto.rows;
    const double share = rows[row].together;
    if (isnan(share)) {
        return;
    }
    const tkd_drawing *drawing = page->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_point2 place = {tkd_scale_at(&page->together.across, 100.0 * share), middle};
    const tkd_mark dot = {.kind = TKD_MARK_DISC,
                          .id = tkd_sheet_id(sheet, id.data, (tkd_text){"", 0}, "together"),
                          .class_name = "together",
                          .title = tkd_print_share(sheet, share, drawing->language),
                          .fill = drawing->colors->load};
    tkd_chart_put_dot(sheet, &dot, place, 4.5);
    tkd_sheet_datum_number(sheet, "together", share);
    page->trail[page->trail_count++] = place;
    const bool passes = share >= 0.8 && (row == 0 || rows[row - 1].together < 0.8);
    if (row == 0 || row + 1 == TKD_PARETO_DEAREST || passes) {
        const tkd_text_style style = {{TKD_CHART_TEXT, TKD_WEIGHT_SEMIBOLD},
                                      drawing->colors->load,
                                      share > 0.7 ? TKD_ALIGN_RIGHT : TKD_ALIGN_LEFT,
                                      "together"};
        const double below = share > 0.7 ? 3.0 : -tkd_font_line(style.font) / 2.0;
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){"", 0}, "share"),
                           tkd_print_share(sheet, share, drawing->language),
                           place.x + (share > 0.7 ? -7.0 : 7.0), middle + below, &style);
    }
}

// A thin line across, for the eye, after every fifth row.
static void put_guide(const tkd_pareto_page *page, double y)
{
    const tkd_mark line = {.id = tkd_panel_id(&page->bars, "guide"),
                           .class_name = "guide",
                           .line = page->drawing->colors->grid,
                           .line_width = 0.6};
    const tkd_point2 ends[] = {{TKD_MARGIN, y}, {TKD_MARGIN + TKD_CHART_WIDTH, y}};
    tkd_chart_put_line(page->drawing->sheet, &line, ends, 2);
}

double tkd_pareto_put_row(tkd_pareto_page *page, uint32_t index, double y)
{
    const tkd_drawing *drawing = page->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_pareto_row *row = &page->pareto.rows[index];
    const tkd_text id = tkd_sheet_id(sheet, "pareto", row->bottleneck->id, "");
    const tkd_text_style style = {
        {TKD_CHART_TEXT + 0.5, TKD_WEIGHT_NORMAL}, drawing->colors->ink, TKD_ALIGN_LEFT, "title"};
    const tkd_text_style state = {{TKD_CHART_TEXT, TKD_WEIGHT_SEMIBOLD},
                                  drawing->colors->levels[TKD_LEVEL_STATE],
                                  TKD_ALIGN_LEFT,
                                  "state"};
    const tkd_lines title =
        tkd_sheet_break(sheet, tkd_drawing_label(drawing, &row->bottleneck->title), style.font,
                        TKD_PARETO_TITLE - 8.0, 3);
    const double height = fmax(title.height, 12.0) + page->padding;
    const double middle = y + height / 2.0;
    put_badge(page, id, row->bottleneck->number, middle);
    tkd_sheet_put_lines(sheet, id, &title, TKD_MARGIN + TKD_PARETO_BADGE,
                        middle - title.height / 2.0, &style);
    if (row->bottleneck->state_level) {
        tkd_sheet_put_line(
            sheet, tkd_sheet_id(sheet, id.data, (tkd_text){"", 0}, "state"),
            tkd_sheet_format(sheet, "◆ %.*s", TKD_ARG(tkd_say(drawing, "riik", "state", "госуд."))),
            TKD_MARGIN + TKD_PARETO_BADGE + TKD_PARETO_TITLE,
            middle - tkd_font_line(state.font) / 2.0, &state);
    }
    put_bar(page, id, row, middle);
    put_figures(page, id, row, middle);
    put_together(page, id, index, middle);
    if (index % 5 == 4) {
        put_guide(page, y + height);
    }
    return y + height;
}
