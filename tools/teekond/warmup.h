// SPDX-License-Identifier: EUPL-1.2
// simulate --warmup-check: is the warm-up long enough?
#ifndef TEEKOND_TOOL_WARMUP_H
#define TEEKOND_TOOL_WARMUP_H

#include "delivery.h"
#include "request.h"

/** Refuse the flags that say nothing beside --warmup-check. */
tkd_outcome tkd_warmup_check_flags(tkd_console *console, const tkd_arguments *arguments);
/** Watch, and write to every delivery. */
tkd_outcome tkd_warmup_deliver(tkd_session *session, const tkd_arguments *arguments,
                               const tkd_study_options *options, tkd_deliveries *deliveries);

#endif
