// SPDX-License-Identifier: EUPL-1.2
// simulate --warmup-check: is the warm-up long enough?
#ifndef TEEKOND_TOOL_WARMUP_H
#define TEEKOND_TOOL_WARMUP_H

#include "request.h"

/** Refuse the flags that say nothing beside --warmup-check. */
tkd_outcome tkd_warmup_check_flags(tkd_console *console, const tkd_arguments *arguments);
/** Watch, and write the verdict to every `-o`. */
tkd_outcome tkd_warmup_run(tkd_console *console, const tkd_arguments *arguments,
                           const tkd_study_options *options);

#endif
