/* Writing JSON text (RFC 8259). Reading it is jansson's work, see http/form.h. */
#pragma once

#include <stddef.h>

struct buf;

/* A quoted string; bytes that are not UTF-8 become U+FFFD. */
void json_put_string(struct buf *buf, const char *text, size_t length);
