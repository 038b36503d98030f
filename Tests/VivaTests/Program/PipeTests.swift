import Foundation
import Testing

@Suite("The program in pipes and redirections")
struct PipeTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test("two answers by pipe are recorded as exactly two")
  func twoAnswers() throws {
    let run = try desk.viva("review", "--seed", "1", input: "\ngood\n\nagain\nq\n")
    #expect(run.ending == .exit(0) && run.errors == "")
    expectGolden(run.output, "program-by-pipe.txt")
    #expect(try desk.answers().map { $0.split(separator: " ").last } == ["good", "again"])
  }

  @Test(
    "end of input in mid-card loses nothing answered before",
    arguments: [("", 0), ("\n", 0), ("\ngood", 1), ("\ngood\n", 1), ("\ngood\n\n", 1), ("\ngood\n\neasy\n\nar", 2)])
  func endOfInput(_ input: String, _ answers: Int) throws {
    let run = try desk.viva("review", "--plain", input: input)
    #expect(run.ending == .exit(0) && run.errors == "")
    #expect(answers == 0 ? desk.read("progress.json") == "" : try desk.answers().count == answers)
  }

  @Test("a clock that cannot be read is told, though nothing else is known yet")
  func badClock() throws {
    desk.environment["VIVA_NOW"] = "noon"
    let words =
      "error: VIVA_NOW is 'noon', which is no moment with an offset\n  help: write it as 2026-11-21T08:00:00+01:00\n"
    #expect(try desk.viva() == Desk.Run(ending: .exit(2), output: "", errors: words))
  }

  @Test(
    "colour follows the flag, then the environment, then the terminal",
    arguments: [
      ("viva today", false), ("viva today --color always", true), ("NO_COLOR=1 viva today --color always", true),
      ("CLICOLOR_FORCE=1 viva today", true), ("CLICOLOR_FORCE=0 viva today", false),
      ("CLICOLOR_FORCE=1 NO_COLOR=1 viva today", false), ("CLICOLOR_FORCE=1 viva today --color never", false),
    ])
  func colour(_ line: String, _ isStyled: Bool) throws {
    let line = line.replacingOccurrences(of: "viva", with: "\"\(try BuiltProgram.path())\"")
    let run = try desk.shell(line)
    #expect(run.ending == .exit(0) && run.output.utf8.contains(0x1B) == isStyled)
  }

  @Test("on a terminal, NO_COLOR leaves bold and dim but no colour")
  func noColour() throws {
    desk.environment["NO_COLOR"] = "1"
    let session = try TerminalSession(desk, "review")
    try session.wait(for: "q quit")
    let sent = String(decoding: session.picture.received, as: UTF8.self)
    #expect(sent.contains("\u{1B}[1m") && sent.firstMatch(of: /\u{1B}\[[0-9;]*3[0-7]m/) == nil)
  }

  @Test("a reader that leaves early is no error")
  func head() throws {
    let cards = (1...5000).map { "## Question \($0)? {#card-\($0)}\nAn answer.\n" }.joined(separator: "\n")
    try desk.write("---\ntitle: Many\ntopic: caching\n---\n\n" + cards, "decks/many.md")
    let run = try desk.shell("{ viva cards; echo \"status $?\" >&2; } | head -1 | wc -l | tr -d ' '")
    #expect(run == Desk.Run(ending: .exit(0), output: "1\n", errors: "5,003 cards\nstatus 0\n"))
  }

  @Test(
    "output that cannot be written is an error", .enabled(if: access("/dev/full", W_OK) == 0),
    arguments: ["viva today", "viva --help", "viva --version", "viva doctor --json"])
  func full(_ command: String) throws {
    #expect(
      try desk.shell("\(command) > /dev/full")
        == Desk.Run(
          ending: .exit(1), output: "",
          errors: "error: cannot write to standard output: No space left on device\n"))
  }

  @Test("with standard output closed, answers are saved, nothing else is written to, and the status is 1")
  func outputClosed() throws {
    let run = try desk.shell("viva review --plain >&-", input: "\ngood\n\nagain\nq\n")
    #expect(
      run
        == Desk.Run(
          ending: .exit(1), output: "", errors: "error: cannot write to standard output: Bad file descriptor\n"))
    #expect(try desk.answers().count == 2)
  }

  @Test(
    "with any of the three descriptors closed, what is meant for them never reaches the progress file",
    arguments: [
      ("2>&-", 0), ("<&-", 0), (">&- 2>&-", 1), ("<&- >&-", 1), ("<&- >&- 2>&-", 1), ("<&- 2>&-", 0),
    ])
  func closed(_ redirection: String, _ status: Int32) throws {
    let run = try desk.shell("viva set new 7 \(redirection) && viva review \(redirection)", input: "\ngood\nq\n")
    #expect(run.ending == .exit(status))
    let answers = try desk.answers()
    #expect(answers.first == "setting")
    #expect(try desk.viva("doctor", "--json").ending == .exit(0))
  }

  @Test("without HOME it says where progress could be kept")
  func noHome() throws {
    desk.environment["VIVA_DATA"] = nil
    desk.environment["HOME"] = nil
    #expect(
      try desk.viva("today")
        == Desk.Run(
          ending: .exit(1), output: "",
          errors: """
            error: there is no home folder (HOME is not set), so nowhere to keep progress
              help: name a file with --data FILE or VIVA_DATA

            """))
  }

  @Test("the bundled material is found beside the program")
  func bundled() throws {
    desk.environment["VIVA_CONTENT"] = nil
    desk.environment["VIVA_DATA"] = desk.folder + "/elsewhere/progress.json"
    #expect(try desk.viva("check") == Desk.Run(ending: .exit(0), output: "", errors: ""))
  }
}
