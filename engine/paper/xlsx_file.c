// SPDX-License-Identifier: EUPL-1.2
// A file that is in no folder: the workbook library writes to paths only, and this one leads to memory
// that is gone with the program, however that ends.
#include "xlsx.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static tkd_status fail(int reason, tkd_error *err)
{
    char words[160];
    return TKD_FAIL(err, TKD_ERR_IO, TKD_NOWHERE, "XLSX: %s",
                    tkd_reason(reason, words, sizeof(words)));
}

tkd_status tkd_xlsx_file_open(tkd_xlsx_file *file, tkd_error *err)
{
    file->descriptor = memfd_create("teekond.xlsx", MFD_CLOEXEC);
    if (file->descriptor < 0) {
        return fail(errno, err);
    }
    (void)snprintf(file->path, sizeof(file->path), "/proc/self/fd/%d", file->descriptor);
    return TKD_OK;
}

tkd_status tkd_xlsx_file_read(tkd_xlsx_file *file, tkd_arena *arena, tkd_text *bytes,
                              tkd_error *err)
{
    struct stat about;
    if (fstat(file->descriptor, &about) != 0) {
        return fail(errno, err);
    }
    const size_t size = (size_t)about.st_size;
    char *to = TKD_TAKE(arena, size, char);
    if (to == NULL) {
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    }
    size_t read_so_far = 0;
    while (read_so_far < size) {
        const ssize_t count =
            pread(file->descriptor, to + read_so_far, size - read_so_far, (off_t)read_so_far);
        if (count <= 0 && !(count < 0 && errno == EINTR)) {
            return fail(count < 0 ? errno : EIO, err);
        }
        read_so_far += count > 0 ? (size_t)count : 0;
    }
    *bytes = (tkd_text){to, size};
    return TKD_OK;
}

void tkd_xlsx_file_close(tkd_xlsx_file *file)
{
    if (file->descriptor >= 0) {
        (void)close(file->descriptor);
        file->descriptor = -1;
    }
}
