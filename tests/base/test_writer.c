// SPDX-License-Identifier: EUPL-1.2
// Writers to memory and to streams.
#include "tkd_test.h"

#include <string.h>

#include "teekond/writer.h"

TKD_CASE(base, writer, memory_grows_and_ends_with_nul)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    CHECK_TEXT(tkd_writer_text(&out).data, "");
    for (size_t i = 0; i < 1000; i++) {
        tkd_write_format(&out, "%zu,", i % 10);
    }
    tkd_write_string(&out, NULL);
    tkd_write_char(&out, '.');
    const tkd_text text = tkd_writer_text(&out);
    CHECK_SIZE(text.size, 2001);
    CHECK_TEXT(text.data + 1996, "8,9,.");
    CHECK_OK(tkd_writer_finish(&out, check_error()));
    tkd_arena_clear(&arena);
}

TKD_CASE(base, writer, limit_is_exact_and_remembered)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_error err = {0};
    tkd_writer_init_memory(&out, &arena, 5);
    tkd_write_string(&out, "12345");
    CHECK_VIEW(tkd_writer_text(&out), "12345");
    tkd_write_char(&out, '6');
    tkd_write_string(&out, "");
    CHECK_SIZE(tkd_writer_text(&out).size, 0);
    CHECK_STATUS(tkd_writer_finish(&out, &err), TKD_ERR_LIMIT);
    CHECK(err.message[0] != '\0');
    tkd_arena_clear(&arena);
}

TKD_CASE(base, writer, formats_count_against_the_limit)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 3);
    tkd_write_format(&out, "%d", 1234);
    CHECK_STATUS(tkd_writer_finish(&out, NULL), TKD_ERR_LIMIT);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, writer, lack_of_memory_is_told_at_the_end)
{
    tkd_arena arena;
    tkd_writer out;
    tkd_arena_init(&arena, 100);
    tkd_writer_init_memory(&out, &arena, 0);
    for (size_t i = 0; i < 200; i++) {
        tkd_write_char(&out, 'x');
    }
    CHECK_STATUS(tkd_writer_finish(&out, NULL), TKD_ERR_MEMORY);
    tkd_arena_clear(&arena);
}

TKD_CASE(base, writer, stream_that_fails_is_told)
{
    FILE *full = fopen("/dev/full", "wb");
    CHECK(full != NULL);
    tkd_writer out;
    tkd_writer_init_stream(&out, full);
    tkd_write_string(&out, "tekst");
    CHECK_STATUS(tkd_writer_finish(&out, NULL), TKD_ERR_IO);
    (void)fclose(full);
}

TKD_CASE(base, writer, numbers_are_json)
{
    tkd_arena arena = {0};
    tkd_writer out;
    tkd_writer_init_memory(&out, &arena, 0);
    tkd_write_number(&out, 2.5);
    tkd_write_char(&out, ' ');
    tkd_write_number(&out, 1.0 / 0.0);
    CHECK_VIEW(tkd_writer_text(&out), "2.5 null");
    tkd_arena_clear(&arena);
}
