/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same order, on every machine and in every version.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in 0..<1 that depends on a text and a count alone.
  static func fraction(of text: String, _ count: Int) -> Double {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var generator = SeededGenerator(seed: hash &+ UInt64(truncatingIfNeeded: count))
    return Double(generator.next() >> 11) * 0x1p-53
  }
}

extension Array {
  /// The same elements in an order that depends on the seed alone (Fisher–Yates).
  func shuffled(seed: UInt64) -> [Element] {
    var generator = SeededGenerator(seed: seed)
    var shuffled = self
    for index in shuffled.indices.reversed() {
      let other = Int(generator.next() % UInt64(index + 1))
      shuffled.swapAt(index, other)
    }
    return shuffled
  }
}
