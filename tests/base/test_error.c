// SPDX-License-Identifier: EUPL-1.2
// The error record.
#include "tkd_test.h"

#include <string.h>

TKD_CASE(base, error, first_one_wins)
{
    tkd_error err = {0};
    const tkd_place place = {.file = 1, .line = 7, .column = 3};
    CHECK_INT(TKD_FAIL(&err, TKD_ERR_VALUE, place, "esimene %d", 1), TKD_ERR_VALUE);
    CHECK_INT(TKD_FAIL(&err, TKD_ERR_IO, TKD_NOWHERE, "teine"), TKD_ERR_IO);
    CHECK_INT(err.status, TKD_ERR_VALUE);
    CHECK_TEXT(err.message, "esimene 1");
    CHECK_INT(err.place.line, 7);
    CHECK(strstr(err.raised_file, "test_error.c") != NULL);
}

TKD_CASE(base, error, record_is_optional)
{
    CHECK_INT(TKD_FAIL(NULL, TKD_ERR_LIMIT, TKD_NOWHERE, "keegi ei loe"), TKD_ERR_LIMIT);
}

// Two bytes a letter: cuts fall inside a letter for odd lengths of what stands before.
TKD_CASE(base, error, long_message_is_cut_between_characters)
{
    char letters[601] = {0};
    for (size_t i = 0; i < 300; i++) {
        memcpy(&letters[2 * i], "õ", 2);
    }
    for (int shift = 0; shift < 2; shift++) {
        tkd_error err = {0};
        (void)TKD_FAIL(&err, TKD_ERR_VALUE, TKD_NOWHERE, "%.*s%s", shift, "x", letters);
        const tkd_text message = tkd_text_of(err.message);
        CHECK(tkd_text_is_utf8(message, NULL));
        CHECK(message.size > sizeof(err.message) - 4);
    }
}

TKD_CASE(base, error, short_message_is_whole)
{
    tkd_error err = {0};
    (void)TKD_FAIL(&err, TKD_ERR_VALUE, TKD_NOWHERE, "täpitähed: õäöü");
    CHECK_TEXT(err.message, "täpitähed: õäöü");
}
