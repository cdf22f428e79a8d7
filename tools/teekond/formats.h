// SPDX-License-Identifier: EUPL-1.2
// The three forms of data: for people, for programs, for spreadsheets.
#ifndef TEEKOND_TOOL_FORMATS_H
#define TEEKOND_TOOL_FORMATS_H

#include "arguments.h"

typedef enum tkd_format { TKD_FORMAT_TABLE, TKD_FORMAT_JSON, TKD_FORMAT_CSV } tkd_format;

/** As `--format` says, else as the ending of `path` does (.json, .csv; NULL: none), else a table. */
tkd_format tkd_format_choose(const tkd_arguments *arguments, const char *path);

/** Is every place that the data goes to given a table? */
bool tkd_format_is_table(const tkd_arguments *arguments);

#endif
