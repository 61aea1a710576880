class Half {
 public:
  int good(int x) { return x * x + 1; }
  int bad(int x) { return x + ; }
};

Q_DECLARE_METATYPE(Half)

int after(int a, int b) { return a > b ? a - b : b - a; }

int unclosed(int a) {
  if (a) {
    return 1;
