// SPDX-License-Identifier: EUPL-1.2
// Languages and labels.
#include "tkd_test.h"

#include "teekond/language.h"

TKD_CASE(base, language, label_falls_back_to_estonian_then_english_then_any)
{
    tkd_label label = {.any = TKD_TEXT("ükskõik")};
    CHECK_VIEW(tkd_label_in(&label, TKD_RU), "ükskõik");
    label.by[TKD_EN] = TKD_TEXT("step");
    CHECK_VIEW(tkd_label_in(&label, TKD_RU), "step");
    label.by[TKD_ET] = TKD_TEXT("samm");
    CHECK_VIEW(tkd_label_in(&label, TKD_RU), "samm");
    label.by[TKD_RU] = TKD_TEXT("шаг");
    CHECK_VIEW(tkd_label_in(&label, TKD_RU), "шаг");
    CHECK_VIEW(tkd_label_in(&label, TKD_EN), "step");
}

TKD_CASE(base, language, empty_label_is_empty_text)
{
    const tkd_label label = {0};
    CHECK_SIZE(tkd_label_in(&label, TKD_ET).size, 0);
}

TKD_CASE(base, language, codes_parse_in_any_case)
{
    tkd_language language = TKD_ET;
    CHECK(tkd_language_parse(TKD_TEXT("RU"), &language) && language == TKD_RU);
    CHECK(tkd_language_parse(TKD_TEXT("en"), &language) && language == TKD_EN);
    CHECK(tkd_language_parse(tkd_text_of(tkd_language_code(TKD_ET)), &language));
    CHECK_INT(language, TKD_ET);
    CHECK(!tkd_language_parse(TKD_TEXT("fi"), &language));
    CHECK(!tkd_language_parse(TKD_TEXT("est"), &language));
    CHECK(!tkd_language_parse(TKD_TEXT(""), &language));
}
