import Testing

@testable import VivaCore

@Suite("Scheduler")
struct SchedulerTests {
  let plain = Scheduler(isFuzzed: false)

  /// The memory after grades, each some days after the one before.
  private func memory(_ answers: [(after: Int, grade: Grade)], from day: StudyDay = Made.today) -> Memory? {
    var (memory, day): (Memory?, StudyDay) = (nil, day)
    for answer in answers {
      day = day + answer.after
      memory = plain.memory(after: answer.grade, memory, on: day)
    }
    return memory
  }

  @Test(
    "falls due after the rounded interval, at least a day",
    arguments: [
      (0.001, 1), (0.9, 1), (1.49, 1), (1.5, 2), (2.49, 2), (2.5, 3), (8.2956, 8), (364.5, 365), (36_500, 36_500),
    ])
  func due(_ stability: Double, _ days: Int) {
    // At 90 % the interval is the stability; a shade more keeps halves halves in binary.
    let memory = Made.memory(stability: stability * (1 + 1e-12))
    #expect(plain.due(memory, card: "a") - Made.today == days)
  }

  @Test(
    "asks sooner for more recall", arguments: [(0.70, 279), (0.80, 99), (0.85, 57), (0.90, 30), (0.95, 12), (0.97, 7)])
  func retention(_ retention: Double, _ days: Int) {
    let scheduler = Scheduler(retention: retention, isFuzzed: false)
    #expect(scheduler.due(Made.memory(stability: 30), card: "a") - Made.today == days)
  }

  @Test("remembers the first and the last day, the last grade and how many answers there were")
  func bookkeeping() {
    let memory = memory([(0, .good), (3, .hard), (5, .easy)])
    #expect(memory?.firstDay == Made.today)
    #expect(memory?.lastDay == Made.today + 8)
    #expect(memory?.lastGrade == .easy)
    #expect(memory?.reviews == 3)
    #expect(memory?.lapses == 0)
  }

  @Test("keeps a forgotten card due until it is recalled")
  func againStaysDue() throws {
    let forgotten = try #require(memory([(0, .easy), (8, .again)]))
    #expect(plain.due(forgotten, card: "a") == Made.today + 8)
    let recalled = plain.memory(after: .good, forgotten, on: Made.today + 8)
    #expect(plain.due(recalled, card: "a") > Made.today + 8)
  }

  @Test("counts a lapse when something known is forgotten, and not again until it was recalled")
  func lapses() {
    #expect(memory([(0, .again)])?.lapses == 0)
    #expect(memory([(0, .good), (1, .again)])?.lapses == 1)
    #expect(memory([(0, .good), (1, .again), (0, .again), (2, .again)])?.lapses == 1)
    #expect(memory([(0, .good), (1, .again), (0, .hard), (2, .again)])?.lapses == 2)
  }

  @Test("calls a card a leech at its eighth lapse and at every fourth after that")
  func leech() {
    var (memory, said): (Memory?, [Int]) = (nil, [])
    for lapse in 1...22 {
      memory = plain.memory(after: .good, memory, on: Made.today + lapse)
      #expect(memory?.hasJustBecomeLeech == false)
      memory = plain.memory(after: .again, memory, on: Made.today + lapse)
      if memory?.hasJustBecomeLeech == true { said.append(lapse) }
    }
    #expect(said == [8, 12, 16, 20])
  }

  @Test("takes a clock that ran backwards for the same day", arguments: Grade.allCases)
  func backwards(_ grade: Grade) throws {
    let known = try #require(memory([(0, .good), (5, .good)]))
    let back = plain.memory(after: grade, known, on: Made.today + 1)
    let sameDay = plain.memory(after: grade, known, on: Made.today + 5)
    #expect(back == sameDay)
    #expect(back.lastDay == Made.today + 5)
    #expect(plain.recall(known, on: Made.today + 1) == 1)
  }

  @Test("forgets with the days: 90 % after as many as the stability says")
  func recall() {
    let memory = Made.memory(stability: 10)
    #expect(plain.recall(memory, on: Made.today) == 1)
    #expect(abs(plain.recall(memory, on: Made.today + 10) - 0.9) < 1e-12)
    #expect(plain.recall(memory, on: Made.today + 11) < 0.9)
  }

  @Test("promises with each grade what that grade then gives", arguments: [0, 1, 7, 40, -3])
  func preview(_ elapsed: Int) {
    let scheduler = Scheduler()
    let histories: [[(after: Int, grade: Grade)]] = [
      [], [(0, .good)], [(0, .again)], [(0, .easy), (9, .easy)], [(0, .good), (2, .again), (0, .good)],
    ]
    for (index, history) in histories.enumerated() {
      let known = memory(history)
      let day = (known?.lastDay ?? Made.today) + elapsed
      for promise in scheduler.preview(known, card: "card-\(index)", on: day) {
        let given = scheduler.due(scheduler.memory(after: promise.grade, known, on: day), card: "card-\(index)")
        #expect(promise.days == (promise.grade == .again ? nil : given - day))
      }
    }
  }

  @Test("promises in the order of the grades, and that again comes back in this session")
  func previewOfNew() {
    let promises = plain.preview(nil, card: "a", on: Made.today)
    #expect(promises.map(\.grade) == [.again, .hard, .good, .easy])
    #expect(promises.map(\.days) == [nil, 1, 2, 8])
  }

  @Test("with an interview to come no card falls due after the day before it; from that day on all is as usual")
  func lastDue() {
    let last = Made.today + 30
    let capped = Scheduler(isFuzzed: false, lastDue: last)
    let free = Scheduler(isFuzzed: false)
    let long = Made.memory(400, daysAgo: 0)
    let short = Made.memory(4, daysAgo: 0)
    #expect(free.due(long, card: "a") == Made.today + 400)
    #expect(capped.due(long, card: "a") == last)
    #expect(capped.due(short, card: "a") == free.due(short, card: "a"))
    // Answered on the last day itself, or after the interview.
    #expect(capped.due(Made.memory(400, daysAgo: -30), card: "a") == Made.today + 430)
    #expect(capped.due(Made.memory(400, daysAgo: -60), card: "a") == Made.today + 460)
  }
}
