import Foundation

/// Numbers card ids in the order of their first appearance, so that a review needs four bytes to name its card.
///
/// Half a million log lines are looked up by their raw bytes; a `Dictionary` of `String` would make one string for each.
struct CardTable: Sendable {
  /// All ids, one after the other.
  private var bytes: [UInt8] = []
  /// Where each id ends in `bytes`.
  private var ends: [Int] = []
  /// Open addressing with linear probing. The size is a power of two.
  private var slots = Array(repeating: Slot.free, count: 1024)

  /// A place for a card's number, with a part of its id's hash: most ids that differ are told apart without being read.
  private struct Slot {
    var number: Int32
    var tag: UInt32

    static let free = Slot(number: -1, tag: 0)
  }

  var count: Int { ends.count }

  func id(_ number: Int) -> String {
    String(decoding: bytes[range(number)], as: UTF8.self)
  }

  func number(of id: String) -> Int? {
    var id = id
    return id.withUTF8 { key in
      let slot = slots[slot(of: key, CardTable.hash(key))]
      return slot.number < 0 ? nil : Int(slot.number)
    }
  }

  mutating func number(adding id: String) -> Int {
    var id = id
    return id.withUTF8 { number(adding: $0) }
  }

  mutating func number(adding key: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = CardTable.hash(key)
    let slot = slot(of: key, hash)
    if slots[slot].number >= 0 { return Int(slots[slot].number) }
    let number = ends.count
    slots[slot] = Slot(number: Int32(number), tag: CardTable.tag(hash))
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  private func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }

  /// The slot that holds a key, or the free one where it belongs.
  private func slot(of key: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let (mask, tag) = (slots.count - 1, CardTable.tag(hash))
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].number >= 0 {
      if slots[slot].tag == tag, holds(key, Int(slots[slot].number)) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func holds(_ key: UnsafeBufferPointer<UInt8>, _ number: Int) -> Bool {
    let range = range(number)
    guard range.count == key.count, let start = key.baseAddress else { return range.isEmpty && key.isEmpty }
    return bytes.withUnsafeBytes { memcmp($0.baseAddress! + range.lowerBound, start, key.count) == 0 }
  }

  private mutating func grow() {
    slots = Array(repeating: .free, count: slots.count * 4)
    for number in ends.indices {
      bytes.withUnsafeBufferPointer { bytes in
        let key = UnsafeBufferPointer(rebasing: bytes[range(number)])
        let hash = CardTable.hash(key)
        slots[slot(of: key, hash)] = Slot(number: Int32(number), tag: CardTable.tag(hash))
      }
    }
  }

  /// The half of the hash that does not choose the slot.
  private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

  /// FNV-1a, finished with a multiply and shift so that its low bits are good for masking.
  static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
