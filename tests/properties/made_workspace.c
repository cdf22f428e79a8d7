// SPDX-License-Identifier: EUPL-1.2
// Workspaces by lot: two municipalities, groups with traits and parties, pools with calendars and
// absences, services of all kinds, one journey with branches, blocks, rework, exits, bottlenecks.
#include "made_workspace.h"

enum { ITEMS_MAX = 12 };

typedef struct maker {
    tkd_writer out;
    uint64_t state;
    made_style style;
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

static const char *suffix(const maker *make)
{
    return make->style.renamed ? "-uus" : "";
}

// The beginning of an item: its id, with what the style adds.
static void begin_item(maker *make, const char *indent, const char *kind, uint32_t number)
{
    tkd_write_format(&make->out, "%s- id: %s%u%s\n", indent, kind, (unsigned)number, suffix(make));
    if (make->style.renamed) {
        tkd_write_format(&make->out, "%s  luck: %s%u\n", indent, kind, (unsigned)number);
    }
    if (make->style.titled) {
        tkd_write_format(&make->out,
                         "%s  title: {et: \"Väga pikk pealkiri %u\", en: \"Long title\"}\n"
                         "%s  note: Midagi, mis numbreid ei muuda\n",
                         indent, (unsigned)number, indent);
    }
}

static const char *const short_times[] = {"20min", "10/20/45min", "{exponential: 30min}",
                                          "15..40min", "{gamma: {mean: 35min, sd: 20min}}"};
static const char *const long_times[] = {"3d",
                                         "1/4/10d",
                                         "{exponential: 6d}",
                                         "2wd",
                                         "{lognormal: {median: 5d, sigma: 0.6}}",
                                         "{mix: [[30%, 1..3d], [70%, 2d]]}",
                                         "[1d, 2..3d]"};

// Texts of the items of a section; printed in their order or the other way round.
typedef struct items {
    tkd_text texts[ITEMS_MAX];
    uint32_t count;
} items;

typedef void item_fn(maker *make, uint32_t number);

static void write_section(maker *make, const char *name, uint32_t count, item_fn *write)
{
    items all = {.count = count};
    tkd_arena *arena = make->out.arena;
    const tkd_writer outer = make->out;

    for (uint32_t i = 0; i < count; i++) {
        tkd_writer_init_memory(&make->out, arena, 0);
        write(make, i);
        CHECK_OK(tkd_writer_finish(&make->out, check_error()));
        all.texts[i] = tkd_writer_text(&make->out);
    }
    make->out = outer;
    tkd_write_format(&make->out, "%s:\n", name);
    for (uint32_t i = 0; i < count; i++) {
        tkd_write(&make->out, all.texts[make->style.reversed ? count - 1 - i : i]);
    }
}

static void write_group(maker *make, uint32_t number)
{
    static const char *const patience[] = {"15d", "{exponential: 30d}", "60d"};

    begin_item(make, "  ", "g", number);
    tkd_write_format(&make->out, "    traits: {laps: %u%%}\n", (unsigned)lot(make, 101));
    tkd_write_format(&make->out, "    priority: %u\n", (unsigned)lot(make, 3));
    if (lot(make, 2) == 0) {
        tkd_write_string(&make->out, "    party: {1: 60%, 3: 40%}\n");
    }
    if (lot(make, 2) == 0) {
        tkd_write_format(&make->out, "    patience: %s\n", PICK(make, patience));
    }
}

static void write_pool(maker *make, uint32_t number)
{
    static const char *const servers[] = {"1", "2", "1.6", "3", "{2026-01-01: 1, 2026-06-01: 2}"};
    static const char *const orders[] = {"fifo", "priority", "random"};

    begin_item(make, "  ", "p", number);
    tkd_write_format(&make->out, "    provider: kov\n    servers: %s\n    order: %s\n",
                     PICK(make, servers), PICK(make, orders));
    if (lot(make, 2) == 0) {
        tkd_write_string(&make->out, "    calendar: tööaeg\n");
    }
    if (lot(make, 3) == 0) {
        tkd_write_string(&make->out,
                         "    absence: {every: {exponential: 90d}, lasts: {exponential: 5d}}\n");
    }
}

static void write_service(maker *make, uint32_t number)
{
    begin_item(make, "  ", "t", number);
    if (number == 3) {
        tkd_write_string(&make->out,
                         "    course: {starts: monthly, seats: 20, lasts: 20d, order: random}\n");
        return;
    }
    tkd_write_format(&make->out, "    pool: p%u%s\n    duration: %s\n", (unsigned)lot(make, 2),
                     suffix(make), PICK(make, short_times));
    if (lot(make, 2) == 0) {
        tkd_write_format(&make->out, "    booking: %s\n    no-show: %u%%\n", PICK(make, long_times),
                         (unsigned)lot(make, 20));
    }
    if (lot(make, 2) == 0) {
        tkd_write_format(&make->out, "    processing: %s\n", PICK(make, long_times));
    }
    if (lot(make, 3) == 0) {
        tkd_write_string(&make->out, "    sessions: {1: 40%, 2: 60%}\n    every: 2d\n");
    }
}

static void write_municipality(maker *make, uint32_t number)
{
    tkd_write_format(&make->out, "  - id: v%u\n    arrivals: {g0%s: %u/y, g1%s: %u/y}\n",
                     (unsigned)number, suffix(make), (unsigned)(40 + lot(make, 200)), suffix(make),
                     (unsigned)(40 + lot(make, 200)));
    if (lot(make, 2) == 0) {
        tkd_write_string(&make->out, "    season: [1,1,1,1,1,2,3,2,1,1,1,1]\n");
    }
}

static void write_bottleneck(maker *make, uint32_t number)
{
    static const char *const effects[] = {"{delay: 2d}", "{rework: 12%}", "{dropout: 6%}",
                                          "{duration: {times: 1.4}}", "{capacity: {times: 0.8}}"};

    begin_item(make, "  ", "k", number);
    tkd_write_format(&make->out, "    at: [s%u%s]\n    effect: %s\n", (unsigned)number,
                     suffix(make), pick(make, effects, number == 0 ? 5 : 4));
}

static void write_step(maker *make, uint32_t number, const char *indent)
{
    begin_item(make, indent, "s", number);
    if (number == 0 || lot(make, 3) > 0) {
        tkd_write_format(&make->out, "%s  service: t%u%s\n", indent,
                         (unsigned)(number == 4 ? 3 : lot(make, 3)), suffix(make));
    }
    if (lot(make, 2) == 0) {
        tkd_write_format(&make->out, "%s  delay: %s\n", indent, PICK(make, long_times));
    }
    if (number > 0 && lot(make, 3) == 0) {
        tkd_write_format(&make->out, "%s  take-up: {laps: 90%%, \"*\": %u%%}\n", indent,
                         (unsigned)lot(make, 100));
    }
    if (lot(make, 3) == 0) {
        tkd_write_format(&make->out, "%s  deadline: 30d\n", indent);
    }
    if (lot(make, 2) == 0) {
        tkd_write_format(&make->out,
                         "%s  next: [{to: s%u%s, p: 15%%, wait: 1d}, {to: leave, p: %u%%}]\n",
                         indent, (unsigned)number, suffix(make), (unsigned)lot(make, 20));
    }
}

static void write_journey(maker *make)
{
    tkd_write_string(&make->out, "journeys:\n  - id: teekond\n    target: 90d\n    stages:\n"
                                 "      - id: algus\n        steps:\n");
    write_step(make, 0, "          ");
    write_step(make, 1, "          ");
    tkd_write_format(&make->out,
                     "          - parallel:\n              until: %s\n"
                     "              branches:\n",
                     lot(make, 2) == 0 ? "all" : "any");
    tkd_write_string(&make->out, "                -\n");
    write_step(make, 2, "                  ");
    write_step(make, 3, "                  ");
    tkd_write_string(&make->out, "                -\n");
    write_step(make, 4, "                  ");
    write_step(make, 5, "          ");
    begin_item(make, "          ", "s", 6);
    tkd_write_format(&make->out, "            after: [s0%s]\n            delay: %s\n", suffix(make),
                     PICK(make, long_times));
}

static void write_run(maker *make)
{
    tkd_write_string(&make->out, "run: {start: 2026-01-05, warmup: 2mo, measure: 1y, drain: 3y, "
                                 "replications: 3, seed: 17}\n");
}

static void write_calendars(maker *make)
{
    tkd_write_string(&make->out, "calendars: [{id: tööaeg, open: {mon-thu: \"08:00-12:00, "
                                 "13:00-17:00\", fri: \"08:00-15:00\"}, closed: [holidays]}]\n");
}

typedef struct section {
    const char *name;
    uint32_t count;
    item_fn *item;
    void (*whole)(maker *make);
} section;

void made_sections(tkd_arena *arena, uint64_t seed, made_style style,
                   const char *texts[MADE_SECTIONS])
{
    static const section sections[MADE_SECTIONS] = {
        {"groups", 2, write_group, NULL},
        {NULL, 0, NULL, write_calendars},
        {"pools", 2, write_pool, NULL},
        {"services", 4, write_service, NULL},
        {NULL, 0, NULL, write_journey},
        {"municipalities", 2, write_municipality, NULL},
        {"bottlenecks", 2, write_bottleneck, NULL},
        {NULL, 0, NULL, write_run},
    };
    maker make = {.state = seed, .style = style};

    for (uint32_t i = 0; i < MADE_SECTIONS; i++) {
        tkd_writer_init_memory(&make.out, arena, 0);
        if (sections[i].item != NULL) {
            write_section(&make, sections[i].name, sections[i].count, sections[i].item);
        } else {
            sections[i].whole(&make);
        }
        CHECK_OK(tkd_writer_finish(&make.out, check_error()));
        texts[i] = tkd_writer_text(&make.out).data;
    }
}

const char *made_workspace(tkd_arena *arena, uint64_t seed, made_style style)
{
    const char *texts[MADE_SECTIONS] = {NULL};
    tkd_writer out;

    made_sections(arena, seed, style, texts);
    tkd_writer_init_memory(&out, arena, 0);
    for (uint32_t i = 0; i < MADE_SECTIONS; i++) {
        tkd_write_string(&out, texts[style.reversed ? MADE_SECTIONS - 1 - i : i]);
    }
    CHECK_OK(tkd_writer_finish(&out, check_error()));
    return tkd_writer_text(&out).data;
}
