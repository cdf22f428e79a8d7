// SPDX-License-Identifier: EUPL-1.2
// Time lines. While the replications run, the time to complete of each client is kept. Then, for each
// row of results, the client is chosen whose time is nearest to the row's median, and to its 90 %
// point; of equally near ones the first by replication, municipality, group and number. A
// replication depends on nothing but the seed and its number: those that hold a chosen client are run
// once more with the chosen ones watched.
#include "lines.h"

#include <math.h>
#include <stdlib.h>

static const double hour_s = 3600.0;
static const double shares[] = {0.5, 0.9};
enum { SHARES = 2 };

// Who completed, of one stream in one replication.
typedef struct tkd_finisher {
    uint64_t number;
    double complete_h;
} tkd_finisher;

typedef struct tkd_finishers {
    const tkd_finisher *list;
    size_t count;
} tkd_finishers;

// A client chosen for a row of results.
typedef struct tkd_choice {
    size_t row; // of the results
    double share;
    tkd_watched who;
} tkd_choice;

// The time line of a watched client.
typedef struct tkd_line {
    tkd_way way;
    tkd_rows stretches;
} tkd_line;

struct tkd_lines {
    tkd_study *study;
    const tkd_case_ready *ready;
    tkd_series_collector *series; // NULL: not asked for
    tkd_list finishers;           // of tkd_finishers, [replications × streams]
    const tkd_watched *watched;
    size_t watched_count;
    tkd_line *found; // [watched]
    tkd_result_lists *out;
};

static tkd_status no_memory(tkd_error *err)
{
    return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "no memory for the time lines");
}

tkd_status tkd_lines_new(tkd_study *study, const tkd_case_ready *ready, tkd_run_options *options,
                         tkd_lines **lines, tkd_error *err)
{
    tkd_lines *made = TKD_TAKE(study->arena, 1, tkd_lines);

    if (made == NULL) {
        return no_memory(err);
    }
    made->study = study;
    made->ready = ready;
    tkd_list_init(&made->finishers, study->arena, sizeof(tkd_finishers));
    if (study->options->series) {
        options->record_weeks = true;
        options->weeks_from_s = ready->network->warmup_s;
        TKD_TRY(tkd_series_new(tkd_kit_layout(ready->kit), study->arena, &made->series, err));
    }
    options->record_clients = options->record_clients || study->options->traces;
    *lines = made;
    return TKD_OK;
}

// Keep who completed, of one stream.
static tkd_status keep(tkd_lines *lines, const tkd_client_log *log, tkd_error *err)
{
    tkd_finishers *kept = tkd_list_add(&lines->finishers);
    tkd_finisher *list = NULL;
    size_t count = 0;

    for (size_t i = 0; i < log->count; i++) {
        count += isnan(log->records[i].complete_h) ? 0 : 1;
    }
    list = TKD_TAKE(lines->study->arena, count, tkd_finisher);
    if (kept == NULL || list == NULL) {
        return no_memory(err);
    }
    *kept = (tkd_finishers){list, count};
    count = 0;
    for (size_t i = 0; i < log->count; i++) {
        if (!isnan(log->records[i].complete_h)) {
            list[count++] = (tkd_finisher){log->records[i].number, log->records[i].complete_h};
        }
    }
    return TKD_OK;
}

tkd_status tkd_lines_add(tkd_lines *lines, const tkd_tally *tally, const tkd_client_log *logs,
                         tkd_error *err)
{
    if (lines->series != NULL) {
        TKD_TRY(tkd_series_add(lines->series, &tally->weeks, err));
    }
    for (uint32_t s = 0; s < lines->ready->network->stream_count && lines->study->options->traces;
         s++) {
        TKD_TRY(keep(lines, &logs[s], err));
    }
    return TKD_OK;
}

// ---- choosing -----------------------------------------------------------------------------------

// The client whose time to complete is nearest; false where nobody completed.
static bool choose(const tkd_lines *lines, const tkd_result_row *row, double wanted_h,
                   tkd_watched *who)
{
    const tkd_network *network = lines->ready->network;
    const tkd_finishers *finishers = lines->finishers.items;
    double least_h = HUGE_VAL;

    for (size_t i = 0; i < lines->finishers.count; i++) {
        const uint32_t stream = (uint32_t)(i % network->stream_count);
        if (!tkd_study_holds(lines->ready->model, &network->streams[stream], row->municipality,
                             row->journey, row->group)) {
            continue;
        }
        for (size_t k = 0; k < finishers[i].count; k++) {
            const double away_h = fabs(finishers[i].list[k].complete_h - wanted_h);
            if (away_h < least_h) {
                least_h = away_h;
                *who = (tkd_watched){(uint32_t)(i / network->stream_count), stream,
                                     finishers[i].list[k].number};
            }
        }
    }
    return least_h < HUGE_VAL;
}

static tkd_status choose_all(const tkd_lines *lines, size_t first_row, tkd_list *choices,
                             tkd_error *err)
{
    static const tkd_client_measure points[SHARES] = {TKD_TIME_TO_COMPLETE_P50_H,
                                                      TKD_TIME_TO_COMPLETE_P90_H};

    for (size_t r = first_row; r < lines->out->rows.count; r++) {
        const tkd_result_row *row = (const tkd_result_row *)lines->out->rows.items + r;
        for (size_t i = 0; i < SHARES; i++) {
            tkd_watched who = {0};
            tkd_choice *choice = NULL;
            if (!choose(lines, row, row->measures[points[i]].estimate.mean, &who)) {
                continue;
            }
            choice = tkd_list_add(choices);
            if (choice == NULL) {
                return no_memory(err);
            }
            *choice = (tkd_choice){r, shares[i], who};
        }
    }
    return TKD_OK;
}

// Everybody who is to be watched, once, in order.
static tkd_status list_watched(tkd_lines *lines, const tkd_choice *choices, size_t count,
                               tkd_error *err)
{
    tkd_watched *watched = TKD_TAKE(lines->study->arena, count, tkd_watched);
    size_t kept = 0;

    lines->found = TKD_TAKE(lines->study->arena, count, tkd_line);
    if (watched == NULL || lines->found == NULL) {
        return no_memory(err);
    }
    for (size_t i = 0; i < count; i++) {
        watched[i] = choices[i].who;
    }
    if (count > 1) {
        qsort(watched, count, sizeof *watched, tkd_watched_compare);
    }
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || tkd_watched_compare(&watched[kept - 1], &watched[i]) != 0) {
            watched[kept++] = watched[i];
        }
    }
    for (size_t i = 0; i < kept; i++) {
        lines->found[i].way.ended_s = (double)NAN;
    }
    lines->watched = watched;
    lines->watched_count = kept;
    return TKD_OK;
}

// ---- watching -----------------------------------------------------------------------------------

static tkd_text place_at(const tkd_model *model, tkd_where_kind where, int32_t place)
{
    switch (where) {
    case TKD_AT_MUNICIPALITY: return model->municipalities[place].item.id;
    case TKD_AT_SITE: return model->sites[place].item.id;
    case TKD_AT_NATION: break;
    }
    return TKD_TEXT("*");
}

static tkd_stretch_row row_of(const tkd_lines *lines, const tkd_stretch *stretch, double arrived_s)
{
    const tkd_network *network = lines->ready->network;
    const tkd_model *model = lines->ready->model;
    tkd_stretch_row row = {.step = model->steps[stretch->step].item.id,
                           .visit = stretch->visit,
                           .phase = stretch->phase,
                           .from_h = (stretch->from_s - arrived_s) / hour_s,
                           .until_h = (stretch->until_s - arrived_s) / hour_s,
                           .counted = stretch->counted};

    if (stretch->station != TKD_NONE) {
        row.pool = model->pools[network->stations[stretch->station].pool].item.id;
        row.place = network->stations[stretch->station].place_id;
    } else if (stretch->course != TKD_NONE) {
        const tkd_class *course = &network->classes[stretch->course];
        row.place = place_at(model, course->where, course->place);
    }
    return row;
}

// By their begin, then by their end, then in the order in which they ended.
static void sort_stretches(tkd_stretch_row *rows, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const tkd_stretch_row row = rows[i];
        size_t at = i;
        while (at > 0 &&
               (rows[at - 1].from_h > row.from_h ||
                (rows[at - 1].from_h == row.from_h && rows[at - 1].until_h > row.until_h))) {
            rows[at] = rows[at - 1];
            at--;
        }
        rows[at] = row;
    }
}

// Take the time lines of one replication that was run again.
static tkd_status take_lines(const tkd_yield *yield, uint32_t replication, void *context,
                             tkd_error *err)
{
    tkd_lines *lines = context;
    const tkd_trace trace = tkd_run_trace(yield->run);

    (void)replication;
    for (uint32_t w = 0; w < lines->watched_count; w++) {
        tkd_line *line = &lines->found[w];
        if (isnan(trace.ways[w].ended_s)) {
            continue; // of another replication
        }
        line->way = trace.ways[w];
        line->stretches.first = (uint32_t)lines->out->stretch_rows.count;
        for (size_t i = 0; i < trace.count; i++) {
            tkd_stretch_row *row = NULL;
            if (trace.stretches[i].watched != w) {
                continue;
            }
            row = tkd_list_add(&lines->out->stretch_rows);
            if (row == NULL) {
                return no_memory(err);
            }
            *row = row_of(lines, &trace.stretches[i], line->way.arrived_s);
            line->stretches.count++;
        }
        if (line->stretches.count > 0) {
            sort_stretches((tkd_stretch_row *)lines->out->stretch_rows.items +
                               line->stretches.first,
                           line->stretches.count);
        }
    }
    return TKD_OK;
}

// Run the replications that hold watched clients, and no others.
static tkd_status watch(tkd_lines *lines, tkd_error *err)
{
    const tkd_run_options options = {.watched = lines->watched,
                                     .watched_count = lines->watched_count};
    tkd_study again = *lines->study;
    uint32_t *chosen = TKD_TAKE(again.arena, lines->watched_count, uint32_t);
    uint32_t used = 0;
    tkd_status status = TKD_OK;

    if (chosen == NULL) {
        return no_memory(err);
    }
    again.chosen = chosen;
    again.first = 0;
    again.replications = 0;
    again.weight = 1.0;
    for (size_t i = 0; i < lines->watched_count; i++) {
        if (i == 0 || lines->watched[i].replication != lines->watched[i - 1].replication) {
            chosen[again.replications++] = lines->watched[i].replication;
        }
    }
    if (again.replications > 0) {
        status = tkd_study_replicate(&again, lines->ready, options, take_lines, lines, &used, err);
    } else {
        again.done += 1.0;
    }
    lines->study->done = again.done;
    lines->study->cut = again.cut;
    return status;
}

// ---- rows ---------------------------------------------------------------------------------------

static tkd_trace_row make_row(const tkd_lines *lines, tkd_text scenario, const tkd_choice *choice,
                              const tkd_line *line)
{
    const tkd_result_row *row = (const tkd_result_row *)lines->out->rows.items + choice->row;
    const tkd_model *model = lines->ready->model;
    const tkd_stream *stream = &lines->ready->network->streams[choice->who.stream];

    return (tkd_trace_row){.scenario = scenario,
                           .municipality = row->municipality,
                           .journey = row->journey,
                           .group = row->group,
                           .share = choice->share,
                           .client_municipality =
                               model->municipalities[stream->municipality].item.id,
                           .client_journey = model->journeys[stream->journey].item.id,
                           .client_group = model->groups[stream->group].item.id,
                           .replication = choice->who.replication,
                           .party = tkd_watched_party(&choice->who),
                           .member = tkd_watched_member(&choice->who),
                           .arrived_h = line->way.arrived_s / hour_s,
                           .clock_h = (line->way.clock_s - line->way.arrived_s) / hour_s,
                           .ended_h = (line->way.ended_s - line->way.arrived_s) / hour_s,
                           .stretches = line->stretches};
}

static tkd_status trace_rows(tkd_lines *lines, tkd_text scenario, size_t first_row, tkd_error *err)
{
    tkd_list list;
    const tkd_choice *choices = NULL;

    tkd_list_init(&list, lines->study->arena, sizeof(tkd_choice));
    TKD_TRY(choose_all(lines, first_row, &list, err));
    choices = list.items;
    TKD_TRY(list_watched(lines, choices, list.count, err));
    TKD_TRY(watch(lines, err));
    for (size_t i = 0; i < list.count; i++) {
        const tkd_watched *found = bsearch(&choices[i].who, lines->watched, lines->watched_count,
                                           sizeof *found, tkd_watched_compare);
        const tkd_line *line = &lines->found[found - lines->watched];
        tkd_trace_row *row = NULL;
        if (isnan(line->way.ended_s)) {
            continue; // interrupted before its replication was run again
        }
        row = tkd_list_add(&lines->out->traces);
        if (row == NULL) {
            return no_memory(err);
        }
        *row = make_row(lines, scenario, &choices[i], line);
    }
    return TKD_OK;
}

tkd_status tkd_lines_finish(tkd_lines *lines, tkd_text scenario, size_t first_row,
                            tkd_result_lists *out, tkd_error *err)
{
    lines->out = out;
    if (lines->series != NULL) {
        TKD_TRY(tkd_series_finish(lines->series, scenario, out, err));
    }
    if (!lines->study->options->traces || lines->study->cut) {
        return TKD_OK;
    }
    return trace_rows(lines, scenario, first_row, err);
}
