// SPDX-License-Identifier: EUPL-1.2
// The journey of a workspace made by lot, and its bottlenecks. Steps s0 to s2 stand in a row, s3 to s5
// in a block, s6 after it; s7 and s8 are a branch of their own.
#include "made_lots.h"

static void write_condition(made_maker *make, const char *indent)
{
    static const char *const conditions[] = {"{laps: yes}", "{laps: no, keel: [ru, en]}",
                                             "{keel: en}"};
    static const char *const gained[] = {"{antud: yes}", "{antud: no}"};

    if (made_chance(make, HAS_TRAITS, 4)) {
        tkd_write_format(&make->out, "%swhen: %s\n", indent, MADE_PICK(make, conditions));
    } else if (made_chance(make, HAS_GIVES, 4)) {
        tkd_write_format(&make->out, "%swhen: %s\n", indent, MADE_PICK(make, gained));
    } else if (made_chance(make, HAS_DEADLINE, 4)) {
        tkd_write_format(&make->out, "%swhen: {hiline: no}\n", indent);
    }
    if (made_chance(make, HAS_TWO_GROUPS, 5)) {
        tkd_write_format(&make->out, "%sgroups: [g%u]\n", indent, (unsigned)made_lot(make, 2));
    }
    if (made_chance(make, HAS_TAKE_UP, 3)) {
        tkd_write_format(&make->out, "%stake-up: {g0: %u%%, \"*\": 70%%}\n", indent,
                         (unsigned)made_lot(make, 100));
    }
}

// What is gained and lost, and by when.
static void write_gains(made_maker *make, const char *indent, uint32_t number)
{
    if (number == 0 && make->has[HAS_GIVES]) {
        tkd_write_format(&make->out, "%sgives: [antud]\n", indent);
    } else if (made_chance(make, HAS_GIVES, 3)) {
        tkd_write_format(&make->out, "%s%s: [antud]\n", indent,
                         made_lot(make, 2) == 0 ? "gives" : "takes");
    }
    if (number == 1 && make->has[HAS_DEADLINE]) {
        tkd_write_format(&make->out, "%sdeadline: {within: %s, from: s0, late: [hiline]}\n", indent,
                         made_days(make));
    } else if (made_chance(make, HAS_DEADLINE, 2)) {
        tkd_write_format(&make->out, "%sdeadline: %s\n", indent,
                         made_lot(make, 2) == 0 ? "{within: 30d, late: [hiline]}"
                                                : made_days(make));
    }
}

// Ways out of a step: `last` is the last step of its branch, `first` the first.
static void write_ways(made_maker *make, const char *indent, uint32_t number, uint32_t first,
                       uint32_t last)
{
    const uint32_t back = first + made_lot(make, number - first + 1);

    if (made_chance(make, HAS_ATTEMPTS, 3)) {
        tkd_write_format(&make->out, "%sattempts: %u\n", indent, (unsigned)(1 + made_lot(make, 3)));
    }
    if (made_chance(make, HAS_PATIENCE, 3)) {
        tkd_write_format(&make->out, "%spatience: %s\n", indent, made_days(make));
        if (made_lot(make, 2) == 0) {
            tkd_write_format(&make->out, "%selse: kadus\n", indent);
        } else if (number < last) {
            tkd_write_format(&make->out, "%selse: s%u\n", indent, (unsigned)last);
        }
    }
    if (made_chance(make, HAS_NEXT, 2)) {
        tkd_write_format(&make->out, "%snext:\n%s  - {to: s%u, p: %u%%%s}\n", indent, indent,
                         (unsigned)back, (unsigned)made_lot(make, 40),
                         made_lot(make, 2) == 0 && !make->has[HAS_CONSTANT] ? ", wait: 1..9d" : "");
        if (made_lot(make, 2) == 0) {
            static const char *const outs[] = {"leave", "kadus", "end"};
            tkd_write_format(&make->out, "%s  - {to: %s, p: 6%%%s}\n", indent,
                             MADE_PICK(make, outs),
                             made_chance(make, HAS_GIVES, 2) ? ", gives: [antud]" : "");
        }
        if (number < last) {
            tkd_write_format(&make->out, "%s  - {to: s%u, p: 15%%, wait: %s%s}\n", indent,
                             (unsigned)last, made_days(make),
                             made_chance(make, HAS_GIVES, 2) ? ", takes: [antud]" : "");
        }
    }
}

static uint32_t service_by_lot(made_maker *make)
{
    const uint32_t service = made_lot(make, 5);

    if ((service == 3 && !make->has[HAS_SITES]) || (service == 4 && !make->has[HAS_COURSE])) {
        return made_lot(make, 3);
    }
    return service;
}

static void write_step(made_maker *make, uint32_t number, uint32_t first, uint32_t last,
                       const char *indent)
{
    tkd_write_format(&make->out, "%s- id: s%u\n", indent + 2, (unsigned)number);
    if (number == 0) {
        tkd_write_format(&make->out, "%sservice: t%u\n", indent, (unsigned)made_lot(make, 2));
    } else if (made_lot(make, 4) > 0) {
        tkd_write_format(&make->out, "%sservice: t%u\n", indent, (unsigned)service_by_lot(make));
    }
    if (made_lot(make, 3) == 0) {
        tkd_write_format(&make->out, "%sdelay: %s\n", indent, made_days(make));
    }
    write_condition(make, indent);
    if (number > first && made_chance(make, HAS_NEEDS, 3)) {
        tkd_write_format(&make->out, "%snot-before: {from: s%u, plus: %s}\n", indent,
                         (unsigned)(first + made_lot(make, number - first)), made_days(make));
    }
    if (made_chance(make, HAS_MILESTONE, 2)) {
        tkd_write_format(&make->out, "%smilestone: yes\n", indent);
    }
    write_gains(make, indent, number);
    write_ways(make, indent, number, first, last);
}

void made_journey(made_maker *make)
{
    made_write(make, "journeys:\n");
    if (make->has[HAS_TWO_JOURNEYS]) {
        made_write(make, "  - id: lühike\n    groups: [g1]\n    exits: [{id: kadus}]\n"
                         "    stages:\n      - id: ainus\n        steps:\n");
        write_step(make, 20, 20, 21, "            ");
        write_step(make, 21, 20, 21, "            ");
    }
    made_write(make, "  - id: teekond\n    exits: [{id: kadus}]\n    target: 60d\n");
    if (make->has[HAS_CLOCK]) {
        made_write(make, "    clocks: [{id: kell, from: s0, until: s2}]\n");
    }
    if (make->has[HAS_COUNTS_FROM]) {
        made_write(make, "    counts-from: s0\n");
    }
    made_write(make, "    stages:\n      - id: algus\n        steps:\n");
    write_step(make, 0, 0, 2, "            ");
    write_step(make, 1, 0, 2, "            ");
    write_step(make, 2, 0, 2, "            ");
    if (make->has[HAS_PARALLEL]) {
        tkd_write_format(&make->out,
                         "          - parallel:\n              until: %s\n"
                         "              branches:\n                -\n",
                         made_lot(make, 2) == 0 ? "all" : "any");
        write_step(make, 3, 3, 4, "                    ");
        write_step(make, 4, 3, 4, "                    ");
        made_write(make, "                -\n");
        write_step(make, 5, 5, 5, "                    ");
        if (make->has[HAS_NESTED]) {
            tkd_write_format(&make->out,
                             "                  - parallel:\n                      until: %s\n"
                             "                      branches:\n                        -\n",
                             made_lot(make, 2) == 0 ? "all" : "any");
            write_step(make, 9, 9, 9, "                            ");
            made_write(make, "                        -\n");
            write_step(make, 10, 10, 10, "                            ");
        }
        write_step(make, 6, 6, 6, "            ");
    }
    if (make->has[HAS_AFTER]) {
        made_write(make,
                   "          - id: s7\n            after: [s0]\n            delay: 1..20d\n");
        write_step(make, 8, 8, 8, "            ");
        if (make->has[HAS_NEEDS]) {
            made_write(make, "            needs: [s1]\n");
        }
    }
}

static const char *effect_by_lot(made_maker *make)
{
    static const char *const effects[] = {"{delay: 2d}",
                                          "{delay: {times: 1.7}}",
                                          "{travel: 3h}",
                                          "{travel: {time: 1..6h, cost: 20 EUR}}",
                                          "{duration: {times: 1.5}}",
                                          "{duration: 10..30min}",
                                          "{booking: {times: 2.5}}",
                                          "{booking: {exponential: 3d}}",
                                          "{processing: {times: 0.5}}",
                                          "{processing: 2wd}",
                                          "{no-show: 12%}",
                                          "{rework: 15%}",
                                          "{rework: {p: 10%, to: s0, wait: 1..4d}}",
                                          "{rework: {times: 2.5}}",
                                          "{dropout: 5%}",
                                          "{dropout: {p: 8%, to: kadus}}",
                                          "{dropout: {times: 2}}",
                                          "{take-up: {times: 0.6}}",
                                          "{delay: {exponential: 1d}, duration: {times: 1.2}}"};

    return MADE_PICK(make, effects);
}

void made_bottlenecks(made_maker *make)
{
    if (!make->has[HAS_EFFECTS]) {
        return;
    }
    made_write(make, "bottlenecks:\n");
    for (uint32_t k = 0; k < 4; k++) {
        tkd_write_format(&make->out, "  - id: kits%u\n", (unsigned)k);
        if (made_lot(make, 5) == 0) {
            tkd_write_format(&make->out, "    at: %s\n    effect: {capacity: {times: %s}}\n",
                             made_lot(make, 2) == 0 ? "[s0]" : "{pools: [p1]}",
                             make->has[HAS_FRACTION] ? "0.7" : "2");
        } else if (made_chance(make, HAS_ABSENCE, 2)) {
            tkd_write_format(&make->out,
                             "    at: %s\n    effect: {absence: {every: {exponential: 60d}, "
                             "lasts: 3..15d}}\n",
                             made_lot(make, 2) == 0 ? "[s0]" : "{pools: [p0]}");
        } else {
            tkd_write_format(&make->out, "    at: [s%u, s2]\n    effect: %s\n",
                             (unsigned)made_lot(make, 2), effect_by_lot(make));
            if (made_chance(make, HAS_TWO_GROUPS, 3)) {
                made_write(make, "    groups: [g1]\n");
            }
            if (made_chance(make, HAS_TRAITS, 3)) {
                made_write(make, "    when: {laps: yes}\n");
            }
        }
        if (made_chance(make, HAS_TWO_PLACES, 3)) {
            made_write(make, "    where: [v1]\n");
        }
    }
    if (make->has[HAS_REMOVAL]) {
        made_write(make,
                   "proposals:\n"
                   "  - {id: ettepanek, status: adopted, removes: {kits0: 40%, kits1: 100%}}\n"
                   "  - {id: teine, status: adopted, removes: {kits0: 25%, kits2: 70%}}\n");
        if (make->has[HAS_PILOT]) {
            made_write(make, "  - {id: katse, status: adopted, pilot: [v0], removes: "
                             "{kits0: 50%, kits3: 60%}}\n");
        }
    }
}
