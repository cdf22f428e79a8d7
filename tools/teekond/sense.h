// SPDX-License-Identifier: EUPL-1.2
// `teekond sweep --sensitivity`: on which figures the result hangs most.
#ifndef TEEKOND_TOOL_SENSE_H
#define TEEKOND_TOOL_SENSE_H

#include "request.h"

/** Read what is asked besides the options, find the sensitivities, and write them. */
tkd_outcome tkd_sense_run(tkd_console *console, const tkd_arguments *arguments,
                          const tkd_study_options *options);

#endif
