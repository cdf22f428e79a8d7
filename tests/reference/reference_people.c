// SPDX-License-Identifier: EUPL-1.2
// What a client is asked and draws: figures as they hold for a person on a day, and where a visit
// takes place.
#include "reference_world.h"
#include "tkd_test.h"

tkd_person person_of(const reference_client *client)
{
    return (tkd_person){client->municipality, client->group, client->traits};
}

reference_step *step_of(const world *w, const reference_client *client, int32_t step)
{
    return &client->steps[(uint32_t)step - w->model->journeys[client->journey].steps.first];
}

const tkd_step *step_row(const world *w, const world_token *token)
{
    return tkd_model_step(w->model, token->client->municipality, token->step);
}

const tkd_service *service_row(const world *w, const world_token *token)
{
    const int32_t service = step_row(w, token)->service;

    return service == TKD_NONE ? NULL
                               : tkd_model_service(w->model, token->client->municipality, service);
}

uint64_t key_of(const world *w, const world_token *token, luck_purpose purpose, uint64_t ordinal)
{
    return luck_of_draw(token->client->luck, w->model->steps[token->step].item.luck, token->visit,
                        purpose, ordinal);
}

static int32_t day_of(const world *w)
{
    return w->model->run.start_day + calendar_day(w->now_s);
}

int32_t figure_dist(const world *w, const reference_client *client, tkd_figure figure)
{
    return tkd_figure_dist(&w->model->figures, figure, person_of(client), day_of(w));
}

double figure_number(const world *w, const reference_client *client, tkd_figure figure,
                     double otherwise)
{
    return tkd_figure_number(&w->model->figures, figure, person_of(client), day_of(w), otherwise);
}

double figure_end(const world *w, const world_token *token, tkd_figure figure, luck_purpose purpose,
                  uint64_t ordinal, double from_s)
{
    return luck_draw_end(w->model, working_hours(w, token), figure_dist(w, token->client, figure),
                         key_of(w, token, purpose, ordinal), 1.0, from_s);
}

// Does a list of rows hold this one?
bool lists(const int32_t *rows, tkd_range range, int32_t row)
{
    for (uint32_t i = 0; i < range.count; i++) {
        if (rows[range.first + i] == row) {
            return true;
        }
    }
    return false;
}

static const tkd_access *access_of(const world *w, int32_t municipality, int32_t provider)
{
    const tkd_range rows = w->model->municipalities[municipality].access;

    for (uint32_t i = 0; i < rows.count; i++) {
        if (w->model->accesses[rows.first + i].provider == provider) {
            return &w->model->accesses[rows.first + i];
        }
    }
    return NULL;
}

// The one site of a provider for a municipality's clients.
static int32_t site_for(const world *w, int32_t municipality, int32_t provider, int32_t service)
{
    const tkd_access *access = access_of(w, municipality, provider);
    const tkd_range sites = w->model->providers[provider].sites;

    if (access != NULL && access->site != TKD_NONE) {
        return access->site;
    }
    for (uint32_t i = 0; i < sites.count; i++) {
        const tkd_site *site = &w->model->sites[sites.first + i];
        if (lists(w->model->municipality_lists, site->serves, municipality) &&
            (site->all_services || lists(w->model->service_lists, site->services, service))) {
            return (int32_t)(sites.first + i);
        }
    }
    CHECK(!"a site serves them");
    return TKD_NONE;
}

// The pool's place, else the provider's.
visit_place place_of_service(const world *w, int32_t municipality, int32_t service)
{
    const tkd_service *row = tkd_model_service(w->model, municipality, service);
    visit_place at = {.where = TKD_AT_NATION, .place = TKD_NONE, .site = TKD_NONE};
    int32_t provider = row->provider;

    if (row->pool != TKD_NONE) {
        provider = w->model->pools[row->pool].provider;
        at.where = w->model->pools[row->pool].place;
    } else if (provider == TKD_PROVIDER_KOV) {
        at.where = TKD_AT_MUNICIPALITY;
    } else if (provider != TKD_NONE && w->model->providers[provider].sites.count > 0) {
        at.where = TKD_AT_SITE;
    }
    if (at.where == TKD_AT_MUNICIPALITY) {
        at.place = municipality;
    }
    if (at.where == TKD_AT_SITE) {
        at.site = site_for(w, municipality, provider, service);
        at.place = at.site;
        at.travel = &w->model->sites[at.site].travel;
    }
    if (provider != TKD_NONE) {
        const tkd_access *access = access_of(w, municipality, provider);
        const bool says = access != NULL && (tkd_figure_is_set(access->travel.time) ||
                                             tkd_figure_is_set(access->travel.cost_eur));
        at.travel = says ? &access->travel : at.travel;
    }
    return at;
}

visit_place place_of(const world *w, const world_token *token)
{
    const int32_t service = step_row(w, token)->service;

    return service == TKD_NONE
               ? (visit_place){.where = TKD_AT_NATION, .place = TKD_NONE, .site = TKD_NONE}
               : place_of_service(w, token->client->municipality, service);
}

int32_t site_calendar(const world *w, const visit_place *at)
{
    return at->site == TKD_NONE ? TKD_NONE : w->model->sites[at->site].calendar;
}

// The service's, else the pool's (as the site is open), else Mon–Fri.
opening_hours working_hours(const world *w, const world_token *token)
{
    const tkd_service *service = service_row(w, token);
    const visit_place at = place_of(w, token);
    const bool is_course = service != NULL && service->is_course;
    opening_hours hours = {TKD_NONE, is_course ? TKD_NONE : site_calendar(w, &at)};

    if (service != NULL && service->calendar != TKD_NONE) {
        hours.calendar = service->calendar;
        hours.besides = service->pool == TKD_NONE ? hours.besides : TKD_NONE;
    } else if (service != NULL && service->pool != TKD_NONE) {
        hours.calendar =
            tkd_model_pool(w->model, token->client->municipality, service->pool)->calendar;
    } else if (hours.besides == TKD_NONE) {
        hours.calendar = TKD_CALENDAR_WORKING_WEEK;
    }
    return hours;
}

world_station *station_of(world *w, int32_t pool, const visit_place *place)
{
    for (size_t i = 0; i < w->stations.count; i++) {
        world_station *station = ((world_station **)w->stations.items)[i];
        if (station->pool == pool && station->place == place->place) {
            return station;
        }
    }
    CHECK(!"the pool has a place");
    return NULL;
}

world_course *course_of(world *w, int32_t service, const visit_place *place)
{
    for (size_t i = 0; i < w->courses.count; i++) {
        world_course *course = ((world_course **)w->courses.items)[i];
        if (course->service == service && course->place == place->place) {
            return course;
        }
    }
    CHECK(!"the course has a place");
    return NULL;
}

static void open_pool(world *w, int32_t pool, int32_t place)
{
    world_station *station = world_take(w, sizeof *station);

    *station = (world_station){
        .pool = pool, .where = w->model->pools[pool].place, .place = place, .opened_s = -1.0};
    station->figures = (reference_pool){.pool = pool, .where = station->where, .place = place};
    tkd_list_init(&station->queue, w->arena, sizeof(world_token *));
    *(world_station **)world_add(&w->stations) = station;
    absences_begin(w, station);
}

static void open_pools(world *w, int32_t pool)
{
    const tkd_pool *row = &w->model->pools[pool];

    if (row->place == TKD_AT_NATION) {
        open_pool(w, pool, TKD_NONE);
    }
    for (uint32_t m = 0; row->place == TKD_AT_MUNICIPALITY && m < w->model->municipality_count;
         m++) {
        open_pool(w, pool, (int32_t)m);
    }
    for (uint32_t s = 0; row->place == TKD_AT_SITE && s < w->model->site_count; s++) {
        if (w->model->sites[s].provider == row->provider) {
            open_pool(w, pool, (int32_t)s);
        }
    }
}

// A course wherever somebody may ask for it.
static void open_course(world *w, int32_t municipality, int32_t service)
{
    const visit_place at = place_of_service(w, municipality, service);
    world_course *course = NULL;

    for (size_t i = 0; i < w->courses.count; i++) {
        const world_course *other = ((world_course **)w->courses.items)[i];
        if (other->service == service && other->place == at.place) {
            return;
        }
    }
    course = world_take(w, sizeof *course);
    *course = (world_course){
        .service = service, .where = at.where, .place = at.place, .municipality = municipality};
    tkd_list_init(&course->asked, w->arena, sizeof(world_token *));
    *(world_course **)world_add(&w->courses) = course;
    course_plan(w, course);
}

void places_open(world *w)
{
    for (uint32_t pool = 0; pool < w->model->pool_count; pool++) {
        open_pools(w, (int32_t)pool);
    }
    for (uint32_t m = 0; m < w->model->municipality_count; m++) {
        for (uint32_t service = 0; service < w->model->service_count; service++) {
            if (w->model->services[service].is_course) {
                open_course(w, (int32_t)m, (int32_t)service);
            }
        }
    }
}
