/// One table of a report for a spreadsheet: RFC 4180, with a heading row, lines that end in CR LF, and no cell that a
/// spreadsheet would take for a formula.
public enum ReportCSV {
  public enum Table: String, CaseIterable, Sendable {
    case mocks, days, cards, topics, estimates
  }

  public static func text(_ report: Report, _ table: Table) -> String {
    let rows: [[Cell]] =
      switch table {
      case .mocks: mocks(report)
      case .days: days(report)
      case .cards: cards(report)
      case .topics: topics(report)
      case .estimates: estimates(report)
      }
    var text = ""
    for row in rows { text += row.map(\.text).joined(separator: ",") + "\r\n" }
    return text
  }

  /// Text comes from people and files; numbers are the program's own and may begin with a minus.
  enum Cell {
    case text(String?)
    case whole(Int?)
    case decimal(Double?)

    var text: String {
      switch self {
      case .text(nil), .whole(nil), .decimal(nil): ""
      case .text(let text?): ReportCSV.field(text)
      case .whole(let number?): String(number)
      case .decimal(let number?): number.isFinite ? JSON.double(number).text : ""
      }
    }
  }

  /// A text as a field: harmless to a terminal, no formula, quoted where it must be.
  static func field(_ text: String) -> String {
    let isFormula = text.unicodeScalars.first { $0 != " " && $0 != "\n" }.map(startsFormula) ?? false
    let shown = (isFormula ? "'" : "") + neutralised(text)
    let needsQuotes = shown.unicodeScalars.contains { $0 == "\"" || $0 == "," || $0 == "\n" || $0 == "\r" }
    guard needsQuotes else { return shown }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in shown.unicodeScalars {
      if scalar == "\"" { quoted.append("\"") }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }

  private static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  private static func heading(_ names: [String]) -> [Cell] { names.map(Cell.text) }

  private static func mocks(_ report: Report) -> [[Cell]] {
    let names =
      ["mock", "day", "problem", "title", "state", "level", "planned", "used", "total", "band"] + Rubric.dimensionIDs
      + ["drift", "peers", "hints", "pauses", "curveballs", "evidence", "notes"]
    return [heading(names)]
      + report.mocks.map { mock in
        let scores = Rubric.dimensionIDs.map { id in Cell.whole(mock.scores.first { $0.id == id }?.score) }
        let evidence = mock.scores.compactMap { score in score.evidence.map { "\(score.id): \($0)" } }
        let peers = mock.peers.map { "\($0.name): \(ReportWording.total($0))" }
        return [
          .text(mock.id), .text(mock.day.description), .text(mock.problem), .text(mock.title),
          .text(mock.state.rawValue),
          .text(mock.level?.rawValue), .decimal(mock.planned.map(tenths)), .decimal(mock.used.map(tenths)),
          .whole(mock.total), .text(mock.band),
        ] + scores + [
          .whole(mock.drift), .text(peers.joined(separator: "; ")), .whole(mock.hints), .whole(mock.pauses),
          .whole(mock.curveballs), .text(evidence.joined(separator: "\n")), .text(mock.notes.joined(separator: "\n")),
        ]
      }
  }

  private static func days(_ report: Report) -> [[Cell]] {
    [heading(["day", "answers", "minutes", "new", "recalled", "recallAnswers", "recall"])]
      + report.insight.log.days.map { day in
        [
          .text(day.day.description), .whole(day.answers), .decimal(tenths(day.seconds / 60)), .whole(day.new),
          .whole(day.recall.recalled), .whole(day.recall.answers), .decimal(day.recall.share.map(thousandths)),
        ]
      }
  }

  private static func cards(_ report: Report) -> [[Cell]] {
    let names = [
      "id", "deck", "topic", "kind", "level", "prompt", "state", "stability", "difficulty", "due", "lastReview",
      "recall", "reviews", "lapses",
    ]
    return [heading(names)]
      + report.cards.map { card in
        [
          .text(card.id), .text(card.deck), .text(card.topic.id), .text(card.kind.rawValue),
          .text(card.level?.rawValue), .text(card.prompt), .text(card.state.rawValue),
          .decimal((card.memory?.stability).map(thousandths)), .decimal((card.memory?.difficulty).map(thousandths)),
          .text(card.due?.description), .text(card.memory?.lastDay.description), .decimal(card.recall.map(thousandths)),
          .whole(Int(card.memory?.reviews ?? 0)), .whole(Int(card.memory?.lapses ?? 0)),
        ]
      }
  }

  private static func topics(_ report: Report) -> [[Cell]] {
    let names = [
      "topic", "title", "cards", "met", "today", "onDate", "recalled", "recallAnswers", "recall", "green", "yellow",
      "red", "open", "stale",
    ]
    return [heading(names)]
      + report.insight.topics.map { topic in
        [
          .text(topic.topic.id), .text(topic.topic.title), .whole(topic.cards), .whole(topic.met),
          .decimal(thousandths(topic.today)), .decimal(topic.onDate.map(thousandths)), .whole(topic.recall.recalled),
          .whole(topic.recall.answers), .decimal(topic.recall.share.map(thousandths)), .whole(topic.checklist.green),
          .whole(topic.checklist.yellow), .whole(topic.checklist.red), .whole(topic.checklist.open),
          .whole(topic.checklist.stale),
        ]
      }
  }

  private static func estimates(_ report: Report) -> [[Cell]] {
    [heading(["day", "template", "kind", "guess", "answer", "unit", "factor", "within", "seconds"])]
      + report.insight.estimates.points.map { point in
        let estimate = point.estimate
        return [
          .text(point.day.description), .text(estimate.template), .text(estimate.kind), .decimal(estimate.guess),
          .decimal(estimate.answer), .text(estimate.unit), .decimal(point.factor.map(thousandths)),
          .text(point.isWithin ? "true" : "false"), .decimal(tenths(estimate.seconds)),
        ]
      }
  }
}
