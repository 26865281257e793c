/*
 * A growing run of bytes with a limit from its birth. What would pass the limit is not
 * added, and is_full turns true and stays so: check it once, at the end.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct buf {
    char *data; /* NULL until the first byte; not NUL-terminated, see buf_string() */
    size_t length;
    size_t capacity;
    size_t limit_bytes;
    bool is_full;
};

void buf_init(struct buf *buf, size_t limit_bytes);
void buf_finish(struct buf *buf);
void buf_clear(struct buf *buf);

void buf_add(struct buf *buf, const void *bytes, size_t length);
void buf_add_string(struct buf *buf, const char *text);
void buf_add_char(struct buf *buf, char byte);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Room for length more bytes at the end, to be claimed by buf_added(); NULL when full. */
char *buf_reserve(struct buf *buf, size_t length);
void buf_added(struct buf *buf, size_t length);
/* The bytes with a NUL behind them (not counted); owned by the buffer. */
const char *buf_string(struct buf *buf);

/* release_fn for arena_defer(). */
void buf_release(void *buf);
