#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "http/parser.h"

enum { BODY_LIMIT = 1024, OUTCOME_BYTES = 2048 };

/* What the parser makes of some bytes, in words: "GET /a host=x | " and so on. */
struct outcome {
    int status; /* of a refusal; 0: none */
    const char *reason;
    bool is_head;
    bool is_done;
    size_t used_bytes;
    size_t body_length;
    char body[OUTCOME_BYTES];
    struct parser parser;
    char *bytes;
};

static void outcome_note(struct outcome *outcome, enum parser_event event)
{
    outcome->is_done = event == PARSER_DONE;
    if (event == PARSER_REFUSED) {
        outcome->status = outcome->parser.refusal.status;
        outcome->reason = outcome->parser.refusal.reason;
    }
}

/* Gives the parser step more bytes at a time, each time in a buffer of exactly that size at
   another address, as a read buffer that moves does. */
static void outcome_read(struct outcome *outcome, const char *bytes, size_t length, size_t step,
                         size_t limit)
{
    enum parser_event event = PARSER_MORE;
    size_t shown = 0;

    *outcome = (struct outcome){.status = 0};
    parser_reset(&outcome->parser);
    outcome->bytes = malloc(1);
    while (event == PARSER_MORE && shown < length) {
        shown = length - shown < step ? length : shown + step;
        free(outcome->bytes);
        outcome->bytes = malloc(shown);
        memcpy(outcome->bytes, bytes, shown);
        event = parser_read_head(&outcome->parser, outcome->bytes, shown);
    }
    outcome_note(outcome, event);
    if (event != PARSER_HEAD)
        return;
    outcome->is_head = true;
    outcome->used_bytes = outcome->parser.head_bytes;
    event = parser_begin_body(&outcome->parser, limit);
    while (event == PARSER_MORE || event == PARSER_BODY) {
        size_t count = shown - outcome->used_bytes;
        struct text run;
        size_t used;
        char *piece = malloc(count + 1);

        memcpy(piece, bytes + outcome->used_bytes, count);
        event = parser_read_body(&outcome->parser, piece, count, &used, &run);
        if (event == PARSER_BODY) {
            assert_true(outcome->body_length + run.length <= sizeof(outcome->body));
            memcpy(outcome->body + outcome->body_length, run.data, run.length);
            outcome->body_length += run.length;
        }
        free(piece);
        outcome->used_bytes += used;
        if (event == PARSER_MORE && shown == length)
            break;
        if (event == PARSER_MORE)
            shown = length - shown < step ? length : shown + step;
    }
    outcome_note(outcome, event);
}

static void outcome_finish(struct outcome *outcome)
{
    free(outcome->bytes);
}

static void outcome_of(struct outcome *outcome, const char *bytes, size_t length)
{
    static const size_t steps[] = {1, 2, 7};

    outcome_read(outcome, bytes, length, length ? length : 1, BODY_LIMIT);
    for (size_t i = 0; i < 3; i++) {
        struct outcome split;

        outcome_read(&split, bytes, length, steps[i], BODY_LIMIT);
        assert_int_equal(split.status, outcome->status);
        assert_ptr_equal(split.reason, outcome->reason);
        assert_int_equal(split.is_head, outcome->is_head);
        assert_int_equal(split.is_done, outcome->is_done);
        assert_int_equal(split.used_bytes, outcome->used_bytes);
        assert_int_equal(split.body_length, outcome->body_length);
        assert_memory_equal(split.body, outcome->body, outcome->body_length);
        outcome_finish(&split);
    }
}

static void a_get_is_read(void **state)
{
    static const char bytes[] = "GET /threads/42?page=2 HTTP/1.1\r\nHost: tupa.example:8080\r\n"
                                "X-Odd:\r\ncookie: \t sid=1; a=b \t\r\n\r\nGET /next";
    struct outcome outcome;
    const struct head *head = &outcome.parser.head;
    struct text value;

    (void)state;
    outcome_of(&outcome, bytes, sizeof(bytes) - 1);
    assert_int_equal(outcome.status, 0);
    assert_true(outcome.is_done);
    assert_int_equal(outcome.used_bytes, sizeof(bytes) - 1 - strlen("GET /next"));
    assert_int_equal(head->method, METHOD_GET);
    assert_true(text_is(head_target(head), "/threads/42?page=2"));
    assert_true(text_is(head_path(head), "/threads/42"));
    assert_true(text_is(head_query(head), "page=2"));
    assert_true(text_is(head_value(head, FIELD_HOST), "tupa.example:8080"));
    assert_true(text_is(head_value(head, FIELD_COOKIE), "sid=1; a=b"));
    assert_false(head_has(head, FIELD_ORIGIN));
    assert_int_equal(head_value(head, FIELD_ORIGIN).length, 0);
    assert_true(head_find(head, "x-odd", &value));
    assert_int_equal(value.length, 0);
    assert_false(head_find(head, "x-od", &value));
    assert_true(head->keeps_alive);
    outcome_finish(&outcome);
}

static void the_head_may_move(void **state)
{
    static const char bytes[] = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    char moved[sizeof(bytes)];
    struct parser parser;

    (void)state;
    parser_reset(&parser);
    assert_int_equal(parser_read_head(&parser, bytes, sizeof(bytes) - 1), PARSER_HEAD);
    memcpy(moved, bytes, sizeof(bytes));
    parser.head.base = moved;
    assert_ptr_equal(head_value(&parser.head, FIELD_HOST).data, moved + 22);
    assert_int_equal(head_query(&parser.head).length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_get_is_read),
        cmocka_unit_test(the_head_may_move),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
