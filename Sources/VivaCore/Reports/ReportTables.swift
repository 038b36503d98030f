/// A table before it is Markdown or HTML. The first column names its row.
struct ReportTable {
  struct Column {
    let name: String
    var isNumber = true
    /// Never broken over lines.
    var isDay = false

    static func day(_ name: String) -> Column { Column(name: name, isNumber: false, isDay: true) }
  }

  let caption: String
  let columns: [Column]
  let rows: [[String]]

  init(_ caption: String, _ columns: [Column], _ rows: [[String]]) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}

/// The tables that stand in a report beside its charts.
enum ReportTables {
  typealias Column = ReportTable.Column
  private typealias Words = ReportWording

  static func topics(_ report: Report) -> ReportTable {
    let hasDate = report.insight.preparation != nil
    var columns = [Column(name: "Topic", isNumber: false), Column(name: "Met"), Column(name: "Recall today")]
    if hasDate { columns.append(Column(name: "If nothing more is done, on the date")) }
    columns += [Column(name: "True recall"), Column(name: "Checklist", isNumber: false)]
    return ReportTable(
      "Topics: expected recall counts cards not met as 0", columns,
      report.insight.topics.map { topic in
        let onDate = hasDate ? [Words.percent(topic.onDate)] : []
        return [topic.topic.title, "\(grouped(topic.met)) of \(grouped(topic.cards))", Words.percent(topic.today)]
          + onDate
          + [recall(topic.recall), checklist(topic.checklist)]
      })
  }

  /// "86 % of 35".
  private static func recall(_ rate: RecallRate) -> String {
    rate.share.map { "\(Words.percent($0)) of \(grouped(rate.answers))" } ?? Words.none
  }

  private static func checklist(_ totals: Insight.ChecklistTotals) -> String {
    if totals.count == 0 { return Words.none }
    let parts = [(totals.green, "green"), (totals.yellow, "yellow"), (totals.red, "red"), (totals.open, "open")]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  static func mocks(_ report: Report) -> ReportTable {
    ReportTable(
      "All mock interviews",
      [
        .day("Day"), Column(name: "Problem", isNumber: false),
        Column(name: "Total", isNumber: false), Column(name: "Planned, min"), Column(name: "Used, min"),
        Column(name: "Second pass"), Column(name: "Peers", isNumber: false),
      ],
      report.mocks.map { mock in
        [
          mock.day.description, mock.title, Words.result(mock), mock.planned.map(Words.decimal) ?? Words.none,
          mock.used.map(Words.decimal) ?? Words.none, mock.drift.map(Words.signed) ?? Words.none,
          mock.peers.isEmpty ? Words.none : mock.peers.map { "\($0.name) \(Words.total($0))" }.joined(separator: ", "),
        ]
      })
  }

  static func scores(_ mock: Report.Mock) -> ReportTable {
    ReportTable(
      "Scores and evidence",
      [Column(name: "Dimension", isNumber: false), Column(name: "Score"), Column(name: "Evidence", isNumber: false)],
      mock.scores.map { score in
        [score.name, score.score.map(String.init) ?? Words.none, score.evidence ?? ""]
      })
  }

  /// Lists that were begun: those that are rated, and those around the interview.
  static func checklists(_ report: Report) -> [ReportTable] {
    let rated = report.lists.filter { !$0.isTicked && $0.isBegun }
    let ticked = report.lists.filter { $0.isTicked && $0.isBegun }
    return [
      table("What one can defend", ["Green", "Yellow", "Red", "Open", "Stale"], rated) {
        [$0.green, $0.yellow, $0.red, $0.open, $0.stale]
      },
      table("Around the interview", ["Ticked", "Open"], ticked) { [$0.ticked, $0.open] },
    ].filter { !$0.rows.isEmpty }
  }

  private static func table(
    _ caption: String, _ names: [String], _ lists: [Report.List], _ counts: (ChecklistState) -> [Int]
  ) -> ReportTable {
    ReportTable(
      caption, [Column(name: "List", isNumber: false)] + names.map { Column(name: $0) },
      lists.map { [$0.title] + counts($0.state).map { grouped($0) } })
  }

  /// How many of the most forgotten cards are worth a look.
  static let forgottenCount = 10

  /// Nil when nothing was forgotten.
  static func forgotten(_ report: Report) -> ReportTable? {
    let worst = report.cards.enumerated()
      .filter { ($0.element.memory?.lapses ?? 0) > 0 && $0.element.state != .suspended }
      .sorted { one, two in
        let (left, right) = (one.element.memory?.lapses ?? 0, two.element.memory?.lapses ?? 0)
        return left == right ? one.offset < two.offset : left > right
      }
      .prefix(forgottenCount).map(\.element)
    if worst.isEmpty { return nil }
    return ReportTable(
      "The cards that were forgotten most often",
      [
        Column(name: "Card", isNumber: false), Column(name: "Topic", isNumber: false), Column(name: "Forgotten"),
        Column(name: "Answers"), Column(name: "Recall today"),
      ],
      worst.map { card in
        [
          Inline.read(card.prompt).map(\.plain).joined(), card.topic.title, grouped(Int(card.memory?.lapses ?? 0)),
          grouped(Int(card.memory?.reviews ?? 0)), Words.percent(card.recall),
        ]
      })
  }
}
