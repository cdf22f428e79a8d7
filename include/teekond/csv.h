// SPDX-License-Identifier: EUPL-1.2
// Fields of CSV (RFC 4180). Who writes a table puts the commas between them, and CR LF after each line.
#ifndef TEEKOND_CSV_H
#define TEEKOND_CSV_H

#include "teekond/writer.h"

/** One field, quoted where it must be. */
TKD_API void tkd_csv_write_field(tkd_writer *out, tkd_text field);

/** A number with a decimal point, whatever the language; nothing where it is none. */
TKD_API void tkd_csv_write_number(tkd_writer *out, double number);

#endif
