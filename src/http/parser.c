#include "http/parser.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "http/byte.h"
#include "http/target.h"

/*
 * Two programs that read one stream of bytes must find the same requests in it: where they
 * differ, one client's body becomes another client's request. So this parser has no
 * leniency to offer. What the grammar does not allow, what it allows and nobody sends
 * (obs-fold, chunk extensions, trailers, absolute targets), and what has two readings
 * (Content-Length beside Transfer-Encoding, a body on GET) is refused, and the connection
 * closes.
 *
 * The head is judged line by line, each as soon as its CRLF is there; scanned_bytes and
 * line_at remember how far that went, so no byte is looked for twice, and the first bad
 * byte decides, however the bytes arrive. Only offsets are kept: the buffer may move
 * between two calls.
 *
 * The framing of chunks is read byte by byte in a small machine; nothing of it has to stay in
 * the buffer.
 */

static const char *const method_names[] = {
    [METHOD_GET] = "GET",         [METHOD_HEAD] = "HEAD",   [METHOD_POST] = "POST",
    [METHOD_PUT] = "PUT",         [METHOD_PATCH] = "PATCH", [METHOD_DELETE] = "DELETE",
    [METHOD_OPTIONS] = "OPTIONS",
};

static const struct known_field {
    uint8_t length;
    bool is_list; /* may be sent more than once */
    const char *name;
} known_fields[FIELD_COUNT] = {
    [FIELD_ACCEPT] = {6, true, "accept"},
    [FIELD_ACCEPT_ENCODING] = {15, true, "accept-encoding"},
    [FIELD_ACCEPT_LANGUAGE] = {15, true, "accept-language"},
    [FIELD_AUTHORIZATION] = {13, false, "authorization"},
    [FIELD_CONNECTION] = {10, true, "connection"},
    [FIELD_CONTENT_LENGTH] = {14, false, "content-length"},
    [FIELD_CONTENT_TYPE] = {12, false, "content-type"},
    [FIELD_COOKIE] = {6, false, "cookie"},
    [FIELD_EXPECT] = {6, false, "expect"},
    [FIELD_HOST] = {4, false, "host"},
    [FIELD_IDEMPOTENCY_KEY] = {15, false, "idempotency-key"},
    [FIELD_IF_NONE_MATCH] = {13, true, "if-none-match"},
    [FIELD_LAST_EVENT_ID] = {13, false, "last-event-id"},
    [FIELD_ORIGIN] = {6, false, "origin"},
    [FIELD_RANGE] = {5, false, "range"},
    [FIELD_SEC_FETCH_SITE] = {14, false, "sec-fetch-site"},
    [FIELD_TRANSFER_ENCODING] = {17, false, "transfer-encoding"},
    [FIELD_USER_AGENT] = {10, false, "user-agent"},
    [FIELD_X_FORWARDED_FOR] = {15, true, "x-forwarded-for"},
};

enum { CONTENT_LENGTH_DIGITS_MAX = 15, CHUNK_SIZE_DIGITS_MAX = 8 };

enum body_state {
    BODY_NONE,
    BODY_COUNTED,
    CHUNK_SIZE,
    CHUNK_SIZE_LF,
    CHUNK_DATA,
    CHUNK_DATA_CR,
    CHUNK_DATA_LF,
    CHUNK_LAST_CR,
    CHUNK_LAST_LF,
    BODY_DONE,
};

const char *method_name(enum method method)
{
    return method_names[method];
}

void parser_reset(struct parser *parser)
{
    *parser = (struct parser){.refusal.status = 0};
}

static bool refuse(struct parser *parser, int status, const char *reason)
{
    parser->refusal.status = status;
    parser->refusal.reason = reason;
    return false;
}

static bool text_is_nocase(struct text text, const char *string)
{
    return strlen(string) == text.length && strncasecmp(text.data, string, text.length) == 0;
}

/* Whether one of eight bytes is below 0x20 or 0x7F, told by the borrows of one subtraction. */
static bool has_control(const char *eight)
{
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t word;
    uint64_t delete;

    memcpy(&word, eight, sizeof(word));
    delete = word ^ (each * 0x7F);
    return (((word - each * 0x20) & ~word) | ((delete - each) & ~delete)) & (each * 0x80);
}

/* The place of the next control byte but HTAB, or length. */
static size_t control_find(const char *data, size_t at, size_t length)
{
    while (at < length) {
        if (length - at >= 8 && !has_control(data + at)) {
            at += 8;
            continue;
        }
        for (size_t end = length - at < 8 ? length : at + 8; at < end; at++) {
            unsigned char byte = (unsigned char)data[at];

            if ((byte < 0x20 && byte != '\t') || byte == 0x7F)
                return at;
        }
    }
    return at;
}

enum line_event { LINE_MORE, LINE_COMPLETE, LINE_BAD };

/* Looks for the CRLF of the line at line_at within the bytes that the limit allows. */
static enum line_event line_find(struct parser *parser, const char *data, size_t length,
                                 size_t *ret_end)
{
    bool is_first = !parser->has_request_line;
    size_t limit = is_first ? REQUEST_LINE_BYTES_MAX : HEAD_BYTES_MAX;
    size_t end = length < limit ? length : limit;
    size_t at = control_find(data, parser->scanned_bytes, end);

    parser->scanned_bytes = at;
    if (at < end && data[at] != '\r') {
        refuse(parser, 400, data[at] == '\n' ? "bare-line-end" : "control-byte");
        return LINE_BAD;
    }
    if (at + 1 < end && data[at + 1] != '\n') {
        refuse(parser, 400, "bare-line-end");
        return LINE_BAD;
    }
    if (at + 1 < end) {
        *ret_end = at;
        parser->scanned_bytes = at + 2;
        return LINE_COMPLETE;
    }
    if (length >= limit) {
        refuse(parser, is_first ? 414 : 431, is_first ? "long-target" : "long-head");
        return LINE_BAD;
    }
    return LINE_MORE;
}

static bool method_read(struct parser *parser, struct text word)
{
    for (enum method method = 0; method < METHOD_COUNT; method++)
        if (text_is(word, method_names[method])) {
            parser->head.method = method;
            return true;
        }
    for (size_t i = 0; i < word.length; i++)
        if (!byte_is(word.data[i], BYTE_TOKEN))
            return refuse(parser, 400, "bad-request-line");
    if (word.length == 0)
        return refuse(parser, 400, "bad-request-line");
    return refuse(parser, 501, "unknown-method");
}

static bool version_read(struct parser *parser, struct text word)
{
    if (text_is(word, "HTTP/1.1"))
        return true;
    if (text_is(word, "HTTP/1.0")) {
        parser->head.is_http_1_0 = true;
        return true;
    }
    if (word.length == 8 && memcmp(word.data, "HTTP/", 5) == 0 && byte_is_digit(word.data[5]) &&
        word.data[6] == '.' && byte_is_digit(word.data[7]))
        return refuse(parser, 505, "unknown-version");
    return refuse(parser, 400, "bad-request-line");
}

static bool request_line_read(struct parser *parser, const char *data, size_t start, size_t end)
{
    const char *line = data + start;
    const char *first = memchr(line, ' ', end - start);
    const char *last = memrchr(line, ' ', end - start);
    struct text target;
    size_t path_length;

    if (!first || first == last)
        return refuse(parser, 400, "bad-request-line");
    if (!method_read(parser, (struct text){line, (size_t)(first - line)}) ||
        !version_read(parser, (struct text){last + 1, (size_t)(data + end - last - 1)}))
        return false;
    target = (struct text){first + 1, (size_t)(last - first - 1)};
    if (!target_is_valid(target, &path_length))
        return refuse(parser, 400, "bad-target");
    parser->head.target_at = (uint16_t)(target.data - data);
    parser->head.target_length = (uint16_t)target.length;
    parser->head.path_length = (uint16_t)path_length;
    return true;
}

/* FIELD_COUNT when the program does not know it. */
static enum field field_of_name(struct text name)
{
    for (enum field field = 0; field < FIELD_COUNT; field++)
        if (known_fields[field].length == name.length &&
            strncasecmp(known_fields[field].name, name.data, name.length) == 0)
            return field;
    return FIELD_COUNT;
}

static bool host_read(struct parser *parser, struct text value)
{
    return target_is_host(value) || refuse(parser, 400, "bad-host");
}

static bool content_length_read(struct parser *parser, struct text value)
{
    int64_t count = 0;

    if (value.length == 0 || value.length > CONTENT_LENGTH_DIGITS_MAX)
        return refuse(parser, 400, "bad-content-length");
    for (size_t i = 0; i < value.length; i++) {
        if (!byte_is_digit(value.data[i]))
            return refuse(parser, 400, "bad-content-length");
        count = count * 10 + (value.data[i] - '0');
    }
    parser->head.content_length = count;
    return true;
}

static bool transfer_encoding_read(struct parser *parser, struct text value)
{
    if (!text_is_nocase(value, "chunked"))
        return refuse(parser, 501, "unknown-transfer-encoding");
    parser->head.content_length = -1;
    return true;
}

static bool expect_read(struct parser *parser, struct text value)
{
    if (!text_is_nocase(value, "100-continue"))
        return refuse(parser, 417, "unknown-expectation");
    parser->head.expects_continue = true;
    return true;
}

static struct text text_trim(struct text text)
{
    while (text.length > 0 && (text.data[0] == ' ' || text.data[0] == '\t')) {
        text.data++;
        text.length--;
    }
    while (text.length > 0 &&
           (text.data[text.length - 1] == ' ' || text.data[text.length - 1] == '\t'))
        text.length--;
    return text;
}

static bool connection_read(struct parser *parser, struct text value)
{
    const char *end = value.data + value.length;
    const char *at = value.data;

    while (at <= end) {
        const char *comma = at < end ? memchr(at, ',', (size_t)(end - at)) : NULL;
        const char *stop = comma ? comma : end;
        struct text option = text_trim((struct text){at, (size_t)(stop - at)});

        parser->has_close |= text_is_nocase(option, "close");
        parser->has_keep_alive |= text_is_nocase(option, "keep-alive");
        at = stop + 1;
    }
    return true;
}

static bool known_field_read(struct parser *parser, enum field field, struct text value)
{
    static bool (*const readers[FIELD_COUNT])(struct parser *, struct text) = {
        [FIELD_CONNECTION] = connection_read,
        [FIELD_CONTENT_LENGTH] = content_length_read,
        [FIELD_EXPECT] = expect_read,
        [FIELD_HOST] = host_read,
        [FIELD_TRANSFER_ENCODING] = transfer_encoding_read,
    };
    struct head *head = &parser->head;

    if (head_has(head, field) && !known_fields[field].is_list)
        return refuse(parser, 400, "repeated-field");
    head->known[field] = head->field_count;
    return !readers[field] || readers[field](parser, value);
}

static bool field_read(struct parser *parser, const char *data, size_t start, size_t end)
{
    struct head *head = &parser->head;
    struct text value;
    enum field field;
    size_t at = start;

    while (at < end && byte_is(data[at], BYTE_TOKEN))
        at++;
    if (at == start || at == end || data[at] != ':')
        return refuse(parser, 400, "bad-field");
    if (head->field_count == HEAD_FIELDS_MAX)
        return refuse(parser, 431, "many-fields");
    value = text_trim((struct text){data + at + 1, end - at - 1});
    head->fields[head->field_count++] = (struct head_field){
        .name_at = (uint16_t)start,
        .name_length = (uint16_t)(at - start),
        .value_at = (uint16_t)(value.data - data),
        .value_length = (uint16_t)value.length,
    };
    field = field_of_name((struct text){data + start, at - start});
    return field == FIELD_COUNT || known_field_read(parser, field, value);
}

/* What only the whole head can tell. */
static bool head_finish(struct parser *parser)
{
    struct head *head = &parser->head;
    bool is_chunked = head_has(head, FIELD_TRANSFER_ENCODING);

    if (!head_has(head, FIELD_HOST))
        return refuse(parser, 400, "no-host");
    if (is_chunked && head_has(head, FIELD_CONTENT_LENGTH))
        return refuse(parser, 400, "length-and-chunks");
    if (is_chunked && head->is_http_1_0)
        return refuse(parser, 400, "chunks-in-1.0");
    if (head->content_length != 0 &&
        (head->method == METHOD_GET || head->method == METHOD_HEAD))
        return refuse(parser, 400, "body-on-get");
    head->expects_continue &= !head->is_http_1_0 && head->content_length != 0;
    head->keeps_alive = !parser->has_close && (!head->is_http_1_0 || parser->has_keep_alive);
    return true;
}

static bool line_read(struct parser *parser, const char *data, size_t start, size_t end)
{
    if (parser->has_request_line)
        return field_read(parser, data, start, end);
    /* One empty line before a request is forgiven (RFC 9112 section 2.2). */
    if (start == end && start == 0)
        return true;
    parser->has_request_line = true;
    return request_line_read(parser, data, start, end);
}

enum parser_event parser_read_head(struct parser *parser, const char *data, size_t length)
{
    enum line_event event;
    size_t end = 0;

    assert(parser->refusal.status == 0 && parser->head_bytes == 0);
    while ((event = line_find(parser, data, length, &end)) == LINE_COMPLETE) {
        size_t start = parser->line_at;

        parser->line_at = parser->scanned_bytes;
        if (start == end && parser->has_request_line) {
            parser->head.base = data;
            parser->head_bytes = parser->line_at;
            return head_finish(parser) ? PARSER_HEAD : PARSER_REFUSED;
        }
        if (!line_read(parser, data, start, end))
            return PARSER_REFUSED;
    }
    return event == LINE_MORE ? PARSER_MORE : PARSER_REFUSED;
}

enum parser_event parser_begin_body(struct parser *parser, size_t limit_bytes)
{
    int64_t length = parser->head.content_length;

    assert(parser->head_bytes > 0 && parser->body_state == BODY_NONE);
    parser->limit_left = limit_bytes;
    if (length == 0) {
        parser->body_state = BODY_DONE;
        return PARSER_DONE;
    }
    if (length < 0) {
        parser->body_state = CHUNK_SIZE;
        return PARSER_MORE;
    }
    if ((uint64_t)length > limit_bytes) {
        refuse(parser, 413, "long-body");
        return PARSER_REFUSED;
    }
    parser->body_left = (uint64_t)length;
    parser->body_state = BODY_COUNTED;
    return PARSER_MORE;
}

static bool chunk_size_read(struct parser *parser, char byte)
{
    if (byte_is(byte, BYTE_HEX)) {
        if (parser->chunk_digits == CHUNK_SIZE_DIGITS_MAX)
            return refuse(parser, 400, "bad-chunk");
        parser->chunk_digits++;
        parser->body_left = parser->body_left << 4 | byte_hex_value(byte);
        return true;
    }
    if (byte != '\r' || parser->chunk_digits == 0)
        return refuse(parser, 400, "bad-chunk");
    parser->body_state = CHUNK_SIZE_LF;
    return true;
}

/* Where the size line has ended. */
static bool chunk_begin(struct parser *parser)
{
    parser->chunk_digits = 0;
    if (parser->body_left > parser->limit_left)
        return refuse(parser, 413, "long-body");
    parser->limit_left -= parser->body_left;
    parser->body_state = parser->body_left == 0 ? CHUNK_LAST_CR : CHUNK_DATA;
    return true;
}

/* Takes one byte between runs of data. */
static bool framing_read(struct parser *parser, char byte)
{
    static const struct {
        char expected;
        uint8_t following;
    } marks[BODY_DONE] = {
        [CHUNK_SIZE_LF] = {'\n', CHUNK_SIZE}, [CHUNK_DATA_CR] = {'\r', CHUNK_DATA_LF},
        [CHUNK_DATA_LF] = {'\n', CHUNK_SIZE}, [CHUNK_LAST_CR] = {'\r', CHUNK_LAST_LF},
        [CHUNK_LAST_LF] = {'\n', BODY_DONE},
    };

    uint8_t state = parser->body_state;

    if (state == CHUNK_SIZE)
        return chunk_size_read(parser, byte);
    if (byte != marks[state].expected)
        return refuse(parser, 400, state == CHUNK_LAST_CR ? "trailers" : "bad-chunk");
    parser->body_state = marks[state].following;
    return state != CHUNK_SIZE_LF || chunk_begin(parser);
}

static struct text run_take(struct parser *parser, const char *data, size_t length)
{
    bool is_counted = parser->body_state == BODY_COUNTED;
    size_t count = length < parser->body_left ? length : (size_t)parser->body_left;

    parser->body_left -= count;
    if (parser->body_left == 0)
        parser->body_state = is_counted ? BODY_DONE : CHUNK_DATA_CR;
    return (struct text){data, count};
}

enum parser_event parser_read_body(struct parser *parser, const char *data, size_t length,
                                   size_t *ret_used, struct text *ret_run)
{
    size_t at = 0;

    assert(parser->body_state != BODY_NONE && parser->refusal.status == 0);
    *ret_run = (struct text){data, 0};
    while (at < length && parser->body_state != BODY_DONE) {
        if (parser->body_state == BODY_COUNTED || parser->body_state == CHUNK_DATA) {
            *ret_run = run_take(parser, data + at, length - at);
            *ret_used = at + ret_run->length;
            return PARSER_BODY;
        }
        if (!framing_read(parser, data[at++])) {
            *ret_used = at;
            return PARSER_REFUSED;
        }
    }
    *ret_used = at;
    return parser->body_state == BODY_DONE ? PARSER_DONE : PARSER_MORE;
}

bool head_find(const struct head *head, const char *name, struct text *ret_value)
{
    for (unsigned i = head->field_count; i-- > 0;)
        if (text_is_nocase(head_field_name(head, i), name)) {
            *ret_value = head_field_value(head, i);
            return true;
        }
    return false;
}
