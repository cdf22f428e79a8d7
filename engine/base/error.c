// SPDX-License-Identifier: EUPL-1.2
// The error record. The first error wins: a caller that goes on after a failure cannot hide its
// cause. Messages that do not fit are cut between characters.
#include "teekond/error.h"

#include "teekond/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

tkd_status tkd_error_set(tkd_error *err, tkd_status status, tkd_place place,
                         const char *raised_file, int raised_line, const char *format, ...)
{
    if (err == NULL || err->status != TKD_OK) {
        return status;
    }
    err->status = status;
    err->place = place;
    err->raised_file = raised_file;
    err->raised_line = raised_line;

    va_list arguments;
    va_start(arguments, format);
    const int written = vsnprintf(err->message, sizeof(err->message), format, arguments);
    va_end(arguments);
    if (written < 0) {
        err->message[0] = '\0';
    } else if ((size_t)written >= sizeof(err->message)) {
        size_t faulty = 0;
        const tkd_text text = {err->message, sizeof(err->message) - 1};
        if (!tkd_text_is_utf8(text, &faulty) && text.size - faulty < 4) {
            err->message[faulty] = '\0';
        }
    }
    return status;
}

const char *tkd_status_name(tkd_status status)
{
    switch (status) {
    case TKD_OK: return "ok";
    case TKD_ERR_MEMORY: return "memory";
    case TKD_ERR_IO: return "io";
    case TKD_ERR_SYNTAX: return "syntax";
    case TKD_ERR_VALUE: return "value";
    case TKD_ERR_REFERENCE: return "reference";
    case TKD_ERR_LIMIT: return "limit";
    case TKD_ERR_LIBRARY: return "library";
    }
    return "unknown";
}

_Noreturn void tkd_bug(const char *claim, const char *file, int line)
{
    fprintf(stderr, "teekond: %s:%d: broken claim: %s\n", file, line, claim);
    abort();
}
