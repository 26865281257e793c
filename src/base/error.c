#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool error_set(struct error *error, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(error->text, sizeof(error->text), format, arguments);
    va_end(arguments);
    return false;
}

bool error_prefix(struct error *error, const char *format, ...)
{
    char rest[sizeof(error->text)];
    va_list arguments;
    size_t length;

    memcpy(rest, error->text, sizeof(rest));
    va_start(arguments, format);
    vsnprintf(error->text, sizeof(error->text), format, arguments);
    va_end(arguments);
    length = strlen(error->text);
    snprintf(error->text + length, sizeof(error->text) - length, "%s", rest);
    return false;
}
