/// A run of text in one style.
public enum Inline: Equatable, Sendable {
  case text(String)
  case emphasis(String)
  case strong(String)
  case code(String)

  public var plain: String {
    switch self {
    case .text(let text), .emphasis(let text), .strong(let text), .code(let text): text
    }
  }

  /// Splits a line into runs. A mark that is never closed is shown as it stands.
  public static func read(_ text: String) -> [Inline] { read(Array(text.utf8)) }

  fileprivate static func read(_ bytes: [UInt8]) -> [Inline] {
    var reader = InlineReader(bytes)
    return reader.read()
  }
}

/// One pass over the bytes of a line; every mark is ASCII, and a long cluster of combining marks costs no more than
/// its bytes.
private struct InlineReader {
  private struct Mark: Hashable {
    let byte: UInt8
    let length: Int
  }

  private let bytes: [UInt8]
  private let codes: [Int: CodeSpan]
  private var index = 0
  private var plain: [UInt8] = []
  private var runs: [Inline] = []
  /// Marks that nothing further on closes: later ones of their kind have no partner either, and are not looked up again.
  private var unpaired: Set<Mark> = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    codes = CodeSpan.all(in: bytes)
  }

  mutating func read() -> [Inline] {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isEscape(at: index, bytes):
        plain.append(bytes[index + 1])
        index += 2
      case UInt8(ascii: "`"): readCode()
      case UInt8(ascii: "*"), UInt8(ascii: "_"): readEmphasis(bytes[index])
      default: keep()
      }
    }
    flush()
    return runs
  }

  private mutating func keep() {
    plain.append(bytes[index])
    index += 1
  }

  private mutating func flush() {
    if !plain.isEmpty { runs.append(.text(String(decoding: plain, as: UTF8.self))) }
    plain = []
  }

  private mutating func add(_ run: Inline, end: Int) {
    flush()
    runs.append(run)
    index = end
  }

  private mutating func readCode() {
    if let code = codes[index] {
      add(.code(String(decoding: bytes[code.content], as: UTF8.self)), end: code.end)
    } else {
      while index < bytes.count, bytes[index] == UInt8(ascii: "`") { keep() }
    }
  }

  private mutating func readEmphasis(_ byte: UInt8) {
    for length in [2, 1] {
      let mark = Mark(byte: byte, length: length)
      guard opens(mark), let close = closing(of: mark, from: index + length) else { continue }
      let inner = Inline.read(Array(bytes[(index + length)..<close])).map(\.plain).joined()
      add(length == 2 ? .strong(inner) : .emphasis(inner), end: close + length)
      return
    }
    keep()
  }

  private func opens(_ mark: Mark) -> Bool {
    let inner = index + mark.length
    guard inner < bytes.count, bytes[index..<inner].allSatisfy({ $0 == mark.byte }), bytes[inner] != 0x20 else {
      return false
    }
    if mark.byte == UInt8(ascii: "_") { return !isWord(before: index) && (index == 0 || bytes[index - 1] != mark.byte) }
    // Two stars together are strong or nothing; between digits, stars multiply: 2*3, 2**10.
    if mark.length == 1, bytes[inner] == mark.byte { return false }
    return index == 0 || !isDigit(bytes[index - 1]) || (mark.length == 2 && !isDigit(bytes[inner]))
  }

  /// Where the mark begins that closes one whose text begins at `start`.
  private mutating func closing(of mark: Mark, from start: Int) -> Int? {
    guard !unpaired.contains(mark) else { return nil }
    var at = start
    while at < bytes.count {
      if let code = codes[at] {
        at = code.end
      } else if isEscape(at: at, bytes) {
        at += 2
      } else if bytes[at] == mark.byte {
        let end = bytes[at...].firstIndex { $0 != mark.byte } ?? bytes.count
        // Three marks together close what is inside first, then this one.
        let fits = end - at == mark.length || end - at > 2
        let isInWord = mark.byte == UInt8(ascii: "_") && isWord(at: end)
        if fits, at > start, bytes[at - 1] != 0x20, !isInWord { return end - mark.length }
        at = end
      } else {
        at += 1
      }
    }
    unpaired.insert(mark)
    return nil
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func isWord(at start: Int) -> Bool {
    guard start < bytes.count else { return false }
    let end = bytes[(start + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
    return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }

  private func isWord(before end: Int) -> Bool {
    guard let start = bytes[..<end].lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return false }
    return isWord(at: start)
  }
}

/// A run of text between as many backticks in front as behind.
struct CodeSpan {
  /// The text, without the one space at each end that sets off backticks of its own.
  let content: Range<Int>
  /// The byte behind the closing backticks.
  let end: Int

  /// All code spans of a line, by the byte at which they begin.
  static func all(in bytes: [UInt8]) -> [Int: CodeSpan] {
    var closers = Closers(bytes)
    var spans: [Int: CodeSpan] = [:]
    var index = 0
    while index < bytes.count {
      if isEscape(at: index, bytes) {
        index += 2
        continue
      }
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, bytes[index] == UInt8(ascii: "`") { index += 1 }
      guard let close = closers.next(of: index - start, from: index) else { continue }
      spans[start] = CodeSpan(content: withoutPadding(index..<close, bytes), end: close + index - start)
      index = close + index - start
    }
    return spans
  }

  private static func withoutPadding(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    guard range.count > 2, bytes[range.lowerBound] == 0x20, bytes[range.upperBound - 1] == 0x20,
      !bytes[range].allSatisfy({ $0 == 0x20 })
    else { return range }
    return (range.lowerBound + 1)..<(range.upperBound - 1)
  }

  /// The places of all runs of backticks by their length; asked from left to right, each is passed once.
  private struct Closers {
    private var places: [Int: ArraySlice<Int>] = [:]

    init(_ bytes: [UInt8]) {
      var index = 0
      while index < bytes.count {
        let start = index
        while index < bytes.count, bytes[index] == UInt8(ascii: "`") { index += 1 }
        if index > start { places[index - start, default: []].append(start) } else { index += 1 }
      }
    }

    mutating func next(of length: Int, from start: Int) -> Int? {
      while let place = places[length]?.first {
        if place >= start { return place }
        places[length]?.removeFirst()
      }
      return nil
    }
  }
}

/// Whether a backslash stands here that takes its meaning from the punctuation behind it.
func isEscape(at index: Int, _ bytes: [UInt8]) -> Bool {
  guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else { return false }
  switch bytes[index + 1] {
  case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
  default: return false
  }
}
