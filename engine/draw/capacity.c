// SPDX-License-Identifier: EUPL-1.2
// Capacity: waiting and load against staff, a chart for each pool and place, all on one scale; above
// each the answer in a sentence. Where the load stands beyond what clears is hatched, and waits that
// leave the scale are told at its edge.
#include "capacity.h"
#include "diagrams.h"

#include <math.h>

enum { COLUMNS_MOST = 4 };

#define HOURS_PER_DAY 24.0
#define AXIS_ROOM 44.0 // Left of panels.
#define CELL_GAP 36.0
#define ROW_GAP 14.0
#define TITLE_ROOM 24.0  // For the title of the upper panel.
#define LOAD_GAP 38.0    // Between the panels.
#define BEYOND_SCALE 3.0 // Times the longest wait without overload: where the scale ends.
#define LOAD_TOLD 103.0  // Per cent: from here the scale goes beyond 100.
#define LIMIT_SHOWN 12.0 // Days of waiting from which the scale reaches to the limit.

// ---- Scales

static double days(double hours)
{
    return hours / HOURS_PER_DAY;
}

// A higher end of the interval, or the mean.
static double top_of(tkd_estimate estimate)
{
    return isnan(estimate.high) ? estimate.mean : estimate.high;
}

// The longest wait to show in full: overloaded points may leave the scale, so that the others can be
// told apart.
static double choose_wait_top(const tkd_capacity_page *page)
{
    double all = 0.0;
    double calm = 0.0;
    for (uint32_t i = 0; i < page->count; i++) {
        const tkd_picture_capacity_point *points =
            tkd_capacity_points(page->drawing, page->shown[i]);
        for (uint32_t j = 0; j < page->shown[i]->points.count; j++) {
            const double wait = days(top_of(points[j].wait_p90_h));
            all = fmax(all, wait);
            if (points[j].utilization.mean < TKD_CAPACITY_OVERLOAD) {
                calm = fmax(calm, wait);
            }
        }
    }
    const double limit = days(TKD_CAPACITY_WAIT_H);
    const double cut =
        calm > 0.0 ? fmax(calm * BEYOND_SCALE, calm >= LIMIT_SHOWN ? limit : 0.0) : all;
    return all > cut ? cut : fmax(all, all >= LIMIT_SHOWN ? limit : 0.0);
}

static void choose_scales(tkd_capacity_page *page)
{
    page->wait_top = choose_wait_top(page);
    page->load_top = 100.0;
    page->staff_low = (double)INFINITY;
    page->staff_high = -(double)INFINITY;
    for (uint32_t i = 0; i < page->count; i++) {
        const tkd_picture_capacity_point *points =
            tkd_capacity_points(page->drawing, page->shown[i]);
        for (uint32_t j = 0; j < page->shown[i]->points.count; j++) {
            const double load = 100.0 * top_of(points[j].utilization);
            page->load_top = fmax(page->load_top, load > LOAD_TOLD ? load : 0.0);
            page->staff_low = fmin(page->staff_low, points[j].staff);
            page->staff_high = fmax(page->staff_high, points[j].staff);
        }
    }
    const double room = fmax(page->staff_high - page->staff_low, 0.5);
    page->staff_low -= 0.06 * room;
    page->staff_high += 0.1 * room;
}

// ---- Words and places

// Does a mark have a sentence of its own? Of several with the same staff today's has, else the last.
static bool speaks(const tkd_drawing *drawing, const tkd_picture_capacity *capacity, uint32_t row)
{
    const tkd_picture_capacity_mark *marks =
        drawing->picture->capacity_marks + capacity->marks.first;
    bool best = !tkd_capacity_is_past(drawing, capacity, &marks[row]);
    for (uint32_t i = 0; i < tkd_capacity_mark_count(capacity); i++) {
        const bool same = i != row && fabs(marks[i].staff - marks[row].staff) < 1e-9 &&
                          !tkd_capacity_is_past(drawing, capacity, &marks[i]);
        best = best && !(same && !marks[row].is_now && (marks[i].is_now || i > row));
    }
    return best;
}

// Breaks heading and answers into lines. Where there is room for few answers, the last plans speak,
// and today's among them if there is room for more than one.
static void choose_words(tkd_capacity_chart *chart)
{
    const tkd_drawing *drawing = chart->drawing;
    const tkd_capacity_page *page = chart->page;
    const tkd_picture_capacity *capacity = chart->capacity;
    const tkd_font heading = {TKD_CHART_TEXT + 3.0, TKD_WEIGHT_BOLD};
    const tkd_font answer = {page->answer_size, TKD_WEIGHT_SEMIBOLD};
    chart->heading = tkd_sheet_break(drawing->sheet, tkd_capacity_name(drawing, capacity), heading,
                                     page->cell_width, 2);
    uint32_t left = 0;
    for (uint32_t i = 0; i < tkd_capacity_mark_count(capacity); i++) {
        left += speaks(drawing, capacity, i) ? 1 : 0;
    }
    for (uint32_t i = 0; i < tkd_capacity_mark_count(capacity); i++) {
        const tkd_picture_capacity_mark *mark =
            &drawing->picture->capacity_marks[capacity->marks.first + i];
        if (!speaks(drawing, capacity, i)) {
            continue;
        }
        const bool is_now = mark->is_now && page->answers > 1;
        const uint32_t room = page->answers - (uint32_t)chart->answer_count;
        if (room > 0 && (is_now || left <= room)) {
            chart->answers[chart->answer_count++] =
                tkd_sheet_break(drawing->sheet, tkd_capacity_sentence(drawing, capacity, mark),
                                answer, page->cell_width, 6);
        }
        left--;
    }
}

// Height of heading and answers.
static double words_height(const tkd_capacity_chart *chart)
{
    double height = chart->heading.height + 4.0;
    for (size_t i = 0; i < chart->answer_count; i++) {
        height += chart->answers[i].height + 5.0;
    }
    return height;
}

static void put_words(const tkd_capacity_chart *chart, double top)
{
    const tkd_drawing *drawing = chart->drawing;
    const tkd_text_style heading = {
        {TKD_CHART_TEXT + 3.0, TKD_WEIGHT_BOLD}, drawing->colors->ink, TKD_ALIGN_LEFT, "heading"};
    const tkd_text_style answer = {{chart->page->answer_size, TKD_WEIGHT_SEMIBOLD},
                                   drawing->colors->ink,
                                   TKD_ALIGN_LEFT,
                                   "answer"};
    tkd_sheet_put_lines(drawing->sheet, tkd_panel_id(&chart->wait, "name"), &chart->heading,
                        chart->left, top, &heading);
    double y = top + chart->heading.height + 4.0;
    for (size_t i = 0; i < chart->answer_count; i++) {
        tkd_sheet_put_lines(drawing->sheet, tkd_panel_id(&chart->wait, "answer"),
                            &chart->answers[i], chart->left, y, &answer);
        y += chart->answers[i].height + 5.0;
    }
    const tkd_text title = tkd_say(drawing, "Ooteaeg, päevades: 90% ootab kuni",
                                   "Wait in days: 90% wait up to", "Ожидание в днях: 90% ждут до");
    (void)tkd_panel_put_title(&chart->wait, title,
                              chart->wait.top - chart->marks_height - TITLE_ROOM + 4.0);
}

// Where the two panels stand, below `y`, and their scales.
static void place_panels(tkd_capacity_chart *chart, double y)
{
    const tkd_capacity_page *page = chart->page;
    const double left = chart->left + AXIS_ROOM;
    const double width = page->cell_width - AXIS_ROOM;
    tkd_panel_init(&chart->wait, chart->drawing, chart->wait.id, left, y, width, page->wait_height);
    tkd_panel_init(&chart->load, chart->drawing, chart->load.id, left,
                   y + page->wait_height + LOAD_GAP, width, page->load_height);
    chart->wait.across.low = chart->load.across.low = page->staff_low;
    chart->wait.across.high = chart->load.across.high = page->staff_high;
    chart->wait.up.high = page->wait_top;
    chart->load.up.high = page->load_top;
}

static void start_chart(tkd_capacity_chart *chart, const tkd_capacity_page *page, uint32_t row)
{
    tkd_sheet *sheet = page->drawing->sheet;
    const uint32_t column = row % page->columns;
    *chart = (tkd_capacity_chart){
        .page = page,
        .drawing = page->drawing,
        .capacity = page->shown[row],
        .points = tkd_capacity_points(page->drawing, page->shown[row]),
        .left = TKD_MARGIN + (double)column * (page->cell_width + CELL_GAP),
    };
    chart->wait.id = tkd_sheet_format(sheet, "capacity-%u-wait", row + 1);
    chart->load.id = tkd_sheet_format(sheet, "capacity-%u-load", row + 1);
    place_panels(chart, 0.0);
    tkd_capacity_group_marks(chart);
    choose_words(chart);
}

// A row of charts, their panels on one height; returns the y below.
static double put_row(const tkd_capacity_page *page, uint32_t first, double y)
{
    tkd_capacity_chart charts[COLUMNS_MOST];
    const uint32_t left = page->count - first;
    const uint32_t count = left < page->columns ? left : page->columns;
    double words = 0.0;
    double marks = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        start_chart(&charts[i], page, first + i);
        words = fmax(words, words_height(&charts[i]));
        marks = fmax(marks, tkd_capacity_marks_height(&charts[i]));
    }
    double below = y;
    for (uint32_t i = 0; i < count; i++) {
        charts[i].marks_height = marks;
        place_panels(&charts[i], y + words + TITLE_ROOM + marks);
        put_words(&charts[i], y);
        below = fmax(below, tkd_capacity_put(&charts[i]));
    }
    return below;
}

// ---- The page

static void choose_page(tkd_capacity_page *page)
{
    static const struct {
        uint32_t most;
        uint32_t columns;
        double width;
        double wait_height;
        double load_height;
        double answer_size;
        uint32_t answers;
    } sizes[] = {
        {1, 1, TKD_CHART_WIDTH, 330.0, 150.0, 17.0, TKD_CAPACITY_ANSWERS},
        {2, 2, TKD_CHART_WIDTH, 310.0, 140.0, 13.0, TKD_CAPACITY_ANSWERS},
        {4, 2, 1.1 * TKD_CHART_WIDTH, 105.0, 55.0, 11.5, 2},
        {6, 3, 1.2 * TKD_CHART_WIDTH, 150.0, 75.0, 11.5, 1},
        {TKD_CAPACITY_CHARTS, COLUMNS_MOST, 1.35 * TKD_CHART_WIDTH, 160.0, 80.0, 11.0, 1},
    };
    size_t i = 0;
    while (sizes[i].most < page->count) {
        i++;
    }
    page->columns = sizes[i].columns;
    page->width = sizes[i].width;
    page->wait_height = sizes[i].wait_height;
    page->load_height = sizes[i].load_height;
    page->answer_size = sizes[i].answer_size;
    page->answers = sizes[i].answers;
    const double columns = (double)page->columns;
    page->cell_width = (page->width - (columns - 1.0) * CELL_GAP) / columns;
}

// Is there staff that is planned, or overload, on any chart?
static void look_for_marks(const tkd_capacity_page *page, bool *planned, bool *overload)
{
    for (uint32_t i = 0; i < page->count; i++) {
        const tkd_picture_capacity *capacity = page->shown[i];
        const tkd_picture_capacity_point *points = tkd_capacity_points(page->drawing, capacity);
        for (uint32_t j = 0; j < tkd_capacity_mark_count(capacity); j++) {
            const tkd_picture_capacity_mark *mark =
                &page->drawing->picture->capacity_marks[capacity->marks.first + j];
            *planned =
                *planned || (!mark->is_now && !tkd_capacity_is_past(page->drawing, capacity, mark));
        }
        for (uint32_t j = 0; j < capacity->points.count; j++) {
            *overload = *overload || points[j].utilization.mean >= TKD_CAPACITY_OVERLOAD;
        }
    }
}

static double put_keys(const tkd_capacity_page *page, double y)
{
    const tkd_drawing *drawing = page->drawing;
    const tkd_colors *colors = drawing->colors;
    tkd_key keys[6] = {
        {.kind = TKD_MARK_CURVE,
         .text = tkd_say(drawing, "ooteaeg", "wait", "ожидание"),
         .line = colors->wait,
         .line_width = 2.2},
        {.kind = TKD_MARK_CURVE,
         .text = tkd_say(drawing, "hõivatus", "load", "загрузка"),
         .line = colors->load,
         .line_width = 2.2},
        {.kind = TKD_MARK_AREA,
         .text = tkd_say(drawing, "95% vahemik", "95% interval", "95% интервал"),
         .fill = colors->wait_p90},
        {.kind = TKD_MARK_CURVE,
         .text = tkd_say(drawing, "ametikohti praegu", "posts today", "ставок сейчас"),
         .line = colors->ink,
         .line_width = 1.2},
    };
    size_t count = 4;
    bool planned = false;
    bool overload = false;
    look_for_marks(page, &planned, &overload);
    if (planned) {
        keys[count++] = (tkd_key){.kind = TKD_MARK_CURVE,
                                  .text = tkd_say(drawing, "plaanis", "planned", "запланировано"),
                                  .line = colors->ink,
                                  .line_width = 1.2,
                                  .stroke = TKD_STROKE_DASHED};
    }
    if (overload) {
        keys[count++] =
            (tkd_key){.kind = TKD_MARK_AREA,
                      .text = tkd_say(
                          drawing, "ülekoormus: hõivatus vähemalt 95%, järjekord peaaegu ei lühene",
                          "overload: load of 95% or more, the queue hardly ever clears",
                          "перегрузка: загрузка от 95%, очередь почти не сокращается"),
                      .line = colors->zone,
                      .line_width = 0.7,
                      .hatch = 5.0};
    }
    return tkd_chart_put_keys(drawing, "key", keys, count, TKD_MARGIN, y, page->width);
}

static double put_notes(const tkd_capacity_page *page, uint32_t left_out, double y)
{
    const tkd_drawing *drawing = page->drawing;
    const tkd_text notes[] = {
        tkd_capacity_rule(drawing),
        tkd_say(drawing,
                "Iga punkt on omaette simulatsioon samade inimeste ja sama juhusega; muutub ainult "
                "ametikohtade arv. ↑ = ooteaeg ulatub üle telje.",
                "Each point is a simulation of its own with the same people and the same luck; "
                "only the number of posts changes. ↑ = the wait leaves the scale.",
                "Каждая точка – отдельная симуляция с теми же людьми и тем же случаем; меняется "
                "только число ставок. ↑ = ожидание выходит за ось."),
        left_out == 0
            ? (tkd_text){"", 0}
            : tkd_sheet_format(
                  drawing->sheet, "%.*s %u.",
                  TKD_ARG(tkd_say(drawing, "Siia ei mahtunud kõverad:",
                                  "Curves that had no room here:", "Сюда не поместилось кривых:")),
                  left_out),
    };
    return tkd_frame_foot(drawing, notes, sizeof(notes) / sizeof(notes[0]), TKD_FOOT_FACTS, y,
                          page->width);
}

// No sweep was asked for, or none can be shown.
static void put_nothing(const tkd_drawing *drawing)
{
    const double width = fmax(tkd_frame_least_width(drawing), 720.0);
    double y = tkd_chart_head(drawing, width);
    y = tkd_chart_put_missing(
        drawing,
        tkd_say(drawing,
                "Mahtuvuse kõverat ei ole: ühegi teenindaja ametikohtade arvu ei ole läbi "
                "proovitud.",
                "There is no capacity curve: no pool's number of posts has been tried out.",
                "Кривой мощности нет: число ставок ни у одной службы не перебрано."),
        y, width);
    y = tkd_frame_foot(drawing, NULL, 0, TKD_FOOT_FACTS, y, width);
    tkd_chart_finish(drawing, width, y);
}

static void describe(const tkd_capacity_page *page)
{
    const tkd_drawing *drawing = page->drawing;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    for (uint32_t i = 0; i < page->count; i++) {
        const tkd_picture_capacity *capacity = page->shown[i];
        for (uint32_t j = 0; j < tkd_capacity_mark_count(capacity); j++) {
            if (!speaks(drawing, capacity, j)) {
                continue;
            }
            tkd_write(&writer, tkd_capacity_name(drawing, capacity));
            tkd_write_string(&writer, ". ");
            tkd_write(&writer, tkd_capacity_sentence(
                                   drawing, capacity,
                                   &drawing->picture->capacity_marks[capacity->marks.first + j]));
            tkd_write_string(&writer, " ");
        }
    }
    tkd_chart_describe(drawing, tkd_text_trim(tkd_writer_text(&writer)));
}

void tkd_capacity_draw(const tkd_drawing *drawing)
{
    const tkd_picture *picture = drawing->picture;
    tkd_capacity_page page = {.drawing = drawing};
    uint32_t swept = 0;
    for (uint32_t i = 0; i < picture->capacity_count; i++) {
        swept += picture->capacities[i].points.count > 0 ? 1 : 0;
        if (picture->capacities[i].points.count > 0 && page.count < TKD_CAPACITY_CHARTS) {
            page.shown[page.count++] = &picture->capacities[i];
        }
    }
    if (page.count == 0) {
        put_nothing(drawing);
        return;
    }
    choose_page(&page);
    choose_scales(&page);
    describe(&page);
    double y = tkd_chart_head(drawing, page.width);
    for (uint32_t i = 0; i < page.count; i += page.columns) {
        y = put_row(&page, i, y) + ROW_GAP;
    }
    y = put_keys(&page, y);
    y = put_notes(&page, swept - page.count, y);
    tkd_chart_finish(drawing, page.width, y);
}
