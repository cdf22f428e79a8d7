// SPDX-License-Identifier: EUPL-1.2
// Delivering data. What the writer remembers (no memory) and what the file says (disk full, reader
// gone) both end here.
#include "delivery.h"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const not_written[] = {"väljundit ei kirjutatud", "the output was not written"};

// Something else than a file, such as a pipe whose reader is still to come: no temporary file is made.
static bool is_special(const char *path)
{
    struct stat found = {0};
    return stat(path, &found) == 0 && !S_ISREG(found.st_mode);
}

tkd_outcome tkd_delivery_open(tkd_console *console, const char *path, tkd_delivery *delivery)
{
    tkd_error err = {0};
    // Of many processes the first alone writes; the others do all the same, to nowhere.
    const char *place = tkd_ranks_own(console->ranks) > 0 ? "/dev/null" : path;
    // A temporary file is guarded from the moment it is there.
    const bool holds = place != NULL && !is_special(place);
    if (holds) {
        tkd_interrupt_hold();
    }
    const tkd_status status = tkd_output_open(&delivery->output, place == NULL ? "-" : place, &err);
    if (status == TKD_OK) {
        tkd_interrupt_guard(&delivery->leftover, delivery->output.temporary);
    }
    if (holds) {
        tkd_interrupt_resume();
    }
    if (status != TKD_OK) {
        tkd_console_fail(console, &err, not_written[0], not_written[1]);
        return TKD_OUTCOME_UNWRITTEN;
    }
    tkd_writer_init_stream(&delivery->writer, delivery->output.stream);
    return TKD_OUTCOME_DONE;
}

// Has whoever read our standard output gone away, as `head` does? They know why, and need no words.
static bool is_reader_gone(const tkd_delivery *delivery)
{
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return delivery->output.stream == stdout && poll(&output, 1, 0) == 1 &&
           (output.revents & POLLERR) != 0;
}

static tkd_outcome put_in_place(tkd_console *console, tkd_delivery *delivery)
{
    tkd_error err = {0};
    const tkd_status status = delivery->writer.status;
    if (status != TKD_OK && status != TKD_ERR_IO) {
        (void)!tkd_writer_finish(&delivery->writer, &err);
        tkd_output_cancel(&delivery->output);
        tkd_console_fail(console, &err, not_written[0], not_written[1]);
        return TKD_OUTCOME_INTERNAL;
    }
    const bool reader_is_gone = is_reader_gone(delivery);
    if (tkd_output_commit(&delivery->output, &err) != TKD_OK) {
        if (reader_is_gone) {
            return TKD_OUTCOME_UNWRITTEN;
        }
        tkd_console_fail(console, &err, not_written[0], not_written[1]);
        return TKD_OUTCOME_UNWRITTEN;
    }
    return TKD_OUTCOME_DONE;
}

tkd_outcome tkd_delivery_close(tkd_console *console, tkd_delivery *delivery)
{
    tkd_console_progress_end(console);
    const tkd_outcome outcome = put_in_place(console, delivery);
    tkd_interrupt_release(&delivery->leftover);
    return outcome;
}

void tkd_delivery_cancel(tkd_delivery *delivery)
{
    tkd_output_cancel(&delivery->output);
    tkd_interrupt_release(&delivery->leftover);
}

static size_t count_values(const tkd_arguments *arguments, const char *flag)
{
    size_t at = 0;
    size_t count = 0;
    while (tkd_arguments_next(arguments, flag, &at) != NULL) {
        count++;
    }
    return count;
}

tkd_outcome tkd_deliveries_open(tkd_console *console, const tkd_arguments *arguments,
                                tkd_deliveries *deliveries)
{
    const size_t asked = count_values(arguments, "output");
    const size_t wanted = asked > 0 ? asked : 1;
    size_t at = 0;
    *deliveries = (tkd_deliveries){.list = TKD_TAKE(console->arena, wanted, tkd_delivery),
                                   .paths = TKD_TAKE(console->arena, wanted, const char *)};
    if (deliveries->list == NULL || deliveries->paths == NULL) {
        tkd_console_error(console, "mälu ei jätkunud", "not enough memory");
        return TKD_OUTCOME_INTERNAL;
    }
    for (size_t i = 0; i < wanted; i++) {
        deliveries->paths[i] = tkd_arguments_next(arguments, "output", &at);
        const tkd_outcome outcome =
            tkd_delivery_open(console, deliveries->paths[i], &deliveries->list[i]);
        if (outcome != TKD_OUTCOME_DONE) {
            tkd_deliveries_cancel(deliveries);
            return outcome;
        }
        deliveries->count++;
    }
    return TKD_OUTCOME_DONE;
}

tkd_outcome tkd_deliveries_close(tkd_console *console, tkd_deliveries *deliveries)
{
    for (size_t i = 0; i < deliveries->count; i++) {
        const tkd_outcome outcome = tkd_delivery_close(console, &deliveries->list[i]);
        if (outcome != TKD_OUTCOME_DONE) {
            return outcome;
        }
    }
    return TKD_OUTCOME_DONE;
}

void tkd_deliveries_cancel(tkd_deliveries *deliveries)
{
    for (size_t i = 0; i < deliveries->count; i++) {
        tkd_delivery_cancel(&deliveries->list[i]);
    }
    deliveries->count = 0;
}
