function whole(a, b) {
  const sum = a + b;
  return sum * 2;
}

function broken(a, b) {
  const x = = 1;
  return a + b + x;
}

function unclosed(a) {
  if (a) {
    return { a: 1, b: [1, 2, 3] ;
