// SPDX-License-Identifier: EUPL-1.2
// Finding rows by their ids. Tables are small and asked seldom, so they are read through in order.
#include "teekond/results.h"

const tkd_result_row *tkd_results_find(const tkd_results *results, tkd_text scenario,
                                       tkd_text municipality, tkd_text journey, tkd_text group)
{
    for (size_t i = 0; i < results->row_count; i++) {
        const tkd_result_row *row = &results->rows[i];
        if (tkd_text_equal(row->scenario, scenario) &&
            tkd_text_equal(row->municipality, municipality) &&
            tkd_text_equal(row->journey, journey) && tkd_text_equal(row->group, group)) {
            return row;
        }
    }
    return NULL;
}

const tkd_step_row *tkd_results_step(const tkd_results *results, const tkd_result_row *row,
                                     tkd_text step)
{
    for (uint32_t i = 0; i < row->steps.count; i++) {
        const tkd_step_row *found = &results->step_rows[row->steps.first + i];
        if (tkd_text_equal(found->step, step)) {
            return found;
        }
    }
    return NULL;
}
