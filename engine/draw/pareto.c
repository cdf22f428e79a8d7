// SPDX-License-Identifier: EUPL-1.2
// Bottlenecks by price: a bar for each with its interval, those whose interval contains zero hollow,
// those below zero truthfully to the left at the end; beside them how much the dearest make up
// together.
#include "pareto.h"
#include "diagrams.h"

#include <math.h>

enum { BARS_MOST = 45, BELOW_MOST = 8 };

#define NOTHING_WIDTH 720.0
#define ROW_PADDING_MOST 22.0
#define ROWS_HEIGHT 600.0 // Of all rows, where few stand far apart.
#define ROW_TEXT 14.0     // Height of a title of one line.

// ---- Axes

// Thin lines down a panel, with their figures above; the line of zero is heavier.
static void put_columns(const tkd_panel *panel, const tkd_ticks *ticks)
{
    const tkd_drawing *drawing = panel->drawing;
    const tkd_text_style style = {
        {panel->text, TKD_WEIGHT_NORMAL}, drawing->colors->faint, TKD_ALIGN_CENTER, "tick"};
    for (size_t i = 0; i < ticks->count; i++) {
        const double x = tkd_scale_at(&panel->across, ticks->ticks[i].figure);
        const bool zero = fabs(ticks->ticks[i].figure) < 1e-12;
        const tkd_mark line = {.id = tkd_panel_id(panel, "column"),
                               .class_name = "axis",
                               .line = zero ? drawing->colors->faint : drawing->colors->grid,
                               .line_width = zero ? 1.0 : 0.6};
        const tkd_point2 ends[] = {{x, panel->top}, {x, panel->top + panel->height}};
        tkd_chart_put_line(drawing->sheet, &line, ends, 2);
        tkd_sheet_put_line(drawing->sheet, tkd_panel_id(panel, "column-tick"), ticks->ticks[i].text,
                           x, panel->top - tkd_font_line(style.font) - 1.0, &style);
    }
}

// Heads of the columns, all ending on one height; returns the y below.
static double put_heads(const tkd_pareto_page *page, double y)
{
    const tkd_drawing *drawing = page->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_font font = {TKD_CHART_TEXT, TKD_WEIGHT_SEMIBOLD};
    const struct {
        tkd_text text;
        double x;
        double width;
        tkd_align align;
    } heads[] = {
        {tkd_say(drawing, "Kitsaskoht (number on sama mis kaardil)",
                 "Bottleneck (numbered as on the map)", "Узкое место (номер тот же, что на карте)"),
         TKD_MARGIN, TKD_PARETO_BADGE + TKD_PARETO_TITLE - 10.0, TKD_ALIGN_LEFT},
        {tkd_say(drawing, "Hind: inimpäeva aastas", "Price: person-days a year",
                 "Цена: человеко-дней в год"),
         page->bars.left, TKD_PARETO_BARS, TKD_ALIGN_LEFT},
        {tkd_say(drawing, "inimpäeva aastas", "person-days a year", "чел.-дней в год"),
         page->value_right, TKD_PARETO_VALUE - 12.0, TKD_ALIGN_RIGHT},
        {tkd_say(drawing, "päeva inimese kohta", "days per person", "дней на человека"),
         page->person_right, TKD_PARETO_PERSON - 8.0, TKD_ALIGN_RIGHT},
        {tkd_say(drawing, "Kallimad kokku, osa hindadest", "The dearest together, share of prices",
                 "Самые дорогие вместе, доля цен"),
         page->together.left, TKD_PARETO_TOGETHER, TKD_ALIGN_LEFT},
    };
    tkd_lines lines[sizeof(heads) / sizeof(heads[0])];
    double height = 0.0;
    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
        lines[i] = tkd_sheet_break(sheet, heads[i].text, font, heads[i].width, 3);
        height = fmax(height, lines[i].height);
    }
    for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
        const tkd_text_style style = {font, drawing->colors->ink, heads[i].align, "head"};
        tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, "pareto-head", (tkd_text){"", 0}, ""),
                            &lines[i], heads[i].x, y + height - lines[i].height, &style);
    }
    return y + height;
}

// ---- The page

// "Viis kallimat kitsaskohta 36-st annavad kokku 64% hindade summast; neist 2 juures peab muutma riik."
static tkd_text answer_of(const tkd_pareto_page *page)
{
    const tkd_drawing *drawing = page->drawing;
    uint32_t state = 0;
    for (uint32_t i = 0; i < TKD_PARETO_DEAREST; i++) {
        state += page->pareto.rows[i].bottleneck->state_level ? 1 : 0;
    }
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    tkd_write(&writer, tkd_say(drawing, "Viis kallimat kitsaskohta (", "The five dearest of ",
                               "Пять самых дорогих узких мест (из "));
    tkd_write_format(&writer, "%u", page->pareto.count);
    tkd_write(&writer, tkd_say(drawing, "-st) annavad kokku ", " bottlenecks make up ", ") дают "));
    tkd_write(&writer,
              tkd_print_share(drawing->sheet, page->pareto.rows[TKD_PARETO_DEAREST - 1].together,
                              drawing->language));
    tkd_write(&writer, tkd_say(drawing, " hindade summast. Riik peab neist muutma: ",
                               " of the sum of prices. Those that the state must change: ",
                               " суммы цен. Из них менять государству: "));
    tkd_write_format(&writer, "%u.", state);
    return tkd_writer_text(&writer);
}

static double put_answer(const tkd_pareto_page *page, double y)
{
    const tkd_drawing *drawing = page->drawing;
    if (page->pareto.count <= TKD_PARETO_DEAREST ||
        isnan(page->pareto.rows[TKD_PARETO_DEAREST - 1].together)) {
        return y;
    }
    const tkd_text_style style = {
        {16.0, TKD_WEIGHT_SEMIBOLD}, drawing->colors->ink, TKD_ALIGN_LEFT, "answer"};
    const tkd_text answer = answer_of(page);
    const tkd_lines lines = tkd_sheet_break(drawing->sheet, answer, style.font, TKD_CHART_WIDTH, 3);
    tkd_chart_describe(drawing, answer);
    tkd_sheet_put_lines(drawing->sheet, TKD_TEXT("answer"), &lines, TKD_MARGIN, y, &style);
    return y + lines.height + 8.0;
}

static void place_columns(tkd_pareto_page *page, double top)
{
    const tkd_drawing *drawing = page->drawing;
    const double bars = TKD_MARGIN + TKD_PARETO_BADGE + TKD_PARETO_TITLE + TKD_PARETO_STATE;
    page->value_right = bars + TKD_PARETO_BARS + TKD_PARETO_VALUE;
    page->person_right = page->value_right + TKD_PARETO_PERSON;
    tkd_panel_init(&page->bars, drawing, TKD_TEXT("pareto-bars"), bars, top, TKD_PARETO_BARS, 1.0);
    tkd_panel_init(&page->together, drawing, TKD_TEXT("pareto-together"),
                   TKD_MARGIN + TKD_CHART_WIDTH - TKD_PARETO_TOGETHER, top,
                   TKD_PARETO_TOGETHER - 14.0, 1.0);
    page->bars.across.low = 0.0;
    page->bars.across.high = 0.0;
    page->together.across.high = 100.0;
    for (uint32_t i = 0; i < page->pareto.count; i++) {
        const tkd_estimate price = page->pareto.rows[i].bottleneck->price_days_per_year;
        const double low = isnan(price.low) ? price.mean : price.low;
        const double high = isnan(price.high) ? price.mean : price.high;
        page->bars.across.low = fmin(page->bars.across.low, low);
        page->bars.across.high = fmax(page->bars.across.high, high);
    }
}

// The rows that are shown: of very many, the dearest and those farthest below zero, with a line of
// words between them.
static double put_rows(tkd_pareto_page *page, double y)
{
    const tkd_drawing *drawing = page->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_pareto *pareto = &page->pareto;
    uint32_t below = 0;
    while (below < pareto->count && below < BELOW_MOST &&
           pareto->rows[pareto->count - 1 - below].bottleneck->price_days_per_year.mean < 0.0) {
        below++;
    }
    const bool all = pareto->count <= BARS_MOST;
    const uint32_t first = all ? pareto->count : BARS_MOST - below;
    for (uint32_t i = 0; i < first; i++) {
        y = tkd_pareto_put_row(page, i, y);
    }
    if (all) {
        return y;
    }
    double sum = 0.0;
    for (uint32_t i = first; i < pareto->count - below; i++) {
        sum += pareto->rows[i].bottleneck->price_days_per_year.mean;
    }
    const tkd_text_style style = {
        {TKD_CHART_TEXT, TKD_WEIGHT_NORMAL}, drawing->colors->faint, TKD_ALIGN_LEFT, "rest"};
    tkd_writer writer;
    tkd_writer_init_memory(&writer, sheet->arena, 0);
    tkd_write(&writer, tkd_say(drawing, "… veel kitsaskohti: ", "… more bottlenecks: ",
                               "… ещё узких мест: "));
    tkd_write_format(&writer, "%u", pareto->count - below - first);
    tkd_write(&writer, tkd_say(drawing, ", inimpäevi aastas kokku ", ", person-days a year ",
                               ", человеко-дней в год вместе "));
    tkd_write(&writer, tkd_print_number(sheet, sum, 0, drawing->language));
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "pareto-rest", (tkd_text){"", 0}, ""),
                       tkd_writer_text(&writer), TKD_MARGIN + TKD_PARETO_BADGE, y + 2.0, &style);
    y += tkd_font_line(style.font) + page->padding + 2.0;
    for (uint32_t i = pareto->count - below; i < pareto->count; i++) {
        y = tkd_pareto_put_row(page, i, y);
    }
    return y;
}

static double put_foot(const tkd_pareto_page *page, double y)
{
    const tkd_drawing *drawing = page->drawing;
    const tkd_colors *colors = drawing->colors;
    const tkd_key keys[] = {
        {.kind = TKD_MARK_BOX,
         .text = tkd_say(drawing, "kohalik", "local", "местное"),
         .fill = colors->bar},
        {.kind = TKD_MARK_BOX,
         .text = tkd_say(drawing, "◆ riik peab muutma", "◆ the state must change",
                         "◆ менять должно государство"),
         .fill = colors->bar_state},
        {.kind = TKD_MARK_BOX,
         .text = tkd_say(drawing, "tühi tulp: 95% vahemik ulatub nullini, mõju ei ole kindel",
                         "hollow bar: the 95% interval reaches zero, the effect is not certain",
                         "пустая полоса: 95% интервал доходит до нуля, эффект не доказан"),
         .fill = colors->paper,
         .line = colors->bar,
         .line_width = 1.2},
        {.kind = TKD_MARK_CURVE,
         .text = tkd_say(drawing, "95% vahemik (±)", "95% interval (±)", "95% интервал (±)"),
         .line = colors->ink,
         .line_width = 1.4},
        {.kind = TKD_MARK_DISC,
         .text = tkd_say(drawing, "see ja kallimad kokku", "this and dearer ones together",
                         "это и более дорогие вместе"),
         .fill = colors->load},
    };
    const tkd_text notes[] = {
        tkd_say(
            drawing,
            "Hind on ajavõit, kui see üks kitsaskoht kõrvaldada ja teised jäävad; hinnad ei "
            "liitu täpselt, sest kitsaskohad mõjuvad koos. Osa on arvutatud nullist suuremate "
            "hindade summast. Alla nulli: kõrvaldamine tekitab mujal rohkem ootamist, kui siin "
            "kaob.",
            "A price is the time won if this one bottleneck is removed and the others stay; "
            "prices do not add up exactly, for bottlenecks act together. Shares are of the sum "
            "of prices above zero. Below zero: its removal makes more waiting elsewhere than "
            "it saves here.",
            "Цена – выигрыш времени, если убрать только это узкое место; цены не складываются "
            "точно: узкие места действуют вместе. Доля – от суммы цен выше нуля. Ниже нуля: без "
            "него в другом месте ждут больше, чем выигрывают здесь."),
        page->pareto.unpriced == 0
            ? (tkd_text){"", 0}
            : tkd_sheet_format(
                  drawing->sheet, "%.*s %u.",
                  TKD_ARG(tkd_say(drawing, "Kitsaskohti, mille hinda ei ole arvutatud:",
                                  "Bottlenecks without a price:", "Узких мест без цены:")),
                  page->pareto.unpriced),
    };
    const double below = tkd_chart_put_keys(drawing, "key", keys, sizeof(keys) / sizeof(keys[0]),
                                            TKD_MARGIN, y, TKD_CHART_WIDTH);
    return tkd_frame_foot(drawing, notes, sizeof(notes) / sizeof(notes[0]), TKD_FOOT_FACTS, below,
                          TKD_CHART_WIDTH);
}

static double put_chart(tkd_pareto_page *page, double y)
{
    const tkd_drawing *drawing = page->drawing;
    place_columns(page, 0.0);
    page->padding =
        fmax(TKD_PARETO_PADDING,
             fmin(ROW_PADDING_MOST, ROWS_HEIGHT / (double)page->pareto.count - ROW_TEXT));
    const tkd_ticks prices = tkd_ticks_make(drawing, &page->bars.across, 4, "");
    const tkd_ticks shares = tkd_ticks_make(drawing, &page->together.across, 2, "%");
    const double top = put_heads(page, put_answer(page, y)) + 1.6 * TKD_CHART_TEXT + 4.0;
    const double below = put_rows(page, top + 2.0);
    page->bars.top = page->together.top = top;
    page->bars.height = page->together.height = below - top;
    put_columns(&page->bars, &prices);
    put_columns(&page->together, &shares);
    if (page->trail_count >= 2) {
        const tkd_mark line = {.id = tkd_panel_id(&page->together, "line"),
                               .class_name = "together",
                               .line = drawing->colors->load,
                               .line_width = 1.4};
        tkd_chart_put_line(drawing->sheet, &line, page->trail, page->trail_count);
    }
    return below + 10.0;
}

void tkd_pareto_draw(const tkd_drawing *drawing)
{
    tkd_sheet *sheet = drawing->sheet;
    tkd_pareto_page page = {.drawing = drawing, .pareto = tkd_pareto_of(drawing)};
    page.trail = sheet->status == TKD_OK
                     ? TKD_TAKE(sheet->arena, (size_t)page.pareto.count + 1, tkd_point2)
                     : NULL;
    if (page.trail == NULL) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    const double width = page.pareto.count == 0 ? NOTHING_WIDTH : TKD_CHART_WIDTH;
    double y = tkd_chart_head(drawing, width);
    if (page.pareto.count == 0) {
        y = tkd_chart_put_missing(
            drawing,
            tkd_say(drawing,
                    "Hindu ei ole: kitsaskohti ei ole või nende hinda ei ole arvutatud (selleks "
                    "simuleeritakse teekond kitsaskohaga ja ilma).",
                    "There are no prices: there are no bottlenecks, or their price has not been "
                    "computed (the journey is simulated with each and without it).",
                    "Цен нет: нет узких мест или их цена не вычислена (для этого путь симулируют с "
                    "узким местом и без него)."),
            y, width);
        y = tkd_frame_foot(drawing, NULL, 0, TKD_FOOT_FACTS, y, width);
    } else {
        y = put_foot(&page, put_chart(&page, y));
    }
    tkd_chart_finish(drawing, width, y);
}
