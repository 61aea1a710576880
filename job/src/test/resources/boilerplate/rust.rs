impl Thing {
    // constructor
    pub fn new(name: String, size: usize) -> Self {
        Self { name, size }
    }

    // constructor
    pub fn new(name: &str, size: usize) -> Thing {
        Thing { name: name.to_string(), size: size }
    }

    // accessor
    pub fn name(&self) -> &str {
        &self.name
    }

    // accessor
    pub fn set_name(&mut self, name: String) {
        self.name = name;
    }

    // builder
    pub fn with_name(mut self, name: String) -> Self {
        self.name = name;
        self
    }

    // delegation
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.inner.write(buf)
    }

    // value
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.name, self.size)
    }

    // empty
    fn flush(&mut self, force: bool) {}

    // -
    fn total(&self) -> usize {
        self.parts.iter().map(|p| p.size).sum()
    }

    // -
    fn first(&self) -> Option<usize> {
        self.parts.get(0)?.size
    }
}

// main
fn main() {
    std::process::exit(run(std::env::args()));
}
