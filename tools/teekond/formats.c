// SPDX-License-Identifier: EUPL-1.2
// Choosing the form of data.
#include "formats.h"

#include "teekond/text.h"

tkd_format tkd_format_choose(const tkd_arguments *arguments, const char *path)
{
    const tkd_text asked = tkd_text_of(tkd_arguments_value(arguments, "format"));
    const tkd_text name = tkd_text_of(path);
    if (asked.size > 0) {
        return tkd_text_equal(asked, TKD_TEXT("json"))  ? TKD_FORMAT_JSON
               : tkd_text_equal(asked, TKD_TEXT("csv")) ? TKD_FORMAT_CSV
                                                        : TKD_FORMAT_TABLE;
    }
    if (tkd_text_ends_with(name, TKD_TEXT(".json"))) {
        return TKD_FORMAT_JSON;
    }
    return tkd_text_ends_with(name, TKD_TEXT(".csv")) ? TKD_FORMAT_CSV : TKD_FORMAT_TABLE;
}

bool tkd_format_is_table(const tkd_arguments *arguments)
{
    const char *path = NULL;
    size_t at = 0;

    while ((path = tkd_arguments_next(arguments, "output", &at)) != NULL) {
        if (tkd_format_choose(arguments, path) != TKD_FORMAT_TABLE) {
            return false;
        }
    }
    return tkd_format_choose(arguments, NULL) == TKD_FORMAT_TABLE;
}
