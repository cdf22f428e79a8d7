// SPDX-License-Identifier: EUPL-1.2
// Estimates as JSON.
#include "tkd_test.h"

#include <math.h>

#include "teekond/estimate.h"

static void check_written(tkd_estimate estimate, const char *expected)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_json json;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_json_init(&json, &out);
    tkd_estimate_write_json(estimate, 20, &json);
    CHECK_VIEW(tkd_writer_text(&out), expected);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, estimate, shows_its_count_only_when_replications_are_missing)
{
    check_written((tkd_estimate){2.385, 2.25, 2.5, 20},
                  "{\"mean\": 2.385, \"low\": 2.25, \"high\": 2.5}");
    check_written((tkd_estimate){2.385, 2.25, 2.5, 17},
                  "{\"mean\": 2.385, \"low\": 2.25, \"high\": 2.5, \"n\": 17}");
}

TKD_CASE(base, estimate, of_nobody_is_null)
{
    check_written((tkd_estimate){(double)NAN, (double)NAN, (double)NAN, 0}, "null");
}

TKD_CASE(base, estimate, of_one_replication_has_no_interval)
{
    check_written((tkd_estimate){1.75, (double)NAN, (double)NAN, 20},
                  "{\"mean\": 1.75, \"low\": null, \"high\": null}");
}
