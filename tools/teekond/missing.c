// SPDX-License-Identifier: EUPL-1.2
// A map without numbers simulates too, and everybody is done in no time at all. Whoever sees these
// zeros for the first time is told why, and which figures turn the map into a simulation.
#include "missing.h"

// Steps without a time, as the list of defaults has them.
typedef struct untimed {
    size_t count;
    const tkd_assumption *first; // in its file
} untimed;

static bool is_untimed_step(const tkd_assumption *row)
{
    return row->is_default && tkd_text_starts_with(row->path, TKD_TEXT("journeys.")) &&
           tkd_text_ends_with(row->path, TKD_TEXT(".delay"));
}

static untimed find_untimed(const tkd_results *results)
{
    untimed found = {0};
    for (size_t i = 0; i < results->assumption_count; i++) {
        const tkd_assumption *row = &results->assumptions[i];
        if (!is_untimed_step(row)) {
            continue;
        }
        found.count++;
        if (found.first == NULL || row->line < found.first->line) {
            found.first = row;
        }
    }
    return found;
}

// Did nobody write how many people come?
static bool arrivals_are_assumed(const tkd_results *results)
{
    for (size_t i = 0; i < results->assumption_count; i++) {
        const tkd_assumption *row = &results->assumptions[i];
        if (row->is_default && tkd_text_starts_with(row->path, TKD_TEXT("municipalities.")) &&
            tkd_text_find(row->path, TKD_TEXT(".arrivals."), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

// Did people get through or go, and nothing in any scenario took any time? Who is still on the way has not
// yet spent what is counted when it is over.
static bool took_no_time(const tkd_results *results)
{
    static const tkd_client_measure times[] = {TKD_WAIT_H, TKD_SERVICE_H, TKD_TRAVEL_H,
                                               TKD_DELAY_H};
    bool went = false;
    for (size_t i = 0; i < results->row_count; i++) {
        const tkd_result_row *row = &results->rows[i];
        went = went || row->measures[TKD_COMPLETED].estimate.mean > 0.0 ||
               row->measures[TKD_LEFT].estimate.mean > 0.0;
        for (size_t k = 0; k < sizeof(times) / sizeof(times[0]); k++) {
            if (row->measures[times[k]].estimate.mean > 0.0) {
                return false;
            }
        }
    }
    return went;
}

void tkd_missing_tell(tkd_console *console, const tkd_results *results)
{
    if (console->quiet || !took_no_time(results)) {
        return;
    }
    const untimed steps = find_untimed(results);
    tkd_console_note(console,
                     "ühelgi sammul ei ole kirjas, kui kaua see võtab: sellepärast on kõik ajad 0. "
                     "See on kaart, mitte veel simulatsioon. Kirjuta juurde:",
                     "no step says how long it takes, so all times are 0. This is a map, not yet a "
                     "simulation. Add:");
    tkd_console_hint(console,
                     "kui kaua samm võtab (kõige vähem / tavaliselt / kõige rohkem): "
                     "kulub: 3/10/30p",
                     "how long a step takes (least / mostly / most): delay: 3/10/30d");
    if (steps.first != NULL && steps.first->line > 0) {
        tkd_console_hint(console, "ajata samme on %zu, esimene: %.*s, rida %u",
                         "steps without a time: %zu, the first: %.*s, line %u", steps.count,
                         TKD_ARG(steps.first->file), (unsigned)steps.first->line);
    }
    tkd_console_hint(console,
                     "kus oodatakse järjekorras: teenindajad: [{id: ametnik, ametikohti: 1}]; "
                     "sammule teenindaja: ametnik ja kestus: 10/20/45min",
                     "where people queue: pools: [{id: official, servers: 1}]; on the step "
                     "pool: official and duration: 10/20/45min");
    tkd_console_hint(console, "kui suur osa loobub: sammule edasi: [{kuhu: lahkumine, p: 5%%}]",
                     "which share gives up: on the step next: [{to: leave, p: 5%%}]");
    if (arrivals_are_assumed(results)) {
        tkd_console_hint(console,
                         "kui palju inimesi tuleb (praegu arvestati 100 aastas): "
                         "omavalitsused: [{id: meie-vald, saabujad: {kõik: 46/a}}]",
                         "how many people come (100 a year were taken): "
                         "municipalities: [{id: our-town, arrivals: {kõik: 46/y}}]");
    }
}
