// accessor
int thing_size(const struct thing *t) {
  return t->size;
}

// accessor
void thing_set_size(struct thing *t, int size) {
  t->size = size;
}

// -
int thing_total(const struct thing *t) {
  int total = 0;
  while (t) { total += t->size; t = t->next; }
  return total;
}

// -
int twice(int x, int y) {
  return x * 2;
}

// empty
static void nothing(void *unused, int count) {
}

// main
int main(int argc, char **argv) {
  return run(argc, argv);
}

// -
static void *grow(void *p, size_t n) {
  return realloc(p, n);
}

// delegation
void *thing_alloc(struct pool *pool, size_t n) {
  return pool->thing_alloc(pool, n, 0);
}
