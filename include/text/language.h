/* The languages of the interface, their choice by a browser, and dates as they write them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct buf;

enum language { LANGUAGE_FI, LANGUAGE_SV, LANGUAGE_EN, LANGUAGE_COUNT };

/* "fi", "sv", "en" */
const char *language_code(enum language language);
bool language_of_code(struct text code, enum language *ret_language);
/* Accept-Language (RFC 9110 section 12.5.4); an empty or foreign header gives fallback. */
enum language language_negotiate(struct text header, enum language fallback);

/* moment is RFC 3339 in UTC; written in the process's time zone (TZ), as the language has it:
   fi "24.11.2026 klo 14.05", sv "24.11.2026 kl. 14.05", en "24 Nov 2026, 14:05". What is not
   a moment is written as it is. */
void language_put_moment(enum language language, struct text moment, struct buf *buf);
void language_put_date(enum language language, struct text moment, struct buf *buf);
/* Digits grouped by the language: 12 345 with a no-break space, en 12,345. */
void language_put_number(enum language language, long long number, struct buf *buf);
