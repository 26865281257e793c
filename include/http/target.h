/*
 * The request's target and the Host field, judged by their bytes (RFC 9112 section 3.2,
 * RFC 3986). What passes has exactly one meaning: no part of it can be read differently by
 * a proxy before us or by a decoder behind us.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* Origin form only. The path has no empty and no dot segment; an escape in it decodes to
   UTF-8 that we store, and never to / \ . or a control byte. In the query each % has two hex
   digits. Sets the length of the path, which ends before the first "?". */
bool target_is_valid(struct text target, size_t *ret_path_length);
/* A name or an address, the IPv6 form in brackets, and a port of 1 to 5 digits if any. */
bool target_is_host(struct text host);
