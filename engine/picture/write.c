// SPDX-License-Identifier: EUPL-1.2
// The document, written: the picture's head, and its tables as arrays of objects in their order. Rows
// name each other by row number, words stand for enumerations, null for what is not known
// (docs/picture.md).
#include "put.h"

#include <inttypes.h>
#include <stdio.h>

// As a text: many readers of JSON keep no more than 53 bits of a number.
static void put_seed(const tkd_picture_putter *putter, uint64_t seed)
{
    char digits[24];
    snprintf(digits, sizeof(digits), "%" PRIu64, seed);
    tkd_put_string(putter, "seed", digits);
}

static void put_facts(const tkd_picture_putter *putter)
{
    const tkd_picture_facts *facts = &putter->picture->facts;
    tkd_json_key(putter->json, "facts");
    tkd_json_open_object(putter->json);
    tkd_put_bool(putter, "simulated", facts->simulated);
    put_seed(putter, facts->seed);
    tkd_put_count(putter, "replications", facts->replications);
    tkd_put_bool(putter, "partial", facts->partial);
    tkd_put_day(putter, "from_day", facts->from_day);
    tkd_put_day(putter, "to_day", facts->to_day);
    tkd_put_count(putter, "assumptions", facts->assumption_count);
    tkd_put_text(putter, "fingerprint", facts->fingerprint);
    tkd_put_text(putter, "version", facts->version);
    tkd_json_close_object(putter->json);
}

void tkd_put_key_figures(const tkd_picture_putter *putter, const char *key,
                         const tkd_picture_key_figures *figures)
{
    tkd_json_key(putter->json, key);
    tkd_json_open_object(putter->json);
    tkd_put_estimate(putter, "arrived", figures->arrived);
    tkd_put_estimate(putter, "completed_share", figures->completed_share);
    tkd_put_estimate(putter, "on_target_share", figures->on_target_share);
    tkd_put_estimate(putter, "left_share", figures->left_share);
    tkd_put_estimate(putter, "time_to_complete_p50_h", figures->time_p50_h);
    tkd_put_estimate(putter, "time_to_complete_p90_h", figures->time_p90_h);
    tkd_put_estimate(putter, "visits", figures->visits);
    tkd_put_estimate(putter, "rework", figures->rework);
    tkd_json_close_object(putter->json);
}

static void put_before(const tkd_picture_putter *putter)
{
    if (!putter->picture->has_before) {
        return;
    }
    tkd_json_key(putter->json, "before");
    tkd_json_open_object(putter->json);
    tkd_put_label(putter, "title", &putter->picture->before_title);
    tkd_put_key_figures(putter, "figures", &putter->picture->before);
    tkd_put_key_figures(putter, "difference", &putter->picture->difference);
    tkd_json_close_object(putter->json);
}

static void put_picture(const tkd_picture_putter *putter)
{
    const tkd_picture *picture = putter->picture;
    tkd_json_open_object(putter->json);
    tkd_put_label(putter, "title", &picture->title);
    tkd_put_text(putter, "scenario", picture->scenario);
    tkd_put_label(putter, "scenario_title", &picture->scenario_title);
    tkd_put_text(putter, "municipality", picture->municipality);
    tkd_put_label(putter, "municipality_title", &picture->municipality_title);
    tkd_put_text(putter, "group", picture->group);
    tkd_put_label(putter, "group_title", &picture->group_title);
    put_facts(putter);
    tkd_put_key_figures(putter, "figures", &picture->figures);
    put_before(putter);
    tkd_put_map(putter);
    tkd_put_problems(putter);
    tkd_put_beside(putter);
    tkd_json_close_object(putter->json);
}

void tkd_picture_write_json(const tkd_picture *picture, const tkd_results *results,
                            const tkd_findings *findings, tkd_json *json)
{
    const tkd_picture_putter putter = {picture, json, picture->facts.replications};
    tkd_json_open_object(json);
    tkd_json_key(json, "teekond");
    tkd_json_count(json, 1);
    tkd_json_key(json, "picture");
    put_picture(&putter);
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
