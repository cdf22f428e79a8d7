// SPDX-License-Identifier: EUPL-1.2
// The small flows of the comparison: the same places and the same scale for all. Columns are stages,
// tiles their steps from the top down; a line is as wide as the share of those who arrived that takes
// it, so that large and small municipalities can be laid beside each other.
#include "chart.h"
#include "compare.h"

#include <math.h>

enum { PATH_MOST = 6, HEAD_LINES = 4, FACTS = 3 };

#define LEAST_SHARE 0.01 /* Of those who arrived; fewer are not drawn. */
#define PADDING 0.9      /* Around a small flow, in sizes of text, as are all here. */
#define FLOW_GAP 1.0

static const tkd_picture_variant_flow *flow_of(const tkd_compare *compare, uint32_t variant,
                                               uint32_t flow)
{
    const tkd_picture *picture = compare->drawing->picture;
    return &picture->variant_flows[picture->variants[variant].first_flow + flow];
}

// ---- One small flow

typedef struct small {
    const tkd_compare *compare;
    uint32_t variant;
    tkd_text id;
    double x; // Of its tiles' corner.
    double y;
    double arrived; // People a year who begin.
} small;

static tkd_text part_id(const small *flow, const char *part, tkd_text of)
{
    const tkd_text kind =
        tkd_sheet_format(flow->compare->drawing->sheet, "%.*s-%s", TKD_ARG(flow->id), part);
    return tkd_sheet_id(flow->compare->drawing->sheet, kind.data == NULL ? "" : kind.data, of, "");
}

static double arrived_of(const small *flow)
{
    const tkd_compare *compare = flow->compare;
    const tkd_range flows = compare->journey->flows;
    double most = 0.0;
    for (uint32_t i = 0; i < flows.count; i++) {
        if (compare->drawing->picture->flows[flows.first + i].from_end == TKD_END_START) {
            most = fmax(most, flow_of(compare, flow->variant, flows.first + i)->count.mean);
        }
    }
    return most;
}

static void put_tile(const small *flow, uint32_t index)
{
    const tkd_compare *compare = flow->compare;
    const tkd_drawing *drawing = compare->drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const uint32_t row = compare->journey->steps.first + index;
    const tkd_picture_step *step = &drawing->picture->steps[row];
    const tkd_picture_variant_step *figures = tkd_compare_step(compare, flow->variant, row);
    const tkd_compare_tile *tile = &compare->tiles[index];
    const int heat = tkd_flow_heat(figures->wait_h.mean);
    // Without figures the size says what the colour does.
    const double part = tkd_compare_has_figures(compare) ? 1.0
                        : heat < 0                       ? 0.35
                                                         : 0.4 + 0.15 * (double)heat;
    const double width = compare->tile_width * part;
    const double height = compare->tile_height * part;
    const tkd_text number = tkd_flow_number(drawing, (int32_t)row);
    const tkd_text wait = tkd_compare_wait(compare, figures->wait_h.mean);
    const tkd_text said =
        heat < 0 ? tkd_say(drawing, "keegi ei käinud", "nobody came", "никто не приходил")
                 : tkd_sheet_format(
                       sheet, "%.*s %.*s\u00a0%.*s",
                       TKD_ARG(tkd_word_in(TKD_WORD_WAITING, drawing->language)),
                       TKD_ARG(tkd_print_days(sheet, figures->wait_h.mean, drawing->language)),
                       TKD_ARG(tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language)));
    const tkd_mark card = {
        .kind = tkd_compare_has_figures(compare) ? TKD_MARK_CARD : TKD_MARK_BOX,
        .id = part_id(flow, "step", step->id),
        .class_name = "compare-step",
        .title = tkd_sheet_format(sheet, "%.*s %.*s: %.*s", TKD_ARG(number),
                                  TKD_ARG(tkd_drawing_label(drawing, &step->title)), TKD_ARG(said)),
        .x = flow->x + tile->x + (compare->tile_width - width) / 2.0,
        .y = flow->y + tile->y + (compare->tile_height - height) / 2.0,
        .width = width,
        .height = height,
        .fill = heat < 0 ? colors->paper : colors->heat[heat],
        .line = heat < 0 ? colors->faint : colors->line,
        .line_width = 0.8,
        .stroke = heat < 0 ? TKD_STROKE_DOTTED : TKD_STROKE_SOLID,
    };
    tkd_sheet_put(sheet, &card);
    tkd_sheet_datum_number(sheet, "wait-h", figures->wait_h.mean);
    if (!tkd_compare_has_figures(compare)) {
        return;
    }
    const char *ink = heat < 0 ? colors->faint : colors->heat_ink[heat];
    const double y = card.y + (height - tkd_compare_line(compare)) / 2.0;
    const tkd_text_style plain = {tkd_compare_font(compare, TKD_WEIGHT_NORMAL), ink, TKD_ALIGN_LEFT,
                                  "compare-step-number"};
    const tkd_text_style bold = {tkd_compare_font(compare, TKD_WEIGHT_BOLD), ink, TKD_ALIGN_RIGHT,
                                 "compare-step-wait"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, card.id.data, (tkd_text){0}, "number"), number,
                       card.x + 0.35 * compare->text, y, &plain);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, card.id.data, (tkd_text){0}, "wait"), wait,
                       card.x + width - 0.35 * compare->text, y, &bold);
}

// Corners of the line between two tiles; 0: it is not shown. Those to a column beyond the next run
// above all tiles, or below them where they lead back.
static uint32_t path_between(const small *flow, const tkd_compare_tile *from,
                             const tkd_compare_tile *to, const tkd_compare_lane *lane,
                             tkd_point2 path[PATH_MOST])
{
    const tkd_compare *compare = flow->compare;
    const double w = compare->tile_width;
    const double h = compare->tile_height;
    const double shift = (0.12 + 0.7 * lane->out) * compare->gap_x;
    const double right = flow->x + from->x + w;
    const double y = flow->y + from->y + h / 2.0;
    const double in_y = flow->y + to->y + h / 2.0;
    if (from->column == to->column && to->row == from->row + 1) {
        const double x = flow->x + from->x + w / 2.0;
        path[0] = (tkd_point2){x, flow->y + from->y + h};
        path[1] = (tkd_point2){x, flow->y + to->y};
        return 2;
    }
    path[0] = (tkd_point2){right, y};
    path[1] = (tkd_point2){right + shift, y};
    if (from->column == to->column) {
        path[2] = (tkd_point2){right + shift, in_y};
        path[3] = (tkd_point2){right, in_y};
        return 4;
    }
    const double left = flow->x + to->x;
    if (to->column == from->column + 1) {
        path[2] = (tkd_point2){right + shift, in_y};
        path[3] = (tkd_point2){left, in_y};
        return 4;
    }
    const double away = (0.25 + (TKD_COMPARE_CORRIDOR - 0.3) * lane->away) * compare->text;
    const double corridor =
        to->column > from->column
            ? flow->y + tkd_compare_line(compare) + TKD_COMPARE_CORRIDOR * compare->text - away
            : flow->y + compare->flow_height - TKD_COMPARE_CORRIDOR * compare->text -
                  compare->gap_y + away;
    const double before = left - (0.88 - 0.7 * lane->in) * compare->gap_x;
    path[2] = (tkd_point2){right + shift, corridor};
    path[3] = (tkd_point2){before, corridor};
    path[4] = (tkd_point2){before, in_y};
    path[5] = (tkd_point2){left, in_y};
    return 6;
}

// A line ended by a bar, below its tile: out of the journey.
static void put_exit(const small *flow, const tkd_mark *line, const tkd_compare_tile *from)
{
    const tkd_compare *compare = flow->compare;
    const double t = compare->text;
    const double x = flow->x + from->x + 0.2 * compare->tile_width;
    const double y = flow->y + from->y + compare->tile_height;
    const tkd_point2 stub[] = {{x, y}, {x, y + 0.36 * t}};
    const tkd_point2 bar[] = {{x - 0.4 * t, y + 0.36 * t}, {x + 0.4 * t, y + 0.36 * t}};
    tkd_mark end = *line;
    tkd_chart_put_line(compare->drawing->sheet, line, stub, 2);
    end.id = tkd_sheet_id(compare->drawing->sheet, line->id.data, (tkd_text){0}, "bar");
    end.line_width = 0.12 * t;
    tkd_chart_put_line(compare->drawing->sheet, &end, bar, 2);
}

// A loop below its tile: to the same step again.
static uint32_t path_again(const small *flow, const tkd_compare_tile *tile,
                           tkd_point2 path[PATH_MOST])
{
    const tkd_compare *compare = flow->compare;
    const double left = flow->x + tile->x + 0.68 * compare->tile_width;
    const double right = flow->x + tile->x + 0.9 * compare->tile_width;
    const double y = flow->y + tile->y + compare->tile_height;
    const double low = y + 0.32 * compare->text;
    path[0] = (tkd_point2){right, y};
    path[1] = (tkd_point2){right, low};
    path[2] = (tkd_point2){left, low};
    path[3] = (tkd_point2){left, y};
    return 4;
}

double tkd_compare_widest(const tkd_compare *compare)
{
    return (tkd_compare_has_figures(compare) ? 0.5 : 0.36) * compare->text;
}

static void put_flow(const small *flow, uint32_t row)
{
    const tkd_compare *compare = flow->compare;
    const tkd_colors *colors = compare->drawing->colors;
    tkd_sheet *sheet = compare->drawing->sheet;
    const tkd_picture_flow *one = &compare->drawing->picture->flows[row];
    const double count = flow_of(compare, flow->variant, row)->count.mean;
    const double share = flow->arrived > 0.0 ? count / flow->arrived : (double)NAN;
    const bool again = one->kind == TKD_FLOW_REWORK;
    const tkd_compare_tile *to = tkd_compare_tile_of(compare, one->to_end, one->to);
    const tkd_compare_tile *from = tkd_compare_tile_of(compare, one->from_end, one->from);
    if (one->kind == TKD_FLOW_SKIP || !(share >= LEAST_SHARE)) {
        return;
    }
    const double widest = tkd_compare_widest(compare);
    const tkd_mark line = {
        .id = part_id(flow, "flow", (tkd_text){0}),
        .class_name = again                         ? "compare-flow compare-again"
                      : one->to_end == TKD_END_EXIT ? "compare-flow compare-exit"
                                                    : "compare-flow",
        .title = tkd_print_share(sheet, share, compare->drawing->language),
        .line = again                         ? colors->rework
                : one->to_end == TKD_END_EXIT ? colors->leave
                                              : colors->flow,
        .line_width = tkd_flow_line_width(fmin(share, 1.0), 1.0, widest),
        .stroke = again && from != to ? TKD_STROKE_DASHED : TKD_STROKE_SOLID,
    };
    if (one->to_end == TKD_END_EXIT && from != NULL && tkd_compare_has_figures(compare)) {
        put_exit(flow, &line, from);
    }
    if (to == NULL || (from == to && !tkd_compare_has_figures(compare))) {
        return;
    }
    tkd_point2 path[PATH_MOST] = {{0}};
    uint32_t corners = 0;
    if (from == NULL) {
        const double y = flow->y + to->y + compare->tile_height / 2.0;
        path[0] = (tkd_point2){flow->x + TKD_COMPARE_START * compare->text, y};
        path[1] = (tkd_point2){flow->x + to->x, y};
        corners = to->column == 0 && to->row == 0 ? 2 : 0;
    } else if (from == to) {
        corners = path_again(flow, from, path);
    } else {
        corners = path_between(flow, from, to, &compare->lanes[row - compare->journey->flows.first],
                               path);
    }
    if (corners > 0) {
        tkd_chart_put_line(sheet, &line, path, corners);
        tkd_sheet_datum_number(sheet, "share", share);
    }
}

// "211 p · lõpuni 79% · 9642 saabujat aastas"
static tkd_text facts_text(const tkd_compare *compare, uint32_t variant)
{
    const tkd_drawing *drawing = compare->drawing;
    const tkd_picture_variant *row = &drawing->picture->variants[variant];
    const tkd_estimate arrived = row->measures[TKD_ARRIVED];
    tkd_sheet *sheet = drawing->sheet;
    const bool tiny = tkd_compare_is_tiny(row);
    const tkd_text value =
        tiny && compare->unit == TKD_UNIT_PEOPLE
            ? (tkd_text){"", 0}
            : tkd_sheet_format(
                  sheet, "%.*s · ",
                  TKD_ARG(tkd_compare_value(compare, row->measures[compare->measure])));
    const tkd_text people =
        tiny ? tkd_say(drawing, "väga vähe saabujaid", "very few arrivals", "очень мало прибывших")
             : tkd_print_count(sheet, arrived.mean, arrived.mean < 9.5 ? 1 : 0,
                               TKD_COUNTED_ARRIVALS, drawing->language);
    const tkd_text completed =
        compare->measure == TKD_COMPLETED_SHARE
            ? (tkd_text){"", 0}
            : tkd_sheet_format(
                  sheet, "%.*s\u00a0%.*s · ",
                  TKD_ARG(tkd_say(drawing, "lõpuni", "completed", "до конца")),
                  TKD_ARG(tkd_print_share(sheet, row->measures[TKD_COMPLETED_SHARE].mean,
                                          drawing->language)));
    return tkd_sheet_format(sheet, "%.*s%.*s%.*s", TKD_ARG(value), TKD_ARG(completed),
                            TKD_ARG(people));
}

static tkd_lines head_lines(const tkd_compare *compare, uint32_t variant, tkd_lines *facts)
{
    tkd_sheet *sheet = compare->drawing->sheet;
    const double width = compare->flow_width;
    tkd_text name = tkd_compare_name(compare, variant);
    if ((int32_t)variant == compare->reference) {
        name = tkd_sheet_format(
            sheet, "%.*s (%.*s)", TKD_ARG(name),
            TKD_ARG(tkd_say(compare->drawing, "võrdlusalus", "reference", "основа сравнения")));
    }
    *facts = tkd_sheet_break(sheet, facts_text(compare, variant),
                             tkd_compare_font(compare, TKD_WEIGHT_NORMAL), width, FACTS);
    return tkd_sheet_break(sheet, name, tkd_compare_font(compare, TKD_WEIGHT_BOLD), width, 2);
}

// Where stages begin, by their numbers.
static void put_stages(const small *flow)
{
    const tkd_compare *compare = flow->compare;
    tkd_sheet *sheet = compare->drawing->sheet;
    const tkd_text_style style = {tkd_compare_font(compare, TKD_WEIGHT_NORMAL),
                                  compare->drawing->colors->faint, TKD_ALIGN_CENTER,
                                  "compare-stage"};
    for (uint32_t i = 0; i < compare->journey->stages.count; i++) {
        const tkd_picture_stage *stage =
            &compare->drawing->picture->stages[compare->journey->stages.first + i];
        if (stage->steps.count > 0) {
            const tkd_compare_tile *tile =
                &compare->tiles[stage->steps.first - compare->journey->steps.first];
            tkd_sheet_put_line(sheet, part_id(flow, "stage", stage->id),
                               tkd_sheet_format(sheet, "%u", i + 1),
                               flow->x + tile->x + compare->tile_width / 2.0, flow->y, &style);
        }
    }
}

static void put_start(const small *flow)
{
    const tkd_compare *compare = flow->compare;
    const double size = TKD_COMPARE_START * compare->text;
    const tkd_mark disc = {
        .kind = TKD_MARK_DISC,
        .id = part_id(flow, "start", (tkd_text){0}),
        .class_name = "compare-start",
        .title = tkd_word_in(TKD_WORD_START, compare->drawing->language),
        .x = flow->x,
        .y = flow->y + tkd_compare_line(compare) + TKD_COMPARE_CORRIDOR * compare->text +
             (compare->tile_height - size) / 2.0,
        .width = size,
        .height = size,
        .fill = compare->drawing->colors->flow,
    };
    tkd_sheet_put(compare->drawing->sheet, &disc);
}

static void put_small(const tkd_compare *compare, uint32_t variant, double x, double y)
{
    const tkd_drawing *drawing = compare->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_picture_variant *row = &drawing->picture->variants[variant];
    const double padding = PADDING * compare->text;
    small flow = {.compare = compare, .variant = variant};
    flow.id = tkd_sheet_id(sheet, "small",
                           tkd_sheet_format(sheet, "%.*s-%.*s-%.*s", TKD_ARG(row->municipality),
                                            TKD_ARG(row->group), TKD_ARG(row->scenario)),
                           "");
    flow.arrived = arrived_of(&flow);
    flow.x = x + padding;
    flow.y = y + padding + compare->head_height;
    const double width = compare->flow_width + 2.0 * padding;
    const double height = compare->head_height + compare->flow_height + padding;
    const tkd_mark ground = {.id = tkd_sheet_id(sheet, flow.id.data, (tkd_text){0}, "ground"),
                             .class_name = "compare-small",
                             .fill = drawing->colors->band};
    const tkd_point2 corners[] = {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
    tkd_sheet_put_area(sheet, &ground, corners, 4);
    tkd_lines facts;
    const tkd_lines name = head_lines(compare, variant, &facts);
    const tkd_text_style bold = {tkd_compare_font(compare, TKD_WEIGHT_BOLD), drawing->colors->ink,
                                 TKD_ALIGN_LEFT, "compare-small-name"};
    const tkd_text_style plain = {tkd_compare_font(compare, TKD_WEIGHT_NORMAL),
                                  drawing->colors->faint, TKD_ALIGN_LEFT, "compare-small-facts"};
    tkd_sheet_put_lines(sheet, part_id(&flow, "name", (tkd_text){0}), &name, flow.x, y + padding,
                        &bold);
    tkd_sheet_put_lines(sheet, part_id(&flow, "facts", (tkd_text){0}), &facts, flow.x,
                        y + padding + name.height, &plain);
    put_stages(&flow);
    put_start(&flow);
    for (uint32_t i = 0; i < compare->journey->flows.count; i++) {
        put_flow(&flow, compare->journey->flows.first + i);
    }
    for (uint32_t i = 0; i < compare->journey->steps.count; i++) {
        put_tile(&flow, i);
    }
}

// ---- All of them

static uint32_t rows_of(const tkd_compare *compare)
{
    return (compare->count + compare->across - 1) / compare->across;
}

double tkd_compare_head_height(const tkd_compare *compare)
{
    double most = 0.0;
    for (uint32_t i = 0; i < compare->count; i++) {
        tkd_lines facts;
        const tkd_lines name = head_lines(compare, i, &facts);
        most = fmax(most, name.height + facts.height);
    }
    return most + 0.6 * compare->text;
}

double tkd_compare_small_width(const tkd_compare *compare)
{
    return compare->flow_width + 2.0 * PADDING * compare->text;
}

double tkd_compare_flows_height(const tkd_compare *compare)
{
    const uint32_t rows = rows_of(compare);
    const double height =
        compare->head_height + compare->flow_height + (PADDING + FLOW_GAP) * compare->text;
    return 2.0 * compare->text + (double)rows * height;
}

double tkd_compare_put_flows(const tkd_compare *compare, double y)
{
    const tkd_drawing *drawing = compare->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = {tkd_compare_font(compare, TKD_WEIGHT_SEMIBOLD),
                                  drawing->colors->ink, TKD_ALIGN_LEFT, "compare-title"};
    const tkd_text title = tkd_sheet_format(
        sheet, "%.*s · %.*s", TKD_ARG(tkd_drawing_label(drawing, &compare->journey->title)),
        TKD_ARG(tkd_say(drawing, "kõigil samad kohad ja sama mõõt, järjestus nagu üleval",
                        "the same places and the same scale for all, in the order of above",
                        "у всех те же места и тот же масштаб, порядок как выше")));
    const tkd_lines lines = tkd_sheet_break(sheet, title, style.font, compare->width, 2);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, "compare-flows", (tkd_text){0}, "title"), &lines,
                        TKD_MARGIN, y, &style);
    const double top = y + lines.height + 0.6 * compare->text;
    const double wide = tkd_compare_small_width(compare);
    const double high = compare->head_height + compare->flow_height + PADDING * compare->text;
    const double gap = FLOW_GAP * compare->text;
    for (uint32_t i = 0; i < compare->count; i++) {
        const uint32_t row = i / compare->across;
        const uint32_t column = i % compare->across;
        put_small(compare, compare->order[i], TKD_MARGIN + (double)column * (wide + gap),
                  top + (double)row * (high + gap));
    }
    return top + (double)rows_of(compare) * (high + gap);
}
