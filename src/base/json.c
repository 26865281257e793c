#include "base/json.h"

#include "base/buf.h"
#include "base/utf8.h"

static void put_escape(struct buf *buf, unsigned char byte)
{
    switch (byte) {
    case '"':
        buf_add_string(buf, "\\\"");
        break;
    case '\\':
        buf_add_string(buf, "\\\\");
        break;
    case '\n':
        buf_add_string(buf, "\\n");
        break;
    case '\r':
        buf_add_string(buf, "\\r");
        break;
    case '\t':
        buf_add_string(buf, "\\t");
        break;
    default:
        buf_printf(buf, "\\u%04x", byte);
        break;
    }
}

void json_put_string(struct buf *buf, const char *text, size_t length)
{
    size_t start = 0;
    size_t position = 0;

    buf_add_char(buf, '"');
    while (position < length) {
        unsigned char byte = (unsigned char)text[position];
        size_t before = position;

        if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') {
            position++;
            continue;
        }
        if (byte >= 0x80 && utf8_next(text, length, &position) >= 0)
            continue;
        buf_add(buf, text + start, before - start);
        if (byte >= 0x80)
            buf_add_string(buf, "\xEF\xBF\xBD");
        else
            put_escape(buf, byte);
        position = before + 1;
        start = position;
    }
    buf_add(buf, text + start, length - start);
    buf_add_char(buf, '"');
}
