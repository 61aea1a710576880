class Thing(Base):
    # constructor
    def __init__(self, name, size=0):
        super().__init__(name)
        self.name = name
        self.size = size
        self.rest = None

    # -
    def __init__(self, parts):
        self.size = sum(len(part) for part in parts)

    # accessor
    @property
    def name(self):
        """The name."""
        return self._name

    # accessor
    def set_name(self, name):
        self._name = name

    # builder
    def with_name(self, name):
        self._name = name
        return self

    # delegation
    def append(self, item):
        return self.items.append(item)

    # -
    def length(self, text):
        return len(text) + 1

    # -
    def get_total(self, items):
        return sum(items)

    # value
    def __repr__(self):
        return "Thing(%r, %r)" % (self.name, self.size)

    # value
    def __eq__(self, other):
        if not isinstance(other, Thing):
            return NotImplemented
        return self.name == other.name and self.size == other.size

    # fixture
    def setUp(self):
        self.server = Server(port=0)
        self.server.start()

    # empty
    def on_close(self, reason, code=None):
        pass

    # -
    def both(self, x, y):
        self.x = x
        self.emit(x, y)


# fixture
@pytest.fixture
def client(app):
    with app.test_client() as client:
        yield client


# main
def main(argv=None):
    return Application(argv).run()


# -
def main(argv=None):
    for arg in argv:
        print(arg)


# -
def swap(pair):
    a, b = pair
    return b, a
