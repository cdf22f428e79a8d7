// SPDX-License-Identifier: EUPL-1.2
// Writers: bytes to memory or to a stream, with the first failure remembered.
#include "teekond/writer.h"

#include "teekond/number.h"

#include <stdarg.h>
#include <string.h>

enum { SHORT = 32 };

void tkd_writer_init_memory(tkd_writer *writer, tkd_arena *arena, size_t limit)
{
    *writer = (tkd_writer){.arena = arena, .limit = limit};
}

void tkd_writer_init_stream(tkd_writer *writer, FILE *stream)
{
    *writer = (tkd_writer){.stream = stream};
}

// Room for `more` bytes and a NUL behind what a memory writer holds; false after a failure.
static bool make_room(tkd_writer *writer, size_t more)
{
    if (writer->limit != 0 && more > writer->limit - writer->size) {
        writer->status = TKD_ERR_LIMIT;
        return false;
    }
    if (more < writer->capacity - writer->size) {
        return true;
    }
    if (more > SIZE_MAX / 4 || writer->size > SIZE_MAX / 4) {
        writer->status = TKD_ERR_MEMORY;
        return false;
    }
    const size_t need = writer->size + more + 1;
    const size_t doubled = writer->capacity * 2;
    const size_t smallest = need > 64 ? need : 64;
    const size_t capacity = doubled > smallest ? doubled : smallest;
    char *bytes = TKD_TAKE(writer->arena, capacity, char);
    if (bytes == NULL) {
        writer->status = TKD_ERR_MEMORY;
        return false;
    }
    if (writer->size > 0) {
        memcpy(bytes, writer->bytes, writer->size);
    }
    writer->bytes = bytes;
    writer->capacity = capacity;
    return true;
}

// Most pieces are a few bytes: they go to the stream's buffer without a call and without its lock, since
// nobody else writes to the stream meanwhile.
static bool put_into_stream(FILE *stream, tkd_text text)
{
    if (text.size > SHORT) {
        return fwrite(text.data, 1, text.size, stream) == text.size;
    }
    for (size_t i = 0; i < text.size; i++) {
        if (putc_unlocked((unsigned char)text.data[i], stream) == EOF) {
            return false;
        }
    }
    return true;
}

void tkd_write(tkd_writer *writer, tkd_text text)
{
    if (writer->status != TKD_OK || text.size == 0) {
        return;
    }
    if (writer->stream != NULL) {
        if (!put_into_stream(writer->stream, text)) {
            writer->status = TKD_ERR_IO;
        }
        writer->size += text.size;
        return;
    }
    if (make_room(writer, text.size)) {
        memcpy(writer->bytes + writer->size, text.data, text.size);
        writer->size += text.size;
    }
}

void tkd_write_string(tkd_writer *writer, const char *string)
{
    tkd_write(writer, tkd_text_of(string));
}

void tkd_write_char(tkd_writer *writer, char byte)
{
    tkd_write(writer, (tkd_text){&byte, 1});
}

void tkd_write_format(tkd_writer *writer, const char *format, ...)
{
    if (writer->status != TKD_OK) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    if (writer->stream != NULL) {
        const int size = vfprintf(writer->stream, format, arguments);
        writer->status = size < 0 ? TKD_ERR_IO : TKD_OK;
        writer->size += size < 0 ? 0 : (size_t)size;
        va_end(arguments);
        return;
    }
    va_list again;
    va_copy(again, arguments);
    const int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0) {
        writer->status = TKD_ERR_VALUE;
    } else if (make_room(writer, (size_t)size)) {
        vsnprintf(writer->bytes + writer->size, (size_t)size + 1, format, again);
        writer->size += (size_t)size;
    }
    va_end(again);
}

void tkd_write_number(tkd_writer *writer, double number)
{
    char bytes[TKD_NUMBER_SIZE];
    tkd_write(writer, (tkd_text){bytes, tkd_number_shortest(number, bytes)});
}

tkd_text tkd_writer_text(tkd_writer *writer)
{
    TKD_REQUIRE(writer->stream == NULL);
    if (writer->status != TKD_OK || !make_room(writer, 0)) {
        return (tkd_text){0};
    }
    writer->bytes[writer->size] = '\0';
    return (tkd_text){writer->bytes, writer->size};
}

tkd_status tkd_writer_finish(tkd_writer *writer, tkd_error *err)
{
    if (writer->stream != NULL && writer->status == TKD_OK && fflush(writer->stream) != 0) {
        writer->status = TKD_ERR_IO;
    }
    switch (writer->status) {
    case TKD_OK: return TKD_OK;
    case TKD_ERR_MEMORY:
        return TKD_FAIL(err, TKD_ERR_MEMORY, TKD_NOWHERE, "mälu sai otsa (out of memory)");
    case TKD_ERR_LIMIT:
        return TKD_FAIL(err, TKD_ERR_LIMIT, TKD_NOWHERE,
                        "väljund on suurem kui lubatud (output exceeds its limit)");
    case TKD_ERR_IO:
        return TKD_FAIL(err, TKD_ERR_IO, TKD_NOWHERE, "kirjutamine ei õnnestunud (write failed)");
    case TKD_ERR_SYNTAX:
    case TKD_ERR_VALUE:
    case TKD_ERR_REFERENCE:
    case TKD_ERR_LIBRARY: break;
    }
    return TKD_FAIL(err, writer->status, TKD_NOWHERE, "kirjutamine ei õnnestunud (write failed)");
}
