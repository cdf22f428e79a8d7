// SPDX-License-Identifier: EUPL-1.2
// Files that are replaced as a whole: written beside their place under another name, renamed when
// complete. What is no regular file (a device, a pipe) cannot be replaced and is written directly.
#include "teekond/writer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static tkd_status fail(tkd_error *err, const char *path, int reason)
{
    char words[160];
    return TKD_FAIL(err, TKD_ERR_IO, TKD_NOWHERE, "%s: %s", path,
                    tkd_reason(reason, words, sizeof(words)));
}

const char *tkd_reason(int reason, char *words, size_t size)
{
    static const struct {
        int reason;
        const char *estonian;
    } known[] = {
        {ENOENT, "sellist faili või kausta ei ole"},
        {EACCES, "selleks ei ole õigust"},
        {EPERM, "selleks ei ole õigust"},
        {EISDIR, "see on kaust, mitte fail"},
        {ENOTDIR, "tee peal on fail, kus peaks olema kaust"},
        {ENOSPC, "ketas on täis"},
        {EROFS, "kettale ei saa kirjutada"},
        {ENAMETOOLONG, "nimi on liiga pikk"},
        {ELOOP, "lingid viivad ringi"},
        {EMFILE, "liiga palju avatud faile"},
        {EINVAL, "see ei ole tavaline fail"},
        {EPIPE, "lugeja on ära läinud"},
    };
    char english[96];
    if (strerror_r(reason, english, sizeof(english)) != 0) {
        snprintf(english, sizeof(english), "errno %d", reason);
    }
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (known[i].reason == reason) {
            snprintf(words, size, "%s (%s)", known[i].estonian, english);
            return words;
        }
    }
    snprintf(words, size, "%s", english);
    return words;
}

// Where `path` leads: links are followed, so that a link stays a link. False, with errno set, when
// that cannot be told.
static bool find_place(const char *path, char *place, size_t size)
{
    char target[sizeof((tkd_output){0}.path)];
    char joined[sizeof(target)];
    int written = snprintf(place, size, "%s", path);
    for (int i = 0; i < 32; i++) {
        if (written < 0 || (size_t)written >= size) {
            errno = ENAMETOOLONG;
            return false;
        }
        const ssize_t length = readlink(place, target, sizeof(target) - 1);
        if (length < 0) {
            return true;
        }
        target[length] = '\0';
        const char *slash = strrchr(place, '/');
        const int folder_size = slash == NULL || target[0] == '/' ? 0 : (int)(slash - place) + 1;
        written = snprintf(joined, sizeof(joined), "%.*s%s", folder_size, place, target);
        snprintf(place, size, "%s", joined);
    }
    errno = ELOOP;
    return false;
}

// Creates a file of a name not yet used beside `path`; its descriptor, or -1 with errno set.
static int create_beside(const char *path, char *temporary, size_t size)
{
    const char *slash = strrchr(path, '/');
    const int folder_size = slash == NULL ? 0 : (int)(slash - path) + 1;
    const char *name = path + folder_size;
    for (int i = 0; i < 1000; i++) {
        const int written = snprintf(temporary, size, "%.*s.%.100s.%ld-%d.tmp", folder_size, path,
                                     name, (long)getpid(), i);
        if (written < 0 || (size_t)written >= size) {
            errno = ENAMETOOLONG;
            return -1;
        }
        const int descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0 || errno != EEXIST) {
            return descriptor;
        }
    }
    return -1;
}

tkd_status tkd_output_open(tkd_output *output, const char *path, tkd_error *err)
{
    memset(output, 0, sizeof(*output));
    if (strcmp(path, "-") == 0) {
        output->stream = stdout;
        return TKD_OK;
    }
    if (path[0] == '\0') {
        return fail(err, path, ENOENT);
    }
    if (!find_place(path, output->path, sizeof(output->path))) {
        return fail(err, path, errno);
    }
    struct stat old;
    const bool exists = stat(output->path, &old) == 0;
    if ((exists && S_ISDIR(old.st_mode)) || path[strlen(path) - 1] == '/') {
        return fail(err, path, EISDIR);
    }
    int descriptor = -1;
    if (exists && !S_ISREG(old.st_mode)) {
        descriptor = open(output->path, O_WRONLY | O_CLOEXEC);
    } else if (exists && access(output->path, W_OK) != 0) {
        return fail(err, path, errno);
    } else {
        descriptor = create_beside(output->path, output->temporary, sizeof(output->temporary));
    }
    if (descriptor < 0) {
        const int reason = errno;
        output->temporary[0] = '\0';
        return fail(err, path, reason);
    }
    if (exists && output->temporary[0] != '\0') {
        (void)fchmod(descriptor, old.st_mode & 0777);
    }
    output->stream = fdopen(descriptor, "wb");
    if (output->stream == NULL) {
        const int reason = errno;
        close(descriptor);
        tkd_output_cancel(output);
        return fail(err, path, reason);
    }
    return TKD_OK;
}

tkd_status tkd_output_commit(tkd_output *output, tkd_error *err)
{
    TKD_REQUIRE(output->stream != NULL);
    FILE *stream = output->stream;
    errno = 0;
    bool is_written = fflush(stream) == 0 && ferror(stream) == 0;
    int reason = is_written ? 0 : errno;
    output->stream = NULL;
    if (stream != stdout && fclose(stream) != 0 && is_written) {
        is_written = false;
        reason = errno;
    }
    if (is_written && output->temporary[0] != '\0' &&
        rename(output->temporary, output->path) != 0) {
        is_written = false;
        reason = errno;
    }
    if (is_written) {
        output->temporary[0] = '\0';
        return TKD_OK;
    }
    tkd_output_cancel(output);
    return fail(err, stream == stdout ? "-" : output->path, reason == 0 ? EIO : reason);
}

void tkd_output_cancel(tkd_output *output)
{
    if (output->stream != NULL && output->stream != stdout) {
        fclose(output->stream);
    }
    output->stream = NULL;
    if (output->temporary[0] != '\0') {
        unlink(output->temporary);
        output->temporary[0] = '\0';
    }
}
