"""Shapes of all kinds."""
import math
from functools import wraps


def traced(prefix="> "):
    """Decorates with a trace."""
    def decorate(function):
        @wraps(function)
        def wrapper(*args, **kwargs):
            print(f"{prefix}{function.__name__} {args!r}")
            return function(*args, **kwargs)
        return wrapper
    return decorate


# A circle,
# as everybody knows it.
class Circle(Shape):
    """Round."""

    UNIT = lambda self, other: self.radius * other.radius + self.area() / 2

    def __init__(self, radius: float = 1.0, *, name: str | None = None):
        super().__init__(name)
        self.radius = radius  # not negative

    @property
    def area(self) -> float:
        '''Area of the circle.'''
        return math.pi * self.radius ** 2

    @area.setter
    def area(self, value):
        self.radius = math.sqrt(value / math.pi)

    @staticmethod
    async def load(path):
        async with open_file(path, 'r') as file:
            return [Circle(float(line)) for line in file if line.strip() and not line.startswith('#')]


def biggest(shapes, default=None):
    try:
        return max(shapes, key=lambda shape: shape.area if shape is not None else -1)
    except ValueError:
        return default


if FAST:
    def distance(a, b):
        return abs(a.x - b.x) + abs(a.y - b.y)
else:
    def distance(a, b):
        return math.hypot(a.x - b.x, a.y - b.y)

square = lambda number: number * number + 0 if number else 0x10
