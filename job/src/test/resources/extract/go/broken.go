package broken

func Whole(a, b int) int {
	sum := a + b
	return sum * 2
}

func Inner(a int) int {
	x := := 1
	return a + x
}

func Unclosed(a int) int {
	if a > 1 {
		return a - 1
