// SPDX-License-Identifier: EUPL-1.2
// Papers as Markdown: GitHub reads back what was meant.
#include "small_paper.h"
#include "tkd_test.h"

TKD_CASE(paper, markdown, each_kind_of_block_has_its_form)
{
    tkd_arena arena = {0};
    const tkd_paper_picture picture = {.png = TKD_TEXT("x"), .alternative = TKD_TEXT("Kaart.")};
    const tkd_span spans[] = {{.text = TKD_TEXT("Vaata ")},
                              {.text = TKD_TEXT("lisa"), .link = TKD_TEXT("#lisad")},
                              {.text = TKD_TEXT(" kohe "), .is_strong = true},
                              {.text = TKD_TEXT("läbi.")}};
    const tkd_passage passages[] = {{spans, 4}, {spans, 1}};
    const tkd_paper_block blocks[] = {
        small_heading("lisad", 1, "Lisad"),
        small_heading("tabelid", 2, "Tabelid"),
        {.kind = TKD_BLOCK_LIST, .passages = passages, .passage_count = 2},
        {.kind = TKD_BLOCK_NUMBERS, .passages = passages, .passage_count = 2},
        {.kind = TKD_BLOCK_NOTE, .passages = passages, .passage_count = 2},
        {.kind = TKD_BLOCK_PAGE},
        small_table_block(&arena, "ootamine", "Ootamine", true),
        {.kind = TKD_BLOCK_PICTURE, .title = TKD_TEXT("Pilt"), .picture = &picture},
    };
    const tkd_paper paper = small_paper(blocks, sizeof(blocks) / sizeof(blocks[0]));
    CHECK_TEXT(small_markdown(&paper, &arena),
               "# Kitsaskohad\n\n05.01.2026\n\n<a id=\"lisad\"></a>\n\n## Lisad\n\n"
               "<a id=\"tabelid\"></a>\n\n### Tabelid\n\n"
               "- Vaata [lisa](<#lisad>) **kohe** läbi.\n- Vaata \n\n"
               "1. Vaata [lisa](<#lisad>) **kohe** läbi.\n2. Vaata \n\n"
               "> Vaata [lisa](<#lisad>) **kohe** läbi.\n>\n> Vaata \n\n"
               "<a id=\"ootamine\"></a>\n\n**Ootamine**\n\n"
               "| Samm | Ootamist, päeva |\n| --- | ---: |\n"
               "| Kursus | 2,43 (2,13–2,74) |\n| Kursus | 1,22 (0,91–1,52) |\n\n"
               "**Pilt**\n\n*Joonis:* Kaart.\n\n---\n\nmudel 4f2a\n");
    tkd_arena_clear(&arena);
}

static const char *paragraph(tkd_arena *arena, const char *text)
{
    const tkd_paper_block block = small_paragraph(arena, text);
    const tkd_paper paper = small_paper(&block, 1);
    return strstr(small_markdown(&paper, arena), "05.01.2026\n\n") + strlen("05.01.2026\n\n");
}

TKD_CASE(paper, markdown, what_begins_markup_is_escaped)
{
    tkd_arena arena = {0};
    const char *const pairs[][2] = {
        {"# ei ole pealkiri", "\\# ei ole pealkiri"},
        {"a | b * c _ d < e > `f` [g] ~h~",
         "a \\| b \\* c \\_ d \\< e \\> \\`f\\` \\[g\\] \\~h\\~"},
        {"- ei ole loend", "\\- ei ole loend"},
        {"+ ega see", "\\+ ega see"},
        {"=== ega joon", "\\=== ega joon"},
        {"2026. aastal", "2026\\. aastal"},
        {"1) esimene", "1\\) esimene"},
        {"2026", "2026"},
        {"5,3 päeva – lühem", "5,3 päeva – lühem"},
        {"<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"},
        {"&lt; ja \\", "\\&lt; ja \\\\"},
        {"kaks\nrida\tja\x01\x7F müra\xFF", "kaks rida ja müra\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        const tkd_text expected = tkd_text_format(&arena, "%s\n\n---\n\nmudel 4f2a\n", pairs[i][1]);
        CHECK_TEXT(paragraph(&arena, pairs[i][0]), expected.data);
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, markdown, cells_cannot_end_their_row)
{
    tkd_arena arena = {0};
    tkd_paper_block block = small_table_block(&arena, "t", "", false);
    block.table = small_table(&arena, "a|b\nc\\|d", 1);
    const tkd_paper paper = small_paper(&block, 1);
    CHECK_CONTAINS(small_markdown(&paper, &arena), "\n| a\\|b c\\\\\\|d | 2,43 (2,13–2,74) |\n");
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, markdown, addresses_end_where_they_end)
{
    tkd_arena arena = {0};
    const tkd_span spans[] = {
        {.text = TKD_TEXT("leht"), .link = TKD_TEXT("https://a.ee/x y>(z)\\")},
        {.text = TKD_TEXT(" ei"), .link = TKD_TEXT("javascript:alert(1)")}};
    const tkd_passage passage = {spans, 2};
    const tkd_paper_block block = {
        .kind = TKD_BLOCK_PARAGRAPH, .passages = &passage, .passage_count = 1};
    const tkd_paper paper = small_paper(&block, 1);
    CHECK_CONTAINS(small_markdown(&paper, &arena), "\n[leht](<https://a.ee/x%20y%3E(z)%5C>) ei\n");
    tkd_arena_clear(&arena);
}
