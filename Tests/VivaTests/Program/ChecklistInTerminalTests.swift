import Foundation
import Testing

/// The built program's checklists in a terminal.
@Suite("A checklist in the terminal")
struct ChecklistInTerminalTests {
  private let desk: Desk

  init() throws {
    desk = try Desk.bundled()
  }

  private var ratings: [String] {
    desk.read("progress.json").split(separator: "\n").compactMap { line in
      line.range(of: #""rating":""#).map { String(line[$0.upperBound...].prefix { $0 != "\"" }) }
    }
  }

  @Test("is rated by key, each rating saved before the next item is shown, and q leaves with a summary")
  func rating() throws {
    let session = try TerminalSession(desk, "checklist", "caching")
    try session.wait(for: "1 of 10")
    session.type("g")
    try session.wait(for: "2 of 10")
    #expect(ratings == ["green"])
    session.type("r")
    try session.wait(for: "3 of 10")
    session.type("u")
    try session.wait(for: "2 of 10")
    session.type("y")
    try session.wait(for: "3 of 10")
    #expect(ratings == ["green", "red", "yellow"])
    session.type("q")
    #expect(try session.end() == .exit(0))
    #expect(session.picture.text.contains("Caching mastery: 1 green, 1 yellow, 8 open."))
    #expect(session.isGivenBack && session.picture.strange == [])
  }

  @Test("a slip in the last item is taken back there, before Enter leaves")
  func closing() throws {
    let session = try TerminalSession(desk, "checklist", "caching")
    try session.wait(for: "1 of 10")
    session.type("\r\r\r\r\r\r\r\r\rr")
    try session.wait(for: "That was the last item.")
    session.type("u")
    try session.wait(for: "g green")
    session.type("g")
    try session.wait(for: "That was the last item.")
    session.type("\r")
    #expect(try session.end() == .exit(0))
    #expect(ratings == ["red", "green"])
    #expect(session.picture.text.contains("Caching mastery: 1 green, 9 open."))
  }

  @Test("Ctrl-C gives the terminal back, and what was rated is in the file")
  func controlC() throws {
    let session = try TerminalSession(desk, "checklist", "caching")
    try session.wait(for: "1 of 10")
    session.type("r")
    try session.wait(for: "2 of 10")
    session.type("\u{3}")
    #expect(try session.end() == .signal(SIGINT))
    #expect(ratings == ["red"])
    #expect(session.isGivenBack)
  }

  @Test("the morning's list is ticked with Space")
  func ticking() throws {
    let session = try TerminalSession(desk, "checklist", "day-of")
    try session.wait(for: "1 of 8")
    session.type(" ")
    try session.wait(for: "2 of 8")
    session.type("q")
    #expect(try session.end() == .exit(0))
    #expect(session.picture.text.contains("The morning of the interview: 1 ticked, 7 open."))
  }
}
