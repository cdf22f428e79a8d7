// SPDX-License-Identifier: EUPL-1.2
// Scales and ticks of charts, and the names of months.
#include "chart.h"

#include <math.h>

#define FAR 1e4         // Times a scale's length: nothing is farther away.
#define FIGURE_MOST 1e9 // No scale reaches farther.

// ---- Scales

double tkd_scale_at(const tkd_scale *scale, double figure)
{
    if (isnan(figure)) {
        return scale->from;
    }
    const double share = (figure - scale->low) / (scale->high - scale->low);
    return scale->from + fmax(-FAR, fmin(FAR, share)) * (scale->to - scale->from);
}

// ---- Ticks

// The round figure next to, and not below, a step: 1, 2 or 5 by a power of ten.
static double round_step(double step)
{
    const double power = pow(10.0, floor(log10(step)));
    const double first = step / power;
    const double slack = 1.0 + 1e-9;
    if (first <= slack) {
        return power;
    }
    return first <= 2.0 * slack ? 2.0 * power : first <= 5.0 * slack ? 5.0 * power : 10.0 * power;
}

// Decimals that tell figures of such a step apart.
static int decimals_of(double step)
{
    const double digits = ceil(-log10(step) - 1e-9);
    return digits <= 0.0 ? 0 : digits > 6.0 ? 6 : (int)digits;
}

static void add_tick(const tkd_drawing *drawing, tkd_ticks *ticks, double figure, int decimals,
                     const char *unit)
{
    if (ticks->count < TKD_TICKS_MOST) {
        const tkd_text number =
            tkd_print_number(drawing->sheet, figure, decimals, drawing->language);
        ticks->ticks[ticks->count++] =
            (tkd_tick){figure, tkd_sheet_format(drawing->sheet, "%.*s%s", TKD_ARG(number), unit)};
    }
}

static tkd_ticks make_ticks(const tkd_drawing *drawing, tkd_scale *scale, size_t wanted,
                            const char *unit)
{
    tkd_ticks ticks = {.count = 0};
    const double step = round_step((scale->high - scale->low) / (double)wanted);
    const double first = floor(scale->low / step + 1e-9);
    const double last = ceil(scale->high / step - 1e-9);
    scale->low = first * step;
    scale->high = last * step;
    const uint32_t count = (uint32_t)(last - first) + 1;
    for (uint32_t i = 0; i < count; i++) {
        add_tick(drawing, &ticks, (first + (double)i) * step + 0.0, decimals_of(step), unit);
    }
    return ticks;
}

tkd_ticks tkd_ticks_make(const tkd_drawing *drawing, tkd_scale *scale, size_t wanted,
                         const char *unit)
{
    TKD_REQUIRE(wanted >= 2 && wanted <= TKD_TICKS_MOST / 2);
    if (isnan(scale->low) || isnan(scale->high) || scale->high < scale->low) {
        scale->low = 0.0;
        scale->high = 1.0;
    }
    scale->low = fmax(-FIGURE_MOST, fmin(FIGURE_MOST, scale->low));
    scale->high = fmax(-FIGURE_MOST, fmin(FIGURE_MOST, scale->high));
    if (scale->high - scale->low <= 1e-9 * fmax(fabs(scale->high), fabs(scale->low))) {
        scale->high = scale->low + fmax(fabs(scale->low), 1.0);
    }
    return make_ticks(drawing, scale, wanted, unit);
}

tkd_text tkd_month_name(int32_t month, tkd_language language)
{
#define MONTH(et, en, ru)                                                                          \
    {                                                                                              \
        TKD_TEXT_INIT(et), TKD_TEXT_INIT(en), TKD_TEXT_INIT(ru)                                    \
    }
    static const tkd_text names[][TKD_LANGUAGE_COUNT] = {
        MONTH("jaan", "Jan", "янв"),   MONTH("veebr", "Feb", "февр"), MONTH("märts", "Mar", "март"),
        MONTH("apr", "Apr", "апр"),    MONTH("mai", "May", "май"),    MONTH("juuni", "Jun", "июнь"),
        MONTH("juuli", "Jul", "июль"), MONTH("aug", "Aug", "авг"),    MONTH("sept", "Sep", "сент"),
        MONTH("okt", "Oct", "окт"),    MONTH("nov", "Nov", "нояб"),   MONTH("dets", "Dec", "дек"),
    };
#undef MONTH
    TKD_REQUIRE(month >= 1 && month <= 12);
    return names[month - 1][language];
}
