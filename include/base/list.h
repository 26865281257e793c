/* Intrusive doubly linked lists: a link inside the object, a link as the head. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct list {
    struct list *next;
    struct list *previous;
};

#define list_entry(link, type, member) ((type *)(void *)((char *)(link) - offsetof(type, member)))

/* Safe against removal of the current link. */
#define list_each(link, following, head)                                                         \
    for ((link) = (head)->next, (following) = (link)->next; (link) != (head);                    \
         (link) = (following), (following) = (link)->next)

static inline void list_init(struct list *head)
{
    head->next = head->previous = head;
}

static inline bool list_is_empty(const struct list *head)
{
    return head->next == head;
}

static inline void list_add_last(struct list *head, struct list *link)
{
    link->previous = head->previous;
    link->next = head;
    head->previous->next = link;
    head->previous = link;
}

static inline void list_add_first(struct list *head, struct list *link)
{
    list_add_last(head->next, link);
}

/* Leaves the link empty, so that removing it again does nothing. */
static inline void list_remove(struct list *link)
{
    link->previous->next = link->next;
    link->next->previous = link->previous;
    list_init(link);
}
