// SPDX-License-Identifier: EUPL-1.2
// What is made from the key table and kept in docs/ is what the program makes now. After a change of
// the table: TEEKOND_UPDATE_GOLDEN=1 writes the files anew.
#include "tkd_test.h"

#include "teekond/load.h"

static tkd_arena arena;

TKD_CASE_LABELLED(load, schema, the_schema_in_docs_is_the_one_made, "golden")
{
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_schema_write(&out);
    const tkd_text made = tkd_writer_text(&out);
    CHECK_GOLDEN(made.data, made.size, "../docs/teekond.schema.json");
    tkd_arena_clear(&arena);
}

TKD_CASE_LABELLED(load, schema, the_key_references_in_docs_are_the_ones_made, "golden")
{
    static const char *const paths[] = {
        [TKD_ET] = "../docs/keys.et.md", [TKD_EN] = "../docs/keys.en.md"};
    for (int language = TKD_ET; language <= TKD_EN; language++) {
        tkd_writer out;
        tkd_writer_init_memory(&out, &arena, 0);
        tkd_reference_write(&out, (tkd_language)language);
        const tkd_text made = tkd_writer_text(&out);
        CHECK_GOLDEN(made.data, made.size, paths[language]);
    }
    tkd_arena_clear(&arena);
}

// All explanations of a language as one page.
static tkd_text explain_all(tkd_language language)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_write_string(&out,
                     language == TKD_ET
                         ? "# Veateated\n\nSelle lehe teeb programm: `teekond explain KOOD`.\n"
                         : "# Messages\n\nThe program makes this page: `teekond explain CODE`.\n");
    size_t count;
    const tkd_code *codes = tkd_explain_codes(&count);
    for (size_t i = 0; i < count; i++) {
        tkd_write_string(&out, "\n## ");
        CHECK(tkd_explain(codes[i], language, &out));
    }
    return tkd_writer_text(&out);
}

TKD_CASE_LABELLED(load, schema, the_pages_of_messages_in_docs_are_the_ones_made, "golden")
{
    const tkd_text estonian = explain_all(TKD_ET);
    CHECK_GOLDEN(estonian.data, estonian.size, "../docs/messages.et.md");
    const tkd_text english = explain_all(TKD_EN);
    CHECK_GOLDEN(english.data, english.size, "../docs/messages.en.md");
    tkd_arena_clear(&arena);
}
