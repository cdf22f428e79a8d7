// SPDX-License-Identifier: EUPL-1.2
// Packages of named parts, written and read back.
#include "paper/package.h"

#include "tkd_test.h"

static tkd_text write_parts(const tkd_part *parts, size_t count, tkd_arena *arena)
{
    tkd_writer out;
    tkd_writer_init_memory(&out, arena, 0);
    CHECK_OK(tkd_package_write(parts, count, arena, &out, check_error()));
    return tkd_writer_text(&out);
}

TKD_CASE(paper, package, parts_are_read_back_in_their_order)
{
    tkd_arena arena = {0};
    const tkd_part parts[] = {
        {TKD_TEXT("b/õun.xml"), TKD_TEXT("<õun>õunõunõunõunõunõunõunõunõun</õun>")},
        {TKD_TEXT("a.png"), TKD_TEXT("\x89\x00PNG")},
        {TKD_TEXT("tühi"), TKD_TEXT("")},
    };
    const tkd_text bytes = write_parts(parts, 3, &arena);
    CHECK(tkd_text_starts_with(bytes, TKD_TEXT("PK\x03\x04")));

    tkd_list read;
    CHECK_OK(tkd_package_read(bytes, &arena, &read, check_error()));
    const tkd_part *items = read.items;
    CHECK_SIZE(read.count, 3);
    for (size_t i = 0; i < 3; i++) {
        CHECK(tkd_text_equal(items[i].name, parts[i].name));
        CHECK(tkd_text_equal(items[i].bytes, parts[i].bytes));
    }
    tkd_arena_clear(&arena);
}

TKD_CASE(paper, package, what_is_damaged_or_none_is_refused)
{
    tkd_arena arena = {0};
    tkd_error err = {0};
    tkd_list read;
    const tkd_part part = {TKD_TEXT("a.xml"), TKD_TEXT("<a>aaaaaaaaaaaaaaaaaaaaaaaa</a>")};
    const tkd_text bytes = write_parts(&part, 1, &arena);
    const tkd_text cut = tkd_text_part(bytes, 0, bytes.size - 30);
    CHECK_STATUS(tkd_package_read(cut, &arena, &read, &err), TKD_ERR_LIBRARY);
    CHECK_CONTAINS(err.message, "ZIP");
    CHECK_STATUS(tkd_package_read(TKD_TEXT("no ZIP at all"), &arena, &read, NULL), TKD_ERR_LIBRARY);

    char *changed = TKD_TAKE(&arena, bytes.size, char);
    memcpy(changed, bytes.data, bytes.size);
    changed[38] ^= 0x55; // within the packed bytes of the part: its checksum tells
    CHECK_STATUS(tkd_package_read((tkd_text){changed, bytes.size}, &arena, &read, NULL),
                 TKD_ERR_LIBRARY);
    tkd_arena_clear(&arena);
}
