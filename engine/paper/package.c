// SPDX-License-Identifier: EUPL-1.2
// Packages through libzip, over buffers in memory: nothing is left behind on any disk.
#include "package.h"

#include <zip.h>

// Midnight of 1 January 1980, the first moment that ZIP knows.
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1 };

static tkd_status fail(zip_error_t *error, tkd_error *err)
{
    const tkd_status status =
        zip_error_code_zip(error) == ZIP_ER_MEMORY ? TKD_ERR_MEMORY : TKD_ERR_LIBRARY;
    return TKD_FAIL(err, status, TKD_NOWHERE, "ZIP-faili ei saa kokku panna (ZIP fails): %s",
                    zip_error_strerror(error));
}

static bool is_picture(tkd_text name)
{
    return tkd_text_ends_with(name, TKD_TEXT(".png")); // compressed as it is
}

static tkd_status add_part(zip_t *archive, const tkd_part *part, tkd_error *err)
{
    zip_source_t *source = zip_source_buffer(archive, part->bytes.data, part->bytes.size, 0);
    if (source == NULL) {
        return fail(zip_get_error(archive), err);
    }
    const zip_int64_t added = zip_file_add(archive, part->name.data, source, ZIP_FL_ENC_UTF_8);
    if (added < 0) {
        zip_source_free(source);
        return fail(zip_get_error(archive), err);
    }
    const zip_uint64_t index = (zip_uint64_t)added;
    const zip_int32_t method = is_picture(part->name) ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    if (zip_set_file_compression(archive, index, method, 0) != 0 ||
        zip_file_set_dostime(archive, index, DOS_TIME, DOS_DATE, 0) != 0) {
        return fail(zip_get_error(archive), err);
    }
    return TKD_OK;
}

// Writes what the closed archive left in its buffer.
static tkd_status write_source(zip_source_t *source, tkd_arena *arena, tkd_writer *out,
                               tkd_error *err)
{
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_source_stat(source, &about) != 0 || zip_source_open(source) != 0) {
        return fail(zip_source_error(source), err);
    }
    char *bytes = TKD_TAKE(arena, about.size, char);
    if (bytes == NULL) {
        zip_source_close(source);
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    const zip_int64_t size = zip_source_read(source, bytes, about.size);
    zip_source_close(source);
    if (size < 0 || (zip_uint64_t)size != about.size) {
        return fail(zip_source_error(source), err);
    }
    tkd_write(out, (tkd_text){bytes, about.size});
    return TKD_OK;
}

tkd_status tkd_package_write(const tkd_part *parts, size_t count, tkd_arena *arena, tkd_writer *out,
                             tkd_error *err)
{
    tkd_status status = TKD_OK;
    zip_t *archive = NULL;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
    if (source == NULL) {
        status = fail(&error, err);
        goto done;
    }
    zip_source_keep(source); // it is read once the archive is closed
    archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    if (archive == NULL) {
        status = fail(&error, err);
        zip_source_free(source); // opening failed: the archive's share is ours still
        goto done;
    }
    for (size_t i = 0; i < count && status == TKD_OK; i++) {
        status = add_part(archive, &parts[i], err);
    }
    if (status == TKD_OK && zip_close(archive) != 0) {
        status = fail(zip_get_error(archive), err);
    } else if (status == TKD_OK) {
        archive = NULL;
        status = write_source(source, arena, out, err);
    }
done:
    if (archive != NULL) {
        zip_discard(archive);
    }
    zip_source_free(source);
    zip_error_fini(&error);
    return status;
}

static tkd_status read_part(zip_t *archive, zip_uint64_t index, tkd_arena *arena, tkd_part *part,
                            tkd_error *err)
{
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(archive, index, 0, &about) != 0) {
        return fail(zip_get_error(archive), err);
    }
    if (about.size > TKD_PACKAGE_PART_LIMIT) {
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE, "%s on liiga suur (is too large)",
                        about.name);
    }
    char *bytes = TKD_TAKE(arena, about.size + 1, char);
    *part = (tkd_part){tkd_text_copy(arena, tkd_text_of(about.name)), {bytes, about.size}};
    if (bytes == NULL || part->name.data == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    zip_file_t *file = zip_fopen_index(archive, index, 0);
    if (file == NULL) {
        return fail(zip_get_error(archive), err);
    }
    const zip_int64_t size = zip_fread(file, bytes, about.size);
    const bool is_whole = size >= 0 && (zip_uint64_t)size == about.size;
    const tkd_status status = is_whole ? TKD_OK : fail(zip_file_get_error(file), err);
    return zip_fclose(file) == 0 || status != TKD_OK
               ? status
               : TKD_FAIL(err, TKD_ERR_LIBRARY, TKD_NOWHERE, "%s on vigane (is damaged)",
                          part->name.data);
}

tkd_status tkd_package_read(tkd_text bytes, tkd_arena *arena, tkd_list *parts, tkd_error *err)
{
    tkd_status status = TKD_OK;
    zip_error_t error;
    zip_error_init(&error);
    tkd_list_init(parts, arena, sizeof(tkd_part));
    zip_source_t *source = zip_source_buffer_create(bytes.data, bytes.size, 0, &error);
    zip_t *archive = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == NULL) {
        status = fail(&error, err);
        zip_source_free(source);
        goto done;
    }
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count && status == TKD_OK; i++) {
        tkd_part *part = tkd_list_add(parts);
        status = part == NULL
                     ? TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)")
                     : read_part(archive, (zip_uint64_t)i, arena, part, err);
    }
    zip_discard(archive);
done:
    zip_error_fini(&error);
    return status;
}
