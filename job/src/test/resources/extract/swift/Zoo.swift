import Foundation

/// A zoo.
/// Open daily.
@objc public class Zoo<T: Animal>: Base, Visitable where T: Hashable {
  private var animals: [T] = []
  let onFeed = { (animal: T, amount: Int) -> Bool in animal.eat(amount) && amount > 0 }

  init?(name: String, _ limit: Int = 10) {
    guard limit > 0 else { return nil }
    self.limit = limit
    super.init(name: name)
  }

  deinit { animals.removeAll(); close(self) }

  /// Feeds.
  @discardableResult
  override func feed(of kind: String, times: Int..., done: @escaping (T) -> Void) throws -> Double {
    let hungry = animals.filter { $0.isHungry && $0.kind == kind }.map { animal in animal.weight * 1.5 }
    if let first = animals.first { done(first) } else { throw ZooError.empty("no \(kind) of \(hungry.count)") }
    return try hungry.reduce(0.0, +) as! Double
  }

  func feed(_ animal: T) -> Bool { return animal.eat(1) == true || animal.name == nil }

  var count: Int { get { return animals.count + limit } set { limit = newValue } }

  subscript(index: Int) -> T { return animals[index % animals.count] }

  static func == (left: Zoo, right: Zoo) -> Bool { return left.animals == right.animals }
}

struct Point { var x: Double; var y: Double; func length() -> Double { return sqrt(x * x + y * y) } }

enum Kind: String { case cat, dog; func label() -> String { return rawValue.uppercased() + "!" } }

protocol Visitable { func visit(by person: Person, at time: Date) async throws -> Int }

extension String { func shout(times: Int) -> String { return String(repeating: self.uppercased(), count: times) } }

func largest<T: Comparable>(in items: [T], otherwise: inout T) async -> T { return items.max() ?? otherwise }
