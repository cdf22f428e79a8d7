// SPDX-License-Identifier: EUPL-1.2
// What the signs of the blueprint mean: its foot.
#include "blueprint.h"

enum { SIGNS_MOST = 16 };

typedef struct sign_list {
    tkd_frame_sign signs[SIGNS_MOST];
    size_t count;
} sign_list;

static void add_heading(sign_list *list, const char *part, tkd_text says)
{
    list->signs[list->count++] = (tkd_frame_sign){.part = part, .says = says, .is_heading = true};
}

static void add_text(sign_list *list, const char *part, tkd_text says)
{
    list->signs[list->count++] = (tkd_frame_sign){.part = part, .says = says};
}

static void add_general(const tkd_drawing *drawing, sign_list *list)
{
    add_heading(list, "signs", tkd_say(drawing, "Märgid", "Signs", "Знаки"));
    add_text(list, "standard",
             tkd_say(drawing,
                     "Norm = kirja pandud aeg, keskmine (– : ei ole kirjas); min = minutit, t = "
                     "tundi, p = päeva.",
                     "Standard = the time as written, its mean (– : none is written); min, h = "
                     "hours, d = days.",
                     "Норма = записанное время, среднее (– : не записана); мин, ч = часов, дн = "
                     "дней."));
    add_text(list, "arrows",
             tkd_say(drawing,
                     "Nool allapoole = töö läheb edasi; katkendlik = inimesega kokku puutumata; "
                     "punktiir = andmed registrisse.",
                     "Arrow down = the work is handed over; dashed = without meeting the person; "
                     "dotted = data to a register.",
                     "Стрелка вниз = работа передаётся дальше; пунктир = без встречи с человеком; "
                     "точки = данные в регистр."));
}

// Signs of times over what is written.
static void add_warnings(const tkd_drawing *drawing, sign_list *list)
{
    const tkd_colors *colors = drawing->colors;
    const tkd_mark half = {.kind = TKD_MARK_DISC,
                           .width = 11.0,
                           .height = 11.0,
                           .fill = colors->price,
                           .line = colors->price,
                           .line_width = 1.0};
    tkd_mark tenth = half;
    tenth.fill = colors->paper;
    list->signs[list->count++] = (tkd_frame_sign){
        .part = "over-half",
        .mark = half,
        .glyph = TKD_TEXT("!"),
        .ink = colors->paper,
        .says = tkd_say(drawing,
                        "Vähemalt pooltel on simuleeritud aeg üle normi või tähtaja; nool selle "
                        "juurde on jäme.",
                        "For half at least the simulated time is over the standard or deadline; "
                        "the arrow to it is thick.",
                        "Хотя бы у половины время больше нормы или срока; стрелка туда толстая."),
    };
    list->signs[list->count++] = (tkd_frame_sign){
        .part = "over-tenth",
        .mark = tenth,
        .glyph = TKD_TEXT("!"),
        .ink = colors->price,
        .says = tkd_say(drawing, "Vähemalt 10%-l on see nii.", "So it is for 10% at least.",
                        "Так хотя бы у 10%."),
    };
}

static void add_times(const tkd_drawing *drawing, sign_list *list)
{
    static const char *const classes[][TKD_HEAT_STEPS] = {
        [TKD_ET] = {"alla 1 p", "1–7 p", "7–30 p", "30–90 p", "üle 90 p"},
        [TKD_EN] = {"under 1 d", "1–7 d", "7–30 d", "30–90 d", "over 90 d"},
        [TKD_RU] = {"до 1 дн", "1–7 дн", "7–30 дн", "30–90 дн", "свыше 90 дн"},
    };
    static const char *const parts[] = {"heat-1", "heat-2", "heat-3", "heat-4", "heat-5"};
    add_heading(list, "times",
                tkd_say(drawing, "Aeg, mis kulub 90%-l kuni", "Time that 90% take up to",
                        "Время, за которое успевают 90%"));
    for (size_t i = 0; i < TKD_HEAT_STEPS; i++) {
        list->signs[list->count++] = (tkd_frame_sign){
            .part = parts[i],
            .mark = {.kind = TKD_MARK_BOX,
                     .width = 16.0,
                     .height = 9.0,
                     .fill = drawing->colors->heat[i],
                     .line = drawing->colors->line,
                     .line_width = 0.6},
            .says = tkd_text_of(classes[drawing->language][i]),
        };
    }
    add_text(list, "pairs",
             tkd_say(drawing,
                     "3 / 20 p = pooltel kulub kuni 3 ja 90%-l kuni 20 päeva: ootab = kuni "
                     "teenindamiseni, kokku = sammu algusest tulemuseni.",
                     "3 / 20 d = half take up to 3 and 90% up to 20 days: waits = until served, in "
                     "all = from coming to the step until its result.",
                     "3 / 20 дн = половине нужно до 3 и 90% до 20 дней: ждёт = до приёма, всего = "
                     "от начала шага до результата."));
}

void tkd_blueprint_fill_foot(const tkd_drawing *drawing, double width, tkd_frame_foot_lines *lines)
{
    sign_list list = {.count = 0};
    add_general(drawing, &list);
    if (drawing->picture->facts.simulated) {
        add_warnings(drawing, &list);
        add_times(drawing, &list);
    }
    tkd_frame_foot_fill(drawing, list.signs, list.count, TKD_FOOT_ALL, width, lines);
}
