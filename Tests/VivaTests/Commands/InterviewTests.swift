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
    "until it, a setting that its plan does not use says so; before its plan begins and after it, none does",
    arguments: [
      ("2027-01-15", "retention", "this is only the recall that 'viva' compares it with."),
      ("2027-01-15", "new", "this counts again after it."), ("2027-01-15", "bell", nil),
      ("2027-01-15", "minutes", nil),
      ("none", "retention", nil), ("2026-11-21", "new", nil), ("2029-01-15", "new", nil),
    ])
  func besides(_ date: String, _ key: String, _ remark: String?) {
    world.run("set interview \(date)")
    let value = ["retention": "0.95", "bell": "off"][key] ?? "12"
    let lines = world.run("set \(key) \(value)").output.split(separator: "\n", maxSplits: 1)
    #expect(lines[0].hasPrefix("\(key) = \(value) ("))
    #expect(
      lines.dropFirst().first.map { $0.split(separator: "\n").joined(separator: " ") }
        == remark.map { "Until the interview, the plan for it decides what is asked; \($0)" })
  }

  @Test("warns of a day that has passed and of one for which nothing is planned yet")
  func mistypedYear() {
    #expect(
      world.run("set interview 2026-11-20").transcript
        == """
        [status 0]
        interview = 2026-11-20 (the day of the interview)
        [stderr]
        warning: 2026-11-20 has passed
          help: 'viva set interview none' takes the day away

        """)
    #expect(
      world.run("set interview 2036-11-21").errors
        == """
        warning: 2036-11-21 is more than a year away; the plan for it begins on 2035-11-21
          help: 'viva set interview DAY' sets another day

        """)
    #expect(world.run("set interview 2026-11-21").errors == "")
    #expect(world.run("set interview 2027-11-22").errors == "")
  }

  @Test("once the day's minutes are spent, says so and how to go on; --minutes does")
  func outOfTime() {
    world.progress = SampleProgress.file(
      SampleProgress.review("a-1", "miss-load", on: "2026-11-10"),
      SampleProgress.review("a-2", "stampede", on: "2026-11-21", seconds: 70))
    world.run("set interview 2026-11-23")
    world.run("set minutes 1")
    #expect(
      world.run("review --plain")
        == .done("Today, the minute for the cards is spent. 'viva review --minutes 10' goes on.\n"))
    expectGolden(world.run("today").transcript, "today-interview-out-of-time.txt")
    world.input = "q\n"
    #expect(world.run("review --plain --minutes 10").output.hasPrefix("5 cards."))
  }

  @Test(
    "the end of a review tells what the plan asks tomorrow",
    arguments: [
      ("2026-11-22", "Tomorrow is the interview."), ("2026-11-24", "Tomorrow: 7 cards, new ones included."),
      ("none", "Tomorrow: 0 due."),
    ])
  func tomorrow(_ date: String, _ text: String) {
    world.run("set interview \(date)")
    world.input = "\n3\n\n3\nq\n"
    #expect(world.run("review --plain").output.split(separator: "\n").last.map(String.init) == text)
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
