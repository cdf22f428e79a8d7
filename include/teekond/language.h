// SPDX-License-Identifier: EUPL-1.2
// Languages of what people read, and labels: one text in several languages.
#ifndef TEEKOND_LANGUAGE_H
#define TEEKOND_LANGUAGE_H

#include "teekond/text.h"

typedef enum tkd_language { TKD_ET, TKD_EN, TKD_RU, TKD_LANGUAGE_COUNT } tkd_language;

/** A text by language; a plain string fills `any`. */
typedef struct tkd_label {
    tkd_text by[TKD_LANGUAGE_COUNT]; /**< Empty where not given. */
    tkd_text any;                    /**< Plain string, or the first of another language. */
} tkd_label;

/** The label in `language`, else in Estonian, English, any; empty when there is none. */
TKD_API tkd_text tkd_label_in(const tkd_label *label, tkd_language language);

/** "et", "en", "ru". */
TKD_API const char *tkd_language_code(tkd_language language);

/** From "et", "en", "ru" (any case); false when it is none of them. */
TKD_API bool tkd_language_parse(tkd_text code, tkd_language *language);

#endif
