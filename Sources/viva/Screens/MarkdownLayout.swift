import VivaCore

/// Lays an answer out in lines of a width.
enum MarkdownLayout {
  static func lines(_ blocks: [Block], width: Int) -> [Line] {
    let width = max(width, 10)
    var lines: [Line] = []
    for (index, block) in blocks.enumerated() {
      if index > 0 { lines.append(Line()) }
      lines += self.lines(block, width)
    }
    return lines
  }

  private static func lines(_ block: Block, _ width: Int) -> [Line] {
    switch block {
    case .paragraph(let runs): return wrap(line(runs), to: width)
    case .quote(let runs): return wrap(line(runs), to: width, first: Line("│ ", .dim), rest: Line("│ ", .dim))
    case .fence(let text): return text.flatMap { cut(Line("  " + $0), width) }
    case .list(let items):
      let digits = items.compactMap(\.number).map { String($0).count }.max() ?? 1
      return items.flatMap { lines($0, width, digits) }
    case .table(let header, let rows): return TableLayout(header, rows).lines(width)
    }
  }

  /// - Parameter digits: the room for numbers, whose full stops stand below each other.
  private static func lines(_ item: ListItem, _ width: Int, _ digits: Int) -> [Line] {
    let marker =
      item.number.map { number in
        String(repeating: " ", count: max(0, digits - String(number).count)) + "\(number). "
      } ?? "• "
    let indent = String(repeating: " ", count: item.depth * 2)
    let hanging = String(repeating: " ", count: indent.count + marker.count)
    return wrap(line(item.text), to: width, first: Line(indent + marker), rest: Line(hanging))
  }

  /// Code and diagrams keep their spacing; a line too long for the screen goes on in the next one.
  private static func cut(_ line: Line, _ width: Int) -> [Line] {
    guard line.columns > width else { return [line] }
    var rows: [Line] = []
    var row = ""
    var columns = 0
    for character in line.text {
      let step = TextWidth.columns(character)
      if columns + step > width, !row.isEmpty {
        rows.append(Line(row))
        (row, columns) = ("    ", 4)
      }
      row.append(character)
      columns += step
    }
    return rows + [Line(row)]
  }

  static func line(_ runs: [Inline], _ base: Style = .plain) -> Line {
    runs.reduce(Line()) { line, run in
      var style = base
      switch run {
      case .text: break
      case .emphasis: style.italic = true
      case .strong: style.bold = true
      case .code: style.color = .accent
      }
      return line + Line(run.plain, style)
    }
  }
}

/// A pipe table as columns of text; a table too wide for the screen has its cells wrapped between words, and where even
/// that does not fit it becomes a list of rows.
private struct TableLayout {
  private let header: [Line]
  private let rows: [[Line]]
  private static let gap = 2

  init(_ header: [[Inline]], _ rows: [[[Inline]]]) {
    self.header = header.map { MarkdownLayout.line($0, .bold) }
    let count = header.count
    self.rows = rows.map { row in
      let cells = row.prefix(count).map { MarkdownLayout.line($0) }
      return cells + Array(repeating: Line(), count: count - cells.count)
    }
  }

  func lines(_ width: Int) -> [Line] {
    let widths = columnWidths(width)
    guard let widths else { return asList(width) }
    var lines = row(header, widths)
    lines.append(Line(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), .dim))
    return lines + rows.flatMap { row($0, widths) }
  }

  /// The widest cells give way until everything fits, none of them so far that a word would break.
  private func columnWidths(_ width: Int) -> [Int]? {
    let cells = header.indices.map { column in [header[column]] + rows.map { $0[column] } }
    var widths = cells.map { $0.map(\.columns).max() ?? 0 }
    let least = cells.map { $0.map(\.longestWord).max() ?? 0 }
    let available = width - TableLayout.gap * (widths.count - 1)
    guard least.reduce(0, +) <= available else { return nil }
    while widths.reduce(0, +) > available {
      // Their sum is larger than that of the least widths, so one of them can give way.
      let widest = widths.indices.filter { widths[$0] > least[$0] }.max { widths[$0] < widths[$1] }!
      widths[widest] -= 1
    }
    return widths
  }

  private func row(_ cells: [Line], _ widths: [Int]) -> [Line] {
    let wrapped = zip(cells, widths).map { wrap($0, to: $1) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var line = Line()
      var start = 0
      for (column, lines) in wrapped.enumerated() {
        // Blanks go in front of the next cell, so that none stand at the end of the line.
        if index < lines.count, lines[index].columns > 0 { line = line.padded(to: start) + lines[index] }
        start += widths[column] + TableLayout.gap
      }
      return line
    }
  }

  private func asList(_ width: Int) -> [Line] {
    rows.flatMap { row in
      zip(header, row).flatMap { wrap($0 + Line(": ") + $1, to: width) } + [Line()]
    }.dropLast()
  }
}

extension Line {
  /// The columns of the longest stretch without a blank.
  fileprivate var longestWord: Int { text.split(separator: " ").map { TextWidth.columns(String($0)) }.max() ?? 0 }
}
