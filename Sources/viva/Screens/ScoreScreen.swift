import VivaCore

/// Draws a score sheet: one dimension at a time, with what every score looks like.
struct ScoreScreen {
  let sheet: ScoreSheet
  let title: String
  /// A line about the mock, such as its times.
  let times: String?
  /// The evidence being typed.
  let editor: LineEditor?
  let note: String?
  let showsHelp: Bool
  let size: TerminalSize

  static let smallest = TerminalSize(columns: 36, rows: 14)
  private var width: Int { size.columns - 2 }

  func frame() -> Frame {
    guard size.holds(ScoreScreen.smallest) else { return .tooSmall(size, ScoreScreen.smallest) }
    if showsHelp { return Frame(indented: help()) }
    let dimension = sheet.dimension
    let place = "\(sheet.index + 1) of \(sheet.rubric.dimensions.count)   so far \(sheet.total) of \(sheet.possible)"
    let left = Line(title, .bold) + Line(times.map { " · \($0)" } ?? "", .dim)
    var lines = [Line.spread(left, Line(place, .dim), width), Line()]
    lines += [Line(dimension.name, .bold)] + wrap(Line(dimension.question, .dim), to: width) + [Line()]
    let questionEnd = lines.count
    for (index, anchor) in dimension.anchors.enumerated() {
      let isChosen = sheet.scores[dimension.id] == index + 1
      let mark = isChosen ? Line(" ▸ ", .accent) : Line("   ")
      let number = Line("\(index + 1)  ", isChosen ? Style(color: .accent, bold: true) : .accent)
      lines += wrap(Line(anchor, isChosen ? .bold : .plain), to: width, first: mark + number, rest: Line("      "))
    }
    lines.append(Line())
    // What the scores look like matters more than the question, which the person has read before.
    let short = [lines[0], Line(dimension.name, .bold)] + lines.dropFirst(questionEnd)
    return withFooter(lines, short, dimension)
  }

  private func withFooter(_ full: [Line], _ short: [Line], _ dimension: Rubric.Dimension) -> Frame {
    var footer: [Line] = []
    if sheet.stage == .askingEvidence {
      let score = sheet.scores[dimension.id] ?? 0
      footer += wrap(
        Line("A \(score) wants evidence: what did you say or draw? Enter alone goes on.", .warning), to: width)
    }
    let label = Line("Evidence: ", .dim)
    var cursor: Frame.Position?
    if let editor {
      let window = editor.window(width - label.columns - 1)
      cursor = Frame.Position(row: footer.count, column: 1 + label.columns + window.column)
      footer.append(label + Line(window.text))
    } else if let evidence = sheet.evidence[dimension.id] {
      footer += wrap(Line(evidence), to: width, first: label, rest: Line("          "))
    }
    if let note { footer += wrap(Line(note, .bad), to: width) }
    footer.append(Line())
    let keys =
      editor == nil
      ? ["1–5 score", "Tab evidence", "← back", "→ next", "? help", "q keep and finish later"]
      : ["Enter keeps the evidence", "Esc goes back"]
    footer += Line.keys(keys, width)
    let room = max(0, size.rows - footer.count)
    let lines = full.count <= room ? full : short
    let body = Array((lines + Array(repeating: Line(), count: max(0, room - lines.count))).prefix(room))
    if let place = cursor { cursor = Frame.Position(row: place.row + body.count, column: place.column) }
    return Frame(indented: body + footer, cursor: cursor)
  }

  private func help() -> [Line] {
    [Line("Scoring", .bold), Line()]
      + sheet.rubric.calibration.flatMap { wrap(Line($0), to: width, first: Line("• "), rest: Line("  ")) }
      + [
        Line()
      ]
      + [
        ("1–5", "the score that fits best; 1, 2 and 5 ask for evidence once"),
        ("Tab", "write down what you said or drew"), ("← →", "back and forth"),
        ("q", "keep what there is; 'viva score' goes on"),
      ].flatMap { Line.entry($0, $1, width, column: 5) }
      + [Line(), Line("Any key goes back.", .dim)]
  }
}

/// Draws a text that is longer than the screen, such as a walkthrough.
struct ReadingScreen {
  let title: String
  let lines: [Line]
  let scroll: Int
  let keys: [String]
  let size: TerminalSize

  static func height(_ size: TerminalSize) -> Int { max(1, size.rows - 4) }

  var limit: Int { max(0, lines.count - ReadingScreen.height(size)) }

  func frame() -> Frame {
    let height = ReadingScreen.height(size)
    let from = min(scroll, limit)
    var shown = Array(lines.dropFirst(from).prefix(height))
    shown += Array(repeating: Line(), count: max(0, height - shown.count))
    let share = limit == 0 ? "all" : "\(from * 100 / limit) %"
    let head = Line.spread(Line(title, .bold), Line(share, .dim), max(1, size.columns - 2))
    let foot = Line.keys(keys, max(1, size.columns - 2)).prefix(1)
    return Frame(indented: [head, Line()] + shown + [Line()] + foot)
  }
}
