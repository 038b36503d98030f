import Testing

@testable import VivaCore

/// Taking back, in a file that is read and in the progress of a running session.
@Suite("Undo")
struct UndoTests {
  private func event(_ number: Int, _ body: Event.Body, at moment: Moment = Made.noon) -> Event {
    Event(id: "k3f9x2-\(number)", at: moment, day: Made.today, body)
  }

  private func undo(_ number: Int, of target: Int) -> Event { event(number, .undo(event: "k3f9x2-\(target)")) }

  /// The progress of a session that added events one by one; nil when it could not unfold one of them.
  private func session(_ events: [Event]) -> Progress? {
    var progress = Progress()
    for event in events where !progress.apply(event) { return nil }
    return progress
  }

  private func read(_ events: [Event]) throws -> ProgressFile.Reading {
    try ProgressFile.read(SampleEvents.file(events))
  }

  private let answer = Event.Body.review(card: "a", grade: .good, seconds: 10)

  @Test("of an event of any type leaves what there was before it", arguments: SampleEvents.all.indices)
  func each(_ index: Int) throws {
    let events = SampleEvents.all
    var rest = events
    rest.remove(at: index)
    let reading = try read(events + [undo(99, of: index + 1)])
    #expect(ProgressSummary(reading.progress) == ProgressSummary(try read(rest).progress))
    #expect(reading.eventCount == events.count + 1)
    #expect(reading.undoneCount == 1)
    #expect(reading.lastEvent == rest.last)
  }

  @Test("can itself be taken back")
  func undoOfUndo() throws {
    let events = [event(1, answer), undo(2, of: 1), undo(3, of: 2)]
    let reading = try read(events)
    #expect(reading.progress.memory(of: "a")?.reviews == 1)
    #expect(reading.undoneCount == 1)
    #expect(reading.lastEvent == events[0])
    #expect(try read(events + [undo(4, of: 3)]).progress.memory(of: "a") == nil)
  }

  @Test("counts once however often it is said, and does nothing about an event that is not there")
  func idle() throws {
    #expect(try read([event(1, answer), undo(2, of: 1), undo(3, of: 1)]).undoneCount == 1)
    let unknown = try read([event(1, answer), undo(2, of: 77)])
    #expect(unknown.undoneCount == 0)
    #expect(unknown.progress.memory(of: "a")?.reviews == 1)
    #expect(try read([undo(1, of: 1)]).lastEvent == nil)
  }

  @Test("works in another layout than this program's own")
  func otherLayout() throws {
    let lines = [
      String(decoding: event(1, answer).line, as: UTF8.self),
      #"{"type": "undo", "event": "k3f9x2-1", "id": "other-1", "at": "2026-11-21T12:00:00Z", "day": "2026-11-21"}"#,
    ]
    let reading = try ProgressFile.read(SampleEvents.file(lines: lines))
    #expect(reading.condition == .whole)
    #expect(reading.progress.memory(of: "a") == nil)
    #expect(reading.undoneCount == 1)
  }

  @Test("finds an event whose id needs a closer look")
  func oddID() throws {
    let odd = Event(id: "é\"\n", at: Made.noon, day: Made.today, answer)
    let undo = Event(id: "k3f9x2-2", at: Made.noon, day: Made.today, .undo(event: "é\"\n"))
    #expect(try read([odd, undo]).progress.memory(of: "a") == nil)
  }

  @Test("in a session equals reading the file again, for every type", arguments: SampleEvents.all.indices)
  func inSession(_ index: Int) throws {
    let events = SampleEvents.all + [undo(99, of: index + 1)]
    let progress = try #require(session(events))
    #expect(ProgressSummary(progress) == ProgressSummary(try read(events).progress))
  }

  @Test("in a session brings back what an earlier event had said")
  func earlierSaying() throws {
    let bodies: [[Event.Body]] = [
      [.bury(card: "a"), .bury(card: "a")],
      [.suspend(card: "a", isOn: true), .suspend(card: "a", isOn: true)],
      [.suspend(card: "a", isOn: false), .suspend(card: "a", isOn: false)],
      [.setting(key: "new", value: "5"), .setting(key: "new", value: "7")],
    ]
    for bodies in bodies {
      let events = bodies.enumerated().map { event($0.offset + 1, $0.element) }
      for target in 1...2 {
        let once = events + [undo(3, of: target)]
        let progress = try #require(session(once))
        #expect(ProgressSummary(progress) == ProgressSummary(try read(once).progress))
        let both = try #require(session(once + [undo(4, of: 3 - target)]))
        #expect(ProgressSummary(both) == ProgressSummary(Progress()))
      }
    }
  }

  @Test("in a session tells two answers apart that were given within one second")
  func sameMoment() throws {
    let events = [
      event(1, .review(card: "a", grade: .again, seconds: 1)), event(2, .review(card: "a", grade: .good, seconds: 1)),
    ]
    let progress = try #require(session(events + [undo(3, of: 1)]))
    #expect(ProgressSummary(progress) == ProgressSummary(try read([events[1]]).progress))
  }

  @Test("in a session asks for the file to be read again when it cannot unfold the event")
  func unknownInSession() {
    var progress = Progress()
    progress.fold(event(1, answer))
    let events = [undo(2, of: 1), event(3, answer), undo(4, of: 3), undo(5, of: 3), undo(6, of: 4)]
    let unfolded = events.map { progress.apply($0) }
    #expect(unfolded == [false, true, true, false, false])
    #expect(progress.reviews.count == 1)
  }

  @Test("any log, applied one by one with its undos, equals reading its file", arguments: 1...12)
  func anyLog(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var (events, open) = ([Event](), [Int]())
    for number in 1...80 {
      let moment = Made.noon.adding(seconds: Double(Int.random(in: 0..<40, using: &generator)))
      let card = ["a", "b", "c"].randomElement(using: &generator) ?? "a"
      let grade = Grade.allCases.randomElement(using: &generator) ?? .good
      let isOn = Bool.random(using: &generator)
      let day = Made.today + Int.random(in: 0...2, using: &generator)
      let seconds = Double(Int.random(in: 0...900, using: &generator)) / 10
      let body: Event.Body
      switch Int.random(in: 0..<10, using: &generator) {
      case 0..<4: body = .review(card: card, grade: grade, seconds: seconds)
      case 4: body = .cram(card: card, grade: grade, seconds: seconds)
      case 5: body = .bury(card: card)
      case 6: body = .suspend(card: card, isOn: isOn)
      case 7: body = .setting(key: card, value: grade.name)
      default:
        guard let target = open.randomElement(using: &generator) else { continue }
        open.removeAll { $0 == target }
        body = .undo(event: "k3f9x2-\(target)")
      }
      if case .undo = body {} else { open.append(number) }
      events.append(Event(id: "k3f9x2-\(number)", at: moment, day: day, body))
    }
    let days = (0...2).map { Made.today + $0 }
    let progress = try #require(session(events))
    #expect(events.count > 60)
    #expect(
      ProgressSummary(progress, buriedOn: days) == ProgressSummary(try read(events).progress, buriedOn: days))
  }
}
