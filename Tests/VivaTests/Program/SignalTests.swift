import Foundation
import Testing

@Suite("Signals and the terminal")
struct SignalTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  /// In the middle of a review: one answer given, the second card shown.
  private func reviewing() throws -> TerminalSession {
    let session = try TerminalSession(desk, "review")
    try session.wait(for: "1 of 3")
    session.type(" 3")
    try session.wait(for: "2 of 3")
    #expect(session.picture.isAlternate && !session.isGivenBack)
    return session
  }

  @Test("Ctrl-C gives the terminal back, keeps the answers, and dies of the signal")
  func controlC() throws {
    let session = try reviewing()
    session.type("\u{3}")
    #expect(try session.end() == .signal(SIGINT))
    #expect(session.isGivenBack)
    #expect(session.picture.text.contains("Reviewed 1 card in 0 seconds"))
    #expect(try desk.answers().count == 1)
  }

  @Test(
    "whatever signal ends it, the terminal is given back and the answers are there",
    arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGBUS])
  func ended(_ number: Int32) throws {
    let session = try reviewing()
    session.send(number)
    #expect(try session.end() == .signal(number))
    #expect(session.isGivenBack)
    #expect(try desk.answers().count == 1)
  }

  @Test("Ctrl-C at the question of 'viva' leaves nothing behind")
  func controlCAtTheQuestion() throws {
    let session = try TerminalSession(desk)
    try session.wait(for: "Enter starts the review")
    session.type("\u{3}")
    #expect(try session.end() == .signal(SIGINT))
    #expect(session.isGivenBack)
    #expect(desk.read("progress.json") == "")
  }

  @Test("Ctrl-C in line mode keeps the answers and dies of the signal")
  func controlCByLine() throws {
    let session = try TerminalSession(desk, "review", "--plain")
    try session.wait(for: "1 of 3")
    session.type("\neasy\n")
    try session.wait(for: "2 of 3")
    session.type("\u{3}")
    #expect(try session.end() == .signal(SIGINT))
    #expect(try desk.answers().count == 1)
  }

  @Test("Ctrl-Z gives the terminal to the shell, and fg brings the card back")
  func stopAndGoOn() throws {
    let session = try TerminalSession.shell(desk, "viva review; echo stopped; read line; fg >/dev/null; echo over")
    try session.wait(for: "1 of 3")
    session.type(" 3")
    try session.wait(for: "2 of 3")
    session.type("\u{1A}")
    try session.wait(for: "stopped")
    #expect(session.isGivenBack)
    session.type("\n")
    try session.wait("the card, again") { $0.isAlternate && $0.text.contains("2 of 3") }
    session.type(" 3")
    try session.wait(for: "3 of 3")
    session.type("q")
    #expect(try session.end() == .exit(0))
    #expect(session.isGivenBack && session.picture.text.contains("over"))
    #expect(try desk.answers().count == 2)
  }

  @Test("stopped and continued from outside, it takes the terminal again and draws anew")
  func continued() throws {
    let session = try reviewing()
    session.send(SIGSTOP)
    let before = session.picture.received.count
    session.send(SIGCONT)
    try session.wait("a new picture") { $0.received.count > before && $0.text.contains("2 of 3") }
    session.type(" 3")
    try session.wait(for: "3 of 3")
    #expect(try desk.answers().count == 2)
  }

  @Test("a terminal that is closed ends the review, with all answers saved")
  func hungUp() throws {
    let desk = self.desk
    let session = try reviewing()
    #expect([.signal(SIGHUP), .exit(0), .exit(1)].contains(session.hangUp()))
    #expect(try desk.answers().count == 1)
  }
}
