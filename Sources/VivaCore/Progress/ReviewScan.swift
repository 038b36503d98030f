import Foundation

/// Recognises a review line in the exact form that `Event.line` gives it.
struct ReviewScan {
  /// The parts of a line, pointing into the file's bytes.
  struct Line {
    let id: UnsafeBufferPointer<UInt8>
    let at: Moment
    let day: StudyDay
    let card: UnsafeBufferPointer<UInt8>
    let grade: Grade
    let seconds: Float
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The line's parts; nil when anything at all is different from the usual form.
  mutating func review(_ dates: inout DateCache) -> Line? {
    guard skip("{\"id\":\""), let id = text(), skip(",\"at\":\""), let at = moment(&dates), skip("\",\"day\":\""),
      let day = dates.day(bytes, at: index), advance(10), skip("\",\"type\":\"review\",\"card\":\""), let card = text(),
      skip(",\"grade\":\""), let grade = grade(), skip(",\"seconds\":"), let seconds = seconds(), skip("}"),
      index == bytes.count
    else { return nil }
    return Line(id: id, at: at, day: day, card: card, grade: grade, seconds: seconds)
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count, let base = bytes.baseAddress,
      memcmp(base + index, text.utf8Start, count) == 0
    else { return false }
    index += count
    return true
  }

  private mutating func advance(_ count: Int) -> Bool {
    index += count
    return index <= bytes.count
  }

  /// A string up to its closing quotation mark; nil when it is empty or holds anything that needs a closer look.
  private mutating func text() -> UnsafeBufferPointer<UInt8>? {
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        guard index > start else { return nil }
        let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
        index += 1
        return text
      }
      if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\\") { return nil }
      index += 1
    }
    return nil
  }

  /// `2026-11-21T07:58:03Z`.
  private mutating func moment(_ dates: inout DateCache) -> Moment? {
    guard index + 20 <= bytes.count, let day = dates.day(bytes, at: index), bytes[index + 10] == UInt8(ascii: "T"),
      bytes[index + 13] == UInt8(ascii: ":"), bytes[index + 16] == UInt8(ascii: ":"),
      bytes[index + 19] == UInt8(ascii: "Z"), let hour = pair(index + 11), let minute = pair(index + 14),
      let second = pair(index + 17), hour < 24, minute < 60, second < 60
    else { return nil }
    index += 20
    let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    return Moment(milliseconds: seconds * 1000)
  }

  private func pair(_ at: Int) -> Int? {
    let (tens, ones) = (bytes[at] &- 0x30, bytes[at + 1] &- 0x30)
    return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : nil
  }

  private mutating func grade() -> Grade? {
    guard index < bytes.count else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "g"): return skip("good\"") ? .good : nil
    case UInt8(ascii: "a"): return skip("again\"") ? .again : nil
    case UInt8(ascii: "e"): return skip("easy\"") ? .easy : nil
    case UInt8(ascii: "h"): return skip("hard\"") ? .hard : nil
    default: return nil
    }
  }

  /// `21` or `21.4`, at most 86,400.
  private mutating func seconds() -> Float? {
    let start = index
    var whole: Int32 = 0
    while index < bytes.count, index - start < 6, bytes[index] &- 0x30 < 10 {
      whole = whole * 10 + Int32(bytes[index] &- 0x30)
      index += 1
    }
    let digits = index - start
    guard digits > 0, whole < 86_400, digits == 1 || bytes[start] != 0x30 else { return nil }
    guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: ".") else { return Float(whole) }
    let tenth = bytes[index + 1] &- 0x30
    guard tenth < 10 else { return nil }
    index += 2
    return Float(whole) + Float(tenth) / 10
  }
}

/// Remembers the last date that was read: neighbouring lines mostly have the same one.
struct DateCache {
  private var key: (UInt64, UInt16) = (0, 0)
  private var value: StudyDay?

  /// The date in the ten bytes at an index; nil when there is none.
  mutating func day(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> StudyDay? {
    guard index + 10 <= bytes.count else { return nil }
    let raw = UnsafeRawBufferPointer(bytes)
    let key = (
      raw.loadUnaligned(fromByteOffset: index, as: UInt64.self),
      raw.loadUnaligned(fromByteOffset: index + 8, as: UInt16.self)
    )
    if key == self.key { return value }
    self.key = key
    value = StudyDay(parsing: bytes[index..<(index + 10)])
    return value
  }
}
