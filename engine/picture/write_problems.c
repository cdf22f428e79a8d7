// SPDX-License-Identifier: EUPL-1.2
// What stands in the way and what would help, written: bottlenecks, what nobody named, proposals,
// sources.
#include "put.h"
#include "tables.h"

static void put_views(const tkd_picture_putter *putter, const tkd_picture_bottleneck *bottleneck)
{
    const char *const *views = tkd_picture_view_words();
    tkd_json_key(putter->json, "views");
    tkd_json_open_array_flat(putter->json);
    for (uint32_t i = 0; i < bottleneck->view_count; i++) {
        tkd_json_string(putter->json, views[bottleneck->views[i]]);
    }
    tkd_json_close_array(putter->json);
    tkd_json_key(putter->json, "severity");
    tkd_json_open_object_flat(putter->json);
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        if (bottleneck->severity[view] > 0.0) {
            tkd_put_number(putter, views[view], bottleneck->severity[view]);
        }
    }
    tkd_json_close_object(putter->json);
}

static void put_bottleneck(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_bottleneck *bottleneck = &putter->picture->bottlenecks[row];
    tkd_put_count(putter, "number", bottleneck->number);
    tkd_put_text(putter, "id", bottleneck->id);
    tkd_put_label(putter, "title", &bottleneck->title);
    tkd_put_label(putter, "description", &bottleneck->description);
    tkd_put_list(putter, "steps", putter->picture->step_lists, bottleneck->steps);
    tkd_put_list(putter, "stages", putter->picture->stage_lists, bottleneck->stages);
    put_views(putter, bottleneck);
    tkd_put_bits(putter, "kinds", tkd_picture_kind_words(), bottleneck->kinds);
    tkd_put_some_bool(putter, "state_level", bottleneck->state_level);
    if (bottleneck->left < 1.0) {
        tkd_put_number(putter, "left", bottleneck->left);
    }
    tkd_put_some_word(putter, "change", tkd_picture_change_words(), bottleneck->change);
    tkd_put_bool(putter, "priced", bottleneck->priced);
    tkd_put_estimate(putter, "price_h_per_client", bottleneck->price_h);
    tkd_put_estimate(putter, "price_days_per_year", bottleneck->price_days_per_year);
    tkd_put_estimate(putter, "affected", bottleneck->affected);
}

static void put_unnamed(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_unnamed *unnamed = &putter->picture->unnamed[row];
    tkd_put_string(putter, "kind", tkd_picture_unnamed_words()[unnamed->kind]);
    tkd_put_string(putter, "reason", tkd_picture_reason_words()[unnamed->reason]);
    tkd_put_text(putter, "id", unnamed->id);
    tkd_put_label(putter, "title", &unnamed->title);
    tkd_put_text(putter, "place", unnamed->place);
    tkd_put_list(putter, "steps", putter->picture->step_lists, unnamed->steps);
    tkd_put_estimate(putter, "wait_h", unnamed->wait_h);
    tkd_put_estimate(putter, "utilization", unnamed->utilization);
    tkd_put_estimate(putter, "price_h_per_client", unnamed->price_h);
}

static void put_proposal(const tkd_picture_putter *putter, uint32_t row)
{
    const tkd_picture_proposal *proposal = &putter->picture->proposals[row];
    tkd_put_text(putter, "id", proposal->id);
    tkd_put_label(putter, "title", &proposal->title);
    tkd_put_bits(putter, "levels", tkd_picture_level_words(), proposal->levels);
    tkd_put_label(putter, "owner", &proposal->owner);
    tkd_put_string(putter, "law_change", tkd_picture_law_words()[proposal->law_change]);
    tkd_put_string(putter, "status", tkd_picture_status_words()[proposal->status]);
    tkd_put_list(putter, "removes", putter->picture->bottleneck_lists, proposal->removes);
    tkd_put_list(putter, "steps", putter->picture->step_lists, proposal->steps);
    tkd_put_some_word(putter, "change", tkd_picture_change_words(), proposal->change);
    tkd_put_number(putter, "cost_once_eur", proposal->cost_once_eur);
    tkd_put_number(putter, "cost_yearly_eur", proposal->cost_yearly_eur);
    tkd_put_estimate(putter, "gain_h_per_client", proposal->gain_h);
}

static void put_source(const tkd_picture_putter *putter, uint32_t row)
{
    tkd_put_label(putter, "title", &putter->picture->sources[row]);
}

void tkd_put_problems(const tkd_picture_putter *putter)
{
    const tkd_picture *picture = putter->picture;
    tkd_put_rows(putter, "bottlenecks", (tkd_range){0, picture->bottleneck_count}, put_bottleneck);
    tkd_put_rows(putter, "unnamed", (tkd_range){0, picture->unnamed_count}, put_unnamed);
    tkd_put_rows(putter, "proposals", (tkd_range){0, picture->proposal_count}, put_proposal);
    tkd_put_rows(putter, "sources", (tkd_range){0, picture->source_count}, put_source);
}
