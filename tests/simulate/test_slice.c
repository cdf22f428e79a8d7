// SPDX-License-Identifier: EUPL-1.2
// Those whom nobody follows do only what matters to others, and others feel no difference. Where weeks are
// recorded everybody who comes before the end of the window is followed: a run with weeks and one without
// must count the same to the last bit. Each journey below has a place where somebody who is not followed
// does what looks like nobody's business and is not.
#include <stdio.h>
#include <string.h>

#include "teekond/simulate.h"

#include "same_tallies.h"
#include "trial.h"

enum { TEXT_BYTES = 4096 };

typedef struct journey {
    const char *what;
    const char *steps;
    const char *more;  /**< Other sections. */
    const char *group; /**< More about the people; NULL: nothing. */
} journey;

#define COUNTER "{id: lett-samm, pool: lett, duration: {exponential: 5h}}"

// Nobody's business, but visits that end, every day.
#define VISITS                                                                                     \
    "{id: w1, after: [a], delay: 1d}, {id: w2, delay: 1d}, {id: w3, delay: 1d}, {id: w4, delay: "  \
    "1d}, {id: w5, delay: 1d}, {id: w6, delay: 1d}, {id: w7, delay: 1d}, {id: w8, delay: 1d}"

static const journey journeys[] = {
    {"time before a queue", "{id: x, delay: {exponential: 9d}}, " COUNTER, ""},
    {"nothing but a tail", COUNTER ", {id: x, delay: {exponential: 9d}}, {id: y, delay: 2d}", ""},
    {"a branch that waits for a step",
     "{id: a, delay: 1d}, {id: x, delay: {exponential: 9d}}, {id: y, after: [x], pool: lett, "
     "duration: {exponential: 5h}}, {id: z, after: [a], delay: 30d}",
     ""},
    {"a branch that waits for one that is jumped over",
     "{id: a, delay: {exponential: 9d}, next: [{to: z, p: 50%}]}, {id: x, delay: 20d}, {id: z, "
     "delay: 3d}, {id: y, after: [x], pool: lett, duration: {exponential: 5h}}",
     ""},
    {"a step that needs another",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}}, {id: y, after: [a], "
     "needs: [x], pool: lett, duration: {exponential: 5h}}",
     ""},
    {"a step not before the end of another",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}}, {id: y, after: [a], "
     "not-before: {from: x, plus: 2d}, pool: lett, duration: {exponential: 5h}}",
     ""},
    {"a trait that is gained",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}, gives: [valmis]}, {id: w, "
     "after: [a], delay: 5d}, {id: y, when: {valmis: yes}, pool: lett, duration: {exponential: "
     "5h}}",
     ""},
    {"a trait that is lost",
     "{id: a, delay: 1d, gives: [valmis]}, {id: x, after: [a], delay: {exponential: 9d}, takes: "
     "[valmis]}, {id: w, after: [a], delay: 5d}, {id: y, when: {valmis: yes}, pool: lett, "
     "duration: {exponential: 5h}}",
     ""},
    {"a trait that some gain",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}, next: [{to: end, p: 50%, "
     "gives: [valmis]}]}, {id: v, delay: 1d}, {id: w, after: [a], delay: 5d}, {id: y, when: "
     "{valmis: yes}, pool: lett, duration: {exponential: 5h}}",
     ""},
    {"a trait that a time hangs on",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}, gives: [valmis]}, {id: w, "
     "after: [a], delay: 5d}, {id: y, pool: lett, duration: {valmis: 8h, \"*\": 2h}}",
     ""},
    {"a trait that an effect hangs on",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}, gives: [valmis]}, {id: w, "
     "after: [a], delay: 5d}, {id: y, pool: lett, duration: {exponential: 5h}}",
     "bottlenecks: [{id: b, at: [y], when: {valmis: yes}, effect: {delay: 6d}}]\n"},
    {"a trait that patience hangs on",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}, gives: [valmis]}, {id: w, "
     "after: [a], delay: 5d}, {id: y, pool: lett, duration: {exponential: 5h}, patience: {valmis: "
     "1h, \"*\": 9d}}",
     ""},
    {"a trait asked for by what is asked for",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 6d}, gives: [valmis]}, {id: w, "
     "after: [a], delay: 5d}, {id: v, when: {valmis: yes}, gives: [kindel]}, {id: u, after: [a], "
     "delay: 9d}, {id: y, when: {kindel: yes}, pool: lett, duration: {exponential: 5h}}",
     ""},
    {"a trait that the group's patience hangs on",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}, gives: [valmis]}, {id: w, "
     "after: [a], delay: 5d}, {id: y, pool: lett, duration: {exponential: 5h}}",
     "", ", patience: {valmis: 1h, \"*\": 9d}"},
    {"a trait that the end of asking for a course hangs on",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}, gives: [valmis]}, {id: w, "
     "after: [a], delay: 5d}, {id: y, course: {starts: weekly, seats: 24, lasts: 2d, closes: "
     "{valmis: 6d, \"*\": 1d}}}",
     ""},
    {"a trait asked for by a step that only another waits for",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}, gives: [valmis]}, {id: w, "
     "after: [a], delay: 5d}, {id: u, when: {valmis: yes}, delay: 7d}, {id: y, after: [u], needs: "
     "[a], pool: lett, duration: {exponential: 5h}}",
     ""},
    {"a way out",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}, next: [{to: leave, p: "
     "50%}]}, {id: w, after: [a], delay: 8d}, {id: y, pool: lett, duration: {exponential: 5h}}",
     ""},
    {"a way out that a bottleneck makes",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}}, {id: w, after: [a], "
     "delay: 8d}, {id: y, pool: lett, duration: {exponential: 5h}}",
     "bottlenecks: [{id: b, at: [x], effect: {dropout: 50%}}]\n"},
    {"a way out of who has tried too often",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 3d}, attempts: 2, else: leave, "
     "next: [{to: x, p: 70%}]}, {id: w, after: [a], delay: 8d}, {id: y, pool: lett, duration: "
     "{exponential: 5h}}",
     ""},
    {"a way out of who tires of waiting for a course with room for all",
     "{id: a, delay: 1d}, {id: x, after: [a], course: {starts: monthly, lasts: 2d}, patience: "
     "{exponential: 20d}}, {id: w, after: [a], delay: 12d}, {id: y, pool: lett, duration: "
     "{exponential: 5h}}",
     ""},
    {"a course with few seats",
     "{id: a, delay: {exponential: 9d}}, {id: x, course: {starts: monthly, seats: 40, lasts: 2d}}",
     ""},
    {"a way back",
     COUNTER ", {id: x, delay: {exponential: 2d}, next: [{to: lett-samm, p: 20%}]}, {id: z, delay: "
             "9d}",
     ""},
    {"a race",
     "{id: a, delay: 1d}, {parallel: {until: any, branches: [[{id: x, delay: {exponential: 9d}}], "
     "[{id: w, delay: 5d}, {id: y, pool: lett, duration: {exponential: 5h}}]]}}",
     ""},
    {"a block before a queue",
     "{parallel: {branches: [[{id: x, delay: {exponential: 9d}}], [{id: w, delay: 5d}, {id: v, "
     "delay: {exponential: 3d}}]]}}, " COUNTER,
     ""},
    {"blocks in blocks",
     "{parallel: {branches: [[{id: x, delay: 1d}, {parallel: {branches: [[{id: u, delay: "
     "{exponential: 9d}}], [{id: t, delay: 2d}]]}}], [{id: w, delay: 5d}]]}}, " COUNTER,
     ""},
    {"a block with a queue, and nothing behind it",
     "{parallel: {branches: [[{id: x, delay: {exponential: 9d}}], [{id: w, delay: 5d}, "
     "{id: y, pool: lett, duration: {exponential: 5h}}, {id: v, delay: 9d}]]}}, {id: z, delay: 9d}",
     ""},
    {"a deadline that changes a trait",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}, deadline: {within: 4d, "
     "from: a, late: [valmis]}}, {id: v, after: [a], delay: 5d}, {id: w, after: [a], delay: 6d}, "
     "{id: y, when: {valmis: yes}, pool: lett, duration: {exponential: 5h}}",
     ""},
    {"a deadline that changes a trait for what comes behind it",
     "{id: a, delay: 1d}, {id: f, after: [a], delay: {exponential: 3d}}, {id: d, delay: "
     "{exponential: "
     "4d}, deadline: {within: 4d, from: f, late: [valmis]}}, {id: y, when: {valmis: yes}, pool: "
     "lett, duration: {exponential: 5h}}, " VISITS,
     ""},
    {"a deadline whose step some leave out after a while",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 2d}, next: [{to: y, p: 50%, "
     "wait: 6d}]}, {id: d, delay: 1d, deadline: {within: 4d, from: a, late: [valmis]}}, {id: y, "
     "when: {valmis: yes}, pool: lett, duration: {exponential: 5h}}, " VISITS,
     ""},
    {"a deadline whose step is left out by who tires of waiting",
     "{id: a, delay: 1d}, {id: x, after: [a], course: {starts: monthly, lasts: 2d}, patience: "
     "{exponential: 6d}, else: y}, {id: d, delay: 1d, deadline: {within: 4d, from: a, late: "
     "[valmis]}}, {id: y, when: {valmis: yes}, pool: lett, duration: {exponential: 5h}}, " VISITS,
     ""},
    {"a deadline of a step that fewer take later on",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 2d}, next: [{to: d, p: 50%, "
     "wait: 6d}]}, {id: d, take-up: {2026-01-05: 95%, 2026-03-07: 40%}, delay: 1d, deadline: "
     "{within: 4d, from: a, late: [valmis]}}, {id: y, when: {valmis: yes}, pool: lett, duration: "
     "{exponential: 5h}}, " VISITS,
     ""},
    {"a deadline that is longer later on",
     "{id: a, delay: 1d}, {id: x, after: [a], delay: {exponential: 9d}}, {id: d, delay: 1d, "
     "deadline: {within: {2026-01-05: 4d, 2026-03-12: 40d}, from: a, late: [valmis]}}, {id: y, "
     "when: {valmis: yes}, pool: lett, duration: {exponential: 5h}}, " VISITS,
     ""},
    {"a deadline from the end of what seems to matter to nobody",
     "{id: a, delay: 1d}, {id: f, after: [a], delay: {exponential: 6d}}, {id: x, after: [a], "
     "delay: "
     "{exponential: 9d}}, {id: d, delay: 1d, deadline: {within: 2d, from: f, late: [valmis]}}, "
     "{id: y, when: {valmis: yes}, pool: lett, duration: {exponential: 5h}}, " VISITS,
     ""},
    {"a deadline that changes a trait that the group's patience hangs on",
     "{id: a, delay: 1d}, {id: f, after: [a], delay: 1d}, {id: d, delay: {exponential: 20d}, "
     "deadline: {within: 2d, from: f, late: [valmis]}}, {id: y, after: [a], delay: 6d, pool: lett, "
     "duration: {exponential: 5h}}, " VISITS,
     "", ", patience: {valmis: 1h, \"*\": 9d}"},
    {"a step that not all take, and that others wait for",
     "{id: a, delay: 1d}, {id: x, after: [a], take-up: 50%, delay: {exponential: 9d}}, {id: y, "
     "after: [x], pool: lett, duration: {exponential: 5h}}, {id: z, after: [a], delay: 20d}",
     ""},
};

static void write_text(char *text, const journey *made)
{
    snprintf(text, TEXT_BYTES,
             "groups: [{id: uus, traits: {keel: 40%%}%s}]\n"
             "municipalities: [{id: linn, arrivals: {uus: 3/d}}]\n"
             "pools: [{id: lett, provider: kov, servers: 1, calendar: iga-päev}]\n"
             "calendars: [{id: iga-päev, open: {mon-sun: \"00:00-20:00\"}}]\n"
             "%sstages: [{id: s, steps: [%s]}]\n"
             "run: {start: 2026-01-05, warmup: 8w, measure: 6w, drain: 8w, replications: 1}\n",
             made->group == NULL ? "" : made->group, made->more, made->steps);
}

static double compare(const char *text, uint64_t seed)
{
    const tkd_run_options weeks = {.record_weeks = true};
    trial made;
    const tkd_kit *kit = NULL;
    tkd_run *sliced = NULL;
    tkd_run *whole = NULL;
    double served = 0.0;

    trial_compile(&made, text);
    CHECK_OK(tkd_kit_build(made.network, &made.arena, &kit, check_error()));
    CHECK_OK(tkd_run_new(kit, (tkd_run_options){0}, &sliced, check_error()));
    CHECK_OK(tkd_run_new(kit, weeks, &whole, check_error()));
    CHECK_OK(tkd_run_replicate(sliced, seed, 0, check_error()));
    CHECK_OK(tkd_run_replicate(whole, seed, 0, check_error()));
    served = check_same_tallies(kit, tkd_run_tally(sliced), tkd_run_tally(whole), 0.0);
    tkd_run_free(sliced);
    tkd_run_free(whole);
    trial_close(&made);
    return served;
}

TKD_CASE(simulate, slice, others_feel_no_difference)
{
    char text[TEXT_BYTES];

    for (size_t i = 0; i < sizeof journeys / sizeof journeys[0]; i++) {
        write_text(text, &journeys[i]);
        printf("%s\n", journeys[i].what);
        for (uint64_t seed = 1; seed <= 3; seed++) {
            const double served = compare(text, seed);
            CHECK(served > 20.0 || strstr(journeys[i].steps, "lett") == NULL);
        }
    }
}

// People who come before the window go round in no time for ever, which nobody feels.
TKD_CASE(simulate, slice, what_matters_to_nobody_is_not_done)
{
    const tkd_run_options weeks = {.record_weeks = true};
    trial made;
    const tkd_kit *kit = NULL;
    tkd_run *run = NULL;
    tkd_error error = {0};

    trial_compile(&made,
                  "groups: [uus]\n"
                  "municipalities: [{id: linn, arrivals: {uus: {2026-01-05: 9/d, 2026-02-01: "
                  "0/d}}}]\n"
                  "pools: [{id: lett, provider: kov}]\n"
                  "stages: [{id: s, steps: [{id: x, pool: lett, duration: 1h}, {id: y, next: "
                  "[{to: y, p: 99.9999%}]}]}]\n"
                  "run: {start: 2026-01-05, warmup: 8w, measure: 6w, drain: 8w, replications: "
                  "1}\n");
    CHECK_OK(tkd_kit_build(made.network, &made.arena, &kit, check_error()));
    CHECK_OK(tkd_run_new(kit, (tkd_run_options){0}, &run, check_error()));
    CHECK_OK(tkd_run_replicate(run, 1, 0, check_error()));
    tkd_run_free(run);
    CHECK_OK(tkd_run_new(kit, weeks, &run, check_error()));
    CHECK_STATUS(tkd_run_replicate(run, 1, 0, &error), TKD_ERR_LIMIT);
    tkd_run_free(run);
    trial_close(&made);
}
