// SPDX-License-Identifier: EUPL-1.2
// Queues over the year: a panel for each of the longest, week by week, with what most replications
// gave, and times when nobody works shaded. Above each, when it is longest and how long a pause is felt.
#include "chart.h"
#include "diagrams.h"

#include "teekond/date.h"

#include <math.h>

enum { PANELS_MOST = 8 };

#define NOTHING_WIDTH 720.0
#define AXIS_ROOM 40.0 // Left of panels.
#define CELL_GAP 36.0
#define ROW_GAP 12.0
#define SCALES_APART 4.0 // Times the lowest top that one scale for all may be.
#define DAYS_PER_WEEK 7.0
#define CLOSED_LONG 7 // Days from which a pause is spoken of.

// How all panels are put.
typedef struct queue_page {
    const tkd_drawing *drawing;
    const tkd_picture_queue *shown[PANELS_MOST]; // With weeks.
    uint32_t count;
    uint32_t all;
    uint32_t columns;
    double cell_width;
    double height;
    bool one_scale;
    double top; // Of the scale for all.
} queue_page;

typedef struct queue_panel {
    const queue_page *page;
    const tkd_drawing *drawing;
    const tkd_picture_queue *queue;
    const tkd_picture_week *weeks;
    const tkd_picture_closure *closures;
    uint32_t longest; // Week
    double left;
    tkd_panel panel;
    tkd_lines heading;
    tkd_lines answer;
} queue_panel;

// ---- Figures

static double top_of_week(const tkd_picture_week *week)
{
    return isnan(week->p90) ? week->length.mean : fmax(week->p90, week->length.mean);
}

static double top_of(const tkd_drawing *drawing, const tkd_picture_queue *queue)
{
    double top = 0.0;
    for (uint32_t i = 0; i < queue->weeks.count; i++) {
        top = fmax(top, top_of_week(&drawing->picture->weeks[queue->weeks.first + i]));
    }
    return top;
}

static uint32_t find_longest(const queue_panel *panel)
{
    uint32_t longest = 0;
    for (uint32_t i = 1; i < panel->queue->weeks.count; i++) {
        const double mean = panel->weeks[i].length.mean;
        const double before = panel->weeks[longest].length.mean;
        longest = mean > before || isnan(before) ? i : longest;
    }
    return longest;
}

// Mean over the time that the weeks cover; the last may be a short one.
static double mean_of(const queue_panel *panel)
{
    double sum = 0.0;
    double days = 0.0;
    for (uint32_t i = 0; i < panel->queue->weeks.count; i++) {
        const double begin = (double)i * DAYS_PER_WEEK;
        const double here = fmin(panel->queue->days - begin, DAYS_PER_WEEK);
        if (!isnan(panel->weeks[i].length.mean)) {
            sum += panel->weeks[i].length.mean * here;
            days += here;
        }
    }
    return sum / days;
}

static double begin_of(const queue_panel *panel, uint32_t week)
{
    return (double)panel->queue->from_day + fmin((double)week * DAYS_PER_WEEK, panel->queue->days);
}

// ---- Words

static tkd_text length_text(const tkd_drawing *drawing, double length)
{
    return tkd_print_number(drawing->sheet, length, length < 9.95 ? 1 : 0, drawing->language);
}

// "01.07–31.07", years where they differ from the first week's.
static void write_days(const tkd_drawing *drawing, tkd_writer *writer, int32_t from, int32_t to)
{
    tkd_date_print(writer, from, drawing->language);
    if (to > from) {
        tkd_write_string(writer, "–");
        tkd_date_print(writer, to, drawing->language);
    }
}

static const tkd_picture_closure *find_pause(const queue_panel *panel)
{
    const tkd_picture_closure *pause = NULL;
    for (uint32_t i = 0; i < panel->queue->closures.count; i++) {
        const tkd_picture_closure *closure = &panel->closures[i];
        const int32_t days = closure->to_day - closure->from_day + 1;
        if (days >= CLOSED_LONG && (pause == NULL || days > pause->to_day - pause->from_day + 1)) {
            pause = closure;
        }
    }
    return pause;
}

// What the longest pause does: weeks until the queue is as short as before it.
static void write_pause(const queue_panel *panel, tkd_writer *writer)
{
    const tkd_drawing *drawing = panel->drawing;
    const tkd_picture_closure *pause = find_pause(panel);
    if (pause == NULL || pause->from_day < panel->queue->from_day + (int32_t)DAYS_PER_WEEK) {
        return;
    }
    const uint32_t before =
        (uint32_t)((double)(pause->from_day - panel->queue->from_day) / DAYS_PER_WEEK) - 1;
    const uint32_t after =
        (uint32_t)((double)(pause->to_day + 1 - panel->queue->from_day) / DAYS_PER_WEEK);
    if (after + 1 >= panel->queue->weeks.count ||
        !(panel->weeks[after].length.mean > panel->weeks[before].length.mean * 1.1)) {
        return;
    }
    uint32_t week = after;
    while (week < panel->queue->weeks.count &&
           !(panel->weeks[week].length.mean <= panel->weeks[before].length.mean)) {
        week++;
    }
    const uint32_t weeks = week - after + 1;
    tkd_write(writer, tkd_say(drawing, " Pärast pausi ", " After the pause ", " После паузы "));
    write_days(drawing, writer, pause->from_day, pause->to_day);
    if (week == panel->queue->weeks.count) {
        tkd_write(writer, tkd_say(drawing, " ei lühene järjekord perioodi lõpuks endiseks.",
                                  " it does not get as short as before by the end.",
                                  " очередь до конца периода прежней не становится."));
    } else if (weeks == 1) {
        tkd_write(writer, tkd_say(drawing, " kulub nädal, kuni järjekord on endine.",
                                  " it takes a week to get as short as before.",
                                  " очередь становится прежней за неделю."));
    } else {
        tkd_write(writer,
                  tkd_say(drawing, " kulub ", " it takes ", " очередь становится прежней через "));
        tkd_write_format(writer, "%u", weeks);
        tkd_write(writer, tkd_say(drawing, " nädalat, kuni järjekord on endine.",
                                  " weeks to get as short as before.", " нед."));
    }
}

static tkd_text answer_of(const queue_panel *panel)
{
    const tkd_drawing *drawing = panel->drawing;
    const tkd_picture_week *week = &panel->weeks[panel->longest];
    const int32_t from = (int32_t)begin_of(panel, panel->longest);
    const int32_t to = (int32_t)begin_of(panel, panel->longest + 1) - 1;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_write(&writer, tkd_say(drawing, "Kõige pikem ", "Longest ", "Длиннее всего "));
    write_days(drawing, &writer, from, to);
    tkd_write(&writer, tkd_say(drawing, ": ootab ", ": ", ": ждут "));
    tkd_write(&writer, length_text(drawing, week->length.mean));
    if (!isnan(week->p10)) {
        tkd_write_string(&writer, " (");
        tkd_write(&writer, length_text(drawing, week->p10));
        tkd_write_string(&writer, "–");
        tkd_write(&writer, length_text(drawing, week->p90));
        tkd_write_string(&writer, ")");
    }
    tkd_write(&writer, tkd_say(drawing, " inimest; perioodi keskmine ",
                               " people wait; mean of the period ", " чел.; среднее за период "));
    tkd_write(&writer, length_text(drawing, mean_of(panel)));
    tkd_write_string(&writer, ".");
    write_pause(panel, &writer);
    return tkd_writer_text(&writer);
}

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
    for (uint32_t i = 0; i < panel->queue->closures.count; i++) {
        const tkd_picture_closure *closure = &panel->closures[i];
        const double left = tkd_scale_at(&panel->panel.across, (double)closure->from_day);
        const double right = tkd_scale_at(&panel->panel.across, (double)closure->to_day + 1.0);
        const tkd_point2 corners[] = {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
        tkd_writer title;
        tkd_writer_init_memory(&title, sheet->arena, 0);
        tkd_write_format(&title, "%.*s ", TKD_ARG(word));
        write_days(drawing, &title, closure->from_day, closure->to_day);
        const tkd_mark mark = {.id = tkd_panel_id(&panel->panel, "closed"),
                               .class_name = "closed",
                               .title = tkd_writer_text(&title),
                               .line = drawing->colors->closed,
                               .line_width = 0.7,
                               .hatch = 3.5};
        tkd_sheet_put_area(sheet, &mark, corners, 4);
        if (closure->to_day - closure->from_day + 1 >= CLOSED_LONG &&
            !put_closed_name(panel, mark.title, (left + right) / 2.0, first_mark)) {
            (void)put_closed_name(panel, word, (left + right) / 2.0, first_mark);
        }
    }
}

// The steps of the weeks: each from its first day to the next one's.
static void put_weeks(const queue_panel *panel)
{
    const tkd_drawing *drawing = panel->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const uint32_t count = panel->queue->weeks.count;
    const size_t room = 2 * (size_t)count + 1;
    tkd_band_point *band =
        sheet->status == TKD_OK ? TKD_TAKE(sheet->arena, room, tkd_band_point) : NULL;
    tkd_point2 *line = sheet->status == TKD_OK ? TKD_TAKE(sheet->arena, room, tkd_point2) : NULL;
    if (band == NULL || line == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        const tkd_picture_week *week = &panel->weeks[i];
        for (uint32_t end = 0; end < 2; end++) {
            const double day = begin_of(panel, i + end);
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
    const double mean = panel->weeks[panel->longest].length.mean;
    if (isnan(mean)) {
        return;
    }
    const double day =
        (begin_of(panel, panel->longest) + begin_of(panel, panel->longest + 1)) / 2.0;
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
    const tkd_text text = length_text(drawing, mean);
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
    const tkd_picture *picture = drawing->picture;
    const tkd_picture_queue *queue = page->shown[row];
    const tkd_font heading = {TKD_CHART_TEXT + 2.5, TKD_WEIGHT_BOLD};
    const tkd_font answer = {page->count == 1 ? 15.0 : TKD_CHART_TEXT + 0.5, TKD_WEIGHT_NORMAL};
    *panel = (queue_panel){
        .page = page,
        .drawing = drawing,
        .queue = queue,
        .weeks = picture->weeks + queue->weeks.first,
        .closures = picture->closures + queue->closures.first,
        .left = TKD_MARGIN + (double)(row % page->columns) * (page->cell_width + CELL_GAP),
        .panel = {.id = tkd_sheet_format(drawing->sheet, "queue-%u", row + 1)},
    };
    panel->longest = find_longest(panel);
    const tkd_text name =
        tkd_chart_pool_name(drawing, queue->pool, &queue->title, queue->place, &queue->place_title);
    panel->heading = tkd_sheet_break(drawing->sheet, name, heading, page->cell_width, 2);
    panel->answer = tkd_sheet_break(drawing->sheet, answer_of(panel), answer, page->cell_width, 3);
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
    plot->across.low = (double)panel->queue->from_day;
    plot->across.high = (double)panel->queue->from_day + fmax(panel->queue->days, 1.0);
    plot->up.high = page->one_scale ? page->top : top_of(drawing, panel->queue);
    const size_t first_mark = sheet->marks.count;
    const tkd_ticks rows = tkd_ticks_make(drawing, &plot->up, page->height > 150.0 ? 5 : 3, "");
    tkd_panel_put_rows(plot, &rows);
    put_weeks(panel);
    put_closures(panel, first_mark);
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
        const double top = top_of(page->drawing, page->shown[j]);
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
    const tkd_key keys[] = {
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
        {.kind = TKD_MARK_AREA,
         .text =
             tkd_say(drawing, "suletud: puhkus, püha või muu paus (tavalised vabad päevad aside)",
                     "closed: holidays and pauses (ordinary free days aside)",
                     "закрыто: отпуск, праздник, пауза (кроме обычных выходных)"),
         .line = colors->closed,
         .line_width = 0.7,
         .hatch = 3.5},
    };
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
    const double below = tkd_chart_put_keys(drawing, "key", keys, sizeof(keys) / sizeof(keys[0]),
                                            TKD_MARGIN, y, TKD_CHART_WIDTH);
    return tkd_frame_foot(drawing, notes, sizeof(notes) / sizeof(notes[0]), TKD_FOOT_FACTS, below,
                          TKD_CHART_WIDTH);
}

static void put_nothing(const tkd_drawing *drawing)
{
    double y = tkd_chart_head(drawing, NOTHING_WIDTH);
    y = tkd_chart_put_missing(drawing,
                              tkd_say(drawing,
                                      "Järjekordi ei ole näidata: kedagi ei ole ootamas, või neid "
                                      "ei ole simuleeritud.",
                                      "There are no queues to show: nobody waits, or they have not "
                                      "been simulated.",
                                      "Очередей нет: никто не ждёт или симуляции не было."),
                              y, NOTHING_WIDTH);
    y = tkd_frame_foot(drawing, NULL, 0, TKD_FOOT_FACTS, y, NOTHING_WIDTH);
    tkd_chart_finish(drawing, NOTHING_WIDTH, y);
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
        }
    }
    if (page.count == 0) {
        put_nothing(drawing);
        return;
    }
    choose_page(&page);
    double y = tkd_chart_head(drawing, TKD_CHART_WIDTH);
    for (uint32_t i = 0; i < page.count; i += page.columns) {
        y = put_row(&page, i, y) + ROW_GAP;
    }
    tkd_chart_finish(drawing, TKD_CHART_WIDTH, put_foot(&page, y));
}
