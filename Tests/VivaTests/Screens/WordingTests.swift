import Testing
import VivaCore

@testable import viva

@Suite("Wording")
struct WordingTests {
  @Test(
    "says what a grade would bring in the unit that fits",
    arguments: [
      (nil, "<10 min"), (1, "1 day"), (4, "4 days"), (59, "59 days"), (60, "2 months"), (365, "12 months"),
      (729, "24 months"), (730, "2 years"), (36500, "100 years"),
    ] as [(Int?, String)])
  func interval(_ days: Int?, _ text: String) { #expect(ReviewWording.interval(days) == text) }

  @Test(
    "counts up to the card's time and past it",
    arguments: [
      (0, "0:00 / 1:00", "0:00"), (41.9, "0:41 / 1:00", "0:41"), (60, "1:00 / 1:00", "1:00"),
      (72, "1:12 / 1:00, 0:12 over", "0:12 over"), (3723, "62:03 / 1:00, 61:03 over", "61:03 over"),
      (-5, "0:00 / 1:00", "0:00"),
    ])
  func timer(_ elapsed: Double, _ full: String, _ short: String) {
    #expect(ReviewWording.timer(elapsed, of: 60) == full)
    #expect(ReviewWording.shortTimer(elapsed, of: 60) == short)
  }

  @Test(
    "names a day as people do",
    arguments: [
      (-3, "today"), (0, "today"), (1, "tomorrow"), (2, "on Monday 23 November"), (6, "on Friday 27 November"),
      (7, "on Saturday 28 November, in 7 days"), (41, "on Friday 1 January, in 41 days"),
    ])
  func day(_ offset: Int, _ text: String) {
    let today = StudyDay("2026-11-21")!
    #expect(dayText(today + offset, from: today) == text)
  }

  @Test(
    "draws numbers as bars",
    arguments: [
      ([0, 0, 0], "▁▁▁"), ([], ""), ([42, 31, 28, 35, 22, 40, 19], "█▆▅▆▄▇▄"), ([1000, 1, 0], "█▁▁"),
    ])
  func sparkline(_ values: [Int], _ bars: String) { #expect(Sparkline.text(values) == bars) }

  @Test(
    "sets thousands apart",
    arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1204, "-1,204")])
  func thousands(_ number: Int, _ text: String) { #expect(grouped(number) == text) }

  @Test("sums up a session", arguments: [("recalled", false), ("time-up", true)])
  func summary(_ name: String, _ hasTime: Bool) throws {
    var test = try ScreenTest(SampleDeck.failover, minutes: hasTime ? 2 : nil)
    test.send(.reveal)
    test.seconds = 130
    test.send(.grade(.again))
    if !hasTime { test.send(.reveal, .grade(.easy), .reveal, .grade(.hard)) }
    expectGolden(
      ReviewWording.summary(test.session, Settings(Progress()), at: test.now).joined(separator: "\n") + "\n",
      "summary-\(name).txt")
  }
}
