// SPDX-License-Identifier: EUPL-1.2
// The foot of the flow map: what colours, widths and signs mean. Only what stands in the picture is
// explained.
#include "flow.h"

#include <math.h>

enum { NOTES_MOST = 12, SAMPLES = 3 };

#define GAP 18.0

// ---- Colours and widths

double tkd_flow_heat_legend(const tkd_drawing *drawing, double text, double x, double y)
{
    static const char *const classes[][TKD_HEAT_STEPS] = {
        [TKD_ET] = {"alla 1 p", "1–7 p", "7–30 p", "30–90 p", "üle 90 p"},
        [TKD_EN] = {"under 1 d", "1–7 d", "7–30 d", "30–90 d", "over 90 d"},
        [TKD_RU] = {"до 1 дн", "1–7 дн", "7–30 дн", "30–90 дн", "свыше 90 дн"},
    };
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = {
        {text, TKD_WEIGHT_NORMAL}, drawing->colors->ink, TKD_ALIGN_LEFT, "legend"};
    const tkd_text lead = tkd_word_in(TKD_WORD_HEAT_NOTE, drawing->language);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "legend-heat", (tkd_text){0}, ""), lead, x, y,
                       &style);
    x += tkd_measure_width(sheet->measure, lead, style.font) + 14.0;
    for (int heat = 0; heat < TKD_HEAT_STEPS; heat++) {
        const tkd_text word = tkd_text_of(classes[drawing->language][heat]);
        const tkd_text part = tkd_sheet_format(sheet, "%d", heat + 1);
        const tkd_mark swatch = {
            .kind = TKD_MARK_BOX,
            .id = tkd_sheet_id(sheet, "legend-heat-swatch", part, ""),
            .class_name = "legend",
            .x = x,
            .y = y + 2.0,
            .width = 18.0,
            .height = text,
            .fill = drawing->colors->heat[heat],
            .line = drawing->colors->line,
            .line_width = 0.8,
        };
        tkd_sheet_put(sheet, &swatch);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "legend-heat-word", part, ""), word, x + 24.0,
                           y, &style);
        x += 24.0 + tkd_measure_width(sheet->measure, word, style.font) + GAP;
    }
    return x;
}

// 1, 2 or 5 times a power of ten, not above the value.
static double round_below(double value)
{
    const double power = pow(10.0, floor(log10(value)));
    const double part = value / power;
    return power * (part >= 5.0 ? 5.0 : part >= 2.0 ? 2.0 : 1.0);
}

double tkd_flow_width_legend(const tkd_drawing *drawing, double text, double x, double y,
                             double most, double widest)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = {
        {text, TKD_WEIGHT_NORMAL}, drawing->colors->ink, TKD_ALIGN_LEFT, "legend"};
    const tkd_text lead =
        tkd_say(drawing, "Noole laius: inimest aastas", "Width of an arrow: people a year",
                "Ширина стрелки: человек в год");
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "legend-width", (tkd_text){0}, ""), lead, x, y,
                       &style);
    x += tkd_measure_width(sheet->measure, lead, style.font) + 14.0;
    double count = round_below(most);
    for (int i = 0; i < SAMPLES && count >= 1.0; i++) {
        const tkd_text part = tkd_sheet_format(sheet, "%d", i + 1);
        const tkd_text word = tkd_print_number(sheet, count, 0, drawing->language);
        const double middle = y + text * 0.65;
        const tkd_point2 line[] = {
            {x, middle}, {x + 10.0, middle}, {x + 20.0, middle}, {x + 30.0, middle}};
        const tkd_mark sample = {
            .id = tkd_sheet_id(sheet, "legend-width-sample", part, ""),
            .class_name = "legend",
            .line = drawing->colors->flow,
            .line_width = tkd_flow_line_width(count, most, widest),
        };
        tkd_sheet_put_curve(sheet, &sample, line, 4);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "legend-width-word", part, ""), word,
                           x + 36.0, y, &style);
        x += 36.0 + tkd_measure_width(sheet->measure, word, style.font) + GAP;
        count = round_below(count / 4.0);
    }
    return x;
}

// ---- Signs

typedef struct notes {
    tkd_text texts[NOTES_MOST];
    size_t count;
} notes;

static void add_note(notes *said, bool is_needed, tkd_text text)
{
    if (is_needed && said->count < NOTES_MOST) {
        said->texts[said->count++] = text;
    }
}

static bool has_way(const tkd_flow_map *map, tkd_flow_way way)
{
    const tkd_flow_arrow *arrows = map->arrows.items;
    for (size_t i = 0; i < map->arrows.count; i++) {
        if (arrows[i].way == way) {
            return true;
        }
    }
    return false;
}

typedef struct seen {
    bool again;
    bool skips;
    bool begins;
    bool needs;
    bool aside;
} seen;

static seen look(const tkd_flow_map *map)
{
    const tkd_flow_arrow *arrows = map->arrows.items;
    const tkd_flow_card *cards = map->cards.items;
    seen found = {false};
    for (size_t i = 0; i < map->arrows.count; i++) {
        found.again = found.again || arrows[i].way == TKD_WAY_AGAIN ||
                      (arrows[i].flow->kind == TKD_FLOW_REWORK && !arrows[i].begins);
        found.skips = found.skips || arrows[i].way == TKD_WAY_SKIP || arrows[i].passes;
        found.begins = found.begins || arrows[i].begins;
    }
    for (size_t i = 0; i < map->cards.count; i++) {
        found.needs = found.needs || cards[i].needs.count > 0;
        found.aside = found.aside || cards[i].is_aside;
    }
    return found;
}

// Other journeys have a picture of their own.
static tkd_text others_text(const tkd_drawing *drawing)
{
    const tkd_picture *picture = drawing->picture;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_write(&writer,
              tkd_say(drawing, "Oma pilt on veel teekonnal:",
                      "A picture of its own has the journey:", "Отдельная карта есть у пути:"));
    for (uint32_t i = 0, said = 0; i < picture->journey_count; i++) {
        if ((int32_t)i != drawing->journey) {
            tkd_write_string(&writer, said++ > 0 ? ", " : " ");
            tkd_write(&writer, tkd_drawing_label(drawing, &picture->journeys[i].title));
        }
    }
    tkd_write_string(&writer, ".");
    return tkd_writer_text(&writer);
}

static void add_notes(const tkd_flow_map *map, const tkd_drawing *drawing, notes *said)
{
    const tkd_language language = drawing->language;
    const bool has_figures = drawing->picture->facts.simulated;
    const seen found = look(map);
    add_note(said, has_figures,
             tkd_say(drawing, "Noole juures on inimeste arv aastas ja osakaal sammult lahkujatest.",
                     "Beside an arrow: people a year, and their share of those leaving the step.",
                     "У стрелки: число людей в год и их доля среди ушедших с шага."));
    add_note(said, has_figures,
             tkd_say(drawing, "Sulgudes 90%: üheksa kümnest ootab vähem.",
                     "90% in brackets: nine out of ten wait less.",
                     "В скобках 90%: девять из десяти ждут меньше."));
    add_note(said, found.again, tkd_word_in(TKD_WORD_REWORK_NOTE, language));
    add_note(said, has_way(map, TKD_WAY_OUT), tkd_word_in(TKD_WORD_EXIT_NOTE, language));
    add_note(said, found.skips,
             tkd_say(drawing, "» = jättis sammu vahele.", "» = skipped the step.",
                     "» = пропустили шаг."));
    add_note(said, has_way(map, TKD_WAY_DONE),
             tkd_say(drawing, "✓ = haru läbitud.", "✓ = branch done.", "✓ = ветвь пройдена."));
    add_note(said, found.begins,
             tkd_say(drawing, "Punktiir ilma arvuta = siit algab ka teine haru.",
                     "Dotted without a figure = another branch begins here as well.",
                     "Точки без числа = здесь начинается и другая ветвь."));
    add_note(said, found.needs,
             tkd_say(drawing, "„vajab“ = need sammud peavad enne tehtud olema.",
                     "“needs” = these steps must be done before.",
                     "«нужно» = сначала должны быть пройдены эти шаги."));
    add_note(said, found.aside,
             tkd_say(drawing, "Katkendlik raam = valitud vaade seda sammu ei läbi.",
                     "Dashed frame = the chosen view does not take this step.",
                     "Пунктирная рамка = выбранный взгляд этот шаг не проходит."));
    add_note(said, has_figures, tkd_word_in(TKD_WORD_LITTLE_NOTE, language));
    add_note(said, drawing->picture->journey_count > 1, others_text(drawing));
}

double tkd_flow_legend(const tkd_flow_map *map, const tkd_drawing *drawing, double y, double width)
{
    if (drawing->picture->facts.simulated) {
        const double text = 9.5 * drawing->text;
        y += 8.0;
        const double x = tkd_flow_heat_legend(drawing, text, TKD_MARGIN, y);
        if (map->most_count > 0.0) {
            const bool beside = x + 30.0 * text < TKD_MARGIN + width;
            y += beside ? 0.0 : text * 1.5;
            (void)tkd_flow_width_legend(drawing, text, beside ? x + GAP : TKD_MARGIN, y,
                                        map->most_count, TKD_FLOW_WIDEST);
        }
        y += text * 1.5;
    }
    notes said = {.count = 0};
    add_notes(map, drawing, &said);
    return tkd_frame_foot(drawing, said.texts, said.count, TKD_FOOT_FACTS, y, width);
}
