// SPDX-License-Identifier: EUPL-1.2
// Building: one pass over the sections in the order in which they need each other, then the checks,
// then the lists become the model's frozen tables.
#include "build.h"

static void set_tables(tkd_reader *reader, tkd_model *model)
{
    model->sources = reader->sources;
    model->traits = reader->traits.items;
    model->trait_masks = reader->trait_masks.items;
    model->groups = reader->groups;
    model->group_traits = reader->group_traits.items;
    model->party_sizes = reader->party_sizes.items;
    model->calendars = reader->calendars;
    model->openings = reader->openings.items;
    model->date_ranges = reader->date_ranges.items;
    model->providers = reader->providers;
    model->sites = reader->sites;
    model->staffings = reader->staffings.items;
    model->pools = reader->pools;
    model->services = reader->services.items;
    model->session_counts = reader->session_counts.items;
    model->course_starts = reader->course_starts.items;
    model->channels = reader->channels.items;
    model->journeys = reader->journeys;
    model->stages = reader->stages.items;
    model->steps = reader->steps.items;
    model->members = reader->members.items;
    model->branches = reader->branches.items;
    model->blocks = reader->blocks.items;
    model->exits = reader->exits.items;
    model->lanes = reader->lanes.items;
    model->clocks = reader->clocks.items;
    model->nexts = reader->nexts.items;
    model->lane_notes = reader->lane_notes.items;
    model->bottlenecks = reader->bottlenecks;
    model->effects = reader->effects.items;
    model->citations = reader->citations.items;
    model->proposals = reader->proposals;
    model->removals = reader->removals.items;
    model->municipalities = reader->municipalities;
    model->arrivals = reader->arrivals.items;
    model->accesses = reader->accesses.items;
    model->variants = reader->variants.items;
    model->indicators = reader->indicators;
    model->year_values = reader->year_values.items;
    model->scenarios = reader->scenarios;
    model->step_lists = reader->step_lists.items;
    model->stage_lists = reader->stage_lists.items;
    model->service_lists = reader->service_lists.items;
    model->pool_lists = reader->pool_lists.items;
    model->municipality_lists = reader->municipality_lists.items;
    model->texts = reader->texts.items;
    model->variant_services = reader->variant_services.items;
    model->variant_steps = reader->variant_steps.items;
    model->variant_groups = reader->variant_groups.items;
    model->variant_pools = reader->variant_pools.items;
    model->figures = tkd_reader_figures(reader);
}

static void set_counts(const tkd_reader *reader, tkd_model *model)
{
    const tkd_names *names = reader->names;

    model->source_count = names[TKD_SECTION_SOURCES].count;
    model->trait_count = (uint32_t)reader->traits.count;
    model->group_count = names[TKD_SECTION_GROUPS].count;
    model->calendar_count = names[TKD_SECTION_CALENDARS].count;
    model->provider_count = names[TKD_SECTION_PROVIDERS].count;
    model->site_count = names[TKD_SECTION_SITES].count;
    model->pool_count = names[TKD_SECTION_POOLS].count;
    model->service_count = (uint32_t)reader->services.count;
    model->named_service_count = names[TKD_SECTION_SERVICES].count;
    model->journey_count = names[TKD_SECTION_JOURNEYS].count;
    model->stage_count = (uint32_t)reader->stages.count;
    model->step_count = (uint32_t)reader->steps.count;
    model->branch_count = (uint32_t)reader->branches.count;
    model->block_count = (uint32_t)reader->blocks.count;
    model->exit_count = (uint32_t)reader->exits.count;
    model->lane_count = (uint32_t)reader->lanes.count;
    model->clock_count = (uint32_t)reader->clocks.count;
    model->bottleneck_count = names[TKD_SECTION_BOTTLENECKS].count;
    model->effect_count = (uint32_t)reader->effects.count;
    model->proposal_count = names[TKD_SECTION_PROPOSALS].count;
    model->municipality_count = names[TKD_SECTION_MUNICIPALITIES].count;
    model->indicator_count = names[TKD_SECTION_INDICATORS].count;
    model->scenario_count = names[TKD_SECTION_SCENARIOS].count;
}

// Was any number written that a simulation would use? Else the workspace is only a map.
static bool has_numbers(const tkd_reader *reader)
{
    const tkd_origin *origins = reader->origins.items;

    for (size_t i = 1; i < reader->origins.count; i++) {
        // A feeling is drawn, not simulated.
        if (!origins[i].is_default && !tkd_text_ends_with(origins[i].path, TKD_TEXT(".feeling"))) {
            return true;
        }
    }
    return reader->names[TKD_SECTION_POOLS].count > 0;
}

// Each part in turn; none goes on once memory ran out.
static void read_all(tkd_reader *reader)
{
    static void (*const parts[])(tkd_reader *) = {
        tkd_name_sections,    tkd_name_journeys,  tkd_name_traits,     tkd_load_sources,
        tkd_load_groups,      tkd_load_calendars, tkd_load_providers,  tkd_load_pools,
        tkd_load_services,    tkd_load_steps,     tkd_load_journeys,   tkd_load_municipalities,
        tkd_load_bottlenecks, tkd_load_proposals, tkd_load_indicators, tkd_load_scenarios,
        tkd_load_run,         tkd_load_variants,  tkd_add_defaults,    tkd_check_journeys,
        tkd_check_chances,    tkd_check_order,    tkd_check_variants,  tkd_check_calendars,
        tkd_check_amounts,
    };

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]) && !reader->failed; i++) {
        parts[i](reader);
    }
}

tkd_status tkd_build(tkd_node *root, const tkd_adoption *adoptions, size_t adoption_count,
                     tkd_text scenario, tkd_arena *arena, tkd_arena *scratch,
                     const tkd_model **model, tkd_problems *problems, tkd_error *err)
{
    tkd_reader *reader = TKD_TAKE(scratch, 1, tkd_reader);

    if (reader == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for reading the workspace");
    }
    tkd_reader_init(reader, root, arena, scratch, problems);
    read_all(reader);
    if (!reader->failed) {
        tkd_set_adopted(reader, adoptions, adoption_count);
        tkd_set_remaining(reader, adoptions, adoption_count);
    }
    if (reader->failed) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the model");
    }
    if (problems->error_count > 0) {
        return TKD_FAIL(err, TKD_ERR_VALUE, TKD_NOWHERE, "the workspace has errors");
    }
    set_tables(reader, reader->model);
    set_counts(reader, reader->model);
    reader->model->title = tkd_load_label(tkd_node_get(root, "title"));
    reader->model->scenario = tkd_reader_text(reader, scenario);
    reader->model->has_numbers = has_numbers(reader);
    if (reader->failed) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the model");
    }
    *model = reader->model;
    return TKD_OK;
}
