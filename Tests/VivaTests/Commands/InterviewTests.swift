import Testing

@testable import viva

@Suite("An interview to come")
struct InterviewTests {
  private let world = TestWorld()

  @Test("is set, moved and taken away")
  func set() {
    #expect(world.run("set interview 2027-01-15") == .done("interview = 2027-01-15 (the day of the interview)\n"))
    #expect(
      world.run("set minutes 45") == .done("minutes = 45 (minutes a day for the cards, until the interview)\n"))
    #expect(
      world.run("set interview").output
        == "interview = 2027-01-15  the day of the interview; a day such as 2027-01-15, or none\n")
    #expect(world.run("set interview none") == .done("interview = none (the day of the interview)\n"))
    #expect(world.run("today").output.contains("interview") == false)
  }

  @Test(
    "is a day of the calendar",
    arguments: [
      (
        "interview 2027-02-30", "'interview' takes a day such as 2027-01-15, or none, not '2027-02-30'",
        "the day of the interview"
      ),
      (
        "interview tomorrow", "'interview' takes a day such as 2027-01-15, or none, not 'tomorrow'",
        "the day of the interview"
      ),
      (
        "minutes 0", "'minutes' takes a whole number from 1 to 600, not '0'",
        "minutes a day for the cards, until the interview"
      ),
    ])
  func misuse(_ line: String, _ message: String, _ meaning: String) {
    #expect(world.run("set \(line)") == .misuse("error: \(message)\n  help: it means: \(meaning)\n"))
  }

  @Test(
    "today tells whether the minutes suffice",
    arguments: [
      ("feasible", "2027-01-15", "30"), ("tight", "2026-11-23", "1"), ("tomorrow", "2026-11-22", "30"),
      ("today", "2026-11-21", "30"), ("passed", "2026-11-01", "30"),
    ])
  func today(_ name: String, _ date: String, _ minutes: String) {
    world.progress = SampleProgress.file(
      SampleProgress.review("a-1", "miss-load", on: "2026-11-10"),
      SampleProgress.review("a-2", "stampede", on: "2026-11-18"))
    world.run("set interview \(date)")
    world.run("set minutes \(minutes)")
    expectGolden(
      world.run("today").transcript + world.run("today --json").output, "today-interview-\(name).txt")
  }
}
