// SPDX-License-Identifier: EUPL-1.2
// The heat map: stages as columns; above, what each view feels in them; below, how long the people of
// each municipality wait in them. Many stages are cut into bands, many municipalities into two blocks
// side by side, so that the sheet has the shape of paper.
#include "heat.h"
#include "diagrams.h"

#include <math.h>
#include <stdio.h>

#define NAMES 168.0
#define COUNT 62.0
#define CELL_MOST 156.0
#define CELL_LEAST 50.0
#define WIDTH_MOST 1560.0
#define BAND_STAGES 13 /* More are cut into bands. */
#define BLOCK_ROWS 30  /* More are put side by side. */
#define BLOCK_GAP 28.0
#define BLOCK_NAMES 126.0
#define BLOCK_COUNT 46.0
#define BLOCK_CELL 28.0 /* Least */
#define BLOCKS_MOST 3
#define FELT_MOST 92.0
#define CELL_ALONE 120.0 /* Where votes are all there is. */
#define ROW_LEAST 19.0
#define FELT_MORE 12.0 /* Of rows of votes over few municipalities. */
#define FEW_PLACES 12
#define ROW_MOST 42.0
#define RATIO_WANTED 1.45
#define RATIO_MOST 1.9
#define FOOT_ABOUT 90.0

static const tkd_font section_font = {13.0, TKD_WEIGHT_BOLD};
static const tkd_font hint_font = {10.5, TKD_WEIGHT_NORMAL};

// ---- Sections and scales

// A swatch for each class with its figures, ending at `right`.
static void put_scale(const tkd_heat *heat, const char *part, const char *const *fills,
                      const tkd_text words[TKD_HEAT_STEPS], size_t count, double right, double y)
{
    tkd_sheet *sheet = heat->drawing->sheet;
    const tkd_text_style style = {hint_font, heat->drawing->colors->ink, TKD_ALIGN_LEFT, "scale"};
    double x = right;
    for (size_t i = count; i-- > 0;) {
        x -= tkd_measure_width(sheet->measure, words[i], hint_font) + 18.0;
        char number[24];
        snprintf(number, sizeof(number), "%s-%zu", part, i + 1);
        const tkd_mark swatch = {
            .kind = TKD_MARK_BOX,
            .id = tkd_sheet_id(sheet, "scale", tkd_text_of(number), ""),
            .class_name = "scale",
            .x = x - 22.0,
            .y = y + 1.0,
            .width = 22.0,
            .height = 13.0,
            .fill = fills[i],
            .line = heat->drawing->colors->line,
            .line_width = 0.6,
        };
        tkd_sheet_put(sheet, &swatch);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "scale", tkd_text_of(number), "word"),
                           words[i], x + 5.0, y, &style);
        x -= 22.0;
    }
}

static double put_section(const tkd_heat *heat, const char *part, tkd_text title, tkd_text hint,
                          double width, double y)
{
    tkd_sheet *sheet = heat->drawing->sheet;
    const tkd_text_style bold = {section_font, heat->drawing->colors->ink, TKD_ALIGN_LEFT,
                                 "section"};
    const tkd_text_style small = {hint_font, heat->drawing->colors->faint, TKD_ALIGN_LEFT, "hint"};
    const tkd_lines lines = tkd_sheet_break(sheet, hint, hint_font, width, 3);
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "section", tkd_text_of(part), ""), title,
                       TKD_MARGIN, y, &bold);
    const double below = y + tkd_font_line(section_font) + 2.0;
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, "section-hint", tkd_text_of(part), ""), &lines,
                        TKD_MARGIN, below, &small);
    return below + lines.height + 8.0;
}

// "1–8", "9–16", …: as many classes as there are figures for.
static void put_felt_scale(const tkd_heat *heat, double right, double y)
{
    tkd_text words[TKD_HEAT_STEPS];
    const double step = tkd_heat_felt_step(heat);
    size_t count = 0;
    while (count < TKD_HEAT_STEPS && (double)count * step < heat->most_felt) {
        const double from = (double)count * step + 1.0;
        words[count] = step > 1.0 ? tkd_sheet_format(heat->drawing->sheet, "%.0f–%.0f", from,
                                                     from + step - 1.0)
                                  : tkd_sheet_format(heat->drawing->sheet, "%.0f", from);
        count++;
    }
    put_scale(heat, "felt", heat->drawing->colors->votes, words, count, right, y);
}

static void put_wait_scale(const tkd_heat *heat, double right, double y)
{
    const tkd_drawing *drawing = heat->drawing;
    const tkd_text words[TKD_HEAT_STEPS] = {
        tkd_say(drawing, "alla 1 p", "under 1 d", "до 1 дн"),
        tkd_say(drawing, "1–7 p", "1–7 d", "1–7 дн"),
        tkd_say(drawing, "7–30 p", "7–30 d", "7–30 дн"),
        tkd_say(drawing, "30–90 p", "30–90 d", "30–90 дн"),
        tkd_say(drawing, "üle 90 p", "over 90 d", "свыше 90 дн"),
    };
    put_scale(heat, "wait", drawing->colors->heat, words, TKD_HEAT_STEPS, right, y);
}

// ---- The first matrix

static tkd_heat_block make_block(const tkd_heat *heat, double cell)
{
    return (tkd_heat_block){
        .x = TKD_MARGIN,
        .names = NAMES,
        .count = COUNT,
        .cell = cell,
        .stages = heat->stage_count,
    };
}

// Stages of each band, as even as can be.
static uint32_t stages_in_band(const tkd_heat *heat)
{
    const uint32_t bands = (heat->stage_count + BAND_STAGES - 1) / BAND_STAGES;
    return bands == 0 ? 0 : (heat->stage_count + bands - 1) / bands;
}

static double put_views(const tkd_heat *heat, double cell, double width, double y)
{
    const tkd_drawing *drawing = heat->drawing;
    const tkd_text votes = tkd_say(
        drawing,
        "Suur arv: vaate häälte (1–5) summa etapi kitsaskohtadele. Väike kiri: mitu kitsaskohta "
        "see vaade nimetab",
        "Large figure: sum of the view’s votes (1–5) on the stage’s bottlenecks. Small: how many "
        "the view names",
        "Крупное число: сумма голосов (1–5) за узкие места этапа. Мелко: сколько их названо");
    const tkd_text prices =
        heat->has_prices
            ? tkd_say(drawing, " ja kui palju kalleim neist maksab, päevi inimese kohta",
                      ", and what the dearest of them costs, in days per person",
                      " и сколько стоит самое дорогое, дней на человека")
            : (tkd_text){"", 0};
    put_felt_scale(heat, TKD_MARGIN + width, y);
    double below = put_section(
        heat, "views",
        tkd_say(drawing, "Kus keegi raskust tunneb", "Where it is felt to be hard",
                "Где кому тяжело"),
        heat->has_votes
            ? tkd_sheet_format(drawing->sheet, "%.*s%.*s.", TKD_ARG(votes), TKD_ARG(prices))
            : tkd_say(drawing, "Arv: mitu kitsaskohta see vaade etapis nimetab. Hääletatud ei ole.",
                      "Figure: how many bottlenecks the view names in the stage. There were no "
                      "votes.",
                      "Число: сколько узких мест названо на этапе. Голосования не было."),
        width, y);
    tkd_heat_block block = make_block(heat, cell);
    const uint32_t most = stages_in_band(heat);
    for (uint32_t first = 0; first < heat->stage_count; first += most) {
        char part[24];
        snprintf(part, sizeof(part), "view-%u", first);
        block.first = first;
        block.stages = heat->stage_count - first < most ? heat->stage_count - first : most;
        below = tkd_heat_put_stages(heat, &block, part, below + (first > 0 ? 8.0 : 0.0));
        below = tkd_heat_put_felt(heat, &block, below);
    }
    return below + 16.0;
}

// ---- The second matrix

// The rows of a block: the mean of all, then places from `from` to `to`.
static double put_rows(const tkd_heat *heat, const tkd_heat_block *block, uint32_t from,
                       uint32_t to, double row_height, double y)
{
    for (uint32_t i = from; i < to; i++) {
        y = tkd_heat_put_place(heat, block, &heat->places[i], y, row_height);
    }
    return y;
}

static void put_column_names(const tkd_heat *heat, const tkd_heat_block *block, const char *part,
                             double bottom)
{
    const tkd_drawing *drawing = heat->drawing;
    tkd_sheet *sheet = drawing->sheet;
    const tkd_font font = {10.0, TKD_WEIGHT_NORMAL};
    const tkd_text_style right = {font, drawing->colors->faint, TKD_ALIGN_RIGHT, "column-name"};
    const double line = tkd_font_line(font);
    const tkd_text people = tkd_say(drawing, "saabujat", "arrivals", "прибыло");
    const tkd_text year = tkd_say(drawing, "aastas", "a year", "в год");
    const double x = block->x + block->names + block->count - 10.0;
    if (heat->place_count > 0) {
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, part, (tkd_text){0}, "people"), people, x,
                           bottom - 2.0 * line - 6.0, &right);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, part, (tkd_text){0}, "year"), year, x,
                           bottom - line - 6.0, &right);
    }
    if (block->has_total) {
        const double edge = tkd_heat_x(block, block->first + block->stages) + 40.0;
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, part, (tkd_text){0}, "total"),
                           tkd_say(drawing, "kokku", "in all", "всего"), edge,
                           bottom - 2.0 * line - 6.0, &right);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, part, (tkd_text){0}, "total-unit"),
                           tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language), edge,
                           bottom - line - 6.0, &right);
    }
}

static double put_block(const tkd_heat *heat, const tkd_heat_block *block, const char *part,
                        uint32_t from, uint32_t to, double row_height, double y)
{
    double below = tkd_heat_put_stages(heat, block, part, y);
    put_column_names(heat, block, part, below);
    if (from == 0 && (heat->place_count != 1 || heat->places[0].is_hidden)) {
        below = tkd_heat_put_place(heat, block, &heat->mean, below, row_height) + 6.0;
    }
    return put_rows(heat, block, from, to, row_height, below);
}

// The width that a column has in one of so many blocks side by side.
static double cell_in_block(const tkd_heat *heat, uint32_t blocks, double width)
{
    const double room = (width - BLOCK_GAP * (double)(blocks - 1)) / (double)blocks;
    return floor((room - BLOCK_NAMES - BLOCK_COUNT - TKD_HEAT_TOTAL) /
                 fmax((double)heat->stage_count, 1.0));
}

// How many blocks side by side the places fill.
static uint32_t count_blocks(const tkd_heat *heat, double width)
{
    uint32_t blocks = (heat->place_count + BLOCK_ROWS - 1) / BLOCK_ROWS;
    blocks = blocks > BLOCKS_MOST ? BLOCKS_MOST : blocks;
    while (blocks > 1 && cell_in_block(heat, blocks, width) < BLOCK_CELL) {
        blocks--;
    }
    return blocks > 1 ? blocks : 1;
}

// Blocks side by side, each with all stages as numbers.
static double put_side_by_side(const tkd_heat *heat, uint32_t blocks, double width,
                               double row_height, double y)
{
    const uint32_t most = (heat->place_count + blocks - 1) / blocks;
    tkd_heat_block block = make_block(heat, cell_in_block(heat, blocks, width));
    double below = y;
    block.names = BLOCK_NAMES;
    block.count = BLOCK_COUNT;
    block.has_total = true;
    for (uint32_t i = 0; i < blocks; i++) {
        char part[24];
        snprintf(part, sizeof(part), "wait-%u", i);
        const uint32_t from = i * most;
        const uint32_t end = heat->place_count - from < most ? heat->place_count : from + most;
        const double bottom = put_block(heat, &block, part, from, end, row_height, y);
        below = fmax(below, bottom);
        block.x = tkd_heat_right(&block) + BLOCK_GAP;
    }
    return below;
}

static tkd_text waits_title(const tkd_heat *heat)
{
    const tkd_drawing *drawing = heat->drawing;
    const tkd_picture *picture = drawing->picture;
    bool places = false;
    bool groups = false;
    for (uint32_t i = 1; i < picture->variant_count; i++) {
        const tkd_picture_variant *first = &picture->variants[0];
        places = places || !tkd_text_equal(picture->variants[i].municipality, first->municipality);
        groups = groups || !tkd_text_equal(picture->variants[i].group, first->group);
    }
    if (picture->variant_count == 0) {
        return tkd_say(drawing, "Kus inimesed ootavad", "Where people wait", "Где люди ждут");
    }
    if (places || picture->variant_count == 1) {
        return tkd_say(drawing, "Kus iga omavalitsuse inimesed ootavad",
                       "Where the people of each municipality wait",
                       "Где ждут люди каждого самоуправления");
    }
    return groups
               ? tkd_say(drawing, "Kus iga sihtrühma inimesed ootavad",
                         "Where the people of each group wait", "Где ждут люди каждой группы")
               : tkd_say(drawing, "Kus inimesed igas stsenaariumis ootavad",
                         "Where people wait in each scenario", "Где люди ждут в каждом сценарии");
}

static double put_waits(const tkd_heat *heat, double cell, double width, double row_height,
                        double y)
{
    const tkd_drawing *drawing = heat->drawing;
    put_wait_scale(heat, TKD_MARGIN + width, y);
    double below = put_section(
        heat, "waits", waits_title(heat),
        tkd_say(
            drawing,
            "Arv: etapis oodatud päevi ühe saabunu kohta – vastuvõttu, järjekorda, kursuse algust "
            "ja teisi samme oodates; sekka on arvatud ka need, kes etapis ei käi.",
            "Figure: days waited in the stage for each person who arrived – for appointments, "
            "queues, courses to start and other steps; those who never go there are counted in.",
            "Число: дней ожидания на этапе на каждого прибывшего – приёма, очереди, начала курса, "
            "других шагов; учтены и те, кто на этапе не бывает."),
        width, y);
    const uint32_t blocks = count_blocks(heat, width);
    if (blocks > 1) {
        return put_side_by_side(heat, blocks, width, row_height, below);
    }
    tkd_heat_block block = make_block(heat, cell);
    const uint32_t most = stages_in_band(heat);
    for (uint32_t first = 0; first < heat->stage_count; first += most) {
        char part[24];
        snprintf(part, sizeof(part), "wait-%u", first);
        block.first = first;
        block.stages = heat->stage_count - first < most ? heat->stage_count - first : most;
        block.has_total = first + most >= heat->stage_count;
        below = put_block(heat, &block, part, 0, heat->place_count, row_height,
                          below + (first > 0 ? 8.0 : 0.0));
    }
    return below;
}

// ---- Words below, and what is missing

static double put_missing(const tkd_heat *heat, const char *part, tkd_text words, double width,
                          double y)
{
    tkd_sheet *sheet = heat->drawing->sheet;
    const tkd_text_style style = {
        {13.0, TKD_WEIGHT_NORMAL}, heat->drawing->colors->ink, TKD_ALIGN_LEFT, "missing"};
    const tkd_lines lines = tkd_sheet_break(sheet, words, style.font, fmin(width, 900.0), 5);
    tkd_sheet_put_lines(sheet, tkd_sheet_id(sheet, "missing", tkd_text_of(part), ""), &lines,
                        TKD_MARGIN, y + 6.0, &style);
    return y + lines.height + 24.0;
}

static bool any_hidden(const tkd_heat *heat)
{
    bool any = false;
    for (uint32_t i = 0; i < heat->place_count; i++) {
        any = any || heat->places[i].count_hidden;
    }
    return any;
}

static double put_foot(const tkd_heat *heat, double y, double width)
{
    const tkd_drawing *drawing = heat->drawing;
    tkd_text notes[4];
    size_t count = 0;
    notes[count++] =
        tkd_say(drawing, "Raam: rea suurim. ○ = kitsaskohta ei nimetatud või keegi ei käi seal.",
                "Frame: the largest of the row. ○ = no bottleneck named, or nobody goes "
                "there.",
                "Рамка: наибольшее в строке. ○ = узкое место не названо или там никто не "
                "бывает.");
    if (heat->has_felt) {
        notes[count++] =
            tkd_say(drawing, "Kitsaskoht, mis mõjub mitmes etapis, on neis kõigis arvel.",
                    "A bottleneck that acts in several stages counts in each of them.",
                    "Узкое место нескольких этапов учтено в каждом из них.");
    }
    if (heat->has_prices) {
        notes[count++] = tkd_word_in(TKD_WORD_PRICE_NOTE, drawing->language);
    }
    if (any_hidden(heat)) {
        notes[count++] = tkd_say(
            drawing,
            "✕ = saabujaid on aastas üks või kaks, arve ei avaldata; et neid ka mujalt välja ei "
            "arvutaks, on vajaduse korral varjatud veel ühe koha saabujate arv.",
            "✕ = one or two arrivals a year: figures are not published; so that they cannot be "
            "computed, the number of another place may be hidden too.",
            "✕ = один или двое прибывших в год: данные не публикуются; чтобы их нельзя было "
            "вычислить, может быть скрыто и число другого места.");
    }
    return tkd_frame_foot(drawing, notes, count, TKD_FOOT_FACTS, y, width);
}

// ---- The whole

static double choose_cell(const tkd_heat *heat)
{
    const double room = WIDTH_MOST - NAMES - COUNT - TKD_HEAT_TOTAL;
    const double fits = floor(room / fmax((double)stages_in_band(heat), 1.0));
    return fmin(fmax(fits, CELL_LEAST), heat->has_waits ? CELL_MOST : CELL_ALONE);
}

// Rows of votes hold three lines at most; they are higher where they are all there is.
static double choose_felt_height(const tkd_heat *heat, double y, double width)
{
    const double lines = heat->has_prices ? 60.0 : heat->has_votes ? 47.0 : 34.0;
    double rows = 0.0;
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        rows += (heat->drawing->views & 1U << view) != 0 ? 1.0 : 0.0;
    }
    const double room = (width / RATIO_WANTED - y - 2.0 * FOOT_ABOUT) / rows;
    if (heat->has_waits) {
        return lines + (heat->place_count <= FEW_PLACES ? FELT_MORE : 0.0);
    }
    return fmin(fmax(room, lines), FELT_MOST);
}

// Rows as high as bring the sheet near to the shape of paper.
static double choose_row_height(const tkd_heat *heat, double y, double width)
{
    const uint32_t blocks = count_blocks(heat, width);
    const uint32_t bands = (heat->stage_count + BAND_STAGES - 1) / BAND_STAGES;
    const uint32_t in_block = (heat->place_count + blocks - 1) / blocks + 1; // And the mean.
    const double rows = (double)in_block * (double)bands;
    const double room = width / RATIO_WANTED - y - FOOT_ABOUT - 100.0 * (double)bands;
    return fmin(fmax(room / fmax(rows, 1.0), ROW_LEAST), ROW_MOST);
}

void tkd_heat_draw(const tkd_drawing *drawing)
{
    tkd_sheet *sheet = drawing->sheet;
    tkd_heat heat;
    tkd_heat_fill(&heat, drawing);
    if (sheet->status != TKD_OK) {
        return;
    }
    if (heat.place_count == 0) {
        heat.mean.title = tkd_text_equal(drawing->picture->municipality, TKD_TEXT("*"))
                              ? tkd_word_in(TKD_WORD_ALL_MUNICIPALITIES, drawing->language)
                              : tkd_drawing_label(drawing, &drawing->picture->municipality_title);
    } else {
        heat.mean.title = tkd_say(drawing, "kõigi keskmine", "mean of all", "среднее всех");
    }
    const double cell = choose_cell(&heat);
    const double width = fmax(NAMES + COUNT + TKD_HEAT_TOTAL + cell * (double)stages_in_band(&heat),
                              tkd_frame_least_width(drawing));
    double y = tkd_frame_head(drawing, width) + 4.0;
    heat.felt_height = choose_felt_height(&heat, y, width);
    if (heat.has_felt) {
        y = put_views(&heat, cell, width, y);
    } else {
        y = put_missing(
            &heat, "views",
            tkd_say(drawing,
                    "Ühelgi kitsaskohal ei ole veel vaadet ega hääli. Kirjuta kitsaskohale "
                    "vaade ja tõsidus, ja siin on näha, millises etapis kellelgi raske on.",
                    "No bottleneck has a view or votes yet. Write a view and severity, and "
                    "this shows in which stage it is hard for whom.",
                    "Ни у одного узкого места ещё нет взгляда и голосов. Запишите их, и "
                    "здесь будет видно, на каком этапе кому тяжело."),
            width, y);
    }
    if (heat.has_waits) {
        y = put_waits(&heat, cell, width, choose_row_height(&heat, y, width), y);
    } else {
        y = put_missing(
            &heat, "waits",
            tkd_say(drawing,
                    "Ootamist omavalitsuste kaupa näitab pilt siis, kui teekonda saab "
                    "simuleerida.",
                    "Waiting by municipality is shown once the journey can be simulated.",
                    "Ожидание по самоуправлениям видно, когда путь можно симулировать."),
            width, y);
    }
    y = put_foot(&heat, fmax(y, width / RATIO_MOST - FOOT_ABOUT), width);
    sheet->width = width + 2.0 * TKD_MARGIN;
    sheet->height = y;
}
