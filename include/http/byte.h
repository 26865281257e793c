/*
 * The classes of bytes that HTTP names (RFC 9110 section 5.6.2, RFC 3986 section 3.3,
 * RFC 6265 section 4.1.1). No byte above 0x7E is in any of them, nor is the percent sign.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum byte_class {
    BYTE_TOKEN = 1 << 0,  /* a field name, a method */
    BYTE_PATH = 1 << 1,   /* pchar and the slash */
    BYTE_QUERY = 1 << 2,  /* what browsers send unescaped: VCHAR without " # < > \ */
    BYTE_HOST = 1 << 3,   /* letters, digits, - . _ */
    BYTE_HEX = 1 << 4,    /* either case */
    BYTE_COOKIE = 1 << 5, /* VCHAR without " , ; \ */
};

extern const uint8_t byte_classes[256];

static inline bool byte_is(char byte, enum byte_class class)
{
    return (byte_classes[(unsigned char)byte] & class) != 0;
}

static inline bool byte_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The value of a hex digit; only for a byte of BYTE_HEX. */
static inline unsigned byte_hex_value(char byte)
{
    return byte <= '9' ? (unsigned)byte - '0' : ((unsigned)byte | 0x20U) - 'a' + 10;
}
