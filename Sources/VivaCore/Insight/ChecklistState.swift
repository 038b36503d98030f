/// How a checklist stands on a day.
public struct ChecklistState: Equatable, Sendable {
  public private(set) var green = 0
  public private(set) var yellow = 0
  public private(set) var red = 0
  public private(set) var ticked = 0
  /// Items that were never rated, or are not ticked.
  public private(set) var open = 0
  /// Rated items whose rating is older than `ChecklistMarks.staleAfter` days; they count by their rating as well.
  public private(set) var stale = 0
  /// When an item was last rated or ticked.
  public private(set) var lastDay: StudyDay?

  public init(_ checklist: Checklist, _ marks: ChecklistMarks, on day: StudyDay) {
    for item in checklist.items {
      let entry = marks[item.id]
      switch (checklist.kind, entry?.rating) {
      case (.dayOf, _): if marks.isTicked(item.id, on: day) { ticked += 1 } else { open += 1 }
      case (_, .green): green += 1
      case (_, .yellow): yellow += 1
      case (_, .red): red += 1
      case (_, nil): open += 1
      }
      if checklist.kind != .dayOf, marks.isStale(item.id, on: day) { stale += 1 }
      if let entry { lastDay = max(lastDay ?? entry.day, entry.day) }
    }
  }

  public var count: Int { green + yellow + red + ticked + open }
}
