object Broken {
  def whole(a: Int, b: Int): Int = { val sum = a + b; sum * 2 }
  def inner(a: Int): Int = { val x = ; a + x }
  def last(a: Int): Int = { a * a + 1 * a }
}
