// SPDX-License-Identifier: EUPL-1.2
// Below the comparison: the numbers of steps with their titles, and what colours and signs mean.
#include "chart.h"
#include "compare.h"

#include <math.h>

enum { KEY_LINES = 4, NOTES_MOST = 10 };

#define KEY_TEXTS 22.0 /* Width of a column, at least. */
#define KEY_GAP 1.2

// ---- Key

typedef struct key_place {
    uint32_t columns;
    uint32_t rows;
    double width; /* Of a column's text. */
} key_place;

static key_place place_key(const tkd_compare *compare, double width)
{
    const double gap = KEY_GAP * compare->text;
    const double fits = floor((width + gap) / (KEY_TEXTS * compare->text + gap));
    key_place place = {.columns = fits > 1.0 ? (uint32_t)fits : 1};
    place.rows = (compare->journey->steps.count + place.columns - 1) / place.columns;
    place.width = (width + gap) / (double)place.columns - gap;
    return place;
}

static tkd_lines item_lines(const tkd_compare *compare, uint32_t index, double width)
{
    const tkd_drawing *drawing = compare->drawing;
    const uint32_t row = compare->journey->steps.first + index;
    const tkd_text text = tkd_sheet_format(
        drawing->sheet, "%.*s %.*s", TKD_ARG(tkd_flow_number(drawing, (int32_t)row)),
        TKD_ARG(tkd_drawing_label(drawing, &drawing->picture->steps[row].title)));
    return tkd_sheet_break(drawing->sheet, text, (tkd_font){compare->text, TKD_WEIGHT_NORMAL},
                           width, KEY_LINES);
}

static double column_height(const tkd_compare *compare, const key_place *place, uint32_t column)
{
    double height = 0.0;
    for (uint32_t i = column * place->rows;
         i < (column + 1) * place->rows && i < compare->journey->steps.count; i++) {
        height += item_lines(compare, i, place->width).height;
    }
    return height;
}

double tkd_compare_key_height(const tkd_compare *compare, double width)
{
    const key_place place = place_key(compare, width);
    double most = 0.0;
    for (uint32_t column = 0; column < place.columns; column++) {
        most = fmax(most, column_height(compare, &place, column));
    }
    return most + compare->text;
}

double tkd_compare_put_key(const tkd_compare *compare, double y)
{
    tkd_sheet *sheet = compare->drawing->sheet;
    const key_place place = place_key(compare, compare->width);
    const tkd_text_style style = {{compare->text, TKD_WEIGHT_NORMAL},
                                  compare->drawing->colors->ink,
                                  TKD_ALIGN_LEFT,
                                  "compare-key"};
    double below = y;
    for (uint32_t column = 0; column < place.columns; column++) {
        double at = y;
        for (uint32_t i = column * place.rows;
             i < (column + 1) * place.rows && i < compare->journey->steps.count; i++) {
            const uint32_t row = compare->journey->steps.first + i;
            const tkd_lines lines = item_lines(compare, i, place.width);
            tkd_sheet_put_lines(
                sheet, tkd_sheet_id(sheet, "key", compare->drawing->picture->steps[row].id, "text"),
                &lines, TKD_MARGIN + (double)column * (place.width + KEY_GAP * compare->text), at,
                &style);
            at += lines.height;
        }
        below = fmax(below, at);
    }
    return below + 0.4 * compare->text;
}

// ---- Foot

// Steps of the diverging scale from much less to much more, words at its ends.
static double put_diverging(const tkd_compare *compare, double x, double y)
{
    const tkd_drawing *drawing = compare->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = {
        {compare->text, TKD_WEIGHT_NORMAL}, drawing->colors->ink, TKD_ALIGN_LEFT, "legend"};
    const double size = compare->text;
    const tkd_text words[] = {
        tkd_say(drawing, "Võrdlusalusest vähem", "Less than the reference", "Меньше основы"),
        tkd_say(drawing, "rohkem; keskel: ei erine (95% vahemikus on null)",
                "more; middle: not different (zero is in the 95% interval)",
                "больше; в середине: не отличается (ноль в 95% интервале)")};
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "legend-diverge", (tkd_text){0}, "less"),
                       words[0], x, y, &style);
    x += tkd_measure_width(sheet->measure, words[0], style.font) + 0.6 * size;
    for (int i = 0; i < TKD_DIVERGE_STEPS; i++) {
        const tkd_mark swatch = {
            .kind = TKD_MARK_BOX,
            .id = tkd_sheet_id(sheet, "legend-diverge", tkd_sheet_format(sheet, "%d", i + 1), ""),
            .class_name = "legend",
            .x = x,
            .y = y + 2.0,
            .width = 1.4 * size,
            .height = size,
            .fill = drawing->colors->diverge[i],
            .line = drawing->colors->line,
            .line_width = 0.8,
        };
        tkd_sheet_put(sheet, &swatch);
        x += 1.4 * size;
    }
    x += 0.6 * size;
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "legend-diverge", (tkd_text){0}, "more"),
                       words[1], x, y, &style);
    return y + 1.6 * size;
}

// Shares whose lines are shown.
static const double sampled_shares[] = {1.0, 0.5, 0.1};

enum { SAMPLE_COUNT = sizeof(sampled_shares) / sizeof(sampled_shares[0]) };

static tkd_text widths_lead(const tkd_drawing *drawing)
{
    return tkd_say(drawing, "Joone laius: osa saabujatest", "Width of a line: share of arrivals",
                   "Ширина линии: доля прибывших");
}

// From the lead's begin to the last word's end.
static double widths_width(const tkd_compare *compare)
{
    const tkd_drawing *drawing = compare->drawing;
    const tkd_measure *measure = drawing->sheet->measure;
    const tkd_font font = {compare->text, TKD_WEIGHT_NORMAL};
    double width = tkd_measure_width(measure, widths_lead(drawing), font) + 0.8 * compare->text;

    for (size_t i = 0; i < SAMPLE_COUNT; i++) {
        const tkd_text word = tkd_print_share(drawing->sheet, sampled_shares[i], drawing->language);
        width += 3.4 * compare->text + tkd_measure_width(measure, word, font);
    }
    return width;
}

// Lines as wide as shares of those who arrived.
static void put_widths(const tkd_compare *compare, double x, double y)
{
    const tkd_drawing *drawing = compare->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double t = compare->text;
    const tkd_text_style style = {
        {t, TKD_WEIGHT_NORMAL}, drawing->colors->ink, TKD_ALIGN_LEFT, "legend"};
    const tkd_text lead = widths_lead(drawing);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "legend-width", (tkd_text){0}, "lead"), lead, x,
                       y, &style);
    x += tkd_measure_width(sheet->measure, lead, style.font) + 0.8 * t;
    for (size_t i = 0; i < SAMPLE_COUNT; i++) {
        const double share = sampled_shares[i];
        const tkd_text part = tkd_sheet_format(sheet, "%zu", i + 1);
        const tkd_text word = tkd_print_share(sheet, share, drawing->language);
        const tkd_mark sample = {
            .id = tkd_sheet_id(sheet, "legend-width-sample", part, ""),
            .class_name = "legend",
            .line = drawing->colors->flow,
            .line_width = tkd_flow_line_width(share, 1.0, tkd_compare_widest(compare)),
        };
        const tkd_point2 ends[] = {{x, y + 0.65 * t}, {x + 2.0 * t, y + 0.65 * t}};
        tkd_chart_put_line(sheet, &sample, ends, 2);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "legend-width-word", part, ""), word,
                           x + 2.4 * t, y, &style);
        x += 3.4 * t + tkd_measure_width(sheet->measure, word, style.font);
    }
}

static bool has_tiny(const tkd_compare *compare)
{
    for (uint32_t i = 0; i < compare->count; i++) {
        if (tkd_compare_is_tiny(&compare->drawing->picture->variants[i])) {
            return true;
        }
    }
    return false;
}

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

static void add_notes(const tkd_compare *compare, notes *said)
{
    const tkd_drawing *drawing = compare->drawing;
    const bool has_flows = compare->detail != TKD_DETAIL_NONE;
    const bool figures = compare->detail == TKD_DETAIL_FIGURES;
    add_note(said, compare->reference != TKD_NONE && compare->count > 1,
             tkd_say(drawing,
                     "Erinevus võrdlusalusest on sama juhusega arvutatud, sulgudes 95% vahemik.",
                     "Differences are computed with the same luck, the 95% interval in brackets.",
                     "Разница рассчитана при том же случае, в скобках 95% интервал."));
    add_note(said, has_flows && figures,
             tkd_say(drawing,
                     "Kastis: sammu number ja keskmine ootamine päevades; arvuta: alla päeva.",
                     "In a tile: the step's number and mean waiting in days; no figure: under a "
                     "day.",
                     "В плитке: номер шага и среднее ожидание в днях; без числа: меньше дня."));
    add_note(said, has_flows && !figures,
             tkd_say(drawing,
                     "Veerg on etapp, ruudud selle sammud ülalt alla; mida suurem ja tumedam, seda "
                     "kauem oodatakse.",
                     "A column is a stage, its squares the steps downwards; the larger and darker, "
                     "the longer people wait.",
                     "Столбец – этап, квадраты – его шаги сверху вниз; чем больше и темнее, тем "
                     "дольше ждут."));
    add_note(said, has_flows,
             tkd_say(drawing, "Punktiiräär: keegi ei käinud. Katkendjoon: tagasi.",
                     "Dotted edge: nobody came. Dashed line: back.",
                     "Точечный край: никто не приходил. Пунктир: назад."));
    add_note(
        said, has_flows && figures,
        tkd_say(drawing, "Silmus kasti all: tuleb uuesti. Põikkriipsuga joon: katkestab teekonna.",
                "A loop below a tile: comes again. A line ended by a bar: leaves the journey.",
                "Петля под плиткой: приходит снова. Линия с поперечной чертой: покидает путь."));
    add_note(
        said, has_flows,
        tkd_say(drawing,
                "Alla 1% saabujatest on ära jäetud; rööpsete harude algusi siin ei näidata.",
                "Under 1% of arrivals are left out; where parallel branches begin is not shown "
                "here.",
                "Меньше 1% прибывших опущено; начала параллельных ветвей здесь не показаны."));
    add_note(said, !has_flows && compare->journey != NULL,
             tkd_say(drawing,
                     "Voogude väikesi pilte ei ole: nii palju ei mahuks loetavalt. Suurem leht "
                     "(A0) või vähem võrreldavaid toob need tagasi.",
                     "There are no small flows: so many could not be read. A larger page (A0) or "
                     "fewer to compare brings them back.",
                     "Малых карт потоков нет: столько не прочесть. На большем листе (A0) или при "
                     "меньшем числе они появятся."));
    add_note(
        said, has_tiny(compare),
        tkd_say(drawing,
                "Väga vähe saabujaid: aastas üks või kaks inimest, arvu ei avaldata ja tulemus "
                "on juhuslik.",
                "Very few arrivals: one or two people a year; the number is not told, and the "
                "result is chance.",
                "Очень мало прибывших: один-два человека в год; число не публикуется, "
                "результат случаен."));
}

double tkd_compare_put_foot(const tkd_compare *compare, double y)
{
    const tkd_drawing *drawing = compare->drawing;
    const double line = 1.6 * compare->text;
    y += 0.4 * compare->text;
    if (compare->reference != TKD_NONE && compare->count > 1) {
        y = put_diverging(compare, TKD_MARGIN, y);
    }
    if (compare->detail != TKD_DETAIL_NONE) {
        const double x = tkd_flow_heat_legend(drawing, compare->text, TKD_MARGIN, y);
        const bool beside =
            x + compare->text + widths_width(compare) <= TKD_MARGIN + compare->width;
        y += beside ? 0.0 : line;
        put_widths(compare, beside ? x + compare->text : TKD_MARGIN, y);
        y += line;
    }
    notes said = {.count = 0};
    add_notes(compare, &said);
    return tkd_frame_foot(drawing, said.texts, said.count, TKD_FOOT_FACTS, y - 0.4 * compare->text,
                          compare->width);
}
