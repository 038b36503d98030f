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

  static func age(_ day: StudyDay, on today: StudyDay) -> String {
    switch today - day {
    case ...0: "today"
    case 1: "yesterday"
    case let days: "\(days) days ago"
    }
  }

  /// "yellow, 12 days ago", "red, 40 days ago: stale", "open".
  static func mark(_ item: Checklist.Item, _ marks: ChecklistMarks, on day: StudyDay) -> String {
    guard let entry = marks[item.id] else { return "open" }
    guard let rating = entry.rating else {
      return marks.isTicked(item.id, on: day) ? "ticked \(age(entry.day, on: day))" : "open"
    }
    return "\(rating.rawValue), \(age(entry.day, on: day))\(marks.isStale(item.id, on: day) ? ": stale" : "")"
  }

  /// "7 green, 2 yellow, 1 red", with what is open.
  static func counts(_ state: ChecklistState, _ kind: Checklist.Kind) -> String {
    let parts =
      kind == .dayOf
      ? [(state.ticked, "ticked"), (state.open, "open")]
      : [(state.green, "green"), (state.yellow, "yellow"), (state.red, "red"), (state.open, "open")]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// What stays in the scrollback.
  static func summary(_ session: ChecklistSession, on day: StudyDay) -> [String] {
    let checklist = session.checklist
    let state = ChecklistState(checklist, session.marks, on: day)
    var lines = ["\(checklist.title): \(counts(state, checklist.kind))."]
    let toDo = checklist.items.filter { session.marks[$0.id].flatMap(\.rating).map { $0 != .green } == true }
    if session.changes > 0, toDo.contains(where: { !$0.cards.isEmpty }) {
      lines.append("The cards about red and yellow items come first among the new: viva review.")
    }
    return lines
  }
}

/// The table of all checklists.
enum ChecklistTable {
  /// Lists as they are typed: a mastery list by its topic.
  static func shownName(_ checklist: Checklist) -> String {
    let prefix = "mastery-"
    return checklist.name.hasPrefix(prefix) ? String(checklist.name.dropFirst(prefix.count)) : checklist.name
  }

  static func lines(_ checklists: [Checklist], _ marks: ChecklistMarks, on day: StudyDay) -> [Line] {
    let widest = checklists.map { TextWidth.columns(shownName($0)) }.max() ?? 0
    var lines: [Line] = []
    for kind in Checklist.Kind.allCases {
      let members = checklists.filter { $0.kind == kind }
      if members.isEmpty { continue }
      lines += (lines.isEmpty ? [] : [Line()]) + [Line(heading(kind), .bold)]
      lines += members.map { checklist in
        row(checklist, ChecklistState(checklist, marks, on: day), widest, day)
      }
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

  private static func row(_ checklist: Checklist, _ state: ChecklistState, _ widest: Int, _ day: StudyDay) -> Line {
    func count(_ number: Int, _ name: String, _ style: Style) -> Line {
      let text = number == 0 ? "" : (number < 10 ? " " : "") + "\(number) \(name)"
      return Line(text, style)
    }
    func cell(_ number: Int, _ name: String, _ style: Style) -> Line {
      count(number, name, style).padded(to: name.count + 5)
    }
    var line = Line("  ") + Line(shownName(checklist), .accent).padded(to: widest + 2)
    if checklist.kind == .dayOf {
      line += cell(state.ticked, "ticked", .good) + Line("").padded(to: 20)
    } else {
      line +=
        cell(state.green, "green", .good) + cell(state.yellow, "yellow", .warning) + cell(state.red, "red", .bad)
    }
    let open = count(state.open, "open", .dim)
    guard let last = state.lastDay else { return line + open }
    line += open.padded(to: 9)
    let stale = state.stale > 0 ? ", \(state.stale) stale" : ""
    return line + Line(ChecklistWording.age(last, on: day) + stale, .dim)
  }
}
