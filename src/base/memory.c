#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void *memory_alloc(size_t bytes)
{
    void *block = calloc(1, bytes ? bytes : 1);

    if (!block)
        abort();
    return block;
}

void *memory_resize(void *block, size_t bytes)
{
    void *resized = realloc(block, bytes ? bytes : 1);

    if (!resized)
        abort();
    return resized;
}

char *memory_string(const char *text)
{
    size_t bytes = strlen(text) + 1;

    return memcpy(memory_alloc(bytes), text, bytes);
}
