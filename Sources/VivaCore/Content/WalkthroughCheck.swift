/// A closer look at a walkthrough, which `viva check` takes and which reading it for use does not need: its Markdown, and
/// whether its estimates follow from their formulas.
struct WalkthroughCheck {
  private let source: SourceText
  private var problems: [Diagnostic] = []

  static func problems(of walkthrough: Walkthrough) -> [Diagnostic] {
    var check = WalkthroughCheck(source: walkthrough.source)
    for section in Walkthrough.Section.allCases {
      guard let range = walkthrough.sections[section] else { continue }
      check.problems += Markdown.problems(of: walkthrough.source, in: range)
      if section == .estimates { check.checkEstimates(range) }
    }
    return check.problems
  }

  private init(source: SourceText) { self.source = source }

  /// Every formula is evaluated, and its result must follow from it.
  private mutating func checkEstimates(_ range: Range<Int>) {
    var rows = 0
    for line in source.lines(in: range) {
      let content = trimmed(line, source.bytes)
      guard source.bytes[content].first == UInt8(ascii: "|") else { continue }
      var cells = Array(source.text(content).components(by: "|").dropFirst())
      if cells.last == "" { cells.removeLast() }
      if cells.first == "Quantity" || cells.allSatisfy({ $0.allSatisfy { $0 == "-" || $0 == ":" } }) { continue }
      rows += 1
      guard cells.count >= 3 else {
        problem(content, "this row is no estimate", help: "write it as '| quantity | formula | result |'")
        continue
      }
      checkEstimate(cells, content)
    }
    if rows == 0 {
      problem(
        source.line(at: max(0, range.lowerBound - 1)), "there are no estimates",
        help: "add a table: | Quantity | Formula | Result |")
    }
  }

  private mutating func checkEstimate(_ cells: [String], _ row: Range<Int>) {
    let (formula, result) = (cells[1], cells[2])
    do throws(Formula.Problem) {
      let value = try Formula.value(of: formula)
      let stated = try Formula.stated(result)
      guard abs(value - stated.value) > stated.tolerance * 1.000001 else { return }
      problem(
        row,
        "the result of '\(cells[0])' does not follow: \(formula) is \(Formula.shown(value)), and \(result) is stated "
          + "(\(Formula.shown(stated.value)))", help: "mend the formula or the result; ≈ allows 5 %")
    } catch {
      problem(
        row, "'\(cells[0])' cannot be evaluated: \(error.message)",
        help: "formulas are plain arithmetic: 100M × 12 × 500 B")
    }
  }

  private mutating func problem(_ range: Range<Int>, _ message: String, help: String) {
    problems.append(Diagnostic(.error, source, range, message, help: help))
  }
}
