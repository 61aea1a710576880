func whole(a: Int, b: Int) -> Int {
  let sum = a + b
  return sum * 2
}

struct Half {
  func good(x: Int) -> Int { return x * x + 1 }
  func bad(x: Int) -> Int { let y = ; return x }
}

func unclosed(a: Int) -> Int {
  if a > 1 {
    return a - 1
