// SPDX-License-Identifier: EUPL-1.2
// Numbers without locales: reading what users write, writing what people read.
#ifndef TEEKOND_NUMBER_H
#define TEEKOND_NUMBER_H

#include "teekond/language.h"
#include "teekond/writer.h"

/** Read a number at the start of `text`: digits, `.`, digits; a leading `-` or `+` where `sign`.
 *  No exponent, no separators, no nan. `used` is the number of bytes read. False: no number there.
 *  Correctly rounded. More than 400 digits count as no number. */
TKD_API bool tkd_number_read(tkd_text text, bool sign, double *value, size_t *used);

/** Is the whole text one number? */
TKD_API bool tkd_number_parse(tkd_text text, bool sign, double *value);

enum { TKD_NUMBER_SIZE = 32 };

/** The shortest decimal form that reads back identically (15 to 17 digits; see tkd_write_number)
 *  into `bytes`, NUL-terminated; its size. Minus zero is written "0". */
TKD_API size_t tkd_number_shortest(double number, char bytes[TKD_NUMBER_SIZE]);

/** For people: `decimals` places, the language's decimal mark, and from five digits groups of three
 *  by U+00A0 (English: by `,`); minus as U+2212; "–" for NaN. */
TKD_API void tkd_number_print(tkd_writer *out, double value, int decimals, tkd_language language);

#endif
