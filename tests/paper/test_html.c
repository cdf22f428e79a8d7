// SPDX-License-Identifier: EUPL-1.2
// Pages of HTML: what stands where, what texts cannot do, how pictures live together.
#include <math.h>

#include "small_paper.h"
#include "tkd_test.h"

static const char drawing[] =
    "<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
    "role=\"img\" "
    "aria-labelledby=\"t d\" width=\"40\" height=\"20\"><title id=\"t\">Kaart</title>"
    "<desc id='d'>Etapid</desc><!-- märkus --><style>.k{fill:red}</style>"
    "<defs><g id=\"kast\"/></defs><use href=\"#kast\"/>"
    "<rect class=\"k\" fill=\"url(#kast)\" onclick=\"alert(1)\"/><script>alert(1)</script>"
    "<text><![CDATA[a < b]]></text></svg>\n";

static tkd_paper_picture picture_of(const char *svg)
{
    return (tkd_paper_picture){.svg = tkd_text_of(svg),
                               .alternative = TKD_TEXT("Kõige kauem oodatakse „kursusel“.")};
}

static tkd_paper_block picture_block(const char *id, const tkd_paper_picture *picture)
{
    return (tkd_paper_block){.kind = TKD_BLOCK_PICTURE,
                             .id = tkd_text_of(id),
                             .title = TKD_TEXT("Teekonnakaart"),
                             .picture = picture};
}

static void check_lacks(const char *text, const char *part)
{
    const char *found = strstr(text, part);
    CHECK_TEXT(found == NULL ? "" : part, "");
}

TKD_CASE(paper, html, a_page_has_language_title_landmarks_and_contents)
{
    tkd_arena arena = {0};
    const tkd_paper_block blocks[] = {small_heading("kokkuvote", 1, "Kokkuvõte"),
                                      small_heading("riik", 2, "Riigile"),
                                      small_heading("lisad", 1, "Lisad")};
    const tkd_paper paper = small_paper(blocks, 3);
    const char *page = small_html(&paper, &arena);
    CHECK_CONTAINS(page, "<!DOCTYPE html>\n<html lang=\"et\">");
    CHECK_CONTAINS(page, "<title>Kitsaskohad</title>");
    CHECK_CONTAINS(page, "<a class=\"skip\" href=\"#content_\">Otse sisu juurde</a>");
    CHECK_CONTAINS(page, "<h1>Kitsaskohad</h1>");
    CHECK_CONTAINS(page, "<time datetime=\"2026-01-05\">05.01.2026</time>");
    CHECK_CONTAINS(page, "<ol>\n<li><a href=\"#kokkuvote\">Kokkuvõte</a><ol>\n"
                         "<li><a href=\"#riik\">Riigile</a></li>\n</ol>\n</li>\n"
                         "<li><a href=\"#lisad\">Lisad</a></li>\n</ol>\n</nav>");
    CHECK_CONTAINS(page, "<h2 id=\"kokkuvote\">Kokkuvõte</h2>\n<h3 id=\"riik\">Riigile</h3>");
    CHECK_CONTAINS(page, "</main>\n<footer>mudel 4f2a</footer>");
    CHECK_SIZE(small_count(page, "<main "), 1);
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, html, a_paper_without_blocks_is_a_page)
{
    tkd_arena arena = {0};
    const tkd_paper paper = small_paper(NULL, 0);
    const char *page = small_html(&paper, &arena);
    CHECK_CONTAINS(page, "<main id=\"content_\" tabindex=\"-1\">\n</main>");
    check_lacks(page, "<nav");
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, html, a_table_has_caption_scopes_and_bare_values)
{
    tkd_arena arena = {0};
    tkd_paper_block block = small_table_block(&arena, "ootamine", "Ootamine", false);
    tkd_table *table = TKD_TAKE(&arena, 1, tkd_table);
    tkd_table_init(table, &arena);
    tkd_table_add_column(table, (tkd_column){"id", "Samm", TKD_QUANTITY_TEXT});
    tkd_table_add_column(table, (tkd_column){"share", "Osakaal", TKD_QUANTITY_SHARE, true, true});
    tkd_table_add_column(table, (tkd_column){"due", "Tähtaeg", TKD_QUANTITY_DATE});
    tkd_table_add_text(table, TKD_TEXT("Kursus"));
    tkd_table_add_estimate(table, (tkd_estimate){0.5, 0.45, 0.55, 30});
    tkd_table_add_date(table, 20458);
    tkd_table_add_text(table, TKD_TEXT("Luba"));
    tkd_table_add_estimate(table, (tkd_estimate){0.25, 0.2, 0.3, 30});
    tkd_table_add_number(table, (double)NAN);
    block.table = table;
    const tkd_paper paper = small_paper(&block, 1);
    const char *page = small_html(&paper, &arena);
    CHECK_CONTAINS(
        page,
        "<div class=\"table\" id=\"ootamine\">\n<div class=\"scroll\" role=\"group\" "
        "tabindex=\"0\" aria-labelledby=\"caption_1\">\n<table>\n"
        "<caption id=\"caption_1\">Ootamine</caption>\n<colgroup><col style=\"width:23.2%\"><col "
        "style=\"width:36.6%\"><col style=\"width:40.1%\"></colgroup>\n<thead>\n<tr>"
        "<th scope=\"col\" class=\"stays\">Samm</th><th scope=\"col\" class=\"number\">Osakaal, "
        "%</th>"
        "<th scope=\"col\" class=\"date\">Tähtaeg</th></tr>\n</thead>");
    CHECK_CONTAINS(page, "<tr><th scope=\"row\" class=\"stays\">Kursus</th><td class=\"number\" "
                         "style=\"background-size:100% 3px\"><data value=\"0.5\">50,0</data> "
                         "<span class=\"interval\">(45,0–55,0)</span></td><td class=\"date\">"
                         "<time datetime=\"2026-01-05\">05.01.2026</time></td></tr>");
    CHECK_CONTAINS(page, "background-size:50% 3px");
    CHECK_CONTAINS(page, "<td class=\"date\">–</td></tr>\n</tbody>\n</table>");
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, html, texts_are_texts_whatever_is_in_them)
{
    static const char hostile[] =
        "</style><script>alert(1)</script>]]>\"'&amp;\x01\x7F\xC2\x85 õ\xFF";
    tkd_arena arena = {0};
    tkd_paper_block table = small_table_block(&arena, "t", hostile, true);
    table.table = small_table(&arena, hostile, 1);
    tkd_paper_picture picture = picture_of(drawing);
    picture.alternative = tkd_text_of(hostile);
    const tkd_paper_block blocks[] = {small_heading("h", 1, hostile),
                                      small_paragraph(&arena, hostile), table,
                                      picture_block("p", &picture)};
    tkd_paper paper = small_paper(blocks, 4);
    paper.title = paper.subtitle = paper.author = paper.footer = tkd_text_of(hostile);
    paper.description = tkd_text_of(hostile);
    const char *page = small_html(&paper, &arena);
    CHECK_CONTAINS(page, "<p>&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;&quot;'"
                         "&amp;amp; õ\xEF\xBF\xBD</p>");
    check_lacks(page, "<script");
    CHECK_SIZE(small_count(page, "</style>"), 2); // the sheet's own, and the drawing's
    for (size_t i = 0; page[i] != '\0'; i++) {
        CHECK((unsigned char)page[i] >= ' ' || page[i] == '\n');
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, html, words_of_ten_thousand_letters_are_written)
{
    enum { LETTERS = 10000 };
    static char word[LETTERS + 1];
    tkd_arena arena = {0};
    memset(word, 'x', LETTERS);
    tkd_paper_block table = small_table_block(&arena, "t", word, false);
    table.table = small_table(&arena, word, 3);
    const tkd_paper paper = small_paper(&table, 1);
    CHECK_SIZE(small_count(small_html(&paper, &arena), word), 4);
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, html, only_links_that_run_nothing_are_links)
{
    tkd_arena arena = {0};
    const tkd_span spans[] = {
        {.text = TKD_TEXT("siia"), .link = TKD_TEXT("#lisad")},
        {.text = TKD_TEXT("lehele"),
         .link = TKD_TEXT("https://a.ee/?x=\"1\"&y"),
         .is_strong = true},
        {.text = TKD_TEXT("ei"), .link = TKD_TEXT("javascript:alert(1)")},
    };
    const tkd_passage passage = {spans, 3};
    const tkd_paper_block blocks[] = {
        small_heading("lisad", 1, "Lisad"),
        {.kind = TKD_BLOCK_NUMBERS, .passages = &passage, .passage_count = 1}};
    const tkd_paper paper = small_paper(blocks, 2);
    CHECK_CONTAINS(small_html(&paper, &arena),
                   "<ol>\n<li><a href=\"#lisad\">siia</a><a href=\"https://a.ee/?x=&quot;1&quot;"
                   "&amp;y\"><strong>lehele</strong></a>ei</li>\n</ol>");
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, html, drawings_keep_their_ids_apart)
{
    tkd_arena arena = {0};
    const tkd_paper_picture picture = picture_of(drawing);
    const tkd_paper_block blocks[] = {picture_block("a", &picture), picture_block("b", &picture)};
    const tkd_paper paper = small_paper(blocks, 2);
    const char *page = small_html(&paper, &arena);
    CHECK_CONTAINS(
        page, "<svg role=\"img\" aria-label=\"Kõige kauem oodatakse „kursusel“.\" "
              "xmlns=\"http://www.w3.org/2000/svg\" aria-describedby=\"p1_t p1_d\" "
              "width=\"40\" height=\"20\"><title id=\"p1_t\">Kaart</title><desc id=\"p1_d\">Etapid"
              "</desc><style>.k{fill:red}</style><defs><g id=\"p1_kast\"/></defs>"
              "<use href=\"#p1_kast\"/><rect class=\"k\" fill=\"url(#p1_kast)\"/>"
              "<text>a &lt; b</text></svg>\n</div>\n<figcaption id=\"picture_1\">");
    CHECK_SIZE(small_count(page, "id=\"p1_t\""), 1);
    CHECK_SIZE(small_count(page, "id=\"p2_t\""), 1);
    CHECK_SIZE(small_count(page, "<!"), 1);
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, html, a_broken_drawing_is_refused)
{
    static const char *const broken[] = {"",
                                         "pilt",
                                         "<svg",
                                         "<svg><g>",
                                         "<svg a=1></svg>",
                                         "<svg><!-- </svg>",
                                         "<svg a=\"></svg>",
                                         "<svg></svg",
                                         "<svg><script></svg>"};
    tkd_arena arena = {0};
    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
        tkd_paper_picture picture = picture_of(broken[i]);
        const tkd_paper_block block = picture_block("a", &picture);
        const tkd_paper paper = small_paper(&block, 1);
        tkd_writer out;
        tkd_writer_init_memory(&out, &arena, 0);
        const tkd_status status = tkd_paper_write_html(&paper, &arena, &out, NULL);
        CHECK(status == (picture.svg.size == 0 ? TKD_ERR_VALUE : TKD_ERR_SYNTAX));
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, html, a_picture_without_a_drawing_is_its_pixels)
{
    tkd_arena arena = {0};
    const tkd_paper_picture picture = {.png = TKD_TEXT("\x89PNG\r\n\x1A\n!"),
                                       .png_width = 8,
                                       .png_height = 4,
                                       .alternative = TKD_TEXT("Kaart")};
    const tkd_paper_block block = picture_block("a", &picture);
    const tkd_paper paper = small_paper(&block, 1);
    CHECK_CONTAINS(small_html(&paper, &arena), "<img alt=\"Kaart\" width=\"8\" height=\"4\" "
                                               "src=\"data:image/png;base64,iVBORw0KGgoh\">");
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, html, what_lies_across_stands_with_its_heading)
{
    tkd_arena arena = {0};
    tkd_paper_block data = small_table_block(&arena, "andmed", "Andmed", true);
    data.is_data = true;
    const tkd_paper_block blocks[] = {
        small_heading("a", 1, "A"),
        small_paragraph(&arena, "Enne."),
        small_heading("b", 1, "B"),
        small_paragraph(&arena, "Juurde."),
        small_table_block(&arena, "t", "T", true),
        data,
        small_paragraph(&arena, "Allikas."),
        {.kind = TKD_BLOCK_PAGE},
        small_heading("c", 1, "C"),
        {.kind = TKD_BLOCK_PAGE},
        small_heading("d", 1, "D"),
    };
    const tkd_paper paper = small_paper(blocks, sizeof(blocks) / sizeof(blocks[0]));
    const char *page = small_html(&paper, &arena);
    CHECK_CONTAINS(page, "<p>Enne.</p>\n<div class=\"wide\">\n<h2 id=\"b\">B</h2>\n"
                         "<p>Juurde.</p>\n<div class=\"table\" id=\"t\">");
    CHECK_CONTAINS(page, "</table>\n</div>\n</div>\n<p>Allikas.</p>\n</div>\n<h2 id=\"c\">C</h2>\n"
                         "<div class=\"break\"></div>\n<h2 id=\"d\">");
    check_lacks(page, "Andmed");
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, html, sixty_tables_each_have_their_own_name)
{
    enum { TABLES = 60 };
    tkd_arena arena = {0};
    tkd_paper_block blocks[TABLES];
    for (size_t i = 0; i < TABLES; i++) {
        blocks[i] = small_table_block(&arena, "", "Ootamine", i % 2 == 0);
    }
    const tkd_paper paper = small_paper(blocks, TABLES);
    const char *page = small_html(&paper, &arena);
    CHECK_SIZE(small_count(page, "<table>"), TABLES);
    CHECK_SIZE(small_count(page, "<div"), small_count(page, "</div>"));
    CHECK_SIZE(small_count(page, "id=\"caption_1\""), 1);
    CHECK_CONTAINS(page, "id=\"caption_60\"");
    tkd_arena_clear(&arena);
}

static tkd_status write_page(void *context)
{
    static char bytes[1 << 16];
    const tkd_paper *paper = context;
    FILE *file = fmemopen(bytes, sizeof(bytes), "w");
    tkd_arena arena = {0};
    tkd_writer out;
    CHECK(file != NULL);
    tkd_writer_init_stream(&out, file);
    const tkd_status status = tkd_paper_write_html(paper, &arena, &out, NULL);
    (void)fclose(file);
    tkd_arena_clear(&arena);
    return status;
}

TKD_CASE(paper, html, no_memory_is_told)
{
    tkd_arena arena = {0};
    const tkd_paper_picture picture = picture_of(drawing);
    const tkd_paper_block blocks[] = {small_heading("h", 1, "H"),
                                      small_table_block(&arena, "t", "T", false),
                                      picture_block("p", &picture)};
    tkd_paper paper = small_paper(blocks, 3);
    CHECK_TORTURE(write_page, &paper);
    tkd_arena_clear(&arena);
}
