// SPDX-License-Identifier: EUPL-1.2
// Progress of long work: one line on the terminal, drawn over itself. Work that is done in a moment
// shows nothing; time left is what the time so far and the share done promise.
#include <math.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "console.h"

enum {
    BAR_COLUMNS = 30,
    LEAST_COLUMNS = 70 // narrower terminals get no bar
};
static const double silent_s = 0.4; // from the first call on
static const double pause_s = 0.1;  // between two drawings
static const double guess_s = 1.0;  // before it the time left is not told

static double now_s(void)
{
    struct timespec now = {0};

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static bool has_room_for_bar(void)
{
    struct winsize size = {0};

    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 ||
           size.ws_col >= LEAST_COLUMNS;
}

static void print_bar(double share)
{
    const int full = (int)(share * BAR_COLUMNS);

    fputs("  ", stderr);
    for (int i = 0; i < BAR_COLUMNS; i++) {
        fputs(i < full ? "█" : "░", stderr);
    }
}

// Rounded so that the last digit does not dance.
static void print_time_left(const tkd_console *console, double left_s)
{
    const double minutes = ceil(left_s / 60.0);

    fputs(tkd_say(console, ", jäänud ", ", time left "), stderr);
    if (left_s < 90.0) {
        fprintf(stderr, "%.0f s", ceil(left_s));
    } else if (minutes < 90.0) {
        fprintf(stderr, "%.0f min", minutes);
    } else {
        fprintf(stderr, "%.0f %s %.0f min", floor(minutes / 60.0), tkd_say(console, "t", "h"),
                fmod(minutes, 60.0));
    }
}

void tkd_console_progress(double share_done, void *context)
{
    tkd_console *console = context;
    tkd_progress_line *line = &console->progress;
    const double time_s = now_s();

    if (!console->shows_progress) {
        return;
    }
    line->begun_s = line->begun_s > 0.0 ? line->begun_s : time_s;
    line->share = fmax(line->share, fmin(1.0, share_done));
    if (time_s - line->begun_s < silent_s || time_s - line->drawn_s < pause_s) {
        return;
    }
    fprintf(stderr, "\r%s", tkd_say(console, "Simuleerin", "Simulating"));
    if (has_room_for_bar()) {
        print_bar(line->share);
    }
    fprintf(stderr, " %3.0f%%", floor(line->share * 100.0));
    if (time_s - line->begun_s >= guess_s && line->share > 0.01) {
        print_time_left(console, (time_s - line->begun_s) * (1.0 / line->share - 1.0));
    }
    fputs("\x1b[K", stderr);
    (void)fflush(stderr);
    line->drawn_s = time_s;
    line->is_shown = true;
}

void tkd_portion_progress(double share_done, void *context)
{
    const tkd_portion *own = context;

    tkd_console_progress(own->done + share_done * own->share, own->console);
}

void tkd_console_progress_end(tkd_console *console)
{
    if (console->progress.is_shown) {
        fputs("\r\x1b[K", stderr);
        (void)fflush(stderr);
    }
    console->progress = (tkd_progress_line){0};
}
