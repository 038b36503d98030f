import VivaCore

/// Turns frames into the few bytes that make the terminal show them.
///
/// It remembers what it has shown, cell by cell, and writes only what differs: a countdown costs some 25 bytes a
/// second, and nothing flickers, also over a slow connection. The bytes are for one write(2).
struct FrameRenderer: Sendable {
  private let styling: Styling
  /// What is on the screen; nil when that isn't known and all must be drawn.
  private var shown: (rows: [[Cell]], cursor: Frame.Position?, size: TerminalSize)?

  init(styling: Styling) {
    self.styling = styling
  }

  /// Forgets what is on the screen, after something else has written there.
  mutating func invalidate() {
    shown = nil
  }

  /// The bytes that lead from what is shown to the frame; none when it is shown already.
  mutating func update(to frame: Frame, size: TerminalSize) -> [UInt8] {
    let rows = frame.lines.prefix(max(0, size.rows)).map { cells(of: $0, columns: size.columns) }
    let cursor = cursorPosition(in: frame, size: size)
    let known = shown?.size == size ? shown : nil

    var writer = ScreenWriter(styling: styling)
    for row in 0..<max(rows.count, known?.rows.count ?? 0) {
      let old = known.flatMap { row < $0.rows.count ? $0.rows[row] : nil } ?? []
      writer.rewrite(row: row, from: old, to: row < rows.count ? rows[row] : [])
    }
    writer.finish()

    // A cursor that is to be seen goes back to its place after any writing; a hidden one may stay where it is.
    var placing = ""
    if let cursor, known == nil || cursor != known?.cursor || !writer.text.isEmpty {
      placing = ScreenWriter.move(cursor.row, cursor.column)
    }
    if known == nil || (cursor == nil) != (known?.cursor == nil) {
      placing += cursor == nil ? "\u{1B}[?25l" : "\u{1B}[?25h"
    }
    shown = (rows, cursor, size)

    var text = writer.text
    // A terminal that takes a symbol for wider than we do must not wrap the end of a line onto the next.
    if writer.wroteBeyondASCII { text = "\u{1B}[?7l\(text)\u{1B}[?7h" }
    text += placing
    // Terminals that can (mode 2026) show the new picture only when it is whole.
    if known == nil { text = "\u{1B}[?2026h\u{1B}[0m\u{1B}[2J\(text)\u{1B}[?2026l" }
    return Array(text.utf8)
  }

  private func cursorPosition(in frame: Frame, size: TerminalSize) -> Frame.Position? {
    guard var cursor = frame.cursor, (0..<size.rows).contains(cursor.row) else { return nil }
    cursor.column = max(0, min(cursor.column, size.columns - 1))
    return cursor
  }

  /// The line as the screen holds it: one entry a column, no further than the edge, without plain blanks at the end.
  private func cells(of line: Line, columns: Int) -> [Cell] {
    var cells: [Cell] = []
    for grapheme in line.graphemes {
      if grapheme.columns == 0 {
        // A lone vowel of Hangul is drawn into what stands before it.
        if let base = cells.lastIndex(where: { $0.columns > 0 }) { cells[base].text.append(grapheme.character) }
        continue
      }
      if cells.count + grapheme.columns > columns { break }
      let style = styling.allowed(grapheme.style)
      cells.append(Cell(text: String(grapheme.character), style: style, columns: grapheme.columns))
      if grapheme.columns == 2 { cells.append(Cell(text: "", style: style, columns: 0)) }
    }
    while cells.last == .blank { cells.removeLast() }
    return cells
  }
}

/// What one column of the screen holds: a grapheme, or (with no text and no columns) the right half of a wide one.
private struct Cell: Equatable, Sendable {
  var text: String
  var style: Style
  var columns: Int

  static let blank = Cell(text: " ", style: .plain, columns: 1)
}

/// Collects escape sequences and text, and knows which style is switched on.
private struct ScreenWriter {
  let styling: Styling
  private(set) var text = ""
  private(set) var wroteBeyondASCII = false
  private var style = Style.plain

  init(styling: Styling) {
    self.styling = styling
  }

  static func move(_ row: Int, _ column: Int) -> String {
    column == 0 ? "\u{1B}[\(row + 1)H" : "\u{1B}[\(row + 1);\(column + 1)H"
  }

  /// Writes the stretches of a row that differ, and erases what an older, longer row leaves over.
  mutating func rewrite(row: Int, from old: [Cell], to new: [Cell]) {
    // Behind the end of a row the screen is blank.
    let differs = new.indices.map { new[$0] != ($0 < old.count ? old[$0] : .blank) }
    var column = 0
    var cursor: Int?
    while let change = differs[column...].firstIndex(of: true) {
      // The right half of a wide grapheme differs only when the left does, so this is never a right half.
      let end = endOfChange(differs, from: change, cells: new)
      text += Self.move(row, change)
      for (position, cell) in zip(change..., new[change..<end]) where cell.columns > 0 { write(cell, at: position) }
      column = end
      cursor = end
    }
    guard new.count < old.count else { return }
    if cursor != new.count { text += Self.move(row, new.count) }
    // Erasing paints with the style that is on.
    select(.plain)
    text += "\u{1B}[K"
  }

  /// Behind the last cell of a change. A gap of unchanged cells is written over when moving past it would cost as much.
  private func endOfChange(_ differs: [Bool], from change: Int, cells: [Cell]) -> Int {
    var end = change + 1
    var column = end
    while column < cells.count, column < end + 4 {
      if differs[column] { end = column + 1 }
      column += 1
    }
    while end < cells.count, cells[end].columns == 0 { end += 1 }
    return end
  }

  private mutating func write(_ cell: Cell, at column: Int) {
    select(cell.style)
    text += cell.text
    if TextWidth.isPrintableASCII(cell.text) { return }
    wroteBeyondASCII = true
    // Terminals measure sequences differently; said anew, the column is right for all that follows.
    if cell.text.unicodeScalars.count > 1 { text += "\u{1B}[\(column + cell.columns + 1)G" }
  }

  private mutating func select(_ next: Style) {
    if next == style { return }
    let codes = styling.codes(next)
    let reset = style == .plain ? "" : codes.isEmpty ? "0" : "0;"
    text += "\u{1B}[\(reset)\(codes)m"
    style = next
  }

  mutating func finish() {
    select(.plain)
  }
}
