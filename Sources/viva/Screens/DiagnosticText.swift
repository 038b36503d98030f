import VivaCore

/// A diagnostic as people read it: the place, the line itself, a caret below the fault, and what to do.
enum DiagnosticText {
  /// How much of a long line is shown around the fault.
  private static let excerpt = 100

  static func lines(_ problem: Diagnostic) -> [Line] {
    let position = problem.position
    let isError = problem.severity == .error
    let place = "\(problem.source.path):\(position.line):\(position.column): "
    var lines = [
      Line(place) + Line(problem.severity.rawValue, isError ? .bad : .warning) + Line(": \(problem.message)", .bold)
    ]
    let line = problem.source.line(at: problem.range.lowerBound)
    if !line.isEmpty, !problem.range.isEmpty || problem.range.lowerBound > 0 {
      lines += source(problem, line, number: position.line)
    }
    if let help = problem.help { lines.append(Line("  help: \(help)")) }
    return lines
  }

  private static func source(_ problem: Diagnostic, _ line: Range<Int>, number: Int) -> [Line] {
    let source = problem.source
    let start = problem.range.lowerBound
    // A long line is cut at a byte that begins a character, a little in front of the fault.
    var from = line.lowerBound
    if start - from > excerpt / 2 {
      from = start - excerpt / 2
      while from < start, source.bytes[from] & 0xC0 == 0x80 { from += 1 }
    }
    let to = min(line.upperBound, max(start, from) + excerpt)
    let before = Line(source.text(from..<max(from, start)))
    let fault = Line(source.text(max(from, start)..<min(max(problem.range.upperBound, start), to)))
    let after = Line(source.text(min(max(problem.range.upperBound, start), to)..<to))
    let gutter = String(number)
    let blank = String(repeating: " ", count: gutter.count)
    let indent = String(repeating: " ", count: before.columns)
    let carets = String(repeating: "^", count: max(1, fault.columns))
    return [
      Line("  \(gutter) | ", .dim) + before + fault + after,
      Line("  \(blank) | ", .dim) + Line(indent) + Line(carets, .accent),
    ]
  }
}
