class Thing: Base {
  // constructor
  init(name: String, size: Int) {
    self.name = name
    self.size = size
    super.init()
  }

  // accessor
  public func getName() -> String {
    return self.name
  }

  // accessor
  public var title: String { return inner.title }

  // accessor
  func setName(_ name: String) {
    self.name = name
  }

  // builder
  func withName(_ name: String) -> Self {
    self.name = name
    return self
  }

  // delegation
  override func append(_ item: Item) {
    items.append(item)
  }

  // value
  static func == (lhs: Thing, rhs: Thing) -> Bool {
    return lhs.name == rhs.name && lhs.size == rhs.size
  }

  // fixture
  override func setUpWithError() throws {
    server = try Server(port: 0)
  }

  // empty
  func onClose(_ reason: Int) {
  }

  // -
  func total(_ parts: [Int]) -> Int {
    return parts.reduce(0, +)
  }
}
