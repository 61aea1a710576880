def whole(a, b):
    total = a + b
    return total * 2

def broken(a, b:
    return a +

class Half:
    def good(self, x):
        if x > 1:
            return [x, x * 2]
        return None
