// SPDX-License-Identifier: EUPL-1.2
// Ids are looked up in the model before anything is simulated.
#include "people.h"

#include <string.h>

#include "measures.h"

// Ids of one table of the model.
typedef struct table {
    const char *flag;
    const char *what_et;
    const char *what_en;
    const tkd_item *first;
    size_t row_size;
    uint32_t count;
} table;

// The id that a flag names, or `*`.
static tkd_outcome read_id(tkd_console *console, const tkd_arguments *arguments, const table *among,
                           tkd_text *id)
{
    enum { MOST_KNOWN = 512 };
    const char *written = tkd_arguments_value(arguments, among->flag);
    const char *row = (const char *)among->first;
    const char *known[MOST_KNOWN];
    size_t count = 0;

    *id = TKD_TEXT("*");
    if (written == NULL || strcmp(written, "*") == 0) {
        return TKD_OUTCOME_DONE;
    }
    const tkd_text asked_for = tkd_text_compose(console->arena, tkd_text_of(written));
    for (uint32_t i = 0; i < among->count; i++, row += among->row_size) {
        const tkd_item *item = (const tkd_item *)(const void *)row;
        if (tkd_text_equal(item->id, asked_for)) {
            *id = item->id;
            return TKD_OUTCOME_DONE;
        }
        const tkd_text copy = tkd_text_copy(console->arena, item->id);
        if (count < MOST_KNOWN && copy.data != NULL) {
            known[count++] = copy.data;
        }
    }
    return tkd_measures_refuse(console, asked_for, among->what_et, among->what_en, known, count);
}

#define TABLE_OF(flag, et, en, rows, row_count)                                                    \
    {                                                                                              \
        flag, et, en, (row_count) > 0 ? &(rows)[0].item : NULL, sizeof((rows)[0]), row_count       \
    }

tkd_outcome tkd_people_read(tkd_console *console, const tkd_arguments *arguments,
                            const tkd_model *model, tkd_people *people)
{
    const table municipalities = TABLE_OF("kov", "omavalitsust", "municipality",
                                          model->municipalities, model->municipality_count);
    const table journeys =
        TABLE_OF("journey", "teekonda", "journey", model->journeys, model->journey_count);
    const table groups = TABLE_OF("group", "sihtrühma", "group", model->groups, model->group_count);
    tkd_outcome outcome = read_id(console, arguments, &municipalities, &people->municipality);

    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_id(console, arguments, &journeys, &people->journey);
    }
    if (outcome == TKD_OUTCOME_DONE) {
        outcome = read_id(console, arguments, &groups, &people->group);
    }
    return outcome;
}
