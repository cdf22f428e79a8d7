// SPDX-License-Identifier: EUPL-1.2
// Papers for the tests of documents and workbooks.
#include "office_paper.h"

#include <math.h>

#include "tkd_test.h"

// 8 by 4 pixels of one colour.
static const unsigned char small_png[] = {
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44,
    0x52, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x00, 0x04, 0x08, 0x02, 0x00, 0x00, 0x00, 0x3C,
    0xAF, 0xE9, 0xA7, 0x00, 0x00, 0x00, 0x11, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x90,
    0xB7, 0x8A, 0xC7, 0x8A, 0x18, 0xA8, 0x27, 0x01, 0x00, 0x76, 0xA0, 0x17, 0x01, 0x3B, 0x11,
    0x94, 0x95, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82};

static const char small_svg[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" "
                                "height=\"200\" viewBox=\"0 0 400 200\">"
                                "<rect width=\"400\" height=\"200\" fill=\"#1F3A5F\"/></svg>";

static const char *const stages[] = {"saabumine", "sisseelamine", "lõimumine", NULL};

typedef struct bottleneck_row {
    const char *title;
    const char *stage;
    double affected;
    double hours;
    double share;
    double euros;
    int32_t day;
} bottleneck_row;

static const bottleneck_row bottleneck_rows[] = {
    {"Keelekursuste kohti ei jätku; järjekorras oodatakse järgmist algust, mis võib olla alles "
     "sügisel, ja seni ei saa inimene ka tööle asuda",
     "lõimumine", 412.0, 1536.2, 0.62, 12500.0, 20819},
    {"Perearsti nimistud on täis", "sisseelamine", 228.0, 402.9, 0.31, 0.0, 20909},
    {"Elukohateate esitamise juhend on ainult eesti keeles", "saabumine", 96.0, 37.1, 0.083, 850.5,
     20667},
    {"=SUM(A1:A9)", "saabumine", 12.0, -3.4, 0.0, 0.0, 20667},
    {"Kohanemiskoordinaatori ametikoht on täitmata", "sisseelamine", (double)NAN, (double)NAN,
     (double)NAN, (double)NAN, 20667},
};

static tkd_estimate around(double mean, double half)
{
    return (tkd_estimate){mean, mean - half, mean + half, 30};
}

static tkd_table *new_table(office_paper *made)
{
    tkd_table *table = TKD_TAKE(&made->arena, 1, tkd_table);
    CHECK(table != NULL);
    tkd_table_init(table, &made->arena);
    return table;
}

static const tkd_table *make_bottlenecks(office_paper *made)
{
    tkd_table *table = new_table(made);
    const tkd_column columns[] = {
        {.key = "bottleneck", .heading = "Kitsaskoht", .quantity = TKD_QUANTITY_TEXT},
        {.key = "stage", .heading = "Etapp", .quantity = TKD_QUANTITY_TEXT, .choices = stages},
        {.key = "affected", .heading = "Mõjutatuid aastas", .quantity = TKD_QUANTITY_COUNT},
        {.key = "wait",
         .heading = "Ootamist",
         .quantity = TKD_QUANTITY_DURATION,
         .is_estimate = true,
         .has_bar = true},
        {.key = "share", .heading = "Osakaal", .quantity = TKD_QUANTITY_SHARE},
        {.key = "cost", .heading = "Maksumus", .quantity = TKD_QUANTITY_MONEY},
        {.key = "due", .heading = "Tähtpäev", .quantity = TKD_QUANTITY_DATE},
    };
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        tkd_table_add_column(table, columns[i]);
    }
    for (size_t i = 0; i < sizeof(bottleneck_rows) / sizeof(bottleneck_rows[0]); i++) {
        const bottleneck_row *row = &bottleneck_rows[i];
        tkd_table_add_text(table, tkd_text_of(row->title));
        tkd_table_add_text(table, tkd_text_of(row->stage));
        tkd_table_add_number(table, row->affected);
        tkd_table_add_estimate(table, around(row->hours, 61.7));
        tkd_table_add_number(table, row->share);
        tkd_table_add_number(table, row->euros);
        tkd_table_add_date(table, row->day);
    }
    return table;
}

// Municipalities by measures: as many columns as the ministry's form has.
static const tkd_table *make_wide(office_paper *made)
{
    static const char *const towns[] = {"Jõhvi vald", "Pärnu linn", "Saaremaa vald", "Tallinn",
                                        "Tartu linn"};
    static char headings[OFFICE_WIDE_COLUMNS][32];
    tkd_table *table = new_table(made);
    for (int i = 0; i < OFFICE_WIDE_COLUMNS; i++) {
        (void)snprintf(headings[i], sizeof(headings[i]), i == 0 ? "Omavalitsus" : "Näitaja nr %d",
                       i);
        const tkd_quantity kind = i == 0       ? TKD_QUANTITY_TEXT
                                  : i % 3 == 0 ? TKD_QUANTITY_SHARE
                                               : TKD_QUANTITY_NUMBER;
        tkd_table_add_column(table, (tkd_column){.key = headings[i],
                                                 .heading = headings[i],
                                                 .quantity = kind,
                                                 .is_estimate = i > 0 && i % 5 == 0});
    }
    for (int row = 0; row < 5; row++) {
        tkd_table_add_text(table, tkd_text_of(towns[row]));
        for (int i = 1; i < OFFICE_WIDE_COLUMNS; i++) {
            tkd_table_add_estimate(table, around(0.37 * i + 0.11 * row, 0.05));
        }
    }
    return table;
}

// Rows enough for several pages.
static const tkd_table *make_long(office_paper *made)
{
    tkd_table *table = new_table(made);
    tkd_table_add_column(
        table, (tkd_column){.key = "id", .heading = "Tunnus", .quantity = TKD_QUANTITY_TEXT});
    tkd_table_add_column(
        table, (tkd_column){.key = "value", .heading = "Väärtus", .quantity = TKD_QUANTITY_NUMBER});
    for (int row = 0; row < 60; row++) {
        tkd_table_add_text(table, tkd_text_format(&made->arena, "eeldus-%d", row + 1));
        tkd_table_add_number(table, 7.3 * row);
    }
    return table;
}

static const tkd_table *make_bare(office_paper *made)
{
    tkd_table *table = new_table(made);
    tkd_table_add_column(
        table, (tkd_column){.key = "term", .heading = "Mõiste", .quantity = TKD_QUANTITY_TEXT});
    return table;
}

static tkd_paper_block *add_block(office_paper *made, tkd_paper_block block)
{
    CHECK(made->paper.block_count < OFFICE_BLOCKS);
    tkd_paper_block *added = &made->blocks[made->paper.block_count++];
    *added = block;
    return added;
}

static void add_heading(office_paper *made, const char *id, uint32_t level, const char *title)
{
    (void)add_block(made, (tkd_paper_block){.kind = TKD_BLOCK_HEADING,
                                            .id = tkd_text_of(id),
                                            .level = level,
                                            .title = tkd_text_of(title)});
}

static void add_table(office_paper *made, const char *id, const char *title, const char *sheet,
                      const tkd_table *table, bool is_wide, bool is_data)
{
    (void)add_block(made, (tkd_paper_block){.kind = TKD_BLOCK_TABLE,
                                            .id = tkd_text_of(id),
                                            .title = tkd_text_of(title),
                                            .sheet = tkd_text_of(sheet),
                                            .table = table,
                                            .is_wide = is_wide,
                                            .is_data = is_data});
}

static void add_picture(office_paper *made, const char *id, const char *title, bool is_wide)
{
    (void)add_block(made, (tkd_paper_block){.kind = TKD_BLOCK_PICTURE,
                                            .id = tkd_text_of(id),
                                            .title = tkd_text_of(title),
                                            .picture = &made->picture,
                                            .is_wide = is_wide});
}

// Texts of one span each, ended by NULL.
static void add_texts(office_paper *made, tkd_block_kind kind, const char *const *texts)
{
    size_t count = 0;
    while (texts[count] != NULL) {
        count++;
    }
    tkd_passage *passages = TKD_TAKE(&made->arena, count, tkd_passage);
    tkd_span *spans = TKD_TAKE(&made->arena, count, tkd_span);
    CHECK(passages != NULL && spans != NULL);
    for (size_t i = 0; i < count; i++) {
        spans[i] = (tkd_span){.text = tkd_text_of(texts[i])};
        passages[i] = (tkd_passage){&spans[i], 1};
    }
    (void)add_block(made,
                    (tkd_paper_block){.kind = kind, .passages = passages, .passage_count = count});
}

static void add_text(office_paper *made, tkd_block_kind kind, const char *text)
{
    add_texts(made, kind, (const char *const[]){text, NULL});
}

static void add_links(office_paper *made)
{
    static const tkd_span spans[] = {
        {.text = TKD_TEXT_INIT("Vaata ")},
        {.text = TKD_TEXT_INIT("kitsaskohtade tabelit"), .link = TKD_TEXT_INIT("#kitsaskohad")},
        {.text = TKD_TEXT_INIT(" ja ")},
        {.text = TKD_TEXT_INIT("rahvastikuregistri lehte"),
         .link = TKD_TEXT_INIT("https://www.siseministeerium.ee/?otsi=elu koht&õ=1"),
         .is_strong = true},
        {.text = TKD_TEXT_INIT("; "), .is_strong = true},
        {.text = TKD_TEXT_INIT("see viide ei avane"), .link = TKD_TEXT_INIT("javascript:alert(1)")},
        {.text = TKD_TEXT_INIT(".")},
    };
    static const tkd_passage passage = {spans, sizeof(spans) / sizeof(spans[0])};
    (void)add_block(
        made,
        (tkd_paper_block){.kind = TKD_BLOCK_PARAGRAPH, .passages = &passage, .passage_count = 1});
}

static void init(office_paper *made, tkd_text title)
{
    *made = (office_paper){
        .paper = {.language = TKD_ET, .title = title, .day = 20779}, // 22.11.2026
        .picture = {.svg = {small_svg, sizeof(small_svg) - 1},
                    .png = {(const char *)small_png, sizeof(small_png)},
                    .png_width = 8,
                    .png_height = 4,
                    .alternative = TKD_TEXT_INIT(
                        "Teekonna kaart: kolm etappi, kõige pikem ootamine on keelekursusel.")},
        .facts = {{TKD_TEXT_INIT("price.kursus"),
                   TKD_TEXT_INIT("d/y"),
                   {1531.5, 1402.0, 1660.25, 30}},
                  {TKD_TEXT_INIT("clients"),
                   TKD_TEXT_INIT("count"),
                   {736.0, (double)NAN, (double)NAN, 1}}},
    };
    tkd_arena_init(&made->arena, 0);
    made->paper.blocks = made->blocks;
}

static void add_summary(office_paper *made)
{
    add_heading(made, "kokkuvote", 1, "Kokkuvõte");
    add_text(made, TKD_BLOCK_PARAGRAPH,
             "Kaheksas omavalitsuses kaotavad uussisserändajad ja tagasipöördujad aastas 1531,5 "
             "inimpäeva (1402,0–1660,3) ootamisele, mida saaks vältida. Suurem osa sellest tekib "
             "keelekursuse järjekorras.");
    add_texts(made, TKD_BLOCK_NUMBERS,
              (const char *const[]){
                  "Avada keelekursusi igal kuul, mitte ainult sügisel: mõjutab 412 inimest aastas.",
                  "Anda uussisserändajale perearst elukoha registreerimisel.",
                  "Tõlkida elukohateate juhend inglise ja vene keelde.", NULL});
    add_text(
        made, TKD_BLOCK_NOTE,
        "Simulatsioon ei ole prognoos: arvud kehtivad mudeli eelduste korral, mis on loetletud "
        "lisas.");
}

static void add_middle(office_paper *made)
{
    add_heading(made, "meetod", 1, "Alus ja meetod");
    add_heading(made, "andmed", 2, "Andmed");
    add_texts(made, TKD_BLOCK_LIST,
              (const char *const[]){"töötoad kaheksas omavalitsuses", "rahvastikuregister",
                                    "sihtrühma küsitlus; vastajaid 314", NULL});
    add_heading(made, "piirid", 3, "Piirid");
    add_links(made);
    add_heading(made, "ulatus", 4, "Ulatus");
    add_text(made, TKD_BLOCK_PARAGRAPH, "Esimene rida\nteine rida\tsammuga.");
    add_texts(made, TKD_BLOCK_NUMBERS, (const char *const[]){"Jälle esimene.", "Teine.", NULL});
    add_picture(made, "joonis", "Teekond väiksena", false);
    add_heading(made, "kaart", 1, "Teekonnakaart");
    add_text(made, TKD_BLOCK_PARAGRAPH, "Kaart loetakse vasakult paremale.");
    add_picture(made, "suur-kaart", "Teekonnakaart", true);
}

static void add_tables(office_paper *made)
{
    add_heading(made, "tabelid", 1, "Kitsaskohad etappide kaupa");
    add_text(made, TKD_BLOCK_PARAGRAPH, "Kallim kitsaskoht on eespool.");
    add_table(made, "kitsaskohad", "Kitsaskohad hinna järgi", "Kitsaskohad", make_bottlenecks(made),
              true, false);
    add_heading(made, "vordlus", 1, "Omavalitsuste võrdlus");
    add_table(made, "vorm", "Kõik näitajad omavalitsuste kaupa", "KOV võrdlus", make_wide(made),
              true, false);
    add_text(made, TKD_BLOCK_PAGE, "");
    add_heading(made, "lisad", 1, "Lisad");
    add_table(made, "eeldused", "Eeldused", "Eeldused", make_long(made), false, false);
    add_table(made, "moisted", "Mõisted", "Mõisted", make_bare(made), false, false);
    add_table(made, "andmestik", "Kõik arvud", "Andmed", make_long(made), false, true);
    add_table(made, "leheta", "Lehel, mitte töövihikus", "", make_bare(made), false, false);
}

void office_paper_full(office_paper *made)
{
    init(made, TKD_TEXT("Kohanemisteekonna kitsaskohad"));
    made->paper.subtitle = TKD_TEXT("Aruanne Kultuuriministeeriumile");
    made->paper.author = TKD_TEXT("Kohanemise töörühm");
    made->paper.description = TKD_TEXT("Mida kitsaskohad maksavad ja kes peab tegutsema.");
    made->paper.footer = TKD_TEXT("mudel 4f2a91c0 · seeme 1 · teekond 1.0");
    made->paper.facts = made->facts;
    made->paper.fact_count = 2;
    add_summary(made);
    add_middle(made);
    add_tables(made);
}

void office_paper_hostile(office_paper *made)
{
    enum { LONG = 40000 };
    static const char *const texts[] = {
        "<w:p/>]]>&amp;\"'",
        "=HYPERLINK(\"http://x\")",
        "+1-2",
        "@SUM(1)",
        "-2+3",
        "tühi\x01\x08\x0B\x1F\x7F lõpp",
        "\xEF\xBF\xBE\xEF\xBF\xBF",
        "_x0041_ _x000D_",
        "[]:*?/\\'",
        "\xF0\x9F\x92\xA3 \xE2\x80\xAE tagurpidi",
        "\r\n\r\t",
        " ",
        "123",
        "History",
    };
    enum { TEXT_COUNT = sizeof(texts) / sizeof(texts[0]) };
    static char long_bytes[LONG + 1];
    for (size_t i = 0; i < LONG; i++) {
        long_bytes[i] = i % 10 == 9 ? ' ' : 'x';
    }

    init(made, tkd_text_of(texts[0]));
    made->paper.subtitle = tkd_text_of(texts[1]);
    made->paper.author = tkd_text_of(texts[5]);
    made->paper.description = (tkd_text){long_bytes, LONG};
    made->paper.footer = TKD_TEXT("&L&\"Courier\"&P & \x02");
    made->picture.alternative = tkd_text_of(texts[0]);
    tkd_table *table = new_table(made);
    for (size_t i = 0; i < 3; i++) { // three headings that are one and the same
        tkd_table_add_column(
            table, (tkd_column){.key = "k",
                                .heading = "=PAIS & <b>",
                                .quantity = i == 1 ? TKD_QUANTITY_NUMBER : TKD_QUANTITY_TEXT,
                                .is_estimate = true});
    }
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        tkd_table_add_text(table, tkd_text_of(texts[i]));
        tkd_table_add_estimate(table, (tkd_estimate){i % 2 == 0 ? (double)INFINITY : 1e300,
                                                     (double)NAN, -(double)INFINITY, 2});
        tkd_table_add_text(table, i == 0 ? (tkd_text){long_bytes, LONG} : tkd_text_of(texts[i]));
    }
    const tkd_table *bare = make_bare(made);
    add_heading(made, "kokkuvote", 1, texts[0]);
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        add_text(made, i % 2 == 0 ? TKD_BLOCK_PARAGRAPH : TKD_BLOCK_LIST, texts[i]);
        char id[16];
        (void)snprintf(id, sizeof(id), "t-%zu", i);
        const tkd_text kept = tkd_text_copy(&made->arena, tkd_text_of(id));
        add_table(made, kept.data, texts[i], i < 4 ? "Sama nimi" : texts[i], i == 0 ? table : bare,
                  i % 2 == 0, false);
    }
    (void)add_block(made, (tkd_paper_block){.kind = TKD_BLOCK_PAGE});
    add_picture(made, "joonis", texts[9], true);
}

void office_paper_empty(office_paper *made)
{
    init(made, TKD_TEXT("Tühi aruanne"));
}

void office_paper_draw(office_paper *made, tkd_text svg, tkd_text png, uint32_t width,
                       uint32_t height)
{
    made->picture.svg = svg;
    made->picture.png = png;
    made->picture.png_width = width;
    made->picture.png_height = height;
}

void office_paper_clear(office_paper *made)
{
    tkd_arena_clear(&made->arena);
}
