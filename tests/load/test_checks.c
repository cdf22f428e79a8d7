// SPDX-License-Identifier: EUPL-1.2
// What is checked of a whole workspace: each fault once, at its place, with what to do.
#include "small_workspace.h"

#define STEPS(items) "stages: [{id: e, steps: [" items "]}]\n"

TKD_CASE(load, checks, chances_above_all_are_told_by_group_and_by_date)
{
    CHECK_FAULT(STEPS("{id: a, next: [{to: c, p: 60%}, {to: leave, p: 50%}]}, b, c"),
                TKD_CODE_PROBABILITY_SUM, 2, 40, "100%");
    CHECK_FAULT("groups: [el, muu]\n" STEPS(
                    "{id: a, next: [{to: b, p: {el: 60%, \"*\": 1%}}, {to: leave, p: 50%}]}, b"),
                TKD_CODE_PROBABILITY_SUM, 3, 40, NULL);
    CHECK_FAULT(STEPS("{id: a, next: [{to: b, p: {2026-01-01: 1%, 2030-01-01: 60%}}, {to: leave, "
                      "p: 50%}]}, b"),
                TKD_CODE_PROBABILITY_SUM, 2, 40, NULL);
}

TKD_CASE(load, checks, chances_of_different_groups_do_not_add_up)
{
    small_workspace small;

    small_open_clean(&small,
                     "groups: [el, muu]\n" STEPS(
                         "{id: a, next: [{to: b, p: {el: 60%}}, {to: leave, p: {muu: 60%}}]}, b"));
    small_close(&small);
}

TKD_CASE(load, checks, chances_meet_in_who_is_both)
{
    small_workspace small;

    CHECK_FAULT("groups: [{id: el, traits: {lapsega: 20%}}, muu]\n" STEPS(
                    "{id: a, next: [{to: b, p: {lapsega: 60%}}, {to: leave, p: {el: 60%}}]}, b"),
                TKD_CODE_PROBABILITY_SUM, 3, 40, NULL);
    // Nobody of `el` has the trait.
    small_open_clean(
        &small, "groups: [el, {id: muu, traits: {lapsega: 20%}}]\n" STEPS(
                    "{id: a, next: [{to: b, p: {lapsega: 60%}}, {to: leave, p: {el: 60%}}]}, b"));
    small_close(&small);
    // Nobody has two values of one trait.
    small_open_clean(&small,
                     "groups: [{id: el, traits: {keel: {ru: 20%, en: 30%}}}]\n" STEPS(
                         "{id: a, next: [{to: b, p: {ru: 60%}}, {to: leave, p: {en: 60%}}]}, b"));
    small_close(&small);
}

TKD_CASE(load, checks, a_branch_that_waits_for_what_waits_for_it_is_a_cycle)
{
    CHECK_FAULT(STEPS("{id: a, needs: [d]}, {id: c, after: [a]}, d"), TKD_CODE_CYCLE, 2, 31, NULL);
}

TKD_CASE(load, checks, cycles_are_told_once_with_their_way)
{
    CHECK_FAULT(STEPS("{id: a, needs: [b]}, {id: b, after: [a]}"), TKD_CODE_CYCLE, 2, 31, "after");
    CHECK_FAULT(STEPS("{id: a, needs: [a]}"), TKD_CODE_CYCLE, 2, 31, NULL);
    CHECK_FAULT(STEPS("{id: a, not-before: {from: b, plus: 2d}}, {id: b, after: [a]}"),
                TKD_CODE_CYCLE, 2, 31, NULL);
}

TKD_CASE(load, checks, a_later_step_of_the_same_branch_cannot_be_needed)
{
    CHECK_FAULT(STEPS("{id: a, needs: [c]}, b, c"), TKD_CODE_NEEDS_LATER, 2, 42, "order");
    CHECK_FAULT(STEPS("{id: a, needs: [c]}, {parallel: {branches: [[b], [c]]}}"),
                TKD_CODE_NEEDS_LATER, 2, 42, NULL);
    CHECK_FAULT(STEPS("{id: a, not-before: {from: b, plus: 2d}}, b"), TKD_CODE_NEEDS_LATER, 2, 53,
                NULL);
}

TKD_CASE(load, checks, ways_stay_in_their_branch_and_block)
{
    CHECK_FAULT(STEPS("{id: a, then: c}, b, {id: c, after: [a]}"), TKD_CODE_LEAVES_BRANCH, 2, 40,
                "same branch");
    CHECK_FAULT(STEPS("{id: a, attempts: 2, else: c}, {parallel: {branches: [[b], [c]]}}"),
                TKD_CODE_LEAVES_BRANCH, 2, 53, NULL);
    CHECK_FAULT(STEPS("{parallel: {branches: [[{id: b, next: [{to: c, p: 5%}]}], [c]]}}"),
                TKD_CODE_LEAVES_BRANCH, 2, 70, NULL);
    CHECK_FAULT("bottlenecks: [{id: x, at: [a], effect: {rework: {p: 5%, to: c}}}]\n" STEPS(
                    "a, {id: c, after: [a]}"),
                TKD_CODE_LEAVES_BRANCH, 2, 61, NULL);
}

TKD_CASE(load, checks, a_group_takes_one_journey)
{
    CHECK_FAULT("groups: [el]\njourneys:\n"
                "  - {id: x, groups: [el], stages: [{id: e, steps: [a]}]}\n"
                "  - {id: y, groups: [el], stages: [{id: e, steps: [a]}]}\n",
                TKD_CODE_GROUP_IN_TWO_JOURNEYS, 5, 22, "“x”");
    CHECK_FAULT("groups: [el]\njourneys:\n"
                "  - {id: x, stages: [{id: e, steps: [a]}]}\n"
                "  - {id: y, stages: [{id: e, steps: [a]}]}\n",
                TKD_CODE_GROUP_IN_TWO_JOURNEYS, 5, 10, "groups");
    CHECK_FAULT(
        "groups: [el, muu]\nmunicipalities: [{id: tartu, arrivals: {muu: 4/y}}]\njourneys:\n"
        "  - {id: x, groups: [el], stages: [{id: e, steps: [a]}]}\n",
        TKD_CODE_NO_JOURNEY, 3, 41, "groups: [muu]");
}

TKD_CASE(load, checks, a_calendar_opens_some_day)
{
    CHECK_FAULT("calendars: [{id: kk, open: {mon: \"08:00-09:00\"}, only: "
                "[\"2020-01-01..2020-02-01\"]}]\n" STEPS("a"),
                TKD_CODE_NEVER_OPEN, 2, 18, "open");
    CHECK_FAULT("calendars: [{id: kk, open: {mon: \"09:00-08:00\"}}]\n" STEPS("a"),
                TKD_CODE_TIME_OF_DAY, 2, 35, "24:00");
    CHECK_FAULT("calendars: [{id: kk, open: {moon: \"08:00-09:00\"}}]\n" STEPS("a"),
                TKD_CODE_UNKNOWN_WORD, 2, 29, "mon");
    CHECK_FAULT("calendars: [{id: kk, closed: [\"02-30\"]}]\n" STEPS("a"), TKD_CODE_DATE, 2, 32,
                NULL);
}

TKD_CASE(load, checks, effects_fit_their_place)
{
    CHECK_FAULT(
        "bottlenecks: [{id: x, at: [a], groups: [puudub], effect: {delay: 5d}}]\n" STEPS("a"),
        TKD_CODE_UNKNOWN_REFERENCE, 2, 41, NULL);
    CHECK_FAULT("groups: [el]\npools: [pp]\nbottlenecks: [{id: x, at: [a], groups: [el], effect: "
                "{capacity: {times: 0.5}}}]\n" STEPS("{id: a, pool: pp}"),
                TKD_CODE_EFFECT_ON_POOL, 4, 55, "duration");
    CHECK_FAULT("bottlenecks: [{id: x, at: [a], effect: {capacity: {times: 0.5}}}]\n" STEPS("a"),
                TKD_CODE_EFFECT_NOWHERE, 2, 41, "pools");
    CHECK_FAULT("bottlenecks: [{id: x, effect: {delay: 3d}}]\n" STEPS("a"), TKD_CODE_EFFECT_NOWHERE,
                2, 32, "at: [step]");
    CHECK_FAULT("bottlenecks: [{id: x, at: [a], effect: {delay: 3d}, without: "
                "{journeys.teekond.steps.a.delay: 0}}]\n" STEPS("{id: a, delay: 2d}"),
                TKD_CODE_EFFECT_AND_WITHOUT, 2, 53, "keep one");
    CHECK_FAULT("bottlenecks: [{id: x, at: [a], effect: {dropout: {p: 5%, to: a}}}]\n" STEPS("a"),
                TKD_CODE_UNKNOWN_REFERENCE, 2, 62, "leave");
}

TKD_CASE(load, checks, names_are_found_or_the_nearest_is_said)
{
    CHECK_FAULT("pools: [koordinaator]\n" STEPS("{id: a, pool: kordinaator}"),
                TKD_CODE_UNKNOWN_REFERENCE, 3, 40, "koordinaator");
    CHECK_FAULT("pools: [koordinaator]\n" STEPS("{id: a, service: koordinaator}"),
                TKD_CODE_UNKNOWN_REFERENCE, 3, 43, "pool");
    CHECK_FAULT(STEPS("{id: a, notes: {dokumendid: leping}}"), TKD_CODE_UNKNOWN_REFERENCE, 2, 42,
                "lanes");
    CHECK_FAULT(
        "groups: [{id: el, traits: {keel: {ru: 40%}}}]\n" STEPS("{id: a, when: {keel: [rus]}}"),
        TKD_CODE_UNKNOWN_REFERENCE, 3, 48, "ru");
    CHECK_FAULT("municipalities: [{id: tartu, staff: {koord: 2}}]\n" STEPS("a"),
                TKD_CODE_UNKNOWN_REFERENCE, 2, 38, NULL);
}

TKD_CASE(load, checks, shares_of_parties_and_visits_make_a_whole)
{
    CHECK_FAULT("groups: [{id: el, party: {1: 50%, 2: 20%}}]\n" STEPS("a"), TKD_CODE_SHARES_SUM, 2,
                26, "100%");
    CHECK_FAULT(STEPS("{id: a, duration: 1h, sessions: {1: 50%, 2: 20%}}"), TKD_CODE_SHARES_SUM, 2,
                58, "100%");
    CHECK_FAULT("groups: [{id: el, traits: {keel: {ru: 70%, en: 70%}}}]\n" STEPS("a"),
                TKD_CODE_SHARES_SUM, 2, 34, "100%");
}

TKD_CASE(load, checks, many_faults_are_all_told)
{
    small_workspace small;

    small_open(
        &small,
        "groups: [el]\n" STEPS(
            "{id: a, delay: 5, take-up: 15, service: puudub}, {id: b, needs: [cc], feeling: 7}"));
    CHECK_SIZE(small.problems.error_count, 5);
    small_close(&small);
}
