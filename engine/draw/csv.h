// SPDX-License-Identifier: EUPL-1.2
// The tables of a diagram as CSV: RFC 4180, UTF-8, decimal points in every language. Tables stand
// one under another, each with its caption on a line of its own, an empty line between them.
#ifndef TKD_DRAW_CSV_H
#define TKD_DRAW_CSV_H

#include "table.h"

/** Write all tables; failures are the writer's. Figures have three decimals more than are shown. */
void tkd_sheet_tables_write_csv(const tkd_sheet_tables *tables, tkd_writer *out);

#endif
