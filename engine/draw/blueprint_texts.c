// SPDX-License-Identifier: EUPL-1.2
// What the blueprint's boxes say, broken and measured once, so that trying bands is arithmetic only.
#include "blueprint.h"

#include <math.h>

#define HOURS_PER_DAY 24.0

enum { MOST_LINES = 10 }; // Of a text; longer ones are no titles of people.

static const tkd_font step_font = {12.0, TKD_WEIGHT_SEMIBOLD};
static const tkd_font title_font = {11.0, TKD_WEIGHT_SEMIBOLD};
static const tkd_font small_font = {10.5, TKD_WEIGHT_NORMAL};
static const tkd_font word_font = {10.5, TKD_WEIGHT_SEMIBOLD};

static double inner_width(void)
{
    return TKD_MAP_COLUMN - TKD_MAP_GAP - 4.0 - 2.0 * TKD_BLUEPRINT_PADDING;
}

// ---- Times in words

typedef struct span_unit {
    double hours;
    const char *by[TKD_LANGUAGE_COUNT];
} span_unit;

static const span_unit units[] = {
    {1.0 / 60.0, {[TKD_ET] = "min", [TKD_EN] = "min", [TKD_RU] = "мин"}},
    {1.0, {[TKD_ET] = "t", [TKD_EN] = "h", [TKD_RU] = "ч"}},
    {HOURS_PER_DAY, {[TKD_ET] = "p", [TKD_EN] = "d", [TKD_RU] = "дн"}},
};

// Minutes below an hour, hours below a day, else days.
static const span_unit *unit_of(double hours)
{
    return &units[hours < 0.995 ? 0 : hours < HOURS_PER_DAY ? 1 : 2];
}

// A number of the unit: a decimal where it is below ten and not whole; never 0 for a little.
static tkd_text count_text(const tkd_drawing *drawing, double hours, const span_unit *unit)
{
    const double count = hours / unit->hours;
    if (count > 0.0 && count < 0.05) {
        return drawing->language == TKD_EN ? TKD_TEXT("<0.1") : TKD_TEXT("<0,1");
    }
    const bool has_part = count < 9.95 && fabs(count - round(count)) >= 0.05;
    return tkd_print_number(drawing->sheet, count, has_part ? 1 : 0, drawing->language);
}

tkd_text tkd_blueprint_print(const tkd_drawing *drawing, double hours)
{
    if (isnan(hours)) {
        return TKD_TEXT("–");
    }
    const span_unit *unit = unit_of(hours);
    return tkd_sheet_format(drawing->sheet, "%.*s\u00a0%s",
                            TKD_ARG(count_text(drawing, hours, unit)), unit->by[drawing->language]);
}

tkd_text tkd_blueprint_print_times(const tkd_drawing *drawing, tkd_blueprint_times times)
{
    if (isnan(times.p90)) {
        return TKD_TEXT("–");
    }
    if (times.p90 <= 0.0) {
        return tkd_say(drawing, "kohe", "at once", "сразу");
    }
    const span_unit *unit = unit_of(times.p90);
    return tkd_sheet_format(
        drawing->sheet, "%.*s\u00a0/\u00a0%.*s\u00a0%s",
        TKD_ARG(isnan(times.p50) ? TKD_TEXT("–") : count_text(drawing, times.p50, unit)),
        TKD_ARG(count_text(drawing, times.p90, unit)), unit->by[drawing->language]);
}

tkd_text tkd_blueprint_print_work(const tkd_drawing *drawing, uint32_t work)
{
    // As the first word, and after it.
    const struct {
        tkd_blueprint_work bit;
        tkd_text first;
        tkd_text further;
    } words[] = {
        {TKD_WORK_PROCESSING, tkd_say(drawing, "Menetlus", "Processing", "Производство"),
         tkd_say(drawing, "menetlus", "processing", "производство")},
        {TKD_WORK_COURSE,
         tkd_say(drawing, "Kursuse korraldus", "Arranging the course", "Организация курса"),
         tkd_say(drawing, "kursuse korraldus", "arranging the course", "организация курса")},
        {TKD_WORK_STAFF, tkd_say(drawing, "Läbivaatamine", "Handling", "Рассмотрение"),
         tkd_say(drawing, "läbivaatamine", "handling", "рассмотрение")},
        {TKD_WORK_DATA, tkd_say(drawing, "Andmevahetus", "Data exchange", "Обмен данными"),
         tkd_say(drawing, "andmevahetus", "data exchange", "обмен данными")},
    };
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if ((work & (uint32_t)words[i].bit) != 0) {
            tkd_write_string(&writer, writer.size > 0 ? ", " : "");
            tkd_write(&writer, writer.size > 0 ? words[i].further : words[i].first);
        }
    }
    return tkd_writer_text(&writer);
}

// ---- A column's figures

typedef tkd_blueprint_times times_fn(const tkd_picture_step *step);

static const tkd_picture_step *step_of(const tkd_blueprint *blueprint, const tkd_map_column *column,
                                       uint32_t index)
{
    const int32_t *rows = blueprint->map.column_steps.items;
    return &blueprint->map.drawing->picture->steps[rows[column->steps.first + index]];
}

// Of the journeys that share the column, by their visits.
static tkd_blueprint_times column_times(const tkd_blueprint *blueprint,
                                        const tkd_map_column *column, times_fn *times_of)
{
    tkd_blueprint_times sums = {0.0, 0.0};
    double visits = 0.0;
    for (uint32_t i = 0; i < column->steps.count; i++) {
        const tkd_picture_step *step = step_of(blueprint, column, i);
        const tkd_blueprint_times times = times_of(step);
        if (step->visits.mean > 0.0 && !isnan(times.p90)) {
            visits += step->visits.mean;
            sums.p50 += step->visits.mean * times.p50;
            sums.p90 += step->visits.mean * times.p90;
        }
    }
    const tkd_blueprint_times none = {(double)NAN, (double)NAN};
    return visits > 0.0 ? (tkd_blueprint_times){sums.p50 / visits, sums.p90 / visits} : none;
}

typedef double standard_fn(const tkd_picture_step *step);

static double booking_of(const tkd_picture_step *step)
{
    return step->booking_h;
}

static double deadline_of(const tkd_picture_step *step)
{
    return step->deadline_h;
}

// The worst of the journeys that share the column.
static tkd_blueprint_over column_over(const tkd_blueprint *blueprint, const tkd_map_column *column,
                                      times_fn *times_of, standard_fn *standard_of)
{
    tkd_blueprint_over worst = TKD_OVER_NOT;
    for (uint32_t i = 0; i < column->steps.count; i++) {
        const tkd_picture_step *step = step_of(blueprint, column, i);
        const tkd_blueprint_over over = tkd_blueprint_compare(times_of(step), standard_of(step));
        worst = over > worst ? over : worst;
    }
    return worst;
}

// ---- Boxes

static tkd_lines broken(const tkd_drawing *drawing, tkd_text text, tkd_font font, size_t most)
{
    return tkd_sheet_break(drawing->sheet, text, font, inner_width(), most);
}

static tkd_text channels_text(const tkd_drawing *drawing, const tkd_picture_step *step)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    for (uint32_t i = 0; i < step->channels.count; i++) {
        tkd_write_string(&writer, i > 0 ? ", " : "");
        tkd_write(&writer, tkd_word_channel(&drawing->picture->channels[step->channels.first + i],
                                            drawing->language));
    }
    return tkd_writer_text(&writer);
}

// "broneering 14 p, käik 20 min": times as written, nothing of those that are not.
static void write_standard(const tkd_drawing *drawing, tkd_writer *writer, tkd_text name,
                           double hours)
{
    if (isnan(hours)) {
        return;
    }
    tkd_write_string(writer, writer->size > 0 ? ", " : "");
    tkd_write(writer, name);
    tkd_write_string(writer, "\u00a0");
    tkd_write(writer, tkd_blueprint_print(drawing, hours));
}

// "Norm: …", or that none is written.
static tkd_lines standard_lines(const tkd_drawing *drawing, tkd_writer *writer)
{
    const tkd_text parts = tkd_writer_text(writer);
    const tkd_text text = tkd_sheet_format(drawing->sheet, "%.*s: %.*s",
                                           TKD_ARG(tkd_say(drawing, "norm", "standard", "норма")),
                                           TKD_ARG(parts.size > 0 ? parts : TKD_TEXT("–")));
    return broken(drawing, text, small_font, MOST_LINES);
}

static void warn(const tkd_drawing *drawing, tkd_blueprint_box *box, tkd_blueprint_over over,
                 bool deadline)
{
    if (over == TKD_OVER_NOT) {
        return;
    }
    const bool half = over == TKD_OVER_HALF;
    const tkd_text standard_words =
        half ? tkd_say(drawing, "pooled üle normi", "half over standard", "половина сверх нормы")
             : tkd_say(drawing, "10% üle normi", "10% over standard", "10% сверх нормы");
    const tkd_text deadline_words =
        half ? tkd_say(drawing, "pooled üle tähtaja", "half past deadline", "половина позже срока")
             : tkd_say(drawing, "10% üle tähtaja", "10% past deadline", "10% позже срока");
    box->over = over;
    box->warning = tkd_sheet_break(drawing->sheet, deadline ? deadline_words : standard_words,
                                   word_font, inner_width() - TKD_BLUEPRINT_SIGN, 3);
}

static void add_figure(const tkd_drawing *drawing, tkd_blueprint_box *box, tkd_text name,
                       tkd_blueprint_times times)
{
    if (!isnan(times.p90)) {
        box->figures[box->figure_count++] =
            (tkd_blueprint_figure){name, tkd_blueprint_print_times(drawing, times), times};
    }
}

static void measure_box(tkd_blueprint_box *box)
{
    box->filled = true;
    box->height =
        2.0 * TKD_BLUEPRINT_PADDING - 2.0 + box->title.height + box->detail.height +
        box->tag.height + box->standard.height + box->warning.height +
        (box->standard.count > 0 ? 3.0 : 0.0) +
        (box->figure_count > 0 ? (double)box->figure_count * TKD_BLUEPRINT_FIGURE + 3.0 : 0.0);
}

static tkd_text wait_word(const tkd_drawing *drawing)
{
    return tkd_say(drawing, "ootab", "waits", "ждёт");
}

static tkd_text time_word(const tkd_drawing *drawing)
{
    return tkd_say(drawing, "kokku", "in all", "всего");
}

static void fill_client(const tkd_blueprint *blueprint, const tkd_map_column *column,
                        tkd_blueprint_box *box, bool is_last)
{
    const tkd_drawing *drawing = blueprint->map.drawing;
    box->title =
        broken(drawing, tkd_drawing_label(drawing, &column->lead->title), step_font, MOST_LINES);
    box->detail = broken(drawing, channels_text(drawing, column->lead), small_font, MOST_LINES);
    box->tag = column->tag;
    if (!isnan(column->lead->deadline_h)) {
        tkd_writer writer;
        tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
        write_standard(drawing, &writer, tkd_say(drawing, "tähtaeg", "deadline", "срок"),
                       column->lead->deadline_h);
        box->standard = broken(drawing, tkd_writer_text(&writer), small_font, MOST_LINES);
        warn(drawing, box, column_over(blueprint, column, tkd_blueprint_time_of, deadline_of),
             true);
    }
    if (is_last) {
        add_figure(drawing, box, time_word(drawing),
                   column_times(blueprint, column, tkd_blueprint_time_of));
    }
    measure_box(box);
}

// Are they the same but for their first letter's case?
static bool is_same_word(tkd_text a, tkd_text b)
{
    return a.size == b.size && a.size > 2 &&
           tkd_text_equal(tkd_text_part(a, 2, a.size - 2), tkd_text_part(b, 2, b.size - 2));
}

// "riik · nõustaja": the provider's level, and whom one meets or how one serves oneself.
static tkd_text contact_text(const tkd_drawing *drawing, const tkd_picture_step *step,
                             bool by_itself)
{
    tkd_text how = tkd_drawing_label(drawing, &step->pool);
    bool on_web = false;
    for (uint32_t i = 0; i < step->channels.count; i++) {
        const tkd_channel *channel = &drawing->picture->channels[step->channels.first + i];
        on_web = on_web || channel->kind == TKD_CHANNEL_WEB;
    }
    if (by_itself) {
        how = on_web ? tkd_say(drawing, "iseteenindus", "self-service", "самообслуживание")
                     : tkd_say(drawing, "kirja teel", "by letter", "по переписке");
    }
    const tkd_text level = tkd_word_level(step->level, drawing->language);
    if (is_same_word(level, tkd_drawing_label(drawing, &step->provider))) {
        return how;
    }
    return tkd_sheet_format(drawing->sheet, "%.*s%s%.*s", TKD_ARG(level), how.size > 0 ? " · " : "",
                            TKD_ARG(how));
}

static void fill_front(const tkd_blueprint *blueprint, const tkd_map_column *column,
                       tkd_blueprint_box *box, const tkd_blueprint_boxes *plan)
{
    const tkd_drawing *drawing = blueprint->map.drawing;
    const tkd_picture_step *step = column->lead;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    box->title =
        broken(drawing, tkd_drawing_label(drawing, &step->provider), title_font, MOST_LINES);
    box->detail =
        broken(drawing, contact_text(drawing, step, plan->by_itself), small_font, MOST_LINES);
    write_standard(drawing, &writer, tkd_say(drawing, "broneering", "booking", "запись"),
                   step->booking_h);
    if ((plan->work & TKD_WORK_STAFF) == 0) {
        write_standard(drawing, &writer,
                       step->is_course ? tkd_say(drawing, "kursus", "course", "курс")
                                       : tkd_say(drawing, "käik", "visit", "визит"),
                       step->standard_h);
    }
    box->standard = standard_lines(drawing, &writer);
    tkd_blueprint_over over = column_over(blueprint, column, tkd_blueprint_wait_of, booking_of);
    add_figure(drawing, box, wait_word(drawing),
               column_times(blueprint, column, tkd_blueprint_wait_of));
    if (plan->work == 0) {
        const tkd_blueprint_over all =
            column_over(blueprint, column, tkd_blueprint_time_of, tkd_blueprint_standard_of);
        over = all > over ? all : over;
        add_figure(drawing, box, time_word(drawing),
                   column_times(blueprint, column, tkd_blueprint_time_of));
    }
    warn(drawing, box, over, false);
    measure_box(box);
}

static void fill_back(const tkd_blueprint *blueprint, const tkd_map_column *column,
                      tkd_blueprint_box *box, const tkd_blueprint_boxes *plan)
{
    const tkd_drawing *drawing = blueprint->map.drawing;
    const tkd_picture_step *step = column->lead;
    const bool by_staff = (plan->work & TKD_WORK_STAFF) != 0;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    box->title =
        broken(drawing, tkd_blueprint_print_work(drawing, plan->work), title_font, MOST_LINES);
    const tkd_text provider = tkd_drawing_label(drawing, &step->provider);
    const tkd_text pool =
        by_staff || !plan->front ? tkd_drawing_label(drawing, &step->pool) : (tkd_text){"", 0};
    box->detail = broken(
        drawing,
        pool.size == 0 || tkd_text_equal(pool, provider)
            ? provider
            : tkd_sheet_format(drawing->sheet, "%.*s: %.*s", TKD_ARG(provider), TKD_ARG(pool)),
        small_font, MOST_LINES);
    if (by_staff) {
        write_standard(drawing, &writer, tkd_say(drawing, "töö", "work", "работа"),
                       step->standard_h);
    }
    write_standard(drawing, &writer, tkd_say(drawing, "menetlus", "processing", "производство"),
                   step->processing_h);
    box->standard = standard_lines(drawing, &writer);
    add_figure(drawing, box, time_word(drawing),
               column_times(blueprint, column, tkd_blueprint_time_of));
    warn(drawing, box,
         column_over(blueprint, column, tkd_blueprint_time_of, tkd_blueprint_standard_of), false);
    measure_box(box);
}

static void fill_register(const tkd_drawing *drawing, tkd_blueprint_box *box)
{
    box->title = broken(drawing, tkd_say(drawing, "Register", "Register", "Регистр"), title_font,
                        MOST_LINES);
    box->detail =
        broken(drawing, tkd_say(drawing, "saab andmed", "gets the data", "получает данные"),
               small_font, MOST_LINES);
    measure_box(box);
}

// "◇ tagasipöörduja" where the drawing shows both and the step is for one.
static tkd_lines tag_lines(const tkd_blueprint *blueprint, const tkd_map_column *column,
                           uint32_t all_views)
{
    const tkd_drawing *drawing = blueprint->map.drawing;
    uint32_t views = 0;
    for (uint32_t i = 0; i < column->steps.count; i++) {
        views |= step_of(blueprint, column, i)->views;
    }
    if (views == all_views || views == 0) {
        return (tkd_lines){0};
    }
    const bool newcomer = (views & 1U << TKD_VIEW_NEWCOMER) != 0;
    return broken(
        drawing,
        tkd_sheet_format(drawing->sheet, "%s %.*s", newcomer ? "○" : "◇",
                         TKD_ARG(tkd_word_view(newcomer ? TKD_VIEW_NEWCOMER : TKD_VIEW_RETURNEE,
                                               drawing->language))),
        word_font, 2);
}

static void fill_column(const tkd_blueprint *blueprint, size_t index, uint32_t all_views)
{
    const tkd_drawing *drawing = blueprint->map.drawing;
    tkd_map_column *column = &((tkd_map_column *)blueprint->map.columns.items)[index];
    tkd_blueprint_boxes *plan = &blueprint->plans[index];
    tkd_blueprint_box *boxes = blueprint->boxes[index];
    *plan = tkd_blueprint_boxes_of(drawing->picture, column->lead);
    column->tag = tag_lines(blueprint, column, all_views);
    fill_client(blueprint, column, &boxes[TKD_BLUEPRINT_CLIENT], !plan->front && plan->work == 0);
    if (plan->front) {
        fill_front(blueprint, column, &boxes[TKD_BLUEPRINT_FRONT], plan);
    }
    if (plan->data_register) {
        fill_register(drawing, &boxes[TKD_BLUEPRINT_STATE]);
    }
    if (plan->work != 0) {
        fill_back(blueprint, column, &boxes[plan->back], plan);
    }
}

void tkd_blueprint_fill(tkd_blueprint *blueprint)
{
    const tkd_sheet *sheet = blueprint->map.drawing->sheet;
    const tkd_map_column *columns = blueprint->map.columns.items;
    uint32_t all_views = 0;
    for (size_t i = 0; i < blueprint->map.columns.count; i++) {
        for (uint32_t j = 0; j < columns[i].steps.count; j++) {
            all_views |= step_of(blueprint, &columns[i], j)->views;
        }
    }
    for (size_t i = 0; i < blueprint->map.columns.count && sheet->status == TKD_OK; i++) {
        fill_column(blueprint, i, all_views);
    }
}
