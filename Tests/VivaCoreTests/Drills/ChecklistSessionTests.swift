import Testing

@testable import VivaCore

@Suite("ChecklistSession")
struct ChecklistSessionTests {
  private static let items = "- [ ] Draw. {#i-1}\n- [ ] Say. {#i-2}\n- [ ] Size. {#i-3}"
  private static let list = Made.checklists(items)[0]
  private static let dayOf = Made.checklists(items, kind: "day-of")[0]

  private func session(
    _ inputs: [ChecklistSession.Input] = [], _ list: Checklist = list, marks: ChecklistMarks = ChecklistMarks()
  ) -> (session: ChecklistSession, events: [Event.Body]) {
    var session = ChecklistSession(list, marks, ids: EventIDs(seed: 0), on: Made.today)
    let events = inputs.flatMap { session.handle($0, at: Made.now()) }
    return (session, events.map(\.body))
  }

  private func marks(_ bodies: [(Event.Body, daysAgo: Int)]) -> ChecklistMarks {
    var progress = Progress()
    for (body, daysAgo) in bodies {
      progress.fold(Event(id: "e", at: Made.noon, day: Made.today + -daysAgo, body))
    }
    return progress.marks
  }

  @Test("each rating is an event, leads to the next item, and the last one to the closing")
  func rating() {
    let (session, events) = session([.rate(.green), .rate(.red), .rate(.yellow), .rate(.red)])
    #expect(events == [.rating(item: "i-1", .green), .rating(item: "i-2", .red), .rating(item: "i-3", .yellow)])
    #expect((session.stage, session.index, session.changes) == (.closing, 2, 3))
    #expect(session.marks["i-2"]?.rating == .red)
  }

  @Test("goes back and on, and not beyond the ends")
  func moving() {
    #expect(session([.back]).session.index == 0)
    #expect(session([.next, .next, .next]).session.index == 2)
    #expect(session([.next, .next, .back]).session.index == 1)
    #expect(session([.next, .next, .next]).session.stage == .asking)
    #expect(session([.leave, .rate(.red)]).events == [])
  }

  @Test(
    "at its closing a slip in the last item can be mended, and nothing else be rated",
    arguments: [
      ([.undo], .asking, nil), ([.back], .asking, .red), ([.undo, .rate(.green)], .closing, .green),
      ([.rate(.green), .tick], .closing, .red), ([.next], .over, .red), ([.leave], .over, .red),
      ([.leave, .undo], .over, .red),
    ] as [([ChecklistSession.Input], ChecklistSession.Stage, Rating?)])
  func closing(_ inputs: [ChecklistSession.Input], _ stage: ChecklistSession.Stage, _ rating: Rating?) {
    let ended = session([.next, .next, .rate(.red)] + inputs).session
    #expect((ended.stage, ended.index, ended.marks["i-3"]?.rating) == (stage, 2, rating))
  }

  @Test("takes its last mark back, with what held before, until nothing is left to take back")
  func undo() {
    let earlier = marks([(.rating(item: "i-1", .yellow), 40)])
    let (session, events) = session([.back, .rate(.green), .rate(.red), .undo, .undo, .undo], marks: earlier)
    #expect(
      events == [
        .rating(item: "i-1", .green), .rating(item: "i-2", .red), .undo(event: "000000-2"), .undo(event: "000000-1"),
      ])
    #expect((session.marks, session.index, session.changes) == (earlier, 0, 0))
  }

  @Test("begins with the first item that has no rating, else with the first stale one, else at the top")
  func begins() {
    #expect(session([], marks: marks([(.rating(item: "i-1", .green), 40)])).session.index == 1)
    let all: [(Event.Body, daysAgo: Int)] = ["i-1", "i-2", "i-3"].map { (.rating(item: $0, .green), 1) }
    #expect(session([], marks: marks(all)).session.index == 0)
    #expect(session([], marks: marks(all.dropLast() + [(.rating(item: "i-3", .green), 31)])).session.index == 2)
  }

  @Test("a list of the day is ticked and unticked, never rated, and never over by itself")
  func ticking() {
    let (session, events) = session([.tick, .rate(.green), .tick, .back, .tick, .next, .tick], Self.dayOf)
    #expect(
      events == [
        .tick(item: "i-1", isOn: true), .tick(item: "i-2", isOn: true), .tick(item: "i-2", isOn: false),
        .tick(item: "i-3", isOn: true),
      ])
    #expect((session.index, session.stage) == (2, .asking))
    #expect(self.session([.tick], Self.list).events == [])
  }
}
