/// A piece of an answer: what the content's Markdown can say.
public enum Block: Equatable, Sendable {
  case paragraph([Inline])
  case list([ListItem])
  case table(header: [[Inline]], rows: [[[Inline]]])
  /// A fenced code block or text diagram, line by line as it was written.
  case fence([String])
  case quote([Inline])
}

/// An entry of a list; nested lists are flat with a depth.
public struct ListItem: Equatable, Sendable {
  /// The number of an ordered list's entry; nil with a bullet.
  public let number: Int?
  /// 0 for the list itself, 1 for a list inside an entry.
  public let depth: Int
  public let text: [Inline]
}

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
}

/// Reads the part of Markdown that answers are written in: paragraphs, lists, pipe tables, fences, quotes and emphasis.
///
/// There is no HTML, no image and no link: a `<b>` or `[x](y)` in a deck is shown as it stands.
public enum Markdown {
  public static func blocks(of source: SourceText, in range: Range<Int>) -> [Block] {
    var reader = MarkdownReader(source: source)
    return reader.read(range)
  }

  /// The blocks of a text that stands in no file.
  public static func blocks(of text: String) -> [Block] {
    let source = SourceText(path: "", text: text)
    return blocks(of: source, in: 0..<source.bytes.count)
  }

  /// What is wrong with the blocks of a range: fences never closed, table rows that do not fit their header.
  static func problems(of source: SourceText, in range: Range<Int>) -> [Diagnostic] {
    var reader = MarkdownReader(source: source)
    _ = reader.read(range)
    return reader.problems
  }

  /// The state of a fence behind a line: a line of three or more backticks or tildes opens one, and one at least as
  /// long of the same kind closes it.
  static func fence(
    after line: Range<Int>, _ bytes: [UInt8], current: (marker: UInt8, length: Int)?
  ) -> (marker: UInt8, length: Int)? {
    let content = trimmed(line, bytes)
    guard let first = content.first else { return current }
    let marker = bytes[first]
    guard marker == 0x60 || marker == 0x7E else { return current }
    let length = bytes[content].prefix { $0 == marker }.count
    guard length >= 3 else { return current }
    guard let current else { return (marker, length) }
    return marker == current.marker && length >= current.length && length == content.count ? nil : current
  }
}

/// One pass over the lines of an answer.
private struct MarkdownReader {
  let source: SourceText
  var problems: [Diagnostic] = []
  private var blocks: [Block] = []
  private var open: Open = .nothing

  /// The block that the next line may continue.
  private enum Open {
    case nothing
    case paragraph([String])
    case list([(number: Int?, depth: Int, lines: [String])])
    case quote([String])
    case fence(marker: (marker: UInt8, length: Int), indent: Int, start: Range<Int>, lines: [String])
    case table(header: [String], rows: [[String]], hasRule: Bool)
  }

  init(source: SourceText) { self.source = source }

  mutating func read(_ range: Range<Int>) -> [Block] {
    for line in source.lines(in: range) { add(line) }
    if case .fence(_, _, let start, _) = open {
      problems.append(
        Diagnostic(.error, source, start, "this code fence is never closed", help: "close it with a line of ```"))
    }
    finish()
    return blocks
  }

  private mutating func add(_ range: Range<Int>) {
    let bytes = source.bytes
    if case .fence(let marker, let indent, let start, var lines) = open {
      if Markdown.fence(after: range, bytes, current: marker) == nil {
        finish()
      } else {
        let spaces = bytes[range].prefix { $0 == 0x20 }.count
        lines.append(source.text((range.lowerBound + min(spaces, indent))..<range.upperBound))
        open = .fence(marker: marker, indent: indent, start: start, lines: lines)
      }
      return
    }
    let content = trimmed(range, bytes)
    guard let first = content.first else {
      finish()
      return
    }
    if let marker = Markdown.fence(after: range, bytes, current: nil) {
      finish()
      open = .fence(marker: marker, indent: content.lowerBound - range.lowerBound, start: content, lines: [])
      return
    }
    if bytes[first] == UInt8(ascii: "|") { return addTableRow(content) }
    if bytes[first] == UInt8(ascii: ">") { return addQuote(content) }
    if let item = listMarker(content) {
      return addItem(item, indent: content.lowerBound - range.lowerBound, end: content.upperBound)
    }
    addText(source.text(content))
  }

  private mutating func addText(_ text: String) {
    switch open {
    case .paragraph(let lines): open = .paragraph(lines + [text])
    case .quote(let lines): open = .quote(lines + [text])
    case .list(var items):
      items[items.count - 1].lines.append(text)
      open = .list(items)
    case .nothing: open = .paragraph([text])
    case .table, .fence:
      finish()
      open = .paragraph([text])
    }
  }

  private mutating func addQuote(_ content: Range<Int>) {
    let text = source.text(trimmed((content.lowerBound + 1)..<content.upperBound, source.bytes))
    if case .quote(let lines) = open {
      open = .quote(lines + [text])
    } else {
      finish()
      open = .quote([text])
    }
  }

  private func listMarker(_ content: Range<Int>) -> (number: Int?, textStart: Int)? {
    let bytes = source.bytes
    var index = content.lowerBound
    if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "*") {
      index += 1
      return index < content.upperBound && bytes[index] == 0x20 ? (nil, index + 1) : nil
    }
    var number = 0
    while index < content.upperBound, index - content.lowerBound < 4, (0x30...0x39).contains(bytes[index]) {
      number = number * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard index > content.lowerBound, index + 1 < content.upperBound, bytes[index] == UInt8(ascii: "."),
      bytes[index + 1] == 0x20
    else { return nil }
    return (number, index + 2)
  }

  private mutating func addItem(_ marker: (number: Int?, textStart: Int), indent: Int, end: Int) {
    let text = source.text(trimmed(marker.textStart..<end, source.bytes))
    let item = (number: marker.number, depth: indent >= 2 ? 1 : 0, lines: [text])
    if case .list(let items) = open {
      open = .list(items + [item])
    } else {
      finish()
      open = .list([item])
    }
  }

  private mutating func addTableRow(_ content: Range<Int>) {
    let cells = tableCells(content)
    guard case .table(let header, let rows, let hasRule) = open else {
      finish()
      open = .table(header: cells, rows: [], hasRule: false)
      return
    }
    if !hasRule, rows.isEmpty, cells.allSatisfy(isRule) {
      open = .table(header: header, rows: rows, hasRule: true)
      return
    }
    if cells.count != header.count {
      problems.append(
        Diagnostic(
          .error, source, content, "this table row has \(cells.count) cells, its header has \(header.count)",
          help: "give every row the same number of cells; write a bar inside a cell as \\|"))
    }
    open = .table(header: header, rows: rows + [cells], hasRule: hasRule)
  }

  private func isRule(_ cell: String) -> Bool {
    !cell.isEmpty && cell.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
  }

  private func tableCells(_ content: Range<Int>) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var (escaped, inCode) = (false, false)
    for byte in source.bytes[content].dropFirst() {
      if escaped {
        if byte != UInt8(ascii: "|") { cell.append(UInt8(ascii: "\\")) }
        cell.append(byte)
        escaped = false
      } else if byte == UInt8(ascii: "\\") {
        escaped = true
      } else if byte == UInt8(ascii: "|"), !inCode {
        cells.append(trimmedText(cell))
        cell = []
      } else {
        if byte == UInt8(ascii: "`") { inCode.toggle() }
        cell.append(byte)
      }
    }
    if escaped { cell.append(UInt8(ascii: "\\")) }
    let rest = trimmedText(cell)
    if !rest.isEmpty { cells.append(rest) }
    return cells
  }

  private func trimmedText(_ bytes: [UInt8]) -> String {
    String(decoding: bytes[trimmed(0..<bytes.count, bytes)], as: UTF8.self)
  }

  private mutating func finish() {
    switch open {
    case .nothing: break
    case .paragraph(let lines): blocks.append(.paragraph(Inline.read(lines.joined(separator: " "))))
    case .quote(let lines): blocks.append(.quote(Inline.read(lines.joined(separator: " "))))
    case .fence(_, _, _, let lines): blocks.append(.fence(lines))
    case .list(let items):
      blocks.append(
        .list(
          items.map {
            ListItem(number: $0.number, depth: $0.depth, text: Inline.read($0.lines.joined(separator: " ")))
          }))
    case .table(let header, let rows, _):
      blocks.append(
        .table(header: header.map(Inline.read), rows: rows.map { $0.map(Inline.read) }))
    }
    open = .nothing
  }
}

extension Inline {
  /// Splits a line into runs. A mark that is never closed is shown as it stands.
  public static func read(_ text: String) -> [Inline] {
    var runs: [Inline] = []
    var plain = ""
    var rest = Substring(text)
    // A mark with no partner further on has none for any later one either: keeps hostile text linear.
    var unpaired: Set<String> = []
    while let character = rest.first {
      if character == "\\", let next = rest.dropFirst().first, "*_`\\|{}".contains(next) {
        plain.append(next)
        rest = rest.dropFirst(2)
        continue
      }
      guard let (run, after) = run(at: rest, previous: plain.last, &unpaired) else {
        plain.append(character)
        rest = rest.dropFirst()
        continue
      }
      if !plain.isEmpty { runs.append(.text(plain)) }
      plain = ""
      runs.append(run)
      rest = after
    }
    if !plain.isEmpty { runs.append(.text(plain)) }
    return runs
  }

  private static func run(
    at text: Substring, previous: Character?, _ unpaired: inout Set<String>
  ) -> (Inline, Substring)? {
    func enclosed(by mark: String, _ unpaired: inout Set<String>) -> (String, Substring)? {
      guard text.hasPrefix(mark), !unpaired.contains(mark) else { return nil }
      let inner = text.dropFirst(mark.count)
      guard let first = inner.first, first != " " || mark == "`" else { return nil }
      var index = inner.startIndex
      while index < inner.endIndex {
        if inner[index...].hasPrefix(mark), index > inner.startIndex,
          mark == "`" || inner[inner.index(before: index)] != " "
        {
          return (String(inner[..<index]), inner[index...].dropFirst(mark.count))
        }
        index = inner.index(after: index)
      }
      unpaired.insert(mark)
      return nil
    }
    switch text.first {
    case "`": return enclosed(by: "`", &unpaired).map { (.code($0.0), $0.1) }
    case "*":
      if let (inner, rest) = enclosed(by: "**", &unpaired) { return (.strong(Inline.plain(inner)), rest) }
      // A star between spaces or digits is a multiplication sign: 2 * 3, 2*3.
      if text.hasPrefix("**") || previous?.isNumber == true { return nil }
      return enclosed(by: "*", &unpaired).map { (.emphasis(Inline.plain($0.0)), $0.1) }
    case "_":
      if previous.map({ $0.isLetter || $0.isNumber || $0 == "_" }) == true { return nil }
      guard let (inner, rest) = enclosed(by: "_", &unpaired), !(rest.first.map { $0.isLetter || $0.isNumber } ?? false) else {
        return nil
      }
      return (.emphasis(Inline.plain(inner)), rest)
    default: return nil
    }
  }

  private static func plain(_ text: String) -> String {
    read(text).map(\.plain).joined()
  }
}

extension Block {
  /// The block's words without mark-up, for searching and counting.
  public var plain: String {
    func join(_ runs: [Inline]) -> String { runs.map(\.plain).joined() }
    switch self {
    case .paragraph(let runs), .quote(let runs): return join(runs)
    case .list(let items): return items.map { join($0.text) }.joined(separator: "\n")
    case .fence(let lines): return lines.joined(separator: "\n")
    case .table(let header, let rows):
      return ([header] + rows).map { $0.map(join).joined(separator: " ") }.joined(separator: "\n")
    }
  }
}
