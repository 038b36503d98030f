import Testing
import VivaCore

@testable import viva

@Suite("viva stats")
struct StatsTests {
  private let world = TestWorld()

  init() { SampleMock.write(to: world.folder) }

  static let sections = [""] + StatsSection.allCases.map(\.rawValue)

  private func name(_ section: String) -> String { section.isEmpty ? "overview" : section }

  @Test("shows months of work, as a whole and by section", arguments: sections, [80, 40])
  func usual(_ section: String, _ columns: Int) {
    world.progress = SampleMonths.file()
    world.columns = columns
    expectGolden(world.run("stats \(section)").transcript, "stats-\(name(section))-\(columns).txt")
  }

  @Test("says the same with --plain, to no terminal", arguments: sections)
  func plain(_ section: String) {
    world.progress = SampleMonths.file()
    #expect(world.run("stats \(section) --plain") == world.run("stats \(section)"))
  }

  @Test("has a spelling in ASCII for each of its signs", arguments: sections)
  func ascii(_ section: String) {
    world.progress = SampleMonths.file()
    let text = world.run("stats \(section)").output
    let folded = asciiFolded(text)
    #expect(folded.utf8.allSatisfy { $0 < 0x80 })
    #expect(folded.count { $0 == "?" } == text.count { $0 == "?" })
    expectGolden(folded, "stats-\(name(section))-ascii.txt")
  }

  @Test("tells apart all shades and all ends of bars in ASCII")
  func shades() {
    let shades = [0.0, 5, 15, 30, 60].map { asciiFolded(Chart.shade(minutes: $0)) }
    #expect(Set(shades).count == 5)
    #expect(asciiFolded(Chart.bar(0.5, 10, mark: 0.8).text) == "=====---+-")
  }

  @Test("invites when there is nothing to tell", arguments: sections)
  func empty(_ section: String) {
    expectGolden(world.run("stats \(section)").transcript, "stats-\(name(section))-empty.txt")
  }

  @Test("has words for a first day, and for one without a date", arguments: ["", "recall", "forecast", "time"])
  func firstDay(_ section: String) {
    world.progress = SampleProgress.file(
      SampleProgress.review("a-1", "miss-load", on: "2026-11-21"),
      SampleProgress.review("a-2", "stampede", on: "2026-11-21"))
    expectGolden(world.run("stats \(section)").transcript, "stats-\(name(section))-first.txt")
  }

  @Test("on the interview's own day names the date, and proposes none", arguments: ["", "forecast"])
  func ownDay(_ section: String) {
    world.progress = SampleMonths.file(interview: "2026-11-21")
    let output = world.run("stats \(section)").output
    #expect(!output.contains("set interview"))
    if section.isEmpty {
      #expect(output.hasPrefix("Stats · Saturday 21 November · interview today\n"))
      #expect(output.contains("\nReady for Saturday 21 November?\n"))
    }
  }

  @Test("does without mocks, checklists and cards", arguments: sections)
  func bare(_ section: String) {
    for path in ["walkthroughs/car-park.md", "walkthroughs/ticket-queue.md", "rubric.json", "phases.json"] {
      world.folder.remove("content/\(path)")
    }
    for path in ["bank/replication.md", "bank/caching.md", "checklists/mastery-caching.md"] {
      world.folder.remove("content/\(path)")
    }
    world.progress = SampleMonths.file(interview: nil)
    expectGolden(world.run("stats \(section)").transcript, "stats-\(name(section))-bare.txt")
  }

  @Test("never writes a line wider than the terminal", arguments: sections)
  func width(_ section: String) {
    world.progress = SampleMonths.file()
    for columns in [40, 48, 59, 60, 70, 75, 76, 90, 100] {
      world.columns = columns
      let lines = world.run("stats \(section)").output.split(separator: "\n").map(String.init)
      #expect(lines.filter { TextWidth.columns($0) > columns || $0.hasSuffix(" ") } == [], "at \(columns)")
    }
  }

  @Test("the overview fits a screen of 24 lines")
  func fits() {
    world.progress = SampleMonths.file()
    #expect(world.run("stats").output.split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
  }

  @Test("marks estimates that are clearly below the goal, and says when there are none of late")
  func estimates() {
    func run(_ estimates: [(daysAgo: Int, ratio: Double?)]) -> [String] {
      var log = SampleLog()
      for (daysAgo, ratio) in estimates { log.estimate(daysAgo, 0, "bandwidth", ratio) }
      world.progress = log.text
      return world.run("stats").output.split(separator: "\n").map(String.init).filter { $0.contains("stimates  ") }
    }
    #expect(
      run([(1, 1), (1, 1), (1, 8), (1, nil)]) == [
        "! Estimates   50 % of 4 within a factor of two · worst: bandwidth 50 %",
        "! estimates   50 % within a factor of two in 28 days, goal 80 %",
      ])
    #expect(
      run([(1, 1), (1, 2), (1, 1), (1, 1), (1, nil)]) == [
        "  Estimates   80 % of 5 within a factor of two",
        "✓ estimates   80 % within a factor of two in 28 days, goal 80 %",
      ])
    #expect(
      run([(28, 1)]) == [
        "! Estimates   none in the last 28 days",
        "! estimates   none in the last 28 days, goal 80 % within a factor of two",
      ])
    #expect(run([]) == [])
  }

  @Test("prints everything for a script, whatever the section", arguments: ["", "mocks"])
  func json(_ section: String) throws {
    world.progress = SampleMonths.file()
    let text = world.run("stats \(section) --json").output
    _ = try JSON(parsing: text.utf8)
    expectGolden(text.replacing("},{", with: "},\n{").replacing("],", with: "],\n"), "stats-json.txt")
  }

  @Test("prints null, and no number, where there is nothing")
  func emptyJSON() throws {
    world.folder.remove("content/bank/replication.md")
    world.folder.remove("content/bank/caching.md")
    world.folder.remove("content/checklists/mastery-caching.md")
    let text = world.run("stats --json").output
    let json = try JSON(parsing: text.utf8)
    #expect(json["version"] == .int(1))
    #expect(json["recall"]?["today"] == .null)
    #expect(json["recall"]?["all"]?["share"] == .null)
    #expect(json["topics"] == .array([]))
    #expect(json["mocks"]?["level"] == .null)
    #expect(json["forecast"]?["interview"] == .null)
    #expect(json["readiness"]?.array?.map { $0["value"] } == [.null, .null, .null])
    #expect(!text.lowercased().contains("nan"))
  }

  @Test(
    "names the nearest section for a mistyped one",
    arguments: [
      ("recal", "did you mean 'viva stats recall'?"), ("mock", "did you mean 'viva stats mocks'?"),
      ("estimates", "write 'viva stats [SECTION]'; 'viva help stats' explains it"),
    ])
  func mistyped(_ typed: String, _ help: String) {
    #expect(
      parse(words("stats \(typed)"))
        == .failure(
          UsageError(
            message: "'viva stats' takes recall, mocks, forecast, topics or time for SECTION, not '\(typed)'",
            help: help
          )))
  }
}
