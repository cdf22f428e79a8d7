// SPDX-License-Identifier: EUPL-1.2
// Measures are named as in the JSON.
#include "measures.h"

tkd_outcome tkd_measures_refuse(tkd_console *console, tkd_text written, const char *what_et,
                                const char *what_en, const char *const *known, size_t count)
{
    const tkd_text copy = tkd_text_copy(console->arena, written);
    const char *shown = copy.data == NULL ? "" : copy.data;
    const char *nearest = tkd_nearest(console->arena, shown, known, count);
    tkd_console_error(console, "%s „%s“ ei ole", "there is no %s '%s'",
                      console->language == TKD_ET ? what_et : what_en, shown);
    if (nearest != NULL) {
        tkd_console_hint(console, "kas mõtlesid „%s“?", "did you mean '%s'?", nearest);
    }
    return tkd_console_usage(console);
}

tkd_outcome tkd_measures_find(tkd_console *console, tkd_text name, tkd_client_measure *measure)
{
    const char *known[TKD_CLIENT_MEASURE_COUNT];
    for (int i = 0; i < TKD_CLIENT_MEASURE_COUNT; i++) {
        known[i] = tkd_client_measure_name((tkd_client_measure)i);
        if (tkd_text_equal(name, tkd_text_of(known[i]))) {
            *measure = (tkd_client_measure)i;
            return TKD_OUTCOME_DONE;
        }
    }
    return tkd_measures_refuse(console, name, "mõõdikut", "measure", known,
                               TKD_CLIENT_MEASURE_COUNT);
}

void tkd_measures_add(tkd_measures *measures, tkd_client_measure measure)
{
    for (size_t k = 0; k < measures->count; k++) {
        if (measures->list[k] == measure) {
            return;
        }
    }
    measures->list[measures->count++] = measure;
}

tkd_outcome tkd_measures_read(tkd_console *console, const tkd_arguments *arguments,
                              const tkd_client_measure *usual, size_t usual_count,
                              tkd_measures *measures)
{
    const tkd_text *written = NULL;
    size_t count = 0;
    tkd_outcome outcome = tkd_request_list(console, arguments, "measure", &written, &count);

    *measures = (tkd_measures){.count = 0};
    if (outcome == TKD_OUTCOME_DONE && count == 1 && tkd_text_equal(written[0], TKD_TEXT("all"))) {
        for (int i = 0; i < TKD_CLIENT_MEASURE_COUNT; i++) {
            tkd_measures_add(measures, (tkd_client_measure)i);
        }
        return TKD_OUTCOME_DONE;
    }
    for (size_t i = 0; i < count && outcome == TKD_OUTCOME_DONE; i++) {
        tkd_client_measure measure = TKD_CLIENT_MEASURE_COUNT;
        outcome = tkd_measures_find(console, written[i], &measure);
        if (outcome == TKD_OUTCOME_DONE) {
            tkd_measures_add(measures, measure);
        }
    }
    for (size_t i = 0; count == 0 && i < usual_count; i++) {
        tkd_measures_add(measures, usual[i]);
    }
    return outcome;
}
