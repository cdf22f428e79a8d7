// SPDX-License-Identifier: EUPL-1.2
// CSV as RFC 4180 has it: a field with a comma, a quotation mark or a line end stands in quotation
// marks, and marks inside are doubled. Numbers are never localised.
#include "teekond/csv.h"

#include <math.h>
#include <string.h>

void tkd_csv_write_field(tkd_writer *out, tkd_text field)
{
    bool is_plain = true;
    for (size_t i = 0; i < field.size && is_plain; i++) {
        is_plain = strchr(",\"\r\n", field.data[i]) == NULL || field.data[i] == '\0';
    }
    if (is_plain) {
        tkd_write(out, field);
        return;
    }
    tkd_write_char(out, '"');
    for (size_t i = 0; i < field.size; i++) {
        if (field.data[i] == '"') {
            tkd_write_char(out, '"');
        }
        tkd_write_char(out, field.data[i]);
    }
    tkd_write_char(out, '"');
}

void tkd_csv_write_number(tkd_writer *out, double number)
{
    if (isfinite(number)) {
        tkd_write_number(out, number);
    }
}
