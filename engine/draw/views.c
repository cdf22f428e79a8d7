// SPDX-License-Identifier: EUPL-1.2
// Where views disagree: a row for each bottleneck that two views or more voted on, with the votes on
// one scale, joined by a bar as long as they lie apart; the most disputed first. Beside it the price:
// what is felt next to what is measured. Bottlenecks of a single vote follow in short.
#include "views.h"
#include "diagrams.h"

#include <math.h>
#include <stdio.h>

// Sizes in units of the sheet; on A3 the smallest text is 7 points where the rows fit.
#define BADGE 18.0
#define TITLE_LEAST 240.0
#define TITLE_MOST 420.0
#define SPREAD_WIDTH 84.0
#define PRICES_LEAST 300.0
#define PRICES_MOST 400.0
#define PRICE_TEXT 116.0
#define GAP 16.0
#define RIGHT_EDGE 8.0 /* Beyond the last column. */
#define FOOT_ABOUT 70.0
#define STEP_LEAST 84.0
#define STEP_MOST 100.0
#define ROW_LEAST 25.0
#define ROW_MOST 44.0
#define RATIO_WANTED 1.5
#define RATIO_MOST 1.95
#define FEW_ROWS 12
#define SECTION 27.0
#define AXIS 40.0
#define SINGLE_COLUMNS 3
#define MANY_ROWS 40 // More would be too small to read on A3: the rest is counted.

static const tkd_font title_font = {12.0, TKD_WEIGHT_NORMAL};
static const tkd_font small_font = {10.0, TKD_WEIGHT_NORMAL};
static const tkd_font head_font = {11.5, TKD_WEIGHT_BOLD};

// ---- Head of the columns, and sections

static void put_head_line(const tkd_views_plan *plan, const char *part, tkd_text text, double x,
                          double y, tkd_align align, bool bold)
{
    const tkd_text_style style = {bold ? head_font : small_font,
                                  bold ? plan->drawing->colors->ink : plan->drawing->colors->faint,
                                  align, "column-title"};
    tkd_sheet_put_line(plan->drawing->sheet,
                       tkd_sheet_id(plan->drawing->sheet, "column", tkd_text_of(part), ""), text, x,
                       y, &style);
}

static double put_axis(const tkd_views_plan *plan, double y)
{
    const tkd_drawing *drawing = plan->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const double under = y + tkd_font_line(head_font) + 3.0;
    put_head_line(plan, "titles", tkd_say(drawing, "Kitsaskoht", "Bottleneck", "Узкое место"),
                  plan->at.titles, y, TKD_ALIGN_LEFT, true);
    put_head_line(plan, "votes",
                  tkd_say(drawing, "Kui tõsine see on, igas vaates",
                          "How severe it is, in each view", "Насколько тяжело, с каждой стороны"),
                  tkd_views_x(plan, 3.0), y, TKD_ALIGN_CENTER, true);
    put_head_line(plan, "spread", tkd_say(drawing, "Lahknevus", "Apart by", "Разброс"),
                  plan->at.spread, y, TKD_ALIGN_CENTER, true);
    put_head_line(plan, "spread-unit", tkd_say(drawing, "palli", "points", "баллов"),
                  plan->at.spread, under, TKD_ALIGN_CENTER, false);
    for (int vote = 1; vote <= 5; vote++) {
        char part[24];
        snprintf(part, sizeof(part), "vote-%d", vote);
        const tkd_text word =
            vote == 1 ? tkd_say(drawing, "1 tühine", "1 slight", "1 мелочь")
            : vote == 5 ? tkd_say(drawing, "5 väga tõsine", "5 very severe", "5 очень тяжело")
                        : tkd_sheet_format(sheet, "%d", vote);
        put_head_line(plan, part, word, tkd_views_x(plan, (double)vote), under, TKD_ALIGN_CENTER,
                      false);
    }
    if (plan->at.has_prices) {
        put_head_line(plan, "price",
                      tkd_say(drawing, "Hind: mõõdetud simulatsioonis",
                              "Price: measured in the simulation", "Цена: измерена симуляцией"),
                      plan->at.right, y, TKD_ALIGN_RIGHT, true);
        put_head_line(plan, "price-unit",
                      tkd_say(drawing, "päevi inimese kohta, ± 95% vahemik",
                              "days per person, ± 95% interval",
                              "дней на человека, ± 95% интервал"),
                      plan->at.right, under, TKD_ALIGN_RIGHT, false);
    }
    return y + AXIS;
}

// Thin lines under the votes, one for each point of the scale, and one at a price of nothing.
static void put_grid(const tkd_views_plan *plan, double top, double bottom)
{
    tkd_sheet *sheet = plan->drawing->sheet;
    for (int i = 1; i <= 6; i++) {
        if (i == 6 && !plan->at.has_prices) {
            break;
        }
        const double x = i == 6 ? plan->at.prices : tkd_views_x(plan, (double)i);
        const tkd_point2 points[] = {{x, top}, {x, top}, {x, bottom}, {x, bottom}};
        char part[24];
        snprintf(part, sizeof(part), "%d", i);
        const tkd_mark line = {
            .id = tkd_sheet_id(sheet, "grid", (tkd_text){0}, part),
            .class_name = "grid",
            .line = plan->drawing->colors->line,
            .line_width = 0.6,
        };
        tkd_sheet_put_curve(sheet, &line, points, 4);
    }
}

// "Lahknevus 2 palli · 5 kitsaskohta"
static tkd_text section_text(const tkd_drawing *drawing, double spread, size_t count)
{
    static const tkd_phrase names[] = {
        TKD_PHRASE_INIT("Vaated on ühel meelel", "Views agree", "Взгляды совпадают"),
        TKD_PHRASE_INIT("Vaated lahknevad 1 palli võrra", "Views are 1 point apart",
                        "Взгляды расходятся на 1 балл"),
        TKD_PHRASE_INIT("Vaated lahknevad 2 palli võrra", "Views are 2 points apart",
                        "Взгляды расходятся на 2 балла"),
        TKD_PHRASE_INIT("Vaated lahknevad 3 palli võrra", "Views are 3 points apart",
                        "Взгляды расходятся на 3 балла"),
        TKD_PHRASE_INIT("Vaated lahknevad 4 palli võrra", "Views are 4 points apart",
                        "Взгляды расходятся на 4 балла"),
    };
    const size_t points = (size_t)fmin(fmax(ceil(spread), 0.0), 4.0);
    return tkd_sheet_format(drawing->sheet, "%.*s · %zu",
                            TKD_ARG(tkd_drawing_phrase(drawing, names[points])), count);
}

static double put_section(const tkd_views_plan *plan, const char *part, tkd_text text, double y)
{
    const tkd_text_style style = {head_font, plan->drawing->colors->ink, TKD_ALIGN_LEFT, "section"};
    tkd_sheet_put_line(plan->drawing->sheet,
                       tkd_sheet_id(plan->drawing->sheet, "section", tkd_text_of(part), ""), text,
                       TKD_MARGIN + 4.0, y + 9.0, &style);
    return y + SECTION;
}

static double put_several(const tkd_views_plan *plan, double y)
{
    const tkd_drawing *drawing = plan->drawing;
    double below = put_axis(plan, y);
    for (size_t i = 0; i < plan->shown; i++) {
        const tkd_views_row *row = &plan->rows[i];
        if (i == 0 || row->spread != plan->rows[i - 1].spread) {
            size_t count = 0;
            while (i + count < plan->several && plan->rows[i + count].spread == row->spread) {
                count++;
            }
            char part[24];
            snprintf(part, sizeof(part), "spread-%g", row->spread);
            below = put_section(plan, part, section_text(drawing, row->spread, count), below);
        }
        below = tkd_views_put_row(plan, row, i, below);
    }
    return below;
}

// ---- Bottlenecks of one vote

static double put_singles(const tkd_views_plan *plan, double y)
{
    const tkd_drawing *drawing = plan->drawing;
    tkd_sheet *sheet = drawing->sheet;
    if (plan->single == 0) {
        return y;
    }
    const tkd_text head = tkd_say(drawing, "Hääl ainult ühest vaatest: teistelt tasub küsida",
                                  "Only one view voted: the others are worth asking",
                                  "Голос только с одной стороны: остальных стоит спросить");
    double top = put_section(plan, "single",
                             tkd_sheet_format(sheet, "%.*s · %zu", TKD_ARG(head), plan->single), y);
    const size_t shown = plan->single < MANY_ROWS ? plan->single : MANY_ROWS;
    const size_t high = (shown + SINGLE_COLUMNS - 1) / SINGLE_COLUMNS;
    const double width = (plan->at.edge - TKD_MARGIN) / SINGLE_COLUMNS;
    double height = ROW_LEAST;
    for (size_t i = 0; i < shown; i++) {
        const tkd_lines title =
            tkd_views_single_title(drawing, &plan->rows[plan->several + i], width);
        height = fmax(height, title.height + 6.0);
    }
    for (size_t i = 0; i < shown; i++) {
        const size_t column = i / high;
        tkd_views_put_single(plan, &plan->rows[plan->several + i],
                             TKD_MARGIN + (double)column * width, top + (double)(i % high) * height,
                             width, height);
    }
    return top + (double)high * height;
}

// ---- Legend

// Shape, letter and word of each view.
static double put_legend(const tkd_views_plan *plan, double y)
{
    const tkd_drawing *drawing = plan->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = {small_font, drawing->colors->ink, TKD_ALIGN_LEFT, "legend"};
    double x = TKD_MARGIN + 12.0;
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        if ((drawing->views & 1U << view) == 0) {
            continue;
        }
        const tkd_text word = tkd_word_in_view((tkd_view)view, drawing->language);
        tkd_views_put_vote(drawing, TKD_TEXT("legend"), (tkd_view)view, x, y + 12.0);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "legend-word", word, ""), word, x + 16.0,
                           y + 12.0 - tkd_font_line(style.font) / 2.0, &style);
        x += 16.0 + tkd_measure_width(sheet->measure, word, style.font) + 34.0;
    }
    return y + 24.0;
}

// "riigil 1,2 palli madalamad (11)": how one view's votes lie beside another's.
static void write_difference(const tkd_views_plan *plan, tkd_view view, const tkd_views_mean *mean,
                             bool first, tkd_writer *writer)
{
    static const tkd_phrase whose[TKD_VIEW_COUNT] = {
        TKD_PHRASE_INIT("sisserändajal", "the newcomer's", "у иммигранта"),
        TKD_PHRASE_INIT("tagasipöördujal", "the returnee's", "у возвращенца"),
        TKD_PHRASE_INIT("KOVil", "the municipality's", "у самоуправления"),
        TKD_PHRASE_INIT("riigil", "the state's", "у государства"),
    };
    const tkd_drawing *drawing = plan->drawing;
    const tkd_text points =
        tkd_print_number(drawing->sheet, fabs(mean->difference), 1, drawing->language);
    tkd_write_string(writer, first ? " " : ", ");
    tkd_write(writer, tkd_drawing_phrase(drawing, whose[view]));
    tkd_write_string(writer, " ");
    if (fabs(mean->difference) < 0.05) {
        tkd_write(writer, tkd_say(drawing, "samad", "the same", "такие же"));
    } else {
        tkd_write(writer, tkd_say(drawing, "", "", "на "));
        tkd_write(writer, points);
        tkd_write(writer,
                  mean->difference < 0.0
                      ? tkd_say(drawing, " palli madalamad", " points lower", " балла ниже")
                      : tkd_say(drawing, " palli kõrgemad", " points higher", " балла выше"));
    }
    tkd_write_format(writer, " (%zu", mean->count);
    tkd_write(writer, first ? tkd_say(drawing, " ühist kitsaskohta)", " in common)", " общих)")
                            : TKD_TEXT(")"));
}

// In one sentence, how the others vote on the same bottlenecks.
static double put_sentence(const tkd_views_plan *plan, double y, double width)
{
    const tkd_drawing *drawing = plan->drawing;
    tkd_view than = TKD_VIEW_COUNT;
    tkd_views_mean means[TKD_VIEW_COUNT];
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    if (!tkd_views_means(plan->rows, plan->several, &than, means)) {
        return y;
    }
    tkd_write(&writer, than == TKD_VIEW_NEWCOMER
                           ? tkd_say(drawing, "Võrreldes sisserändajaga",
                                     "Compared with the newcomer", "По сравнению с иммигрантом")
                           : tkd_say(drawing, "Võrreldes tagasipöördujaga",
                                     "Compared with the returnee", "По сравнению с возвращенцем"));
    tkd_write(&writer, tkd_say(drawing, " on hääled samadele kitsaskohtadele keskmiselt:",
                               ", votes on the same bottlenecks are on average:",
                               " оценки тех же узких мест в среднем:"));
    bool first = true;
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        if (means[view].count > 0) {
            write_difference(plan, (tkd_view)view, &means[view], first, &writer);
            first = false;
        }
    }
    tkd_write_string(&writer, ".");
    const tkd_text_style style = {title_font, drawing->colors->ink, TKD_ALIGN_LEFT, "sentence"};
    const tkd_lines lines =
        tkd_sheet_break(drawing->sheet, tkd_writer_text(&writer), style.font, width, 4);
    tkd_sheet_put_lines(drawing->sheet, TKD_TEXT("sentence"), &lines, TKD_MARGIN, y, &style);
    return y + lines.height + 8.0;
}

static double put_foot(const tkd_views_plan *plan, double y, double width)
{
    const tkd_drawing *drawing = plan->drawing;
    tkd_text notes[5];
    size_t count = 0;
    notes[count++] = tkd_say(
        drawing,
        "Number ringis on kitsaskoha number teekonnakaardil. Hääled on töötoa hinnangud 1–5; "
        "lahknevus on suurima ja väikseima hääle vahe.",
        "The number in a disc is the bottleneck's on the journey map. Votes are the workshop's, "
        "1–5; apart by: the highest vote less the lowest.",
        "Число в круге – номер узкого места на карте пути. Голоса – оценки семинара, 1–5; разброс "
        "– "
        "разница между самым высоким и самым низким.");
    if (plan->at.has_prices) {
        notes[count++] = tkd_word_in(TKD_WORD_PRICE_NOTE, drawing->language);
        notes[count++] = tkd_say(
            drawing,
            "Kõrge hääl ja lühike tulp: valus, aga mitte aja pärast; madal hääl ja pikk tulp: aeg "
            "kulub märkamatult.",
            "A high vote and a short bar: it hurts, but not by time; a low vote and a long bar: "
            "time "
            "goes unnoticed.",
            "Высокая оценка и короткая полоса: больно, но не из-за времени; низкая и длинная: "
            "время "
            "уходит незаметно.");
    }
    if (plan->shown < plan->several) {
        notes[count++] =
            tkd_sheet_format(drawing->sheet, "%.*s %zu.",
                             TKD_ARG(tkd_say(drawing, "Väiksema lahknevusega, siin näitamata:",
                                             "Less apart and not shown here:",
                                             "С меньшим разбросом, здесь не показаны:")),
                             plan->several - plan->shown);
    }
    const size_t silent = tkd_views_silent(drawing);
    if (silent > 0) {
        notes[count++] = tkd_sheet_format(
            drawing->sheet, "%.*s %zu.",
            TKD_ARG(tkd_say(drawing, "Kitsaskohti, mille kohta keegi ei ole hääletanud:",
                            "Bottlenecks that nobody voted on:",
                            "Узкие места, за которые никто не голосовал:")),
            silent);
    }
    return tkd_frame_foot(drawing, notes, count, TKD_FOOT_FACTS, y, width);
}

// ---- The whole

// Prices share one scale, from the dearest to what is below nothing.
static void plan_columns(tkd_views_plan *plan)
{
    tkd_views_columns *at = &plan->at;
    double least = 0.0;
    double most = 0.0;
    at->title_width = TITLE_LEAST;
    for (size_t i = 0; i < plan->several; i++) {
        const tkd_picture_bottleneck *bottleneck = plan->rows[i].bottleneck;
        const tkd_lines title = tkd_sheet_break(
            plan->drawing->sheet, tkd_drawing_label(plan->drawing, &bottleneck->title), title_font,
            TITLE_MOST, 2);
        at->title_width = fmax(at->title_width, ceil(title.width) + 1.0);
        if (bottleneck->priced && !isnan(bottleneck->price_h.mean)) {
            const tkd_estimate price = bottleneck->price_h;
            least = fmin(least, isnan(price.low) ? price.mean : fmin(price.low, price.mean));
            most = fmax(most, isnan(price.high) ? price.mean : fmax(price.high, price.mean));
            at->has_prices = true;
        }
    }
    const bool few = plan->several < FEW_ROWS;
    const double prices_width = few ? PRICES_LEAST : PRICES_MOST;
    at->step = few ? STEP_LEAST : STEP_MOST;
    at->titles = TKD_MARGIN + 5.0 + BADGE + 8.0;
    at->votes = at->titles + at->title_width + GAP + plan->at.step / 2.0;
    at->spread = at->votes + 4.5 * plan->at.step + GAP + SPREAD_WIDTH / 2.0;
    at->right = at->spread + SPREAD_WIDTH / 2.0;
    if (at->has_prices) {
        const double from = at->right + GAP;
        at->right = from + prices_width;
        at->price_scale = (prices_width - PRICE_TEXT) / fmax(most - least, 1e-9);
        at->prices = from - least * at->price_scale;
    }
    at->edge = at->right + RIGHT_EDGE;
}

// In words what is missing.
static double put_nothing(const tkd_drawing *drawing, double y, double width)
{
    const tkd_text_style style = {
        {14.0, TKD_WEIGHT_NORMAL}, drawing->colors->ink, TKD_ALIGN_LEFT, "missing"};
    const tkd_lines lines = tkd_sheet_break(
        drawing->sheet,
        tkd_say(
            drawing,
            "Ühelgi kitsaskohal ei ole veel vaadete hääli. Kirjuta kitsaskohale tõsidus vaadete "
            "kaupa, näiteks tõsidus: {sisserändaja: 5, kov: 2}, ja see pilt näitab, kus "
            "lahknetakse.",
            "No bottleneck has votes of views yet. Write its severity by view, for example "
            "severity: {newcomer: 5, kov: 2}, and this picture shows where they disagree.",
            "Ни у одного узкого места ещё нет голосов по взглядам. Запишите его тяжесть по "
            "взглядам, например severity: {newcomer: 5, kov: 2}, и картина покажет, где они "
            "расходятся."),
        style.font, fmin(width, 800.0), 8);
    tkd_sheet_put_lines(drawing->sheet, TKD_TEXT("missing"), &lines, TKD_MARGIN, y + 20.0, &style);
    return y + 20.0 + lines.height + 20.0;
}

// Higher rows where there are so few that the sheet would be a strip. `y`: where the rows begin.
static double choose_row_height(const tkd_views_plan *plan, double y, double width)
{
    const double rows = (double)plan->shown;
    double sections = 0.0;
    for (size_t i = 0; i < plan->shown; i++) {
        sections += i == 0 || plan->rows[i].spread != plan->rows[i - 1].spread ? 1.0 : 0.0;
    }
    const double singles =
        plan->single == 0
            ? 0.0
            : SECTION + ceil((double)plan->single / (double)SINGLE_COLUMNS) * ROW_LEAST;
    const double others = y + AXIS + sections * SECTION + singles + FOOT_ABOUT;
    const double room = (width / RATIO_WANTED - others) / fmax(rows, 1.0);
    return fmin(fmax(room, ROW_LEAST), ROW_MOST);
}

void tkd_views_draw(const tkd_drawing *drawing)
{
    tkd_sheet *sheet = drawing->sheet;
    tkd_views_plan plan = {.drawing = drawing};
    plan.rows = tkd_views_rows(drawing, &plan.several, &plan.single);
    if (plan.rows == NULL) {
        return;
    }
    plan.shown = plan.several < MANY_ROWS ? plan.several : MANY_ROWS;
    plan_columns(&plan);
    const double width = plan.at.edge - TKD_MARGIN;
    double y = tkd_frame_head(drawing, width);
    if (plan.several > 0) {
        y = put_sentence(&plan, y, width);
        y = put_legend(&plan, y) + 8.0;
        plan.row_height = choose_row_height(&plan, y, width);
        const double top = y + AXIS;
        y = put_several(&plan, y);
        put_grid(&plan, top, y);
    } else if (plan.single == 0) {
        y = put_nothing(drawing, y, width);
    } else {
        y = put_legend(&plan, y);
    }
    y = put_singles(&plan, y + 6.0);
    y = put_foot(&plan, fmax(y, width / RATIO_MOST - FOOT_ABOUT), width);
    sheet->width = width + 2.0 * TKD_MARGIN;
    sheet->height = y;
}
