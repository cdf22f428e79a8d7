// SPDX-License-Identifier: EUPL-1.2
// Asking figures: which case fits a person, which point holds on a day, which number that is.
// A yearly point begins anew each year; dated points bound it: before the first of them, it holds.
#include "teekond/figure.h"

static bool case_fits(const tkd_case *which, tkd_person person)
{
    switch (which->whom) {
    case TKD_WHOM_ALL: return true;
    case TKD_WHOM_GROUP: return which->index == person.group;
    case TKD_WHOM_TRAIT: return ((person.traits >> which->index) & 1u) != 0;
    case TKD_WHOM_MUNICIPALITY: return which->index == person.municipality;
    }
    return false;
}

const tkd_case *tkd_figure_case(const tkd_figures *figures, tkd_figure figure, tkd_person person)
{
    for (uint32_t i = 0; i < figure.count; i++) {
        const tkd_case *which = &figures->cases[figure.first + i];
        if (case_fits(which, person)) {
            return which;
        }
    }
    return NULL;
}

// The day on or before `day` on which a yearly point last began.
static int32_t last_beginning(const tkd_point *point, int32_t day)
{
    tkd_date date = {
        .year = tkd_date_from_day(day).year,
        .month = point->from_day / 100,
        .day = point->from_day % 100,
    };
    const bool leap_day = date.month == 2 && date.day == 29;

    for (;;) {
        tkd_date real = date;
        if (leap_day && !tkd_date_is_valid(real)) {
            real.month = 3;
            real.day = 1;
        }
        const int32_t beginning = tkd_date_to_day(real);
        if (beginning <= day) {
            return beginning;
        }
        date.year--;
    }
}

const tkd_point *tkd_case_point(const tkd_figures *figures, const tkd_case *which, int32_t day)
{
    const tkd_point *points = &figures->points[which->first_point];
    const tkd_point *first_dated = NULL;
    const tkd_point *best = NULL;
    int32_t best_day = INT32_MIN;

    if (which->point_count == 1) {
        return points;
    }
    for (uint32_t i = 0; i < which->point_count; i++) {
        if (!points[i].yearly &&
            (first_dated == NULL || points[i].from_day < first_dated->from_day)) {
            first_dated = &points[i];
        }
    }
    if (first_dated != NULL && first_dated->from_day > day) {
        return first_dated;
    }
    for (uint32_t i = 0; i < which->point_count; i++) {
        const tkd_point *point = &points[i];
        const int32_t from = point->yearly ? last_beginning(point, day) : point->from_day;
        const bool begun = from <= day && (first_dated == NULL || from >= first_dated->from_day);
        const bool newer = best == NULL || from > best_day || (from == best_day && !point->yearly);
        if (begun && newer) {
            best = point;
            best_day = from;
        }
    }
    return best != NULL ? best : points;
}

double tkd_figure_number(const tkd_figures *figures, tkd_figure figure, tkd_person person,
                         int32_t day, double otherwise)
{
    const tkd_case *which = tkd_figure_case(figures, figure, person);

    return which != NULL ? tkd_case_point(figures, which, day)->number : otherwise;
}

int32_t tkd_figure_dist(const tkd_figures *figures, tkd_figure figure, tkd_person person,
                        int32_t day)
{
    const tkd_case *which = tkd_figure_case(figures, figure, person);

    return which != NULL ? tkd_case_point(figures, which, day)->dist : TKD_NONE;
}
