// SPDX-License-Identifier: EUPL-1.2
// Where the clients of a municipality are served: stations (a pool at a place) and classes (a course
// at a place). The place is the pool's, else the provider's; a municipality's `access` wins over what
// the sites say they serve.
#include <math.h>
#include <stdlib.h>

#include "build.h"

static const tkd_access *find_access(const tkd_model *model, int32_t municipality, int32_t provider)
{
    const tkd_municipality *row = &model->municipalities[municipality];

    for (uint32_t i = 0; i < row->access.count; i++) {
        const tkd_access *access = &model->accesses[row->access.first + i];
        if (access->provider == provider) {
            return access;
        }
    }
    return NULL;
}

static bool lists(const int32_t *table, tkd_range range, int32_t row)
{
    for (uint32_t i = 0; i < range.count; i++) {
        if (table[range.first + i] == row) {
            return true;
        }
    }
    return false;
}

// Sites of the provider that serve the municipality with this service; the first and how many.
static uint32_t candidates(const tkd_build *build, int32_t provider, int32_t service,
                           int32_t municipality, int32_t *first, int32_t *second)
{
    const tkd_model *model = build->model;
    const tkd_range sites = model->providers[provider].sites;
    uint32_t count = 0;

    for (uint32_t i = 0; i < sites.count; i++) {
        const int32_t row = (int32_t)(sites.first + i);
        const tkd_site *site = &model->sites[row];
        if (!lists(model->municipality_lists, site->serves, municipality) ||
            (!site->all_services && !lists(model->service_lists, site->services, service))) {
            continue;
        }
        *(count == 0 ? first : second) = row;
        count++;
    }
    return count;
}

static void report_sites(tkd_build *build, const tkd_step *step, int32_t provider,
                         int32_t municipality, uint32_t count, int32_t first, int32_t second)
{
    const tkd_model *model = build->model;
    const tkd_text who = model->providers[provider].item.id;
    const tkd_text where = model->municipalities[municipality].item.id;
    tkd_problem *problem = NULL;

    if (count == 0) {
        problem = tkd_problems_add(
            build->problems, TKD_CODE_NO_SITE, step->item.place,
            "ükski asutuse „%.*s“ teeninduskoht ei teeninda omavalitsust „%.*s“, "
            "kuigi sealsed inimesed vajavad sammu „%.*s“",
            "no site of “%.*s” serves the municipality “%.*s”, whose people need the step “%.*s”",
            TKD_ARG(who), TKD_ARG(where), TKD_ARG(step->item.id));
        tkd_problem_other(build->problems, problem, model->municipalities[municipality].item.place,
                          "omavalitsus on siin", "the municipality is here");
        tkd_problem_hint(build->problems, problem,
                         "lisa „%.*s“ mõne teeninduskoha võtmesse serves või anna omavalitsusele "
                         "access: {%.*s: {site: …}}",
                         "add “%.*s” to `serves` of a site, or give the municipality "
                         "access: {%.*s: {site: …}}",
                         TKD_ARG(where), TKD_ARG(who));
        return;
    }
    problem = tkd_problems_add(
        build->problems, TKD_CODE_TWO_SITES, step->item.place,
        "omavalitsust „%.*s“ teenindab sammul „%.*s“ mitu kohta: „%.*s“ ja „%.*s“",
        "the municipality “%.*s” is served at the step “%.*s” by two sites: “%.*s” and “%.*s”",
        TKD_ARG(where), TKD_ARG(step->item.id), TKD_ARG(model->sites[first].item.id),
        TKD_ARG(model->sites[second].item.id));
    tkd_problem_other(build->problems, problem, model->sites[second].item.place,
                      "teine koht on siin", "the second site is here");
    tkd_problem_hint(build->problems, problem,
                     "vali üks: anna omavalitsusele access: {%.*s: {site: %.*s}}",
                     "choose one: give the municipality access: {%.*s: {site: %.*s}}", TKD_ARG(who),
                     TKD_ARG(model->sites[first].item.id));
}

bool tkd_build_place(tkd_build *build, const tkd_step *step, const tkd_service *service,
                     int32_t municipality, tkd_place_found *found)
{
    const tkd_model *model = build->model;
    const tkd_pool *pool =
        service->pool == TKD_NONE ? NULL : tkd_model_pool(model, municipality, service->pool);
    const int32_t provider =
        pool != NULL && pool->provider != TKD_NONE ? pool->provider : service->provider;
    const tkd_access *access = NULL;
    int32_t site = TKD_NONE;
    int32_t second = TKD_NONE;
    uint32_t count = 1;

    *found = (tkd_place_found){.where = TKD_AT_NATION, .place = TKD_NONE};
    if (provider == TKD_NONE) {
        found->where = pool == NULL ? TKD_AT_NATION : pool->place;
        found->place = found->where == TKD_AT_MUNICIPALITY ? municipality : TKD_NONE;
        return true;
    }
    access = find_access(model, municipality, provider);
    found->travel = access != NULL ? &access->travel : NULL;
    if (pool != NULL ? pool->place == TKD_AT_MUNICIPALITY : provider == TKD_PROVIDER_KOV) {
        found->where = TKD_AT_MUNICIPALITY;
        found->place = municipality;
        return true;
    }
    if ((pool != NULL && pool->place == TKD_AT_NATION) ||
        model->providers[provider].sites.count == 0) {
        return true;
    }
    if (access != NULL && access->site != TKD_NONE) {
        site = access->site;
    } else {
        count = candidates(build, provider, step->service, municipality, &site, &second);
    }
    if (count != 1) {
        report_sites(build, step, provider, municipality, count, site, second);
        return false;
    }
    found->where = TKD_AT_SITE;
    found->place = site;
    if (found->travel == NULL ||
        (!tkd_figure_is_set(found->travel->time) && !tkd_figure_is_set(found->travel->cost_eur))) {
        found->travel = &model->sites[site].travel;
    }
    return true;
}

static const tkd_staffing *find_staffing(const tkd_model *model, tkd_range range, int32_t row)
{
    for (uint32_t i = 0; i < range.count; i++) {
        if (model->staffings[range.first + i].row == row) {
            return &model->staffings[range.first + i];
        }
    }
    return NULL;
}

// The item of a place; the one national place has no luck of its own.
static const tkd_item *place_item(const tkd_model *model, tkd_place_found found)
{
    static const tkd_item nation = {.id = TKD_TEXT_INIT("*")};

    switch (found.where) {
    case TKD_AT_MUNICIPALITY: return &model->municipalities[found.place].item;
    case TKD_AT_SITE: return &model->sites[found.place].item;
    case TKD_AT_NATION: break;
    }
    return &nation;
}

// A pool with nobody in it, ever or from a day on.
static void check_servers(tkd_build *build, const tkd_station *station)
{
    const tkd_network *network = build->network;
    const tkd_item *pool = &build->model->pools[station->pool].item;
    double time_s = 0.0;
    double none_from_s = HUGE_VAL;
    bool any = false;

    for (int guard = 0; time_s < network->horizon_s && guard < 100000; guard++) {
        if (tkd_station_servers(network, station, time_s) > 0.0) {
            any = true;
            none_from_s = HUGE_VAL;
        } else if (!isfinite(none_from_s)) {
            none_from_s = time_s;
        }
        time_s = tkd_station_next_change(network, station, time_s);
    }
    if (!any) {
        tkd_problem *problem = tkd_problems_add(
            build->problems, TKD_CODE_NO_SERVERS, pool->place,
            "teenindajaid „%.*s“ kohas „%.*s“ ei ole ühelgi päeval ühtegi, kuigi neid vajatakse",
            "the pool “%.*s” at “%.*s” has no servers on any date, though it is needed",
            TKD_ARG(pool->id), TKD_ARG(station->place_id));
        tkd_problem_hint(build->problems, problem, "kirjuta servers või staff suurem kui 0",
                         "write `servers` or `staff` larger than 0");
    } else if (isfinite(none_from_s)) {
        const tkd_date date = tkd_date_from_day(build->model->run.start_day +
                                                (int32_t)(none_from_s / TKD_SECONDS_PER_DAY));
        tkd_problems_add(build->problems, TKD_CODE_NO_SERVERS_LATER, pool->place,
                         "alates %02d.%02d.%04d ei ole kohas „%.*s“ enam ühtegi teenindajat „%.*s“",
                         "from %02d.%02d.%04d on “%.*s” has no servers “%.*s” any more", date.day,
                         date.month, date.year, TKD_ARG(station->place_id), TKD_ARG(pool->id));
    }
}

static void check_open(tkd_build *build, int32_t table, const tkd_item *of)
{
    const tkd_timetable *tables = build->timetables.items;

    if (!isfinite(tkd_timetable_next_open(&tables[table], 0.0))) {
        tkd_problem *problem =
            tkd_problems_add(build->problems, TKD_CODE_NEVER_OPEN, of->place,
                             "„%.*s“ ei ole simulatsiooni ajal ühelgi päeval avatud",
                             "“%.*s” is not open on any day of the simulation", TKD_ARG(of->id));
        tkd_problem_hint(build->problems, problem,
                         "kontrolli kalendri võtmeid open, closed ja only: koos ei jäta nad ühtegi "
                         "lahtist tundi",
                         "look at open, closed and only of its calendar: together they leave no "
                         "open hour");
    }
}

static size_t place_slot(const tkd_build *build, int32_t pool, tkd_place_found found)
{
    const tkd_model *model = build->model;
    const size_t width = (size_t)model->municipality_count + model->site_count + 1;
    size_t slot = width - 1;

    if (found.where == TKD_AT_MUNICIPALITY) {
        slot = (size_t)found.place;
    } else if (found.where == TKD_AT_SITE) {
        slot = (size_t)model->municipality_count + (size_t)found.place;
    }
    return (size_t)pool * width + slot;
}

static bool is_calm(const tkd_build *build, int32_t pool, tkd_text place)
{
    return build->options->calm_pool == pool + 1 &&
           (build->options->calm_place.size == 0 ||
            tkd_text_equal(build->options->calm_place, place));
}

tkd_status tkd_build_station(tkd_build *build, int32_t pool, int32_t municipality,
                             tkd_place_found found, int32_t *station, tkd_error *err)
{
    const tkd_model *model = build->model;
    const size_t slot = place_slot(build, pool, found);
    const tkd_pool *row =
        tkd_model_pool(model, found.where == TKD_AT_MUNICIPALITY ? municipality : TKD_NONE, pool);
    const tkd_item *place = place_item(model, found);
    const tkd_staffing *staffing = NULL;
    tkd_timetable_key key = {{row->calendar, TKD_NONE, TKD_NONE}};
    tkd_station *made = NULL;

    *station = build->station_of[slot];
    if (*station >= 0) {
        return TKD_OK;
    }
    made = tkd_list_add(&build->stations);
    if (made == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    *station = build->station_of[slot] = (int32_t)build->stations.count - 1;
    *made = (tkd_station){.pool = pool,
                          .where = found.where,
                          .place = found.place,
                          .place_id = place->id,
                          .luck = model->pools[pool].item.luck ^ place->luck,
                          .order = row->order,
                          .servers = tkd_build_param(build, row->servers),
                          .share = tkd_build_param(build, row->share),
                          .factor = 1.0,
                          .cost_eur_per_s = tkd_build_param(build, row->cost_eur_per_s),
                          .no_wait = is_calm(build, pool, place->id)};
    if (found.where == TKD_AT_MUNICIPALITY) {
        staffing = find_staffing(model, model->municipalities[found.place].staff, pool);
    } else if (found.where == TKD_AT_SITE) {
        staffing = find_staffing(model, model->sites[found.place].staff, pool);
        key.calendars[1] = model->sites[found.place].calendar;
    }
    if (staffing != NULL) {
        made->servers = tkd_build_param(build, staffing->number);
    }
    TKD_TRY(tkd_build_timetable(build, key, &made->timetable, err));
    check_open(build, made->timetable, &model->pools[pool].item);
    return TKD_OK;
}

void tkd_build_check_servers(tkd_build *build)
{
    const tkd_station *stations = build->stations.items;

    for (size_t i = 0; i < build->stations.count; i++) {
        check_servers(build, &stations[i]);
    }
}

static int compare_times(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;

    return (a > b) - (a < b);
}

// The day on which a course begins next, from `day` on; INT32_MAX when it never does again.
static int32_t next_start(const tkd_course_start *start, int32_t day)
{
    const tkd_date date = tkd_date_from_day(day);
    tkd_date found = {date.year, date.month, 1};

    switch (start->kind) {
    case TKD_START_WEEKLY: return day + (7 - tkd_date_weekday(day)) % 7;
    case TKD_START_MONTHLY:
        if (date.day > 1) {
            found.year += date.month == TKD_MONTHS ? 1 : 0;
            found.month = date.month % TKD_MONTHS + 1;
        }
        return tkd_date_to_day(found);
    case TKD_START_DATE: break;
    }
    found = start->date;
    if (found.year != 0) {
        return tkd_date_to_day(found) >= day ? tkd_date_to_day(found) : INT32_MAX;
    }
    for (found.year = date.year; found.year <= date.year + 8; found.year++) {
        if (tkd_date_is_valid(found) && tkd_date_to_day(found) >= day) {
            return tkd_date_to_day(found);
        }
    }
    return INT32_MAX;
}

// One start of a course as times within the run, appended to `out`.
static bool lay_out_start(const tkd_build *build, const tkd_course_start *start, tkd_list *out)
{
    const int32_t first = build->model->run.start_day;
    int32_t day = next_start(start, first);

    while (day < first + build->day_count) {
        double *time_s = tkd_list_add(out);
        if (time_s == NULL) {
            return false;
        }
        *time_s = (day - first) * TKD_SECONDS_PER_DAY;
        day = next_start(start, day + 1);
    }
    return true;
}

tkd_status tkd_build_class(tkd_build *build, int32_t service, const tkd_service *row,
                           tkd_place_found found, int32_t *course, tkd_error *err)
{
    const tkd_model *model = build->model;
    const tkd_class *known = build->classes.items;
    const tkd_staffing *seats = NULL;
    const tkd_item *at = place_item(model, found);
    tkd_class *made = NULL;
    tkd_list starts;

    for (size_t i = 0; i < build->classes.count; i++) {
        if (known[i].service == service && known[i].where == found.where &&
            known[i].place == found.place) {
            *course = (int32_t)i;
            return TKD_OK;
        }
    }
    made = tkd_list_add(&build->classes);
    if (made == NULL) {
        return TKD_OUT_OF_MEMORY(err);
    }
    *course = (int32_t)build->classes.count - 1;
    if (found.where == TKD_AT_SITE) {
        seats = find_staffing(model, model->sites[found.place].seats, service);
    }
    *made = (tkd_class){
        .service = service,
        .where = found.where,
        .place = found.place,
        .luck = row->item.luck ^ at->luck,
        .order = row->course.order,
        .seats = tkd_build_param(build, seats != NULL ? seats->number : row->course.seats),
        .share = tkd_build_param(build, row->course.share),
        .closes = tkd_build_param(build, row->course.closes)};
    tkd_list_init(&starts, build->arena, sizeof(double));
    for (uint32_t i = 0; i < row->course.starts.count; i++) {
        if (!lay_out_start(build, &model->course_starts[row->course.starts.first + i], &starts)) {
            return TKD_OUT_OF_MEMORY(err);
        }
    }
    if (starts.count > 1) {
        qsort(starts.items, starts.count, sizeof(double), compare_times);
    }
    made->starts_s = starts.items;
    made->start_count = (uint32_t)starts.count;
    return TKD_OK;
}
