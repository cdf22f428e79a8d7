// SPDX-License-Identifier: EUPL-1.2
// The service blueprint after Shostack, Designing services that deliver, Harvard Business Review 62
// (1984), as service designers draw it today: client, front stage, line of visibility, who works
// behind it; on each box the time as written and as simulated.
#include "blueprint.h"
#include "diagrams.h"

// ---- Places

static double place_bands(tkd_map *map, uint32_t most)
{
    tkd_blueprint *blueprint = (tkd_blueprint *)map; // Its first member.
    double height = 0.0;
    tkd_map_cut(map, most);
    tkd_map_band *bands = map->bands.items;
    for (size_t i = 0; i < map->bands.count; i++) {
        bands[i].stage_height = tkd_map_stage_height(map, &bands[i]);
        bands[i].height = bands[i].stage_height + TKD_MAP_GAP +
                          tkd_blueprint_rows_height(blueprint, i) + TKD_MAP_GAP;
        height += bands[i].height;
    }
    return height;
}

// ---- Foot

// A swatch and words for each class of time.
static double put_classes(const tkd_drawing *drawing, double y)
{
    static const char *const classes[][TKD_HEAT_STEPS] = {
        [TKD_ET] = {"alla 1 p", "1–7 p", "7–30 p", "30–90 p", "üle 90 p"},
        [TKD_EN] = {"under 1 d", "1–7 d", "7–30 d", "30–90 d", "over 90 d"},
        [TKD_RU] = {"до 1 дн", "1–7 дн", "7–30 дн", "30–90 дн", "свыше 90 дн"},
    };
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text_style style = {
        {10.0, TKD_WEIGHT_NORMAL}, drawing->colors->ink, TKD_ALIGN_LEFT, "legend"};
    const tkd_text lead = tkd_say(drawing, "Riba: 90%-l võtab aega kuni", "Strip: 90% take up to",
                                  "Полоса: 90% проходят за");
    double x = TKD_MARGIN;
    tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "legend-times", (tkd_text){0}, ""), lead, x, y,
                       &style);
    x += tkd_measure_width(sheet->measure, lead, style.font) + 12.0;
    for (int heat = 0; heat < TKD_HEAT_STEPS; heat++) {
        const tkd_text word = tkd_text_of(classes[drawing->language][heat]);
        const tkd_text part = tkd_sheet_format(sheet, "%d", heat + 1);
        const tkd_mark swatch = {
            .kind = TKD_MARK_BOX,
            .id = tkd_sheet_id(sheet, "legend-times-swatch", part, ""),
            .class_name = "legend",
            .x = x,
            .y = y + 1.0,
            .width = 16.0,
            .height = 10.0,
            .fill = drawing->colors->heat[heat],
            .line = drawing->colors->line,
            .line_width = 0.6,
        };
        tkd_sheet_put(sheet, &swatch);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "legend-times-word", part, ""), word,
                           x + 21.0, y, &style);
        x += 21.0 + tkd_measure_width(sheet->measure, word, style.font) + 14.0;
    }
    return y + tkd_font_line(style.font) + 2.0;
}

static double put_foot(const tkd_blueprint *blueprint, double y)
{
    const tkd_drawing *drawing = blueprint->map.drawing;
    const tkd_text notes[] = {
        tkd_say(drawing,
                "Norm = kirja pandud aeg, keskmine (– : ei ole kirjas); min = minutit, t = tundi, "
                "p = päeva.",
                "Standard = the time as written, its mean (– : none is written); min, h = hours, "
                "d = days.",
                "Норма = записанное время, среднее (– : не записана); мин, ч = часов, дн = дней."),
        tkd_say(drawing,
                "Nool allapoole = töö läheb edasi; katkendlik = inimesega kokku puutumata; "
                "punktiir = andmed registrisse.",
                "Arrow down = the work is handed over; dashed = without meeting the person; "
                "dotted = data to a register.",
                "Стрелка вниз = работа передаётся дальше; пунктир = без встречи с человеком; "
                "точки = данные в регистр."),
        tkd_say(
            drawing,
            "3 / 20 p = pooltel kulub kuni 3 ja 90%-l kuni 20 päeva: ootab = kuni teenindamiseni, "
            "kokku = sammu algusest tulemuseni.",
            "3 / 20 d = half take up to 3 and 90% up to 20 days: waits = until served, in all = "
            "from coming to the step until its result.",
            "3 / 20 дн = половине нужно до 3 и 90% до 20 дней: ждёт = до приёма, всего = от "
            "начала шага до результата."),
        tkd_say(drawing,
                "! = simuleeritud aeg on üle normi või tähtaja: täidetud märk ja jäme nool "
                "= vähemalt pooltel, tühi märk = vähemalt 10%-l.",
                "! = the simulated time is over the standard or deadline: filled sign and thick "
                "arrow = for half at least, open sign = for 10% at least.",
                "! = время больше нормы или срока: заполненный знак и толстая стрелка = хотя бы у "
                "половины, пустой знак = хотя бы у 10%."),
    };
    const bool simulated = drawing->picture->facts.simulated;
    y += 8.0;
    if (simulated) {
        y = put_classes(drawing, y);
    }
    return tkd_frame_foot(drawing, notes, simulated ? 4 : 2, TKD_FOOT_ALL, y - 8.0,
                          tkd_map_width(&blueprint->map));
}

// ---- The drawing

// Room for what every column and band needs; a band has at least one column.
static bool take_room(tkd_blueprint *blueprint)
{
    tkd_arena *arena = blueprint->map.drawing->sheet->arena;
    const size_t count = blueprint->map.columns.count;
    blueprint->plans = TKD_TAKE(arena, count, tkd_blueprint_boxes);
    blueprint->boxes = tkd_arena_take(arena, count, sizeof(*blueprint->boxes));
    blueprint->heights = tkd_arena_take(arena, count, sizeof(*blueprint->heights));
    return blueprint->plans != NULL && blueprint->boxes != NULL && blueprint->heights != NULL;
}

void tkd_blueprint_draw(const tkd_drawing *drawing)
{
    tkd_sheet *sheet = drawing->sheet;
    tkd_blueprint blueprint = {0};
    tkd_map_init(&blueprint.map, drawing);
    tkd_map_fill_columns(&blueprint.map);
    if (sheet->status != TKD_OK) {
        return;
    }
    if (!take_room(&blueprint)) {
        tkd_sheet_fail_memory(sheet);
        return;
    }
    tkd_blueprint_measure_rows(&blueprint);
    tkd_blueprint_fill(&blueprint);
    if (sheet->status != TKD_OK) {
        return;
    }
    tkd_map_wrap(&blueprint.map, place_bands);
    double y = tkd_frame_head(drawing, tkd_map_width(&blueprint.map));
    const tkd_map_band *bands = blueprint.map.bands.items;
    for (size_t i = 0; i < blueprint.map.bands.count; i++) {
        y = tkd_map_put_stages(&blueprint.map, &bands[i], y);
        y = tkd_blueprint_put_rows(&blueprint, i, y) + TKD_MAP_GAP;
    }
    y = put_foot(&blueprint, y);
    sheet->width = tkd_map_width(&blueprint.map) + 2.0 * TKD_MARGIN;
    sheet->height = y;
}
