function whole(a: number, b: number): number {
  return a + b * 2;
}

class Half {
  good(x: number): number { return x * x + 1; }
  bad(x: number: number { return x; }
  alsoGood(y: string): string { return y.trim() + '!'; }
}
