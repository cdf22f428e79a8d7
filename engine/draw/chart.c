// SPDX-License-Identifier: EUPL-1.2
// Scales and ticks of charts, and labels that step aside for each other.
#include "chart.h"

#include <math.h>

#define ROOM_FOR_TICK 28.0 // Units between ticks of scales that are not linear.

// ---- Scales

static double bend(tkd_scale_kind kind, double figure)
{
    switch (kind) {
    case TKD_SCALE_LINEAR: return figure;
    case TKD_SCALE_SQRT: return sqrt(fmax(figure, 0.0));
    case TKD_SCALE_LOG: return log(fmax(figure, 1e-9));
    }
    return figure;
}

double tkd_scale_at(const tkd_scale *scale, double figure)
{
    if (isnan(figure)) {
        return scale->from;
    }
    const double low = bend(scale->kind, scale->low);
    const double high = bend(scale->kind, scale->high);
    const double share = (bend(scale->kind, figure) - low) / (high - low);
    return scale->from + share * (scale->to - scale->from);
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

static tkd_ticks make_linear(const tkd_drawing *drawing, tkd_scale *scale, size_t wanted,
                             const char *unit)
{
    tkd_ticks ticks = {.count = 0};
    const double step = round_step((scale->high - scale->low) / (double)wanted);
    const double first = floor(scale->low / step + 1e-9);
    const double last = ceil(scale->high / step - 1e-9);
    scale->low = first * step;
    scale->high = last * step;
    for (double at = first; at <= last; at += 1.0) {
        add_tick(drawing, &ticks, at * step + 0.0, decimals_of(step), unit);
    }
    return ticks;
}

// Figures of 1, 2 and 5 by powers of ten; whole powers are kept before the others.
static tkd_ticks make_bent(const tkd_drawing *drawing, tkd_scale *scale, const char *unit)
{
    tkd_ticks ticks = {.count = 0};
    const double least = scale->kind == TKD_SCALE_LOG ? scale->low : scale->high / 1000.0;
    double power = pow(10.0, floor(log10(least)));
    double before = scale->from + (scale->to > scale->from ? -1e9 : 1e9);
    scale->high = round_step(scale->high);
    if (scale->kind == TKD_SCALE_LOG) {
        scale->low = power;
    } else {
        scale->low = 0.0;
        add_tick(drawing, &ticks, 0.0, 0, unit);
        before = scale->from;
    }
    static const double firsts[] = {1.0, 2.0, 5.0};
    const double top = tkd_scale_at(scale, scale->high);
    for (; power <= scale->high; power *= 10.0) {
        for (size_t i = 0; i < 3 && firsts[i] * power <= scale->high * (1.0 + 1e-9); i++) {
            const double figure = firsts[i] * power;
            const double place = tkd_scale_at(scale, figure);
            const bool is_last = figure >= scale->high * (1.0 - 1e-9);
            if (is_last ||
                (fabs(place - before) >= ROOM_FOR_TICK && fabs(place - top) >= ROOM_FOR_TICK)) {
                add_tick(drawing, &ticks, figure, decimals_of(power), unit);
                before = place;
            }
        }
    }
    return ticks;
}

tkd_ticks tkd_ticks_make(const tkd_drawing *drawing, tkd_scale *scale, size_t wanted,
                         const char *unit)
{
    TKD_REQUIRE(wanted >= 2 && wanted <= TKD_TICKS_MOST / 2);
    if (!isfinite(scale->low) || !isfinite(scale->high) || scale->high < scale->low) {
        scale->low = 0.0;
        scale->high = 1.0;
    }
    if (scale->high - scale->low <= 1e-9 * fmax(fabs(scale->high), fabs(scale->low))) {
        scale->high = scale->low + fmax(fabs(scale->low), 1.0);
    }
    switch (scale->kind) {
    case TKD_SCALE_LINEAR: return make_linear(drawing, scale, wanted, unit);
    case TKD_SCALE_SQRT:
    case TKD_SCALE_LOG: return make_bent(drawing, scale, unit);
    }
    return (tkd_ticks){.count = 0};
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

// ---- Spreading

// Neighbours that touch, moved as one: where their first one begins.
typedef struct pool {
    size_t first;
    size_t count;
    double size;
    double begin; // Mean of where each would like the pool to begin.
} pool;

// Would the later pool begin before the earlier one ends?
static bool collide(const pool *earlier, const pool *later)
{
    return earlier->begin + earlier->size > later->begin;
}

static pool merge(const pool *earlier, const pool *later)
{
    const double weight = (double)(earlier->count + later->count);
    return (pool){
        .first = earlier->first,
        .count = earlier->count + later->count,
        .size = earlier->size + later->size,
        .begin = (earlier->begin * (double)earlier->count +
                  (later->begin - earlier->size) * (double)later->count) /
                 weight,
    };
}

// A pool within its ends.
static pool kept(pool whole, double low, double high)
{
    whole.begin = fmax(fmin(whole.begin, high - whole.size), low);
    return whole;
}

void tkd_spread(double *middles, const double *sizes, size_t count, double low, double high)
{
    pool pools[TKD_SPREAD_MOST];
    size_t pool_count = 0;
    TKD_REQUIRE(count <= TKD_SPREAD_MOST);
    for (size_t i = 0; i < count; i++) {
        const pool one = {i, 1, sizes[i], middles[i] - sizes[i] / 2.0};
        pools[pool_count++] = kept(one, low, high);
        while (pool_count > 1 && collide(&pools[pool_count - 2], &pools[pool_count - 1])) {
            const pool both = merge(&pools[pool_count - 2], &pools[pool_count - 1]);
            pool_count--;
            pools[pool_count - 1] = kept(both, low, high);
        }
    }
    for (size_t i = 0; i < pool_count; i++) {
        double at = pools[i].begin;
        for (size_t j = pools[i].first; j < pools[i].first + pools[i].count; j++) {
            middles[j] = at + sizes[j] / 2.0;
            at += sizes[j];
        }
    }
}
