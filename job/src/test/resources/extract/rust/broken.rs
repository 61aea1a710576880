fn whole(a: i32, b: i32) -> i32 {
    let sum = a + b;
    sum * 2
}

fn inner(a: i32) -> i32 {
    let x = = 1;
    a + x
}

fn unclosed(a: i32) -> i32 {
    if a > 1 { a - 1
