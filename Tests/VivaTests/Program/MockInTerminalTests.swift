import Foundation
import Testing

/// The built program's mock in a terminal, with a clock that runs faster than the real one.
@Suite("A mock in the terminal")
struct MockInTerminalTests {
  private let desk: Desk

  init() throws {
    desk = try Desk.bundled()
    desk.environment["VIVA_PACE"] = "5"
  }

  /// The members of the events in the progress file; a file that is no JSON has none.
  private var events: [[String: Any]] {
    let object = try? JSONSerialization.jsonObject(with: Data(desk.read("progress.json").utf8)) as? [String: Any]
    return object?["events"] as? [[String: Any]] ?? []
  }

  private var states: [String] { events.map { $0["state"] as? String ?? $0["type"] as? String ?? "?" } }

  /// In the deep dive, with one note kept and one being typed.
  private func inTheDeepDive() throws -> TerminalSession {
    let session = try TerminalSession(desk, "mock", "url-shortener", "--seed", "7")
    try session.wait(for: "Enter starts the clock")
    session.type("\ri116 writes a second at peak\rnn")
    try session.wait(for: "DEEP DIVE")
    session.type("icodes of eight char")
    try session.wait(for: "> codes of eight char")
    return session
  }

  /// The seconds that the phase has left, from its wide digits.
  private func left(_ session: TerminalSession) -> Int? {
    guard let line = session.picture.text.split(separator: "\n").first(where: { $0.contains("DEEP DIVE  ") }) else {
      return nil
    }
    let digits = line.filter(\.isNumber).compactMap(\.wholeNumberValue)
    return digits.count == 4 ? (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3] : nil
  }

  @Test("is walked through from the briefing to saved scores and the reference solution")
  func wholeMock() throws {
    let session = try TerminalSession(desk, "mock", "url-shortener", "--minutes", "1", "--seed", "7")
    try session.wait(for: "Enter starts the clock")
    session.type("\r")
    try session.wait(for: "CLARIFY AND ESTIMATE")
    session.type("a")
    try session.wait(for: "A: 100 on average")
    session.type("ireads 100 to 1\rnn")
    try session.wait(for: "DEEP DIVE")
    session.type("c")
    try session.wait(for: "What breaks first?")
    session.type("l")
    try session.wait(for: "Enter goes on")
    session.type("\rn")
    try session.wait(for: "TRADE-OFFS AND OPERATIONS")
    session.type("n")
    try session.wait(for: "1 of 12")
    session.type("44444444444")
    try session.wait(for: "12 of 12")
    session.type("4")
    try session.wait(for: "s score once more")
    #expect(events.last?["type"] as? String == "score")
    #expect((events.last?["scores"] as? [String: Int])?.values.reduce(0, +) == 48)
    session.type("q")
    #expect(try session.end() == .exit(0))
    #expect(session.isGivenBack)
    #expect(session.picture.text.contains("48/60   band 48–60"))
    #expect(session.picture.strange == [])
  }

  @Test("killed in the deep dive, it resumes there with its notes and at most ten seconds lost")
  func killed() throws {
    let first = try inTheDeepDive()
    try first.wait("fifteen seconds") { _ in left(first).map { $0 <= 18 * 60 - 15 } ?? false }
    let before = try #require(left(first))
    first.send(SIGKILL)
    #expect(try first.end() == .signal(SIGKILL))

    desk.environment["VIVA_PACE"] = "0.01"
    let second = try TerminalSession(desk, "mock", "--resume")
    try second.wait(for: "A mock of URL shortener from 2026-11-21 is unfinished")
    second.type("r\n")
    try second.wait(for: "DEEP DIVE")
    #expect(second.picture.text.contains("116 writes a second at peak"))
    #expect(second.picture.text.contains("> codes of eight char"))
    let after = try #require(left(second))
    #expect((before...before + 10).contains(after), "\(before) s were left, and then \(after) s")
  }

  @Test("Ctrl-C gives the terminal back and leaves the mock to be resumed")
  func controlC() throws {
    let session = try inTheDeepDive()
    session.type("\u{3}")
    #expect(try session.end() == .signal(SIGINT))
    #expect(session.isGivenBack)
    #expect(session.picture.text.contains("URL shortener: left; 'viva mock --resume' goes on."))
    #expect(states.last == "checkpoint")
    #expect(events.last?["draft"] as? String == "codes of eight char")
  }

  @Test("a terminal that is closed leaves the mock to be resumed")
  func hungUp() throws {
    let session = try inTheDeepDive()
    #expect([.signal(SIGHUP), .exit(0), .exit(1)].contains(session.hangUp()))
    #expect(states.last == "checkpoint")
    #expect(events.last?["draft"] as? String == "codes of eight char")
    let run = try desk.viva("mock")
    #expect(
      run
        == Desk.Run(
          ending: .exit(1), output: "",
          errors: "error: there is an unfinished mock of 'url-shortener' from 2026-11-21\n"
            + "  help: 'viva mock --resume' goes on with it\n"))
  }

  @Test("a second mock at the same time is told of the first")
  func twoAtOnce() throws {
    let first = try inTheDeepDive()
    let run = try desk.viva("mock", "chat")
    #expect(
      run
        == Desk.Run(
          ending: .exit(1), output: "",
          errors: "error: a mock of 'url-shortener' is running in another window\n"
            + "  help: go on there, or end it there first\n"))
    first.type("\rq")
    try first.wait(for: "finish, and score yourself")
    first.type("d")
    #expect(try first.end() == .exit(0))
    #expect(states.last == "abandoned")
  }

  @Test("notes go through the editor and come back")
  func editor() throws {
    try desk.write("cat \"$1\" > '\(desk.folder)/seen'\necho 'from the editor' >> \"$1\"\n", "editor")
    desk.environment["EDITOR"] = "/bin/sh \(desk.folder)/editor"
    let session = try inTheDeepDive()
    session.type("\re")
    try session.wait("the new note") { $0.isAlternate && $0.text.contains("from the editor") }
    #expect(desk.read("seen") == "116 writes a second at peak\ncodes of eight char\n")
    #expect(events.last?["text"] as? String == "116 writes a second at peak\ncodes of eight char\nfrom the editor")
  }

  @Test("an editor that fails is told, and the notes stay")
  func failingEditor() throws {
    desk.environment["EDITOR"] = "false"
    let session = try inTheDeepDive()
    session.type("\re")
    try session.wait("the failure") { $0.isAlternate && $0.text.contains("Not edited: the editor 'false' failed") }
    #expect(session.picture.text.contains("codes of eight char"))
  }

  @Test("leaves the clock standing while it is paused, and writes nothing then")
  func paused() throws {
    let session = try TerminalSession(desk, "mock", "url-shortener", "--seed", "7")
    try session.wait(for: "Enter starts the clock")
    session.type("\r ")
    try session.wait(for: "paused")
    #expect(states == ["started", "pause"])
    session.type(" ")
    try session.wait("the clock again") { !$0.text.contains("paused ·") }
    #expect(states == ["started", "pause", "continue"])
  }

  @Test("line by line it announces each minute, the last two minutes, the end of the phase, and a surprise")
  func announcements() throws {
    desk.environment["VIVA_PACE"] = "600"
    let session = try TerminalSession(desk, "mock", "url-shortener", "--only", "deep-dive", "--seed", "7", "--plain")
    try session.wait(for: "An empty line starts the clock")
    session.type("\n")
    try session.wait(for: "left in all.")
    try session.wait(for: "The interviewer: \"")
    try session.wait(for: "Two minutes left for deep dive.")
    try session.wait(for: "Time for deep dive is up; n goes on.")
    session.type("discard\n")
    #expect(try session.end() == .exit(0))
    #expect(!session.picture.received.contains(0x1B))
  }
}
