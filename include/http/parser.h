/*
 * HTTP/1.1 requests out of a read buffer (RFC 9112, read strictly): the head, then the body.
 * No copies, no allocation. The result does not depend on how the bytes were split.
 *
 *   parser_reset()                                 before each request
 *   parser_read_head(data, length)                 data: from the request's first byte on
 *       PARSER_MORE, PARSER_REFUSED, or PARSER_HEAD: parser->head is set and the first
 *       parser->head_bytes of the buffer are used up
 *   parser_begin_body(limit_bytes)                 once the route is known
 *       PARSER_DONE: there is no body; PARSER_MORE; PARSER_REFUSED (413)
 *   parser_read_body(data, length, &used, &run)    data: the unread bytes behind the head
 *       PARSER_BODY: run has bytes of the body, call again with what follows the used ones;
 *       PARSER_MORE: all bytes were used; PARSER_DONE: what follows is the next request
 *
 * After PARSER_REFUSED the connection has one answer left to give, parser->refusal.status,
 * and must close: where the next request starts is unknown.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

enum {
    HEAD_BYTES_MAX = 16 * 1024,
    REQUEST_LINE_BYTES_MAX = 8 * 1024,
    HEAD_FIELDS_MAX = 64,
};

enum method {
    METHOD_GET,
    METHOD_HEAD,
    METHOD_POST,
    METHOD_PUT,
    METHOD_PATCH,
    METHOD_DELETE,
    METHOD_OPTIONS,
    METHOD_COUNT,
};

/* The fields that the program knows; any other is found by head_find(). */
enum field {
    FIELD_ACCEPT,
    FIELD_ACCEPT_ENCODING,
    FIELD_ACCEPT_LANGUAGE,
    FIELD_AUTHORIZATION,
    FIELD_CONNECTION,
    FIELD_CONTENT_LENGTH,
    FIELD_CONTENT_TYPE,
    FIELD_COOKIE,
    FIELD_EXPECT,
    FIELD_HOST,
    FIELD_IDEMPOTENCY_KEY,
    FIELD_IF_NONE_MATCH,
    FIELD_LAST_EVENT_ID,
    FIELD_ORIGIN,
    FIELD_RANGE,
    FIELD_SEC_FETCH_SITE,
    FIELD_TRANSFER_ENCODING,
    FIELD_USER_AGENT,
    FIELD_X_FORWARDED_FOR,
    FIELD_COUNT,
};

/* Offsets from the first byte of the head. */
struct head_field {
    uint16_t name_at;
    uint16_t name_length;
    uint16_t value_at;
    uint16_t value_length;
};

/*
 * A complete head. base is the buffer that the last parser_read_head() saw; when those bytes
 * move, set base to their new place: everything else is offsets. Where a list field was
 * sent more than once (Accept…, If-None-Match, X-Forwarded-For) the known one is the last,
 * which the nearest proxy wrote; fields of one value are refused twice.
 */
struct head {
    const char *base;
    int64_t content_length; /* 0 without a body, -1 when it comes in chunks */
    enum method method;
    uint16_t target_at;
    uint16_t target_length;
    uint16_t path_length;
    bool is_http_1_0;
    bool keeps_alive;      /* the client lets the connection live after the answer */
    bool expects_continue; /* it waits for 100 (Continue) before it sends the body */
    uint8_t field_count;
    uint8_t known[FIELD_COUNT]; /* 0 or 1 + the place in fields */
    struct head_field fields[HEAD_FIELDS_MAX];
};

enum parser_event { PARSER_MORE, PARSER_HEAD, PARSER_BODY, PARSER_DONE, PARSER_REFUSED };

struct parser {
    struct head head;
    size_t head_bytes;

    struct {
        int status;         /* 400 413 414 417 431 501 505 */
        const char *reason; /* a constant word for the log, "bare-line-end" */
    } refusal;

    /* The rest is the parser's own. */
    size_t line_at;
    size_t scanned_bytes;
    bool has_request_line;
    bool has_close;
    bool has_keep_alive;
    uint8_t body_state;
    uint8_t chunk_digits;
    uint64_t body_left; /* of the body, or of the chunk */
    uint64_t limit_left;
};

void parser_reset(struct parser *parser);
enum parser_event parser_read_head(struct parser *parser, const char *data, size_t length);
enum parser_event parser_begin_body(struct parser *parser, size_t limit_bytes);
/* run points into data. */
enum parser_event parser_read_body(struct parser *parser, const char *data, size_t length,
                                   size_t *ret_used, struct text *ret_run);

const char *method_name(enum method method);

static inline bool head_has(const struct head *head, enum field field)
{
    return head->known[field] != 0;
}

static inline struct text head_field_value(const struct head *head, unsigned index)
{
    const struct head_field *field = &head->fields[index];

    return (struct text){head->base + field->value_at, field->value_length};
}

static inline struct text head_field_name(const struct head *head, unsigned index)
{
    const struct head_field *field = &head->fields[index];

    return (struct text){head->base + field->name_at, field->name_length};
}

/* The value without the space round it; empty when there is no such field. */
static inline struct text head_value(const struct head *head, enum field field)
{
    return head_has(head, field) ? head_field_value(head, head->known[field] - 1U)
                                 : (struct text){"", 0};
}

static inline struct text head_target(const struct head *head)
{
    return (struct text){head->base + head->target_at, head->target_length};
}

/* As it was sent, see target_is_valid(): percent_decode() cannot fail on it. */
static inline struct text head_path(const struct head *head)
{
    return (struct text){head->base + head->target_at, head->path_length};
}

/* What follows the first "?"; empty when there is none. */
static inline struct text head_query(const struct head *head)
{
    struct text target = head_target(head);
    size_t skipped = head->path_length;

    if (skipped < target.length)
        skipped++;
    return (struct text){target.data + skipped, target.length - skipped};
}

/* The last field of this name, in any case; false when there is none. */
bool head_find(const struct head *head, const char *name, struct text *ret_value);
