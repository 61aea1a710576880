class Broken {
  int whole(int a, int b) {
    int sum = a + b;
    return sum * 2;
  }

  int inner(int a) {
    int x = ;
    return a * a + x;
  }

  int unclosed(int a, int b) {
    if (a > b) {
      return a - b + 1;
