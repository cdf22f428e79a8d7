// SPDX-License-Identifier: EUPL-1.2
// The two clocks of a person's chart: days since the arrival, the same for all people on the sheet, and
// the calendar, each person's own.
#include "person.h"

#include "teekond/date.h"

#include <math.h>
#include <stdio.h>

#define HOURS_PER_DAY 24.0
#define DAYS_PER_YEAR 365.25
#define TICK_APART 74.0
#define MONTH_LEAST 36.0 /* Room that a month's name needs. */
#define TICKS_MOST 400

static const tkd_font axis_font = {10.0, TKD_WEIGHT_NORMAL};

double tkd_person_x(const tkd_person_axis *axis, double hours)
{
    return axis->left + (axis->right - axis->left) * fmin(fmax(hours / axis->hours, 0.0), 1.0);
}

// ---- Days since the arrival

// Between ticks, in hours: minutes, hours, days, then years.
static double choose_step(const tkd_person_axis *axis)
{
    static const double steps[] = {1.0 / 12.0, 0.5,    1.0,    3.0,    6.0,    12.0,
                                   24.0,       48.0,   120.0,  240.0,  480.0,  720.0,
                                   1440.0,     2160.0, 4320.0, 8766.0, 17532.0};
    const size_t count = sizeof(steps) / sizeof(steps[0]);
    const double least = TICK_APART * axis->hours / (axis->right - axis->left);
    size_t i = 0;
    while (i + 1 < count && steps[i] < least) {
        i++;
    }
    double step = steps[i];
    while (step < least) {
        step *= 5.0;
    }
    return step;
}

static tkd_text tick_text(const tkd_drawing *drawing, double hours, double step)
{
    tkd_sheet *sheet = drawing->sheet;
    if (hours <= 0.0) {
        return TKD_TEXT("0");
    }
    if (step < HOURS_PER_DAY) {
        return tkd_person_duration(drawing, hours);
    }
    const bool in_years = step >= DAYS_PER_YEAR * HOURS_PER_DAY;
    const double value = hours / HOURS_PER_DAY / (in_years ? DAYS_PER_YEAR : 1.0);
    const tkd_text unit = in_years ? tkd_say(drawing, "a", "y", "г")
                                   : tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language);
    return tkd_sheet_format(sheet, "%.*s\u00a0%.*s",
                            TKD_ARG(tkd_print_number(sheet, value, 0, drawing->language)),
                            TKD_ARG(unit));
}

void tkd_person_put_days(const tkd_drawing *drawing, const tkd_person_axis *axis, double y)
{
    tkd_sheet *sheet = drawing->sheet;
    const double step = choose_step(axis);
    const tkd_text_style style = {axis_font, drawing->colors->faint, TKD_ALIGN_CENTER, "tick"};
    const tkd_text_style name = {
        {10.0, TKD_WEIGHT_SEMIBOLD}, drawing->colors->faint, TKD_ALIGN_RIGHT, "axis"};
    tkd_sheet_put_line(
        sheet, tkd_sheet_id(sheet, "axis", (tkd_text){0}, "days"),
        tkd_say(drawing, "aega saabumisest", "time since arrival", "время с прибытия"),
        axis->left - TKD_PERSON_GAP, y, &name);
    for (int i = 0; i < TICKS_MOST && (double)i * step <= axis->hours; i++) {
        const tkd_text text = tick_text(drawing, (double)i * step, step);
        const double half = tkd_measure_width(sheet->measure, text, style.font) / 2.0;
        char part[24];
        snprintf(part, sizeof(part), "%d", i);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, "tick", (tkd_text){0}, part), text,
                           fmin(tkd_person_x(axis, (double)i * step), axis->right - half), y,
                           &style);
    }
}

void tkd_person_put_grid(const tkd_drawing *drawing, const tkd_person_axis *axis, double y,
                         double bottom)
{
    tkd_sheet *sheet = drawing->sheet;
    const double step = choose_step(axis);
    for (int i = 0; i < TICKS_MOST && (double)i * step <= axis->hours; i++) {
        const double x = tkd_person_x(axis, (double)i * step);
        const tkd_point2 points[] = {{x, y}, {x, y}, {x, bottom}, {x, bottom}};
        char part[24];
        snprintf(part, sizeof(part), "%d", i);
        const tkd_mark line = {
            .id = tkd_sheet_id(sheet, "grid", (tkd_text){0}, part),
            .class_name = "grid",
            .line = drawing->colors->grid,
            .line_width = 0.6,
        };
        tkd_sheet_put_curve(sheet, &line, points, 4);
    }
}

// ---- The calendar

static tkd_text month_name(const tkd_drawing *drawing, int32_t month)
{
    static const tkd_phrase months[12] = {
        TKD_PHRASE_INIT("jaan", "Jan", "янв"),    TKD_PHRASE_INIT("veebr", "Feb", "фев"),
        TKD_PHRASE_INIT("märts", "Mar", "март"),  TKD_PHRASE_INIT("apr", "Apr", "апр"),
        TKD_PHRASE_INIT("mai", "May", "май"),     TKD_PHRASE_INIT("juuni", "June", "июнь"),
        TKD_PHRASE_INIT("juuli", "July", "июль"), TKD_PHRASE_INIT("aug", "Aug", "авг"),
        TKD_PHRASE_INIT("sept", "Sept", "сент"),  TKD_PHRASE_INIT("okt", "Oct", "окт"),
        TKD_PHRASE_INIT("nov", "Nov", "нояб"),    TKD_PHRASE_INIT("dets", "Dec", "дек"),
    };
    return tkd_drawing_phrase(drawing, months[month - 1]);
}

// Months of a period: one, or those of so many years that the year's number fits.
static int32_t choose_months(const tkd_person_axis *axis)
{
    static const int32_t choices[] = {1, 12, 24, 60, 120, 240, 600, 1200, 12000};
    const double month =
        (axis->right - axis->left) * DAYS_PER_YEAR / 12.0 * HOURS_PER_DAY / axis->hours;
    size_t i = 0;
    while (i + 1 < sizeof(choices) / sizeof(choices[0]) &&
           (double)choices[i] * month < MONTH_LEAST) {
        i++;
    }
    return choices[i];
}

// The name of a period that shows `room` of itself: "jaan 2028", "veebr", "2029"; empty where none fits.
static tkd_text period_name(const tkd_drawing *drawing, int32_t month, int32_t months, bool first,
                            double room)
{
    tkd_sheet *sheet = drawing->sheet;
    const tkd_text year = tkd_sheet_format(sheet, "%d", (int)(month / 12));
    tkd_text names[2] = {year, {"", 0}};
    if (months == 1) {
        const tkd_text plain = month_name(drawing, month % 12 + 1);
        const tkd_text full = tkd_sheet_format(sheet, "%.*s %.*s", TKD_ARG(plain), TKD_ARG(year));
        names[0] = first || month % 12 == 0 ? full : plain;
        names[1] = month % 12 == 0 ? year : plain; // The year says that it is January.
    }
    for (size_t i = 0; i < 2; i++) {
        if (tkd_measure_width(sheet->measure, names[i], axis_font) + 6.0 <= room) {
            return names[i];
        }
    }
    return (tkd_text){"", 0};
}

double tkd_person_put_calendar(const tkd_drawing *drawing, const tkd_person_axis *axis,
                               const tkd_person_life *life, tkd_text id, double y)
{
    tkd_sheet *sheet = drawing->sheet;
    const double height = tkd_font_line(axis_font) + 6.0;
    const int32_t arrived = life->person->arrived_day;
    const double last = (double)arrived + axis->hours / HOURS_PER_DAY;
    const tkd_date date = tkd_date_from_day(arrived);
    const int32_t months = choose_months(axis);
    const tkd_text_style style = {axis_font, drawing->colors->ink, TKD_ALIGN_CENTER, "calendar"};
    int32_t month = (date.year * 12 + date.month - 1) / months * months;
    if (date.year < 1 || last > (double)tkd_date_to_day((tkd_date){9990, 1, 1})) {
        return y;
    }
    for (int i = 0; i < TICKS_MOST; i++, month += months) {
        const int32_t day = tkd_date_to_day((tkd_date){month / 12, month % 12 + 1, 1});
        const int32_t next =
            tkd_date_to_day((tkd_date){(month + months) / 12, (month + months) % 12 + 1, 1});
        if ((double)day >= last) {
            break;
        }
        const double left = tkd_person_x(axis, (double)(day - arrived) * HOURS_PER_DAY);
        const double right = tkd_person_x(axis, (double)(next - arrived) * HOURS_PER_DAY);
        const tkd_text part = tkd_sheet_format(sheet, "month-%d", i);
        const tkd_mark box = {
            .kind = TKD_MARK_BOX,
            .id = tkd_sheet_id(sheet, id.data, (tkd_text){0}, part.data),
            .class_name = "month",
            .x = left,
            .y = y,
            .width = right - left,
            .height = height,
            .fill = month / months % 2 == 0 ? drawing->colors->stage : drawing->colors->band,
        };
        tkd_sheet_put(sheet, &box);
        tkd_sheet_put_line(sheet, tkd_sheet_id(sheet, box.id.data, (tkd_text){0}, "name"),
                           period_name(drawing, month, months, i == 0, right - left),
                           (left + right) / 2.0, y + 3.0, &style);
    }
    return y + height;
}
