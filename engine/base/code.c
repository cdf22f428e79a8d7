// SPDX-License-Identifier: EUPL-1.2
// Which codes only warn: the journey can be drawn and simulated, but hardly as it was meant.
#include "teekond/code.h"

bool tkd_code_is_warning(tkd_code code)
{
    return code == TKD_CODE_UNREACHABLE_STEP || code == TKD_CODE_NO_SERVERS_LATER ||
           code == TKD_CODE_ASKS_TOO_EARLY || code == TKD_CODE_NO_PART ||
           code == TKD_CODE_OVERLOAD || code == TKD_CODE_NO_ARRIVALS;
}
