/* Unguessable bytes from the kernel. */
#pragma once

#include <stddef.h>

void random_bytes(void *bytes, size_t length);
/* length characters of A-Z a-z 0-9 - _ and a NUL: 6 bits each. */
void random_word(char *word, size_t length);
