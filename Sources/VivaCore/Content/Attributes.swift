/// The attributes at the end of a heading or list item, `{#id key=value key="several words"}` (the kramdown and Pandoc form).
struct Attributes {
  struct Value {
    let text: String
    /// The value's bytes in the source, without quotes.
    let range: Range<Int>
    let keyRange: Range<Int>
  }

  var id: Value?
  var values: [(key: String, value: Value)] = []
  /// The text in front of the attributes, trimmed.
  var textRange: Range<Int>

  /// Splits a line into its text and its attributes. A line that does not end in `}` has none.
  static func read(_ line: Range<Int>, in source: SourceText, problems: inout [Diagnostic]) -> Attributes {
    let bytes = source.bytes
    let line = trimmed(line, bytes)
    var attributes = Attributes(textRange: line)
    guard let open = opening(of: line, bytes) else { return attributes }
    attributes.textRange = trimmed(line.lowerBound..<open, bytes)
    guard bytes[line.upperBound - 1] == UInt8(ascii: "}") else {
      let close = bytes[open..<line.upperBound].firstIndex(of: UInt8(ascii: "}"))
      problems.append(
        close.map { close in
          Diagnostic(
            .error, source, (close + 1)..<line.upperBound, "there is text behind the attributes",
            help: "move the attributes to the end of the line")
        }
          ?? Diagnostic(
            .error, source, open..<line.upperBound, "these attributes are never closed",
            help: "end the line with }"))
      return attributes
    }
    attributes.parse((open + 1)..<(line.upperBound - 1), source, &problems)
    return attributes
  }

  /// Where `{#` or `{key=` begins: the last brace that looks like the start of attributes.
  ///
  /// A brace behind a backtick, a quotation mark or a backslash does not, and `{key=…}` with text behind it is part of the prompt.
  private static func opening(of line: Range<Int>, _ bytes: [UInt8]) -> Int? {
    guard let lastClose = bytes[line].lastIndex(of: UInt8(ascii: "}")) ?? bytes[line].indices.first else { return nil }
    var index = line.upperBound - 1
    while index >= line.lowerBound {
      if bytes[index] == UInt8(ascii: "{"), index == 0 || !masks(bytes[index - 1]) {
        var start = index + 1
        while start < line.upperBound, bytes[start] == 0x20 { start += 1 }
        if start < line.upperBound, bytes[start] == UInt8(ascii: "#") { return index }
        var key = start
        while key < line.upperBound, isIdentifier(bytes[key]) { key += 1 }
        let isKey = key > start && key < line.upperBound && bytes[key] == UInt8(ascii: "=")
        if isKey, lastClose == line.upperBound - 1 || lastClose < index { return index }
      }
      index -= 1
    }
    return nil
  }

  private static func masks(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "`") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func parse(_ range: Range<Int>, _ source: SourceText, _ problems: inout [Diagnostic]) {
    let bytes = source.bytes
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == 0x20 || bytes[index] == 0x09 {
        index += 1
        continue
      }
      let start = index
      if bytes[index] == UInt8(ascii: "#") {
        index = Self.word(from: index + 1, to: range.upperBound, bytes)
        let value = Value(
          text: source.text((start + 1)..<index), range: (start + 1)..<index, keyRange: start..<index)
        if id != nil {
          problems.append(
            Diagnostic(
              .error, source, start..<index, "there are two ids",
              help: "keep one; progress hangs on the id, so keep the one that was there first"))
        } else {
          id = value
        }
        continue
      }
      while index < range.upperBound, Self.isKey(bytes[index]) { index += 1 }
      guard index > start, index < range.upperBound, bytes[index] == UInt8(ascii: "=") else {
        index = Self.word(from: max(index, start + 1), to: range.upperBound, bytes)
        problems.append(
          Diagnostic(
            .error, source, start..<index, "'\(source.text(start..<index))' is not an attribute",
            help: "write #id, key=value or key=\"several words\""))
        continue
      }
      let keyRange = start..<index
      index += 1
      let value: Range<Int>
      if index < range.upperBound, bytes[index] == UInt8(ascii: "\"") {
        guard let close = bytes[(index + 1)..<range.upperBound].firstIndex(of: UInt8(ascii: "\"")) else {
          problems.append(
            Diagnostic(
              .error, source, index..<range.upperBound, "this quotation mark is never closed",
              help: "write the value as key=\"several words\""))
          return
        }
        value = (index + 1)..<close
        index = close + 1
      } else {
        let valueStart = index
        index = Self.word(from: index, to: range.upperBound, bytes)
        value = valueStart..<index
      }
      let key = source.text(keyRange)
      if values.contains(where: { $0.key == key }) {
        problems.append(
          Diagnostic(.error, source, keyRange, "'\(key)' is given twice", help: "keep one of the two"))
      } else {
        values.append((key, Value(text: source.text(value), range: value, keyRange: keyRange)))
      }
    }
  }

  private static func word(from start: Int, to end: Int, _ bytes: [UInt8]) -> Int {
    var index = start
    while index < end, bytes[index] != 0x20, bytes[index] != 0x09 { index += 1 }
    return index
  }

  /// Keys are small letters; others are read too, so that the complaint can name the key that was meant.
  private static func isKey(_ byte: UInt8) -> Bool {
    isIdentifier(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
  }

  static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }
}

/// Without the spaces and tabs at both ends.
func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
  var (start, end) = (range.lowerBound, range.upperBound)
  while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
  while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
  return start..<end
}

/// Whether a text is an id: `[a-z0-9-]+`, at most 80 characters.
func isIdentifier(_ text: String) -> Bool {
  let bytes = text.utf8
  return !bytes.isEmpty && bytes.count <= 80 && bytes.allSatisfy(Attributes.isIdentifier)
}

/// The words of an attribute such as `sources="a b c"`.
func words(of text: String) -> [String] {
  text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") || $0 == 0x09 }.map { String(Substring($0)) }
}
