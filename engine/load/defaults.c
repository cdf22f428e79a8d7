// SPDX-License-Identifier: EUPL-1.2
// The format's defaults (section 4): what nobody wrote but the run needs. Each one used becomes an
// origin, so that every assumption can be listed.
#include "reader.h"

static tkd_text path_of(tkd_reader *reader, const char *section, tkd_text id, const char *key)
{
    const tkd_text path = tkd_text_format(reader->arena, "%s.%.*s.%s", section, TKD_ARG(id), key);

    reader->failed = reader->failed || path.data == NULL;
    return path;
}

// Nobody said how many arrive: 100 people a year in each municipality, all groups alike.
static void add_arrivals(tkd_reader *reader)
{
    const uint32_t municipalities = reader->names[TKD_SECTION_MUNICIPALITIES].count;
    const uint32_t groups = reader->names[TKD_SECTION_GROUPS].count;
    uint64_t travelling = 0;
    uint32_t count = 0;

    for (uint32_t i = 0; i < reader->names[TKD_SECTION_JOURNEYS].count; i++) {
        travelling |= reader->journeys[i].groups;
    }
    for (uint32_t i = 0; i < groups; i++) {
        count += (uint32_t)((travelling >> i) & 1u);
    }
    if (reader->arrivals.count > 0 || count == 0) {
        return;
    }
    const double share = 100.0 / (double)count;
    const tkd_text written = tkd_text_format(reader->arena, "%.6g/y", share);
    reader->failed = reader->failed || written.data == NULL;
    for (uint32_t i = 0; i < municipalities && !reader->failed; i++) {
        tkd_municipality *municipality = &reader->municipalities[i];
        const size_t first = reader->arrivals.count;
        for (uint32_t group = 0; group < groups; group++) {
            if (((travelling >> group) & 1u) == 0) {
                continue;
            }
            const tkd_text path = tkd_text_format(
                reader->arena, "municipalities.%.*s.arrivals.%.*s", TKD_ARG(municipality->item.id),
                TKD_ARG(reader->groups[group].item.id));
            reader->failed = reader->failed || path.data == NULL;
            const tkd_figure rate = tkd_default_figure(
                reader, path, written.data, share / (TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY),
                municipality->item.place);
            *(tkd_arrivals *)tkd_reader_add(reader, &reader->arrivals) =
                (tkd_arrivals){(int32_t)group, rate};
        }
        municipality->arrivals = tkd_reader_since(&reader->arrivals, first);
    }
}

static void add_built_in_items(tkd_reader *reader)
{
    const tkd_names *groups = &reader->names[TKD_SECTION_GROUPS];
    const tkd_names *municipalities = &reader->names[TKD_SECTION_MUNICIPALITIES];

    if (groups->count == 1 && groups->rows[0].node == NULL) {
        tkd_default_origin(reader, TKD_TEXT("groups.kõik"), "newcomer", TKD_NOWHERE);
    }
    if (municipalities->count == 1 && municipalities->rows[0].node == NULL) {
        tkd_default_origin(reader, TKD_TEXT("municipalities.kohalik"), "kohalik", TKD_NOWHERE);
    }
}

// Count, by pool, the places whose staff stands in for `servers`.
static void count_staff(tkd_reader *reader, tkd_range staff, uint32_t *places)
{
    for (uint32_t i = 0; i < staff.count; i++) {
        const tkd_staffing *staffing = tkd_reader_at(reader, &reader->staffings, staff.first + i);
        places[staffing->row]++;
    }
}

static uint32_t *places_with_staff(tkd_reader *reader)
{
    uint32_t *places = TKD_TAKE(reader->scratch, reader->names[TKD_SECTION_POOLS].count, uint32_t);

    if (places == NULL) {
        reader->failed = true;
        return NULL;
    }
    for (uint32_t i = 0; i < reader->names[TKD_SECTION_MUNICIPALITIES].count; i++) {
        count_staff(reader, reader->municipalities[i].staff, places);
    }
    for (uint32_t i = 0; i < reader->names[TKD_SECTION_SITES].count; i++) {
        count_staff(reader, reader->sites[i].staff, places);
    }
    return places;
}

static uint32_t places_of(const tkd_reader *reader, const tkd_pool *pool)
{
    switch (pool->place) {
    case TKD_AT_MUNICIPALITY: return reader->names[TKD_SECTION_MUNICIPALITIES].count;
    case TKD_AT_SITE:
        return pool->provider != TKD_NONE ? reader->providers[pool->provider].sites.count : 0;
    case TKD_AT_NATION: break;
    }
    return 1;
}

static void add_pool(tkd_reader *reader, const tkd_node *node, uint32_t with_staff, tkd_pool *pool)
{
    static const struct {
        const char *key;
        const char *written;
    } defaults[] = {{"calendar", "always"}, {"order", "fifo"}, {"absence", "none"}};
    const tkd_text id = pool->item.id;

    if (!tkd_figure_is_set(pool->servers) && tkd_node_get(node, "servers") == NULL) {
        const size_t origins = reader->origins.count;
        pool->servers = tkd_default_figure(reader, path_of(reader, "pools", id, "servers"), "1",
                                           1.0, pool->item.place);
        if (with_staff >= places_of(reader, pool) && !reader->failed) { // Used nowhere.
            ((tkd_point *)tkd_reader_at(reader, &reader->points, reader->points.count - 1))
                ->origin = 0;
            reader->origins.count = origins;
        }
    }
    for (size_t i = 0; i < sizeof(defaults) / sizeof(defaults[0]); i++) {
        if (tkd_node_get(node, defaults[i].key) == NULL) {
            tkd_default_origin(reader, path_of(reader, "pools", id, defaults[i].key),
                               defaults[i].written, pool->item.place);
        }
    }
}

static void add_pools(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_POOLS];
    const uint32_t *places = places_with_staff(reader);

    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        add_pool(reader, names->rows[i].node, places[i], &reader->pools[i]);
    }
}

static void add_services(tkd_reader *reader)
{
    static const struct {
        const char *key;
        const char *written;
    } defaults[] = {
        {"duration", "0"}, {"booking", "none"}, {"processing", "none"}, {"no-show", "none"}};
    const tkd_names *names = &reader->names[TKD_SECTION_SERVICES];

    for (uint32_t i = 0; i < names->count; i++) {
        const tkd_node *node = names->rows[i].node;
        const bool course = tkd_node_get(node, "course") != NULL;
        for (size_t k = course ? 1 : 0; k < sizeof(defaults) / sizeof(defaults[0]); k++) {
            if (tkd_node_get(node, defaults[k].key) == NULL) {
                const tkd_node *id = tkd_node_get(node, "id");
                tkd_default_origin(reader,
                                   path_of(reader, "services", names->rows[i].id, defaults[k].key),
                                   defaults[k].written, id != NULL ? id->place : node->place);
            }
        }
    }
}

// Is it written nowhere how long the step takes: neither on it, nor in a service that it names?
static bool is_untimed(const tkd_step *step, const tkd_node *node)
{
    static const char *const times[] = {"delay",   "duration",   "every",
                                        "booking", "processing", "course"};

    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++) {
        if (tkd_node_get(node, times[i]) != NULL) {
            return false;
        }
    }
    return step->own_service ||
           (step->service == TKD_NONE && tkd_node_get(node, "service") == NULL);
}

static void add_steps(tkd_reader *reader)
{
    for (size_t i = 0; i < reader->steps.count && !reader->failed; i++) {
        const tkd_step *step = tkd_reader_at(reader, &reader->steps, i);
        const tkd_step_note *note = tkd_reader_at(reader, &reader->step_notes, i);
        if (tkd_node_get(note->node, "take-up") == NULL) {
            const tkd_text path = tkd_text_format(reader->arena, "journeys.%.*s.steps.%.*s.take-up",
                                                  TKD_ARG(reader->journeys[step->journey].item.id),
                                                  TKD_ARG(step->item.id));
            tkd_default_origin(reader, path, "100%", step->item.place);
        }
        if (is_untimed(step, note->node)) {
            const tkd_text path = tkd_text_format(reader->arena, "journeys.%.*s.steps.%.*s.delay",
                                                  TKD_ARG(reader->journeys[step->journey].item.id),
                                                  TKD_ARG(step->item.id));
            tkd_default_origin(reader, path, "0", step->item.place);
        }
    }
}

void tkd_add_defaults(tkd_reader *reader)
{
    add_built_in_items(reader);
    if (!reader->failed) {
        add_arrivals(reader);
        add_pools(reader);
        add_services(reader);
        add_steps(reader);
    }
}
