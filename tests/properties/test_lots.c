// SPDX-License-Identifier: EUPL-1.2
// Lots fall evenly. Families of several people come at the same moment; who of them is served first is
// one of all orders, each as likely as the others: chi-square at the level of 0.1 %, fixed seeds.
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "teekond/simulate.h"
#include "trial.h"

enum { MEMBER_BITS = 16, CELLS_MAX = 32, FAMILY_MAX = 8 };

static const double level = 0.001;

// Families of one replication after the other, member by member.
typedef struct families {
    trial made;
    tkd_run *run;
    uint32_t size;
    uint32_t replication;
    const tkd_client_log *log;
    size_t next;
} families;

static void open_families(families *all, const char *yaml, uint32_t size)
{
    const tkd_kit *kit = NULL;

    *all = (families){.size = size};
    trial_compile(&all->made, yaml);
    CHECK_OK(tkd_kit_build(all->made.network, &all->made.arena, &kit, check_error()));
    CHECK_OK(tkd_run_new(kit, (tkd_run_options){.record_clients = true}, &all->run, check_error()));
}

// The members' times to complete; false when all replications are through.
static bool next_family(families *all, double complete_h[FAMILY_MAX])
{
    if (all->log == NULL || all->next + all->size > all->log->count) {
        if (all->replication == all->made.model->run.replications) {
            return false;
        }
        CHECK_OK(tkd_run_replicate(all->run, 1, all->replication++, check_error()));
        all->log = tkd_run_clients(all->run, 0);
        all->next = 0;
        CHECK(all->log->count > all->size);
    }
    for (uint32_t member = 0; member < all->size; member++) {
        const tkd_client_record *record = &all->log->records[all->next++];
        CHECK_SIZE(record->number & ((1U << MEMBER_BITS) - 1), member);
        complete_h[member] = record->complete_h;
    }
    return true;
}

static void close_families(families *all)
{
    tkd_run_free(all->run);
    trial_close(&all->made);
}

static void check_even(const double *counts, size_t cells, double least)
{
    double total = 0.0;
    double chi_square = 0.0;

    for (size_t i = 0; i < cells; i++) {
        total += counts[i];
    }
    for (size_t i = 0; i < cells; i++) {
        const double expected = total / (double)cells;
        chi_square += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    CHECK(total >= least);
    CHECK(chi_square < gsl_cdf_chisq_Qinv(level, (double)cells - 1.0));
}

// Who of four finds the server free is the first of them; the other three wait, and are drawn by lot
// one after the other: six orders. A family that meets others in the queue is left out.
TKD_CASE_LABELLED(properties, lots, queues_by_lot_take_every_order_alike, "property")
{
    double counts[CELLS_MAX] = {0.0};
    double complete_h[FAMILY_MAX] = {0.0};
    families all;

    open_families(&all,
                  "groups: [{id: uus, party: {4: 100%}}]\n"
                  "municipalities: [{id: linn, arrivals: {uus: 400/y}}]\n"
                  "pools: [{id: laud, order: random}]\n"
                  "services: [{id: nõu, pool: laud, duration: 1h}]\n"
                  "stages: [{id: e, steps: [{id: a, service: nõu}]}]\n"
                  "run: {start: 2026-01-05, warmup: 0, measure: 10y, drain: 1y, "
                  "replications: 10}\n",
                  4);
    while (next_family(&all, complete_h)) {
        if (fabs(complete_h[0] - 1.0) < 1e-6 &&
            fabs(complete_h[1] + complete_h[2] + complete_h[3] - 9.0) < 1e-6) {
            const int second = complete_h[1] < 2.5 ? 0 : complete_h[2] < 2.5 ? 1 : 2;
            const int later = second == 0 ? 2 : 1;
            counts[2 * second + (complete_h[later] < 3.5 ? 0 : 1)]++;
        }
    }
    check_even(counts, 6, 5000.0);
    close_families(&all);
}

// Five ask for a course with two seats: two are drawn at the first start and two of the rest, anew, at
// the second: thirty ways.
TKD_CASE_LABELLED(properties, lots, lotteries_draw_every_pair_alike, "property")
{
    double counts[CELLS_MAX] = {0.0};
    double complete_h[FAMILY_MAX] = {0.0};
    families all;

    open_families(&all,
                  "groups: [{id: uus, party: {5: 100%}}]\n"
                  "municipalities: [{id: linn, arrivals: {uus: 40/y}}]\n"
                  "services: [{id: kursus, course: {starts: weekly, seats: 2, lasts: 1d, "
                  "order: random}}]\n"
                  "stages: [{id: e, steps: [{id: a, service: kursus}]}]\n"
                  "run: {start: 2026-01-05, warmup: 0, measure: 40y, drain: 1y, "
                  "replications: 30}\n",
                  5);
    while (next_family(&all, complete_h)) {
        double first_h = HUGE_VAL;
        double last_h = 0.0;
        uint32_t pair = 0;
        uint32_t members[2] = {0, 0};
        uint32_t last = 0;
        for (uint32_t i = 0; i < 5; i++) {
            first_h = fmin(first_h, complete_h[i]);
            last_h = fmax(last_h, complete_h[i]);
        }
        for (uint32_t i = 0, rest = 0; i < 5; i++) {
            if (complete_h[i] < first_h + 1.0) {
                members[pair < 2 ? pair : 1] = i;
                pair++;
            } else {
                last = complete_h[i] > last_h - 1.0 ? rest : last;
                rest++;
            }
        }
        // Alone: two, two a week later, and one after two weeks.
        if (pair == 2 && fabs(last_h - first_h - 336.0) < 1e-6) {
            const uint32_t pairs_before = members[1] * (members[1] - 1) / 2 + members[0];
            counts[3 * pairs_before + last]++;
        }
    }
    check_even(counts, 30, 3000.0);
    close_families(&all);
}
