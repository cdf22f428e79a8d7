// SPDX-License-Identifier: EUPL-1.2
// The words of the document: one list for each enumeration, in its order, for writing and reading.
#include "tables.h"

#define WORDS(name, ...)                                                                           \
    const char *const *tkd_picture_##name##_words(void)                                            \
    {                                                                                              \
        static const char *const words[] = {__VA_ARGS__, NULL};                                    \
        return words;                                                                              \
    }

WORDS(view, "newcomer", "returnee", "kov", "state")
WORDS(level, "state", "kov", "ngo", "private", "kovs", "eu")
WORDS(kind, "capacity", "information", "language", "legal", "availability", "digital",
      "coordination", "housing", "data", "cost", "attitude", "support")
WORDS(channel, "other", "in-person", "web", "phone", "e-mail", "post", "home-visit",
      "data-exchange")
WORDS(end, "step", "exit", "start", "done")
WORDS(flow, "next", "rework", "exit", "skip")
WORDS(law, "not-said", "no", "yes", "unclear")
WORDS(status, "idea", "prototype", "pilot", "adopted")
WORDS(unnamed, "pool", "step")
WORDS(reason, "wait", "load", "calendar", "variability", "seats", "starts", "booking", "needs",
      "not-before")
WORDS(change, "none", "added", "removed", "changed")
WORDS(evidence, "none", "sourced", "estimated", "assumed")
