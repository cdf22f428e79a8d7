// SPDX-License-Identifier: EUPL-1.2
// Marks on declarations: what the shared library exports, what must be checked, what is a format.
#ifndef TEEKOND_API_H
#define TEEKOND_API_H

#ifdef __cplusplus
#define _Noreturn [[noreturn]]
#endif

#if defined(__GNUC__)
#define TKD_API __attribute__((visibility("default")))
#define TKD_MUST_CHECK __attribute__((warn_unused_result))
/** A function that is never made a part of its callers, so that their quick way stays quick. */
#define TKD_APART __attribute__((noinline))
/** A function that is always made a part of its callers: the call would cost as much as what it does. */
#define TKD_INSIDE inline __attribute__((always_inline))
#define TKD_PRINTF(format_index, first_index)                                                      \
    __attribute__((format(printf, format_index, first_index)))
#else
#define TKD_API
#define TKD_MUST_CHECK
#define TKD_APART
#define TKD_INSIDE inline
#define TKD_PRINTF(format_index, first_index)
#endif

#endif
