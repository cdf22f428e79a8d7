// SPDX-License-Identifier: EUPL-1.2
// Titles of rows by id. Reports show some dozens of them, so tables are read through each time.
#include "titles.h"

// Rows of one table of the model, each with its `item` at the same distance from the last.
typedef struct item_table {
    const tkd_item *first;
    size_t row_size;
    uint32_t count;
} item_table;

#define ITEMS(rows, row_count)                                                                     \
    ((item_table){(row_count) > 0 ? &(rows)[0].item : NULL, sizeof((rows)[0]), (row_count)})

static const tkd_item *find(item_table table, tkd_text id)
{
    const char *row = (const char *)table.first;
    for (uint32_t i = 0; i < table.count; i++, row += table.row_size) {
        const tkd_item *item = (const tkd_item *)(const void *)row;
        if (tkd_text_equal(item->id, id)) {
            return item;
        }
    }
    return NULL;
}

const char *tkd_word(const tkd_report *report, const char *et, const char *en)
{
    return report->language == TKD_ET ? et : en;
}

static bool is_all(tkd_text id)
{
    return tkd_text_equal(id, TKD_TEXT("*"));
}

static tkd_text title_in(const tkd_report *report, item_table table, tkd_text id)
{
    if (is_all(id)) {
        return tkd_text_of(tkd_word(report, "kõik", "all"));
    }
    const tkd_item *item = find(table, id);
    return item != NULL ? tkd_item_title(item, report->language) : id;
}

tkd_text tkd_title_of_scenario(const tkd_report *report, tkd_text id)
{
    if (tkd_text_equal(id, TKD_TEXT("today"))) {
        return tkd_text_of(tkd_word(report, "praegu", "today"));
    }
    return title_in(report, ITEMS(report->model->scenarios, report->model->scenario_count), id);
}

tkd_text tkd_title_of_municipality(const tkd_report *report, tkd_text id)
{
    const tkd_model *model = report->model;
    return title_in(report, ITEMS(model->municipalities, model->municipality_count), id);
}

tkd_text tkd_title_of_journey(const tkd_report *report, tkd_text id)
{
    return title_in(report, ITEMS(report->model->journeys, report->model->journey_count), id);
}

tkd_text tkd_title_of_group(const tkd_report *report, tkd_text id)
{
    return title_in(report, ITEMS(report->model->groups, report->model->group_count), id);
}

tkd_text tkd_title_of_pool(const tkd_report *report, tkd_text id)
{
    return title_in(report, ITEMS(report->model->pools, report->model->pool_count), id);
}

tkd_text tkd_title_of_bottleneck(const tkd_report *report, tkd_text id)
{
    const tkd_model *model = report->model;
    return title_in(report, ITEMS(model->bottlenecks, model->bottleneck_count), id);
}

tkd_text tkd_title_of_place(const tkd_report *report, tkd_text id)
{
    const tkd_model *model = report->model;
    if (is_all(id)) {
        return tkd_text_of(tkd_word(report, "üle riigi", "whole country"));
    }
    const tkd_item *site = find(ITEMS(model->sites, model->site_count), id);
    return site != NULL ? tkd_item_title(site, report->language)
                        : tkd_title_of_municipality(report, id);
}

tkd_text tkd_title_of_step(const tkd_report *report, tkd_text journey, tkd_text id)
{
    const tkd_model *model = report->model;
    for (uint32_t i = 0; i < model->step_count; i++) {
        const tkd_step *step = &model->steps[i];
        const bool is_there =
            is_all(journey) || tkd_text_equal(model->journeys[step->journey].item.id, journey);
        if (is_there && tkd_text_equal(step->item.id, id)) {
            return tkd_item_title(&step->item, report->language);
        }
    }
    return id;
}
