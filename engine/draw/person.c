// SPDX-License-Identifier: EUPL-1.2
// The time line of single people: the median and the 90 % person of a journey, one above the other on
// one axis. Rows are as high as brings the sheet near to the shape of paper; people with very many
// steps share rows by stage.
#include "person.h"
#include "diagrams.h"

#include <math.h>

#define CHART_MOST 1190.0
#define CHART_LEAST 700.0
#define FEW_ROWS 12
#define RATIO_MOST 1.9
#define PEOPLE_MOST 4
#define ROWS_MOST 44  /* Of a person where steps share rows. */
#define ROWS_LEAST 16 /* Of all people together: so many at least, however high the sheet is. */
#define HEIGHT_MOST 1200.0 /* On A3 its smallest text is 7 points then. */
#define TEXT 1.06          /* Of head and foot */
#define ROW_LEAST 18.5
#define ROW_MOST 30.0
#define PANEL_GAP 16.0
#define RATIO_WANTED 1.41
#define HEAD_ABOUT 150.0 /* With the legend and the axis. */
#define FOOT_ABOUT 64.0

static const tkd_font legend_font = {10.5, TKD_WEIGHT_NORMAL};

// ---- Whom to show

// The journey asked for; else that of the people shown which most people take.
static int32_t choose_journey(const tkd_drawing *drawing)
{
    const tkd_picture *picture = drawing->picture;
    int32_t best = drawing->journey;
    for (uint32_t i = 0; i < picture->person_count && drawing->journey == TKD_NONE; i++) {
        const int32_t journey = picture->persons[i].journey;
        if (best == TKD_NONE || picture->journeys[journey].figures.arrived.mean >
                                    picture->journeys[best].figures.arrived.mean) {
            best = journey;
        }
    }
    return best;
}

static size_t find_people(const tkd_drawing *drawing, tkd_person_life lives[PEOPLE_MOST])
{
    const tkd_picture *picture = drawing->picture;
    size_t count = 0;
    for (uint32_t i = 0; i < picture->person_count && count < PEOPLE_MOST; i++) {
        if (picture->persons[i].journey == drawing->journey) {
            lives[count++] = (tkd_person_life){.person = &picture->persons[i]};
        }
    }
    return count;
}

// ---- The legend

// A bar of each spell with its words.
double tkd_person_put_legend(const tkd_drawing *drawing, double y)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = {legend_font, drawing->colors->ink, TKD_ALIGN_LEFT, "legend"};
    double x = TKD_MARGIN;
    const double middle = y + 8.0;
    for (tkd_spell spell = TKD_SPELL_SERVED; spell < TKD_SPELL_COUNT; spell++) {
        const tkd_text word = tkd_person_spell_name(drawing, spell);
        const tkd_text id = tkd_sheet_id(sheet, "legend", word, "");
        const tkd_person_axis axis = {.left = x, .right = x + 30.0, .hours = 1.0};
        const tkd_person_segment segment = {spell, 0.0, 1.0};
        tkd_list segments;
        tkd_list_init(&segments, sheet->arena, sizeof(tkd_person_segment));
        if (!tkd_list_append(&segments, &segment, 1)) {
            tkd_sheet_fail_memory(sheet);
            return y;
        }
        tkd_person_put_bars(drawing, &axis, &segments, id, middle, 11.0);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, id.data, (tkd_text){0}, "word"), word,
                           x + 37.0, middle - tkd_font_line(style.font) / 2.0, &style);
        x += 37.0 + tkd_measure_width(sheet->measure, word, style.font) + 22.0;
    }
    return y + 20.0;
}

static double put_foot(const tkd_drawing *drawing, double y, double width)
{
    const tkd_text notes[] = {
        tkd_say(drawing,
                "Number ringis on kord, mil inimest teenindati. Kui mitu asja käib korraga, näitab "
                "koondriba seda, "
                "mis on loetelus eespool; nii annavad päevad kokku terve teekonna.",
                "A number in a disc is a time when the person was served. Where several things go "
                "on at once, the strip "
                "of all shows "
                "what stands first in the list; so the days add up to the whole journey.",
                "Число в круге – очередной приём или занятие. Когда идёт сразу несколько дел, "
                "общая полоса "
                "показывает то, "
                "что в списке раньше; так дни складываются во весь путь."),
        tkd_say(
            drawing,
            "Katkendlik joon: sealt loetakse teekonna aega. Inimesed on valitud kõigi simuleeritud "
            "inimeste seast: lõpuni jõudmise aeg on rea mediaanile ja 90% piirile kõige lähemal.",
            "Dashed line: from there the journey's time counts. The people are chosen among all "
            "simulated ones: their time is nearest to the median and to the 90% limit.",
            "Пунктир: отсюда считается время пути. Люди выбраны среди всех людей симуляции: их "
            "время ближе всего к медиане и к границе 90%."),
    };
    return tkd_frame_foot(drawing, notes, 2, TKD_FOOT_FACTS, y, width);
}

// ---- The whole

static void put_nobody(const tkd_drawing *drawing, double width)
{
    tkd_sheet *sheet = drawing->sheet;
    const bool simulated = drawing->picture->facts.simulated;
    double y = tkd_frame_head(drawing, width);
    const tkd_text_style style = {
        {14.0, TKD_WEIGHT_NORMAL}, drawing->colors->ink, TKD_ALIGN_LEFT, "missing"};
    const tkd_text words =
        simulated
            ? tkd_say(drawing,
                      "Ühegi inimese ajajoont ei ole: mõõdetud inimestest ei jõudnud keegi "
                      "lõpuni, või ei ole ajajooni küsitud.",
                      "There is no time line of anybody: of those measured nobody completed the "
                      "journey, or no time lines were asked for.",
                      "Нет ни одной линии времени: никто из измеренных не прошёл путь до "
                      "конца, или линии времени не запрошены.")
            : tkd_say(drawing,
                      "Ühe inimese teekond tuleb simulatsioonist. Sellel teekonnal arvud veel "
                      "puuduvad: lisa sammudele kestused ja joonista uuesti.",
                      "One person’s journey comes from the simulation. This journey has no "
                      "figures yet: give its steps durations and draw again.",
                      "Путь одного человека берётся из симуляции. У этого пути ещё нет цифр: "
                      "задайте шагам длительность и нарисуйте снова.");
    const tkd_lines lines = tkd_sheet_break(sheet, words, style.font, fmin(width, 800.0), 6);
    tkd_sheet_put_lines(sheet, TKD_TEXT("missing"), &lines, TKD_MARGIN, y + 20.0, &style);
    y = fmax(y + 40.0 + lines.height, width / RATIO_MOST - FOOT_ABOUT / 2.0);
    sheet->height = tkd_frame_foot(drawing, NULL, 0, TKD_FOOT_FACTS, y, width);
    sheet->width = width + 2.0 * TKD_MARGIN;
}

// Rows as high as fill the page, within limits.
static void choose_row_height(const tkd_drawing *drawing, tkd_person_life *lives, size_t count,
                              double around, double width)
{
    double rows = 0.0;
    double height = around;
    for (size_t i = 0; i < count; i++) {
        lives[i].row_height = ROW_LEAST;
        height += tkd_person_height(drawing, &lives[i]) + PANEL_GAP;
        rows += (double)lives[i].row_count;
    }
    const double extra = (width / RATIO_WANTED - height) / fmax(rows, 1.0);
    for (size_t i = 0; i < count; i++) {
        lives[i].row_height = fmin(fmax(ROW_LEAST + extra, ROW_LEAST), ROW_MOST);
    }
}

// The axis reaches a bit beyond the last one's end, so that the end is seen.
static tkd_person_axis make_axis(const tkd_person_life *lives, size_t count, double chart_width)
{
    tkd_person_axis axis = {.left = TKD_MARGIN + TKD_PERSON_STAGES + TKD_PERSON_STEPS +
                                    2 * TKD_PERSON_GAP};
    double most = 0.0;
    for (size_t i = 0; i < count; i++) {
        most = fmax(most, lives[i].end_h);
        for (uint32_t j = 0; j < lives[i].row_count; j++) {
            most = fmax(most, lives[i].rows[j].until_h);
        }
    }
    axis.right = axis.left + chart_width;
    axis.hours = fmax(most, 1.0) * 1.07;
    return axis;
}

static void put_people(const tkd_drawing *drawing, tkd_person_life *lives, size_t count,
                       double chart_width)
{
    tkd_sheet *sheet = drawing->sheet;
    const double width =
        TKD_PERSON_STAGES + TKD_PERSON_STEPS + 2 * TKD_PERSON_GAP + chart_width + 6.0;
    const tkd_person_axis axis = make_axis(lives, count, chart_width);
    double y = tkd_frame_head(drawing, width);
    y = tkd_person_put_legend(drawing, y) + 10.0;
    choose_row_height(drawing, lives, count, y + FOOT_ABOUT, width);
    const double top = y;
    y += 18.0;
    for (size_t i = 0; i < count && sheet->status == TKD_OK; i++) {
        const tkd_text id =
            tkd_sheet_format(sheet, "person-%.0f", round(lives[i].person->share * 100.0));
        y += i > 0 ? PANEL_GAP : 0.0;
        tkd_person_put(drawing, &lives[i], &axis, tkd_sheet_id(sheet, id.data, (tkd_text){0}, ""),
                       y);
        y += tkd_person_height(drawing, &lives[i]);
    }
    tkd_person_put_days(drawing, &axis, top);
    sheet->height = put_foot(drawing, fmax(y, width / RATIO_MOST - FOOT_ABOUT), width);
    sheet->width = width + 2.0 * TKD_MARGIN;
}

// Fills the lives; returns how many rows they have in all.
static size_t fill_lives(const tkd_drawing *drawing, tkd_person_life *lives, size_t count,
                         uint32_t rows_most)
{
    size_t rows = 0;
    for (size_t i = 0; i < count && drawing->sheet->status == TKD_OK; i++) {
        tkd_person_fill(drawing, lives[i].person, rows_most, &lives[i]);
        rows += lives[i].row_count;
    }
    return rows;
}

// The sentences of a panel, broken for its columns.
static void break_words(const tkd_drawing *drawing, tkd_person_life *life, double chart_width)
{
    const tkd_font story_font = {12.0, TKD_WEIGHT_NORMAL};
    const tkd_font rank_font = {10.5, TKD_WEIGHT_NORMAL};
    life->story = tkd_sheet_break(drawing->sheet, tkd_person_story(drawing, life), story_font,
                                  chart_width, 5);
    life->rank = tkd_sheet_break(drawing->sheet, tkd_person_rank(drawing, life->person->share),
                                 rank_font, TKD_PERSON_STAGES + TKD_PERSON_STEPS - 12.0, 3);
}

// Height of a sheet with rows as low as can be.
static double least_height(const tkd_drawing *drawing, tkd_person_life *lives, size_t count)
{
    double height = HEAD_ABOUT + FOOT_ABOUT;
    for (size_t i = 0; i < count; i++) {
        lives[i].row_height = ROW_LEAST;
        height += tkd_person_height(drawing, &lives[i]) + PANEL_GAP;
    }
    return height;
}

// A row for each step, or as many rows as a page holds, the same for whoever has more; returns the
// width of the chart.
static double fill_page(const tkd_drawing *drawing, tkd_person_life *lives, size_t count)
{
    const size_t rows = fill_lives(drawing, lives, count, UINT32_MAX);
    const double chart_width = rows < FEW_ROWS ? CHART_LEAST : CHART_MOST;
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        longest = lives[i].row_count > longest ? lives[i].row_count : longest;
    }
    size_t most = longest;
    while (drawing->sheet->status == TKD_OK) {
        for (size_t i = 0; i < count; i++) {
            break_words(drawing, &lives[i], chart_width);
        }
        if (most <= ROWS_LEAST / count || least_height(drawing, lives, count) <= HEIGHT_MOST) {
            break;
        }
        most = most > ROWS_MOST ? ROWS_MOST : most - 1;
        (void)fill_lives(drawing, lives, count, (uint32_t)most);
    }
    return chart_width;
}

void tkd_person_draw(const tkd_drawing *drawing)
{
    tkd_drawing one = *drawing;
    one.journey = choose_journey(drawing);
    one.text = TEXT;
    tkd_person_life lives[PEOPLE_MOST] = {0};
    const size_t count = one.journey == TKD_NONE ? 0 : find_people(&one, lives);
    if (count == 0) {
        put_nobody(&one, tkd_frame_least_width(&one));
        return;
    }
    const double chart_width = fill_page(&one, lives, count);
    if (one.sheet->status != TKD_OK) {
        return;
    }
    put_people(&one, lives, count, chart_width);
}
