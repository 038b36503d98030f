/// A report as Markdown (CommonMark with tables), for notes, a wiki or an issue.
public enum ReportMarkdown {
  private typealias Words = ReportWording

  public static func text(_ report: Report) -> String {
    var page = Page()
    page.block("# \(Words.title)")
    page.block("Report of \(Words.date(report.day)): \(Words.span(report)).")
    page.block(inline(Words.interview(report)))
    if report.isEmpty { beginning(report, &page) }
    if let blank = Words.blank(report) { page.block(plain(blank)) }
    summary(report, &page)
    recall(report, &page)
    mocks(report, &page)
    estimates(report, &page)
    let lists = ReportTables.checklists(report)
    if !lists.isEmpty { page.block("## Checklists") }
    if let rest = Words.openLists(report), !lists.isEmpty { page.block(plain(rest)) }
    for table in lists {
      page.block("### \(table.caption)")
      page.table(table)
    }
    page.block("## How the figures are made")
    page.list(Words.methods(report).map { "**\($0.term):** \(plain($0.text))" })
    return page.text
  }

  /// Blocks with an empty line between them.
  private struct Page {
    var text = ""

    mutating func block(_ block: String) { text += (text.isEmpty ? "" : "\n") + block + "\n" }

    mutating func list(_ items: [String]) {
      if !items.isEmpty { block(items.map { "- " + $0 }.joined(separator: "\n")) }
    }

    mutating func table(_ table: ReportTable) {
      let heads = table.columns.map { plain($0.name, isStart: false) }
      let rules = table.columns.map { $0.isNumber ? "---:" : "---" }
      let rows = [heads, rules] + table.rows.map { $0.map { plain($0, isStart: false) } }
      block(rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n"))
    }
  }

  private static func beginning(_ report: Report, _ page: inout Page) {
    let steps = Words.beginning(report)
    page.block(inline(steps[0]))
    page.list(steps.dropFirst().map(inline))
  }

  private static func summary(_ report: Report, _ page: inout Page) {
    page.block("## Readiness")
    page.list(
      report.insight.readiness.map { area in
        let area = Words.area(area, report)
        return "**\(area.name): \(area.value)** (goal \(area.goal), \(area.standing)). \(inline(area.how))"
      })
    if report.isEmpty { return }
    page.table(
      ReportTable(
        "At a glance", [.init(name: "At a glance", isNumber: false), .init(name: "")],
        Words.glance(report).map { [$0.name, $0.value] }))
    if !report.weakDimensions.isEmpty {
      page.block("### Weakest dimensions, and what to do")
      page.list(
        report.weakDimensions.map {
          "**\(plain($0.name)), \(Words.decimal($0.mean)):** \(inline(Inline.read($0.drill)))"
        })
    }
    if !report.weakTopics.isEmpty {
      page.block("### Weakest topics, and what to do")
      page.list(report.weakTopics.map { "**\(plain($0.topic.title)):** \(inline(Words.nextStep($0, report)))" })
    }
  }

  private static func recall(_ report: Report, _ page: inout Page) {
    let charts = Chart.recall(report)
    if charts.isEmpty { return }
    page.block("## Cards")
    page.block("### Topics")
    page.table(ReportTables.topics(report))
    // The calendar's table is made of weeks; readiness has the topics' own.
    for chart in charts where chart.id != ReadinessChart.id {
      page.block("### \(chart.title)")
      page.block(plain(chart.summary))
      page.table(chart.table)
    }
    if let table = ReportTables.forgotten(report) {
      page.block("### \(table.caption)")
      page.table(table)
    }
  }

  private static func mocks(_ report: Report, _ page: inout Page) {
    if report.mocks.isEmpty { return }
    page.block("## Mock interviews")
    page.table(ReportTables.mocks(report))
    for chart in Chart.mocks(report) where chart.id != TotalsChart.id {
      page.block("### \(chart.title)")
      page.block(plain(chart.summary))
      page.table(chart.table)
      if chart.id == DimensionsChart.id, !report.weakDimensions.isEmpty {
        page.block("What to study for the weakest:")
        page.list(report.weakDimensions.map { "**\(plain($0.name)):** \(inline(Inline.read($0.study)))" })
      }
    }
    for mock in report.mocks.reversed() where !mock.scores.isEmpty || !mock.notes.isEmpty {
      page.block("### \(plain(mock.title)), \(mock.day): \(plain(Words.result(mock)))")
      let facts = Words.facts(mock)
      if !facts.isEmpty { page.block(plain(facts.joined(separator: "; ") + ".")) }
      if !mock.scores.isEmpty { page.table(ReportTables.scores(mock)) }
      if !mock.notes.isEmpty {
        page.block("Notes:")
        page.list(mock.notes.map { plain($0) })
      }
    }
  }

  private static func estimates(_ report: Report, _ page: inout Page) {
    guard let chart = EstimatesChart.chart(report) else { return }
    page.block("## Estimates")
    page.block(plain(chart.summary))
    page.table(chart.table)
  }

  private static func inline(_ phrase: ReportWording.Phrase) -> String {
    phrase.map { run in
      switch run {
      case .text(let text): plain(text, isStart: false)
      case .emphasis(let text): "*\(plain(text, isStart: false))*"
      case .strong(let text): "**\(plain(text, isStart: false))**"
      case .code(let text):
        text.utf8.contains(0x60) ? plain(text, isStart: false) : "`\(neutralised(text, newlines: false))`"
      }
    }.joined()
  }
}

/// Text as Markdown that shows it and does nothing else: no markup, no HTML, no link, no new line or table cell.
///
/// - Parameter isStart: whether it may stand at the start of a line, where `-`, `#` or `1.` would begin something.
func plain(_ text: String, isStart: Bool = true) -> String {
  let shown = neutralised(text.replacingNewlines(), newlines: false).unicodeScalars
  // Four spaces at the start of a line would make code of it.
  let scalars = Array(isStart ? shown.drop { $0 == " " } : shown[...])
  var safe = String.UnicodeScalarView()
  let opening = isStart ? startMark(scalars) : nil
  for (index, scalar) in scalars.enumerated() {
    let next = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch scalar {
    case "<": safe.append(contentsOf: "&lt;".unicodeScalars)
    case ">": safe.append(contentsOf: "&gt;".unicodeScalars)
    case "&": safe.append(contentsOf: "&amp;".unicodeScalars)
    case "|": safe.append(contentsOf: "&#124;".unicodeScalars)
    // Renderers that turn bare addresses and names into links look behind a backslash, and not into code.
    case "@" where next.map(isWordScalar) == true: safe.append(contentsOf: "`@`".unicodeScalars)
    case ":" where next == "/": safe.append(contentsOf: "&#58;".unicodeScalars)
    case "." where isWebPrefix(scalars[..<index]): safe.append(contentsOf: "&#46;".unicodeScalars)
    case "\\", "`", "*", "_", "[", "]", "~", "$":
      safe.append("\\")
      safe.append(scalar)
    default:
      if index == opening { safe.append("\\") }
      safe.append(scalar)
    }
  }
  return String(safe)
}

/// The scalar that would make a heading, list or rule of the line.
private func startMark(_ scalars: [Unicode.Scalar]) -> Int? {
  guard let first = scalars.first else { return nil }
  if ["#", "+", "-", "="].contains(first) { return 0 }
  let digits = scalars.prefix { ("0"..."9").contains($0) }
  let mark = digits.endIndex
  guard !digits.isEmpty, mark < scalars.count, scalars[mark] == "." || scalars[mark] == ")" else { return nil }
  return mark + 1 == scalars.count || scalars[mark + 1] == " " ? mark : nil
}

private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isAlphabetic || scalar.properties.numericType != nil
}

private func isWebPrefix(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
  scalars.suffix(3).map { $0.properties.lowercaseMapping } == ["w", "w", "w"]
}

extension String {
  /// The text in one line.
  func replacingNewlines() -> String {
    guard utf8.contains(0x0A) else { return self }
    var line = String.UnicodeScalarView()
    var scalars = unicodeScalars.makeIterator()
    var upcoming = scalars.next()
    while let scalar = upcoming {
      upcoming = scalars.next()
      if scalar == "\r", upcoming == "\n" { continue }
      line.append(scalar == "\n" ? " " : scalar)
    }
    return String(line)
  }
}
