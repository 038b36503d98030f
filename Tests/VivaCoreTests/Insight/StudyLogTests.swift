import Testing

@testable import VivaCore

@Suite("Study log")
struct StudyLogTests {
  private let cards = Made.cards("caching: a b", "replication: c")

  @Test("counts only the first answer of a day to a card met earlier")
  func firstOfDay() {
    let log = StudyLog(
      Made.timed([
        ("a", 5, .good, 40), ("a", 5, .again, 10), ("a", 3, .again, 8), ("a", 3, .good, 6), ("a", 1, .hard, 7),
        ("b", 1, .again, 30),
      ]), cards)
    #expect(log.days.map(\.day) == [Made.today + -5, Made.today + -3, Made.today + -1])
    #expect(log.days.map(\.answers) == [2, 2, 2])
    #expect(log.days.map(\.seconds) == [50, 14, 37])
    #expect(log.days.map(\.new) == [1, 0, 1])
    #expect(log.days.map(\.recall.recalled) == [0, 0, 1])
    #expect(log.days.map(\.recall.answers) == [0, 1, 1])
    #expect(log.recall == RecallRate(recalled: 1, answers: 2))
    #expect(log.recall.share == 0.5)
    #expect(log.answers == 6)
    #expect(log.seconds == 101)
  }

  @Test("leaves practice out of recall, and of what the next answer is measured from")
  func cram() {
    let log = StudyLog(
      Made.timed([("a", 30, .good, 10), ("a", 2, .again, 10), ("a", 1, .good, 10)], cram: [1]), cards)
    #expect(log.recall == RecallRate(recalled: 1, answers: 1))
    // 29 days since the review, not one since the practice.
    #expect(log.mature == RecallRate(recalled: 1, answers: 1))
    #expect(log.answers == 3)
    #expect(log.seconds == 30)
  }

  @Test("calls a memory mature from 21 days after the answer before", arguments: [(20, false), (21, true)])
  func mature(_ gap: Int, _ isMature: Bool) {
    let log = StudyLog(Made.timed([("a", gap, .good, 10), ("a", 0, .again, 10)]), cards)
    #expect(log.mature.answers == (isMature ? 1 : 0))
    #expect(log.young.answers == (isMature ? 0 : 1))
  }

  @Test("cuts weeks of seven days that end today")
  func weeks() {
    let answers = [20, 14, 13, 7, 6, 0].map { (card: "a", daysAgo: $0, grade: Grade.good, seconds: 10.0) }
    let log = StudyLog(Made.timed([("a", 40, .good, 10)] + answers + [("b", 3, .good, 5), ("b", 0, .again, 5)]), cards)
    #expect(log.weeks(3, endingOn: Made.today).map(\.recalled) == [2, 2, 2])
    #expect(log.weeks(3, endingOn: Made.today).map(\.answers) == [2, 2, 3])
    #expect(log.weeks(1, endingOn: Made.today + -14).map(\.answers) == [2])
  }

  @Test("keeps topics apart, and leaves out cards that are no longer there")
  func topics() {
    let log = StudyLog(
      Made.timed([
        ("a", 9, .good, 1), ("b", 9, .good, 1), ("c", 9, .good, 1), ("gone", 9, .good, 1), ("a", 5, .good, 1),
        ("b", 5, .again, 1), ("c", 5, .good, 1), ("gone", 5, .again, 1),
      ]), cards)
    #expect(
      log.byTopic == [
        Topic("caching"): RecallRate(recalled: 1, answers: 2),
        Topic("replication"): RecallRate(recalled: 1, answers: 1),
      ])
    #expect(log.recall == RecallRate(recalled: 2, answers: 4))
  }

  @Test("looks at the days asked for, and knows what was met before them")
  func range() {
    let progress = Made.timed([("a", 9, .good, 10), ("a", 5, .good, 20), ("a", 1, .again, 40)])
    let log = StudyLog(progress, cards, in: (Made.today + -6)...(Made.today + -2))
    #expect(log.days.map(\.day) == [Made.today + -5])
    #expect(log.recall == RecallRate(recalled: 1, answers: 1))
    #expect(log.seconds == 20)
  }

  @Test("takes nothing from an answer that arrives for an earlier day")
  func lateArrival() {
    let log = StudyLog(Made.timed([("a", 5, .good, 1), ("a", 1, .good, 1), ("a", 3, .again, 1)]), cards)
    #expect(log.recall == RecallRate(recalled: 1, answers: 1))
    #expect(log.days.map(\.answers) == [1, 1, 1])
  }

  @Test("is empty without answers, and has no share then")
  func empty() {
    let log = StudyLog(Progress(), cards)
    #expect(log.days == [])
    #expect(log.recall.share == nil)
    #expect(log.weeks(2, endingOn: Made.today) == [RecallRate(), RecallRate()])
  }
}

@Suite("Streak")
struct StreakTests {
  /// Days before today, read as "x" studied and "." rest; the last sign is today.
  static let cases: [(days: String, current: Int, longest: Int)] = [
    ("", 0, 0), ("x", 1, 1), (".", 0, 0), ("xxx", 3, 3),
    // Today is no rest before it is over.
    ("xxx.", 3, 3),
    // One day of rest, then two together.
    ("xxx.xx", 5, 5), ("xxx..xx", 2, 3),
    // Yesterday's rest does not end a run today; that of two days does.
    ("xxx..", 3, 3), ("xxx...", 0, 3),
    // A second rest within seven days, and one that is seven days after the first.
    ("xx.xxxxx.xx", 2, 7), ("xx.xxxxxx.xx", 10, 10),
    // After a break the run begins with its own first rest.
    ("x.x.xxx", 3, 3), ("x.x.x.x", 2, 2),
  ]

  @Test("goes on over one day of rest in any seven", arguments: cases)
  func runs(_ days: String, _ current: Int, _ longest: Int) {
    let studied = days.enumerated().filter { $0.element == "x" }.map { Made.today + ($0.offset - days.count + 1) }
    let streak = Streak(studied.reversed() + studied, today: Made.today)
    #expect(streak == Streak(studied, today: Made.today))
    #expect(streak.current == current)
    #expect(streak.longest == longest)
  }

  @Test("does not count days that are still to come")
  func future() { #expect(Streak([Made.today, Made.today + 1], today: Made.today).longest == 1) }
}
