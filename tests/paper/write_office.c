// SPDX-License-Identifier: EUPL-1.2
// Writes a paper of the tests as a document or a workbook, for look_office.py to look at:
// `write_office full|hostile|empty FILE.docx|FILE.xlsx [DRAWING.svg DRAWING.png WIDTH HEIGHT]`.
#include <stdio.h>
#include <string.h>

#include "teekond/number.h"

#include "office_paper.h"

static bool read_file(const char *path, tkd_arena *arena, tkd_text *text)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    tkd_writer out;
    char bytes[4096];
    size_t size = 0;
    tkd_writer_init_memory(&out, arena, 0);
    while ((size = fread(bytes, 1, sizeof(bytes), file)) > 0) {
        tkd_write(&out, (tkd_text){bytes, size});
    }
    (void)fclose(file);
    *text = tkd_writer_text(&out);
    return text->size > 0;
}

static tkd_status write_paper(office_paper *made, const char *path, tkd_error *err)
{
    tkd_output output = {0};
    tkd_writer out;
    TKD_TRY(tkd_output_open(&output, path, err));
    tkd_writer_init_stream(&out, output.stream);
    const bool is_workbook = tkd_text_ends_with(tkd_text_of(path), TKD_TEXT(".xlsx"));
    tkd_status status = is_workbook ? tkd_paper_write_xlsx(&made->paper, &made->arena, &out, err)
                                    : tkd_paper_write_docx(&made->paper, &made->arena, &out, err);
    status = status == TKD_OK ? tkd_writer_finish(&out, err) : status;
    if (status != TKD_OK) {
        tkd_output_cancel(&output);
        return status;
    }
    return tkd_output_commit(&output, err);
}

int main(int count, char **words)
{
    office_paper made;
    tkd_error err = {0};
    if (count != 3 && count != 7) {
        return 2;
    }
    if (strcmp(words[1], "full") == 0) {
        office_paper_full(&made);
    } else if (strcmp(words[1], "hostile") == 0) {
        office_paper_hostile(&made);
    } else {
        office_paper_empty(&made);
    }
    if (count == 7) {
        tkd_text svg = {0};
        tkd_text png = {0};
        double width = 0.0;
        double height = 0.0;
        if (!read_file(words[3], &made.arena, &svg) || !read_file(words[4], &made.arena, &png) ||
            !tkd_number_parse(tkd_text_of(words[5]), false, &width) ||
            !tkd_number_parse(tkd_text_of(words[6]), false, &height)) {
            return 3;
        }
        office_paper_draw(&made, svg, png, (uint32_t)width, (uint32_t)height);
    }
    const tkd_status status = write_paper(&made, words[2], &err);
    if (status != TKD_OK) {
        (void)fprintf(stderr, "%s\n", err.message);
    }
    office_paper_clear(&made);
    return status == TKD_OK ? 0 : 1;
}
