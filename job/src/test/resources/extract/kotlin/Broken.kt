fun whole(a: Int, b: Int): Int {
  val sum = a + b
  return sum * 2
}

class Half {
  fun good(x: Int): Int { return x * x + 1 }
  fun bad(x: Int): Int { val y = ; return x }
}

fun unclosed(a: Int): Int {
  if (a > 1) {
    return a - 1
