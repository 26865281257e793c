#include "base/arena.h"

#include <string.h>

#include "check.h"

static int released[2];
static int released_count;

static void note_release(void *object)
{
    released[released_count++] = *(int *)object;
}

static void pieces_are_zeroed_and_apart(void **state)
{
    struct arena *arena = arena_create(1024 * 1024);
    char *pieces[200];

    (void)state;
    for (size_t i = 0; i < 200; i++) {
        pieces[i] = arena_alloc(arena, i * 37);
        for (size_t at = 0; at < i * 37; at++)
            assert_int_equal(pieces[i][at], 0);
        memset(pieces[i], (int)i, i * 37);
    }
    for (size_t i = 0; i < 200; i++)
        for (size_t at = 0; at < i * 37; at++)
            assert_int_equal((unsigned char)pieces[i][at], i);
    arena_destroy(arena);
}

static void texts_are_terminated(void **state)
{
    struct arena *arena = arena_create(4096);

    (void)state;
    assert_string_equal(arena_copy(arena, "abcdef", 3), "abc");
    assert_string_equal(arena_printf(arena, "%s-%d", "x", 7), "x-7");
    assert_string_equal(arena_copy(arena, NULL, 0), "");
    arena_destroy(arena);
}

static void deferred_run_last_first(void **state)
{
    struct arena *arena = arena_create(4096);
    int one = 1;
    int two = 2;

    (void)state;
    released_count = 0;
    arena_defer(arena, note_release, &one);
    arena_defer(arena, note_release, &two);
    assert_int_equal(released_count, 0);
    arena_destroy(arena);
    assert_int_equal(released[0], 2);
    assert_int_equal(released[1], 1);
}

static void limit_is_noticed(void **state)
{
    struct arena *arena = arena_create(1000);

    (void)state;
    arena_alloc(arena, 900);
    assert_false(arena_is_over(arena));
    arena_alloc(arena, 900);
    assert_true(arena_is_over(arena));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_and_apart),
        cmocka_unit_test(texts_are_terminated),
        cmocka_unit_test(deferred_run_last_first),
        cmocka_unit_test(limit_is_noticed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
