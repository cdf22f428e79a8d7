// SPDX-License-Identifier: EUPL-1.2
// Drawing a small document for its golden file, and with memory that runs out.
#include "small_drawing.h"

#include "tkd_test.h"

static void read_picture(const char *document, tkd_arena *arena, tkd_picture *picture)
{
    size_t size = 0;
    const char *text = test_file_read(document, &size);
    CHECK_OK(tkd_picture_read_json((tkd_text){text, size}, arena, picture, check_error()));
}

void check_graph(const char *document, tkd_diagram diagram, const char *golden)
{
    const tkd_draw_options options = {.diagram = diagram, .format = TKD_DRAW_DOT};
    tkd_arena arena = {0};
    tkd_picture picture = {0};
    tkd_writer out;
    read_picture(document, &arena, &picture);
    tkd_writer_init_memory(&out, &arena, 0);
    CHECK_OK(tkd_draw(&picture, &options, &arena, &out, check_error()));
    const tkd_text graph = tkd_writer_text(&out);
    CHECK_GOLDEN(graph.data, graph.size, golden);
    tkd_arena_clear(&arena);
}

void check_no_memory_for(const tkd_picture *picture, const tkd_draw_options *options)
{
    tkd_status status = TKD_ERR_MEMORY;
    size_t failures = 0;
    size_t tries = 0;
    for (size_t n = 1; status != TKD_OK && tkd_arena_fail_after(n); n += 1 + n / 9, tries++) {
        tkd_arena scratch = {0};
        tkd_writer out;
        tkd_writer_init_memory(&out, &scratch, 0);
        status = tkd_draw(picture, options, &scratch, &out, NULL);
        status = status == TKD_OK ? tkd_writer_finish(&out, NULL) : status;
        (void)tkd_arena_fail_after(0);
        CHECK(status == TKD_OK || status == TKD_ERR_MEMORY);
        failures += status == TKD_ERR_MEMORY ? 1U : 0U;
        tkd_arena_clear(&scratch);
    }
    CHECK(tries == 0 || failures > 3); // Not every build can fail so.
}

void check_no_memory(const char *document, tkd_diagram diagram)
{
    static const tkd_draw_format formats[] = {TKD_DRAW_DOT, TKD_DRAW_CSV};
    tkd_arena arena = {0};
    tkd_picture picture = {0};
    read_picture(document, &arena, &picture);
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
        const tkd_draw_options options = {.diagram = diagram, .format = formats[i]};
        check_no_memory_for(&picture, &options);
    }
    tkd_arena_clear(&arena);
}
