import Testing

@testable import viva

/// Whole mocks line by line. The clock goes on a second with every look at it, and the seed is always the same.
@Suite("Mock by line", .serialized)
struct MockByLineTests {
  private let world = TestWorld()

  init() {
    SampleMock.write(to: world.folder)
    world.millisecondsAGlance = 1000
  }

  /// The conversation and the file that came of it.
  private func mock(_ input: String, _ options: String = "car-park --seed 7") -> String {
    world.input = input
    let run = world.run("mock " + options)
    return run.transcript + "[progress.json]\n" + (world.progress ?? "none\n")
  }

  @Test("leads from the briefing to a score and its reading")
  func whole() {
    let phases = "\na\na\na\nten bookings a second\nn\nh\nn\nc\ncost\np\np\nn\nfinish\n"
    let scores = "4\n3\n4\n4\n3\n4\n3\n4\n3\n2\nno threat model\n3\n5\nrecapped twice\n"
    expectGolden(mock(phases + scores), "mock-line-whole.txt")
  }

  @Test("explains its words, leaves, and is resumed with its notes, hints and clock")
  func leave() {
    expectGolden(mock("?\nlater\n\n?\na note\nn\nh\nq\n"), "mock-line-leave.txt")
    expectGolden(mock("\nanother note\ndiscard\n", "--resume"), "mock-line-resume.txt")
  }

  @Test("says when there is nothing more to ask, to hint or to throw, and forbids pauses in a strict mock")
  func exhausted() {
    expectGolden(
      mock("\na\na\na\nh\nh\nh\nc\nlatency\nc\nprivacy\nc\nconsistency\nc\np\nq\n", "car-park --seed 7 --strict"),
      "mock-line-exhausted.txt")
  }

  @Test("25 minutes leave the deep dive out; one phase keeps its share; another style has its own phases")
  func choices() {
    func briefing(_ options: String) -> String {
      world.input = ""
      let output = world.run("mock car-park " + options).output.replacing("\n", with: " ")
      return output.components(separatedBy: "lets drivers book one. ").last ?? ""
    }
    #expect(
      briefing("--mini").hasPrefix(
        "25 minutes: clarify and estimate 7:24, high-level design 11:07, trade-offs and operations 6:29."))
    #expect(briefing("--only deep-dive").hasPrefix("18 minutes: deep dive 18:00."))
    #expect(briefing("--only design --minutes 5").hasPrefix("5 minutes: high-level design 5:00."))
    #expect(briefing("--style expert").hasPrefix("45 minutes: everything 45:00."))
    #expect(world.progress == nil)
  }

  @Test(
    "misuse is said, and nothing begins",
    arguments: [
      (
        "mock --minutes 0", "'--minutes' takes a whole number from 1 to 600, not '0'",
        "write for example '--minutes 20'"
      ),
      (
        "mock car-park --only depe-dive", "there is no phase 'depe-dive'",
        "did you mean 'deep-dive'? the phases are clarify, design, deep-dive and close"
      ),
      (
        "mock car-park --mini --only design", "'--mini' and '--only' contradict each other",
        "leave one of them out"
      ),
      ("mock car-park --style experd", "there is no style 'experd'", "the styles are standard and expert"),
    ])
  func misuse(_ line: String, _ message: String, _ help: String) {
    #expect(world.run(line) == .misuse("error: \(message)\n  help: \(help)\n"))
    #expect(world.progress == nil)
  }

  @Test("problems that do not exist, nothing to resume, and no material for mocks are told")
  func problems() {
    #expect(
      world.run("mock car-prak")
        == .problem(
          "error: there is no problem 'car-prak'\n  help: did you mean 'car-park'? 'viva problems' lists them\n"))
    #expect(
      world.run("mock --resume")
        == .problem("error: there is no mock to resume\n  help: 'viva mock' begins one\n"))
    #expect(
      world.run("mock --level staff")
        == .problem("error: there is no problem of level staff\n  help: 'viva problems' lists them\n"))
    world.folder.remove("content/rubric.json")
    #expect(
      world.run("mock")
        == .problem(
          "error: the material in use has no rubric.json or no phases.json that can be read\n"
            + "  help: 'viva check' says what is wrong\n"))
  }

  @Test("an unfinished mock is told to a script, and a person is asked what to do with it")
  func unfinished() {
    _ = mock("\na note\nn\nq\n")
    let message = "error: there is an unfinished mock of 'car-park' from 2026-11-21\n"
    #expect(world.run("mock") == .problem(message + "  help: 'viva mock --resume' goes on with it\n"))
    world.isInteractive = true
    world.input = "x\nq\n"
    expectGolden(world.run("mock --plain").transcript, "mock-line-unfinished.txt")
    world.input = "d\n"
    world.run("mock --resume --plain")
    #expect(world.events.last?.contains(#""state":"abandoned""#) == true)
  }

  @Test("the reference solution is locked while its mock is open")
  func locked() {
    _ = mock("\nq\n")
    #expect(
      world.run("show car-park")
        == .problem(
          "error: the reference solution of 'car-park' is locked: your mock of 2026-11-21 is not over\n"
            + "  help: 'viva mock --resume' goes on with it, or ends it\n"))
    #expect(world.run("show ticket-queue").outcome == .done)
    #expect(
      world.run("score")
        == .problem(
          "error: the mock of 'car-park' is not over\n  help: 'viva mock --resume' goes on with it, or ends it\n"))
    _ = mock("discard\n", "--resume")
    expectGolden(world.run("show car-park").transcript, "show-problem.txt")
  }

  @Test("a broken walkthrough of the user's own is left out, and said")
  func broken() {
    world.folder.write("walkthroughs/mine.md", "---\ntitle: Mine\n---\n## Prompt\nDesign it.\n")
    #expect(
      world.run("mock mine")
        == .problem(
          "warning: DIR/walkthroughs/mine.md has 16 mistakes and is left out\n  help: 'viva check' shows them\n"
            + "error: there is no problem 'mine'\n  help: 'viva problems' lists them\n"))
  }
}
