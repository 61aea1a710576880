int whole(int a, int b) {
  int sum = a + b;
  return sum * 2;
}

int inner(int a) {
  int x = ;
  return a + x * 3;
}

MODULE_EXPORT(whole)

int last(int a) { return a * a + 1; }

int unclosed(int a) {
  if (a > 1) {
    return a - 1;
