// SPDX-License-Identifier: EUPL-1.2
// Workspaces by lot. Which mechanisms a workspace has is drawn first, about a third of them, so that a
// disagreement shows up with few others around it; then each item draws its figures.
#include "made_case.h"

typedef enum mechanism {
    HAS_SEASON,
    HAS_PARTY,
    HAS_TWO_PLACES,
    HAS_TWO_GROUPS,
    HAS_TRAITS,
    HAS_TAKE_UP,
    HAS_CALENDAR,
    HAS_SERVICE_CALENDAR,
    HAS_PATIENCE,
    HAS_ORDER,
    HAS_BOOKING,
    HAS_PROCESSING,
    HAS_WORKING_DAYS,
    HAS_NEXT,
    HAS_NEEDS,
    HAS_AFTER,
    HAS_PARALLEL,
    HAS_DATED_STAFF,
    HAS_ATTEMPTS,
    HAS_INTERPOLATED, // distributions whose inverses the engine interpolates
    MECHANISMS
} mechanism;

typedef struct maker {
    tkd_writer out;
    uint64_t state;
    bool has[MECHANISMS];
    bool always_working; // all pools' calendars are `always`
} maker;

// splitmix64 (Steele, Lea, Flood 2014): the tests' own lots.
static uint32_t lot(maker *make, uint32_t below)
{
    uint64_t z = make->state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return (uint32_t)((z ^ (z >> 31)) >> 32) % below;
}

static const char *pick(maker *make, const char *const *from, uint32_t count)
{
    return from[lot(make, count)];
}

#define PICK(make, array) pick((make), (array), sizeof(array) / sizeof((array)[0]))

static void write(maker *make, const char *text)
{
    tkd_write_string(&make->out, text);
}

// One in `of` times, where the workspace has the mechanism.
static bool chance(maker *make, mechanism which, uint32_t of)
{
    return lot(make, of) == 0 && make->has[which];
}

static const char *long_time(maker *make)
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
    static const char *const working[] = {"3wd", "1..5wd", "[2wd, 1..6d]", "2..9wd"};

    if (chance(make, HAS_WORKING_DAYS, 2)) {
        return PICK(make, working);
    }
    return chance(make, HAS_INTERPOLATED, 2) ? PICK(make, interpolated) : PICK(make, plain);
}

static void write_groups(maker *make)
{
    static const char *const patience[] = {"15d", "{exponential: 20d}", "5..40d"};

    write(make, "groups:\n");
    for (uint32_t g = 0; g <= (make->has[HAS_TWO_GROUPS] ? 1 : 0); g++) {
        tkd_write_format(&make->out, "  - id: g%u\n    priority: %u\n", (unsigned)g,
                         (unsigned)lot(make, 3));
        if (make->has[HAS_TRAITS]) {
            tkd_write_format(&make->out, "    traits: {laps: %u%%, keel: {ru: 40%%, en: %u%%}}\n",
                             (unsigned)lot(make, 101), (unsigned)lot(make, 61));
        }
        if (chance(make, HAS_PARTY, 2)) {
            write(make, "    party: {1: 60%, 2: 10%, 3: 30%}\n");
        }
        if (chance(make, HAS_PATIENCE, 2)) {
            tkd_write_format(&make->out, "    patience: %s\n", PICK(make, patience));
        }
    }
}

static void write_calendars(maker *make)
{
    write(make, "calendars:\n"
                "  - {id: k0, open: {mon-thu: \"08:00-12:00, 13:00-17:00\", fri: \"08:00-15:00\"}, "
                "closed: [holidays]}\n"
                "  - {id: k1, open: {tue: \"09:00-18:00\", thu: \"10:00-12:30\"}, "
                "closed: [\"06-20..07-10\", \"12-27..01-02\"]}\n"
                "  - {id: k2, open: {mon-sun: \"00:00-24:00\"}, only: [\"03-01..10-31\"]}\n");
}

static const char *service_time(maker *make, bool always)
{
    static const char *const hours[] = {"20min", "{exponential: 90min}", "15..200min",
                                        "{lognormal: {mean: 2h, sd: 1h}}"};
    static const char *const slow_hours[] = {"10/20/45min", "{gamma: {mean: 95min, sd: 40min}}"};
    static const char *const days[] = {"{exponential: 2d}", "1..3d"};
    static const char *const slow_days[] = {"1/2/6d", "{gamma: {mean: 3d, sd: 2d}}"};

    if (chance(make, HAS_INTERPOLATED, 2)) {
        return always ? PICK(make, slow_days) : PICK(make, slow_hours);
    }
    return always ? PICK(make, days) : PICK(make, hours);
}

static void write_pools(maker *make)
{
    static const char *const servers[] = {"1", "2", "1", "3"};
    static const char *const dated[] = {"{2026-01-01: 1, 2026-04-15: 2}",
                                        "{2026-01-01: 3, 2026-03-01: 1}", "{01-01: 2, 05-01: 1}"};
    static const char *const orders[] = {"fifo", "priority", "random"};
    static const char *const calendars[] = {"k0", "k1", "k2"};

    write(make, "pools:\n");
    for (uint32_t p = 0; p < 2; p++) {
        tkd_write_format(&make->out, "  - id: p%u\n    servers: %s\n", (unsigned)p,
                         chance(make, HAS_DATED_STAFF, 2) ? PICK(make, dated)
                                                          : PICK(make, servers));
        if (lot(make, 2) == 0) {
            write(make, "    provider: kov\n");
        }
        if (make->has[HAS_ORDER]) {
            tkd_write_format(&make->out, "    order: %s\n", PICK(make, orders));
        }
        if (make->has[HAS_CALENDAR]) {
            tkd_write_format(&make->out, "    calendar: %s\n", PICK(make, calendars));
        }
    }
}

static void write_services(maker *make)
{
    static const char *const calendars[] = {"k0", "k1"};

    write(make, "services:\n");
    for (uint32_t t = 0; t < 3; t++) {
        tkd_write_format(&make->out, "  - id: t%u\n    duration: %s\n", (unsigned)t,
                         service_time(make, !make->has[HAS_CALENDAR]));
        if (t < 2 || lot(make, 2) == 0) {
            tkd_write_format(&make->out, "    pool: p%u\n", (unsigned)lot(make, 2));
        }
        if (chance(make, HAS_SERVICE_CALENDAR, 2)) {
            tkd_write_format(&make->out, "    calendar: %s\n", PICK(make, calendars));
        }
        if (chance(make, HAS_BOOKING, 2)) {
            tkd_write_format(&make->out, "    booking: %s\n    no-show: %u%%\n", long_time(make),
                             (unsigned)lot(make, 40));
        }
        if (chance(make, HAS_PROCESSING, 2)) {
            tkd_write_format(&make->out, "    processing: %s\n", long_time(make));
        }
    }
}

static void write_municipalities(maker *make)
{
    write(make, "municipalities:\n");
    for (uint32_t m = 0; m <= (make->has[HAS_TWO_PLACES] ? 1 : 0); m++) {
        tkd_write_format(&make->out, "  - id: v%u\n    arrivals: {g0: %u/y", (unsigned)m,
                         (unsigned)(60 + lot(make, 150)));
        if (make->has[HAS_TWO_GROUPS]) {
            tkd_write_format(&make->out, ", g1: {2026-01-01: %u/y, 2026-04-10: %u/y}",
                             (unsigned)(20 + lot(make, 100)), (unsigned)(20 + lot(make, 100)));
        }
        write(make, "}\n");
        if (chance(make, HAS_SEASON, 2)) {
            write(make, "    season: [1,2,1,1,0,2,3,2,1,1,1,1]\n");
        }
    }
}

static void write_step_condition(maker *make, const char *indent)
{
    static const char *const conditions[] = {"{laps: yes}", "{laps: no, keel: [ru, en]}",
                                             "{keel: en}"};

    if (chance(make, HAS_TRAITS, 4)) {
        tkd_write_format(&make->out, "%swhen: %s\n", indent, PICK(make, conditions));
    }
    if (chance(make, HAS_TWO_GROUPS, 5)) {
        tkd_write_format(&make->out, "%sgroups: [g%u]\n", indent, (unsigned)lot(make, 2));
    }
    if (chance(make, HAS_TAKE_UP, 3)) {
        tkd_write_format(&make->out, "%stake-up: {g0: %u%%, \"*\": 70%%}\n", indent,
                         (unsigned)lot(make, 100));
    }
}

// Ways out of a step: `last` is the last step of its branch, `first` the first.
static void write_step_ways(maker *make, const char *indent, uint32_t number, uint32_t first,
                            uint32_t last)
{
    const uint32_t back = first + lot(make, number - first + 1);

    if (chance(make, HAS_ATTEMPTS, 3)) {
        tkd_write_format(&make->out, "%sattempts: %u\n", indent, (unsigned)(1 + lot(make, 3)));
    }
    if (chance(make, HAS_PATIENCE, 3)) {
        tkd_write_format(&make->out, "%spatience: %s\n", indent, long_time(make));
        if (lot(make, 2) == 0) {
            tkd_write_format(&make->out, "%selse: kadus\n", indent);
        } else if (number < last) {
            tkd_write_format(&make->out, "%selse: s%u\n", indent, (unsigned)last);
        }
    }
    if (chance(make, HAS_NEXT, 2)) {
        tkd_write_format(&make->out, "%snext:\n%s  - {to: s%u, p: %u%%%s}\n", indent, indent,
                         (unsigned)back, (unsigned)lot(make, 40),
                         lot(make, 2) == 0 ? ", wait: 1..9d" : "");
        if (lot(make, 2) == 0) {
            tkd_write_format(&make->out, "%s  - {to: %s, p: 6%%}\n", indent,
                             lot(make, 2) == 0 ? "leave" : "kadus");
        }
        if (number < last) {
            tkd_write_format(&make->out, "%s  - {to: %s%u, p: 15%%, wait: %s}\n", indent, "s",
                             (unsigned)last, long_time(make));
        }
    }
}

static void write_step(maker *make, uint32_t number, uint32_t first, uint32_t last,
                       const char *indent)
{
    tkd_write_format(&make->out, "%.*s- id: s%u\n", (int)tkd_text_of(indent).size - 2, indent,
                     (unsigned)number);
    if (lot(make, 4) > 0) {
        tkd_write_format(&make->out, "%sservice: t%u\n", indent, (unsigned)lot(make, 3));
    }
    if (lot(make, 3) == 0) {
        tkd_write_format(&make->out, "%sdelay: %s\n", indent, long_time(make));
    }
    write_step_condition(make, indent);
    if (number > first && chance(make, HAS_NEEDS, 3)) {
        tkd_write_format(&make->out, "%snot-before: {from: s%u, plus: %s}\n", indent,
                         (unsigned)(first + lot(make, number - first)), long_time(make));
    }
    write_step_ways(make, indent, number, first, last);
}

static void write_journey(maker *make)
{
    write(make, "journeys:\n  - id: teekond\n    exits: [{id: kadus}]\n    stages:\n"
                "      - id: algus\n        steps:\n");
    write_step(make, 0, 0, 2, "            ");
    write_step(make, 1, 0, 2, "            ");
    write_step(make, 2, 0, 2, "            ");
    if (make->has[HAS_PARALLEL]) {
        tkd_write_format(&make->out,
                         "          - parallel:\n              until: %s\n"
                         "              branches:\n                -\n",
                         lot(make, 2) == 0 ? "all" : "any");
        write_step(make, 3, 3, 4, "                    ");
        write_step(make, 4, 3, 4, "                    ");
        write(make, "                -\n");
        write_step(make, 5, 5, 5, "                    ");
        write_step(make, 6, 6, 6, "            ");
    }
    if (make->has[HAS_AFTER]) {
        write(make, "          - id: s7\n            after: [s0]\n            delay: 1..20d\n");
        write_step(make, 8, 8, 8, "            ");
        if (make->has[HAS_NEEDS]) {
            write(make, "            needs: [s1]\n");
        }
    }
}

static maker new_maker(uint64_t seed)
{
    maker make = {.state = seed};

    for (uint32_t i = 0; i < MECHANISMS; i++) {
        make.has[i] = lot(&make, 3) == 0;
    }
    return make;
}

bool made_case_interpolates(uint64_t seed)
{
    return new_maker(seed).has[HAS_INTERPOLATED];
}

const char *made_case(tkd_arena *arena, uint64_t seed)
{
    maker make = new_maker(seed);

    tkd_writer_init_memory(&make.out, arena, 0);
    write_groups(&make);
    write_calendars(&make);
    write_pools(&make);
    write_services(&make);
    write_journey(&make);
    write_municipalities(&make);
    write(&make, "run: {start: 2026-01-05, warmup: 1mo, measure: 5mo, drain: 2y, seed: 7}\n");
    CHECK_OK(tkd_writer_finish(&make.out, check_error()));
    return tkd_writer_text(&make.out).data;
}
