/// One pass over the lines of an answer.
struct MarkdownReader {
  private let source: SourceText
  private(set) var problems: [Diagnostic] = []
  private var blocks: [Block] = []
  private var open = Open.nothing
  /// What the open block holds so far: the lines of a paragraph, quote or fence, the entries of a list, the rows of a
  /// table with its header first.
  private var lines: [String] = []
  private var items: [(number: Int?, depth: Int, lines: [String])] = []
  private var rows: [[String]] = []
  private var isNumbered = false

  /// The block that the next line may continue.
  private enum Open {
    case nothing, paragraph, list, quote
    case fence(Fence, indent: Int, start: Range<Int>)
    case table(hasRule: Bool)
  }

  init(_ source: SourceText) { self.source = source }

  mutating func read(_ range: Range<Int>) -> [Block] {
    for line in source.lines(in: range) { add(line) }
    if case .fence(_, _, let start) = open {
      let marker = source.bytes[start].prefix { $0 == source.bytes[start.lowerBound] }
      problem(
        start, "this code fence is never closed",
        help: "close it with a line of \(String(decoding: marker, as: UTF8.self))")
    }
    finish()
    return blocks
  }

  private mutating func add(_ range: Range<Int>) {
    let bytes = source.bytes
    if case .fence(let fence, let indent, _) = open {
      if Fence.after(range, bytes, current: fence) == nil {
        finish()
      } else {
        let spaces = bytes[range].prefix { $0 == 0x20 }.count
        lines.append(source.text((range.lowerBound + min(spaces, indent))..<range.upperBound))
      }
      return
    }
    let content = trimmed(range, bytes)
    guard let first = content.first else {
      finish()
      return
    }
    if let fence = Fence.after(range, bytes, current: nil) {
      start(.fence(fence, indent: content.lowerBound - range.lowerBound, start: content))
      return
    }
    if bytes[first] == UInt8(ascii: "|") { return addTableRow(content) }
    if bytes[first] == UInt8(ascii: ">") { return addQuote(content) }
    if let item = listMarker(content) {
      return addItem(item, indent: content.lowerBound - range.lowerBound, end: content.upperBound)
    }
    addText(source.text(content))
  }

  private mutating func start(_ block: Open) {
    finish()
    open = block
  }

  private mutating func addText(_ text: String) {
    switch open {
    case .list: items[items.count - 1].lines.append(text)
    case .paragraph, .quote: lines.append(text)
    case .nothing, .table, .fence:
      start(.paragraph)
      lines.append(text)
    }
  }

  private mutating func addQuote(_ content: Range<Int>) {
    if case .quote = open {} else { start(.quote) }
    lines.append(source.text(trimmed((content.lowerBound + 1)..<content.upperBound, source.bytes)))
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
      bytes[index + 1] == 0x20, mayBegin(number)
    else { return nil }
    return (number, index + 2)
  }

  /// Whether an entry with this number may stand here: a sentence that goes on with "2024. " on a new line is no list.
  private func mayBegin(_ number: Int) -> Bool {
    switch open {
    case .nothing, .table, .fence: true
    case .paragraph, .quote: number == 1
    case .list: number == 1 || isNumbered
    }
  }

  private mutating func addItem(_ marker: (number: Int?, textStart: Int), indent: Int, end: Int) {
    if case .list = open {} else { start(.list) }
    let text = source.text(trimmed(marker.textStart..<end, source.bytes))
    isNumbered = isNumbered || marker.number != nil
    items.append((number: marker.number, depth: indent >= 2 ? 1 : 0, lines: [text]))
  }

  private mutating func addTableRow(_ content: Range<Int>) {
    let cells = tableCells(content)
    guard case .table(let hasRule) = open else {
      start(.table(hasRule: false))
      rows.append(cells)
      return
    }
    if cells.count != rows[0].count {
      problem(
        content, "this table row has \(counted(cells.count, "cell")), its header has \(rows[0].count)",
        help: "give every row the same number of cells; write a bar inside a cell as \\|")
    }
    if !hasRule, rows.count == 1, !cells.isEmpty, cells.allSatisfy(isRule) {
      open = .table(hasRule: true)
    } else {
      rows.append(cells)
    }
  }

  private func isRule(_ cell: String) -> Bool {
    !cell.isEmpty && cell.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
  }

  private func tableCells(_ content: Range<Int>) -> [String] {
    let bytes = Array(source.bytes[content].dropFirst())
    let codes = CodeSpan.all(in: bytes)
    var cells: [String] = []
    var cell: [UInt8] = []
    var (index, codeEnd) = (0, 0)
    while index < bytes.count {
      let byte = bytes[index]
      codeEnd = max(codeEnd, codes[index]?.end ?? 0)
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "|") {
        cell.append(UInt8(ascii: "|"))
        index += 2
      } else if index >= codeEnd, isEscape(at: index, bytes) {
        cell += bytes[index..<(index + 2)]
        index += 2
      } else if byte == UInt8(ascii: "|"), index >= codeEnd {
        cells.append(trimmedText(cell))
        cell = []
        index += 1
      } else {
        cell.append(byte)
        index += 1
      }
    }
    let rest = trimmedText(cell)
    if !rest.isEmpty { cells.append(rest) }
    return cells
  }

  private func trimmedText(_ bytes: [UInt8]) -> String {
    String(decoding: bytes[trimmed(0..<bytes.count, bytes)], as: UTF8.self)
  }

  private mutating func finish() {
    func runs(_ lines: [String]) -> [Inline] { Inline.read(lines.joined(separator: " ")) }
    switch open {
    case .nothing: break
    case .paragraph: blocks.append(.paragraph(runs(lines)))
    case .quote: blocks.append(.quote(runs(lines)))
    case .fence: blocks.append(.fence(lines))
    case .list:
      blocks.append(.list(items.map { ListItem(number: $0.number, depth: $0.depth, text: runs($0.lines)) }))
    case .table:
      blocks.append(.table(header: rows[0].map(Inline.read), rows: rows.dropFirst().map { $0.map(Inline.read) }))
    }
    (open, lines, items, rows, isNumbered) = (.nothing, [], [], [], false)
  }

  private mutating func problem(_ range: Range<Int>, _ message: String, help: String) {
    problems.append(Diagnostic(.error, source, range, message, help: help))
  }
}
