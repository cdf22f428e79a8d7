// SPDX-License-Identifier: EUPL-1.2
// Figures made ready for the event loop, and the moments at which they change.
#include <math.h>

#include "build.h"

tkd_param tkd_build_param(const tkd_build *build, tkd_figure figure)
{
    const tkd_figures *figures = &build->model->figures;
    tkd_param param = {.figure = figure, .dist = TKD_NONE};
    const tkd_case *only = NULL;

    if (!tkd_figure_is_set(figure)) {
        return param;
    }
    only = &figures->cases[figure.first];
    if (figure.count == 1 && only->whom == TKD_WHOM_ALL && only->point_count == 1) {
        param.fixed = true;
        param.dist = figures->points[only->first_point].dist;
        param.number = figures->points[only->first_point].number;
    }
    return param;
}

static int32_t day_of(const tkd_network *network, double time_s)
{
    return network->model->run.start_day + (int32_t)floor(time_s / TKD_SECONDS_PER_DAY);
}

// Where a case holds for ever nobody asks for the day.
static const tkd_point *point_of(const tkd_network *network, tkd_figure figure, tkd_person person,
                                 double time_s)
{
    const tkd_figures *figures = &network->model->figures;
    const tkd_case *which = tkd_figure_case(figures, figure, person);

    if (which == NULL) {
        return NULL;
    }
    return which->point_count == 1 ? &figures->points[which->first_point]
                                   : tkd_case_point(figures, which, day_of(network, time_s));
}

double tkd_param_number(const tkd_network *network, const tkd_param *param, tkd_person person,
                        double time_s, double otherwise)
{
    if (param->fixed) {
        return param->number;
    }
    const tkd_point *point = point_of(network, param->figure, person, time_s);

    return point == NULL ? otherwise : point->number;
}

int32_t tkd_param_dist(const tkd_network *network, const tkd_param *param, tkd_person person,
                       double time_s)
{
    if (param->fixed) {
        return param->dist;
    }
    const tkd_point *point = point_of(network, param->figure, person, time_s);

    return point == NULL ? TKD_NONE : point->dist;
}

// The next day after `day` on which a point begins to hold.
static int32_t next_day(const tkd_point *point, int32_t day)
{
    tkd_date date = {0};

    if (point->from_day == INT32_MIN) {
        return INT32_MAX;
    }
    if (!point->yearly) {
        return point->from_day > day ? point->from_day : INT32_MAX;
    }
    date = tkd_date_from_day(day);
    for (int32_t year = date.year; year <= date.year + 8; year++) {
        const tkd_date candidate = {year, point->from_day / 100, point->from_day % 100};
        if (tkd_date_is_valid(candidate) && tkd_date_to_day(candidate) > day) {
            return tkd_date_to_day(candidate);
        }
    }
    return INT32_MAX;
}

double tkd_figure_next_change(const tkd_network *network, tkd_figure figure, double time_s)
{
    const tkd_figures *figures = &network->model->figures;
    const int32_t day = day_of(network, time_s);
    int32_t next = INT32_MAX;

    for (uint32_t c = 0; c < figure.count; c++) {
        const tkd_case *which = &figures->cases[figure.first + c];
        for (uint32_t i = 0; which->point_count > 1 && i < which->point_count; i++) {
            const int32_t begins = next_day(&figures->points[which->first_point + i], day);
            next = begins < next ? begins : next;
        }
    }
    return next == INT32_MAX ? HUGE_VAL
                             : (double)(next - network->model->run.start_day) * TKD_SECONDS_PER_DAY;
}

double tkd_station_servers(const tkd_network *network, const tkd_station *station, double time_s)
{
    const tkd_person nobody = {
        .municipality = station->where == TKD_AT_MUNICIPALITY ? station->place : TKD_NONE,
        .group = TKD_NONE};
    const double servers = tkd_param_number(network, &station->servers, nobody, time_s, 1.0);
    const double share = tkd_param_number(network, &station->share, nobody, time_s, 1.0);
    const double product = servers * share * station->factor;
    const double whole = round(product);

    // Shares such as 3 × 1/3 mean a whole server, not almost one.
    return fabs(product - whole) < 1e-9 * fmax(1.0, whole) ? whole : product;
}

double tkd_station_next_change(const tkd_network *network, const tkd_station *station,
                               double time_s)
{
    return fmin(tkd_figure_next_change(network, station->servers.figure, time_s),
                tkd_figure_next_change(network, station->share.figure, time_s));
}
