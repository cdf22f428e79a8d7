// SPDX-License-Identifier: EUPL-1.2
// Changes besides days, as section 8 of the format says.
#include "changes_json.h"

const char *tkd_without_name(tkd_without measure)
{
    static const char *const names[TKD_WITHOUT_COUNT] = {
        [TKD_WITHOUT_COMPLETED_SHARE] = "completed_share_change",
        [TKD_WITHOUT_LEFT_SHARE] = "left_share_change",
        [TKD_WITHOUT_VISITS] = "visits_change",
        [TKD_WITHOUT_KOV_STAFF_H] = "kov_staff_h_change",
        [TKD_WITHOUT_STAFF_COST_EUR] = "staff_cost_eur_change",
        [TKD_WITHOUT_CLIENT_COST_EUR] = "client_cost_eur_change",
    };
    TKD_REQUIRE(measure < TKD_WITHOUT_COUNT);
    return names[measure];
}

void tkd_changes_write_json(const tkd_measured *changes, const tkd_share_row *exits, tkd_rows own,
                            uint32_t replications, tkd_json *json)
{
    for (int i = 0; i < TKD_WITHOUT_COUNT; i++) {
        tkd_json_key(json, tkd_without_name((tkd_without)i));
        tkd_estimate_write_json(changes[i].estimate, replications, json);
    }
    tkd_json_key(json, "exits_change");
    tkd_json_open_object(json);
    for (uint32_t i = own.first; i < own.first + own.count; i++) {
        tkd_json_key_text(json, exits[i].id);
        tkd_estimate_write_json(exits[i].value.estimate, replications, json);
    }
    tkd_json_close_object(json);
}
