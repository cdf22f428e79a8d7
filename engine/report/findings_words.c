// SPDX-License-Identifier: EUPL-1.2
// What findings mean, in words: why people wait where nobody named a bottleneck.
#include "teekond/number.h"
#include "teekond/report.h"

#include <math.h>

#include "titles.h"

#define DAY_H 24.0
#define LONG_PAUSE_H (14.0 * DAY_H) // a longer time without an opening is worth saying
#define MANY_TIMES 2.0              // so much longer a queue than at random is worth saying

// A number with what stands before and behind it.
static void say(const tkd_report *report, const char *before, double value, int decimals,
                const char *behind, tkd_writer *out)
{
    tkd_write_string(out, before);
    tkd_number_print(out, value, decimals, report->language);
    tkd_write_string(out, behind);
}

static void say_load(const tkd_report *report, const tkd_unnamed_row *row, tkd_writer *out)
{
    say(report, tkd_word(report, "koormus ", "load "), row->utilization.estimate.mean * 100.0, 0,
        "%", out);
}

static void say_calendar(const tkd_report *report, const tkd_unnamed_row *row, tkd_writer *out)
{
    if (isnan(row->open_h_per_week)) {
        tkd_write_string(out, tkd_word(report, "uks on kinni", "the door is closed"));
        return;
    }
    say(report, tkd_word(report, "uks on lahti ", "open "), row->open_h_per_week,
        row->open_h_per_week < 9.5 ? 1 : 0, tkd_word(report, " tundi nädalas", " hours a week"),
        out);
    if (row->longest_closed_h >= LONG_PAUSE_H) {
        say(report, tkd_word(report, ", pikim paus ", ", longest pause "),
            row->longest_closed_h / DAY_H, 0, tkd_word(report, " päeva", " days"), out);
    }
}

static void say_variability(const tkd_report *report, const tkd_unnamed_row *row, tkd_writer *out)
{
    say_load(report, row, out);
    tkd_write_string(out, tkd_word(report, ", aga tulekud ja teenindusajad kõiguvad",
                                   ", but arrivals and service times vary"));
    if (row->variability >= MANY_TIMES) {
        say(report, tkd_word(report, ": järjekord on ", ": the queue is "), row->variability, 1,
            tkd_word(report, " korda pikem kui juhuslikul voolul",
                     " times as long as with random ones"),
            out);
    }
}

static void say_starts(const tkd_report *report, const tkd_unnamed_row *row, tkd_writer *out)
{
    const double starts = row->starts_per_year;
    tkd_write_string(out, tkd_word(report, "kursus algab ", "the course starts "));
    if (isnan(starts)) {
        tkd_write_string(out, tkd_word(report, "harva", "seldom"));
    } else if (round(starts) <= 1.0) {
        tkd_write_string(out, tkd_word(report, "kord aastas", "once a year"));
    } else if (round(starts) <= 2.0) {
        tkd_write_string(out, tkd_word(report, "kaks korda aastas", "twice a year"));
    } else {
        say(report, "", starts, 0, tkd_word(report, " korda aastas", " times a year"), out);
    }
}

tkd_text tkd_report_say_reason(const tkd_report *report, const tkd_unnamed_row *row)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, report->arena, 0);
    switch (row->reason) {
    case TKD_REASON_WAIT: tkd_write_string(&out, tkd_word(report, "ootamine", "waiting")); break;
    case TKD_REASON_LOAD: say_load(report, row, &out); break;
    case TKD_REASON_CALENDAR: say_calendar(report, row, &out); break;
    case TKD_REASON_VARIABILITY: say_variability(report, row, &out); break;
    case TKD_REASON_SEATS:
        tkd_write_string(&out, tkd_word(report, "kursusel on kohti vähem kui soovijaid",
                                        "the course has fewer seats than people who want one"));
        break;
    case TKD_REASON_STARTS: say_starts(report, row, &out); break;
    case TKD_REASON_BOOKING:
        say(report, tkd_word(report, "vastuvõtuaega tuleb oodata ", "an appointment is "),
            row->parts_h[TKD_REASON_BOOKING] / DAY_H, 0, tkd_word(report, " päeva", " days away"),
            &out);
        break;
    case TKD_REASON_NEEDS:
        tkd_write_string(&out, tkd_word(report, "teised sammud peavad enne tehtud saama",
                                        "other steps have to be done first"));
        break;
    case TKD_REASON_NOT_BEFORE:
        tkd_write_string(&out, tkd_word(report, "enne peab ettenähtud aeg mööduma",
                                        "a set time has to pass first"));
        break;
    case TKD_REASON_COUNT: break;
    }
    return tkd_writer_text(&out);
}
