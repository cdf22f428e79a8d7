// SPDX-License-Identifier: EUPL-1.2
// Numbers of tables as people read them; private to the room.
#ifndef TEEKOND_REPORT_TABLE_TEXT_H
#define TEEKOND_REPORT_TABLE_TEXT_H

#include "teekond/report.h"

/** How an estimate's interval is told. */
typedef enum tkd_interval_form {
    TKD_INTERVAL_HALF, /**< `12,3 ± 2,2`: short, for terminals. */
    TKD_INTERVAL_ENDS, /**< `12,3 (10,1–14,5)`: as it is, where its halves differ too. */
} tkd_interval_form;

/** A cell that holds a number or a date; lives in `arena`, data NULL when memory runs out. */
tkd_text tkd_table_number_text(const tkd_table *table, size_t row, size_t column,
                               tkd_interval_form form, tkd_language language, tkd_arena *arena);

#endif
