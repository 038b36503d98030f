/// Numbers card ids in the order of their first appearance, so that a review needs four bytes to name its card.
///
/// Half a million log lines are looked up by their raw bytes; a `Dictionary` of `String` would make one string for each.
struct CardTable: Sendable {
  /// All ids, one after the other.
  private var bytes: [UInt8] = []
  /// Where each id ends in `bytes`.
  private var ends: [Int] = []
  /// Open addressing with linear probing; −1 is a free slot. The size is a power of two.
  private var slots: [Int32] = Array(repeating: -1, count: 1024)

  var count: Int { ends.count }

  func id(_ number: Int) -> String {
    String(decoding: bytes[range(number)], as: UTF8.self)
  }

  func number(of id: String) -> Int? {
    var id = id
    return id.withUTF8 { key in
      let slot = slot(of: key)
      return slots[slot] < 0 ? nil : Int(slots[slot])
    }
  }

  mutating func number(adding id: String) -> Int {
    var id = id
    return id.withUTF8 { number(adding: $0) }
  }

  mutating func number(adding key: UnsafeBufferPointer<UInt8>) -> Int {
    let slot = slot(of: key)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    let number = ends.count
    slots[slot] = Int32(number)
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  private func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  /// The slot that holds a key, or the free one where it belongs.
  private func slot(of key: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: CardTable.hash(key)) & mask
    while slots[slot] >= 0 {
      let range = range(Int(slots[slot]))
      if range.count == key.count, bytes[range].elementsEqual(key) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 4)
    for number in ends.indices {
      let slot = bytes[range(number)].withUnsafeBufferPointer { self.slot(of: $0) }
      slots[slot] = Int32(number)
    }
  }

  /// FNV-1a, finished with a multiply and shift so that its low bits are good for masking.
  static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
