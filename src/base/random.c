#include "base/random.h"

#include <stdlib.h>
#include <sys/random.h>

void random_bytes(void *bytes, size_t length)
{
    unsigned char *at = bytes;

    while (length > 0) {
        ssize_t got = getrandom(at, length, 0);

        if (got <= 0)
            abort();
        at += got;
        length -= (size_t)got;
    }
}

void random_word(char *word, size_t length)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    random_bytes(word, length);
    for (size_t i = 0; i < length; i++)
        word[i] = letters[(unsigned char)word[i] & 63];
    word[length] = '\0';
}
