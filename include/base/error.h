/* A text for the operator: why a start-up step or a command failed. Owned by the caller;
   each level may put its own words in front with error_prefix(). */
#pragma once

#include <stdbool.h>

struct error {
    char text[512];
};

/* Sets the text; returns false, so that a failing function can end with it. */
bool error_set(struct error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
bool error_prefix(struct error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
