#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define POISON(start, bytes)   ASAN_POISON_MEMORY_REGION(start, bytes)
#define UNPOISON(start, bytes) ASAN_UNPOISON_MEMORY_REGION(start, bytes)
#else
#define POISON(start, bytes)   ((void)(start), (void)(bytes))
#define UNPOISON(start, bytes) ((void)(start), (void)(bytes))
#endif

/*
 * A chain of blocks, the newest first; small pieces are cut from the newest, a large piece
 * gets a block of its own behind it so that the rest of the newest is not wasted. Under the
 * address sanitizer the uncut part of each block is poisoned, with a gap after each piece.
 */
enum { BLOCK_BYTES = 16 * 1024 - 64, ALIGNMENT = 16, HARD_LIMIT_FACTOR = 4 };

#ifdef ARENA_POISONS
enum { GAP_BYTES = 16 };
#else
enum { GAP_BYTES = 0 };
#endif

struct block {
    struct block *older;
    size_t bytes;
    _Alignas(ALIGNMENT) unsigned char data[];
};

struct deferred {
    struct deferred *older;
    release_fn *release;
    void *object;
};

struct arena {
    struct block *block;
    size_t cut_bytes;
    size_t used_bytes;
    size_t limit_bytes;
    struct deferred *deferred;
};

static struct block *block_create(size_t bytes)
{
    struct block *block = memory_alloc(sizeof(struct block) + bytes);

    block->bytes = bytes;
    POISON(block->data, bytes);
    return block;
}

struct arena *arena_create(size_t limit_bytes)
{
    struct arena *arena = memory_alloc(sizeof(*arena));

    arena->limit_bytes = limit_bytes;
    arena->block = block_create(BLOCK_BYTES);
    return arena;
}

void arena_destroy(struct arena *arena)
{
    struct deferred *deferred;
    struct block *block;
    struct block *older;

    if (!arena)
        return;
    for (deferred = arena->deferred; deferred; deferred = deferred->older)
        deferred->release(deferred->object);
    for (block = arena->block; block; block = older) {
        older = block->older;
        UNPOISON(block->data, block->bytes);
        free(block);
    }
    free(arena);
}

bool arena_is_over(const struct arena *arena)
{
    return arena->used_bytes > arena->limit_bytes;
}

size_t arena_used_bytes(const struct arena *arena)
{
    return arena->used_bytes;
}

static void *alloc_large(struct arena *arena, size_t bytes)
{
    struct block *block = block_create(bytes);

    block->older = arena->block->older;
    arena->block->older = block;
    UNPOISON(block->data, bytes);
    return memset(block->data, 0, bytes);
}

void *arena_alloc(struct arena *arena, size_t bytes)
{
    size_t need = (bytes + GAP_BYTES + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    void *piece;

    if (bytes > SIZE_MAX / 2 ||
        arena->used_bytes + need > HARD_LIMIT_FACTOR * arena->limit_bytes)
        abort();
    arena->used_bytes += need;
    if (need > BLOCK_BYTES / 4)
        return alloc_large(arena, need);
    if (arena->cut_bytes + need > arena->block->bytes) {
        struct block *block = block_create(BLOCK_BYTES);

        block->older = arena->block;
        arena->block = block;
        arena->cut_bytes = 0;
    }
    piece = arena->block->data + arena->cut_bytes;
    arena->cut_bytes += need;
    UNPOISON(piece, bytes);
    return memset(piece, 0, bytes);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);

    if (length)
        memcpy(copy, text, length);
    return copy;
}

char *arena_string(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    int length;
    char *text;

    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    assert(length >= 0);
    text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    char *text;

    va_start(arguments, format);
    text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}

void arena_defer(struct arena *arena, release_fn *release, void *object)
{
    struct deferred *deferred = arena_alloc(arena, sizeof(*deferred));

    deferred->older = arena->deferred;
    deferred->release = release;
    deferred->object = object;
    arena->deferred = deferred;
}
