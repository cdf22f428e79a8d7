// SPDX-License-Identifier: EUPL-1.2
// Languages and labels.
#include "teekond/language.h"

static const char *const codes[TKD_LANGUAGE_COUNT] = {
    [TKD_ET] = "et", [TKD_EN] = "en", [TKD_RU] = "ru"};

tkd_text tkd_label_in(const tkd_label *label, tkd_language language)
{
    const tkd_language order[] = {language, TKD_ET, TKD_EN};
    for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
        const tkd_text text = label->by[order[i]];
        if (text.size > 0) {
            return text;
        }
    }
    return label->any;
}

const char *tkd_language_code(tkd_language language)
{
    TKD_REQUIRE(language < TKD_LANGUAGE_COUNT);
    return codes[language];
}

bool tkd_language_parse(tkd_text code, tkd_language *language)
{
    if (code.size != 2) {
        return false;
    }
    const char first = (char)(code.data[0] | 0x20);
    const char second = (char)(code.data[1] | 0x20);
    for (tkd_language i = TKD_ET; i < TKD_LANGUAGE_COUNT; i++) {
        if (codes[i][0] == first && codes[i][1] == second) {
            *language = i;
            return true;
        }
    }
    return false;
}
