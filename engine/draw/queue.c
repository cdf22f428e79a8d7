// SPDX-License-Identifier: EUPL-1.2
// Queues over the year: a panel for each of the longest, week by week, with what most replications
// gave, and times when nobody works shaded. Above each, when it is longest and how long a pause is felt.
#include "queue.h"
#include "diagrams.h"

#include "teekond/date.h"

#include <math.h>

enum { PANELS_MOST = 8 };

#define NOTHING_WIDTH 720.0
#define AXIS_ROOM 40.0 // Left of panels.
#define CELL_GAP 36.0
#define ROW_GAP 12.0
#define SCALES_APART 4.0  // Times the lowest top that one scale for all may be.
#define HOLIDAYS_MOST 800 // Days up to which holidays are marked.
#define SATURDAY 5

// How all panels are put.
typedef struct queue_page {
    const tkd_drawing *drawing;
    const tkd_picture_queue *shown[PANELS_MOST]; // With weeks.
    uint32_t count;
    uint32_t all;
    bool any_closed;
    uint32_t columns;
    double cell_width;
    double height;
    bool one_scale;
    double top; // Of the scale for all.
} queue_page;

typedef struct queue_panel {
    const queue_page *page;
    const tkd_drawing *drawing;
    tkd_queue_story story;
    double left;
    tkd_panel panel;
    tkd_lines heading;
    tkd_lines answer;
} queue_panel;

// ---- One panel

// Above a shaded time, in the panel's width; false where another name stands there.
static bool put_closed_name(const queue_panel *panel, tkd_text name, double middle,
                            size_t first_mark)
{
    tkd_sheet *sheet = panel->drawing->sheet;
    const tkd_panel *plot = &panel->panel;
    const tkd_text_style style = {
        {plot->text, TKD_WEIGHT_NORMAL}, panel->drawing->colors->faint, TKD_ALIGN_LEFT, "closed"};
    const double width = tkd_measure_width(sheet->measure, name, style.font);
    const double line = tkd_font_line(style.font);
    const double left =
        fmin(fmax(plot->left, middle - width / 2.0), plot->left + plot->width - width);
    if (!tkd_chart_is_free(sheet, first_mark, left - 6.0, plot->top - line, width + 12.0, line)) {
        return false;
    }
    tkd_sheet_put_line(sheet, tkd_panel_id(plot, "closed-name"), name, left, plot->top - line,
                       &style);
    return true;
}

static void put_closures(const queue_panel *panel, size_t first_mark)
{
    const tkd_drawing *drawing = panel->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double top = panel->panel.top;
    const double bottom = top + panel->panel.height;
    const tkd_text word = tkd_say(drawing, "suletud", "closed", "закрыто");
    for (uint32_t i = 0; i < panel->story.queue->closures.count; i++) {
        const tkd_picture_closure *closure = &panel->story.closures[i];
        const double left = tkd_scale_at(&panel->panel.across, (double)closure->from_day);
        const double right = tkd_scale_at(&panel->panel.across, (double)closure->to_day + 1.0);
        const tkd_point2 corners[] = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
        tkd_writer title;
        tkd_writer_init_memory(&title, sheet->arena, 0);
        tkd_write_format(&title, "%.*s ", TKD_ARG(word));
        tkd_queue_write_days(drawing, &title, closure->from_day, closure->to_day);
        const tkd_mark mark = {.id = tkd_panel_id(&panel->panel, "closed"),
                               .class_name = "closed",
                               .title = tkd_writer_text(&title),
                               .line = drawing->colors->closed,
                               .line_width = 0.7,
                               .hatch = 3.5};
        tkd_sheet_put_area(sheet, &mark, corners, 4);
        if (closure->to_day - closure->from_day + 1 >= TKD_CLOSED_LONG &&
            !put_closed_name(panel, mark.title, (left + right) / 2.0, first_mark)) {
            (void)put_closed_name(panel, word, (left + right) / 2.0, first_mark);
        }
    }
}

// Public holidays on working days, on the axis: many a peak stands at one.
static void put_holidays(const queue_panel *panel)
{
    const tkd_drawing *drawing = panel->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const int32_t from = panel->story.queue->from_day;
    const int32_t days = (int32_t)fmin(ceil(panel->story.queue->days), HOLIDAYS_MOST + 1.0);
    for (int32_t day = from; day < from + days && days <= HOLIDAYS_MOST; day++) {
        if (!tkd_date_is_holiday(day) || tkd_date_weekday(day) >= SATURDAY) {
            continue;
        }
        tkd_writer title;
        tkd_writer_init_memory(&title, sheet->arena, 0);
        tkd_write(&title, tkd_say(drawing, "riigipüha ", "public holiday ", "праздник "));
        tkd_date_print(&title, day, drawing->language);
        const tkd_mark mark = {.kind = TKD_MARK_DIAMOND,
                               .id = tkd_panel_id(&panel->panel, "holiday"),
                               .class_name = "holiday",
                               .title = tkd_writer_text(&title),
                               .fill = drawing->colors->faint};
        tkd_chart_put_dot(sheet, &mark, tkd_panel_at(&panel->panel, (double)day + 0.5, 0.0), 5.0);
    }
}

// The steps of the weeks: each from its first day to the next one's.
static void put_weeks(const queue_panel *panel)
{
    const tkd_drawing *drawing = panel->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const uint32_t count = panel->story.queue->weeks.count;
    const size_t room = 2 * (size_t)count + 1;
    tkd_band_point *band =
        sheet->status == TKD_OK ? TKD_TAKE(sheet->arena, room, tkd_band_point) : NULL;
    tkd_point2 *line = sheet->status == TKD_OK ? TKD_TAKE(sheet->arena, room, tkd_point2) : NULL;
    if (band == NULL || line == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        const tkd_picture_week *week = &panel->story.weeks[i];
        for (uint32_t end = 0; end < 2; end++) {
            const double day = tkd_queue_begin(&panel->story, i + end);
            band[2 * i + end] = (tkd_band_point){day, week->p10, week->p90};
            line[2 * i + end] = (tkd_point2){day, week->length.mean};
        }
    }
    const tkd_mark area = {
        .id = tkd_panel_id(&panel->panel, "band"),
        .class_name = "band",
        .title = tkd_say(drawing, "80% kordustest", "80% of replications", "80% прогонов"),
        .fill = drawing->colors->wait_p90};
    const tkd_mark stroke = {.id = tkd_panel_id(&panel->panel, "line"),
                             .class_name = "line",
                             .line = drawing->colors->wait,
                             .line_width = 1.8};
    tkd_panel_put_band(&panel->panel, &area, band, 2 * count);
    tkd_panel_put_line(&panel->panel, &stroke, line, 2 * count);
}

// A disc at the longest week, with its figure above.
static void put_longest(const queue_panel *panel, size_t first_mark)
{
    const tkd_drawing *drawing = panel->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double mean = panel->story.weeks[panel->story.longest].length.mean;
    if (isnan(mean)) {
        return;
    }
    const double day = (tkd_queue_begin(&panel->story, panel->story.longest) +
                        tkd_queue_begin(&panel->story, panel->story.longest + 1)) /
                       2.0;
    const tkd_point2 place = tkd_panel_at(&panel->panel, day, mean);
    const tkd_mark dot = {.kind = TKD_MARK_DISC,
                          .id = tkd_panel_id(&panel->panel, "longest"),
                          .class_name = "point",
                          .fill = drawing->colors->wait};
    tkd_chart_put_dot(sheet, &dot, place, 7.0);
    tkd_sheet_datum_number(sheet, "length", mean);
    const tkd_text_style style = {{panel->panel.text + 1.0, TKD_WEIGHT_BOLD},
                                  drawing->colors->price,
                                  TKD_ALIGN_CENTER,
                                  "point-figure"};
    const tkd_text text = tkd_queue_length(drawing, mean);
    const double half = tkd_measure_width(sheet->measure, text, style.font) / 2.0;
    const double x = fmax(panel->panel.left + half + 2.0,
                          fmin(place.x, panel->panel.left + panel->panel.width - half));
    const double line = tkd_font_line(style.font);
    if (tkd_chart_is_free(sheet, first_mark, x - half, place.y - line - 4.0, 2.0 * half, line)) {
        tkd_sheet_put_line(sheet, tkd_panel_id(&panel->panel, "longest-figure"), text, x,
                           place.y - line - 4.0, &style);
    }
}

static void start_panel(queue_panel *panel, const queue_page *page, uint32_t row)
{
    const tkd_drawing *drawing = page->drawing;
    const tkd_picture_queue *queue = page->shown[row];
    const tkd_font heading = {TKD_CHART_TEXT + 2.5, TKD_WEIGHT_BOLD};
    const tkd_font answer = {page->count == 1 ? 15.0 : TKD_CHART_TEXT + 0.5, TKD_WEIGHT_NORMAL};
    *panel = (queue_panel){
        .page = page,
        .drawing = drawing,
        .story = tkd_queue_story_of(drawing, queue),
        .left = TKD_MARGIN + (double)(row % page->columns) * (page->cell_width + CELL_GAP),
        .panel = {.id = tkd_sheet_format(drawing->sheet, "queue-%u", row + 1)},
    };
    const tkd_text name =
        tkd_chart_pool_name(drawing, queue->pool, &queue->title, queue->place, &queue->place_title);
    panel->heading = tkd_sheet_break(drawing->sheet, name, heading, page->cell_width, 2);
    panel->answer = tkd_sheet_break(drawing->sheet, tkd_queue_answer(&panel->story), answer,
                                    page->cell_width, 3);
}

static double put_panel(queue_panel *panel, double top, double words)
{
    const queue_page *page = panel->page;
    const tkd_drawing *drawing = panel->drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style heading = {
        {TKD_CHART_TEXT + 2.5, TKD_WEIGHT_BOLD}, colors->ink, TKD_ALIGN_LEFT, "heading"};
    const tkd_text_style answer = {
        {page->count == 1 ? 15.0 : TKD_CHART_TEXT + 0.5, TKD_WEIGHT_NORMAL},
        colors->ink,
        TKD_ALIGN_LEFT,
        "answer"};
    tkd_panel *plot = &panel->panel;
    tkd_panel_init(plot, drawing, plot->id, panel->left + AXIS_ROOM, top + words,
                   page->cell_width - AXIS_ROOM, page->height);
    tkd_sheet_put_lines(sheet, tkd_panel_id(plot, "name"), &panel->heading, panel->left, top,
                        &heading);
    tkd_sheet_put_lines(sheet, tkd_panel_id(plot, "answer"), &panel->answer, panel->left,
                        top + panel->heading.height + 2.0, &answer);
    plot->across.low = (double)panel->story.queue->from_day;
    plot->across.high = (double)panel->story.queue->from_day + fmax(panel->story.queue->days, 1.0);
    plot->up.high = page->one_scale ? page->top : tkd_queue_top(drawing, panel->story.queue);
    const size_t first_mark = sheet->marks.count;
    const tkd_ticks rows = tkd_ticks_make(drawing, &plot->up, page->height > 150.0 ? 5 : 3, "");
    tkd_panel_put_rows(plot, &rows);
    put_weeks(panel);
    put_closures(panel, first_mark);
    put_holidays(panel);
    put_longest(panel, first_mark);
    return tkd_panel_put_months(plot);
}

// ---- The page

static void choose_page(queue_page *page)
{
    static const struct {
        uint32_t most;
        uint32_t columns;
        double height;
    } sizes[] = {
        {1, 1, 440.0}, {2, 1, 210.0}, {4, 2, 190.0}, {6, 2, 105.0}, {PANELS_MOST, 2, 74.0}};
    size_t i = 0;
    while (sizes[i].most < page->count) {
        i++;
    }
    page->columns = sizes[i].columns;
    page->height = sizes[i].height;
    const double columns = (double)page->columns;
    page->cell_width = (TKD_CHART_WIDTH - (columns - 1.0) * CELL_GAP) / columns;
    double least = (double)INFINITY;
    for (uint32_t j = 0; j < page->count; j++) {
        const double top = tkd_queue_top(page->drawing, page->shown[j]);
        page->top = fmax(page->top, top);
        least = fmin(least, top);
    }
    page->one_scale = page->top <= SCALES_APART * least;
}

static double put_row(const queue_page *page, uint32_t first, double y)
{
    queue_panel panels[2];
    const uint32_t left = page->count - first;
    const uint32_t count = left < page->columns ? left : page->columns;
    double words = 0.0;
    double below = y;
    for (uint32_t i = 0; i < count; i++) {
        start_panel(&panels[i], page, first + i);
        words = fmax(words, panels[i].heading.height + panels[i].answer.height);
    }
    for (uint32_t i = 0; i < count; i++) {
        below = fmax(below, put_panel(&panels[i], y, words + 2.0 + 1.6 * TKD_CHART_TEXT));
    }
    return below;
}

static double put_foot(const queue_page *page, double y)
{
    const tkd_drawing *drawing = page->drawing;
    const tkd_colors *colors = drawing->colors;
    const tkd_key all_keys[] = {
        {.kind = TKD_MARK_CURVE,
         .text =
             tkd_say(drawing, "inimesi järjekorras, nädala keskmine",
                     "people in the queue, mean of the week", "людей в очереди, среднее за неделю"),
         .line = colors->wait,
         .line_width = 1.8},
        {.kind = TKD_MARK_AREA,
         .text = tkd_say(drawing, "80% kordustest (10–90%)", "80% of replications (10–90%)",
                         "80% прогонов (10–90%)"),
         .fill = colors->wait_p90},
        {.kind = TKD_MARK_DIAMOND,
         .text = tkd_say(drawing, "riigipüha tööpäeval", "public holiday on a working day",
                         "праздник в рабочий день"),
         .fill = colors->faint},
        {.kind = TKD_MARK_AREA,
         .text =
             tkd_say(drawing, "suletud: puhkus, pühad või muu paus (tavalised vabad päevad aside)",
                     "closed: holidays and pauses (ordinary free days aside)",
                     "закрыто: отпуск, праздники, пауза (кроме обычных выходных)"),
         .line = colors->closed,
         .line_width = 0.7,
         .hatch = 3.5},
    };
    const size_t key_count = sizeof(all_keys) / sizeof(all_keys[0]) - (page->any_closed ? 0 : 1);
    const tkd_text notes[] = {
        page->count == 1 ? (tkd_text){"", 0}
        : page->one_scale
            ? tkd_say(drawing, "Kõigil üks skaala.", "One scale for all.", "Шкала у всех одна.")
            : tkd_say(drawing, "Igal järjekorral on oma skaala.",
                      "Each queue has a scale of its own.", "У каждой очереди своя шкала."),
        page->all == page->count
            ? (tkd_text){"", 0}
            : tkd_sheet_format(
                  drawing->sheet, "%.*s %u.",
                  TKD_ARG(tkd_say(drawing, "Lühemaid järjekordi, mis siia ei mahtunud:",
                                  "Shorter queues that had no room here:",
                                  "Более коротких очередей, не вошедших сюда:")),
                  page->all - page->count),
    };
    const double below =
        tkd_chart_put_keys(drawing, "key", all_keys, key_count, TKD_MARGIN, y, TKD_CHART_WIDTH);
    return tkd_frame_foot(drawing, notes, sizeof(notes) / sizeof(notes[0]), TKD_FOOT_FACTS, below,
                          TKD_CHART_WIDTH);
}

static void put_nothing(const tkd_drawing *drawing)
{
    double y = tkd_chart_head(drawing, NOTHING_WIDTH);
    const tkd_text sentence =
        tkd_say(drawing,
                "Järjekordi ei ole näidata: teenindajaid, kelle järel oodatakse, siin ei ole või "
                "neid ei ole simuleeritud. Kursuste ja tähtaegade ootamine on kaardil ja voogude "
                "kaardil.",
                "There are no queues to show: there are no pools that people wait for, or they "
                "have not been simulated. Waiting for courses and dates is on the map and the flow "
                "map.",
                "Очередей нет: нет служб, которых ждут, или они не симулированы. Ожидание курсов "
                "и сроков – на карте пути и карте потоков.");
    y = tkd_chart_put_missing(drawing, sentence, y, NOTHING_WIDTH);
    y = tkd_frame_foot(drawing, NULL, 0, TKD_FOOT_FACTS, y, NOTHING_WIDTH);
    tkd_chart_finish(drawing, NOTHING_WIDTH, y);
}

static void describe(const queue_page *page)
{
    const tkd_drawing *drawing = page->drawing;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    for (uint32_t i = 0; i < page->count; i++) {
        const tkd_picture_queue *queue = page->shown[i];
        const tkd_queue_story story = tkd_queue_story_of(drawing, queue);
        tkd_write(&writer, tkd_chart_pool_name(drawing, queue->pool, &queue->title, queue->place,
                                               &queue->place_title));
        tkd_write_string(&writer, ". ");
        tkd_write(&writer, tkd_queue_answer(&story));
        tkd_write_string(&writer, " ");
    }
    tkd_chart_describe(drawing, tkd_text_trim(tkd_writer_text(&writer)));
}

void tkd_queue_draw(const tkd_drawing *drawing)
{
    const tkd_picture *picture = drawing->picture;
    queue_page page = {.drawing = drawing};
    for (uint32_t i = 0; i < picture->queue_count; i++) {
        if (picture->queues[i].weeks.count == 0) {
            continue;
        }
        page.all++;
        if (page.count < PANELS_MOST) {
            page.shown[page.count++] = &picture->queues[i];
            page.any_closed = page.any_closed || picture->queues[i].closures.count > 0;
        }
    }
    if (page.count == 0) {
        put_nothing(drawing);
        return;
    }
    choose_page(&page);
    describe(&page);
    double y = tkd_chart_head(drawing, TKD_CHART_WIDTH);
    for (uint32_t i = 0; i < page.count; i += page.columns) {
        y = put_row(&page, i, y) + ROW_GAP;
    }
    tkd_chart_finish(drawing, TKD_CHART_WIDTH, put_foot(&page, y));
}
