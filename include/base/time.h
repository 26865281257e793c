/* Clocks. Microseconds since the epoch for moments, milliseconds of a clock that never
   jumps for deadlines. */
#pragma once

#include <stddef.h>
#include <stdint.h>

enum { MOMENT_BYTES = 32 };

int64_t time_now_us(void);
int64_t time_monotonic_ms(void);
int64_t time_monotonic_us(void);
/* RFC 3339 in UTC with milliseconds: 2026-11-24T12:00:00.000Z */
void time_format_utc(char text[MOMENT_BYTES], int64_t moment_us);
/* The Date header's form (RFC 9110 section 5.6.7): Tue, 24 Nov 2026 12:00:00 GMT */
void time_format_http(char text[MOMENT_BYTES], int64_t moment_us);
