// SPDX-License-Identifier: EUPL-1.2
// Columns of the map: the stages and steps of all journeys drawn, merged. A stage or step that a
// later journey shares (same id or same title) keeps its place; a new one stands behind the one that
// precedes it there.
#include "map.h"

#include <math.h>

// A merged stage or step while merging: rows in order are a linked list.
typedef struct merged {
    tkd_text id;
    tkd_text title;
    int32_t next;
    int32_t first_step; // Of a stage: first merged step, or TKD_NONE.
    int32_t journey;    // The last that has it: no journey shares with itself.
    tkd_list rows;      // int32_t, of picture steps.
} merged;

typedef struct merge_state {
    tkd_map *map;
    tkd_list items; // of merged
    int32_t first_stage;
} merge_state;

static merged *item(const merge_state *merging, int32_t row)
{
    return &((merged *)merging->items.items)[row];
}

static void fail(const tkd_map *map)
{
    tkd_sheet_fail_memory(map->drawing->sheet);
}

// The item of the list from `first` with this id or title, or a new one behind `behind`.
static int32_t find_or_insert(merge_state *merging, int32_t *first, int32_t behind, tkd_text id,
                              tkd_text title, int32_t journey)
{
    for (int32_t row = *first; row != TKD_NONE; row = item(merging, row)->next) {
        merged *known = item(merging, row);
        if (known->journey != journey &&
            (tkd_text_equal(known->id, id) || tkd_text_equal(known->title, title))) {
            known->journey = journey;
            return row;
        }
    }
    merged *made = tkd_list_add(&merging->items);
    if (made == NULL) {
        fail(merging->map);
        return TKD_NONE;
    }
    const int32_t row = (int32_t)merging->items.count - 1;
    *made = (merged){
        .id = id, .title = title, .next = TKD_NONE, .first_step = TKD_NONE, .journey = journey};
    tkd_list_init(&made->rows, merging->items.arena, sizeof(int32_t));
    if (behind == TKD_NONE) {
        made->next = *first;
        *first = row;
    } else {
        made->next = item(merging, behind)->next;
        item(merging, behind)->next = row;
    }
    return row;
}

// Is the step one of those whose views are shown? A step that nobody has claimed is everybody's.
static bool is_seen(const tkd_map *map, const tkd_picture_step *step)
{
    return step->views == 0 || (step->views & map->views) != 0;
}

static void merge_steps(merge_state *merging, int32_t stage, const tkd_picture_stage *from)
{
    const tkd_drawing *drawing = merging->map->drawing;
    int32_t behind = TKD_NONE;
    for (uint32_t i = 0; i < from->steps.count; i++) {
        const uint32_t row = from->steps.first + i;
        const tkd_picture_step *step = &drawing->picture->steps[row];
        if (!is_seen(merging->map, step)) {
            continue;
        }
        int32_t first = item(merging, stage)->first_step;
        const int32_t found =
            find_or_insert(merging, &first, behind, step->id,
                           tkd_drawing_label(drawing, &step->title), from->journey);
        if (found == TKD_NONE) {
            return;
        }
        item(merging, stage)->first_step = first;
        int32_t *place = tkd_list_add(&item(merging, found)->rows);
        if (place == NULL) {
            fail(merging->map);
            return;
        }
        *place = (int32_t)row;
        behind = found;
    }
}

static void merge_journey(merge_state *merging, const tkd_picture_journey *journey)
{
    const tkd_drawing *drawing = merging->map->drawing;
    int32_t behind = TKD_NONE;
    for (uint32_t i = 0; i < journey->stages.count; i++) {
        const tkd_picture_stage *stage = &drawing->picture->stages[journey->stages.first + i];
        const int32_t found =
            find_or_insert(merging, &merging->first_stage, behind, stage->id,
                           tkd_drawing_label(drawing, &stage->title), stage->journey);
        if (found == TKD_NONE) {
            return;
        }
        merge_steps(merging, found, stage);
        behind = found;
    }
}

// ---- From merged items to columns

// Time at the step that is not waiting: the visit, the way there, processing, delay.
static double rest_of(const tkd_picture_step *step)
{
    if (!isnan(step->time_h.mean)) {
        return fmax(step->time_h.mean - step->wait_h.mean, 0.0);
    }
    return isnan(step->service_h.mean) ? 0.0 : step->service_h.mean;
}

// A mean over the journeys that share a column, by their visits.
typedef struct weighted {
    double sum;
    double weight;
} weighted;

static void add_weighted(weighted *mean, double value, double weight)
{
    if (weight > 0.0 && !isnan(value)) {
        mean->sum += weight * value;
        mean->weight += weight;
    }
}

static double mean_of(weighted mean)
{
    return mean.weight > 0.0 ? mean.sum / mean.weight : (double)NAN;
}

// Times by their visits: exact for means; of what so many wait less than, a figure between those of
// the journeys, as the true one is.
static void fill_times(const tkd_map *map, tkd_map_column *column)
{
    const int32_t *rows = map->column_steps.items;
    weighted wait = {0};
    weighted p10 = {0};
    weighted p50 = {0};
    weighted p90 = {0};
    weighted rest = {0};
    for (uint32_t i = 0; i < column->steps.count; i++) {
        const tkd_picture_step *step = &map->drawing->picture->steps[rows[column->steps.first + i]];
        const double visits = isnan(step->wait_h.mean) ? 0.0 : step->visits.mean;
        add_weighted(&wait, step->wait_h.mean, visits);
        add_weighted(&p10, step->wait_p10_h.mean, visits);
        add_weighted(&p50, step->wait_p50_h.mean, visits);
        add_weighted(&p90, step->wait_p90_h.mean, visits);
        add_weighted(&rest, rest_of(step), visits);
    }
    column->wait_h = mean_of(wait);
    column->wait_p10_h = mean_of(p10);
    column->wait_p50_h = mean_of(p50);
    column->wait_p90_h = mean_of(p90);
    column->rest_h = mean_of(rest);
}

// Feelings of the views shown, over the journeys that share the column.
static void fill_feelings(const tkd_map *map, tkd_map_column *column)
{
    const int32_t *rows = map->column_steps.items;
    for (size_t view = 0; view < 2; view++) {
        weighted feeling = {0};
        for (uint32_t i = 0; i < column->steps.count; i++) {
            const tkd_picture_step *step =
                &map->drawing->picture->steps[rows[column->steps.first + i]];
            add_weighted(&feeling, step->feelings[view], 1.0);
        }
        const bool is_shown = (map->views & 1U << view) != 0;
        column->feelings[view] = is_shown ? mean_of(feeling) : (double)NAN;
    }
}

static void fill_evidence(const tkd_map *map, tkd_map_column *column)
{
    const int32_t *rows = map->column_steps.items;
    for (uint32_t i = 0; i < column->steps.count; i++) {
        const tkd_picture_step *step = &map->drawing->picture->steps[rows[column->steps.first + i]];
        column->evidence = step->evidence > column->evidence ? step->evidence : column->evidence;
    }
}

static void add_column(tkd_map *map, const merged *from)
{
    tkd_map_column column = {
        .stage = (uint32_t)map->stages.count - 1,
        .steps = {(uint32_t)map->column_steps.count, (uint32_t)from->rows.count},
        .id = from->id,
    };
    const int32_t *rows = from->rows.items;
    for (size_t i = 0; i < from->rows.count; i++) {
        int32_t *place = tkd_list_add(&map->column_steps);
        if (place == NULL) {
            fail(map);
            return;
        }
        *place = rows[i];
        map->step_columns[rows[i]] = (int32_t)map->columns.count;
    }
    column.lead = &map->drawing->picture->steps[rows[0]];
    fill_times(map, &column);
    fill_feelings(map, &column);
    fill_evidence(map, &column);
    tkd_map_column *place = tkd_list_add(&map->columns);
    if (place == NULL) {
        fail(map);
        return;
    }
    *place = column;
}

static void flatten(const merge_state *merging)
{
    tkd_map *map = merging->map;
    for (int32_t row = merging->first_stage; row != TKD_NONE; row = item(merging, row)->next) {
        const merged *stage = item(merging, row);
        if (stage->first_step == TKD_NONE) {
            continue;
        }
        tkd_map_stage *place = tkd_list_add(&map->stages);
        if (place == NULL) {
            fail(map);
            return;
        }
        *place = (tkd_map_stage){
            .title = stage->title, .id = stage->id, .first = (uint32_t)map->columns.count};
        const size_t index = map->stages.count - 1;
        for (int32_t step = stage->first_step; step != TKD_NONE; step = item(merging, step)->next) {
            add_column(map, item(merging, step));
        }
        ((tkd_map_stage *)map->stages.items)[index].count =
            (uint32_t)map->columns.count - ((tkd_map_stage *)map->stages.items)[index].first;
    }
}

// Scales of times. Roots where more than half of those who wait at all wait less than a tenth of the
// longest: on a plain scale one course hides all else.
static void fill_scales(tkd_map *map)
{
    const tkd_map_column *columns = map->columns.items;
    double little = 0.0;
    double any = 0.0;
    for (size_t i = 0; i < map->columns.count; i++) {
        const tkd_map_column *column = &columns[i];
        map->has_waits = map->has_waits || !isnan(column->wait_p10_h);
        map->longest_wait_h = fmax(map->longest_wait_h, column->wait_p90_h);
        map->longest_h = fmax(map->longest_h, fmax(column->wait_h, column->rest_h));
    }
    map->longest_h = fmax(map->longest_h, map->longest_wait_h);
    for (size_t i = 0; i < map->columns.count; i++) {
        const double wait = columns[i].wait_h;
        any += wait > 0.0 ? 1.0 : 0.0;
        little += wait > 0.0 && wait < map->longest_wait_h / 10.0 ? 1.0 : 0.0;
    }
    map->has_root_scale = 2.0 * little > any;
}

void tkd_map_fill_columns(tkd_map *map)
{
    const tkd_picture *picture = map->drawing->picture;
    tkd_arena *arena = map->drawing->sheet->arena;
    map->step_columns = TKD_TAKE(arena, picture->step_count, int32_t);
    if (map->step_columns == NULL) {
        fail(map);
        return;
    }
    for (uint32_t i = 0; i < picture->step_count; i++) {
        map->step_columns[i] = TKD_NONE;
    }
    const uint32_t people = 1U << TKD_VIEW_NEWCOMER | 1U << TKD_VIEW_RETURNEE;
    map->views = map->drawing->views & people;
    map->views = map->views == 0 ? people : map->views; // Officials look at everybody's steps.
    merge_state merging = {.map = map, .first_stage = TKD_NONE};
    tkd_list_init(&merging.items, arena, sizeof(merged));
    for (uint32_t i = 0; i < picture->journey_count; i++) {
        if (map->drawing->journey == TKD_NONE || map->drawing->journey == (int32_t)i) {
            merge_journey(&merging, &picture->journeys[i]);
        }
    }
    if (map->drawing->sheet->status == TKD_OK) {
        flatten(&merging);
        fill_scales(map);
    }
}
