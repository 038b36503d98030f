/// What the screens have in common.
extension Frame {
  /// Lines set off the window's left edge by a blank column.
  init(indented lines: [Line], cursor: Position? = nil) {
    self.init(lines: lines.map { Line(" ") + $0 }, cursor: cursor)
  }

  /// What is shown where a window is too small for a screen.
  static func tooSmall(_ size: TerminalSize, _ least: TerminalSize) -> Frame {
    Frame(lines: [
      Line("too small: \(size.columns)×\(size.rows)"), Line("needs \(least.columns)×\(least.rows)"),
      Line("q quit", .dim),
    ])
  }
}

extension TerminalSize {
  /// Whether a screen that needs so much has room.
  func holds(_ least: TerminalSize) -> Bool { columns >= least.columns && rows >= least.rows }
}

extension Line {
  /// Parts side by side, in as many lines as they need.
  static func row(_ parts: [Line], _ width: Int, gap: Int = 3) -> [Line] {
    var lines: [Line] = []
    for part in parts {
      if let last = lines.last, last.columns + gap + part.columns <= width {
        lines[lines.count - 1] = last.padded(to: last.columns + gap) + part
      } else {
        lines.append(part)
      }
    }
    return lines
  }

  /// A name, and what is said of it in a column of its own.
  static func entry(_ name: String, _ text: String, _ width: Int, column: Int, _ style: Style = .plain) -> [Line] {
    wrap(
      Line(text), to: width, first: Line(name, style).padded(to: column),
      rest: Line(String(repeating: " ", count: column)))
  }

  /// What can be chosen from: in one line, or where there is no room for that, in several.
  static func choices(_ parts: [String], _ width: Int, _ style: Style = .plain) -> [Line] {
    let line = Line(parts.joined(separator: " · "), style)
    return line.columns <= width ? [line] : row(parts.map { Line($0, style) }, width)
  }

  /// What the keys do, side by side.
  static func keys(_ names: [String], _ width: Int) -> [Line] { row(names.map { Line($0, .dim) }, width) }

  /// At most so many lines, the last of which says by its end when there were more.
  static func shortened(_ lines: [Line], to count: Int, _ width: Int) -> [Line] {
    let count = max(count, 0)
    guard lines.count > count, let last = lines.prefix(count).last else { return Array(lines.prefix(count)) }
    return lines.prefix(count - 1) + [(last + Line(" …", last.spans.last?.style ?? .plain)).truncated(to: width)]
  }
}
