#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { CAPACITY_FIRST = 256 };

void buf_init(struct buf *buf, size_t limit_bytes)
{
    *buf = (struct buf){.limit_bytes = limit_bytes};
}

void buf_finish(struct buf *buf)
{
    free(buf->data);
    buf->data = NULL;
    buf->length = buf->capacity = 0;
}

void buf_release(void *buf)
{
    buf_finish(buf);
}

void buf_clear(struct buf *buf)
{
    buf->length = 0;
    buf->is_full = false;
}

static bool buf_grow(struct buf *buf, size_t length)
{
    size_t capacity = buf->capacity ? buf->capacity : CAPACITY_FIRST;

    if (length > buf->limit_bytes - buf->length || buf->is_full) {
        buf->is_full = true;
        return false;
    }
    if (buf->length + length < buf->capacity)
        return true;
    while (capacity <= buf->length + length)
        capacity *= 2;
    buf->data = memory_resize(buf->data, capacity);
    buf->capacity = capacity;
    return true;
}

char *buf_reserve(struct buf *buf, size_t length)
{
    return buf_grow(buf, length) ? buf->data + buf->length : NULL;
}

void buf_added(struct buf *buf, size_t length)
{
    assert(buf->length + length <= buf->capacity);
    buf->length += length;
}

void buf_add(struct buf *buf, const void *bytes, size_t length)
{
    if (length == 0 || !buf_grow(buf, length))
        return;
    memcpy(buf->data + buf->length, bytes, length);
    buf->length += length;
}

void buf_add_string(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void buf_add_char(struct buf *buf, char byte)
{
    buf_add(buf, &byte, 1);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list arguments;
    va_list again;
    int length;
    char *end;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    assert(length >= 0);
    end = buf_reserve(buf, (size_t)length + 1);
    if (end) {
        vsnprintf(end, (size_t)length + 1, format, again);
        buf->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

const char *buf_string(struct buf *buf)
{
    if (buf->length == buf->capacity) {
        buf->data = memory_resize(buf->data, buf->length + 1);
        buf->capacity = buf->length + 1;
    }
    buf->data[buf->length] = '\0';
    return buf->data;
}
