// SPDX-License-Identifier: EUPL-1.2
// The yardstick of reading: libyaml's event loop and nothing else. Reads each file whole, takes its
// events one after the other and throws them away. Says how many there were.
//
// yaml-events FILE…
#include <stdio.h>
#include <stdlib.h>

#include <yaml.h>

static size_t read_whole(const char *path, unsigned char **bytes)
{
    FILE *file = fopen(path, "rb");
    size_t size = 0;

    *bytes = NULL;
    if (file != NULL && fseek(file, 0, SEEK_END) == 0 && ftell(file) > 0) {
        size = (size_t)ftell(file);
        rewind(file);
        *bytes = malloc(size);
        size = *bytes != NULL ? fread(*bytes, 1, size, file) : 0;
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return size;
}

static long count_events(const unsigned char *bytes, size_t size)
{
    yaml_parser_t parser;
    yaml_event_t event;
    long count = 0;
    int ended = 0;

    if (!yaml_parser_initialize(&parser)) {
        return -1;
    }
    yaml_parser_set_input_string(&parser, bytes, size);
    while (!ended) {
        if (!yaml_parser_parse(&parser, &event)) {
            count = -1;
            break;
        }
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        count++;
    }
    yaml_parser_delete(&parser);
    return count;
}

int main(int count, char **paths)
{
    long events = 0;
    size_t total = 0;

    for (int i = 1; i < count; i++) {
        unsigned char *bytes = NULL;
        const size_t size = read_whole(paths[i], &bytes);
        const long found = count_events(bytes, size);
        free(bytes);
        if (found < 0) {
            (void)fprintf(stderr, "yaml-events: %s cannot be read\n", paths[i]);
            return 1;
        }
        events += found;
        total += size;
    }
    printf("{\"events\": %ld, \"bytes\": %zu}\n", events, total);
    return 0;
}
