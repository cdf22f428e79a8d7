// SPDX-License-Identifier: EUPL-1.2
// Where a command's data goes: standard output, or a file that is replaced only when all was written.
#ifndef TEEKOND_TOOL_DELIVERY_H
#define TEEKOND_TOOL_DELIVERY_H

#include "teekond/writer.h"

#include "arguments.h"
#include "console.h"
#include "interrupt.h"

/** Caller's storage. */
typedef struct tkd_delivery {
    tkd_output output;
    tkd_writer writer; /**< Write here. */
    tkd_leftover leftover;
} tkd_delivery;

/** Open `path`; NULL or "-" is standard output. Before any work is done, so that a wrong path costs
 *  nothing. TKD_OUTCOME_UNWRITTEN after saying why. */
tkd_outcome tkd_delivery_open(tkd_console *console, const char *path, tkd_delivery *delivery);
/** Finish: put the file in place. TKD_OUTCOME_UNWRITTEN after saying why. */
tkd_outcome tkd_delivery_close(tkd_console *console, tkd_delivery *delivery);
/** Forget it; the old file stays. */
void tkd_delivery_cancel(tkd_delivery *delivery);

/** Several places for the same data: every `-o`, or standard output where there is none. */
typedef struct tkd_deliveries {
    tkd_delivery *list;
    const char **paths; /**< As written; NULL for standard output unasked. */
    size_t count;
} tkd_deliveries;

/** Open every value of `--output`, in the console's arena; none stays open when one fails. */
tkd_outcome tkd_deliveries_open(tkd_console *console, const tkd_arguments *arguments,
                                tkd_deliveries *deliveries);
/** Finish all: each is put in place, or all that follow the first failure are forgotten. */
tkd_outcome tkd_deliveries_close(tkd_console *console, tkd_deliveries *deliveries);
/** Forget all that are not finished. */
void tkd_deliveries_cancel(tkd_deliveries *deliveries);

#endif
