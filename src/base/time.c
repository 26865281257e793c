#include "base/time.h"

#include <stdio.h>
#include <time.h>

static int64_t clock_us(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t time_now_us(void)
{
    return clock_us(CLOCK_REALTIME);
}

int64_t time_monotonic_us(void)
{
    return clock_us(CLOCK_MONOTONIC);
}

int64_t time_monotonic_ms(void)
{
    return clock_us(CLOCK_MONOTONIC) / 1000;
}

void time_format_utc(char text[MOMENT_BYTES], int64_t moment_us)
{
    time_t seconds = (time_t)(moment_us / 1000000);
    char date[24];
    struct tm parts;

    gmtime_r(&seconds, &parts);
    strftime(date, sizeof(date), "%Y-%m-%dT%H:%M:%S", &parts);
    snprintf(text, MOMENT_BYTES, "%s.%03dZ", date, (int)(moment_us / 1000 % 1000));
}

void time_format_http(char text[MOMENT_BYTES], int64_t moment_us)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    time_t seconds = (time_t)(moment_us / 1000000);
    struct tm parts;

    gmtime_r(&seconds, &parts);
    snprintf(text, MOMENT_BYTES, "%s, %02u %s %04u %02u:%02u:%02u GMT", days[parts.tm_wday],
             (unsigned)parts.tm_mday & 63, months[parts.tm_mon],
             (unsigned)(parts.tm_year + 1900) % 10000, (unsigned)parts.tm_hour & 31,
             (unsigned)parts.tm_min & 63, (unsigned)parts.tm_sec & 63);
}
