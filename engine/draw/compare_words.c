// SPDX-License-Identifier: EUPL-1.2
// Words of the comparison: names and units of measures, figures with their intervals, differences.
#include "compare.h"

#include <math.h>

typedef struct measure_row {
    tkd_compare_unit unit;
    tkd_phrase title;
} measure_row;

static const measure_row measures[TKD_CLIENT_MEASURE_COUNT] = {
#define MEASURE(name, unit, et, en, ru) [name] = {unit, TKD_PHRASE_INIT(et, en, ru)}
    MEASURE(TKD_ARRIVED, TKD_UNIT_PEOPLE, "Saabujaid aastas", "Arrivals a year", "Прибывших в год"),
    MEASURE(TKD_COMPLETED, TKD_UNIT_PEOPLE, "Lõpuni jõudnuid aastas", "Completed a year",
            "Дошли до конца, в год"),
    MEASURE(TKD_LEFT, TKD_UNIT_PEOPLE, "Katkestanuid aastas", "Gave up a year",
            "Прервали путь, в год"),
    MEASURE(TKD_UNFINISHED, TKD_UNIT_PEOPLE, "Pooleli jäänuid aastas", "Unfinished a year",
            "Не закончили, в год"),
    MEASURE(TKD_COMPLETED_SHARE, TKD_UNIT_SHARE, "Lõpuni jõudnute osa", "Share who completed",
            "Доля дошедших до конца"),
    MEASURE(TKD_ON_TARGET_SHARE, TKD_UNIT_SHARE, "Sihiks seatud ajaga lõpuni jõudnute osa",
            "Share who completed within the target", "Доля дошедших до конца в целевой срок"),
    MEASURE(TKD_DEADLINE_MISSED_SHARE, TKD_UNIT_SHARE, "Tähtaja ületanute osa",
            "Share who missed a deadline", "Доля пропустивших срок"),
    MEASURE(TKD_TIME_TO_COMPLETE_H, TKD_UNIT_DAYS, "Aeg teekonna lõpuni, keskmine",
            "Time to complete, mean", "Время до конца пути, среднее"),
    MEASURE(TKD_TIME_TO_COMPLETE_P50_H, TKD_UNIT_DAYS, "Aeg teekonna lõpuni, mediaan",
            "Time to complete, median", "Время до конца пути, медиана"),
    MEASURE(TKD_TIME_TO_COMPLETE_P90_H, TKD_UNIT_DAYS, "Aeg, millega 90% jõuab lõpuni",
            "Time within which 90% complete", "Время, за которое доходят 90%"),
    MEASURE(TKD_WAIT_H, TKD_UNIT_DAYS, "Ootamist inimese kohta", "Waiting per person",
            "Ожидание на человека"),
    MEASURE(TKD_SERVICE_H, TKD_UNIT_HOURS, "Teenindust inimese kohta", "Service per person",
            "Обслуживание на человека"),
    MEASURE(TKD_TRAVEL_H, TKD_UNIT_HOURS, "Sõitu inimese kohta", "Travel per person",
            "Дорога на человека"),
    MEASURE(TKD_DELAY_H, TKD_UNIT_DAYS, "Viivitusi inimese kohta", "Delays per person",
            "Задержки на человека"),
    MEASURE(TKD_VISITS, TKD_UNIT_VISITS, "Käike inimese kohta", "Visits per person",
            "Визитов на человека"),
    MEASURE(TKD_REWORK, TKD_UNIT_VISITS, "Korduskäike inimese kohta", "Repeated visits per person",
            "Повторных визитов на человека"),
    MEASURE(TKD_KOV_STAFF_H, TKD_UNIT_HOURS, "Omavalitsuse tööaega inimese kohta",
            "Municipal staff time per person", "Время работников самоуправления на человека"),
    MEASURE(TKD_STAFF_COST_EUR, TKD_UNIT_EUROS, "Tööaja kulu inimese kohta",
            "Cost of staff per person", "Затраты на персонал на человека"),
    MEASURE(TKD_CLIENT_COST_EUR, TKD_UNIT_EUROS, "Kulu inimesele endale", "Cost to the person",
            "Расходы самого человека"),
#undef MEASURE
};

tkd_text tkd_compare_title(const tkd_drawing *drawing, tkd_client_measure measure)
{
    return tkd_drawing_phrase(drawing, measures[measure].title);
}

tkd_compare_unit tkd_compare_unit_of(tkd_client_measure measure)
{
    return measures[measure].unit;
}

double tkd_compare_factor(tkd_compare_unit unit)
{
    switch (unit) {
    case TKD_UNIT_SHARE: return 100.0;
    case TKD_UNIT_DAYS: return 1.0 / 24.0;
    case TKD_UNIT_PEOPLE:
    case TKD_UNIT_HOURS:
    case TKD_UNIT_VISITS:
    case TKD_UNIT_EUROS: break;
    }
    return 1.0;
}

tkd_text tkd_compare_unit_name(const tkd_drawing *drawing, tkd_compare_unit unit)
{
    switch (unit) {
    case TKD_UNIT_SHARE: return TKD_TEXT("%");
    case TKD_UNIT_DAYS: return tkd_word_in(TKD_WORD_DAY_UNIT, drawing->language);
    case TKD_UNIT_HOURS: return tkd_say(drawing, "t", "h", "ч");
    case TKD_UNIT_EUROS: return TKD_TEXT("€");
    case TKD_UNIT_PEOPLE:
    case TKD_UNIT_VISITS: break;
    }
    return (tkd_text){"", 0};
}

// ---- Figures

int tkd_compare_decimals(tkd_estimate estimate, double factor)
{
    const double largest =
        fmax(fabs(estimate.mean), fmax(fabs(estimate.low), fabs(estimate.high))) * factor;
    return largest >= 9.95 ? 0 : 1;
}

// Without or with its sign.
static tkd_text number(const tkd_compare *compare, double value, int decimals, bool is_signed)
{
    tkd_sheet *sheet = compare->drawing->sheet;
    const tkd_text plain = tkd_print_number(sheet, value, decimals, compare->drawing->language);
    const double least = 0.5 * pow(10.0, -decimals);
    return is_signed && value >= least ? tkd_sheet_format(sheet, "+%.*s", TKD_ARG(plain)) : plain;
}

static tkd_text with_unit(const tkd_compare *compare, tkd_text figure, bool is_difference)
{
    tkd_sheet *sheet = compare->drawing->sheet;
    const tkd_text unit = compare->unit == TKD_UNIT_SHARE && is_difference
                              ? tkd_say(compare->drawing, "pp", "pp", "п.п.")
                              : tkd_compare_unit_name(compare->drawing, compare->unit);
    if (unit.size == 0) {
        return figure;
    }
    const char *between = compare->unit == TKD_UNIT_SHARE && !is_difference ? "" : "\u00a0";
    return tkd_sheet_format(sheet, "%.*s%s%.*s", TKD_ARG(figure), between, TKD_ARG(unit));
}

tkd_text tkd_compare_value(const tkd_compare *compare, tkd_estimate estimate)
{
    if (isnan(estimate.mean)) {
        return tkd_say(compare->drawing, "andmeid pole", "no data", "нет данных");
    }
    const double factor = tkd_compare_factor(compare->unit);
    const int decimals = tkd_compare_decimals(estimate, factor);
    return with_unit(compare, number(compare, estimate.mean * factor, decimals, false), false);
}

tkd_text tkd_compare_interval(const tkd_compare *compare, tkd_estimate estimate)
{
    const double factor = tkd_compare_factor(compare->unit);
    if (isnan(estimate.low) || isnan(estimate.high)) {
        return (tkd_text){"", 0};
    }
    const int decimals = tkd_compare_decimals(estimate, factor);
    return tkd_sheet_format(compare->drawing->sheet, "%.*s–%.*s",
                            TKD_ARG(number(compare, estimate.low * factor, decimals, false)),
                            TKD_ARG(number(compare, estimate.high * factor, decimals, false)));
}

int tkd_compare_sign(tkd_estimate difference)
{
    return difference.low > 0.0 ? 1 : difference.high < 0.0 ? -1 : 0;
}

tkd_text tkd_compare_difference(const tkd_compare *compare, tkd_estimate difference)
{
    const tkd_drawing *drawing = compare->drawing;
    const double factor = tkd_compare_factor(compare->unit);
    if (isnan(difference.mean)) {
        return tkd_say(drawing, "võrrelda ei saa", "cannot be compared", "сравнить нельзя");
    }
    const int decimals = tkd_compare_decimals(difference, factor);
    const tkd_text mean =
        with_unit(compare, number(compare, difference.mean * factor, decimals, true), true);
    if (isnan(difference.low) || isnan(difference.high)) {
        return tkd_sheet_format(drawing->sheet, "%.*s (%.*s)", TKD_ARG(mean),
                                TKD_ARG(tkd_say(drawing, "vahemik teadmata", "interval not known",
                                                "интервал неизвестен")));
    }
    const tkd_text low = number(compare, difference.low * factor, decimals, true);
    const tkd_text high = number(compare, difference.high * factor, decimals, true);
    const tkd_text lead = tkd_compare_sign(difference) == 0
                              ? tkd_say(drawing, "ei erine", "not different", "не отличается")
                              : mean;
    return tkd_sheet_format(drawing->sheet, "%.*s (%.*s…%.*s)", TKD_ARG(lead), TKD_ARG(low),
                            TKD_ARG(high));
}

// ---- Variants

tkd_text tkd_compare_name(const tkd_compare *compare, uint32_t variant)
{
    const tkd_picture_variant *row = &compare->drawing->picture->variants[variant];
    const tkd_text title = tkd_drawing_label(compare->drawing, &row->title);
    return title.size > 0 ? title : row->municipality;
}

bool tkd_compare_is_tiny(const tkd_picture_variant *variant)
{
    return variant->observed > 0.0 && variant->observed < 2.5;
}
