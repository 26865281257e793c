/*
 * The view: what a handler answers with. It is the JSON answer and the only thing that a
 * template may see. Values are small and live in an arena; texts are not copied, so a view
 * may point into the database's rows, which the same arena keeps.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

struct arena;
struct buf;
struct view_field;

enum view_type {
    VIEW_NULL,
    VIEW_BOOL,
    VIEW_INT,
    VIEW_TEXT,
    VIEW_TIME, /* text in RFC 3339 UTC, "2026-11-24T12:00:00Z", fraction allowed */
    VIEW_LIST,
    VIEW_MAP,
};

struct view {
    enum view_type type;
    uint32_t count; /* bytes of a text or time, items of a list, fields of a map */
    union {
        bool is_true;
        int64_t number;
        const char *text;
        struct view *items;
        struct view_field *fields;
    };
};

struct view_field {
    const char *key; /* NUL-terminated */
    struct view value;
};

struct view view_null(void);
struct view view_bool(bool is_true);
struct view view_int(int64_t number);
struct view view_text(struct text text);
struct view view_string(const char *text); /* NULL becomes VIEW_NULL */
struct view view_time(struct text text);
struct view view_list(void);
struct view view_map(void);

/* Appends; returns the place of the copy, good until the next add to this list. */
struct view *view_add(struct arena *arena, struct view *list, struct view item);
/* Sets or replaces; key must outlive the view. Returns the place of the copy. */
struct view *view_set(struct arena *arena, struct view *map, const char *key, struct view value);
/* NULL when the map has no such key or is not a map. */
const struct view *view_get(const struct view *map, const char *key, size_t key_length);

/* Mustache's truth: not null, not false, not an empty list, not an empty text, not 0. */
bool view_is_true(const struct view *view);

void view_write_json(const struct view *view, struct buf *buf);
