// SPDX-License-Identifier: EUPL-1.2
// Marks of the flow map: stages, cards coloured by waiting, arrows with their figures.
#include "flow.h"

#include <math.h>

enum { PATH_MOST = 6 };

#define CORNER 7.0
#define PADDING 10.0

// ---- Stages

// Whether lines between the bands pass the stages' row in the gap behind a column.
static bool is_passed(const tkd_flow_map *map, uint32_t column)
{
    const tkd_flow_arrow *arrows = map->arrows.items;
    const tkd_flow_card *cards = map->cards.items;
    const tkd_flow_column *columns = map->columns.items;
    for (size_t i = 0; i < map->arrows.count; i++) {
        const uint32_t from = cards[arrows[i].from].column;
        const uint32_t to = cards[arrows[i].to].column;
        const bool down = arrows[i].way == TKD_WAY_BETWEEN && columns[to].band > 0;
        const bool up = arrows[i].way == TKD_WAY_BETWEEN && columns[from].band > 0;
        if ((down && tkd_flow_gap_before(map, to) == (int32_t)column) || (up && from == column)) {
            return true;
        }
    }
    return false;
}

static double stage_right(const tkd_flow_map *map, uint32_t end)
{
    const tkd_flow_column *columns = map->columns.items;
    const tkd_flow_column *last = &columns[end - 1];
    const uint32_t band = last->band;
    if (is_passed(map, end - 1)) {
        return last->x + last->width + last->label_room + 2.0;
    }
    if (end < map->columns.count && columns[end].band == band) {
        return columns[end].x - 8.0;
    }
    return TKD_MARGIN + tkd_flow_band_width(map, &map->bands[band]);
}

uint32_t tkd_flow_stage_end(const tkd_flow_map *map, uint32_t first)
{
    const tkd_flow_column *columns = map->columns.items;
    uint32_t end = first + 1;
    while (end < map->columns.count && columns[end].stage == columns[first].stage &&
           columns[end].band == columns[first].band) {
        end++;
    }
    return end;
}

tkd_lines tkd_flow_stage_lines(const tkd_flow_map *map, uint32_t first, uint32_t end)
{
    const tkd_flow_column *columns = map->columns.items;
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_picture_stage *stage = &map->drawing->picture->stages[columns[first].stage];
    const tkd_text numbered = tkd_sheet_format(
        sheet, "%d. %.*s", columns[first].stage - (int32_t)map->journey->stages.first + 1,
        TKD_ARG(tkd_drawing_label(map->drawing, &stage->title)));
    return tkd_sheet_break(sheet, numbered, (tkd_font){map->text, TKD_WEIGHT_BOLD},
                           stage_right(map, end) - columns[first].x - 26.0, 5);
}

static void put_stage(const tkd_flow_map *map, uint32_t first, uint32_t end)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_flow_column *columns = map->columns.items;
    const tkd_picture_stage *stage = &drawing->picture->stages[columns[first].stage];
    const double y = map->bands[columns[first].band].stages_y;
    const double left = columns[first].x;
    const tkd_text id = tkd_sheet_id(sheet, "stage", stage->id, "");
    const tkd_mark chevron = {
        .kind = TKD_MARK_CHEVRON,
        .id = id,
        .class_name = "stage",
        .title = tkd_drawing_label(drawing, &stage->title),
        .x = left,
        .y = y,
        .width = stage_right(map, end) - left,
        .height = map->stage_height,
        .fill = drawing->colors->stage,
    };
    tkd_sheet_put(sheet, &chevron);
    const tkd_lines lines = tkd_flow_stage_lines(map, first, end);
    const tkd_text_style style = {
        {map->text, TKD_WEIGHT_BOLD}, drawing->colors->ink, TKD_ALIGN_LEFT, "stage-title"};
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "title"), &lines,
                        left + 8.0, y + (map->stage_height - lines.height) / 2.0, &style);
}

static void put_stages(const tkd_flow_map *map)
{
    const tkd_flow_column *columns = map->columns.items;
    for (uint32_t first = 0; first < map->columns.count;) {
        const uint32_t end = tkd_flow_stage_end(map, first);
        if (columns[first].stage != TKD_NONE) {
            put_stage(map, first, end);
        }
        first = end;
    }
}

// ---- Cards

int tkd_flow_heat(double wait_h)
{
    static const double days[TKD_HEAT_STEPS - 1] = {1.0, 7.0, 30.0, 90.0};
    if (isnan(wait_h)) {
        return -1;
    }
    int heat = 0;
    while (heat < TKD_HEAT_STEPS - 1 && wait_h / 24.0 >= days[heat]) {
        heat++;
    }
    return heat;
}

static tkd_mark card_box(const tkd_flow_map *map, const tkd_flow_card *card, int heat)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const bool is_step = card->step != TKD_NONE;
    tkd_mark box = {
        .kind = TKD_MARK_CARD,
        .class_name = "start",
        .title = tkd_word_in(TKD_WORD_START, drawing->language),
        .x = card->x,
        .y = card->y,
        .width = card->width,
        .height = card->height,
        .fill = heat >= 0 ? colors->heat[heat]
                : is_step ? colors->card
                          : colors->stage,
        .line = colors->line,
        .line_width = 1.0,
        .stroke = card->is_aside ? TKD_STROKE_DASHED : TKD_STROKE_SOLID,
    };
    if (!is_step) {
        box.id = tkd_sheet_id(sheet, "start", (tkd_text){0}, "");
        return box;
    }
    const tkd_picture_step *step = &drawing->picture->steps[card->step];
    const tkd_text title = tkd_drawing_label(drawing, &step->title);
    box.id = tkd_sheet_id(sheet, "step", step->id, "");
    box.class_name = card->is_aside ? "step step-aside" : "step";
    box.title =
        isnan(step->visits.mean)
            ? title
            : tkd_sheet_format(
                  sheet, "%.*s: %.*s %.*s", TKD_ARG(title),
                  TKD_ARG(tkd_print_number(sheet, step->visits.mean, 0, drawing->language)),
                  TKD_ARG(tkd_say(drawing, "käiku aastas", "visits a year", "визитов в год")));
    return box;
}

static void put_card(const tkd_flow_map *map, const tkd_flow_card *card)
{
    const tkd_drawing *drawing = map->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const bool is_colored = card->step != TKD_NONE && !card->is_aside;
    const int heat =
        is_colored ? tkd_flow_heat(drawing->picture->steps[card->step].wait_h.mean) : -1;
    const tkd_mark box = card_box(map, card, heat);
    tkd_sheet_put(sheet, &box);
    if (card->step != TKD_NONE) {
        tkd_sheet_datum_number(sheet, "wait-h", drawing->picture->steps[card->step].wait_h.mean);
        tkd_sheet_datum_number(sheet, "visits", drawing->picture->steps[card->step].visits.mean);
    }
    const char *ink = heat >= 0        ? drawing->colors->heat_ink[heat]
                      : card->is_aside ? drawing->colors->faint
                                       : drawing->colors->ink;
    const tkd_text_style title = {
        {map->text, TKD_WEIGHT_SEMIBOLD}, ink, TKD_ALIGN_LEFT, "step-title"};
    const tkd_text_style figure = {
        {map->text, TKD_WEIGHT_NORMAL}, ink, TKD_ALIGN_LEFT, "step-wait"};
    const tkd_text_style needs = {
        {map->text, TKD_WEIGHT_NORMAL}, ink, TKD_ALIGN_LEFT, "step-needs"};
    const double texts = card->title.height + 4.0 + card->figure.height + card->needs.height;
    const double x = card->x + PADDING;
    double y = card->y + (card->height - texts) / 2.0;
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, box.id.data, (tkd_text){0}, "title"),
                        &card->title, x, y, &title);
    y += card->title.height + 4.0;
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, box.id.data, (tkd_text){0}, "wait"),
                        &card->figure, x, y, &figure);
    y += card->figure.height;
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, box.id.data, (tkd_text){0}, "needs"),
                        &card->needs, x, y, &needs);
}

// ---- Arrows

// A path of straight pieces with its corners rounded, as cubic pieces.
static void put_path(const tkd_flow_map *map, const tkd_mark *mark, const tkd_point2 *path,
                     uint32_t count)
{
    tkd_point2 points[3 * 2 * PATH_MOST + 1];
    uint32_t n = 0;
    points[n++] = path[0];
    for (uint32_t i = 1; i < count; i++) {
        const double dx = path[i].x - path[i - 1].x;
        const double dy = path[i].y - path[i - 1].y;
        const double length = fmax(hypot(dx, dy), 1e-9);
        tkd_point2 end = path[i];
        double corner = 0.0;
        if (i + 1 < count) {
            const double after = hypot(path[i + 1].x - path[i].x, path[i + 1].y - path[i].y);
            corner = fmin(CORNER, fmin(length, after) / 2.0);
            end.x -= dx / length * corner;
            end.y -= dy / length * corner;
        }
        const tkd_point2 begin = points[n - 1];
        points[n++] =
            (tkd_point2){begin.x + (end.x - begin.x) / 3.0, begin.y + (end.y - begin.y) / 3.0};
        points[n++] =
            (tkd_point2){begin.x + (end.x - begin.x) / 1.5, begin.y + (end.y - begin.y) / 1.5};
        points[n++] = end;
        if (i + 1 < count) {
            const double ax = path[i + 1].x - path[i].x;
            const double ay = path[i + 1].y - path[i].y;
            const double after = fmax(hypot(ax, ay), 1e-9);
            const tkd_point2 next = {path[i].x + ax / after * corner,
                                     path[i].y + ay / after * corner};
            points[n++] =
                (tkd_point2){(end.x + 2.0 * path[i].x) / 3.0, (end.y + 2.0 * path[i].y) / 3.0};
            points[n++] =
                (tkd_point2){(next.x + 2.0 * path[i].x) / 3.0, (next.y + 2.0 * path[i].y) / 3.0};
            points[n++] = next;
        }
    }
    tkd_sheet_put_curve(map->drawing->sheet, mark, points, n);
}

static uint32_t path_of(const tkd_flow_map *map, const tkd_flow_arrow *arrow,
                        tkd_point2 path[PATH_MOST])
{
    const tkd_flow_card *cards = map->cards.items;
    const tkd_flow_card *from = &cards[arrow->from];
    const tkd_flow_card *to = &cards[arrow->to];
    const double right = from->x + from->width;
    const double y = tkd_flow_line_y(map, arrow);
    switch (arrow->way) {
    case TKD_WAY_DOWN:
        path[0] =
            (tkd_point2){from->x + from->width / 2.0, from->y + from->height + from->tab_room};
        path[1] = (tkd_point2){from->x + from->width / 2.0, to->y - 1.0};
        return 2;
    case TKD_WAY_ACROSS:
        path[0] = (tkd_point2){right, y};
        if (fabs(arrow->in_y - y) < 0.5) {
            path[1] = (tkd_point2){to->x - 1.0, y};
            return 2;
        }
        path[1] = (tkd_point2){arrow->first_x, y};
        path[2] = (tkd_point2){arrow->first_x, arrow->in_y};
        path[3] = (tkd_point2){to->x - 1.0, arrow->in_y};
        return 4;
    case TKD_WAY_BESIDE:
        path[0] = (tkd_point2){right, y};
        path[1] = (tkd_point2){arrow->first_x, y};
        path[2] = (tkd_point2){arrow->first_x, arrow->in_y};
        path[3] = (tkd_point2){to->x + to->width + 1.0, arrow->in_y};
        return 4;
    case TKD_WAY_OVER:
    case TKD_WAY_BACK:
    case TKD_WAY_BETWEEN:
        path[0] = (tkd_point2){right, y};
        path[1] = (tkd_point2){arrow->first_x, y};
        path[2] = (tkd_point2){arrow->first_x, arrow->corridor_y};
        path[3] = (tkd_point2){arrow->second_x, arrow->corridor_y};
        path[4] = (tkd_point2){arrow->second_x, arrow->in_y};
        path[5] = (tkd_point2){to->x - 1.0, arrow->in_y};
        return 6;
    case TKD_WAY_AGAIN:
    case TKD_WAY_OUT:
    case TKD_WAY_SKIP:
    case TKD_WAY_DONE: break;
    }
    return 0;
}

static void put_label(const tkd_flow_map *map, const tkd_flow_arrow *arrow, tkd_text id,
                      const char *ink)
{
    const tkd_flow_card *cards = map->cards.items;
    const tkd_flow_card *from = &cards[arrow->from];
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_font font = {map->text, TKD_WEIGHT_NORMAL};
    const tkd_text_style style = {font, ink, TKD_ALIGN_LEFT, "flow-figure"};
    if (arrow->way == TKD_WAY_DOWN) {
        const tkd_flow_card *to = &cards[arrow->to];
        const double above = from->y + from->height + from->tab_room;
        const double middle = from->x + from->width / 2.0;
        tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "figure"),
                            &arrow->down, middle + tkd_flow_down_x(arrow),
                            (above + to->y - arrow->down.height) / 2.0 - 3.0, &style);
        return;
    }
    const double x = from->x + from->width + 5.0;
    const double y = tkd_flow_line_y(map, arrow);
    const double half = arrow->width / 2.0 + 1.0;
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "count"),
                       arrow->label.lines[0], x, y - half - tkd_font_line(font), &style);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "share"),
                       arrow->label.lines[1], x, y + half, &style);
}

// What comes again, leaves or ends: a box below the card, told apart by its sign and frame.
static void put_tab(const tkd_flow_map *map, const tkd_flow_arrow *arrow, const tkd_mark *like)
{
    const tkd_drawing *drawing = map->drawing;
    const tkd_flow_card *card = &((const tkd_flow_card *)map->cards.items)[arrow->from];
    tkd_mark box = *like;
    box.kind = TKD_MARK_BOX;
    box.x = card->x + 6.0;
    box.y = arrow->out_y;
    box.width = card->width - 12.0;
    box.height = arrow->slot;
    box.fill = drawing->colors->paper;
    box.line_width = arrow->way == TKD_WAY_DONE || arrow->way == TKD_WAY_SKIP ? 0.8 : 1.2;
    tkd_sheet_put(drawing->sheet, &box);
    const tkd_text_style style = {{map->text, TKD_WEIGHT_NORMAL},
                                  arrow->way == TKD_WAY_AGAIN ? drawing->colors->rework
                                                              : drawing->colors->ink,
                                  TKD_ALIGN_LEFT,
                                  "flow-figure"};
    tkd_sheet_put_lines(drawing->sheet,
                        tkd_sheet_id(drawing->sheet, like->id.data, (tkd_text){0}, "figure"),
                        &arrow->label, card->x + 6.0 + 5.0, arrow->out_y + 3.0, &style);
}

static tkd_text end_id(const tkd_flow_map *map, tkd_picture_end end, int32_t row)
{
    switch (end) {
    case TKD_END_STEP: return map->drawing->picture->steps[row].id;
    case TKD_END_EXIT: return map->drawing->picture->exits[row].id;
    case TKD_END_START: return TKD_TEXT("start");
    case TKD_END_DONE: break;
    }
    return TKD_TEXT("end");
}

// A wide arrow: its head is a short arrow of its own, because Graphviz draws a head's outline as wide
// as the line.
static void put_wide(const tkd_flow_map *map, const tkd_mark *mark, tkd_point2 *path,
                     uint32_t count)
{
    const double head = 8.0 + mark->line_width;
    const tkd_point2 tip = path[count - 1];
    const tkd_point2 before = path[count - 2];
    const double length = fmax(hypot(tip.x - before.x, tip.y - before.y), 1e-9);
    const double back = fmin(head + 1.0, length * 0.9) / length;
    path[count - 1] =
        (tkd_point2){tip.x - (tip.x - before.x) * back, tip.y - (tip.y - before.y) * back};
    tkd_mark body = *mark;
    body.arrow = 0.0;
    put_path(map, &body, path, count);
    tkd_mark point = *mark;
    point.id = tkd_sheet_id(map->drawing->sheet, mark->id.data, (tkd_text){0}, "head");
    point.title = (tkd_text){0};
    point.line_width = mark->line_width * 0.5;
    point.arrow = head;
    const tkd_point2 end[] = {path[count - 1], tip};
    put_path(map, &point, end, 2);
}

static void put_arrow(const tkd_flow_map *map, const tkd_flow_arrow *arrow)
{
    const tkd_colors *colors = map->drawing->colors;
    tkd_sheet *sheet = map->drawing->sheet;
    const tkd_picture_flow *flow = arrow->flow;
    const tkd_text from = end_id(map, flow->from_end, flow->from);
    const tkd_text to = end_id(map, flow->to_end, flow->to);
    static const char *const classes[] = {"flow flow-next", "flow flow-rework", "flow flow-exit",
                                          "flow flow-skip"};
    const bool again = flow->kind == TKD_FLOW_REWORK && !arrow->begins;
    const char *color = again                       ? colors->rework
                        : arrow->way == TKD_WAY_OUT ? colors->leave
                                                    : colors->flow;
    const bool dotted = flow->kind == TKD_FLOW_SKIP || arrow->begins;
    const tkd_mark mark = {
        .id = tkd_sheet_id(sheet, "flow", from, to.data),
        .class_name = arrow->begins ? "flow flow-begin" : classes[flow->kind],
        .title = tkd_sheet_format(sheet, "%.*s → %.*s", TKD_ARG(from), TKD_ARG(to)),
        .line = color,
        .line_width = arrow->width,
        .stroke = again    ? TKD_STROKE_DASHED
                  : dotted ? TKD_STROKE_DOTTED
                           : TKD_STROKE_SOLID,
        .arrow = 6.0,
    };
    if (tkd_flow_is_tab(arrow->way)) {
        put_tab(map, arrow, &mark);
        return;
    }
    tkd_point2 path[PATH_MOST] = {{0}};
    const uint32_t count = path_of(map, arrow, path);
    if (arrow->width > 2.5) {
        put_wide(map, &mark, path, count);
    } else {
        put_path(map, &mark, path, count);
    }
    put_label(map, arrow, mark.id, again ? colors->rework : colors->ink);
}

void tkd_flow_put(const tkd_flow_map *map)
{
    const tkd_flow_card *cards = map->cards.items;
    const tkd_flow_arrow *arrows = map->arrows.items;
    put_stages(map);
    for (size_t i = 0; i < map->cards.count; i++) {
        put_card(map, &cards[i]);
    }
    // Wide arrows first, so that thin ones stay seen where they cross.
    for (int wide = 1; wide >= 0; wide--) {
        for (size_t i = 0; i < map->arrows.count; i++) {
            if ((arrows[i].width > 3.0) == (wide == 1)) {
                put_arrow(map, &arrows[i]);
            }
        }
    }
}
