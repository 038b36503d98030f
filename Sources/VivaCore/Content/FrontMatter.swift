/// The `key: value` lines between two `---` lines at the start of a file.
struct FrontMatter {
  struct Entry {
    let key: String
    let value: String
    let keyRange: Range<Int>
    let valueRange: Range<Int>
  }

  var entries: [Entry] = []
  /// Where the rest of the file begins.
  var bodyStart: Int
  var isPresent = false

  subscript(_ key: String) -> Entry? { entries.first { $0.key == key } }

  /// Reads the front matter and complains of unknown and repeated keys.
  static func read(_ source: SourceText, known: [String], problems: inout [Diagnostic]) -> FrontMatter {
    let bytes = source.bytes
    let start = source.hasByteOrderMark ? 3 : 0
    var front = FrontMatter(bodyStart: start)
    var lines = source.lines(in: start..<bytes.count)
    guard let first = lines.first(where: { !trimmed($0, bytes).isEmpty }), isRule(first, bytes) else { return front }
    front.isPresent = true
    lines = source.lines(in: first.upperBound..<bytes.count)
    _ = lines.next()
    let end = lines.first { isRule($0, bytes) || isBody($0, bytes) }
    if let end, isRule(end, bytes) {
      front.bodyStart = bytes[end.upperBound...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    } else {
      problems.append(
        Diagnostic(
          .error, source, first, "the front matter is never closed", help: "end it with a line of three hyphens, ---"))
      // What follows is still read, so that this mistake hides no other.
      front.bodyStart = lines.first { trimmed($0, bytes).isEmpty || isBody($0, bytes) }?.lowerBound ?? bytes.count
    }
    for line in source.lines(in: first.upperBound..<(end?.lowerBound ?? bytes.count)) {
      if line.lowerBound >= front.bodyStart || problems.isFull(source, at: line.lowerBound) { break }
      front.add(line, source, known, &problems)
    }
    return front
  }

  /// Whether a line can only stand behind front matter: a card's heading or a checklist's item.
  private static func isBody(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    bytes[line].starts(with: "## ".utf8) || bytes[line].starts(with: "- [".utf8)
  }

  private mutating func add(
    _ line: Range<Int>, _ source: SourceText, _ known: [String], _ problems: inout [Diagnostic]
  ) {
    let line = trimmed(line, source.bytes)
    guard !line.isEmpty else { return }
    guard let colon = source.bytes[line].firstIndex(of: UInt8(ascii: ":")) else {
      problems.append(
        Diagnostic(.error, source, line, "this line is not 'key: value'", help: "write it as 'key: value'"))
      return
    }
    let keyRange = trimmed(line.lowerBound..<colon, source.bytes)
    let valueRange = trimmed((colon + 1)..<line.upperBound, source.bytes)
    guard line.count <= DeckReader.fieldLimit else {
      problems.append(
        Diagnostic(
          .error, source, line.lowerBound..<line.lowerBound, "this line is larger than 64 KB",
          help: "front matter holds a short title, a topic and the sources"))
      return
    }
    let key = source.text(keyRange)
    guard known.contains(key) else {
      let list = known.joined(separator: ", ")
      let help = Nearest.question(key, in: known) ?? "the keys are \(list)"
      problems.append(Diagnostic(.error, source, keyRange, "there is no front-matter key '\(key)' here", help: help))
      return
    }
    guard self[key] == nil else {
      problems.append(Diagnostic(.error, source, keyRange, "'\(key)' is given twice", help: "keep one of the two"))
      return
    }
    entries.append(
      Entry(key: key, value: source.text(valueRange), keyRange: keyRange, valueRange: valueRange))
  }

  private static func isRule(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    bytes[trimmed(line, bytes)].elementsEqual("---".utf8)
  }
}
