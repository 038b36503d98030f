import Foundation

/// The bytes of one file together with the name that people know it by, so that every complaint can point into it.
///
/// Cards keep a reference to their source and cut prompt and answer out of it only when they are shown: a collection of
/// 100,000 cards is indexed without copying its text.
public final class SourceText: Sendable {
  /// The path to show, relative where that is shorter.
  public let path: String
  /// The file's bytes as UTF-8, whatever else they hold; `encodingProblems` says when they are not text.
  public let bytes: [UInt8]
  /// The file's name without folder and ending: the name of a deck.
  public let stem: String

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    let name = path.split(separator: "/").last.map(String.init) ?? path
    stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
  }

  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of a byte range; bytes that are not UTF-8 appear as U+FFFD.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The lines of a byte range, without their line ends (LF or CRLF).
  func lines(in range: Range<Int>? = nil) -> LineRanges {
    LineRanges(bytes: bytes, range: range ?? 0..<bytes.count)
  }
}

/// The byte ranges of lines, found with `memchr` and handed out one at a time.
struct LineRanges: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func next() -> Range<Int>? {
    guard position < end else { return nil }
    let start = position
    let stop = bytes.withUnsafeBufferPointer { buffer -> Int in
      // `position < end <= count`, so the buffer is not empty and has a base address.
      let base = buffer.baseAddress!
      guard let found = memchr(base + start, 0x0A, end - start) else { return end }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
    position = stop + 1
    let carriageReturn = stop > start && bytes[stop - 1] == 0x0D
    return start..<(carriageReturn ? stop - 1 : stop)
  }
}

/// Where something stands in a file, as editors count: from 1; columns count Unicode scalars.
public struct Position: Equatable, Sendable {
  public let line: Int
  public let column: Int
}

extension SourceText {
  /// The line and column of a byte offset.
  public func position(of offset: Int) -> Position {
    let end = Swift.min(offset, bytes.count)
    var (line, start) = (1, 0)
    bytes.withUnsafeBytes { buffer in
      while start < end, let found = memchr(buffer.baseAddress! + start, 0x0A, end - start) {
        line += 1
        start = UnsafeRawPointer(found) - buffer.baseAddress! + 1
      }
    }
    if start == 0, hasByteOrderMark { start = Swift.min(3, end) }
    // Every byte that does not continue a scalar begins one.
    let column = bytes[start..<end].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return Position(line: line, column: column)
  }

  /// The whole line around a byte offset.
  public func line(at offset: Int) -> Range<Int> {
    let at = Swift.min(offset, bytes.count)
    var start = at
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    var end = at
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<Swift.max(start, end)
  }

  var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  /// Whether nothing in the file can be read: every second byte of it is a zero.
  var isUTF16: Bool { bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) }

  /// What keeps these bytes from being text, and where: not UTF-8, or control characters in it.
  ///
  /// Tab, line feed and carriage return before a line feed are the only control characters that text may hold. The
  /// wrong encoding is one mistake however many bytes show it, and so are the line ends of another age.
  func encodingProblems() -> [Diagnostic] {
    if isUTF16 {
      return [
        Diagnostic(.error, self, 0..<0, "the file is UTF-16, not UTF-8", help: "save it as UTF-8 in your editor")
      ]
    }
    var found: [Diagnostic] = []
    if let offset = UTF8Check.firstInvalidByte(in: bytes) {
      found.append(
        Diagnostic(
          .error, self, offset..<(offset + 1), "this byte (0x\(hexadecimal(bytes[offset]))) is not UTF-8",
          help: "save the file as UTF-8 in your editor"))
    }
    guard hasControlCharacters else { return found }
    var hasLoneReturn = false
    for (index, byte) in bytes.enumerated() where byte < 0x20 || byte == 0x7F {
      if byte == 0x09 || byte == 0x0A { continue }
      var help = "remove it; only line ends and tabs may stand in a file"
      if byte == 0x0D {
        if hasLoneReturn || (index + 1 < bytes.count && bytes[index + 1] == 0x0A) { continue }
        hasLoneReturn = true
        help = "remove it, or save the file with Unix or Windows line ends"
      }
      if found.isFull(self, at: index) { break }
      found.append(
        Diagnostic(
          .error, self, index..<(index + 1), "there is a control character (U+00\(hexadecimal(byte))) in the text",
          help: help))
    }
    return found
  }
}

extension SourceText {
  /// Whether any control character but a line feed is in the text. The loop has no way out, so that the compiler looks at
  /// many bytes at a time; most files need no closer look.
  private var hasControlCharacters: Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var found: UInt8 = 0
      for byte in buffer {
        let isLow: UInt8 = byte < 0x20 ? 1 : 0
        let isLineFeed: UInt8 = byte == 0x0A ? 1 : 0
        found |= (isLow ^ isLineFeed) | (byte == 0x7F ? 1 : 0)
      }
      return found != 0
    }
  }
}

func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.count == 1 ? "0" + digits : digits
}

/// Finds the first byte that breaks the rules of UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
enum UTF8Check {
  static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      let count = buffer.count
      let raw = UnsafeRawBufferPointer(buffer)
      func isASCII(_ at: Int) -> Bool {
        raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      }
      while index < count {
        // Eight ASCII bytes at once.
        while index + 8 <= count, isASCII(index) { index += 8 }
        guard index < count else { return nil }
        let byte = buffer[index]
        if byte < 0x80 {
          index += 1
          continue
        }
        guard let length = sequenceLength(buffer, at: index, count: count) else { return index }
        index += length
      }
      return nil
    }
  }

  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, count: Int) -> Int? {
    let lead = bytes[index]
    let second: ClosedRange<UInt8>
    let length: Int
    switch lead {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + length <= count, second.contains(bytes[index + 1]) else { return nil }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return nil }
    return length
  }
}
