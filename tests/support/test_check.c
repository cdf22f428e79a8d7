// SPDX-License-Identifier: EUPL-1.2
// The checks of the harness can fail: each case labelled `willfail` must, and CTest turns it round.
#include <math.h>

#include "tkd_test.h"

#define TKD_FAILING_CASE(claim) TKD_CASE_LABELLED(support, check, claim, "unit;willfail")

TKD_CASE(support, check, equal_things_pass)
{
    CHECK(true);
    CHECK_OK(TKD_OK);
    CHECK_NEAR(2.385, 2.3849, 2e-4);
    CHECK_COVERS(1.0, 2.0, 2.0);
    CHECK_INTERVAL(7.31, 0.02, 7.3, 0.03);
    CHECK_SIZE(sizeof(char), 1);
    CHECK_TEXT("õun\n", "õun\n");
    CHECK_CONTAINS("teekond", "kond");
}

TKD_FAILING_CASE(wrong_claim_fails)
{
    CHECK(1 + 1 == 3);
}

TKD_FAILING_CASE(other_status_fails)
{
    CHECK_STATUS(TKD_ERR_IO, TKD_ERR_VALUE);
}

TKD_FAILING_CASE(far_number_fails)
{
    CHECK_NEAR(2.385, 2.384, 1e-4);
}

TKD_FAILING_CASE(not_a_number_is_near_nothing)
{
    CHECK_NEAR((double)NAN, (double)NAN, 1.0);
}

TKD_FAILING_CASE(uncovered_value_fails)
{
    CHECK_COVERS(1.0, 2.0, 2.001);
}

TKD_FAILING_CASE(wide_interval_proves_nothing)
{
    CHECK_INTERVAL(7.31, 5.0, 7.3, 0.03);
}

TKD_FAILING_CASE(other_text_fails)
{
    CHECK_TEXT("üks\nkaks\n", "üks\nkolm\n");
}

TKD_FAILING_CASE(longer_text_fails)
{
    CHECK_TEXT("üks\nkaks\n", "üks\n");
}

TKD_FAILING_CASE(missing_part_fails)
{
    CHECK_CONTAINS("teekond", "teekäik");
}

TKD_FAILING_CASE(missing_golden_file_fails)
{
    CHECK_GOLDEN("x", 1, "support/no-such-file.txt");
}

static tkd_status forget_the_failure(void *context)
{
    tkd_arena arena = {0};
    const bool *is_honest = context;
    const void *piece = tkd_arena_take(&arena, 3, sizeof(double));

    tkd_arena_clear(&arena);
    return piece != NULL ? TKD_OK : *is_honest ? TKD_ERR_MEMORY : TKD_ERR_VALUE;
}

TKD_CASE(support, check, torture_passes_honest_functions)
{
    bool is_honest = true;
    CHECK_TORTURE(forget_the_failure, &is_honest);
}
