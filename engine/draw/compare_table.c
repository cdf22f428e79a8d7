// SPDX-License-Identifier: EUPL-1.2
// The comparison as tables: the measure of each variant with its difference from the reference, all
// measures, and waiting by step.
#include "compare.h"
#include "diagrams.h"

#include <math.h>

tkd_client_measure tkd_compare_measure(const tkd_drawing *drawing)
{
    return drawing->options->measure == TKD_ARRIVED ? TKD_TIME_TO_COMPLETE_H
                                                    : drawing->options->measure;
}

static tkd_text name_of(const tkd_drawing *drawing, uint32_t row)
{
    const tkd_picture_variant *variant = &drawing->picture->variants[row];
    const tkd_text title = tkd_drawing_label(drawing, &variant->title);
    return title.size > 0 ? title : variant->municipality;
}

static tkd_text with_unit(const tkd_drawing *drawing, tkd_client_measure measure)
{
    const tkd_text unit = tkd_compare_unit_name(drawing, tkd_compare_unit_of(measure));
    const tkd_text title = tkd_compare_title(drawing, measure);
    return unit.size == 0
               ? title
               : tkd_sheet_format(drawing->sheet, "%.*s, %.*s", TKD_ARG(title), TKD_ARG(unit));
}

// What is told of a variant: no count of people where there are so few.
static tkd_estimate told(const tkd_picture_variant *variant, tkd_client_measure measure)
{
    static const tkd_estimate nobody = {(double)NAN, (double)NAN, (double)NAN, 0};
    const bool hushed =
        tkd_compare_is_tiny(variant) && tkd_compare_unit_of(measure) == TKD_UNIT_PEOPLE;
    return hushed ? nobody : variant->measures[measure];
}

static tkd_text verdict(const tkd_drawing *drawing, const tkd_picture_variant *variant,
                        tkd_client_measure measure)
{
    const tkd_estimate difference = variant->differences[measure];
    if (variant->is_reference) {
        return tkd_say(drawing, "võrdlusalus", "reference", "основа сравнения");
    }
    if (isnan(difference.mean)) {
        return tkd_say(drawing, "võrrelda ei saa", "cannot be compared", "сравнить нельзя");
    }
    if (isnan(difference.low) || isnan(difference.high)) {
        return tkd_say(drawing, "vahemik teadmata", "interval not known", "интервал неизвестен");
    }
    const int sign = tkd_compare_sign(difference);
    return sign > 0   ? tkd_say(drawing, "rohkem", "more", "больше")
           : sign < 0 ? tkd_say(drawing, "vähem", "less", "меньше")
                      : tkd_say(drawing, "ei erine", "not different", "не отличается");
}

static void tabulate_measure(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_client_measure measure = tkd_compare_measure(drawing);
    const double factor = tkd_compare_factor(tkd_compare_unit_of(measure));
    const tkd_language language = drawing->language;
    tkd_sheet_table *table = tkd_sheet_tables_add(tables, tkd_compare_title(drawing, measure));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kes", "who", "кто"));
    tkd_sheet_table_column_estimate(table, with_unit(drawing, measure), language);
    tkd_sheet_table_column_estimate(table,
                                    tkd_say(drawing, "erinevus võrdlusalusest",
                                            "difference from the reference", "разница с основой"),
                                    language);
    tkd_sheet_table_column_text(table, tkd_say(drawing, "järeldus", "verdict", "вывод"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "saabujaid", "arrivals", "прибывших"));
    for (uint32_t i = 0; i < drawing->picture->variant_count; i++) {
        const tkd_picture_variant *variant = &drawing->picture->variants[i];
        tkd_sheet_table_text(table, name_of(drawing, i));
        tkd_sheet_table_estimate(table, told(variant, measure), factor, 2);
        tkd_sheet_table_estimate(table, variant->differences[measure], factor, 2);
        tkd_sheet_table_text(table, verdict(drawing, variant, measure));
        tkd_sheet_table_text(table, tkd_compare_is_tiny(variant)
                                        ? tkd_say(drawing, "väga vähe", "very few", "очень мало")
                                        : tkd_print_number(drawing->sheet,
                                                           variant->measures[TKD_ARRIVED].mean, 0,
                                                           language));
    }
}

static void tabulate_all(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    tkd_sheet_table *table = tkd_sheet_tables_add(
        tables, tkd_say(drawing, "Kõik mõõdikud", "All measures", "Все показатели"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "mõõdik", "measure", "показатель"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kes", "who", "кто"));
    tkd_sheet_table_column_estimate(table, tkd_say(drawing, "väärtus", "value", "значение"),
                                    drawing->language);
    for (tkd_client_measure measure = TKD_ARRIVED; measure < TKD_CLIENT_MEASURE_COUNT; measure++) {
        const double factor = tkd_compare_factor(tkd_compare_unit_of(measure));
        for (uint32_t i = 0; i < drawing->picture->variant_count; i++) {
            tkd_sheet_table_text(table, with_unit(drawing, measure));
            tkd_sheet_table_text(table, name_of(drawing, i));
            tkd_sheet_table_estimate(table, told(&drawing->picture->variants[i], measure), factor,
                                     2);
        }
    }
}

static void tabulate_steps(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    const tkd_picture *picture = drawing->picture;
    tkd_sheet_table *table = tkd_sheet_tables_add(
        tables, tkd_say(drawing, "Ootamine sammudel", "Waiting at steps", "Ожидание на шагах"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "samm", "step", "шаг"));
    tkd_sheet_table_column_text(table, tkd_say(drawing, "kes", "who", "кто"));
    tkd_sheet_table_column_estimate(
        table, tkd_say(drawing, "ootamine, p", "waiting, d", "ожидание, дн"), drawing->language);
    tkd_sheet_table_column_number(
        table, tkd_say(drawing, "90% ootab vähem, p", "90% wait less, d", "90% ждут меньше, дн"));
    tkd_sheet_table_column_number(
        table, tkd_say(drawing, "käike aastas", "visits a year", "визитов в год"));
    for (uint32_t row = 0; row < picture->step_count; row++) {
        if (drawing->journey != TKD_NONE && picture->steps[row].journey != drawing->journey) {
            continue;
        }
        for (uint32_t i = 0; i < picture->variant_count; i++) {
            const tkd_picture_variant *variant = &picture->variants[i];
            const tkd_picture_variant_step *step =
                &picture->variant_steps[variant->first_step + row];
            tkd_sheet_table_text(
                table,
                tkd_sheet_format(drawing->sheet, "%.*s %.*s",
                                 TKD_ARG(tkd_flow_number(drawing, (int32_t)row)),
                                 TKD_ARG(tkd_drawing_label(drawing, &picture->steps[row].title))));
            tkd_sheet_table_text(table, name_of(drawing, i));
            tkd_sheet_table_estimate(table, step->wait_h, 1.0 / 24.0, 2);
            tkd_sheet_table_number(table, step->wait_p90_h.mean / 24.0, 2);
            tkd_sheet_table_number(
                table, tkd_compare_is_tiny(variant) ? (double)NAN : step->visits.mean, 0);
        }
    }
}

void tkd_compare_tabulate(const tkd_drawing *drawing, tkd_sheet_tables *tables)
{
    if (drawing->picture->variant_count > 0) {
        tabulate_measure(drawing, tables);
        tabulate_all(drawing, tables);
        tabulate_steps(drawing, tables);
    }
}
