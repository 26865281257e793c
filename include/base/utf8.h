/* UTF-8 as in RFC 3629: no overlong forms, no surrogates, at most U+10FFFF. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True when the bytes are UTF-8 that we store: valid, and without NUL, the other C0 controls
   but tab, LF and CR, without DEL, U+FFFE, U+FFFF. */
bool utf8_is_storable(const char *text, size_t length);
bool utf8_is_valid(const char *text, size_t length);
/* Reads one code point and moves *position behind it; -1 at the end or on a bad byte
   (which is then skipped). */
int32_t utf8_next(const char *text, size_t length, size_t *position);
/* Writes one code point; returns its length of 1 to 4 bytes. */
size_t utf8_put(uint32_t code, char bytes[4]);
/* Number of code points in valid UTF-8. */
size_t utf8_count(const char *text, size_t length);
/* The greatest length up to limit_bytes that does not cut a code point. */
size_t utf8_cut(const char *text, size_t length, size_t limit_bytes);
