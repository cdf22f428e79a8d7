// SPDX-License-Identifier: EUPL-1.2
// What measures of clients are called, and how a difference of one is said in words.
#include "measure_words.h"

#include "teekond/number.h"

#include <math.h>

#include "titles.h"

#define MOST_HOURS 48.0 // from here on days are read, as in every table

#define LESS_MORE "vähem", "fewer", "rohkem", "more"
#define LOWER_HIGHER "väiksem", "lower", "suurem", "higher"
#define SHORTER_LONGER "lühem", "shorter", "pikem", "longer"

static const tkd_measure_words words[TKD_CLIENT_MEASURE_COUNT] = {
    [TKD_ARRIVED] = {"Saabujaid aastas", "Arrivals a year", TKD_QUANTITY_NUMBER, LESS_MORE},
    [TKD_COMPLETED] = {"Lõpetajaid", "Completed", TKD_QUANTITY_NUMBER, LESS_MORE},
    [TKD_LEFT] = {"Katkestajaid", "Left", TKD_QUANTITY_NUMBER, LESS_MORE},
    [TKD_UNFINISHED] = {"Pooleli", "Unfinished", TKD_QUANTITY_NUMBER, LESS_MORE},
    [TKD_COMPLETED_SHARE] = {"Lõpetajate osakaal", "Share that completes", TKD_QUANTITY_SHARE,
                             LOWER_HIGHER},
    [TKD_ON_TARGET_SHARE] = {"Sihtajaks lõpetanute osakaal", "Share that completes on target",
                             TKD_QUANTITY_SHARE, LOWER_HIGHER},
    [TKD_DEADLINE_MISSED_SHARE] = {"Hilinetud tähtaegade osakaal", "Share of deadlines missed",
                                   TKD_QUANTITY_SHARE, LOWER_HIGHER},
    [TKD_TIME_TO_COMPLETE_H] = {"Teekonna aeg", "Journey time", TKD_QUANTITY_DURATION,
                                SHORTER_LONGER},
    [TKD_TIME_TO_COMPLETE_P50_H] = {"Aeg, millega jõuab pool", "Time within which half are done",
                                    TKD_QUANTITY_DURATION, SHORTER_LONGER},
    [TKD_TIME_TO_COMPLETE_P90_H] = {"Aeg, millega jõuab 90%", "Time within which 90% are done",
                                    TKD_QUANTITY_DURATION, SHORTER_LONGER},
    [TKD_WAIT_H] = {"Ooteaeg", "Waiting", TKD_QUANTITY_DURATION, SHORTER_LONGER},
    [TKD_SERVICE_H] = {"Teenindusaeg", "Service", TKD_QUANTITY_DURATION, SHORTER_LONGER},
    [TKD_TRAVEL_H] = {"Sõiduaeg", "Travel", TKD_QUANTITY_DURATION, SHORTER_LONGER},
    [TKD_DELAY_H] = {"Menetluse ja viivituse aeg", "Processing and delay", TKD_QUANTITY_DURATION,
                     SHORTER_LONGER},
    [TKD_VISITS] = {"Käike", "Visits", TKD_QUANTITY_NUMBER, LESS_MORE},
    [TKD_REWORK] = {"Korduvaid käike", "Repeated visits", TKD_QUANTITY_NUMBER, LESS_MORE},
    [TKD_KOV_STAFF_H] = {"KOVi tööaeg", "Municipal staff time", TKD_QUANTITY_DURATION,
                         SHORTER_LONGER},
    [TKD_STAFF_COST_EUR] = {"Tööaja kulu, €", "Staff cost, €", TKD_QUANTITY_NUMBER, LOWER_HIGHER},
    [TKD_CLIENT_COST_EUR] = {"Inimese kulu, €", "Client's cost, €", TKD_QUANTITY_NUMBER,
                             LOWER_HIGHER},
};

const tkd_measure_words *tkd_measure_words_of(tkd_client_measure measure)
{
    TKD_REQUIRE(measure < TKD_CLIENT_MEASURE_COUNT);
    return &words[measure];
}

// ---- The verdict --------------------------------------------------------------------------------

// A measure as it is read: what to multiply by, how many decimals, and the unit behind a range.
typedef struct reading {
    double factor;
    int decimals;
    const char *unit;
} reading;

static reading read_as(const tkd_report *report, tkd_quantity quantity, double most)
{
    if (quantity == TKD_QUANTITY_SHARE) {
        return (reading){100.0, 1, tkd_word(report, " protsendipunkti", " percentage points")};
    }
    if (quantity == TKD_QUANTITY_DURATION) {
        const bool in_days = most >= MOST_HOURS;
        const double factor = in_days ? 1.0 / 24.0 : 1.0;
        return (reading){factor, most * factor >= 10.0 ? 0 : 1,
                         in_days ? tkd_word(report, " päeva", " days")
                                 : tkd_word(report, " tundi", " hours")};
    }
    return (reading){1.0, most >= 100.0 ? 0 : most >= 10.0 ? 1 : 2, ""};
}

static tkd_text printed(const tkd_report *report, double value, reading how)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, report->arena, 0);
    tkd_number_print(&out, value * how.factor, how.decimals, report->language);
    return tkd_writer_text(&out);
}

// "4–9 päeva": both ends of the interval, the nearer one first; one where they read the same.
static void write_range(const tkd_report *report, const tkd_compared_row *row, reading how,
                        tkd_writer *out)
{
    const double low = fabs(row->difference.low);
    const double high = fabs(row->difference.high);
    const tkd_text from = printed(report, fmin(low, high), how);
    const tkd_text to = printed(report, fmax(low, high), how);
    tkd_write(out, from);
    if (!tkd_text_equal(from, to)) {
        tkd_write_string(out, "–");
        tkd_write(out, to);
    }
    tkd_write_string(out, how.unit);
}

tkd_text tkd_measure_verdict(const tkd_report *report, const tkd_compared_row *row, double most)
{
    const tkd_measure_words *of = &words[row->measure];
    const reading how = read_as(report, of->quantity, most);
    tkd_writer out;

    tkd_writer_init_memory(&out, report->arena, 0);
    switch (row->verdict) {
    case TKD_VERDICT_REFERENCE:
        tkd_write_string(&out, tkd_word(report, "võrdluse alus", "the reference"));
        break;
    case TKD_VERDICT_ALIKE:
        tkd_write_string(&out, tkd_word(report, "ei erine", "no different"));
        break;
    case TKD_VERDICT_LESS:
    case TKD_VERDICT_MORE:
        tkd_write_string(&out, row->verdict == TKD_VERDICT_LESS
                                   ? tkd_word(report, of->less_et, of->less_en)
                                   : tkd_word(report, of->more_et, of->more_en));
        tkd_write_string(&out, tkd_word(report, " ", " by "));
        write_range(report, row, how, &out);
        break;
    case TKD_VERDICT_UNKNOWN:
        tkd_write_string(&out, tkd_word(report, "ei ole teada", "not known"));
        break;
    }
    if (row->is_tiny) {
        tkd_write_string(&out, tkd_word(report, "; väike rühm", "; a tiny group"));
    }
    return tkd_writer_text(&out);
}

tkd_text tkd_measure_value(const tkd_report *report, tkd_client_measure measure, double value,
                           double most)
{
    reading how = read_as(report, words[measure].quantity, most);
    tkd_writer out;

    how.decimals = fabs(value * how.factor) < 10.0 && how.decimals == 0 ? 1 : how.decimals;
    tkd_writer_init_memory(&out, report->arena, 0);
    tkd_write(&out, printed(report, value, how));
    tkd_write_string(&out, words[measure].quantity == TKD_QUANTITY_SHARE ? "%" : how.unit);
    return tkd_writer_text(&out);
}

tkd_text tkd_report_measure_title(const tkd_report *report, tkd_client_measure measure)
{
    return tkd_text_of(tkd_word(report, words[measure].title_et, words[measure].title_en));
}

tkd_quantity tkd_report_measure_quantity(tkd_client_measure measure)
{
    return words[measure].quantity;
}
