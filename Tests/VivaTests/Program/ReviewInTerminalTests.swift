import Foundation
import Testing

@Suite("The program in a terminal")
struct ReviewInTerminalTests {
  private let desk: Desk

  init() throws { desk = try Desk() }

  @Test("Enter starts the review, each answer is saved before the next card is shown, and q ends with a summary")
  func daily() throws {
    let session = try TerminalSession(desk)
    try session.expectScreen("program-today.txt", showing: "Enter starts the review · q and Enter leaves")
    session.type("\r")
    try session.wait(for: "1 of 3")
    session.type(" ")
    try session.wait(for: "How well did you know it?")
    session.type("3")
    try session.wait(for: "2 of 3")
    let first = try desk.answers()
    #expect(first.count == 1 && first[0].hasSuffix(" good"))
    session.type(" 1")
    try session.wait(for: "3 of 3")
    let both = try desk.answers()
    #expect(both.count == 2 && both[0] == first[0] && both[1].hasSuffix(" again"))
    session.type("q")
    #expect(try session.end() == .exit(0))
    #expect(try desk.answers() == both)
    #expect(desk.read("progress.json").split(separator: "\n").count == 4)
    #expect(
      session.picture.text.hasSuffix(
        """
        Reviewed 2 cards in 0 seconds: 1 recalled at once (50 %), 1 forgotten; 2 new.
        2 cards left for another session.
        Tomorrow: 1 due.

        """))
    #expect(session.isGivenBack && session.picture.strange == [])
  }

  @Test("a card, its answer and the help are drawn whole")
  func screens() throws {
    let session = try TerminalSession(desk, "review", "--seed", "1")
    try session.expectScreen("program-card.txt", showing: "q quit")
    session.type(" ")
    try session.expectScreen("program-answer.txt", showing: "↑↓ scroll")
    session.type("?")
    try session.expectScreen("program-help.txt", showing: "Any key goes back.")
  }

  @Test("a window that becomes too small asks for room, and goes on when it grows again")
  func resize() throws {
    let session = try TerminalSession(desk, "review", "--seed", "1")
    try session.wait(for: "1 of 3")
    session.type(" ")
    try session.wait(for: "How well did you know it?")
    session.resize(columns: 20, rows: 5)
    try session.wait(for: "too small")
    try session.expectScreen("program-too-small.txt", showing: "q quit")
    session.resize(columns: 80, rows: 24)
    try session.expectScreen("program-answer.txt", showing: "↑↓ scroll")
    session.type("3")
    try session.wait(for: "2 of 3")
    #expect(try desk.answers().count == 1)
  }

  @Test("in a window that is too small to show the answer, nothing is graded")
  func blind() throws {
    let session = try TerminalSession(desk, "review", columns: 20, rows: 5)
    try session.wait(for: "too small: 20×5")
    session.type(" 3 3q")
    #expect(try session.end() == .exit(0))
    #expect(desk.read("progress.json") == "")
  }

  @Test("a pasted text with newlines and grades answers nothing")
  func paste() throws {
    let session = try TerminalSession(desk, "review")
    try session.wait(for: "1 of 3")
    #expect(session.picture.brackets)
    session.type("\u{1B}[200~3\n\n 4\n \n1q\n\u{1B}[201~ ")
    try session.wait(for: "How well did you know it?")
    #expect(session.picture.text.contains("1 of 3"))
    session.type("4")
    try session.wait(for: "2 of 3")
    #expect(try desk.answers().map { $0.suffix(5) } == [" easy"])
  }

  @Test("keys typed before the screen was there are not lost")
  func typedAhead() throws {
    let session = try TerminalSession(desk, "review")
    session.type(" 3 3q")
    #expect(try session.end() == .exit(0))
    #expect(try desk.answers().count == 2)
  }

  @Test("a place for progress that is none is named, with status 1")
  func unsaved() throws {
    try desk.write("no folder", "occupied")
    desk.environment["VIVA_DATA"] = desk.folder + "/occupied/progress.json"
    let run = try desk.viva("review")
    #expect(
      run
        == Desk.Run(
          ending: .exit(1), output: "",
          errors: "error: cannot read DESK/occupied/progress.json: Not a directory\n"))
  }

  @Test("TERM=dumb is asked line by line, without a single escape byte")
  func dumb() throws {
    desk.environment["TERM"] = "dumb"
    let session = try TerminalSession(desk, "review")
    try session.wait(for: "An empty line shows the answer, ? lists the words.")
    session.type("\ngood\n")
    try session.wait(for: "2 of 3")
    #expect(try desk.answers().count == 1)
    session.type("q\n")
    #expect(try session.end() == .exit(0))
    #expect(!session.picture.received.contains(0x1B))
  }
}
