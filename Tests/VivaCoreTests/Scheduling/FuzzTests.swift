import Testing

@testable import VivaCore

@Suite("Fuzz")
struct FuzzTests {
  @Test("draws from the bounds of fsrs-rs and ts-fsrs")
  func bounds() {
    let wrong = FSRSVectors.shared.fuzz.filter { row in
      Fuzz.bounds(row[1], maximum: row[0]) != row[2]...row[3]
    }
    #expect(FSRSVectors.shared.fuzz.count == 137)
    #expect(wrong == [])
  }

  @Test("spreads cards with the same interval over all days of the bounds and never beyond")
  func spread() {
    let scheduler = Scheduler()
    let memory = Made.memory(stability: 30)
    let days = Set((0..<400).map { scheduler.due(memory, card: "card-\($0)") - Made.today })
    #expect(days == Set(27...33))
    #expect(Fuzz.bounds(30, maximum: 36_500) == 27...33)
  }

  @Test("depends on the card's id and its number of reviews, and on nothing else")
  func stable() {
    let scheduler = Scheduler()
    var memory = Made.memory(stability: 100)
    let due = scheduler.due(memory, card: "quorum-reads")
    memory.lapses = 3
    memory.firstDay = Made.today + -90
    memory.lastGrade = .hard
    #expect(scheduler.due(memory, card: "quorum-reads") == due)
    memory.lastDay = Made.today + 10
    #expect(scheduler.due(memory, card: "quorum-reads") == due + 10)
    let byCount = (Int32(1)...20).map { count in
      memory.reviews = count
      return scheduler.due(memory, card: "quorum-reads") - memory.lastDay
    }
    #expect(Set(byCount).count > 5)
    // Written down, because a due day that moved with a new version would surprise: it may never change.
    #expect(byCount.prefix(4) == [93, 99, 94, 102])
  }

  @Test("leaves intervals alone when it is off")
  func off() {
    let scheduler = Scheduler(isFuzzed: false)
    let days = Set((0..<50).map { scheduler.due(Made.memory(stability: 30), card: "card-\($0)") - Made.today })
    #expect(days == [30])
  }

  @Test("never goes beyond the longest interval", arguments: [1, 2, 3, 30, 36_500])
  func maximum(_ maximum: Int) {
    let scheduler = Scheduler(maximumInterval: maximum)
    let memory = Made.memory(stability: 36_500)
    let days = (0..<50).map { scheduler.due(memory, card: "card-\($0)") - Made.today }
    let bounds = Fuzz.bounds(maximum, maximum: maximum)
    #expect(bounds.upperBound == maximum)
    #expect(days.allSatisfy(bounds.contains))
  }
}

extension Made {
  /// A memory of the test's day after one good answer.
  static func memory(stability: Double, lapses: Int32 = 0) -> Memory {
    Memory(
      state: MemoryState(stability: stability, difficulty: 5), firstDay: today, lastDay: today, lastGrade: .good,
      reviews: 1, lapses: lapses)
  }
}
