// SPDX-License-Identifier: EUPL-1.2
// What a queue does over the year, in figures and in a sentence.
#include "queue.h"

#include "teekond/date.h"

#include <math.h>

#define DAYS_PER_WEEK 7.0

// ---- Figures

static double top_of_week(const tkd_picture_week *week)
{
    return isnan(week->p90) ? week->length.mean : fmax(week->p90, week->length.mean);
}

double tkd_queue_top(const tkd_drawing *drawing, const tkd_picture_queue *queue)
{
    double top = 0.0;
    for (uint32_t i = 0; i < queue->weeks.count; i++) {
        top = fmax(top, top_of_week(&drawing->picture->weeks[queue->weeks.first + i]));
    }
    return top;
}

static uint32_t find_longest(const tkd_queue_story *story)
{
    uint32_t longest = 0;
    for (uint32_t i = 1; i < story->queue->weeks.count; i++) {
        const double mean = story->weeks[i].length.mean;
        const double before = story->weeks[longest].length.mean;
        longest = mean > before || isnan(before) ? i : longest;
    }
    return longest;
}

// Mean over the time that the weeks cover; the last may be a short one.
static double mean_of(const tkd_queue_story *story)
{
    double sum = 0.0;
    double days = 0.0;
    for (uint32_t i = 0; i < story->queue->weeks.count; i++) {
        const double begin = (double)i * DAYS_PER_WEEK;
        const double here = fmin(story->queue->days - begin, DAYS_PER_WEEK);
        if (!isnan(story->weeks[i].length.mean)) {
            sum += story->weeks[i].length.mean * here;
            days += here;
        }
    }
    return sum / days;
}

double tkd_queue_begin(const tkd_queue_story *story, uint32_t week)
{
    return (double)story->queue->from_day + fmin((double)week * DAYS_PER_WEEK, story->queue->days);
}

tkd_queue_story tkd_queue_story_of(const tkd_drawing *drawing, const tkd_picture_queue *queue)
{
    tkd_queue_story story = {
        .drawing = drawing,
        .queue = queue,
        .weeks = queue->weeks.count > 0 ? &drawing->picture->weeks[queue->weeks.first] : NULL,
        .closures =
            queue->closures.count > 0 ? &drawing->picture->closures[queue->closures.first] : NULL,
    };
    story.longest = find_longest(&story);
    return story;
}

// ---- Words

tkd_text tkd_queue_length(const tkd_drawing *drawing, double length)
{
    return tkd_print_number(drawing->sheet, length, length < 9.95 ? 1 : 0, drawing->language);
}

// "01.07–31.07", years where they differ from the first week's.
void tkd_queue_write_days(const tkd_drawing *drawing, tkd_writer *writer, int32_t from, int32_t to)
{
    tkd_date_print(writer, from, drawing->language);
    if (to > from) {
        tkd_write_string(writer, "–");
        tkd_date_print(writer, to, drawing->language);
    }
}

static const tkd_picture_closure *find_pause(const tkd_queue_story *story)
{
    const tkd_picture_closure *pause = NULL;
    for (uint32_t i = 0; i < story->queue->closures.count; i++) {
        const tkd_picture_closure *closure = &story->closures[i];
        const int32_t days = closure->to_day - closure->from_day + 1;
        if (days >= TKD_CLOSED_LONG &&
            (pause == NULL || days > pause->to_day - pause->from_day + 1)) {
            pause = closure;
        }
    }
    return pause;
}

// What the longest pause does: weeks until the queue is as short as before it.
static void write_pause(const tkd_queue_story *story, tkd_writer *writer)
{
    const tkd_drawing *drawing = story->drawing;
    const tkd_picture_closure *pause = find_pause(story);
    if (pause == NULL || pause->from_day < story->queue->from_day + (int32_t)DAYS_PER_WEEK) {
        return;
    }
    const uint32_t before =
        (uint32_t)((double)(pause->from_day - story->queue->from_day) / DAYS_PER_WEEK) - 1;
    const uint32_t after =
        (uint32_t)((double)(pause->to_day + 1 - story->queue->from_day) / DAYS_PER_WEEK);
    if (after + 1 >= story->queue->weeks.count ||
        !(story->weeks[after].length.mean > story->weeks[before].length.mean * 1.1)) {
        return;
    }
    uint32_t week = after;
    while (week < story->queue->weeks.count &&
           !(story->weeks[week].length.mean <= story->weeks[before].length.mean)) {
        week++;
    }
    const uint32_t weeks = week - after + 1;
    tkd_write(writer, tkd_say(drawing, " Pärast pausi ", " After the pause ", " После паузы "));
    tkd_queue_write_days(drawing, writer, pause->from_day, pause->to_day);
    if (week == story->queue->weeks.count) {
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

tkd_text tkd_queue_answer(const tkd_queue_story *story)
{
    const tkd_drawing *drawing = story->drawing;
    const tkd_picture_week *week = &story->weeks[story->longest];
    const int32_t from = (int32_t)tkd_queue_begin(story, story->longest);
    const int32_t to = (int32_t)tkd_queue_begin(story, story->longest + 1) - 1;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_write(&writer, tkd_say(drawing, "Kõige pikem ", "Longest ", "Длиннее всего "));
    tkd_queue_write_days(drawing, &writer, from, to);
    tkd_write(&writer, tkd_say(drawing, ": ootab ", ": ", ": ждут "));
    tkd_write(&writer, tkd_queue_length(drawing, week->length.mean));
    if (!isnan(week->p10)) {
        tkd_write_string(&writer, " (");
        tkd_write(&writer, tkd_queue_length(drawing, week->p10));
        tkd_write_string(&writer, "–");
        tkd_write(&writer, tkd_queue_length(drawing, week->p90));
        tkd_write_string(&writer, ")");
    }
    tkd_write(&writer, tkd_say(drawing, " inimest; perioodi keskmine ",
                               " people wait; mean of the period ", " чел.; среднее за период "));
    tkd_write(&writer, tkd_queue_length(drawing, mean_of(story)));
    tkd_write_string(&writer, ".");
    write_pause(story, &writer);
    return tkd_writer_text(&writer);
}
