// SPDX-License-Identifier: EUPL-1.2
// The key table in its parts, one file each; keys.c looks into them by context.
#ifndef TKD_LOAD_KEY_TABLES_H
#define TKD_LOAD_KEY_TABLES_H

#include "keys.h"

/** The rows of one kind of map. */
typedef struct tkd_key_rows {
    tkd_context context;
    const tkd_key *rows;
    size_t count;
} tkd_key_rows;

enum {
    TKD_KEYS_PEOPLE_COUNT = 6,
    TKD_KEYS_PLACES_COUNT = 7,
    TKD_KEYS_JOURNEY_COUNT = 5,
    TKD_KEYS_STEP_COUNT = 5,
    TKD_KEYS_BOTTLENECK_COUNT = 5,
    TKD_KEYS_CHANGE_COUNT = 7,
};

extern const tkd_key_rows tkd_keys_people[TKD_KEYS_PEOPLE_COUNT];
extern const tkd_key_rows tkd_keys_places[TKD_KEYS_PLACES_COUNT];
extern const tkd_key_rows tkd_keys_journey[TKD_KEYS_JOURNEY_COUNT];
extern const tkd_key_rows tkd_keys_step[TKD_KEYS_STEP_COUNT];
extern const tkd_key_rows tkd_keys_bottleneck[TKD_KEYS_BOTTLENECK_COUNT];
extern const tkd_key_rows tkd_keys_change[TKD_KEYS_CHANGE_COUNT];

#endif
