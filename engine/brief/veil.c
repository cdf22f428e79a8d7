// SPDX-License-Identifier: EUPL-1.2
// Arrivals of each group in each municipality, averaged over the year that is measured, and what of
// them must not be shown. They are the only counts of observed people that a workspace holds; what is
// simulated from them reveals them where it is of one group in one municipality.
#include "veil.h"

#include <math.h>

#define YEAR_S (TKD_DAYS_PER_YEAR * TKD_SECONDS_PER_DAY)

static const tkd_arrivals *find_arrivals(const tkd_model *model, uint32_t municipality,
                                         uint32_t group)
{
    const tkd_range range = model->municipalities[municipality].arrivals;
    for (uint32_t i = 0; i < range.count; i++) {
        const tkd_arrivals *arrivals = &model->arrivals[range.first + i];
        if (arrivals->group == (int32_t)group) {
            return arrivals;
        }
    }
    return NULL;
}

// The mean rate over the days of the measured window, people a year.
static double people_of(const tkd_model *model, const tkd_arrivals *arrivals, tkd_person person)
{
    const int32_t first =
        model->run.start_day + (int32_t)(model->run.warmup_s / TKD_SECONDS_PER_DAY);
    const int32_t span = (int32_t)(model->run.measure_s / TKD_SECONDS_PER_DAY);
    const tkd_case *found = tkd_figure_case(&model->figures, arrivals->rate_per_s, person);
    const bool is_constant = found == NULL || found->point_count == 1;
    const int32_t days = is_constant || span < 1 ? 1 : span > 3660 ? 3660 : span;
    double sum = 0.0;
    for (int32_t day = 0; day < days; day++) {
        sum += tkd_figure_number(&model->figures, arrivals->rate_per_s, person, first + day, 0.0);
    }
    return round(sum / (double)days * YEAR_S * 1e6) / 1e6; // a rate of 2/y is 2 again
}

static bool is_observed(const tkd_model *model, uint32_t origin)
{
    const tkd_evidence evidence = model->figures.origins[origin].evidence;
    return evidence == TKD_EVIDENCE_REGISTER || evidence == TKD_EVIDENCE_MEASURED;
}

// Calls for every point of the figure that may hold for the municipality's group.
static void each_point(const tkd_model *model, const tkd_arrivals *arrivals, tkd_person person,
                       void (*act)(const tkd_model *, const tkd_point *, void *), void *context)
{
    const tkd_case *found = tkd_figure_case(&model->figures, arrivals->rate_per_s, person);
    for (uint32_t i = 0; found != NULL && i < found->point_count; i++) {
        act(model, &model->figures.points[found->first_point + i], context);
    }
}

// The smallest observed count of a figure, and whether there is one.
typedef struct observation {
    double below;
    bool is_small; // any point
    bool is_any;
} observation;

static void observe(const tkd_model *model, const tkd_point *point, void *context)
{
    observation *seen = context;
    const double people = round(point->number * YEAR_S * 1e6) / 1e6;
    if (is_observed(model, (uint32_t)point->origin)) {
        seen->is_any = true;
        seen->is_small = seen->is_small || (people > 0.0 && people < seen->below);
    }
}

static void hide_origin(const tkd_model *model, const tkd_point *point, void *context)
{
    (void)model;
    bool *hides = context;
    hides[point->origin] = true;
}

// Counts as small where any date's number is: half of the least is small whatever the mean.
static void fill(const tkd_model *model, double below, tkd_veil *veil, double *counted,
                 bool *observed)
{
    for (uint32_t m = 0; m < veil->municipality_count; m++) {
        for (uint32_t g = 0; g < veil->group_count; g++) {
            const size_t at = (size_t)m * veil->group_count + g;
            const tkd_arrivals *arrivals = find_arrivals(model, m, g);
            const tkd_person person = {.municipality = (int32_t)m, .group = (int32_t)g};
            observation seen = {.below = below};
            if (arrivals == NULL) {
                continue;
            }
            veil->people[at] = people_of(model, arrivals, person);
            each_point(model, arrivals, person, observe, &seen);
            observed[at] = seen.is_any;
            counted[at] = seen.is_small && veil->people[at] >= below ? 1.0 : veil->people[at];
        }
    }
}

const tkd_veil *tkd_veil_build(tkd_draft *draft)
{
    const tkd_model *model = draft->model;
    const size_t rows = model->municipality_count;
    const size_t columns = model->group_count;
    tkd_veil *veil = TKD_TAKE(draft->arena, 1, tkd_veil);
    double *people = TKD_TAKE(draft->arena, rows * columns, double);
    double *counted = TKD_TAKE(draft->arena, rows * columns, double);
    bool *observed = TKD_TAKE(draft->arena, rows * columns, bool);
    tkd_cover *covers = TKD_TAKE(draft->arena, (rows + 1) * (columns + 1), tkd_cover);
    bool *hides = TKD_TAKE(draft->arena, (size_t)model->figures.origin_count + 1, bool);
    if (veil == NULL || people == NULL || counted == NULL || observed == NULL || covers == NULL ||
        hides == NULL) {
        return NULL;
    }
    *veil = (tkd_veil){.municipality_count = model->municipality_count,
                       .group_count = model->group_count,
                       .people = people,
                       .covers = covers,
                       .hides_origin = hides};
    fill(model, draft->input->suppress_below, veil, counted, observed);
    if (tkd_brief_cover(counted, observed, rows, columns, draft->input->suppress_below,
                        draft->arena, covers, NULL) != TKD_OK) {
        return NULL;
    }
    for (uint32_t m = 0; m < veil->municipality_count; m++) {
        for (uint32_t g = 0; g < veil->group_count; g++) {
            const tkd_arrivals *arrivals = find_arrivals(model, m, g);
            if (arrivals != NULL && tkd_veil_cover(veil, m, g) != TKD_COVER_OPEN) {
                const tkd_person person = {.municipality = (int32_t)m, .group = (int32_t)g};
                veil->hides_any = true;
                each_point(model, arrivals, person, hide_origin, hides);
            }
        }
    }
    return veil;
}

tkd_cover tkd_veil_cover(const tkd_veil *veil, uint32_t municipality, uint32_t group)
{
    return veil->covers[(size_t)municipality * (veil->group_count + 1) + group];
}

double tkd_veil_number(const tkd_veil *veil, uint32_t municipality, uint32_t group)
{
    const bool all_places = municipality == veil->municipality_count;
    const bool all_groups = group == veil->group_count;
    double sum = 0.0;
    for (uint32_t m = all_places ? 0 : municipality; m <= municipality; m++) {
        for (uint32_t g = all_groups ? 0 : group; g <= group; g++) {
            if (m < veil->municipality_count && g < veil->group_count) {
                sum += veil->people[(size_t)m * veil->group_count + g];
            }
        }
    }
    return sum;
}

bool tkd_veil_is_within(const tkd_draft *draft, tkd_range where, uint32_t municipality)
{
    if (draft->place != TKD_NONE && (uint32_t)draft->place != municipality) {
        return false;
    }
    for (uint32_t i = 0; i < where.count; i++) {
        if (draft->model->municipality_lists[where.first + i] == (int32_t)municipality) {
            return true;
        }
    }
    return where.count == 0;
}

static bool has_group(uint64_t groups, uint32_t group)
{
    return (groups >> group & 1) != 0;
}

// The rows of municipalities that are meant, as marks; NULL where memory runs out.
static const bool *mark_places(const tkd_draft *draft, tkd_range where)
{
    const uint32_t count = draft->veil->municipality_count;
    bool *marks = TKD_TAKE(draft->arena, count, bool);
    if (marks == NULL) {
        return NULL;
    }
    for (uint32_t i = 0; i < where.count; i++) {
        marks[draft->model->municipality_lists[where.first + i]] = true;
    }
    for (uint32_t m = 0; m < count; m++) {
        const bool is_here = draft->place == TKD_NONE || (uint32_t)draft->place == m;
        marks[m] = is_here && (where.count == 0 || marks[m]);
    }
    return marks;
}

// Is every number of these groups in these municipalities shown, every total of those municipalities,
// every total of these groups?
typedef struct shown_sums {
    bool cells;
    bool places;
    bool kinds;
    bool is_every_place;
    bool is_every_group;
} shown_sums;

static shown_sums look(const tkd_veil *veil, uint64_t groups, const bool *marks)
{
    shown_sums shown = {true, true, true, true, true};
    for (uint32_t m = 0; m < veil->municipality_count; m++) {
        shown.is_every_place = shown.is_every_place && marks[m];
        shown.places = shown.places &&
                       (!marks[m] || tkd_veil_cover(veil, m, veil->group_count) == TKD_COVER_OPEN);
        for (uint32_t g = 0; g < veil->group_count && marks[m]; g++) {
            shown.cells = shown.cells &&
                          (!has_group(groups, g) || tkd_veil_cover(veil, m, g) == TKD_COVER_OPEN);
        }
    }
    for (uint32_t g = 0; g < veil->group_count; g++) {
        shown.is_every_group = shown.is_every_group && has_group(groups, g);
        shown.kinds =
            shown.kinds && (!has_group(groups, g) ||
                            tkd_veil_cover(veil, veil->municipality_count, g) == TKD_COVER_OPEN);
    }
    return shown;
}

double tkd_veil_people(tkd_draft *draft, uint64_t groups, tkd_range where)
{
    const tkd_veil *veil = draft->veil;
    const bool *marks = mark_places(draft, where);
    double sum = 0.0;
    if (marks == NULL) {
        draft->status = TKD_ERR_MEMORY;
        return 0.0;
    }
    for (uint32_t m = 0; m < veil->municipality_count; m++) {
        for (uint32_t g = 0; g < veil->group_count && marks[m]; g++) {
            sum += has_group(groups, g) ? veil->people[(size_t)m * veil->group_count + g] : 0.0;
        }
    }
    return sum;
}

bool tkd_veil_shows(tkd_draft *draft, uint64_t groups, tkd_range where)
{
    const bool *marks = mark_places(draft, where);
    if (marks == NULL) {
        draft->status = TKD_ERR_MEMORY;
        return false;
    }
    const shown_sums shown = look(draft->veil, groups, marks);
    const bool shows_all = tkd_veil_cover(draft->veil, draft->veil->municipality_count,
                                          draft->veil->group_count) == TKD_COVER_OPEN;
    // A sum of what is shown anyway tells nothing more.
    return shown.cells || (shown.is_every_group && shown.places) ||
           (shown.is_every_place && shown.kinds) ||
           (shown.is_every_group && shown.is_every_place && shows_all);
}

tkd_text tkd_veil_word(tkd_draft *draft, tkd_cover cover)
{
    switch (cover) {
    case TKD_COVER_OPEN: return (tkd_text){0};
    case TKD_COVER_SMALL:
        return tkd_draft_say(draft, "alla %.0f", "below %.0f", draft->input->suppress_below);
    case TKD_COVER_HIDDEN: return tkd_draft_say(draft, "varjatud", "hidden");
    }
    return (tkd_text){0};
}

bool tkd_brief_may_draw_counts(const tkd_model *model, double suppress_below, tkd_arena *arena)
{
    const tkd_brief_input input = {.suppress_below = suppress_below};
    tkd_draft draft = {
        .input = &input, .model = model, .arena = arena, .place = TKD_NONE, .language = TKD_ET};
    const tkd_veil *veil = tkd_veil_build(&draft);
    return veil != NULL && !veil->hides_any;
}
