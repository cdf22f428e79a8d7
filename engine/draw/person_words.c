// SPDX-License-Identifier: EUPL-1.2
// A person's time in words: phases, durations, and the story above the chart.
#include "person.h"

#include <math.h>

#define HOURS_PER_DAY 24.0

tkd_text tkd_person_duration(const tkd_drawing *drawing, double hours)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_language language = drawing->language;
    double value = hours / HOURS_PER_DAY;
    tkd_text unit = tkd_word_in(TKD_WORD_DAY_UNIT, language);
    int decimals = 0;
    if (hours < 1.0) {
        value = hours * 60.0;
        unit = tkd_say(drawing, "min", "min", "мин");
    } else if (hours < 36.0) {
        value = hours;
        decimals = hours < 9.5 && fabs(hours - round(hours)) > 0.05 ? 1 : 0;
        unit = tkd_say(drawing, "t", "h", "ч");
    } else {
        decimals = value < 9.95 ? 1 : 0;
    }
    return tkd_sheet_format(sheet, "%.*s\u00a0%.*s",
                            TKD_ARG(tkd_print_number(sheet, value, decimals, language)),
                            TKD_ARG(unit));
}

tkd_text tkd_person_phase(const tkd_drawing *drawing, tkd_stretch_phase phase, bool is_course)
{
    static const tkd_phrase phases[TKD_STRETCH_PHASE_COUNT] = {
        [TKD_STRETCH_NEEDS] =
            TKD_PHRASE_INIT("muid samme ootas", "waiting for other steps", "ждал других шагов"),
        [TKD_STRETCH_NOT_BEFORE] =
            TKD_PHRASE_INIT("tähtpäeva ootas", "waiting for the due day", "ждал срока"),
        [TKD_STRETCH_DELAY] = TKD_PHRASE_INIT("aega kulus", "time went by", "прошло"),
        [TKD_STRETCH_BOOKING] =
            TKD_PHRASE_INIT("vastuvõttu ootas", "waiting for the appointment", "ждал приёма"),
        [TKD_STRETCH_TRAVEL] = TKD_PHRASE_INIT("teel", "on the way", "в пути"),
        [TKD_STRETCH_QUEUE] = TKD_PHRASE_INIT("järjekorras", "in the queue", "в очереди"),
        [TKD_STRETCH_COURSE] =
            TKD_PHRASE_INIT("algust ootas", "waiting for the start", "ждал начала"),
        [TKD_STRETCH_CALENDAR] =
            TKD_PHRASE_INIT("avamist ootas", "waiting for opening", "ждал открытия"),
        [TKD_STRETCH_SERVICE] = TKD_PHRASE_INIT("teenusel", "being served", "на приёме"),
        [TKD_STRETCH_SESSIONS] =
            TKD_PHRASE_INIT("kordade vahel", "between sessions", "между встречами"),
        [TKD_STRETCH_PROCESSING] = TKD_PHRASE_INIT("menetlus", "processing", "рассмотрение"),
        [TKD_STRETCH_REWORK] =
            TKD_PHRASE_INIT("uue korrani", "until the next try", "до новой попытки"),
    };
    if (phase == TKD_STRETCH_SERVICE && is_course) {
        return tkd_say(drawing, "osales", "taking part", "участвовал");
    }
    return phase < TKD_STRETCH_PHASE_COUNT ? tkd_drawing_phrase(drawing, phases[phase])
                                           : (tkd_text){"", 0};
}

tkd_text tkd_person_name(const tkd_drawing *drawing, double share)
{
    if (fabs(share - 0.5) < 0.005) {
        return tkd_say(drawing, "Mediaaninimene", "The median person", "Медианный человек");
    }
    const tkd_text percent = tkd_print_share(drawing->sheet, share, drawing->language);
    return tkd_sheet_format(drawing->sheet, "%.*s%.*s%.*s",
                            TKD_ARG(tkd_say(drawing, "", "The ", "Человек «")), TKD_ARG(percent),
                            TKD_ARG(tkd_say(drawing, " inimene", " person", "»")));
}

tkd_text tkd_person_rank(const tkd_drawing *drawing, double share)
{
    if (fabs(share - 0.5) < 0.005) {
        return tkd_say(drawing, "Pooled jõuavad lõpuni kiiremini, pooled kulutavad rohkem aega.",
                       "Half of all are done sooner, half take longer.",
                       "Половина проходит путь быстрее, половина – дольше.");
    }
    if (fabs(share - 0.9) < 0.005) {
        return tkd_say(drawing, "Kümnest inimesest üheksa jõuab lõpuni kiiremini.",
                       "Nine people of ten are done sooner.",
                       "Девять человек из десяти проходят путь быстрее.");
    }
    return tkd_sheet_format(
        drawing->sheet, "%.*s %.*s.",
        TKD_ARG(tkd_say(drawing, "Kiiremini jõuab lõpuni", "Done sooner:", "Быстрее проходят:")),
        TKD_ARG(tkd_print_share(drawing->sheet, share, drawing->language)));
}

// "302 päeva", or in hours where it is short.
static tkd_text days_of(const tkd_drawing *drawing, double hours, const char *et)
{
    if (hours < 36.0) {
        return tkd_person_duration(drawing, hours);
    }
    const tkd_text number = tkd_print_days(drawing->sheet, hours, drawing->language);
    return tkd_sheet_format(drawing->sheet, "%.*s\u00a0%.*s", TKD_ARG(number),
                            TKD_ARG(tkd_say(drawing, et, "days", "дн.")));
}

tkd_text tkd_person_spell_name(const tkd_drawing *drawing, tkd_spell spell)
{
    static const tkd_phrase names[TKD_SPELL_COUNT] = {
        [TKD_SPELL_SERVED] = TKD_PHRASE_INIT("teenusel või kursusel", "served or on a course",
                                             "на приёме или курсе"),
        [TKD_SPELL_TRAVEL] = TKD_PHRASE_INIT("teel", "on the way", "в пути"),
        [TKD_SPELL_WAIT] =
            TKD_PHRASE_INIT("ootab vastuvõttu, järjekorda või kursuse algust",
                            "waiting for an appointment, a queue or a course to start",
                            "ждёт приёма, очереди или начала курса"),
        [TKD_SPELL_PROCESSING] =
            TKD_PHRASE_INIT("ametiasutus menetleb", "an office decides", "ведомство рассматривает"),
        [TKD_SPELL_DELAY] =
            TKD_PHRASE_INIT("aeg kulub muule", "time goes by", "время идёт на другое"),
        [TKD_SPELL_NEEDS] =
            TKD_PHRASE_INIT("ootab oma teisi samme", "waiting for their own other steps",
                            "ждёт своих других шагов"),
    };
    return spell < TKD_SPELL_COUNT ? tkd_drawing_phrase(drawing, names[spell]) : (tkd_text){"", 0};
}

tkd_text tkd_person_headline(const tkd_drawing *drawing, const tkd_person_life *life)
{
    const double taken = life->end_h - life->begin_h;
    const tkd_text name = tkd_person_name(drawing, life->person->share);
    if (taken < 36.0) {
        return tkd_sheet_format(drawing->sheet, "%.*s: %.*s", TKD_ARG(name),
                                TKD_ARG(tkd_person_duration(drawing, taken)));
    }
    return tkd_sheet_format(
        drawing->sheet, "%.*s %.*s %.*s %.*s", TKD_ARG(name),
        TKD_ARG(tkd_say(drawing, "jõudis lõpuni", "was done in", "прошёл путь за")),
        TKD_ARG(tkd_print_days(drawing->sheet, taken, drawing->language)),
        TKD_ARG(tkd_say(drawing, "päevaga", "days", "дн.")));
}

// "94 päeva kulus muule": a part of the time, joined to those before it.
static void write_part(const tkd_drawing *drawing, double hours, const char *et, const char *en,
                       const char *ru, bool *any, tkd_writer *writer)
{
    if (hours <= 0.0) {
        return;
    }
    tkd_write_string(writer, *any ? ", " : "");
    tkd_write(writer, days_of(drawing, hours, "päeva"));
    tkd_write_string(writer, " ");
    tkd_write(writer, tkd_say(drawing, et, en, ru));
    *any = true;
}

static void write_visits(const tkd_drawing *drawing, const tkd_person_life *life,
                         tkd_writer *writer)
{
    const bool once = life->visit_count == 1;
    tkd_write(writer,
              tkd_say(drawing, ". Teenindati ", ". They were served ", ". Приёмов и занятий: "));
    tkd_write(writer,
              tkd_print_number(drawing->sheet, (double)life->visit_count, 0, drawing->language));
    tkd_write(writer,
              tkd_say(drawing, once ? " kord. " : " korda. ", once ? " time. " : " times. ", ". "));
}

// "Kõige kauem: „Üürikodu leidmine“, aega kulus 131 p."
static void write_longest(const tkd_drawing *drawing, const tkd_person_life *life,
                          tkd_writer *writer)
{
    const tkd_picture_stretch *longest = NULL;
    for (uint32_t i = 0; i < life->stretch_count; i++) {
        const tkd_picture_stretch *stretch = life->stretches[i];
        if (tkd_person_spell(stretch->phase) != TKD_SPELL_NEEDS &&
            (longest == NULL ||
             stretch->until_h - stretch->from_h > longest->until_h - longest->from_h)) {
            longest = stretch;
        }
    }
    if (longest == NULL) {
        return;
    }
    const tkd_picture_step *step = &drawing->picture->steps[longest->step];
    tkd_write(writer, tkd_say(drawing, "Kõige kauem: „", "The longest: “", "Дольше всего: «"));
    tkd_write(writer, tkd_drawing_label(drawing, &step->title));
    tkd_write(writer, tkd_say(drawing, "“, ", "”, ", "», "));
    tkd_write(writer, tkd_person_phase(drawing, longest->phase, step->is_course));
    tkd_write_string(writer, " ");
    tkd_write(writer, tkd_person_duration(drawing, longest->until_h - longest->from_h));
    tkd_write_string(writer, ". ");
}

// "Sihtaega ületas 21 päeva."
static void write_target(const tkd_drawing *drawing, const tkd_person_life *life,
                         tkd_writer *writer)
{
    const double target = drawing->picture->journeys[life->person->journey].target_h;
    const double taken = life->end_h - life->begin_h;
    if (!(target > 0.0) || !isfinite(target)) {
        return;
    }
    if (taken <= target) {
        tkd_write(writer, tkd_say(drawing, "Sihtajaks (", "In time for the target (",
                                  "К целевому сроку ("));
        tkd_write(writer, days_of(drawing, target, "päeva"));
        tkd_write(writer, tkd_say(drawing, ") jõudis.", ").", ") успел."));
        return;
    }
    tkd_write(writer, tkd_say(drawing, "Sihtajast (", "Past the target (", "Позже срока ("));
    tkd_write(writer, days_of(drawing, target, "päeva"));
    tkd_write(writer, tkd_say(drawing, ") jäi hiljaks ", ") by ", ") на "));
    tkd_write(writer, days_of(drawing, taken - target, "päeva"));
    tkd_write_string(writer, ".");
}

tkd_text tkd_person_story(const tkd_drawing *drawing, const tkd_person_life *life)
{
    const double *spells = life->spells_h;
    tkd_writer writer;
    tkd_writer_init_memory(&writer, drawing->sheet->arena, 0);
    bool any = false;
    tkd_write(&writer, tkd_say(drawing, "Sellest ", "Of this, ", "Из них "));
    write_part(drawing, spells[TKD_SPELL_WAIT] + spells[TKD_SPELL_NEEDS],
               "ootas vastuvõttu, järjekorda või kursuse algust",
               "went to waiting for an appointment, a queue or a course to start",
               "ждал приёма, очереди или начала курса", &any, &writer);
    write_part(drawing, spells[TKD_SPELL_PROCESSING], "ootas ametiasutuse otsust",
               "to offices deciding", "ждал решения ведомств", &any, &writer);
    write_part(drawing, spells[TKD_SPELL_SERVED] + spells[TKD_SPELL_TRAVEL],
               "oli teenusel või kursusel", "to being served or on a course",
               "был на приёме или курсе", &any, &writer);
    write_part(drawing, spells[TKD_SPELL_DELAY], "kulus muule", "to everything else",
               "ушло на прочее", &any, &writer);
    write_visits(drawing, life, &writer);
    write_longest(drawing, life, &writer);
    write_target(drawing, life, &writer);
    return tkd_writer_text(&writer);
}
