// SPDX-License-Identifier: EUPL-1.2
// Pools and places by their ids, and which places serve those who are shown. A place is a municipality,
// a site or `*`, the one of the whole country.
#include "tables.h"

static bool is_named(const tkd_item *item, tkd_text id)
{
    return tkd_text_equal(item->id, id);
}

int32_t tkd_picture_find_pool(const tkd_model *model, tkd_text id)
{
    for (uint32_t i = 0; i < model->pool_count; i++) {
        if (is_named(&model->pools[i].item, id)) {
            return (int32_t)i;
        }
    }
    return TKD_NONE;
}

int32_t tkd_picture_find_municipality(const tkd_model *model, tkd_text id)
{
    for (uint32_t i = 0; i < model->municipality_count; i++) {
        if (is_named(&model->municipalities[i].item, id)) {
            return (int32_t)i;
        }
    }
    return TKD_NONE;
}

int32_t tkd_picture_find_site(const tkd_model *model, tkd_text id)
{
    for (uint32_t i = 0; i < model->site_count; i++) {
        if (is_named(&model->sites[i].item, id)) {
            return (int32_t)i;
        }
    }
    return TKD_NONE;
}

tkd_label tkd_picture_place_label(const tkd_model *model, tkd_text place)
{
    const int32_t municipality = tkd_picture_find_municipality(model, place);
    const int32_t site = tkd_picture_find_site(model, place);
    if (municipality != TKD_NONE) {
        return tkd_picture_item_label(&model->municipalities[municipality].item);
    }
    return site != TKD_NONE ? tkd_picture_item_label(&model->sites[site].item) : (tkd_label){0};
}

// A municipality's `access` wins over what the sites say they serve.
static bool serves(const tkd_model *model, int32_t site, int32_t municipality)
{
    const tkd_site *own = &model->sites[site];
    const tkd_range accesses = model->municipalities[municipality].access;
    for (uint32_t i = 0; i < accesses.count; i++) {
        const tkd_access *access = &model->accesses[accesses.first + i];
        if (access->provider == own->provider && access->site != TKD_NONE) {
            return access->site == site;
        }
    }
    for (uint32_t i = 0; i < own->serves.count; i++) {
        if (model->municipality_lists[own->serves.first + i] == municipality) {
            return true;
        }
    }
    return false;
}

bool tkd_picture_is_here(const tkd_picture_building *building, tkd_where_kind kind, tkd_text place)
{
    const int32_t shown = building->municipality_row;
    const int32_t site =
        kind == TKD_AT_SITE ? tkd_picture_find_site(building->model, place) : TKD_NONE;
    if (shown == TKD_NONE || tkd_text_equal(place, TKD_TEXT("*"))) {
        return true;
    }
    switch (kind) {
    case TKD_AT_MUNICIPALITY: return tkd_text_equal(place, building->municipality);
    case TKD_AT_SITE: return site != TKD_NONE && serves(building->model, site, shown);
    case TKD_AT_NATION: break;
    }
    return true;
}
