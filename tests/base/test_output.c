// SPDX-License-Identifier: EUPL-1.2
// Files are replaced as a whole or not at all.
#include "tkd_test.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "teekond/writer.h"

// A fresh folder for one case; its name is kept in `folder`.
static void make_folder(char folder[64])
{
    memcpy(folder, "/tmp/teekond-output-XXXXXX", 27);
    CHECK(mkdtemp(folder) != NULL);
}

static void put(const char *path, const char *content)
{
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL && fputs(content, file) >= 0);
    CHECK_INT(fclose(file), 0);
}

static void check_content(const char *path, const char *expected)
{
    char bytes[64] = {0};
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    CHECK_SIZE(fread(bytes, 1, sizeof(bytes) - 1, file), strlen(expected));
    (void)fclose(file);
    CHECK_TEXT(bytes, expected);
}

TKD_CASE(base, output, commit_replaces_the_file)
{
    char folder[64];
    char path[128];
    tkd_output output;
    make_folder(folder);
    (void)snprintf(path, sizeof(path), "%s/aruanne.csv", folder);
    put(path, "vana");
    CHECK_OK(tkd_output_open(&output, path, check_error()));
    CHECK(fputs("uus", output.stream) >= 0);
    check_content(path, "vana");
    CHECK_OK(tkd_output_commit(&output, check_error()));
    check_content(path, "uus");
    unlink(path);
    CHECK_INT(rmdir(folder), 0); // Nothing else was left behind.
}

TKD_CASE(base, output, cancel_keeps_the_old_file)
{
    char folder[64];
    char path[128];
    tkd_output output;
    make_folder(folder);
    (void)snprintf(path, sizeof(path), "%s/kaart.svg", folder);
    put(path, "vana");
    CHECK_OK(tkd_output_open(&output, path, check_error()));
    CHECK(fputs("pool", output.stream) >= 0);
    tkd_output_cancel(&output);
    tkd_output_cancel(&output);
    check_content(path, "vana");
    unlink(path);
    CHECK_INT(rmdir(folder), 0);
}

TKD_CASE(base, output, two_at_once_do_not_meet)
{
    char folder[64];
    char path[128];
    tkd_output outputs[2];
    make_folder(folder);
    (void)snprintf(path, sizeof(path), "%s/a.json", folder);
    CHECK_OK(tkd_output_open(&outputs[0], path, check_error()));
    CHECK_OK(tkd_output_open(&outputs[1], path, check_error()));
    CHECK(strcmp(outputs[0].temporary, outputs[1].temporary) != 0);
    tkd_output_cancel(&outputs[0]);
    CHECK_OK(tkd_output_commit(&outputs[1], check_error()));
    unlink(path);
    CHECK_INT(rmdir(folder), 0);
}

TKD_CASE(base, output, folder_is_refused)
{
    tkd_output output;
    tkd_error err = {0};
    CHECK_STATUS(tkd_output_open(&output, "/tmp", &err), TKD_ERR_IO);
    CHECK_CONTAINS(err.message, "/tmp: see on kaust");
    tkd_output_cancel(&output);
}

TKD_CASE(base, output, missing_folder_is_named)
{
    tkd_output output;
    tkd_error err = {0};
    CHECK_STATUS(tkd_output_open(&output, "/tmp/sellist-kausta-ei-ole/a.csv", &err), TKD_ERR_IO);
    CHECK_CONTAINS(err.message, "/tmp/sellist-kausta-ei-ole/a.csv");
    CHECK_CONTAINS(err.message, "ei ole");
}

TKD_CASE(base, output, link_stays_a_link)
{
    char folder[64];
    char path[128];
    char name[128];
    struct stat about;
    tkd_output output;
    make_folder(folder);
    (void)snprintf(path, sizeof(path), "%s/päris.txt", folder);
    (void)snprintf(name, sizeof(name), "%s/link.txt", folder);
    put(path, "vana");
    CHECK_INT(symlink("päris.txt", name), 0);
    CHECK_OK(tkd_output_open(&output, name, check_error()));
    CHECK(fputs("uus", output.stream) >= 0);
    CHECK_OK(tkd_output_commit(&output, check_error()));
    CHECK(lstat(name, &about) == 0 && S_ISLNK(about.st_mode));
    check_content(path, "uus");
    unlink(name);
    unlink(path);
    CHECK_INT(rmdir(folder), 0);
}

TKD_CASE(base, output, device_is_written_directly)
{
    tkd_output output;
    CHECK_OK(tkd_output_open(&output, "/dev/null", check_error()));
    CHECK(fputs("x", output.stream) >= 0);
    CHECK_OK(tkd_output_commit(&output, check_error()));
    CHECK_INT(access("/dev/null", W_OK), 0);
}

TKD_CASE(base, output, full_disk_is_told)
{
    tkd_output output;
    tkd_error err = {0};
    CHECK_OK(tkd_output_open(&output, "/dev/full", check_error()));
    CHECK(fputs("x", output.stream) >= 0);
    CHECK_STATUS(tkd_output_commit(&output, &err), TKD_ERR_IO);
    CHECK_CONTAINS(err.message, "ketas on täis");
}
