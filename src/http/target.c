#include "http/target.h"

#include <string.h>

#include "base/utf8.h"
#include "http/byte.h"

enum { ESCAPE_BYTES = 3, SEQUENCE_BYTES_MAX = 4, HOST_BYTES_MAX = 255, PORT_MAX = 65535 };

/* Reads one %XX at the front; false when it is not one. */
static bool escape_read(const char *at, const char *end, unsigned char *ret_byte)
{
    if (end - at < ESCAPE_BYTES || at[0] != '%' || !byte_is(at[1], BYTE_HEX) ||
        !byte_is(at[2], BYTE_HEX))
        return false;
    *ret_byte = (unsigned char)(byte_hex_value(at[1]) << 4 | byte_hex_value(at[2]));
    return true;
}

/* The bytes of one code point must be escaped together, so a handful of escapes is enough
   to judge one; moves *at behind it. */
static bool escaped_code_is_storable(const char **at, const char *end)
{
    char bytes[SEQUENCE_BYTES_MAX];
    unsigned char byte;
    size_t count = 0;
    size_t used = 0;

    while (count < SEQUENCE_BYTES_MAX && escape_read(*at + count * ESCAPE_BYTES, end, &byte) &&
           byte >= 0x80)
        bytes[count++] = (char)byte;
    if (utf8_next(bytes, count, &used) < 0 || !utf8_is_storable(bytes, used))
        return false;
    *at += used * ESCAPE_BYTES;
    return true;
}

static bool escape_is_fit_for_path(const char **at, const char *end)
{
    unsigned char byte;

    if (!escape_read(*at, end, &byte))
        return false;
    if (byte >= 0x80)
        return escaped_code_is_storable(at, end);
    *at += ESCAPE_BYTES;
    return byte >= 0x20 && byte != 0x7F && byte != '/' && byte != '\\' && byte != '.';
}

/* An empty segment is the last one only. */
static bool segment_is_valid(const char *start, const char *end, bool is_last)
{
    size_t length = (size_t)(end - start);

    if (length == 0)
        return is_last;
    return start[0] != '.' || (length > 1 && (length > 2 || start[1] != '.'));
}

static bool path_is_valid(const char *at, const char *end)
{
    const char *segment = at + 1;

    if (at == end || *at != '/')
        return false;
    at++;
    while (at < end) {
        if (*at == '%') {
            if (!escape_is_fit_for_path(&at, end))
                return false;
            continue;
        }
        if (!byte_is(*at, BYTE_PATH))
            return false;
        if (*at == '/') {
            if (!segment_is_valid(segment, at, false))
                return false;
            segment = at + 1;
        }
        at++;
    }
    return segment_is_valid(segment, end, true);
}

static bool query_is_valid(const char *at, const char *end)
{
    unsigned char byte;

    while (at < end)
        if (byte_is(*at, BYTE_QUERY))
            at++;
        else if (escape_read(at, end, &byte))
            at += ESCAPE_BYTES;
        else
            return false;
    return true;
}

bool target_is_valid(struct text target, size_t *ret_path_length)
{
    const char *end = target.data + target.length;
    const char *mark = memchr(target.data, '?', target.length);
    const char *path_end = mark ? mark : end;

    *ret_path_length = (size_t)(path_end - target.data);
    return path_is_valid(target.data, path_end) && (!mark || query_is_valid(mark + 1, end));
}

static bool port_is_valid(const char *at, const char *end)
{
    unsigned port = 0;

    if (at == end || end - at > 5)
        return false;
    for (; at < end; at++) {
        if (!byte_is_digit(*at))
            return false;
        port = port * 10 + (unsigned)(*at - '0');
    }
    return port <= PORT_MAX;
}

static const char *address_end(const char *at, const char *end)
{
    const char *start = ++at;

    while (at < end && (byte_is(*at, BYTE_HEX) || *at == ':' || *at == '.'))
        at++;
    return at > start && at < end && *at == ']' ? at + 1 : NULL;
}

static const char *name_end(const char *at, const char *end)
{
    if (at == end || *at == '.' || *at == '-')
        return NULL;
    while (at < end && byte_is(*at, BYTE_HOST))
        at++;
    return at;
}

bool target_is_host(struct text host)
{
    const char *end = host.data + host.length;
    const char *at;

    if (host.length == 0 || host.length > HOST_BYTES_MAX)
        return false;
    at = host.data[0] == '[' ? address_end(host.data, end) : name_end(host.data, end);
    if (!at || at == host.data)
        return false;
    return at == end || (*at == ':' && port_is_valid(at + 1, end));
}
