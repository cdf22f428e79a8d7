// SPDX-License-Identifier: EUPL-1.2
// Marks of the blueprint's rows: grounds, boxes, the two lines between them, and the arrows of
// hand-overs. Figures of a row's boxes stand on one height, on the colour of their 90 % time.
#include "blueprint.h"

#include <math.h>

#define LINE_ROOM 24.0 /* Between rows, where a named line runs. */
#define ROOM 15.0      /* Between rows behind the line of visibility. */
#define ARROW 6.0
#define THIN 1.0
#define THICK 2.6 /* Of a hand-over behind which half take longer than written. */

typedef struct row_look {
    const char *part;
    tkd_text name;
    tkd_text hint;
    const char *ground;
    const char *ink;
} row_look;

static row_look look_of(const tkd_drawing *drawing, tkd_blueprint_row row)
{
    const tkd_colors *colors = drawing->colors;
    row_look look = {.ground = colors->band, .ink = colors->faint};
    switch (row) {
    case TKD_BLUEPRINT_CLIENT:
        look.part = "client";
        look.name = tkd_say(drawing, "Inimene", "The person", "Человек");
        look.hint =
            tkd_say(drawing, "mida teeb ja kus", "what they do, and where", "что делает и где");
        break;
    case TKD_BLUEPRINT_FRONT:
        look.part = "front";
        look.name = tkd_say(drawing, "Eeslava", "Front stage", "На виду");
        look.hint =
            tkd_say(drawing, "kellega ta kokku puutub", "whom they deal with", "с кем имеет дело");
        break;
    case TKD_BLUEPRINT_KOV:
        look.part = "kov";
        look.name = tkd_say(drawing, "KOVi tagalava", "Municipality backstage",
                            "За кулисами: самоуправление");
        look.hint = tkd_say(drawing, "töö, mida inimene ei näe", "work that is not seen",
                            "работа, которой не видно");
        look.ground = colors->view_bands[TKD_VIEW_KOV];
        look.ink = colors->views[TKD_VIEW_KOV];
        break;
    case TKD_BLUEPRINT_STATE:
        look.part = "state";
        look.name =
            tkd_say(drawing, "Riigi tagalava", "State backstage", "За кулисами: государство");
        look.hint = tkd_say(drawing, "menetlus, registrid", "processing, registers",
                            "производство, регистры");
        look.ground = colors->view_bands[TKD_VIEW_STATE];
        look.ink = colors->views[TKD_VIEW_STATE];
        break;
    case TKD_BLUEPRINT_OTHERS:
        look.part = "others";
        look.name = tkd_say(drawing, "Teiste tugi", "Support by others", "Поддержка других");
        look.hint = tkd_say(drawing, "vabaühendused, era", "NGOs, private", "НКО, частные");
        break;
    case TKD_BLUEPRINT_ROW_COUNT: break;
    }
    return look;
}

// ---- Places

// Room below a row, up to the next that there is.
static double room_below(tkd_blueprint_row row)
{
    return row <= TKD_BLUEPRINT_FRONT ? LINE_ROOM : ROOM;
}

// Tops of a band's rows, of the missing ones too; the last is where the rows end.
static void tops_of(const tkd_blueprint *blueprint, size_t band, double y,
                    double tops[TKD_BLUEPRINT_ROW_COUNT + 1])
{
    const double *heights = blueprint->heights[band];
    double below = y;
    for (size_t row = 0; row < TKD_BLUEPRINT_ROW_COUNT; row++) {
        tops[row] = below;
        if (heights[row] > 0.0) {
            below += heights[row] + room_below((tkd_blueprint_row)row);
        }
    }
    tops[TKD_BLUEPRINT_ROW_COUNT] = below;
}

void tkd_blueprint_measure_rows(tkd_blueprint *blueprint)
{
    for (size_t row = 0; row < TKD_BLUEPRINT_ROW_COUNT; row++) {
        const row_look look = look_of(blueprint->map.drawing, (tkd_blueprint_row)row);
        blueprint->leasts[row] = tkd_map_lane_least(&blueprint->map, look.name, look.hint);
    }
}

double tkd_blueprint_rows_height(const tkd_blueprint *blueprint, size_t index)
{
    const tkd_map_band *band = &((const tkd_map_band *)blueprint->map.bands.items)[index];
    double *heights = blueprint->heights[index];
    double tops[TKD_BLUEPRINT_ROW_COUNT + 1];
    for (size_t row = 0; row < TKD_BLUEPRINT_ROW_COUNT; row++) {
        heights[row] = row <= TKD_BLUEPRINT_FRONT ? blueprint->leasts[row] : 0.0;
        for (uint32_t i = band->first; i < band->first + band->count; i++) {
            const tkd_blueprint_box *box = &blueprint->boxes[i][row];
            if (box->filled) {
                heights[row] =
                    fmax(heights[row], fmax(box->height + TKD_MAP_GAP, blueprint->leasts[row]));
            }
        }
    }
    tops_of(blueprint, index, 0.0, tops);
    return tops[TKD_BLUEPRINT_ROW_COUNT];
}

// ---- Boxes

static void put_figure(const tkd_drawing *drawing, const tkd_blueprint_figure *figure, tkd_text box,
                       size_t index, double x, double y, double width)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_colors *colors = drawing->colors;
    const int heat = tkd_blueprint_heat(figure->times.p90);
    const bool at_once = figure->times.p90 <= 0.0;
    const char *ink = at_once ? colors->faint : colors->heat_ink[heat];
    const char *part = index == 0 ? "figure" : "figure-2";
    const tkd_mark strip = {
        .kind = TKD_MARK_BOX,
        .id = tkd_sheet_id(sheet, box.data, (tkd_text){0}, part),
        .class_name = "blueprint-figure",
        .x = x,
        .y = y,
        .width = width,
        .height = TKD_BLUEPRINT_FIGURE - 1.5,
        .fill = at_once ? colors->band : colors->heat[heat],
        .line = drawing->options->theme == TKD_THEME_PRINT ? colors->line : NULL,
        .line_width = 0.6,
    };
    tkd_sheet_put(sheet, &strip);
    tkd_sheet_datum_number(sheet, "p50-h", figure->times.p50);
    tkd_sheet_datum_number(sheet, "p90-h", figure->times.p90);
    const tkd_font name_font = {9.5, TKD_WEIGHT_NORMAL};
    const tkd_font text_font = {10.5, TKD_WEIGHT_BOLD};
    const tkd_text_style name = {name_font, ink, TKD_ALIGN_LEFT, "figure-word"};
    const tkd_text_style text = {text_font, ink, TKD_ALIGN_RIGHT, "figure-times"};
    const double height = TKD_BLUEPRINT_FIGURE - 1.5;
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, strip.id.data, (tkd_text){0}, "word"),
                       figure->name, x + 5.0, y + (height - tkd_font_line(name_font)) / 2.0, &name);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, strip.id.data, (tkd_text){0}, "times"),
                       figure->text, x + width - 5.0, y + (height - tkd_font_line(text_font)) / 2.0,
                       &text);
}

// The sign "!" on a disc: filled where half are over, else open.
static void put_sign(const tkd_drawing *drawing, tkd_text box, tkd_blueprint_over over, double x,
                     double y)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_colors *colors = drawing->colors;
    const bool half = over == TKD_OVER_HALF;
    const double size = 10.5;
    const tkd_mark disc = {
        .kind = TKD_MARK_DISC,
        .id = tkd_sheet_id(sheet, box.data, (tkd_text){0}, "sign"),
        .class_name = "warning",
        .x = x,
        .y = y,
        .width = size,
        .height = size,
        .fill = half ? colors->price : colors->card,
        .line = colors->price,
        .line_width = 1.0,
    };
    tkd_sheet_put(sheet, &disc);
    const tkd_font font = {8.0, TKD_WEIGHT_BOLD};
    const tkd_text_style style = {font, half ? colors->card : colors->price, TKD_ALIGN_CENTER,
                                  "warning-sign"};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, disc.id.data, (tkd_text){0}, "mark"),
                       TKD_TEXT("!"), x + size / 2.0, y + (size - tkd_font_line(font)) / 2.0,
                       &style);
}

// What is to be known of a box, for those who point at it.
static tkd_text box_title(const tkd_drawing *drawing, const tkd_map_column *column,
                          tkd_blueprint_row row, const tkd_blueprint_box *box)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_write(&writer, look_of(drawing, row).name);
    tkd_write_string(&writer, ": ");
    tkd_write(&writer, tkd_drawing_label(drawing, &column->lead->title));
    for (uint32_t i = 0; i < box->figure_count; i++) {
        tkd_write_string(&writer, ". ");
        tkd_write(&writer, box->figures[i].name);
        tkd_write_string(&writer, " ");
        tkd_write(&writer, box->figures[i].text);
    }
    return tkd_writer_text(&writer);
}

static void put_texts(const tkd_drawing *drawing, const tkd_blueprint_box *box, tkd_text id,
                      bool client, double x, double y)
{
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_font small = {10.5, TKD_WEIGHT_NORMAL};
    const tkd_font word = {10.5, TKD_WEIGHT_SEMIBOLD};
    const struct {
        const char *part;
        const tkd_lines *lines;
        double above;
        double indent;
        tkd_text_style style;
    } texts[] = {
        {"title",
         &box->title,
         0.0,
         0.0,
         {{client ? 12.0 : 11.0, TKD_WEIGHT_SEMIBOLD}, colors->ink, TKD_ALIGN_LEFT, "box-title"}},
        {"detail", &box->detail, 0.0, 0.0, {small, colors->faint, TKD_ALIGN_LEFT, "box-detail"}},
        {"tag", &box->tag, 0.0, 0.0, {word, colors->ink, TKD_ALIGN_LEFT, "box-tag"}},
        {"standard",
         &box->standard,
         box->standard.count > 0 ? 3.0 : 0.0,
         0.0,
         {small, colors->ink, TKD_ALIGN_LEFT, "box-standard"}},
        {"warning",
         &box->warning,
         0.0,
         TKD_BLUEPRINT_SIGN,
         {word, colors->price, TKD_ALIGN_LEFT, "box-warning"}},
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        y += texts[i].above;
        tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, texts[i].part),
                            texts[i].lines, x + texts[i].indent, y, &texts[i].style);
        if (texts[i].indent > 0.0 && texts[i].lines->count > 0) {
            put_sign(drawing, id, box->over, x, y + 1.0);
        }
        y += texts[i].lines->height;
    }
}

static void put_box(const tkd_blueprint *blueprint, const tkd_map_band *band, uint32_t index,
                    tkd_blueprint_row row, double y, double height)
{
    const tkd_drawing *drawing = blueprint->map.drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_map_column *column = &((const tkd_map_column *)blueprint->map.columns.items)[index];
    const tkd_blueprint_box *box = &blueprint->boxes[index][row];
    if (!box->filled) {
        return;
    }
    const bool client = row == TKD_BLUEPRINT_CLIENT;
    const double left = tkd_map_column_x(band, index);
    const double width = TKD_MAP_COLUMN - TKD_MAP_GAP;
    const tkd_mark card = {
        .kind = client ? TKD_MARK_CARD : TKD_MARK_BOX,
        .id = tkd_sheet_id(sheet, look_of(drawing, row).part, column->id, ""),
        .class_name = client                       ? "client"
                      : row == TKD_BLUEPRINT_FRONT ? "front"
                                                   : "back",
        .title = box_title(drawing, column, row, box),
        .x = left,
        .y = y,
        .width = width,
        .height = height,
        .fill = colors->card,
        .line = client ? colors->ink : colors->line,
        .line_width = 0.9,
    };
    tkd_sheet_put(sheet, &card);
    if (!client) {
        const bool is_register =
            row == TKD_BLUEPRINT_STATE && blueprint->plans[index].data_register;
        const tkd_level level = is_register ? TKD_LEVEL_STATE : column->lead->level;
        const tkd_mark stripe = {
            .kind = TKD_MARK_BOX,
            .id = tkd_sheet_id(sheet, card.id.data, (tkd_text){0}, "stripe"),
            .class_name = "step-stripe",
            .x = left,
            .y = y,
            .width = 4.0,
            .height = height,
            .fill = colors->levels[level],
        };
        tkd_sheet_put(sheet, &stripe);
    }
    put_texts(drawing, box, card.id, client, left + 4.0 + TKD_BLUEPRINT_PADDING,
              y + TKD_BLUEPRINT_PADDING - 1.0);
    const double inset = client ? 6.0 : 4.0;
    double foot = y + height - (double)box->figure_count * TKD_BLUEPRINT_FIGURE - inset + 1.5;
    for (uint32_t i = 0; i < box->figure_count; i++) {
        put_figure(drawing, &box->figures[i], card.id, i, left + inset + 4.0, foot,
                   width - 2.0 * inset - 4.0);
        foot += TKD_BLUEPRINT_FIGURE;
    }
}

// ---- Lines between rows

static void put_line_between(const tkd_blueprint *blueprint, size_t band, const char *part,
                             tkd_text name, double y, bool heavy)
{
    const tkd_drawing *drawing = blueprint->map.drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text number = tkd_sheet_format(sheet, "%zu", band + 1);
    const tkd_font font = {9.5, heavy ? TKD_WEIGHT_BOLD : TKD_WEIGHT_SEMIBOLD};
    const tkd_text_style style = {font, heavy ? colors->ink : colors->faint, TKD_ALIGN_LEFT,
                                  "line-name"};
    const double left = TKD_MARGIN + TKD_MAP_LABELS + TKD_MAP_GAP;
    const double right = TKD_MARGIN + tkd_map_width(&blueprint->map);
    const double middle = y + LINE_ROOM / 2.0;
    const tkd_lines lines = tkd_sheet_break(sheet, name, font, TKD_MAP_LABELS - 8.0, 2);
    const tkd_point2 points[] = {{left, middle},
                                 {left + (right - left) / 3.0, middle},
                                 {left + (right - left) / 1.5, middle},
                                 {right, middle}};
    const tkd_mark line = {
        .id = tkd_sheet_id(sheet, part, number, ""),
        .class_name = part,
        .title = name,
        .line = heavy ? colors->ink : colors->faint,
        .line_width = heavy ? 2.4 : 0.9,
        .stroke = heavy ? TKD_STROKE_DASHED : TKD_STROKE_SOLID,
    };
    tkd_sheet_put_curve(sheet, &line, points, 4);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, part, number, "name"), &lines, TKD_MARGIN + 8.0,
                        middle - lines.height / 2.0, &style);
}

// ---- Hand-overs

// An arrow along corners, drawn straight.
static void put_path(const tkd_drawing *drawing, tkd_text id, const tkd_point2 *corners,
                     uint32_t count, double line_width, tkd_stroke stroke)
{
    tkd_sheet *sheet = drawing->sheet;
    tkd_point2 points[19]; // Six pieces at most.
    points[0] = corners[0];
    for (uint32_t i = 0; i + 1 < count; i++) {
        const tkd_point2 a = corners[i];
        const tkd_point2 b = corners[i + 1];
        points[3 * i + 1] = (tkd_point2){a.x + (b.x - a.x) / 3.0, a.y + (b.y - a.y) / 3.0};
        points[3 * i + 2] = (tkd_point2){a.x + (b.x - a.x) / 1.5, a.y + (b.y - a.y) / 1.5};
        points[3 * i + 3] = b;
    }
    const tkd_mark arrow = {
        .id = id,
        .class_name = "hand-over",
        .line = line_width > THIN ? drawing->colors->price : drawing->colors->flow,
        .line_width = line_width,
        .stroke = stroke,
        .arrow = ARROW,
    };
    tkd_sheet_put_curve(sheet, &arrow, points, 3 * count - 2);
}

// Where a band's rows stand, and which column.
typedef struct column_place {
    const tkd_blueprint *blueprint;
    const double *tops;
    const double *heights;
    uint32_t column;
    double left;
} column_place;

static double box_top(const column_place *place, tkd_blueprint_row row)
{
    return place->tops[row] + TKD_MAP_GAP / 2.0;
}

static double box_bottom(const column_place *place, tkd_blueprint_row row)
{
    return place->tops[row] + place->heights[row] - TKD_MAP_GAP / 2.0;
}

static const tkd_blueprint_box *box_at(const column_place *place, tkd_blueprint_row row)
{
    return &place->blueprint->boxes[place->column][row];
}

static tkd_text arrow_id(const column_place *place, const char *part)
{
    const tkd_map_column *column =
        &((const tkd_map_column *)place->blueprint->map.columns.items)[place->column];
    return tkd_sheet_id(place->blueprint->map.drawing->sheet, "hand-over", column->id, part);
}

// Straight down (or up, to a register) between two boxes of the column.
static void put_hand_over(const column_place *place, tkd_blueprint_row from, tkd_blueprint_row to,
                          const char *part, tkd_stroke stroke)
{
    const double x = place->left + (TKD_MAP_COLUMN - TKD_MAP_GAP) / 2.0;
    const bool slow = box_at(place, to)->over == TKD_OVER_HALF;
    const tkd_point2 corners[] = {
        {x, from < to ? box_bottom(place, from) : box_top(place, from)},
        {x, from < to ? box_top(place, to) : box_bottom(place, to)},
    };
    put_path(place->blueprint->map.drawing, arrow_id(place, part), corners, 2, slow ? THICK : THIN,
             stroke);
}

// Past the state's register to those behind it, in the gap beside the column.
static void put_way_round(const column_place *place, tkd_blueprint_row from)
{
    const bool slow = box_at(place, TKD_BLUEPRINT_OTHERS)->over == TKD_OVER_HALF;
    const double x = place->left + 14.0;
    const double beside = place->left - TKD_MAP_GAP / 2.0;
    const double above = box_top(place, TKD_BLUEPRINT_STATE) - 7.0;
    const double below = box_bottom(place, TKD_BLUEPRINT_STATE) + 8.0;
    const tkd_point2 corners[] = {
        {x, box_bottom(place, from)},
        {x, above},
        {beside, above},
        {beside, below},
        {x, below},
        {x, box_top(place, TKD_BLUEPRINT_OTHERS)},
    };
    put_path(place->blueprint->map.drawing, arrow_id(place, "back"), corners, 6,
             slow ? THICK : THIN, TKD_STROKE_SOLID);
}

static void put_hand_overs(const column_place *place)
{
    const tkd_blueprint_boxes *plan = &place->blueprint->plans[place->column];
    const tkd_blueprint_row last = plan->front ? TKD_BLUEPRINT_FRONT : TKD_BLUEPRINT_CLIENT;
    const tkd_stroke stroke = plan->front ? TKD_STROKE_SOLID : TKD_STROKE_DASHED;
    if (plan->front) {
        put_hand_over(place, TKD_BLUEPRINT_CLIENT, TKD_BLUEPRINT_FRONT, "front", TKD_STROKE_SOLID);
    }
    if (plan->work != 0 && plan->data_register && plan->back == TKD_BLUEPRINT_OTHERS) {
        put_way_round(place, last);
    } else if (plan->work != 0) {
        put_hand_over(place, last, plan->back, "back", stroke);
    }
    if (plan->data_register) {
        put_hand_over(place, plan->work != 0 ? plan->back : last, TKD_BLUEPRINT_STATE, "register",
                      TKD_STROKE_DOTTED);
    }
}

// ---- All of a band

double tkd_blueprint_put_rows(const tkd_blueprint *blueprint, size_t index, double y)
{
    const tkd_drawing *drawing = blueprint->map.drawing;
    const tkd_map_band *band = &((const tkd_map_band *)blueprint->map.bands.items)[index];
    const double *heights = blueprint->heights[index];
    double tops[TKD_BLUEPRINT_ROW_COUNT + 1];
    tops_of(blueprint, index, y, tops);
    for (size_t row = 0; row < TKD_BLUEPRINT_ROW_COUNT; row++) {
        if (heights[row] <= 0.0) {
            continue;
        }
        const row_look look = look_of(drawing, (tkd_blueprint_row)row);
        tkd_map_put_lane(&blueprint->map, index, look.part, look.name, look.hint, look.ground,
                         look.ink, tops[row], heights[row]);
        for (uint32_t i = band->first; i < band->first + band->count; i++) {
            put_box(blueprint, band, i, (tkd_blueprint_row)row, tops[row] + TKD_MAP_GAP / 2.0,
                    heights[row] - TKD_MAP_GAP);
        }
    }
    const double below_client = tops[TKD_BLUEPRINT_CLIENT] + heights[TKD_BLUEPRINT_CLIENT];
    const double below_front = tops[TKD_BLUEPRINT_FRONT] + heights[TKD_BLUEPRINT_FRONT];
    put_line_between(
        blueprint, index, "interaction",
        tkd_say(drawing, "Kokkupuute joon", "Line of interaction", "Линия взаимодействия"),
        below_client, false);
    put_line_between(blueprint, index, "visibility",
                     tkd_say(drawing, "Nähtavuse joon", "Line of visibility", "Линия видимости"),
                     below_front, true);
    for (uint32_t i = band->first; i < band->first + band->count; i++) {
        const column_place place = {blueprint, tops, heights, i, tkd_map_column_x(band, i)};
        put_hand_overs(&place);
    }
    return tops[TKD_BLUEPRINT_ROW_COUNT];
}
