// SPDX-License-Identifier: EUPL-1.2
// Tables wrap: never wider than the page, no line ends in blanks, words stay whole where they can.
#include "small_model.h"
#include "tkd_test.h"

static const char *print(tkd_arena *arena, tkd_text text, size_t width)
{
    tkd_table table;
    tkd_table_init(&table, arena);
    tkd_table_add_column(&table, (tkd_column){"a", "Samm", TKD_QUANTITY_TEXT, false});
    tkd_table_add_column(&table, (tkd_column){"b", "Käike", TKD_QUANTITY_COUNT, false});
    tkd_table_add_text(&table, text);
    tkd_table_add_number(&table, 7.0);
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    tkd_table_print(&table, TKD_ET, width, &out);
    return tkd_writer_text(&out).data;
}

TKD_CASE(report, wrap, breaks_between_words)
{
    tkd_arena arena = {0};
    CHECK_TEXT(print(&arena, TKD_TEXT("Elukoha registreerimine omavalitsuses"), 22),
               "Samm             Käike\n"
               "───────────────  ─────\n"
               "Elukoha              7\n"
               "registreerimine\n"
               "omavalitsuses\n");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, wrap, breaks_words_only_when_nothing_else_helps)
{
    tkd_arena arena = {0};
    CHECK_TEXT(print(&arena, TKD_TEXT("kohanemiskoordinaator"), 17), "Samm        Käike\n"
                                                                     "──────────  ─────\n"
                                                                     "kohanemisk      7\n"
                                                                     "oordinaato\n"
                                                                     "r\n");
    tkd_arena_clear(&arena);
}

TKD_CASE(report, wrap, takes_line_ends_of_a_text_for_blanks)
{
    tkd_arena arena = {0};
    CHECK_TEXT(print(&arena, TKD_TEXT("kaks\nrida"), 60), "Samm       Käike\n"
                                                          "─────────  ─────\n"
                                                          "kaks rida      7\n");
    tkd_arena_clear(&arena);
}
