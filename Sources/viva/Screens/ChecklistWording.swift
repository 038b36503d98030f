import VivaCore

/// The sentences of checklists, the same on the screen and line by line.
enum ChecklistWording {
  static let meanings: [(rating: Rating, text: String)] = [
    (.green, "you can defend its trade-offs aloud"), (.yellow, "you know it, and struggle under pressure"),
    (.red, "it needs review"),
  ]

  /// One sign for what is said of an item, in words elsewhere on the same screen.
  static func sign(_ entry: ChecklistMarks.Entry?, isTicked: Bool) -> Line {
    switch entry?.rating {
    case .green: Line("✓", .good)
    case .yellow: Line("~", .warning)
    case .red: Line("!", .bad)
    case nil: isTicked ? Line("✓", .good) : Line("□", .dim)
    }
  }

  /// "yellow, 12 days ago", "red, 40 days ago: stale", "open".
  static func mark(_ item: Checklist.Item, _ marks: ChecklistMarks, on day: StudyDay) -> String {
    guard let entry = marks[item.id] else { return "open" }
    guard let rating = entry.rating else {
      return marks.isTicked(item.id, on: day) ? "ticked \(agoText(entry.day, from: day))" : "open"
    }
    return "\(rating.rawValue), \(agoText(entry.day, from: day))\(marks.isStale(item.id, on: day) ? ": stale" : "")"
  }

  /// "7 green, 2 yellow, 1 red, 3 open", over lists that are all rated or all ticked.
  static func counts(_ states: [ChecklistState]) -> String {
    let counts: [(KeyPath<ChecklistState, Int>, String)] = [
      (\.green, "green"), (\.yellow, "yellow"), (\.red, "red"), (\.ticked, "ticked"), (\.open, "open"),
    ]
    let sums = counts.map { count, name in (sum: states.reduce(0) { $0 + $1[keyPath: count] }, name: name) }
    return sums.filter { $0.sum > 0 }.map { "\(grouped($0.sum)) \($0.name)" }.joined(separator: ", ")
  }

  /// Line by line, once the last item has been rated.
  static let closing = "That was the last item: u takes its rating back, an empty line ends."

  /// What stays in the scrollback.
  static func summary(_ session: ChecklistSession, on day: StudyDay) -> [String] {
    let checklist = session.checklist
    let state = ChecklistState(checklist, session.marks, on: day)
    var lines = ["\(checklist.title): \(counts([state]))."]
    let toDo = checklist.items.filter { session.marks[$0.id].flatMap(\.rating).map { $0 != .green } == true }
    if session.changes > 0, toDo.contains(where: { !$0.cards.isEmpty }) {
      lines.append("The cards about red and yellow items come first among the new: viva review.")
    }
    return lines
  }
}

/// The table of all checklists.
enum ChecklistTable {
  /// What the file names of mastery lists begin with.
  static let masteryPrefix = "mastery-"

  /// Lists as they are typed: a mastery list by its topic.
  static func shownName(_ checklist: Checklist) -> String {
    checklist.name.hasPrefix(masteryPrefix)
      ? String(checklist.name.dropFirst(masteryPrefix.count)) : checklist.name
  }

  /// The numbers stand in columns, or where the screen is too narrow for them, in a sentence behind each name.
  static func lines(
    _ checklists: [Checklist], _ marks: ChecklistMarks, on day: StudyDay, width: Int
  ) -> [Line] {
    let widest = checklists.map { Line(shownName($0)).columns }.max() ?? 0
    let blocks = Checklist.Kind.allCases.map { kind in
      (kind, rows: checklists.filter { $0.kind == kind }.map { Row($0, ChecklistState($0, marks, on: day), day) })
    }
    let fits = blocks.allSatisfy { $0.rows.allSatisfy { $0.inColumns(widest).columns <= width } }
    var lines: [Line] = []
    for (kind, rows) in blocks where !rows.isEmpty {
      lines += (lines.isEmpty ? [] : [Line()]) + [Line(heading(kind), .bold)]
      lines += rows.flatMap { fits ? [$0.inColumns(widest)] : $0.inWords(width) }
    }
    return lines
  }

  private static func heading(_ kind: Checklist.Kind) -> String {
    switch kind {
    case .mastery: "Mastery"
    case .readiness: "Readiness"
    case .dayOf: "Around the interview"
    }
  }

  /// One list and how it stands.
  private struct Row {
    private let name: String
    /// The numbers that its kind of list has; a rated list has three before what is open, a ticked one has one.
    private let marked: [(number: Int, word: String, style: Style)]
    private let open: Int
    private let last: String?

    init(_ checklist: Checklist, _ state: ChecklistState, _ day: StudyDay) {
      name = shownName(checklist)
      marked =
        checklist.kind == .dayOf
        ? [(state.ticked, "ticked", .good)]
        : [(state.green, "green", .good), (state.yellow, "yellow", .warning), (state.red, "red", .bad)]
      open = state.open
      let stale = state.stale > 0 ? ", \(state.stale) stale" : ""
      last = state.lastDay.map { agoText($0, from: day) + stale }
    }

    func inColumns(_ widest: Int) -> Line {
      var line = Line("  ") + Line(name, .accent)
      var column = widest + 3
      for (number, word, style) in marked {
        if number > 0 { line = line.padded(to: column) + count(number, word, style) }
        column += word.count + 4
      }
      // The columns of a rated list are 26 wide, and that of what is open 8.
      if open > 0 { line = line.padded(to: widest + 29) + count(open, "open", .dim) }
      guard let last else { return line }
      return line.padded(to: widest + 38) + Line(last, .dim)
    }

    /// A number of up to two digits stands at the right of its two columns.
    private func count(_ number: Int, _ word: String, _ style: Style) -> Line {
      Line((number < 10 ? " " : "") + "\(number) \(word)", style)
    }

    func inWords(_ width: Int) -> [Line] {
      var words = Line()
      for (number, word, style) in marked + [(open, "open", .dim)] where number > 0 {
        words += Line(words.columns == 0 ? "" : ", ") + Line("\(number) \(word)", style)
      }
      if let last { words += Line(", \(last)", .dim) }
      return wrap(words, to: width, first: Line("  ") + Line(name, .accent) + Line("  "), rest: Line("    "))
    }
  }
}
