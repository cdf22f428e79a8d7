// SPDX-License-Identifier: EUPL-1.2
// Rows of the diagram of views: a bottleneck's number and title, its votes as a shape with a letter
// for each view, joined by a bar; the price beside them.
#include "views.h"

#include <math.h>

#define BADGE 18.0
#define SIDE_BY_SIDE 23.0 /* Between equal votes */

static const tkd_font title_font = {12.0, TKD_WEIGHT_NORMAL};
static const tkd_font small_font = {10.0, TKD_WEIGHT_NORMAL};

// ---- Marks of votes

// The letter of a view: "S" for sisserändaja.
static tkd_text letter_of(const tkd_drawing *drawing, tkd_view view)
{
    static const tkd_phrase letters[TKD_VIEW_COUNT] = {
        TKD_PHRASE_INIT("S", "N", "И"), TKD_PHRASE_INIT("T", "R", "В"),
        TKD_PHRASE_INIT("K", "M", "С"), TKD_PHRASE_INIT("R", "S", "Г")};
    return tkd_drawing_phrase(drawing, letters[view]);
}

static tkd_mark_kind shape_of(tkd_view view)
{
    switch (view) {
    case TKD_VIEW_NEWCOMER: return TKD_MARK_DISC;
    case TKD_VIEW_RETURNEE: return TKD_MARK_DIAMOND;
    case TKD_VIEW_KOV: return TKD_MARK_BOX;
    case TKD_VIEW_STATE:
    case TKD_VIEW_COUNT: break;
    }
    return TKD_MARK_CARD;
}

// "bottleneck-ID-kov"
static tkd_text vote_id(tkd_sheet *sheet, tkd_text owner, size_t view)
{
    static const char *const names[TKD_VIEW_COUNT] = {"newcomer", "returnee", "kov", "state"};
    return tkd_sheet_format(sheet, "%.*s-%s", TKD_ARG(owner), names[view]);
}

// A vote's mark around x with its letter: a shape for each view.
void tkd_views_put_vote(const tkd_drawing *drawing, tkd_text owner, tkd_view view, double x,
                        double y)
{
    tkd_sheet *sheet = drawing->sheet;
    static const double sizes[TKD_VIEW_COUNT][2] = {
        {18.0, 18.0}, {23.0, 23.0}, {16.0, 16.0}, {23.0, 15.0}};
    const double width = sizes[view][0];
    const double height = sizes[view][1];
    const tkd_text_style style = {
        {10.0, TKD_WEIGHT_BOLD}, drawing->colors->paper, TKD_ALIGN_CENTER, "vote-letter"};
    const tkd_mark mark = {
        .kind = shape_of(view),
        .id = tkd_sheet_id(sheet, vote_id(sheet, owner, view).data, (tkd_text){0}, ""),
        .class_name = "vote",
        .x = x - width / 2.0,
        .y = y - height / 2.0,
        .width = width,
        .height = height,
        .fill = drawing->colors->views[view],
    };
    tkd_sheet_put(sheet, &mark);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, mark.id.data, (tkd_text){0}, "letter"),
                       letter_of(drawing, view), x, y - tkd_font_line(style.font) / 2.0, &style);
}

double tkd_views_x(const tkd_views_plan *plan, double severity)
{
    return plan->at.votes + (severity - 1.0) * plan->at.step;
}

// The votes of a row at height y: those that are equal stand side by side.
static void put_votes(const tkd_views_plan *plan, const tkd_views_row *row, tkd_text id, double y)
{
    const tkd_drawing *drawing = plan->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double *severity = row->bottleneck->severity;
    if (row->spread > 0.0) {
        const tkd_mark bar = {
            .kind = TKD_MARK_BOX,
            .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "spread"),
            .class_name = "spread",
            .x = tkd_views_x(plan, row->least),
            .y = y - 2.5,
            .width = tkd_views_x(plan, row->most) - tkd_views_x(plan, row->least),
            .height = 5.0,
            .fill = drawing->colors->spread,
        };
        tkd_sheet_put(sheet, &bar);
    }
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        double equals = 0.0;
        double before = 0.0;
        if ((row->views & 1U << view) == 0) {
            continue;
        }
        for (size_t other = 0; other < TKD_VIEW_COUNT; other++) {
            const bool equal = (row->views & 1U << other) != 0 && severity[other] == severity[view];
            equals += equal ? 1.0 : 0.0;
            before += equal && other < view ? 1.0 : 0.0;
        }
        tkd_views_put_vote(
            drawing, id, (tkd_view)view,
            tkd_views_x(plan, severity[view]) + (before - (equals - 1.0) / 2.0) * SIDE_BY_SIDE, y);
    }
}

// ---- Rows

static void put_badge(const tkd_drawing *drawing, tkd_text id, uint32_t number, double x, double y)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_font font = {number < 100 ? 10.0 : 7.5, TKD_WEIGHT_BOLD};
    const tkd_text_style style = {font, drawing->colors->badge_ink, TKD_ALIGN_CENTER,
                                  "badge-number"};
    const tkd_mark disc = {
        .kind = TKD_MARK_DISC,
        .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "badge"),
        .class_name = "badge",
        .x = x,
        .y = y - BADGE / 2.0,
        .width = BADGE,
        .height = BADGE,
        .fill = drawing->colors->badge,
    };
    tkd_sheet_put(sheet, &disc);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, disc.id.data, (tkd_text){0}, "number"),
                       tkd_sheet_format(sheet, "%u", number), x + BADGE / 2.0,
                       y - tkd_font_line(font) / 2.0, &style);
}

// "sisserändaja 5, KOV 2": the votes in words, for those who hear the picture.
static tkd_text votes_in_words(const tkd_drawing *drawing, const tkd_views_row *row)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_write(&writer, tkd_drawing_label(drawing, &row->bottleneck->title));
    tkd_write_string(&writer, ": ");
    bool any = false;
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        if ((row->views & 1U << view) != 0) {
            tkd_write_string(&writer, any ? ", " : "");
            tkd_write(&writer, tkd_word_view((tkd_view)view, drawing->language));
            tkd_write_string(&writer, " ");
            tkd_write(&writer, tkd_print_number(drawing->sheet, row->bottleneck->severity[view], 0,
                                                drawing->language));
            any = true;
        }
    }
    return tkd_writer_text(&writer);
}

// The price as a bar from nothing, its interval as a line, and in figures.
static void put_price(const tkd_views_plan *plan, const tkd_views_row *row, tkd_text id, double y)
{
    const tkd_drawing *drawing = plan->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_colors *colors = drawing->colors;
    const tkd_estimate price = row->bottleneck->price_h;
    const tkd_text_style style = {
        {10.0, TKD_WEIGHT_BOLD}, colors->price, TKD_ALIGN_RIGHT, "price-figure"};
    const tkd_text_style none = {small_font, colors->faint, TKD_ALIGN_RIGHT, "price-none"};
    const double top = y - tkd_font_line(style.font) / 2.0;
    const tkd_text text_id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "price");
    if (!row->bottleneck->priced || isnan(price.mean)) {
        tkd_sheet_put_line(sheet, text_id, tkd_say(drawing, "hinda ei ole", "no price", "цены нет"),
                           plan->at.right, top, &none);
        return;
    }
    const double from = plan->at.prices + fmin(price.mean, 0.0) * plan->at.price_scale;
    const tkd_mark bar = {
        .kind = TKD_MARK_BOX,
        .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "price-bar"),
        .class_name = "price",
        .x = from,
        .y = y - 5.0,
        .width = fmax(fabs(price.mean) * plan->at.price_scale, 1.0),
        .height = 10.0,
        .fill = colors->wait_p90,
        .line = colors->price,
        .line_width = 0.6,
    };
    tkd_sheet_put(sheet, &bar);
    if (!isnan(price.low)) {
        const tkd_mark interval = {
            .kind = TKD_MARK_BOX,
            .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, "price-interval"),
            .class_name = "price",
            .x = plan->at.prices + price.low * plan->at.price_scale,
            .y = y - 0.8,
            .width = fmax((price.high - price.low) * plan->at.price_scale, 0.5),
            .height = 1.6,
            .fill = colors->price,
        };
        tkd_sheet_put(sheet, &interval);
    }
    tkd_sheet_put_line(sheet, text_id, tkd_views_price(drawing, price), plan->at.right, top,
                       &style);
}

double tkd_views_put_row(const tkd_views_plan *plan, const tkd_views_row *row, size_t index,
                         double y)
{
    const tkd_drawing *drawing = plan->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_colors *colors = drawing->colors;
    const tkd_picture_bottleneck *bottleneck = row->bottleneck;
    const tkd_lines title = tkd_sheet_break(sheet, tkd_drawing_label(drawing, &bottleneck->title),
                                            title_font, plan->at.title_width, 2);
    const double height = fmax(plan->row_height, title.height + 8.0);
    const double middle = y + height / 2.0;
    const tkd_text id = tkd_sheet_id(sheet, "bottleneck", bottleneck->id, "");
    const tkd_mark ground = {
        .kind = TKD_MARK_GROUND,
        .id = id,
        .class_name = "bottleneck",
        .title = votes_in_words(drawing, row),
        .x = TKD_MARGIN,
        .y = y,
        .width = plan->at.edge - TKD_MARGIN,
        .height = height,
        .fill = index % 2 == 0 ? colors->band : colors->paper,
    };
    tkd_sheet_put(sheet, &ground);
    tkd_sheet_datum_number(sheet, "spread", row->spread);
    if (bottleneck->priced) {
        tkd_sheet_datum_number(sheet, "price-h", bottleneck->price_h.mean);
    }
    put_badge(drawing, id, bottleneck->number, TKD_MARGIN + 5.0, middle);
    const tkd_text_style style = {title_font, colors->ink, TKD_ALIGN_LEFT, "bottleneck-title"};
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "title"), &title,
                        plan->at.titles, middle - title.height / 2.0, &style);
    put_votes(plan, row, id, middle);
    const tkd_text_style spread = {
        {13.0, TKD_WEIGHT_BOLD}, colors->ink, TKD_ALIGN_CENTER, "spread-figure"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "figure"),
                       tkd_print_number(sheet, row->spread, 0, drawing->language), plan->at.spread,
                       middle - tkd_font_line(spread.font) / 2.0, &spread);
    if (plan->at.has_prices) {
        put_price(plan, row, id, middle);
    }
    return y + height;
}

// ---- Bottlenecks of one vote

tkd_lines tkd_views_single_title(const tkd_drawing *drawing, const tkd_views_row *row, double width)
{
    return tkd_sheet_break(drawing->sheet, tkd_drawing_label(drawing, &row->bottleneck->title),
                           small_font, width - 92.0, 2);
}

// Number, mark of the view, its vote, title.
void tkd_views_put_single(const tkd_views_plan *plan, const tkd_views_row *row, double x, double y,
                          double width, double height)
{
    const tkd_drawing *drawing = plan->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double middle = y + height / 2.0;
    tkd_view view = TKD_VIEW_NEWCOMER;
    while ((row->views & 1U << view) == 0) {
        view++;
    }
    const tkd_text id = tkd_sheet_id(sheet, "bottleneck", row->bottleneck->id, "");
    const tkd_mark ground = {
        .kind = TKD_MARK_GROUND,
        .id = id,
        .class_name = "bottleneck",
        .title = votes_in_words(drawing, row),
        .x = x,
        .y = y,
        .width = width - 6.0,
        .height = height,
        .fill = drawing->colors->paper,
    };
    const tkd_text_style figure = {
        {11.0, TKD_WEIGHT_BOLD}, drawing->colors->ink, TKD_ALIGN_LEFT, "vote-figure"};
    const tkd_text_style style = {small_font, drawing->colors->ink, TKD_ALIGN_LEFT,
                                  "bottleneck-title"};
    const tkd_lines title = tkd_views_single_title(drawing, row, width);
    tkd_sheet_put(sheet, &ground);
    put_badge(drawing, id, row->bottleneck->number, x + 5.0, middle);
    tkd_views_put_vote(drawing, id, view, x + 42.0, middle);
    tkd_sheet_put_line(
        sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "figure"),
        tkd_print_number(sheet, row->bottleneck->severity[view], 0, drawing->language), x + 58.0,
        middle - tkd_font_line(figure.font) / 2.0, &figure);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "title"), &title,
                        x + 76.0, middle - title.height / 2.0, &style);
}
