// SPDX-License-Identifier: EUPL-1.2
// Pictures of the workspace small.yaml: küsib → ootab (→ küsib 12.5 %, → lahkus 2 %) → saab.
#include "loaded.h"
#include "teekond/picture.h"
#include "tkd_test.h"

#include <math.h>

static tkd_picture build(const loaded *from, const char *municipality)
{
    tkd_picture picture = {0};
    const tkd_picture_options options = {.municipality = tkd_text_of(municipality)};
    tkd_arena *arena = (tkd_arena *)(uintptr_t)&from->arena;
    CHECK_OK(tkd_picture_build(from->model, NULL, NULL, &options, arena, &picture, check_error()));
    return picture;
}

TKD_CASE(picture, build, steps_know_provider_channels_and_views)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "*");
    CHECK_SIZE(picture.step_count, 3);
    const tkd_picture_step *saab = &picture.steps[2];
    CHECK_VIEW(tkd_label_in(&saab->provider, TKD_ET), "PPA");
    CHECK(saab->level == TKD_LEVEL_STATE);
    CHECK_SIZE(saab->channels.count, 2);
    CHECK(picture.channels[saab->channels.first + 1].kind == TKD_CHANNEL_WEB);
    CHECK(saab->milestone);
    CHECK_INT(picture.steps[1].views, 1 << TKD_VIEW_NEWCOMER);
    CHECK_INT(saab->views, 1 << TKD_VIEW_NEWCOMER | 1 << TKD_VIEW_RETURNEE);
    CHECK(!picture.steps[1].has_provider);
    loaded_clear(&from);
}

TKD_CASE(picture, build, feelings_are_by_view)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "*");
    CHECK_NEAR(picture.steps[0].feelings[TKD_VIEW_NEWCOMER], -2.0, 1e-12);
    CHECK_NEAR(picture.steps[0].feelings[TKD_VIEW_RETURNEE], 1.0, 1e-12);
    CHECK(isnan(picture.steps[2].feelings[TKD_VIEW_NEWCOMER]));
    loaded_clear(&from);
}

TKD_CASE(picture, build, unsimulated_flows_are_the_models_arrows)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "*");
    // start → küsib, küsib → ootab, ootab → küsib, ootab → lahkus, ootab → saab, saab → done
    CHECK_SIZE(picture.flow_count, 6);
    CHECK(picture.flows[0].from_end == TKD_END_START);
    CHECK(picture.flows[2].kind == TKD_FLOW_REWORK);
    CHECK_NEAR(picture.flows[2].share, 0.125, 1e-12);
    CHECK(picture.flows[3].to_end == TKD_END_EXIT && picture.flows[3].kind == TKD_FLOW_EXIT);
    CHECK_NEAR(picture.flows[4].share, 0.855, 1e-12);
    CHECK(isnan(picture.flows[4].count.mean));
    CHECK(picture.flows[5].to_end == TKD_END_DONE);
    loaded_clear(&from);
}

TKD_CASE(picture, build, bottlenecks_stand_at_their_steps_worst_first)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "*");
    CHECK_SIZE(picture.bottleneck_count, 2);
    CHECK_VIEW(picture.bottlenecks[0].id, "kaugel");
    CHECK_INT(picture.bottlenecks[0].number, 1);
    CHECK_INT(picture.step_lists[picture.bottlenecks[0].steps.first], 2);
    CHECK_VIEW(picture.bottlenecks[1].id, "järjekord");
    CHECK_INT(picture.step_lists[picture.bottlenecks[1].steps.first], 0);
    loaded_clear(&from);
}

TKD_CASE(picture, build, another_municipalitys_bottlenecks_are_left_out)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "tartu");
    CHECK_SIZE(picture.bottleneck_count, 1);
    CHECK_VIEW(picture.bottlenecks[0].id, "järjekord");
    CHECK_SIZE(picture.proposal_count, 1);
    CHECK_VIEW(tkd_label_in(&picture.municipality_title, TKD_ET), "Tartu linn");
    loaded_clear(&from);
}

TKD_CASE(picture, build, proposals_name_owner_cost_and_steps)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    const tkd_picture picture = build(&from, "*");
    const tkd_picture_proposal *bus = &picture.proposals[0];
    CHECK_VIEW(tkd_label_in(&bus->owner, TKD_ET), "PPA");
    CHECK_NEAR(bus->cost_once_eur, 5000.0, 1e-9);
    CHECK_NEAR(bus->cost_yearly_eur, 36525.0, 1e-6);
    CHECK(bus->law_change == TKD_LAW_YES);
    CHECK_INT(picture.step_lists[bus->steps.first], 2);
    loaded_clear(&from);
}

TKD_CASE(picture, build, unknown_municipality_is_named)
{
    loaded from;
    loaded_init(&from, "picture/small.yaml");
    tkd_picture picture;
    tkd_error error = {0};
    const tkd_picture_options options = {.municipality = TKD_TEXT("narva")};
    CHECK_STATUS(tkd_picture_build(from.model, NULL, NULL, &options, &from.arena, &picture, &error),
                 TKD_ERR_REFERENCE);
    CHECK_CONTAINS(error.message, "narva");
    loaded_clear(&from);
}
