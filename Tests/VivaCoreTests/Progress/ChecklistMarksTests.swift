import Testing

@testable import VivaCore

@Suite("Checklist marks and state")
struct ChecklistMarksTests {
  /// Progress after marks, each how many days before the test's day.
  private func marks(_ events: [(body: Event.Body, daysAgo: Int)]) -> ChecklistMarks {
    var progress = Progress()
    for (index, event) in events.enumerated() {
      progress.fold(Event(id: "e-\(index)", at: Made.noon, day: Made.today + -event.daysAgo, event.body))
    }
    return progress.marks
  }

  @Test("the latest rating of an item counts")
  func latest() {
    let marks = marks([(.rating(item: "a", .red), 3), (.rating(item: "b", .red), 2), (.rating(item: "a", .green), 1)])
    #expect(marks["a"] == ChecklistMarks.Entry(.rated(.green), at: Made.noon, on: Made.today + -1))
    #expect((marks["b"]?.rating, marks["c"]) == (.red, nil))
  }

  @Test("a rating is stale after more than thirty days")
  func stale() {
    let marks = marks([
      (.rating(item: "a", .green), 30), (.rating(item: "b", .red), 31), (.tick(item: "c", isOn: true), 99),
    ])
    #expect(["a", "b", "c", "d"].map { marks.isStale($0, on: Made.today) } == [false, true, false, false])
  }

  @Test("a tick counts for seven days, and can be taken away")
  func ticks() {
    let marks = marks([
      (.tick(item: "a", isOn: true), 6), (.tick(item: "b", isOn: true), 7), (.tick(item: "c", isOn: true), 1),
      (.tick(item: "c", isOn: false), 0), (.rating(item: "d", .green), 0),
    ])
    #expect(["a", "b", "c", "d"].map { marks.isTicked($0, on: Made.today) } == [true, false, false, false])
    #expect((marks["a"]?.rating, marks["c"]) == (nil, nil))
  }

  @Test("red is worse than yellow, and yellow than green")
  func order() {
    #expect(Rating.allCases.shuffled().sorted() == [.green, .yellow, .red])
  }

  @Test("a rated list counts green, yellow, red, open and stale items, and knows when it was last looked at")
  func state() {
    let list = Made.checklists((1...5).map { "- [ ] Draw. {#i-\($0)}" }.joined(separator: "\n"))[0]
    let marks = marks([
      (.rating(item: "i-1", .green), 40), (.rating(item: "i-2", .yellow), 3), (.rating(item: "i-3", .red), 9),
      (.rating(item: "i-4", .green), 4), (.rating(item: "elsewhere", .red), 0),
    ])
    let state = ChecklistState(list, marks, on: Made.today)
    #expect((state.green, state.yellow, state.red, state.open, state.stale) == (2, 1, 1, 1, 1))
    #expect((state.ticked, state.count, state.lastDay) == (0, 5, Made.today + -3))
    let untouched = ChecklistState(list, ChecklistMarks(), on: Made.today)
    #expect((untouched.open, untouched.stale, untouched.lastDay) == (5, 0, nil))
  }

  @Test("a list of the day counts ticks and nothing else")
  func dayOf() {
    let list = Made.checklists("- [ ] Water. {#i-1}\n- [ ] Pen. {#i-2}\n- [ ] Bell. {#i-3}", kind: "day-of")[0]
    let marks = marks([(.tick(item: "i-1", isOn: true), 0), (.tick(item: "i-2", isOn: true), 7)])
    let state = ChecklistState(list, marks, on: Made.today)
    #expect((state.ticked, state.open, state.green, state.stale, state.count) == (1, 2, 0, 0, 3))
  }
}
