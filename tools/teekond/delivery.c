// SPDX-License-Identifier: EUPL-1.2
// Delivering data. What the writer remembers (no memory) and what the file says (disk full, reader
// gone) both end here.
#include "delivery.h"

#include <poll.h>
#include <unistd.h>

static const char *const not_written[] = {"väljundit ei kirjutatud", "the output was not written"};

tkd_outcome tkd_delivery_open(tkd_console *console, const char *path, tkd_delivery *delivery)
{
    tkd_error err = {0};
    if (tkd_output_open(&delivery->output, path == NULL ? "-" : path, &err) != TKD_OK) {
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

tkd_outcome tkd_delivery_close(tkd_console *console, tkd_delivery *delivery)
{
    tkd_error err = {0};
    const tkd_status status = delivery->writer.status;
    tkd_console_progress_end(console);
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

void tkd_delivery_cancel(tkd_delivery *delivery)
{
    tkd_output_cancel(&delivery->output);
}
