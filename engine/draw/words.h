// SPDX-License-Identifier: EUPL-1.2
// The words of pictures in Estonian, English and Russian, and figures as people write them.
#ifndef TKD_DRAW_WORDS_H
#define TKD_DRAW_WORDS_H

#include "sheet.h"
#include "teekond/draw.h"

typedef enum tkd_word {
    TKD_WORD_STEPS,
    TKD_WORD_STEPS_HINT,
    TKD_WORD_FEELING,
    TKD_WORD_TIME,
    TKD_WORD_TIME_HINT,
    TKD_WORD_WAITING,
    TKD_WORD_WAITING_P90,
    TKD_WORD_REST,
    TKD_WORD_BOTTLENECKS,
    TKD_WORD_BOTTLENECKS_SHORT,
    TKD_WORD_NO_VIEW,
    TKD_WORD_UNNAMED,
    TKD_WORD_UNNAMED_HINT,
    TKD_WORD_PROPOSALS,
    TKD_WORD_LOCAL,
    TKD_WORD_STATE_LEVEL,
    TKD_WORD_CONTINUED,
    TKD_WORD_ALSO,
    TKD_WORD_ALL_MUNICIPALITIES,
    TKD_WORD_SCENARIO,
    TKD_WORD_TODAY,
    TKD_WORD_GROUP,
    TKD_WORD_COMPLETED,
    TKD_WORD_MEDIAN_TIME,
    TKD_WORD_LEFT,
    TKD_WORD_VISITS,
    TKD_WORD_IN_VAIN,
    TKD_WORD_LOAD,
    TKD_WORD_WAIT_OF,
    TKD_WORD_DAY_UNIT,
    TKD_WORD_REMOVES,
    TKD_WORD_LAW,
    TKD_WORD_WHO_PROVIDES,
    TKD_WORD_PRICE_NOTE,
    TKD_WORD_DOTS_NOTE,
    TKD_WORD_MEASURED,
    TKD_WORD_SEED,
    TKD_WORD_MODEL,
    TKD_WORD_SOURCES,
    TKD_WORD_NOT_SIMULATED,
    TKD_WORD_SIMULATED_NOTE,
    TKD_WORD_PARTIAL,
    TKD_WORD_START,
    TKD_WORD_DONE,
    TKD_WORD_REWORK_NOTE,
    TKD_WORD_EXIT_NOTE,
    TKD_WORD_LITTLE_NOTE,
    TKD_WORD_HEAT_NOTE,
    TKD_WORD_PER_YEAR,
    TKD_WORD_AGAIN,
    TKD_WORD_SKIPPED,
    TKD_WORD_NO_TITLE,
    TKD_WORD_COUNT
} tkd_word;

/** Words in all languages, for tables of them. */
typedef struct tkd_phrase {
    tkd_text by[TKD_LANGUAGE_COUNT];
} tkd_phrase;

/** A phrase in Estonian, English and Russian, as a constant. */
#define TKD_PHRASE_INIT(et, en, ru)                                                                \
    {                                                                                              \
        .by = { TKD_TEXT_INIT(et), TKD_TEXT_INIT(en), TKD_TEXT_INIT(ru) }                          \
    }

/** What pictures count. */
typedef enum tkd_counted {
    TKD_COUNTED_ARRIVALS,     /**< "1 saabuja aastas", "5 saabujat aastas" */
    TKD_COUNTED_ASSUMPTIONS,  /**< "1 eeldus", "5 eeldust" */
    TKD_COUNTED_DAYS,         /**< "1 päev", "5 päeva" */
    TKD_COUNTED_PEOPLE,       /**< "1 inimene", "5 inimest" */
    TKD_COUNTED_PEOPLE_YEAR,  /**< "1 inimene aastas" */
    TKD_COUNTED_REPLICATIONS, /**< "1 kordus", "5 kordust" */
    TKD_COUNTED_VISITS,       /**< "1 käik", "5 käiku" */
    TKD_COUNTED_VISITS_YEAR,  /**< "1 käik aastas" */
    TKD_COUNTED_COUNT
} tkd_counted;

/** A number and what is counted, in the form that goes with it: "1 прогон", "2 прогона", "5 прогонов";
 *  broken numbers take the form of parts ("2,5 прогона"). A number nobody knows is "–". */
tkd_text tkd_print_count(tkd_sheet *sheet, double count, int decimals, tkd_counted what,
                         tkd_language language);

tkd_text tkd_word_in(tkd_word word, tkd_language language);
tkd_text tkd_word_level(tkd_level level, tkd_language language);
/** "uussisserändaja vaates" */
tkd_text tkd_word_in_view(tkd_view view, tkd_language language);
/** "uussisserändaja" */
tkd_text tkd_word_view(tkd_view view, tkd_language language);
tkd_text tkd_word_channel(const tkd_channel *channel, tkd_language language);

/** "12,3": days from hours, fewer decimals the larger; "<0,1" for a little. */
tkd_text tkd_print_days(tkd_sheet *sheet, double hours, tkd_language language);
/** "61%" as each language writes it. */
tkd_text tkd_print_share(tkd_sheet *sheet, double share, tkd_language language);
tkd_text tkd_print_number(tkd_sheet *sheet, double value, int decimals, tkd_language language);
/** "± 1,1": half the interval; empty without one. `scale` multiplies. */
tkd_text tkd_print_margin(tkd_sheet *sheet, tkd_estimate estimate, double scale, int decimals,
                          tkd_language language);

#endif
