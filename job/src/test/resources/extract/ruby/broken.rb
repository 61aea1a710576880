def whole(a, b)
  sum = a + b
  sum * 2 + 1
end

def inner(a)
  x = = 1
  a + x * 2
end

def unclosed(a)
  if a > 1
    a - 1
