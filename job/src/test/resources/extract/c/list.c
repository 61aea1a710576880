#include <stdlib.h>
#define SQUARE(x) ((x) * (x))

/* A list. */
struct list {
  struct list *next;
  int value; /* payload */
};

typedef struct {
  double x, y;
  const char *name;
} point_t;

enum color { RED = 1, GREEN = 2, BLUE = 4, ALPHA };

/* Finds a value. */
static struct list *find(struct list *head, int value, int (*equal)(const void *, const void *)) {
  for (struct list *at = head; at != NULL; at = at->next) {
    if (equal(&at->value, &value) == 0 || at->value == 'x') {
      return at;
    }
  }
  return NULL;
}

#ifdef FAST
int power(int base, unsigned exponent) { return exponent ? base * power(base, exponent - 1) : 1; }
#else
int power(int base, unsigned exponent) {
  int result = 1;
  while (exponent-- > 0) result *= base;
  return result;
}
#endif

int print(const char *format, char *argv[], ...) {
  printf("%s" "\n", format);
  ops->write(argv[0], sizeof(int), 0xFFu, 1.5f);
  return 0;
}
