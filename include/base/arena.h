/*
 * Memory that lives and dies together: one arena per request. Blocks are zeroed and never
 * NULL; out of memory aborts the process (a worker loses only its own requests and is
 * replaced). Objects of other libraries are tied to the arena at birth by arena_defer().
 */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;
typedef void release_fn(void *object);

/* limit_bytes bounds the arena: past it arena_is_over() turns true and stays so; the owner
   of the arena answers for that. Past four times the limit the process aborts. */
struct arena *arena_create(size_t limit_bytes);
void arena_destroy(struct arena *arena);
bool arena_is_over(const struct arena *arena);
size_t arena_used_bytes(const struct arena *arena);

void *arena_alloc(struct arena *arena, size_t bytes);
/* A NUL-terminated copy; the length excludes the NUL. */
char *arena_copy(struct arena *arena, const char *text, size_t length);
char *arena_string(struct arena *arena, const char *text);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Calls release(object) when the arena is destroyed, last deferred first. */
void arena_defer(struct arena *arena, release_fn *release, void *object);
