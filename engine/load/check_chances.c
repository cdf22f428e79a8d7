// SPDX-License-Identifier: EUPL-1.2
// Chances of `next`: together at most 100 %, for everybody who can come by and on every day. Everybody
// means: each group that takes the step, in each municipality that the figures name (and one that they
// do not), with each set of the traits that they name and the group can have.
#include "reader.h"

// Bounds on the people tried, so that no input takes long.
enum { TRAITS_TRIED_MAX = 6, VALUES_TRIED_MAX = 64, PEOPLE_TRIED_MAX = 50000 };

// The people and days that tell the figures of a step's entries apart.
typedef struct chance_scan {
    tkd_reader *reader;
    const tkd_step *step;
    tkd_figures figures;
    uint64_t traits; /**< Named by the figures. */
    int32_t trait_bits[TRAITS_TRIED_MAX];
    size_t trait_count;
    tkd_list municipalities; /**< of int32_t; TKD_NONE stands for the others */
    tkd_list days;           /**< of int32_t */
    double worst;
} chance_scan;

static double sum_for(const chance_scan *scan, tkd_person person, int32_t day)
{
    const tkd_next *nexts = scan->reader->nexts.items;
    double sum = 0.0;

    for (uint32_t i = 0; i < scan->step->next.count; i++) {
        sum += tkd_figure_number(&scan->figures, nexts[scan->step->next.first + i].p, person, day,
                                 0.0);
    }
    return sum;
}

static void add_once(chance_scan *scan, tkd_list *list, int32_t value)
{
    const int32_t *known = list->items;

    for (size_t i = 0; i < list->count; i++) {
        if (known[i] == value) {
            return;
        }
    }
    if (list->count < VALUES_TRIED_MAX) {
        tkd_reader_add_row(scan->reader, list, value);
    }
}

// The days on which a case's figure changes.
static void add_days(chance_scan *scan, const tkd_case *which)
{
    const int32_t start = scan->reader->model->run.start_day;

    for (uint32_t i = 0; i < which->point_count; i++) {
        const tkd_point *point = &scan->figures.points[which->first_point + i];
        if (point->yearly) {
            const int32_t year = tkd_date_from_day(start).year + 1;
            const tkd_date date = {year, point->from_day / 100, point->from_day % 100};
            add_once(scan, &scan->days, tkd_date_to_day(date));
        } else if (point->from_day != INT32_MIN) {
            add_once(scan, &scan->days, point->from_day);
        }
    }
}

static void add_case(chance_scan *scan, const tkd_case *which)
{
    const uint64_t bit = which->whom == TKD_WHOM_TRAIT ? UINT64_C(1) << which->index : 0;

    add_days(scan, which);
    if (which->whom == TKD_WHOM_MUNICIPALITY &&
        (scan->reader->only == TKD_NONE || scan->reader->only == which->index)) {
        add_once(scan, &scan->municipalities, which->index);
    }
    if ((scan->traits & bit) == 0 && bit != 0 && scan->trait_count < TRAITS_TRIED_MAX) {
        scan->traits |= bit;
        scan->trait_bits[scan->trait_count++] = which->index;
    }
}

// The traits that a group may have: at arrival, or gained on the way by anybody.
static uint64_t possible_traits(tkd_reader *reader, int32_t group)
{
    const tkd_range own = reader->groups[group].traits;
    uint64_t possible = reader->gained;

    for (uint32_t i = 0; i < own.count; i++) {
        const tkd_group_trait *trait = tkd_reader_at(reader, &reader->group_traits, own.first + i);
        const uint32_t count = trait->value_count > 0 ? trait->value_count : 1u;
        for (uint32_t k = 0; k < count; k++) {
            possible |= UINT64_C(1) << ((uint32_t)trait->trait + k);
        }
    }
    return possible;
}

// No two values of one exclusive trait.
static bool can_go_together(const tkd_reader *reader, uint64_t traits)
{
    const tkd_trait *rows = reader->traits.items;
    tkd_text name = {0};

    for (size_t bit = 0; bit < reader->traits.count; bit++) {
        if (((traits >> bit) & 1u) == 0) {
            continue;
        }
        if (name.size > 0 && tkd_text_equal(rows[bit].name, name)) {
            return false;
        }
        name = rows[bit].name;
    }
    return true;
}

static void try_person(chance_scan *scan, tkd_person person)
{
    const int32_t *days = scan->days.items;

    for (size_t i = 0; i < scan->days.count; i++) {
        const double sum = sum_for(scan, person, days[i]);
        scan->worst = sum > scan->worst ? sum : scan->worst;
    }
}

static void try_group(chance_scan *scan, int32_t group)
{
    const uint64_t possible = possible_traits(scan->reader, group);
    const int32_t *municipalities = scan->municipalities.items;

    for (size_t subset = 0; subset < (size_t)1 << scan->trait_count; subset++) {
        uint64_t traits = 0;
        for (size_t i = 0; i < scan->trait_count; i++) {
            traits |= ((subset >> i) & 1u) != 0 ? UINT64_C(1) << scan->trait_bits[i] : 0;
        }
        if ((traits & ~possible) != 0 || !can_go_together(scan->reader, traits)) {
            continue;
        }
        for (size_t i = 0; i < scan->municipalities.count; i++) {
            try_person(scan, (tkd_person){municipalities[i], group, traits});
        }
    }
}

static void collect_cases(chance_scan *scan)
{
    tkd_reader *reader = scan->reader;
    const tkd_next *nexts = reader->nexts.items;

    tkd_list_init(&scan->municipalities, reader->scratch, sizeof(int32_t));
    tkd_list_init(&scan->days, reader->scratch, sizeof(int32_t));
    add_once(scan, &scan->days, reader->model->run.start_day);
    for (uint32_t i = 0; i < scan->step->next.count; i++) {
        const tkd_figure p = nexts[scan->step->next.first + i].p;
        for (uint32_t k = 0; k < p.count; k++) {
            add_case(scan, &scan->figures.cases[p.first + k]);
        }
    }
    while (scan->trait_count > 0 &&
           ((scan->municipalities.count + 1) * scan->days.count << scan->trait_count) *
                   reader->names[TKD_SECTION_GROUPS].count >
               PEOPLE_TRIED_MAX) {
        scan->trait_count--;
    }
    if (reader->only != TKD_NONE) {
        add_once(scan, &scan->municipalities, reader->only);
    } else if (scan->municipalities.count < reader->names[TKD_SECTION_MUNICIPALITIES].count) {
        add_once(scan, &scan->municipalities, TKD_NONE);
    }
}

static const tkd_node *next_node(tkd_reader *reader, size_t step)
{
    const tkd_step_note *note = tkd_reader_at(reader, &reader->step_notes, step);

    return tkd_node_get(note->node, "next");
}

static void check_step(tkd_reader *reader, size_t row)
{
    const tkd_step *step = tkd_reader_at(reader, &reader->steps, row);
    chance_scan scan = {.reader = reader, .step = step, .figures = tkd_reader_figures(reader)};
    const uint64_t groups = step->groups & reader->journeys[step->journey].groups;

    if (step->next.count == 0) {
        return;
    }
    collect_cases(&scan);
    for (uint32_t group = 0; group < reader->names[TKD_SECTION_GROUPS].count; group++) {
        if (((groups >> group) & 1u) != 0 && !reader->failed) {
            try_group(&scan, (int32_t)group);
        }
    }
    const tkd_node *node = next_node(reader, row);
    if (scan.worst > 1.0 + 1e-9 && node != NULL) {
        tkd_problem *problem =
            tkd_problems_add(reader->problems, TKD_CODE_PROBABILITY_SUM, node->place,
                             "sammust „%.*s“ läheb mujale kokku %.4g%%",
                             "from the step “%.*s” together %.4g%% go elsewhere",
                             TKD_ARG(step->item.id), 100.0 * scan.worst);
        tkd_problem_hint(reader->problems, problem,
                         "`p` on kokku kuni 100%%; ülejäänud lähevad edasi",
                         "the shares `p` are at most 100%% together; the rest goes on");
    }
}

void tkd_check_chances(tkd_reader *reader)
{
    for (size_t i = 0; i < reader->steps.count && !reader->failed; i++) {
        check_step(reader, i);
    }
}
