/// Going through a checklist, item by item, as a pure state machine.
public struct ChecklistSession: Sendable {
  public enum Input: Equatable, Sendable {
    case rate(Rating)
    /// Ticks the item, or takes its tick away.
    case tick
    case back
    case next
    /// Takes back what this session recorded last.
    case undo
    case leave
  }

  public enum Stage: Equatable, Sendable {
    /// An item is in question.
    case asking
    /// The last item has been rated; a slip there can still be taken back.
    case closing
    case over
  }

  public let checklist: Checklist
  public private(set) var marks: ChecklistMarks
  /// The place of the item in question.
  public private(set) var index: Int
  public private(set) var stage = Stage.asking
  /// How often this session rated, ticked or unticked an item, without what was taken back.
  public var changes: Int { recorded.count }
  /// What this session recorded, oldest first, and what it replaced.
  private var recorded: [(event: String, item: Int, before: ChecklistMarks.Entry?)] = []
  private var ids: EventIDs

  /// Begins with the first item that has no mark, else the first with a stale one, else at the top.
  public init(_ checklist: Checklist, _ marks: ChecklistMarks, ids: EventIDs, on day: StudyDay) {
    self.checklist = checklist
    self.marks = marks
    self.ids = ids
    let items = checklist.items
    let isTicked = checklist.kind == .dayOf
    index =
      items.firstIndex { isTicked ? !marks.isTicked($0.id, on: day) : marks[$0.id]?.rating == nil }
      ?? items.firstIndex { marks.isStale($0.id, on: day) } ?? 0
  }

  public var item: Checklist.Item { checklist.items[index] }

  /// Answers an input with the event to be recorded.
  public mutating func handle(_ input: Input, at now: Now) -> [Event] {
    switch (stage, input) {
    case (.over, _), (.closing, .rate), (.closing, .tick): return []
    case (.asking, .leave), (.closing, .leave), (.closing, .next):
      stage = .over
      return []
    case (.asking, .undo), (.closing, .undo): return takeBack(now)
    case (.asking, .next):
      goOn()
      return []
    case (.asking, .back):
      index = max(0, index - 1)
      return []
    case (.closing, .back):
      stage = .asking
      return []
    case (.asking, .rate(let rating)):
      guard checklist.kind != .dayOf else { return [] }
      defer { if !goOn() { stage = .closing } }
      return [
        record(.rating(item: item.id, rating), ChecklistMarks.Entry(.rated(rating), at: now.moment, on: now.day), now)
      ]
    case (.asking, .tick):
      guard checklist.kind == .dayOf else { return [] }
      let isOn = !marks.isTicked(item.id, on: now.day)
      defer { if isOn { goOn() } }
      let entry = isOn ? ChecklistMarks.Entry(.ticked, at: now.moment, on: now.day) : nil
      return [record(.tick(item: item.id, isOn: isOn), entry, now)]
    }
  }

  /// - Returns: whether there is a further item.
  @discardableResult
  private mutating func goOn() -> Bool {
    guard index + 1 < checklist.items.count else { return false }
    index += 1
    return true
  }

  private mutating func record(_ body: Event.Body, _ entry: ChecklistMarks.Entry?, _ now: Now) -> Event {
    let event = Event(id: ids.next(), at: now.moment, day: now.day, body)
    recorded.append((event.id, index, marks[item.id]))
    marks.set(entry, of: item.id)
    return event
  }

  private mutating func takeBack(_ now: Now) -> [Event] {
    guard let last = recorded.popLast() else { return [] }
    (index, stage) = (last.item, .asking)
    marks.set(last.before, of: item.id)
    return [Event(id: ids.next(), at: now.moment, day: now.day, .undo(event: last.event))]
  }
}
