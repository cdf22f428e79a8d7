// SPDX-License-Identifier: EUPL-1.2
// Amounts that come to nothing: courses without any seat, and workspaces in which nobody arrives.
#include "reader.h"

// Is every number of a figure zero? False when it is absent.
static bool is_nothing(const tkd_figures *figures, tkd_figure figure)
{
    for (uint32_t i = 0; i < figure.count; i++) {
        const tkd_case *which = &figures->cases[figure.first + i];
        for (uint32_t k = 0; k < which->point_count; k++) {
            if (figures->points[which->first_point + k].number > 0.0) {
                return false;
            }
        }
    }
    return figure.count > 0;
}

// Has any site or municipality seats of its own for the service?
static bool has_seats_elsewhere(tkd_reader *reader, const tkd_figures *figures, size_t service)
{
    for (uint32_t i = 0; i < reader->names[TKD_SECTION_SITES].count; i++) {
        for (uint32_t k = 0; k < reader->sites[i].seats.count; k++) {
            const tkd_staffing *seats =
                tkd_reader_at(reader, &reader->staffings, reader->sites[i].seats.first + k);
            if (seats->row == (int32_t)service && !is_nothing(figures, seats->number)) {
                return true;
            }
        }
    }
    for (size_t i = 0; i < reader->variants.count; i++) {
        const tkd_variant *variant = tkd_reader_at(reader, &reader->variants, i);
        if (variant->kind == TKD_VARIANT_SERVICE && variant->row == (int32_t)service) {
            return true;
        }
    }
    return false;
}

static void check_seats(tkd_reader *reader, const tkd_figures *figures)
{
    for (size_t i = 0; i < reader->services.count; i++) {
        const tkd_service *service = tkd_reader_at(reader, &reader->services, i);
        if (!service->is_course || !is_nothing(figures, service->course.seats) ||
            has_seats_elsewhere(reader, figures, i)) {
            continue;
        }
        const tkd_point *point =
            &figures->points[figures->cases[service->course.seats.first].first_point];
        tkd_problem *problem = tkd_problems_add(
            reader->problems, TKD_CODE_NO_SEATS, figures->origins[point->origin].place,
            "kursusel „%.*s“ ei ole ühtegi kohta: keegi ei saa sinna kunagi",
            "the course “%.*s” has no seat: nobody ever gets in", TKD_ARG(service->item.id));
        tkd_problem_hint(reader->problems, problem,
                         "kirjuta kohtade arv, või kustuta see võti: siis mahuvad kõik",
                         "write their number, or delete the key: then there is room for all");
    }
}

static void check_anybody(tkd_reader *reader, const tkd_figures *figures)
{
    for (size_t i = 0; i < reader->arrivals.count; i++) {
        const tkd_arrivals *arrivals = tkd_reader_at(reader, &reader->arrivals, i);
        if (!is_nothing(figures, arrivals->rate_per_s)) {
            return;
        }
    }
    if (reader->arrivals.count == 0) {
        return; // Only a map so far.
    }
    const tkd_arrivals *first = tkd_reader_at(reader, &reader->arrivals, 0);
    const tkd_point *point = &figures->points[figures->cases[first->rate_per_s.first].first_point];
    tkd_problem *problem = tkd_problems_add(reader->problems, TKD_CODE_NO_ARRIVALS,
                                            figures->origins[point->origin].place,
                                            "keegi ei saabu: kõik saabujate arvud on 0",
                                            "nobody arrives: all numbers of arrivals are 0");
    tkd_problem_hint(reader->problems, problem, "kirjuta inimesi aastas, näiteks 46/y",
                     "write people a year, for example 46/y");
}

void tkd_check_amounts(tkd_reader *reader)
{
    const tkd_figures figures = tkd_reader_figures(reader);
    check_seats(reader, &figures);
    check_anybody(reader, &figures);
}
