/*
 * One JSON object per line on stderr. Only app, http and io call this. Values are given as
 * a NULL-terminated list of key, format-free text pairs; numbers by log_number().
 */
#pragma once

#include <stdint.h>

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO, LOG_DEBUG };

struct log_field {
    const char *key;
    const char *text; /* NULL: the number counts */
    int64_t number;
};

/* name of the process: "supervisor", "worker", "jobs", "tupa". */
void log_init(const char *process, enum log_level level);
enum log_level log_level(void);
void log_event(enum log_level level, const char *event, const struct log_field *fields,
               unsigned field_count);

#define LOG_TEXT(key, text)     ((struct log_field){(key), (text), 0})
#define LOG_NUMBER(key, number) ((struct log_field){(key), NULL, (int64_t)(number)})
/* LOG(LOG_INFO, "ready", LOG_TEXT("address", address), LOG_NUMBER("workers", 2)); */
#define LOG(level, event, ...)                                                                   \
    log_event(level, event, (const struct log_field[]){__VA_ARGS__},                             \
              (unsigned)(sizeof((const struct log_field[]){__VA_ARGS__}) /                       \
                         sizeof(struct log_field)))
