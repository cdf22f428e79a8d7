// SPDX-License-Identifier: EUPL-1.2
// Lots, and distributions by lot.
#include "made_lots.h"

// splitmix64 (Steele, Lea, Flood 2014): the tests' own lots.
uint32_t made_lot(made_maker *make, uint32_t below)
{
    uint64_t z = make->state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)((z ^ (z >> 31)) >> 32) % below;
}

const char *made_pick(made_maker *make, const char *const *from, uint32_t count)
{
    return from[made_lot(make, count)];
}

bool made_chance(made_maker *make, made_mechanism which, uint32_t of)
{
    return made_lot(make, of) == 0 && make->has[which];
}

void made_write(made_maker *make, const char *text)
{
    tkd_write_string(&make->out, text);
}

const char *made_days(made_maker *make)
{
    static const char *const plain[] = {"{exponential: 6d}",
                                        "2..9d",
                                        "{lognormal: {median: 5d, sigma: 0.6}}",
                                        "{normal: {mean: 4d, sd: 3d}}",
                                        "{weibull: {shape: 1.4, scale: 5d}}",
                                        "{triangular: [1d, 2d, 7d]}",
                                        "{mix: [[30%, 1..3d], [70%, {exponential: 2d}]]}",
                                        "[1d, 2..3d]",
                                        "{empirical: [1d, 3.5d, 8.25d]}"};
    static const char *const interpolated[] = {"1/4/10d", "{gamma: {mean: 5d, sd: 3d}}",
                                               "{erlang: {k: 3, mean: 4d}}"};
    static const char *const working[] = {"3wd", "1..5wd", "[2wd, 1..6d]", "0..9wd"};
    static const char *const constant[] = {"3d", "7d", "12h"};
    static const char *const by_whom[] = {"{g0: 2d, \"*\": 5d}", "{v0: {exponential: 4d}}",
                                          "{v0: 6d, g0: [1d, 12h]}"};

    if (made_chance(make, HAS_WHOM, 3)) {
        return MADE_PICK(make, by_whom);
    }
    if (make->has[HAS_CONSTANT]) {
        return made_chance(make, HAS_WORKING_DAYS, 2) ? "2wd" : MADE_PICK(make, constant);
    }
    if (made_chance(make, HAS_WORKING_DAYS, 2)) {
        return MADE_PICK(make, working);
    }
    return made_chance(make, HAS_INTERPOLATED, 2) ? MADE_PICK(make, interpolated)
                                                  : MADE_PICK(make, plain);
}

const char *made_work(made_maker *make)
{
    static const char *const hours[] = {"20min", "{exponential: 90min}", "15..200min",
                                        "{lognormal: {mean: 2h, sd: 1h}}"};
    static const char *const slow_hours[] = {"10/20/45min", "{gamma: {mean: 95min, sd: 40min}}"};
    static const char *const constant_hours[] = {"20min", "1h", "4h"};
    static const char *const days[] = {"{exponential: 2d}", "1..3d"};
    static const char *const slow_days[] = {"1/2/6d", "{gamma: {mean: 3d, sd: 2d}}"};

    if (made_chance(make, HAS_ZERO, 3)) {
        return "0";
    }
    if (make->has[HAS_CONSTANT]) {
        return make->has[HAS_CALENDAR] ? MADE_PICK(make, constant_hours) : "1d";
    }
    if (made_chance(make, HAS_INTERPOLATED, 2)) {
        return make->has[HAS_CALENDAR] ? MADE_PICK(make, slow_hours) : MADE_PICK(make, slow_days);
    }
    return make->has[HAS_CALENDAR] ? MADE_PICK(make, hours) : MADE_PICK(make, days);
}
