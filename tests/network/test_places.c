// SPDX-License-Identifier: EUPL-1.2
// Where people are served: municipalities, sites, one national place; access wins over what sites say
// they serve; servers in effect on a date.
#include "trial.h"

static const tkd_program *program_at(const trial *made, const char *step, const char *municipality)
{
    return tkd_network_program(made->network, trial_step_row(made, step),
                               trial_municipality_row(made, municipality));
}

static tkd_text place_of(const trial *made, const char *step, const char *municipality)
{
    const tkd_program *program = program_at(made, step, municipality);

    CHECK(program->station != TKD_NONE);
    return made->network->stations[program->station].place_id;
}

#define TWO_SITES                                                                                  \
    "groups: [uus]\n"                                                                              \
    "providers:\n"                                                                                 \
    "  - id: ppa\n"                                                                                \
    "    sites:\n"                                                                                 \
    "      - {id: maja-a, serves: [saar], travel: {saar: 40min}, staff: {lett: 2}}\n"              \
    "      - {id: maja-b, serves: [rand], travel: {saar: 6h}, staff: {lett: {2026-01-01: 3, "      \
    "2026-07-01: 5}}}\n"                                                                           \
    "pools: [{id: lett, provider: ppa, share: 50%}, {id: oma, provider: kov, servers: 1.9}]\n"     \
    "services: [{id: luba, provider: ppa, pool: lett, duration: 1h}]\n"                            \
    "stages: [{id: s, steps: [{id: a, service: luba}, {id: b, pool: oma, duration: 1h}]}]\n"       \
    "run: {start: 2026-01-01, warmup: 0, measure: 1y, drain: 1y}\n"

TKD_CASE(network, places, sites_serve_their_municipalities)
{
    trial made;

    trial_compile(&made, TWO_SITES "municipalities: [{id: saar, arrivals: {uus: 1/y}}, {id: rand, "
                                   "arrivals: {uus: 1/y}}]\n");
    CHECK_VIEW(place_of(&made, "a", "saar"), "maja-a");
    CHECK_VIEW(place_of(&made, "a", "rand"), "maja-b");
    CHECK_VIEW(place_of(&made, "b", "saar"), "saar");
    CHECK_VIEW(place_of(&made, "b", "rand"), "rand");
    CHECK_SIZE(made.network->station_count, 4);
    trial_close(&made);
}

TKD_CASE(network, places, access_wins_over_serves)
{
    trial made;

    trial_compile(&made, TWO_SITES
                  "municipalities: [{id: saar, arrivals: {uus: 1/y}, access: {ppa: {site: maja-b, "
                  "travel: 5h}}}, {id: rand, arrivals: {uus: 1/y}}]\n");
    CHECK_VIEW(place_of(&made, "a", "saar"), "maja-b");
    CHECK_INT(program_at(&made, "a", "saar")->station, program_at(&made, "a", "rand")->station);
    const tkd_param *travel = &program_at(&made, "a", "saar")->travel.base;
    CHECK(travel->fixed);
    CHECK_NEAR(tkd_dist_mean(&made.model->figures, travel->dist, 86400.0), 5 * 3600.0, 0.0);
    trial_close(&made);
}

TKD_CASE(network, places, access_without_travel_takes_the_sites)
{
    trial made;

    trial_compile(&made, TWO_SITES
                  "municipalities: [{id: saar, arrivals: {uus: 1/y}, access: {ppa: {site: "
                  "maja-b}}}, {id: rand, arrivals: {uus: 1/y}}]\n");
    const tkd_person person = {.municipality = trial_municipality_row(&made, "saar")};
    const int32_t dist =
        tkd_param_dist(made.network, &program_at(&made, "a", "saar")->travel.base, person, 0.0);
    CHECK_NEAR(tkd_dist_mean(&made.model->figures, dist, 86400.0), 6 * 3600.0, 0.0);
    trial_close(&made);
}

// Servers × share × capacity factors, from the day on which the figure changes.
TKD_CASE(network, places, servers_in_effect_follow_share_date_and_capacity)
{
    trial made;

    trial_compile(&made, TWO_SITES
                  "municipalities: [{id: saar, arrivals: {uus: 1/y}}, {id: rand, arrivals: {uus: "
                  "1/y}}]\n"
                  "bottlenecks: [{id: kitsas, title: K, at: [a], where: [rand], effect: {capacity: "
                  "{times: 0.8}}}]\n");
    const tkd_station *a = &made.network->stations[program_at(&made, "a", "saar")->station];
    const tkd_station *b = &made.network->stations[program_at(&made, "a", "rand")->station];
    const double july_s = 181 * 86400.0;
    CHECK_NEAR(tkd_station_servers(made.network, a, 0.0), 1.0, 1e-12);
    CHECK_NEAR(tkd_station_servers(made.network, b, 0.0), 3 * 0.5 * 0.8, 1e-12);
    CHECK_NEAR(tkd_station_next_change(made.network, b, 0.0), july_s, 0.0);
    CHECK_NEAR(tkd_station_servers(made.network, b, july_s), 2.0, 1e-12);
    trial_close(&made);
}

// Two services of one pool at two sites: the bottleneck is at the one that the step uses.
TKD_CASE(network, places, capacity_is_lost_where_the_step_is_served)
{
    trial made;

    trial_compile(
        &made,
        "groups: [uus]\n"
        "providers:\n"
        "  - id: ppa\n"
        "    sites:\n"
        "      - {id: maja-a, serves: [saar], services: [t1], staff: {lett: 5}}\n"
        "      - {id: maja-b, serves: [saar], services: [t2], staff: {lett: 5}}\n"
        "pools: [{id: lett, provider: ppa}]\n"
        "services: [{id: t1, provider: ppa, pool: lett, duration: 1h}, {id: t2, provider: ppa, "
        "pool: lett, duration: 1h}]\n"
        "stages: [{id: s, steps: [{id: x, service: t1}, {id: y, service: t2}]}]\n"
        "municipalities: [{id: saar, arrivals: {uus: 1/y}}]\n"
        "bottlenecks: [{id: kitsas, title: K, at: [x], where: [saar], effect: {capacity: {times: "
        "0.5}}}]\n"
        "run: {start: 2026-01-01, warmup: 0, measure: 1y, drain: 1y}\n");
    const tkd_station *x = &made.network->stations[program_at(&made, "x", "saar")->station];
    const tkd_station *y = &made.network->stations[program_at(&made, "y", "saar")->station];
    CHECK_NEAR(tkd_station_servers(made.network, x, 0.0), 2.5, 1e-12);
    CHECK_NEAR(tkd_station_servers(made.network, y, 0.0), 5.0, 1e-12);
    trial_close(&made);
}
