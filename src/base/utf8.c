#include "base/utf8.h"

static int sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

int32_t utf8_next(const char *text, size_t length, size_t *position)
{
    static const int32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t start = *position;
    int32_t code;
    int count;

    if (start >= length)
        return -1;
    count = sequence_length((unsigned char)text[start]);
    *position = start + 1;
    if (count == 0 || (size_t)count > length - start)
        return -1;
    if (count == 1)
        return (unsigned char)text[start];
    code = (unsigned char)text[start] & (0x7F >> count);
    for (int i = 1; i < count; i++) {
        unsigned char byte = (unsigned char)text[start + (size_t)i];

        if ((byte & 0xC0) != 0x80)
            return -1;
        code = code << 6 | (byte & 0x3F);
    }
    if (code < smallest[count] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return -1;
    *position = start + (size_t)count;
    return code;
}

bool utf8_is_valid(const char *text, size_t length)
{
    size_t position = 0;

    while (position < length)
        if ((unsigned char)text[position] < 0x80)
            position++;
        else if (utf8_next(text, length, &position) < 0)
            return false;
    return true;
}

static bool code_is_storable(int32_t code)
{
    if (code < 0x20)
        return code == '\t' || code == '\n' || code == '\r';
    return code != 0x7F && code != 0xFFFE && code != 0xFFFF;
}

bool utf8_is_storable(const char *text, size_t length)
{
    size_t position = 0;

    while (position < length)
        if (!code_is_storable(utf8_next(text, length, &position)))
            return false;
    return true;
}

size_t utf8_put(uint32_t code, char bytes[4])
{
    if (code < 0x80) {
        bytes[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        bytes[0] = (char)(0xC0 | code >> 6);
        bytes[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        bytes[0] = (char)(0xE0 | code >> 12);
        bytes[1] = (char)(0x80 | (code >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | code >> 18);
    bytes[1] = (char)(0x80 | (code >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (code >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

size_t utf8_count(const char *text, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

size_t utf8_cut(const char *text, size_t length, size_t limit_bytes)
{
    size_t cut = limit_bytes;

    if (length <= limit_bytes)
        return length;
    while (cut > 0 && ((unsigned char)text[cut] & 0xC0) == 0x80)
        cut--;
    return cut;
}
