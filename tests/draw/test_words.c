// SPDX-License-Identifier: EUPL-1.2
// Words that go with numbers.
#include "draw/words.h"
#include "tkd_test.h"

#include <math.h>

TKD_CASE(draw, words, counted_words_take_the_form_of_their_number)
{
    static const struct {
        double count;
        int decimals;
        tkd_counted what;
        tkd_language language;
        const char *expected;
    } counts[] = {
        {1, 0, TKD_COUNTED_ASSUMPTIONS, TKD_ET, "1 eeldus"},
        {0, 0, TKD_COUNTED_ASSUMPTIONS, TKD_ET, "0 eeldust"},
        {21, 0, TKD_COUNTED_ASSUMPTIONS, TKD_ET, "21 eeldust"},
        {1.2, 0, TKD_COUNTED_ARRIVALS, TKD_ET, "1 saabuja aastas"},
        {1.2, 1, TKD_COUNTED_VISITS, TKD_ET, "1,2 käiku"},
        {1, 0, TKD_COUNTED_PEOPLE, TKD_EN, "1 person"},
        {10000, 0, TKD_COUNTED_PEOPLE_YEAR, TKD_EN, "10,000 people a year"},
        {1, 0, TKD_COUNTED_REPLICATIONS, TKD_RU, "1 прогон"},
        {2, 0, TKD_COUNTED_REPLICATIONS, TKD_RU, "2 прогона"},
        {5, 0, TKD_COUNTED_REPLICATIONS, TKD_RU, "5 прогонов"},
        {11, 0, TKD_COUNTED_REPLICATIONS, TKD_RU, "11 прогонов"},
        {12, 0, TKD_COUNTED_REPLICATIONS, TKD_RU, "12 прогонов"},
        {21, 0, TKD_COUNTED_REPLICATIONS, TKD_RU, "21 прогон"},
        {104, 0, TKD_COUNTED_DAYS, TKD_RU, "104 дня"},
        {114, 0, TKD_COUNTED_DAYS, TKD_RU, "114 дней"},
        {2.5, 1, TKD_COUNTED_VISITS, TKD_RU, "2,5 визита"},
        {(double)NAN, 1, TKD_COUNTED_VISITS, TKD_EN, "– visits"},
    };
    tkd_arena arena = {0};
    tkd_sheet sheet;
    tkd_sheet_init(&sheet, &arena, NULL, check_error());
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        CHECK_VIEW(tkd_print_count(&sheet, counts[i].count, counts[i].decimals, counts[i].what,
                                   counts[i].language),
                   counts[i].expected);
    }
    tkd_arena_clear(&arena);
}
