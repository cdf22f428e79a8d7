// SPDX-License-Identifier: EUPL-1.2
// What is said of a picture to those who do not see it.
#include "draw/describe.h"
#include "tkd_test.h"

static const char *description(tkd_arena *arena, const char *document, tkd_language language,
                               tkd_draw_format format)
{
    static tkd_sheet sheet;
    size_t size = 0;
    tkd_picture picture = {0};
    const char *text = test_file_read(document, &size);
    CHECK_OK(tkd_picture_read_json((tkd_text){text, size}, arena, &picture, check_error()));
    tkd_sheet_init(&sheet, arena, NULL, check_error());
    const tkd_draw_options options = {.format = format};
    const tkd_drawing drawing = {.picture = &picture,
                                 .options = &options,
                                 .sheet = &sheet,
                                 .language = language,
                                 .diagram = TKD_TEXT("Kaart"),
                                 .journey = TKD_NONE};
    return tkd_describe(&drawing).data;
}

TKD_CASE(draw, describe, says_main_figures_and_where_the_tables_are)
{
    tkd_arena arena = {0};
    const char *said = description(&arena, "draw/simulated.json", TKD_ET, TKD_DRAW_SVG);
    CHECK_CONTAINS(said, "Kaart. Tee: Algus, Lõpp. ");
    CHECK_CONTAINS(said, " Kõige kauem oodatakse sammul: Ootab, keskmiselt 30 päeva. ");
    CHECK_CONTAINS(said, " ▲ 1. Kaugel, hind inimese kohta 8,6 päeva. ▲ 2. ");
    CHECK_CONTAINS(said, "--with-table");
    said = description(&arena, "draw/simulated.json", TKD_RU, TKD_DRAW_HTML);
    CHECK_CONTAINS(said, "под этим рисунком");
    tkd_arena_clear(&arena);
}

TKD_CASE(draw, describe, says_that_nothing_was_simulated)
{
    tkd_arena arena = {0};
    const char *said = description(&arena, "picture/expected/small.json", TKD_EN, TKD_DRAW_SVG);
    CHECK_CONTAINS(said, "A map without simulation: no figures.");
    tkd_arena_clear(&arena);
}
