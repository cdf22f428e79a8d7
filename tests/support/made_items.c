// SPDX-License-Identifier: EUPL-1.2
// Workspaces by lot. Which mechanisms a workspace has is drawn first, a third of them or fewer, so that
// a disagreement shows up with few others around it; then each item draws its figures.
#include "made_lots.h"
#include "made_workspace.h"

static void write_groups(made_maker *make)
{
    static const char *const patience[] = {"15d", "{exponential: 20d}", "5..40d"};

    made_write(make, "groups:\n");
    for (uint32_t g = 0; g <= (make->has[HAS_TWO_GROUPS] || make->has[HAS_TWO_JOURNEYS] ? 1 : 0);
         g++) {
        tkd_write_format(&make->out, "  - id: g%u\n    priority: %u\n", (unsigned)g,
                         (unsigned)made_lot(make, 3));
        if (make->has[HAS_TRAITS]) {
            tkd_write_format(
                &make->out,
                "    traits: {laps: {v0: %u%%, \"*\": 35%%}, keel: {ru: 40%%, en: %u%%}}\n",
                (unsigned)made_lot(make, 101), (unsigned)made_lot(make, 61));
        }
        if (made_chance(make, HAS_PARTY, 2)) {
            made_write(make, "    party: {1: 60%, 2: 10%, 3: 30%}\n");
        }
        if (made_chance(make, HAS_PATIENCE, 2)) {
            tkd_write_format(&make->out, "    patience: %s\n",
                             make->has[HAS_CONSTANT] ? "15d" : MADE_PICK(make, patience));
        }
    }
}

static void write_calendars(made_maker *make)
{
    made_write(make,
               "calendars:\n"
               "  - {id: k0, open: {mon-thu: \"08:00-12:00, 13:00-17:00\", fri: \"08:00-15:00\"}, "
               "closed: [holidays]}\n"
               "  - {id: k1, open: {tue: \"09:00-18:00\", thu: \"10:00-12:30\"}, "
               "closed: [\"06-20..07-10\", \"12-27..01-02\", \"2026-02-03\"]}\n"
               "  - {id: k2, open: {mon-sun: \"00:00-24:00\"}, only: [\"03-01..10-31\"]}\n");
}

// A provider with two sites; each serves one municipality by itself.
static void write_providers(made_maker *make)
{
    static const char *const travels[] = {"{v0: 40min, v1: {time: 3h, cost: 45 EUR}}", "2h",
                                          "{v1: 1..5h}"};

    if (!make->has[HAS_SITES]) {
        return;
    }
    made_write(make, "providers:\n  - id: amet\n    level: state\n    sites:\n");
    for (uint32_t s = 0; s < 2; s++) {
        tkd_write_format(&make->out, "      - id: koht%u\n        staff: {p2: %u}\n", (unsigned)s,
                         (unsigned)(1 + made_lot(make, 2)));
        if (s == 0 || make->has[HAS_TWO_PLACES]) {
            tkd_write_format(&make->out, "        serves: [v%u]\n", (unsigned)s);
        }
        if (made_lot(make, 2) == 0) {
            tkd_write_format(&make->out, "        travel: %s\n",
                             make->has[HAS_CONSTANT] || !make->has[HAS_TWO_PLACES]
                                 ? "90min"
                                 : MADE_PICK(make, travels));
        }
        if (made_chance(make, HAS_SERVICE_CALENDAR, 3)) {
            made_write(make, "        calendar: k0\n");
        }
        if (make->has[HAS_COURSE]) {
            tkd_write_format(&make->out, "        seats: {t4: %u}\n",
                             (unsigned)(4 + made_lot(make, 9)));
        }
    }
}

static void write_servers(made_maker *make)
{
    static const char *const whole[] = {"1", "2", "1", "3"};
    static const char *const parts[] = {"1.5", "0.6", "2.25"};
    static const char *const dated[] = {"{2026-01-01: 1, 2026-04-15: 2}",
                                        "{2026-01-01: 3, 2026-03-01: 1}", "{01-01: 2, 05-01: 1}"};
    const char *servers = MADE_PICK(make, whole);

    if (made_chance(make, HAS_FRACTION, 2)) {
        servers = MADE_PICK(make, parts);
    } else if (made_chance(make, HAS_DATED_STAFF, 2)) {
        servers = MADE_PICK(make, dated);
    }
    tkd_write_format(&make->out, "    servers: %s\n", servers);
    if (made_chance(make, HAS_FRACTION, 4)) {
        made_write(make, "    share: 75%\n");
    }
}

static void write_pools(made_maker *make)
{
    static const char *const orders[] = {"fifo", "priority", "random"};
    static const char *const calendars[] = {"k0", "k1", "k2"};

    made_write(make, "pools:\n");
    for (uint32_t p = 0; p < (make->has[HAS_SITES] ? 3 : 2); p++) {
        tkd_write_format(&make->out, "  - id: p%u\n", (unsigned)p);
        write_servers(make);
        if (p == 2) {
            made_write(make, "    provider: amet\n");
        } else if (made_lot(make, 2) == 0) {
            made_write(make, "    provider: kov\n");
            make->is_local[p] = !made_chance(make, HAS_PLACES, 2);
            made_write(make, make->is_local[p] ? "" : "    place: national\n");
        }
        if (make->has[HAS_ORDER]) {
            tkd_write_format(&make->out, "    order: %s\n", MADE_PICK(make, orders));
        }
        if (make->has[HAS_CALENDAR]) {
            tkd_write_format(&make->out, "    calendar: %s\n", MADE_PICK(make, calendars));
        }
        if (make->has[HAS_MONEY]) {
            made_write(make, "    cost: 25 EUR/h\n");
        }
        if (made_chance(make, HAS_ABSENCE, 2)) {
            made_write(make, "    absence: {every: {exponential: 40d}, lasts: 2..20d}\n");
        }
    }
}

static void write_course(made_maker *make)
{
    static const char *const starts[] = {"monthly", "weekly", "[\"02-16\", \"04-01\", 2026-05-04]"};

    tkd_write_format(&make->out, "  - id: t4\n    course: {starts: %s, lasts: %s",
                     MADE_PICK(make, starts), made_days(make));
    if (made_lot(make, 3) > 0) {
        tkd_write_format(&make->out, ", seats: %u", (unsigned)(3 + made_lot(make, 12)));
    }
    if (made_lot(make, 2) == 0) {
        made_write(make, ", order: random");
    }
    if (made_lot(make, 2) == 0) {
        tkd_write_format(&make->out, ", closes: %s", made_days(make));
    }
    if (made_lot(make, 3) == 0) {
        made_write(make, ", share: 30%");
    }
    made_write(make, "}\n");
    if (made_chance(make, HAS_SERVICE_CALENDAR, 2)) {
        made_write(make, "    calendar: k0\n");
    }
    if (made_chance(make, HAS_BOOKING, 2)) {
        tkd_write_format(&make->out, "    booking: %s\n    no-show: %u%%\n", made_days(make),
                         (unsigned)made_lot(make, 40));
    }
    if (made_chance(make, HAS_PROCESSING, 2)) {
        tkd_write_format(&make->out, "    processing: %s\n", made_days(make));
    }
    if (make->has[HAS_SITES] && made_lot(make, 2) == 0) {
        made_write(make, "    provider: amet\n");
    } else if (made_lot(make, 2) == 0) {
        made_write(make, "    provider: kov\n");
    }
}

static void write_services(made_maker *make)
{
    static const char *const calendars[] = {"k0", "k1"};

    made_write(make, "services:\n");
    for (uint32_t t = 0; t < (make->has[HAS_SITES] ? 4 : 3); t++) {
        tkd_write_format(&make->out, "  - id: t%u\n    duration: %s\n", (unsigned)t,
                         made_work(make));
        if (t == 3) {
            made_write(make, "    pool: p2\n");
        } else if (t < 2 || made_lot(make, 2) == 0) {
            tkd_write_format(&make->out, "    pool: p%u\n", (unsigned)made_lot(make, 2));
        } else if (make->has[HAS_SITES] && made_chance(make, HAS_PLACES, 2)) {
            made_write(make, "    provider: amet\n");
        }
        if (made_chance(make, HAS_SERVICE_CALENDAR, 2)) {
            tkd_write_format(&make->out, "    calendar: %s\n", MADE_PICK(make, calendars));
        }
        if (made_chance(make, HAS_BOOKING, 2)) {
            tkd_write_format(&make->out, "    booking: %s\n    no-show: %u%%\n", made_days(make),
                             (unsigned)made_lot(make, 40));
        }
        if (made_chance(make, HAS_PROCESSING, 2)) {
            tkd_write_format(&make->out, "    processing: %s\n", made_days(make));
        }
        if (made_chance(make, HAS_SESSIONS, 2)) {
            tkd_write_format(&make->out,
                             "    sessions: {1: 40%%, 2: 35%%, 3: 25%%}\n    every: %s\n",
                             made_days(make));
        }
        if (made_lot(make, 6) == 0) {
            made_write(make, "    travel: no\n");
        }
        if (made_chance(make, HAS_MONEY, 2)) {
            made_write(make, "    fee: {g0: 20 EUR, \"*\": 64 EUR}\n");
        }
    }
    if (make->has[HAS_COURSE]) {
        write_course(make);
    }
}

static void write_municipalities(made_maker *make)
{
    made_write(make, "municipalities:\n");
    for (uint32_t m = 0; m <= (make->has[HAS_TWO_PLACES] ? 1 : 0); m++) {
        tkd_write_format(&make->out, "  - id: v%u\n    arrivals: {g0: %u/y", (unsigned)m,
                         (unsigned)(60 + made_lot(make, 150)));
        if (make->has[HAS_TWO_GROUPS] || make->has[HAS_TWO_JOURNEYS]) {
            tkd_write_format(&make->out, ", g1: {2026-01-01: %u/y, 2026-04-10: %u/y}",
                             (unsigned)(20 + made_lot(make, 100)),
                             (unsigned)(20 + made_lot(make, 100)));
        }
        made_write(make, "}\n");
        if (made_chance(make, HAS_SEASON, 2)) {
            made_write(make, "    season: [1,2,1,1,0,2,3,2,1,1,1,1]\n");
        }
        if (made_chance(make, HAS_SITES, 3)) {
            tkd_write_format(&make->out, "    access: {amet: {site: koht%u%s}}\n",
                             (unsigned)made_lot(make, 2),
                             made_lot(make, 2) == 0 ? ", travel: 150min" : "");
        }
        if (make->is_local[0] && made_chance(make, HAS_PLACES, 2)) {
            made_write(make, "    staff: {p0: {2026-01-01: 2, 2026-03-15: 1}}\n");
        }
        if (made_chance(make, HAS_OWN, 2)) {
            tkd_write_format(&make->out,
                             "    set: {services.t0.duration: %s, "
                             "journeys.teekond.steps.s1.delay: %s}\n",
                             made_work(make), made_days(make));
        }
    }
}

// A first line that says what the workspace has.
static void write_mechanisms(made_maker *make)
{
    static const char *const names[MADE_MECHANISMS] = {
        [HAS_SEASON] = "season",
        [HAS_PARTY] = "party",
        [HAS_TWO_PLACES] = "two-places",
        [HAS_TWO_GROUPS] = "two-groups",
        [HAS_TRAITS] = "traits",
        [HAS_TAKE_UP] = "take-up",
        [HAS_CALENDAR] = "calendar",
        [HAS_SERVICE_CALENDAR] = "service-calendar",
        [HAS_PATIENCE] = "patience",
        [HAS_ORDER] = "order",
        [HAS_BOOKING] = "booking",
        [HAS_PROCESSING] = "processing",
        [HAS_SESSIONS] = "sessions",
        [HAS_WORKING_DAYS] = "working-days",
        [HAS_NEXT] = "next",
        [HAS_NEEDS] = "needs",
        [HAS_AFTER] = "after",
        [HAS_PARALLEL] = "parallel",
        [HAS_DATED_STAFF] = "dated-staff",
        [HAS_FRACTION] = "fraction",
        [HAS_ABSENCE] = "absence",
        [HAS_ATTEMPTS] = "attempts",
        [HAS_DEADLINE] = "deadline",
        [HAS_GIVES] = "gives",
        [HAS_COUNTS_FROM] = "counts-from",
        [HAS_SITES] = "sites",
        [HAS_COURSE] = "course",
        [HAS_EFFECTS] = "effects",
        [HAS_REMOVAL] = "removal",
        [HAS_OWN] = "own",
        [HAS_MILESTONE] = "milestone",
        [HAS_CLOCK] = "clock",
        [HAS_MONEY] = "money",
        [HAS_WHOM] = "whom",
        [HAS_ZERO] = "zero",
        [HAS_NESTED] = "nested",
        [HAS_TWO_JOURNEYS] = "two-journeys",
        [HAS_PILOT] = "pilot",
        [HAS_PLACES] = "places",
        [HAS_SHORT_DRAIN] = "short-drain",
        [HAS_CONSTANT] = "constant",
        [HAS_INTERPOLATED] = "interpolated",
    };

    made_write(make, "#");
    for (uint32_t i = 0; i < MADE_MECHANISMS; i++) {
        if (make->has[i]) {
            tkd_write_format(&make->out, " %s", names[i]);
        }
    }
    made_write(make, "\n");
}

static void write_run(made_maker *make)
{
    static const char *const starts[] = {"2026-01-05", "2025-12-01", "2026-02-20"};

    tkd_write_format(&make->out,
                     "run: {start: %s, warmup: 1mo, measure: 5mo, drain: %s, "
                     "replications: 3, seed: 7%s}\n",
                     MADE_PICK(make, starts), make->has[HAS_SHORT_DRAIN] ? "15d" : "2y",
                     make->has[HAS_MONEY] ? ", client-hour: 9 EUR/h" : "");
}

static made_maker new_maker(uint64_t seed)
{
    static const uint32_t one_in[] = {3, 3, 8, 25};
    made_maker make = {.state = seed};

    for (uint32_t i = 0; i < MADE_MECHANISMS; i++) {
        make.has[i] = made_lot(&make, one_in[seed % 4]) == 0;
    }
    return make;
}

bool made_interpolates(uint64_t seed)
{
    return new_maker(seed).has[HAS_INTERPOLATED];
}

tkd_text made_plain(tkd_arena *arena, uint64_t seed)
{
    made_maker make = new_maker(seed);

    tkd_writer_init_memory(&make.out, arena, 0);
    write_mechanisms(&make);
    write_groups(&make);
    write_calendars(&make);
    write_providers(&make);
    write_pools(&make);
    write_services(&make);
    made_journey(&make);
    write_municipalities(&make);
    made_bottlenecks(&make);
    write_run(&make);
    CHECK_OK(tkd_writer_finish(&make.out, check_error()));
    return tkd_writer_text(&make.out);
}
