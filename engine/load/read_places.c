// SPDX-License-Identifier: EUPL-1.2
// Where people are served and by whom: providers with their sites, pools of staff, and the ways there.
#include "reader.h"

static bool is_travel_map(const tkd_node *node)
{
    return tkd_node_get(node, "time") != NULL || tkd_node_get(node, "cost") != NULL;
}

// A map by whom of which some values are {time, cost} is taken apart into one map of times and one of
// costs, which stand where the whole stands.
static tkd_node *take_apart(tkd_reader *reader, const tkd_node *node, const char *wanted)
{
    tkd_node *map = tkd_node_new(reader->scratch, TKD_MAP, node->place);

    if (map == NULL) {
        reader->failed = true;
        return NULL;
    }
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        const bool time = tkd_text_equal(tkd_text_of(wanted), TKD_TEXT("time"));
        const tkd_node *value = is_travel_map(child) ? tkd_node_get(child, wanted)
                                : time               ? child
                                                     : NULL;
        if (value == NULL) {
            continue;
        }
        tkd_node *copy = tkd_node_copy(reader->arena, value);
        if (copy == NULL) {
            reader->failed = true;
            return NULL;
        }
        map->place = map->count == 0 ? copy->place : map->place;
        tkd_node_append(map, child->key, copy);
        copy->written_key = child->written_key;
        copy->key_place = child->key_place;
    }
    map->key = node->key;
    map->parent = node->parent;
    return map->count > 0 ? map : NULL;
}

tkd_travel tkd_load_travel(tkd_reader *reader, tkd_node *node)
{
    tkd_travel travel = {{0, 0}, {0, 0}};
    bool mixed = false;

    if (node == NULL || node->bad) {
        return travel;
    }
    if (node->kind == TKD_MAP && is_travel_map(node)) {
        travel.time = tkd_load_figure(reader, tkd_node_get(node, "time"), &tkd_rule_duration);
        travel.cost_eur = tkd_load_figure(reader, tkd_node_get(node, "cost"), &tkd_rule_money);
        return travel;
    }
    for (const tkd_node *child = node->first; child != NULL; child = child->next) {
        mixed = mixed || (child->kind == TKD_MAP && is_travel_map(child));
    }
    if (!mixed) {
        travel.time = tkd_load_figure(reader, node, &tkd_rule_duration);
        return travel;
    }
    tkd_node *times = take_apart(reader, node, "time");
    if (times != NULL) {
        times->adjustments = node->adjustments; // Edits of the whole are about the time.
    }
    travel.time = tkd_load_figure(reader, times, &tkd_rule_duration);
    travel.cost_eur = tkd_load_figure(reader, take_apart(reader, node, "cost"), &tkd_rule_money);
    return travel;
}

tkd_range tkd_load_staffings(tkd_reader *reader, tkd_node *node, tkd_section section)
{
    const size_t first = reader->staffings.count;

    for (tkd_node *child = node != NULL && node->kind == TKD_MAP ? node->first : NULL;
         child != NULL; child = child->next) {
        const int32_t row = tkd_refer_key(reader, section, child);
        const tkd_figure number = tkd_load_figure(reader, child, &tkd_rule_servers);
        if (row != TKD_NONE && number.count > 0) {
            *(tkd_staffing *)tkd_reader_add(reader, &reader->staffings) =
                (tkd_staffing){row, number};
        }
    }
    return tkd_reader_since(&reader->staffings, first);
}

static void read_site(tkd_reader *reader, int32_t provider, tkd_site *site, const tkd_named *named)
{
    tkd_node *node = named->node;
    tkd_node *services = tkd_node_get(node, "services");

    site->item = tkd_load_item(node, named->id);
    site->provider = provider;
    site->serves = tkd_refer_all(reader, TKD_SECTION_MUNICIPALITIES, tkd_node_get(node, "serves"),
                                 &reader->municipality_lists);
    site->services = tkd_refer_all(reader, TKD_SECTION_SERVICES, services, &reader->service_lists);
    site->all_services = services == NULL;
    site->calendar = tkd_refer(reader, TKD_SECTION_CALENDARS, tkd_node_get(node, "calendar"));
    site->travel = tkd_load_travel(reader, tkd_node_get(node, "travel"));
    site->staff = tkd_load_staffings(reader, tkd_node_get(node, "staff"), TKD_SECTION_POOLS);
    site->seats = tkd_load_staffings(reader, tkd_node_get(node, "seats"), TKD_SECTION_SERVICES);
}

static void read_sites(tkd_reader *reader, int32_t row, uint32_t *at)
{
    const tkd_names *names = &reader->names[TKD_SECTION_SITES];
    const uint32_t first = *at;

    while (*at < names->count && names->rows[*at].owner == (uint32_t)row) {
        read_site(reader, row, &reader->sites[*at], &names->rows[*at]);
        (*at)++;
    }
    reader->providers[row].sites = (tkd_range){first, *at - first};
}

void tkd_load_providers(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_PROVIDERS];
    uint32_t site = 0;

    reader->providers = tkd_reader_take(reader, names->count, sizeof(tkd_provider));
    reader->sites =
        tkd_reader_take(reader, reader->names[TKD_SECTION_SITES].count, sizeof(tkd_site));
    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        tkd_provider *provider = &reader->providers[i];
        const tkd_node *node = names->rows[i].node;
        if (node == NULL) {
            provider->item.id = names->rows[i].id;
            provider->item.luck = tkd_text_hash(names->rows[i].id);
            provider->item.title.by[TKD_ET] = TKD_TEXT("Kohalik omavalitsus");
            provider->item.title.by[TKD_EN] = TKD_TEXT("Municipality");
            provider->item.title.by[TKD_RU] = TKD_TEXT("Самоуправление");
            provider->level = TKD_LEVEL_KOV;
            continue;
        }
        provider->item = tkd_load_item(node, names->rows[i].id);
        provider->level = (tkd_level)tkd_load_word(reader, tkd_node_get(node, "level"),
                                                   TKD_WORDS_LEVEL, TKD_LEVEL_STATE);
        read_sites(reader, (int32_t)i, &site);
    }
}

/* Pools. */

static void read_absence(tkd_reader *reader, const tkd_node *node, tkd_pool *pool)
{
    if (node == NULL || node->bad) {
        return;
    }
    pool->absence_every = tkd_load_figure(reader, tkd_node_get(node, "every"), &tkd_rule_duration);
    pool->absence_lasts = tkd_load_figure(reader, tkd_node_get(node, "lasts"), &tkd_rule_duration);
}

// Where a pool's instances are, when the pool itself does not say.
static tkd_where_kind place_of(const tkd_reader *reader, int32_t provider)
{
    if (provider == TKD_NONE || provider == TKD_PROVIDER_KOV) {
        return TKD_AT_MUNICIPALITY;
    }
    return reader->providers[provider].sites.count > 0 ? TKD_AT_SITE : TKD_AT_NATION;
}

void tkd_load_pool(tkd_reader *reader, tkd_node *node, tkd_pool *pool)
{
    const tkd_node *calendar = tkd_node_get(node, "calendar");
    const int32_t row = tkd_refer(reader, TKD_SECTION_CALENDARS, calendar);

    pool->provider = tkd_refer(reader, TKD_SECTION_PROVIDERS, tkd_node_get(node, "provider"));
    pool->place =
        (tkd_where_kind)tkd_load_word(reader, tkd_node_get(node, "place"), TKD_WORDS_PLACE,
                                      (int)place_of(reader, pool->provider));
    pool->servers = tkd_load_figure(reader, tkd_node_get(node, "servers"), &tkd_rule_servers);
    pool->calendar = row != TKD_NONE ? row : TKD_CALENDAR_ALWAYS;
    pool->order = (tkd_order)tkd_load_word(reader, tkd_node_get(node, "order"), TKD_WORDS_ORDER,
                                           TKD_ORDER_FIFO);
    pool->share = tkd_load_figure(reader, tkd_node_get(node, "share"), &tkd_rule_share);
    pool->cost_eur_per_s =
        tkd_load_figure(reader, tkd_node_get(node, "cost"), &tkd_rule_money_per_time);
    read_absence(reader, tkd_node_get(node, "absence"), pool);
}

// A pool that names no provider belongs to the one that all its services name.
static void adopt_providers(tkd_reader *reader)
{
    const tkd_names *services = &reader->names[TKD_SECTION_SERVICES];
    const tkd_names *pools = &reader->names[TKD_SECTION_POOLS];
    int32_t *found = TKD_TAKE(reader->scratch, pools->count, int32_t);
    bool *several = TKD_TAKE(reader->scratch, pools->count, bool);

    if (found == NULL || several == NULL) {
        reader->failed = true;
        return;
    }
    for (uint32_t i = 0; i < pools->count; i++) {
        found[i] = TKD_NONE;
    }
    for (uint32_t i = 0; i < services->count; i++) {
        const tkd_node *pool_name = tkd_node_get(services->rows[i].node, "pool");
        const tkd_node *provider_name = tkd_node_get(services->rows[i].node, "provider");
        if (pool_name == NULL || provider_name == NULL || pool_name->kind != TKD_SCALAR ||
            provider_name->kind != TKD_SCALAR) {
            continue;
        }
        const int32_t pool = tkd_find_name(reader, TKD_SECTION_POOLS, pool_name->text);
        const int32_t provider = tkd_find_name(reader, TKD_SECTION_PROVIDERS, provider_name->text);
        if (pool != TKD_NONE && provider != TKD_NONE) {
            several[pool] = several[pool] || (found[pool] != TKD_NONE && found[pool] != provider);
            found[pool] = provider;
        }
    }
    for (uint32_t i = 0; i < pools->count; i++) {
        const tkd_node *node = pools->rows[i].node;
        if (tkd_node_get(node, "provider") == NULL && !several[i] && found[i] != TKD_NONE) {
            reader->pools[i].provider = found[i];
            if (tkd_node_get(node, "place") == NULL) {
                reader->pools[i].place = place_of(reader, found[i]);
            }
        }
    }
}

void tkd_load_pools(tkd_reader *reader)
{
    const tkd_names *names = &reader->names[TKD_SECTION_POOLS];

    reader->pools = tkd_reader_take(reader, names->count, sizeof(tkd_pool));
    for (uint32_t i = 0; i < names->count && !reader->failed; i++) {
        reader->pools[i].item = tkd_load_item(names->rows[i].node, names->rows[i].id);
        tkd_load_pool(reader, names->rows[i].node, &reader->pools[i]);
    }
    if (!reader->failed) {
        adopt_providers(reader);
    }
}
