// SPDX-License-Identifier: EUPL-1.2
// The reader's own memory: rows of lists, a spare row once memory ran out, texts.
#include "reader.h"

#include <string.h>

void tkd_reader_init(tkd_reader *reader, tkd_node *root, tkd_arena *arena, tkd_arena *scratch,
                     tkd_problems *problems)
{
    memset(reader, 0, sizeof(*reader));
    reader->arena = arena;
    reader->scratch = scratch;
    reader->problems = problems;
    reader->root = root;
    reader->only = TKD_NONE;
    const struct {
        tkd_list *list;
        size_t size;
    } lists[] = {
        {&reader->step_notes, sizeof(tkd_step_note)},
        {&reader->services, sizeof(tkd_service)},
        {&reader->stages, sizeof(tkd_stage)},
        {&reader->steps, sizeof(tkd_step)},
        {&reader->branches, sizeof(tkd_branch)},
        {&reader->blocks, sizeof(tkd_block)},
        {&reader->members, sizeof(tkd_member)},
        {&reader->exits, sizeof(tkd_exit)},
        {&reader->lanes, sizeof(tkd_lane)},
        {&reader->clocks, sizeof(tkd_clock)},
        {&reader->nexts, sizeof(tkd_next)},
        {&reader->lane_notes, sizeof(tkd_lane_note)},
        {&reader->traits, sizeof(tkd_trait)},
        {&reader->trait_masks, sizeof(uint64_t)},
        {&reader->group_traits, sizeof(tkd_group_trait)},
        {&reader->party_sizes, sizeof(tkd_party_size)},
        {&reader->openings, sizeof(tkd_opening)},
        {&reader->date_ranges, sizeof(tkd_date_range)},
        {&reader->staffings, sizeof(tkd_staffing)},
        {&reader->session_counts, sizeof(tkd_session_count)},
        {&reader->course_starts, sizeof(tkd_course_start)},
        {&reader->channels, sizeof(tkd_channel)},
        {&reader->effects, sizeof(tkd_effect)},
        {&reader->citations, sizeof(tkd_citation)},
        {&reader->removals, sizeof(tkd_removal)},
        {&reader->arrivals, sizeof(tkd_arrivals)},
        {&reader->accesses, sizeof(tkd_access)},
        {&reader->variants, sizeof(tkd_variant)},
        {&reader->year_values, sizeof(tkd_year_value)},
        {&reader->texts, sizeof(tkd_text)},
        {&reader->step_lists, sizeof(int32_t)},
        {&reader->stage_lists, sizeof(int32_t)},
        {&reader->service_lists, sizeof(int32_t)},
        {&reader->pool_lists, sizeof(int32_t)},
        {&reader->municipality_lists, sizeof(int32_t)},
        {&reader->variant_services, sizeof(tkd_service)},
        {&reader->variant_steps, sizeof(tkd_step)},
        {&reader->variant_step_notes, sizeof(tkd_step_note)},
        {&reader->variant_groups, sizeof(tkd_group)},
        {&reader->variant_pools, sizeof(tkd_pool)},
        {&reader->cases, sizeof(tkd_case)},
        {&reader->points, sizeof(tkd_point)},
        {&reader->dists, sizeof(tkd_dist)},
        {&reader->parts, sizeof(tkd_dist_part)},
        {&reader->values, sizeof(double)},
        {&reader->origins, sizeof(tkd_origin)},
    };
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        TKD_REQUIRE(lists[i].size <= sizeof(reader->spare.bytes));
        tkd_list_init(lists[i].list, arena, lists[i].size);
    }
    reader->model = tkd_reader_take(reader, 1, sizeof(tkd_model));
    (void)tkd_reader_add(reader, &reader->origins);
}

static void *spare_row(tkd_reader *reader)
{
    memset(reader->spare.bytes, 0, sizeof(reader->spare.bytes));
    return reader->spare.bytes;
}

void tkd_reader_expect(tkd_reader *reader, tkd_list *list, size_t count)
{
    reader->failed = !tkd_list_expect(list, count) || reader->failed;
}

void *tkd_reader_add(tkd_reader *reader, tkd_list *list)
{
    void *row = tkd_list_add(list);

    if (row == NULL) {
        reader->failed = true;
        return spare_row(reader);
    }
    return row;
}

void *tkd_reader_at(tkd_reader *reader, const tkd_list *list, size_t index)
{
    if (index >= list->count) {
        TKD_ASSERT(reader->failed);
        return spare_row(reader);
    }
    return (char *)list->items + index * list->item_size;
}

void *tkd_reader_take(tkd_reader *reader, size_t count, size_t size)
{
    void *taken = tkd_arena_take(reader->arena, count, size);

    reader->failed = reader->failed || taken == NULL;
    return taken;
}

tkd_text tkd_reader_text(tkd_reader *reader, tkd_text text)
{
    const tkd_text copy = tkd_text_copy(reader->arena, text);

    if (copy.data == NULL) {
        reader->failed = true;
        return (tkd_text){0};
    }
    return copy;
}

tkd_range tkd_reader_since(const tkd_list *list, size_t first)
{
    return (tkd_range){(uint32_t)first, (uint32_t)(list->count - first)};
}

void tkd_reader_add_row(tkd_reader *reader, tkd_list *list, int32_t row)
{
    *(int32_t *)tkd_reader_add(reader, list) = row;
}
