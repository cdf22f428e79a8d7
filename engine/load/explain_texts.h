// SPDX-License-Identifier: EUPL-1.2
// The long texts of the codes, one file for each range of codes; explain.c puts them together.
#ifndef TKD_LOAD_EXPLAIN_TEXTS_H
#define TKD_LOAD_EXPLAIN_TEXTS_H

#include "teekond/load.h"

enum { TKD_EXPLAINED_LANGUAGES = 2 }; /**< Estonian, then English. */

/** One code. Texts are by language; examples are whole workspaces, NULL where none can be shown. */
typedef struct tkd_explanation {
    tkd_code code;
    const char *title[TKD_EXPLAINED_LANGUAGES];
    const char *text[TKD_EXPLAINED_LANGUAGES];
    const char *faulty[TKD_EXPLAINED_LANGUAGES];
    const char *mended[TKD_EXPLAINED_LANGUAGES];
} tkd_explanation;

enum {
    TKD_EXPLAIN_TEXT_COUNT = 19,
    TKD_EXPLAIN_VALUE_COUNT = 18,
    TKD_EXPLAIN_NAME_COUNT = 6,
    TKD_EXPLAIN_JOURNEY_COUNT = 14,
    TKD_EXPLAIN_PLACE_COUNT = 15,
};

extern const tkd_explanation tkd_explain_text[TKD_EXPLAIN_TEXT_COUNT];
extern const tkd_explanation tkd_explain_value[TKD_EXPLAIN_VALUE_COUNT];
extern const tkd_explanation tkd_explain_name[TKD_EXPLAIN_NAME_COUNT];
extern const tkd_explanation tkd_explain_journey[TKD_EXPLAIN_JOURNEY_COUNT];
extern const tkd_explanation tkd_explain_place[TKD_EXPLAIN_PLACE_COUNT];

/** The explanation of a code, or NULL. */
const tkd_explanation *tkd_explanation_find(tkd_code code);

#endif
