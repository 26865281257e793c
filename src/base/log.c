#include "base/log.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/json.h"
#include "base/time.h"

enum { LINE_BYTES_MAX = 16 * 1024 };

static const char *process_name = "tupa";
static enum log_level level_max = LOG_INFO;

void log_init(const char *process, enum log_level level)
{
    process_name = process;
    level_max = level;
}

enum log_level log_level(void)
{
    return level_max;
}

void log_event(enum log_level level, const char *event, const struct log_field *fields,
               unsigned field_count)
{
    static const char *const names[] = {"error", "warning", "info", "debug"};
    struct buf line;
    char moment[MOMENT_BYTES];
    ssize_t written;

    if (level > level_max)
        return;
    buf_init(&line, LINE_BYTES_MAX);
    time_format_utc(moment, time_now_us());
    buf_printf(&line, "{\"ts\":\"%s\",\"level\":\"%s\",\"process\":\"%s\",\"pid\":%d,\"event\":",
               moment, names[level], process_name, (int)getpid());
    json_put_string(&line, event, __builtin_strlen(event));
    for (unsigned i = 0; i < field_count; i++) {
        buf_printf(&line, ",\"%s\":", fields[i].key);
        if (fields[i].text)
            json_put_string(&line, fields[i].text, __builtin_strlen(fields[i].text));
        else
            buf_printf(&line, "%" PRId64, fields[i].number);
    }
    buf_add_string(&line, "}\n");
    /* One write, so that lines of several processes do not mix; a log that cannot be
       written must not stop the service. */
    written = write(STDERR_FILENO, line.data, line.length);
    (void)written;
    buf_finish(&line);
}
