class Broken {
    int Whole(int a, int b) { var sum = a + b; return sum * 2; }
    int Inner(int a) { var x = ; return a + x; }
    int Last(int a) { return a * a + 1; }
}

class Unclosed {
    int Good(int a) { return a * a + 1; }
    int Bad(int a) { if (a > 1) { return 2;
