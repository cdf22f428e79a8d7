// SPDX-License-Identifier: EUPL-1.2
// What stands in the way and what would help, read: bottlenecks, what nobody named, proposals, sources.
#include "reading.h"
#include "tables.h"

#include <math.h>

static void read_views(tkd_picture_reading *reading, const json_t *object,
                       tkd_picture_bottleneck *bottleneck)
{
    tkd_picture_reader *reader = &reading->reader;
    const json_t *array = tkd_read_array(reader, object, "views");
    const json_t *severity = json_object_get(object, "severity");
    const char *const *words = tkd_picture_view_words();
    for (size_t i = 0; i < json_array_size(array); i++) {
        const char *word = json_string_value(json_array_get(array, i));
        tkd_view view = TKD_VIEW_NEWCOMER;
        while (word != NULL && view < TKD_VIEW_COUNT &&
               !tkd_text_equal(tkd_text_of(word), tkd_text_of(words[view]))) {
            view++;
        }
        if (word == NULL || view == TKD_VIEW_COUNT || i >= TKD_VIEW_COUNT) {
            tkd_read_fail(reader, "views", "vaadete sõnad, igaüks üks kord");
            return;
        }
        bottleneck->views[i] = view;
        bottleneck->view_count = (uint32_t)i + 1;
    }
    for (size_t view = 0; view < TKD_VIEW_COUNT; view++) {
        bottleneck->severity[view] = tkd_read_whole(reader, severity, words[view], 0.0, 5.0);
    }
}

static void read_bottleneck(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_bottleneck *bottleneck = row;
    const tkd_picture *picture = &reading->picture;
    bottleneck->number =
        (uint32_t)tkd_read_whole(reader, object, "number", 0.0, (double)UINT32_MAX);
    bottleneck->id = tkd_read_text(reader, object, "id");
    bottleneck->title = tkd_read_label(reader, object, "title");
    bottleneck->description = tkd_read_label(reader, object, "description");
    bottleneck->steps =
        tkd_read_list(reader, object, "steps", &reading->step_lists, picture->step_count);
    bottleneck->stages =
        tkd_read_list(reader, object, "stages", &reading->stage_lists, picture->stage_count);
    read_views(reading, object, bottleneck);
    bottleneck->kinds = tkd_read_bits(reader, object, "kinds", tkd_picture_kind_words());
    bottleneck->state_level = tkd_read_bool(reader, object, "state_level");
    bottleneck->left = tkd_read_number(reader, object, "left");
    if (isnan(bottleneck->left)) {
        bottleneck->left = 1.0;
    } else if (bottleneck->left < 0.0 || bottleneck->left > 1.0) {
        tkd_read_fail(reader, "left", "arv 0 … 1");
    }
    bottleneck->change = tkd_read_change(reading, object);
    bottleneck->priced = tkd_read_bool(reader, object, "priced");
    bottleneck->price_h = tkd_read_figure(reading, object, "price_h_per_client");
    bottleneck->price_days_per_year = tkd_read_figure(reading, object, "price_days_per_year");
    bottleneck->affected = tkd_read_figure(reading, object, "affected");
}

static void read_unnamed(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_unnamed *unnamed = row;
    unnamed->kind =
        (tkd_unnamed_kind)tkd_read_word(reader, object, "kind", tkd_picture_unnamed_words());
    unnamed->reason =
        (tkd_unnamed_reason)tkd_read_word(reader, object, "reason", tkd_picture_reason_words());
    unnamed->id = tkd_read_text(reader, object, "id");
    unnamed->title = tkd_read_label(reader, object, "title");
    unnamed->place = tkd_read_text(reader, object, "place");
    unnamed->steps =
        tkd_read_list(reader, object, "steps", &reading->step_lists, reading->picture.step_count);
    unnamed->wait_h = tkd_read_figure(reading, object, "wait_h");
    unnamed->utilization = tkd_read_figure(reading, object, "utilization");
    unnamed->price_h = tkd_read_figure(reading, object, "price_h_per_client");
}

static void read_proposal(tkd_picture_reading *reading, const json_t *object, void *row)
{
    tkd_picture_reader *reader = &reading->reader;
    tkd_picture_proposal *proposal = row;
    const tkd_picture *picture = &reading->picture;
    proposal->id = tkd_read_text(reader, object, "id");
    proposal->title = tkd_read_label(reader, object, "title");
    proposal->levels = tkd_read_bits(reader, object, "levels", tkd_picture_level_words());
    proposal->owner = tkd_read_label(reader, object, "owner");
    proposal->law_change =
        (tkd_law_change)tkd_read_word(reader, object, "law_change", tkd_picture_law_words());
    proposal->status =
        (tkd_proposal_status)tkd_read_word(reader, object, "status", tkd_picture_status_words());
    proposal->removes = tkd_read_list(reader, object, "removes", &reading->bottleneck_lists,
                                      picture->bottleneck_count);
    proposal->steps =
        tkd_read_list(reader, object, "steps", &reading->step_lists, picture->step_count);
    proposal->change = tkd_read_change(reading, object);
    proposal->cost_once_eur = tkd_read_number(reader, object, "cost_once_eur");
    proposal->cost_yearly_eur = tkd_read_number(reader, object, "cost_yearly_eur");
    proposal->gain_h = tkd_read_figure(reading, object, "gain_h_per_client");
}

static void read_source(tkd_picture_reading *reading, const json_t *object, void *row)
{
    *(tkd_label *)row = tkd_read_label(&reading->reader, object, "title");
}

void tkd_read_problems(tkd_picture_reading *reading, const json_t *object)
{
    tkd_picture *picture = &reading->picture;
    picture->bottlenecks = tkd_read_table(reading, object, "bottlenecks", picture->bottleneck_count,
                                          sizeof(tkd_picture_bottleneck), read_bottleneck);
    picture->unnamed = tkd_read_table(reading, object, "unnamed", picture->unnamed_count,
                                      sizeof(tkd_picture_unnamed), read_unnamed);
    picture->proposals = tkd_read_table(reading, object, "proposals", picture->proposal_count,
                                        sizeof(tkd_picture_proposal), read_proposal);
    picture->sources = tkd_read_table(reading, object, "sources", picture->source_count,
                                      sizeof(tkd_label), read_source);
}
