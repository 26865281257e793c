/* Heap memory that is zeroed and never NULL: where the system has none left, abort. */
#pragma once

#include <stddef.h>

void *memory_alloc(size_t bytes);
/* Grows or shrinks a block; new bytes are not zeroed. */
void *memory_resize(void *block, size_t bytes);
char *memory_string(const char *text);
