// SPDX-License-Identifier: EUPL-1.2
// teekond explain: the long text of a code, with a mended example.
#include "teekond/load.h"

#include "delivery.h"

#include "arguments.h"

// `T0412`, `t412`, `0412`, `412`; TKD_CODE_NONE when it is none of them.
static int read_code(const char *text)
{
    const char *at = text[0] == 'T' || text[0] == 't' ? text + 1 : text;
    int code = 0;
    int digits = 0;
    for (; *at >= '0' && *at <= '9' && digits <= 4; at++, digits++) {
        code = code * 10 + (*at - '0');
    }
    return *at == '\0' && digits > 0 && digits <= 4 ? code : TKD_CODE_NONE;
}

static tkd_outcome refuse(tkd_console *console, const char *text)
{
    tkd_console_error(console, "koodi „%s“ ei ole", "there is no code '%s'", text);
    size_t count = 0;
    const tkd_code *codes = tkd_explain_codes(&count);
    if (count > 0) {
        tkd_console_hint(console, "koodid on T%04d … T%04d, nagu veateadetes, näiteks T0202",
                         "codes are T%04d … T%04d, as in messages, such as T0202", (int)codes[0],
                         (int)codes[count - 1]);
    }
    return tkd_console_usage(console);
}

static bool is_known(int code)
{
    size_t count = 0;
    const tkd_code *codes = tkd_explain_codes(&count);
    for (size_t i = 0; i < count; i++) {
        if ((int)codes[i] == code) {
            return true;
        }
    }
    return false;
}

static tkd_outcome run(tkd_console *console, const tkd_arguments *arguments)
{
    for (size_t i = 0; i < arguments->operand_count; i++) {
        if (!is_known(read_code(arguments->operands[i]))) {
            return refuse(console, arguments->operands[i]);
        }
    }
    tkd_delivery delivery;
    const tkd_outcome outcome = tkd_delivery_open(console, NULL, &delivery);
    if (outcome != TKD_OUTCOME_DONE) {
        return outcome;
    }
    for (size_t i = 0; i < arguments->operand_count; i++) {
        tkd_write_string(&delivery.writer, i > 0 ? "\n" : "");
        (void)tkd_explain((tkd_code)read_code(arguments->operands[i]), console->language,
                          &delivery.writer);
    }
    return tkd_delivery_close(console, &delivery);
}

const tkd_command tkd_command_explain = {
    .name = "explain",
    .alias = "selgita",
    .summary = {"selgitab vea koodi ja näitab parandatud näidet",
                "explains the code of a mistake with a mended example"},
    .operands = {"KOOD…", "CODE…"},
    .operands_least = 1,
    .operands_most = SIZE_MAX,
    .examples =
        {
            {"T0202", {"mida tähendab viga T0202", "what the error T0202 means"}},
            {"202", {"sama lühidalt", "the same, shorter"}},
            {"T0202 --lang en", {"sama inglise keeles", "the same in English"}},
        },
    .run = run,
};
