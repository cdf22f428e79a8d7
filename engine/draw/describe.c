// SPDX-License-Identifier: EUPL-1.2
// The description: a few sentences, not all that stands on the sheet. Whoever wants that has tables.
#include "describe.h"

#include <math.h>

enum { TITLE_BYTES = 200, BOTTLENECKS_TOLD = 3 };

// A title, cut where nobody would listen any longer.
static tkd_text title_of(const tkd_drawing *drawing, const tkd_label *label)
{
    return tkd_text_clip(tkd_drawing_label(drawing, label), TITLE_BYTES);
}

static bool is_drawn(const tkd_drawing *drawing, int32_t journey)
{
    return drawing->journey == TKD_NONE || drawing->journey == journey;
}

// "Tee: Algus, Lõpp." for each journey.
static void write_journeys(const tkd_drawing *drawing, tkd_writer *writer)
{
    const tkd_picture *picture = drawing->picture;
    for (uint32_t i = 0; i < picture->journey_count; i++) {
        if (!is_drawn(drawing, (int32_t)i)) {
            continue;
        }
        const tkd_picture_journey *journey = &picture->journeys[i];
        tkd_write_string(writer, " ");
        tkd_write(writer, title_of(drawing, &journey->title));
        for (uint32_t j = 0; j < journey->stages.count; j++) {
            tkd_write_string(writer, j > 0 ? ", " : ": ");
            tkd_write(writer, title_of(drawing, &picture->stages[journey->stages.first + j].title));
        }
        tkd_write_string(writer, ".");
    }
}

static tkd_text days(const tkd_drawing *drawing, double hours)
{
    return tkd_print_count(drawing->sheet, hours / 24.0, hours < 240.0 ? 1 : 0, TKD_COUNTED_DAYS,
                           drawing->language);
}

static void write_figures(const tkd_drawing *drawing, tkd_writer *writer)
{
    const tkd_picture *picture = drawing->picture;
    const tkd_picture_key_figures *figures = drawing->journey == TKD_NONE
                                                 ? &picture->figures
                                                 : &picture->journeys[drawing->journey].figures;
    if (!isnan(figures->completed_share.mean)) {
        tkd_write_format(
            writer, " %s: %.*s.",
            tkd_say(drawing, "Lõpuni jõudis", "Completed the journey", "Дошли до конца").data,
            TKD_ARG(
                tkd_print_share(drawing->sheet, figures->completed_share.mean, drawing->language)));
    }
    if (!isnan(figures->time_p50_h.mean)) {
        tkd_write_format(
            writer, " %s %.*s, %s %.*s.",
            tkd_say(drawing, "Aega kulus: mediaan", "Time taken: median", "Время: медиана").data,
            TKD_ARG(days(drawing, figures->time_p50_h.mean)),
            tkd_say(drawing, "90% piir", "90% point", "граница 90%").data,
            TKD_ARG(days(drawing, figures->time_p90_h.mean)));
    }
}

static void write_longest_wait(const tkd_drawing *drawing, tkd_writer *writer)
{
    const tkd_picture *picture = drawing->picture;
    const tkd_picture_step *longest = NULL;
    for (uint32_t i = 0; i < picture->step_count; i++) {
        const tkd_picture_step *step = &picture->steps[i];
        if (is_drawn(drawing, step->journey) && step->wait_h.mean > 0.0 &&
            (longest == NULL || step->wait_h.mean > longest->wait_h.mean)) {
            longest = step;
        }
    }
    if (longest != NULL) {
        tkd_write_format(writer, " %s: ",
                         tkd_say(drawing, "Kõige kauem oodatakse sammul",
                                 "The longest wait is at the step", "Дольше всего ждут на шаге")
                             .data);
        tkd_write(writer, title_of(drawing, &longest->title));
        tkd_write_format(writer, ", %s %.*s.",
                         tkd_say(drawing, "keskmiselt", "on average", "в среднем").data,
                         TKD_ARG(days(drawing, longest->wait_h.mean)));
    }
}

static void write_bottlenecks(const tkd_drawing *drawing, tkd_writer *writer)
{
    const tkd_picture *picture = drawing->picture;
    for (uint32_t i = 0; i < picture->bottleneck_count && i < BOTTLENECKS_TOLD; i++) {
        const tkd_picture_bottleneck *bottleneck = &picture->bottlenecks[i];
        tkd_write_format(writer, " ▲ %u. ", bottleneck->number);
        tkd_write(writer, title_of(drawing, &bottleneck->title));
        if (bottleneck->priced && !isnan(bottleneck->price_h.mean)) {
            tkd_write_format(
                writer, ", %s %.*s",
                tkd_say(drawing, "hind inimese kohta", "price per person", "цена на человека").data,
                TKD_ARG(days(drawing, bottleneck->price_h.mean)));
        }
        tkd_write_string(writer, ".");
    }
    if (picture->bottleneck_count > BOTTLENECKS_TOLD) {
        tkd_write_format(
            writer, " %s: %u.",
            tkd_say(drawing, "Kitsaskohti kokku", "Bottlenecks in all", "Всего узких мест").data,
            picture->bottleneck_count);
    }
}

tkd_text tkd_describe(const tkd_drawing *drawing)
{
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_write(&writer, drawing->diagram);
    tkd_write_string(&writer, ".");
    write_journeys(drawing, &writer);
    if (drawing->picture->facts.simulated) {
        write_figures(drawing, &writer);
        write_longest_wait(drawing, &writer);
    } else {
        tkd_write_string(&writer, " ");
        tkd_write(&writer, tkd_word_in(TKD_WORD_NOT_SIMULATED, drawing->language));
    }
    write_bottlenecks(drawing, &writer);
    tkd_write_string(&writer, " ");
    tkd_write(&writer, drawing->options->format == TKD_DRAW_HTML
                           ? tkd_say(drawing, "Samad andmed on tabelitena selle pildi all.",
                                     "The same data stand as tables below this picture.",
                                     "Те же данные – в таблицах под этим рисунком.")
                           : tkd_say(drawing,
                                     "Samad andmed tabelitena kirjutab pildi kõrvale "
                                     "teekond draw --with-table.",
                                     "teekond draw --with-table writes the same data as tables "
                                     "beside the picture.",
                                     "Те же данные в таблицах пишет рядом с рисунком "
                                     "teekond draw --with-table."));
    return tkd_writer_text(&writer);
}
