// SPDX-License-Identifier: EUPL-1.2
// Chances of `next`: together at most 100 %, for everybody and on every day. A case of one entry meets
// the cases of the others through a person who is what the case says and nothing else.
#include "reader.h"

// The persons and days that tell the cases of a step's entries apart.
typedef struct chance_scan {
    tkd_reader *reader;
    const tkd_step *step;
    tkd_figures figures;
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

static tkd_person person_of(const tkd_case *which)
{
    tkd_person person = {TKD_NONE, TKD_NONE, 0};

    switch (which->whom) {
    case TKD_WHOM_ALL: break;
    case TKD_WHOM_GROUP: person.group = which->index; break;
    case TKD_WHOM_TRAIT: person.traits = UINT64_C(1) << which->index; break;
    case TKD_WHOM_MUNICIPALITY: person.municipality = which->index; break;
    }
    return person;
}

static void try_person(chance_scan *scan, tkd_person person, int32_t day)
{
    const double sum = sum_for(scan, person, day);

    scan->worst = sum > scan->worst ? sum : scan->worst;
}

// The days on which a case's figure changes.
static void try_days(chance_scan *scan, const tkd_case *which, tkd_person person)
{
    for (uint32_t i = 0; i < which->point_count; i++) {
        const tkd_point *point = &scan->figures.points[which->first_point + i];
        int32_t day = scan->reader->model->run.start_day;
        if (point->yearly) {
            const tkd_date start = tkd_date_from_day(day);
            const tkd_date date = {start.year + 1, point->from_day / 100, point->from_day % 100};
            day = tkd_date_to_day(date);
        } else if (point->from_day != INT32_MIN) {
            day = point->from_day;
        }
        try_person(scan, person, day);
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
    const tkd_next *nexts = reader->nexts.items;
    const tkd_person nobody = {TKD_NONE, TKD_NONE, 0};

    if (step->next.count == 0) {
        return;
    }
    try_person(&scan, nobody, reader->model->run.start_day);
    for (uint32_t i = 0; i < step->next.count; i++) {
        const tkd_figure p = nexts[step->next.first + i].p;
        for (uint32_t k = 0; k < p.count; k++) {
            const tkd_case *which = &scan.figures.cases[p.first + k];
            try_days(&scan, which, person_of(which));
        }
    }
    const tkd_node *node = next_node(reader, row);
    if (scan.worst > 1.0 + 1e-9 && node != NULL) {
        tkd_problem *problem =
            tkd_problems_add(reader->problems, TKD_CODE_PROBABILITY_SUM, node->place,
                             "sammust „%.*s“ läheb mujale kokku %.4g%%",
                             "from the step \"%.*s\" together %.4g%% go elsewhere",
                             TKD_ARG(step->item.id), 100.0 * scan.worst);
        tkd_problem_hint(reader->problems, problem,
                         "`p` on kokku kuni 100%%; ülejäänud lähevad edasi",
                         "the shares `p` are at most 100%% together; the rest goes on");
    }
}

void tkd_check_chances(tkd_reader *reader)
{
    for (size_t i = 0; i < reader->steps.count; i++) {
        check_step(reader, i);
    }
}
