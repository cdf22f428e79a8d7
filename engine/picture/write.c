// SPDX-License-Identifier: EUPL-1.2
// The document, written: the picture's tables as arrays of objects in their order. Rows name each
// other by row number, words stand for enumerations, null for what is not known (docs/picture.md).
#include "tables.h"

#include <inttypes.h>
#include <math.h>

// What all the writers below need.
typedef struct picture_writer {
    const tkd_picture *picture;
    tkd_json *json;
    uint32_t replications;
} picture_writer;

static void write_text(const picture_writer *writer, const char *key, tkd_text text)
{
    tkd_json_key(writer->json, key);
    tkd_json_text(writer->json, text);
}

static void write_string(const picture_writer *writer, const char *key, const char *string)
{
    tkd_json_key(writer->json, key);
    tkd_json_string(writer->json, string);
}

static void write_bool(const picture_writer *writer, const char *key, bool value)
{
    tkd_json_key(writer->json, key);
    tkd_json_bool(writer->json, value);
}

static void write_count(const picture_writer *writer, const char *key, uint64_t value)
{
    tkd_json_key(writer->json, key);
    tkd_json_count(writer->json, value);
}

static void write_number(const picture_writer *writer, const char *key, double value)
{
    tkd_json_key(writer->json, key);
    tkd_json_number(writer->json, value);
}

static void write_estimate(const picture_writer *writer, const char *key, tkd_estimate estimate)
{
    tkd_json_key(writer->json, key);
    tkd_estimate_write_json(estimate, writer->replications, writer->json);
}

// A row number, or null.
static void write_row(const picture_writer *writer, const char *key, int32_t row)
{
    tkd_json_key(writer->json, key);
    if (row == TKD_NONE) {
        tkd_json_null(writer->json);
    } else {
        tkd_json_count(writer->json, (uint64_t)row);
    }
}

// A plain string where there is but that; else an object by language.
static void write_label_value(tkd_json *json, const tkd_label *label)
{
    bool is_plain = true;
    for (size_t i = 0; i < TKD_LANGUAGE_COUNT; i++) {
        is_plain = is_plain && label->by[i].size == 0;
    }
    if (is_plain) {
        tkd_json_text(json, label->any);
        return;
    }
    tkd_json_open_object_flat(json);
    for (tkd_language language = TKD_ET; language < TKD_LANGUAGE_COUNT; language++) {
        if (label->by[language].size > 0) {
            tkd_json_key(json, tkd_language_code(language));
            tkd_json_text(json, label->by[language]);
        }
    }
    if (label->any.size > 0) {
        tkd_json_key(json, "any");
        tkd_json_text(json, label->any);
    }
    tkd_json_close_object(json);
}

static void write_label(const picture_writer *writer, const char *key, const tkd_label *label)
{
    tkd_json_key(writer->json, key);
    write_label_value(writer->json, label);
}

static void write_list(const picture_writer *writer, const char *key, const int32_t *list,
                       tkd_range range)
{
    tkd_json_key(writer->json, key);
    tkd_json_open_array_flat(writer->json);
    for (uint32_t i = 0; i < range.count; i++) {
        tkd_json_count(writer->json, (uint64_t)list[range.first + i]);
    }
    tkd_json_close_array(writer->json);
}

// The words whose bits are set.
static void write_bits(const picture_writer *writer, const char *key, const char *const *words,
                       uint32_t bits)
{
    tkd_json_key(writer->json, key);
    tkd_json_open_array_flat(writer->json);
    for (uint32_t i = 0; words[i] != NULL; i++) {
        if ((bits >> i & 1U) != 0) {
            tkd_json_string(writer->json, words[i]);
        }
    }
    tkd_json_close_array(writer->json);
}

// As a text: many readers of JSON keep no more than 53 bits of a number.
static void write_seed(const picture_writer *writer, uint64_t seed)
{
    char digits[24];
    snprintf(digits, sizeof(digits), "%" PRIu64, seed);
    write_string(writer, "seed", digits);
}

static void write_facts(const picture_writer *writer)
{
    const tkd_picture_facts *facts = &writer->picture->facts;
    tkd_json_key(writer->json, "facts");
    tkd_json_open_object(writer->json);
    write_bool(writer, "simulated", facts->simulated);
    write_seed(writer, facts->seed);
    write_count(writer, "replications", facts->replications);
    write_bool(writer, "partial", facts->partial);
    write_number(writer, "from_day", (double)facts->from_day);
    write_number(writer, "to_day", (double)facts->to_day);
    write_count(writer, "assumptions", facts->assumption_count);
    write_text(writer, "fingerprint", facts->fingerprint);
    write_text(writer, "version", facts->version);
    tkd_json_close_object(writer->json);
}

static void write_key_figures(const picture_writer *writer, const tkd_picture_key_figures *figures)
{
    tkd_json_key(writer->json, "figures");
    tkd_json_open_object(writer->json);
    write_estimate(writer, "arrived", figures->arrived);
    write_estimate(writer, "completed_share", figures->completed_share);
    write_estimate(writer, "on_target_share", figures->on_target_share);
    write_estimate(writer, "left_share", figures->left_share);
    write_estimate(writer, "time_to_complete_p50_h", figures->time_p50_h);
    write_estimate(writer, "time_to_complete_p90_h", figures->time_p90_h);
    write_estimate(writer, "visits", figures->visits);
    write_estimate(writer, "rework", figures->rework);
    tkd_json_close_object(writer->json);
}

static void write_journey(const picture_writer *writer, uint32_t row)
{
    const tkd_picture_journey *journey = &writer->picture->journeys[row];
    write_text(writer, "id", journey->id);
    write_label(writer, "title", &journey->title);
    write_number(writer, "target_h", journey->target_h);
    write_key_figures(writer, &journey->figures);
}

static void write_stage(const picture_writer *writer, uint32_t row)
{
    const tkd_picture_stage *stage = &writer->picture->stages[row];
    write_text(writer, "id", stage->id);
    write_label(writer, "title", &stage->title);
    write_row(writer, "journey", stage->journey);
}

static void write_channels(const picture_writer *writer, tkd_range channels)
{
    tkd_json_key(writer->json, "channels");
    tkd_json_open_array(writer->json);
    for (uint32_t i = 0; i < channels.count; i++) {
        const tkd_channel *channel = &writer->picture->channels[channels.first + i];
        tkd_json_open_object_flat(writer->json);
        write_string(writer, "kind", tkd_picture_channel_words()[channel->kind]);
        write_text(writer, "name", channel->name);
        tkd_json_close_object(writer->json);
    }
    tkd_json_close_array(writer->json);
}

static void write_feelings(const picture_writer *writer, const double *feelings)
{
    tkd_json_key(writer->json, "feeling");
    tkd_json_open_object_flat(writer->json);
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        if (!isnan(feelings[view])) {
            write_number(writer, tkd_picture_view_words()[view], feelings[view]);
        }
    }
    tkd_json_close_object(writer->json);
}

static void write_notes(const picture_writer *writer, tkd_range notes)
{
    tkd_json_key(writer->json, "notes");
    tkd_json_open_array(writer->json);
    for (uint32_t i = 0; i < notes.count; i++) {
        const tkd_picture_note *note = &writer->picture->notes[notes.first + i];
        tkd_json_open_object_flat(writer->json);
        write_row(writer, "lane", note->lane);
        write_label(writer, "text", &note->text);
        tkd_json_close_object(writer->json);
    }
    tkd_json_close_array(writer->json);
}

static void write_step(const picture_writer *writer, uint32_t row)
{
    const tkd_picture_step *step = &writer->picture->steps[row];
    write_text(writer, "id", step->id);
    write_label(writer, "title", &step->title);
    write_row(writer, "stage", step->stage);
    write_row(writer, "branch", step->branch);
    write_count(writer, "position", step->position);
    if (step->has_provider) {
        write_label(writer, "provider", &step->provider);
        write_string(writer, "level", tkd_picture_level_words()[step->level]);
    }
    write_channels(writer, step->channels);
    write_bits(writer, "views", tkd_picture_view_words(), step->views);
    write_feelings(writer, step->feelings);
    write_notes(writer, step->notes);
    write_bool(writer, "milestone", step->milestone);
    write_estimate(writer, "visits", step->visits);
    write_estimate(writer, "wait_h", step->wait_h);
    write_estimate(writer, "wait_p90_h", step->wait_p90_h);
    write_estimate(writer, "service_h", step->service_h);
    write_estimate(writer, "time_h", step->time_h);
    write_estimate(writer, "rework_share", step->rework_share);
    write_estimate(writer, "left_share", step->left_share);
}

static void write_lane(const picture_writer *writer, uint32_t row)
{
    const tkd_picture_lane *lane = &writer->picture->lanes[row];
    write_text(writer, "id", lane->id);
    write_label(writer, "title", &lane->title);
    write_row(writer, "journey", lane->journey);
}

static void write_exit(const picture_writer *writer, uint32_t row)
{
    const tkd_picture_exit *own = &writer->picture->exits[row];
    write_text(writer, "id", own->id);
    write_label(writer, "title", &own->title);
    write_row(writer, "journey", own->journey);
}

static void write_flow(const picture_writer *writer, uint32_t row)
{
    const tkd_picture_flow *flow = &writer->picture->flows[row];
    for (uint32_t i = 0; i < writer->picture->journey_count; i++) {
        const tkd_range flows = writer->picture->journeys[i].flows;
        if (row >= flows.first && row - flows.first < flows.count) {
            write_count(writer, "journey", i);
        }
    }
    write_string(writer, "from_kind", tkd_picture_end_words()[flow->from_end]);
    write_row(writer, "from", flow->from);
    write_string(writer, "to_kind", tkd_picture_end_words()[flow->to_end]);
    write_row(writer, "to", flow->to);
    write_string(writer, "kind", tkd_picture_flow_words()[flow->kind]);
    write_estimate(writer, "count", flow->count);
    write_number(writer, "share", flow->share);
}

static void write_bottleneck(const picture_writer *writer, uint32_t row)
{
    const tkd_picture_bottleneck *bottleneck = &writer->picture->bottlenecks[row];
    const char *const *views = tkd_picture_view_words();
    write_count(writer, "number", bottleneck->number);
    write_text(writer, "id", bottleneck->id);
    write_label(writer, "title", &bottleneck->title);
    write_label(writer, "description", &bottleneck->description);
    write_list(writer, "steps", writer->picture->step_lists, bottleneck->steps);
    write_list(writer, "stages", writer->picture->stage_lists, bottleneck->stages);
    tkd_json_key(writer->json, "views");
    tkd_json_open_array_flat(writer->json);
    for (uint32_t i = 0; i < bottleneck->view_count; i++) {
        tkd_json_string(writer->json, views[bottleneck->views[i]]);
    }
    tkd_json_close_array(writer->json);
    tkd_json_key(writer->json, "severity");
    tkd_json_open_object_flat(writer->json);
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        if (bottleneck->severity[view] > 0.0) {
            write_number(writer, views[view], bottleneck->severity[view]);
        }
    }
    tkd_json_close_object(writer->json);
    write_bits(writer, "kinds", tkd_picture_kind_words(), bottleneck->kinds);
    write_bool(writer, "priced", bottleneck->priced);
    write_estimate(writer, "price_h_per_client", bottleneck->price_h);
    write_estimate(writer, "price_days_per_year", bottleneck->price_days_per_year);
    write_estimate(writer, "affected", bottleneck->affected);
}

static void write_unnamed(const picture_writer *writer, uint32_t row)
{
    const tkd_picture_unnamed *unnamed = &writer->picture->unnamed[row];
    write_string(writer, "kind", tkd_picture_unnamed_words()[unnamed->kind]);
    write_string(writer, "reason", tkd_picture_reason_words()[unnamed->reason]);
    write_text(writer, "id", unnamed->id);
    write_label(writer, "title", &unnamed->title);
    write_text(writer, "place", unnamed->place);
    write_list(writer, "steps", writer->picture->step_lists, unnamed->steps);
    write_estimate(writer, "wait_h", unnamed->wait_h);
    write_estimate(writer, "utilization", unnamed->utilization);
    write_estimate(writer, "price_h_per_client", unnamed->price_h);
}

static void write_proposal(const picture_writer *writer, uint32_t row)
{
    const tkd_picture_proposal *proposal = &writer->picture->proposals[row];
    write_text(writer, "id", proposal->id);
    write_label(writer, "title", &proposal->title);
    write_bits(writer, "levels", tkd_picture_level_words(), proposal->levels);
    write_label(writer, "owner", &proposal->owner);
    write_string(writer, "law_change", tkd_picture_law_words()[proposal->law_change]);
    write_string(writer, "status", tkd_picture_status_words()[proposal->status]);
    write_list(writer, "removes", writer->picture->bottleneck_lists, proposal->removes);
    write_list(writer, "steps", writer->picture->step_lists, proposal->steps);
    write_number(writer, "cost_once_eur", proposal->cost_once_eur);
    write_number(writer, "cost_yearly_eur", proposal->cost_yearly_eur);
    write_estimate(writer, "gain_h_per_client", proposal->gain_h);
}

static void write_source(const picture_writer *writer, uint32_t row)
{
    write_label(writer, "title", &writer->picture->sources[row]);
}

typedef void write_row_fn(const picture_writer *writer, uint32_t row);

static void write_table(const picture_writer *writer, const char *key, uint32_t count,
                        write_row_fn *write)
{
    tkd_json_key(writer->json, key);
    tkd_json_open_array(writer->json);
    for (uint32_t row = 0; row < count; row++) {
        tkd_json_open_object(writer->json);
        write(writer, row);
        tkd_json_close_object(writer->json);
    }
    tkd_json_close_array(writer->json);
}

static void write_picture(const picture_writer *writer)
{
    const tkd_picture *picture = writer->picture;
    tkd_json_open_object(writer->json);
    write_label(writer, "title", &picture->title);
    write_text(writer, "scenario", picture->scenario);
    write_label(writer, "scenario_title", &picture->scenario_title);
    write_text(writer, "municipality", picture->municipality);
    write_label(writer, "municipality_title", &picture->municipality_title);
    write_text(writer, "group", picture->group);
    write_label(writer, "group_title", &picture->group_title);
    write_facts(writer);
    write_key_figures(writer, &picture->figures);
    write_table(writer, "journeys", picture->journey_count, write_journey);
    write_table(writer, "stages", picture->stage_count, write_stage);
    write_table(writer, "lanes", picture->lane_count, write_lane);
    write_table(writer, "steps", picture->step_count, write_step);
    write_table(writer, "exits", picture->exit_count, write_exit);
    write_table(writer, "flows", picture->flow_count, write_flow);
    write_table(writer, "bottlenecks", picture->bottleneck_count, write_bottleneck);
    write_table(writer, "unnamed", picture->unnamed_count, write_unnamed);
    write_table(writer, "proposals", picture->proposal_count, write_proposal);
    write_table(writer, "sources", picture->source_count, write_source);
    tkd_json_close_object(writer->json);
}

void tkd_picture_write_json(const tkd_picture *picture, const tkd_results *results,
                            const tkd_findings *findings, tkd_json *json)
{
    const picture_writer writer = {picture, json, picture->facts.replications};
    tkd_json_open_object(json);
    tkd_json_key(json, "teekond");
    tkd_json_count(json, 1);
    tkd_json_key(json, "picture");
    write_picture(&writer);
    if (results != NULL) {
        tkd_json_key(json, "results");
        tkd_results_write_json(results, json);
    }
    if (findings != NULL) {
        tkd_json_key(json, "findings");
        tkd_findings_write_json(findings, json);
    }
    tkd_json_close_object(json);
}
