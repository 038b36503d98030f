import Foundation
import Testing

@Suite("Text that would command the terminal")
struct HostileTextTests {
  /// What other people's decks may hold: screens, titles, the clipboard, links, answers to be typed, reordered text.
  static let controls = [
    "\u{1B}[2J", "\u{1B}]0;title\u{7}", "\u{1B}]52;c;cm0gLXJm\u{7}", "\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\",
    "\u{1B}]0;never ended", "\u{1B}[6n", "\u{1B}[?1049h", "\rover", "\u{8}\u{8}\u{8}",
    "\u{7}\u{7}", "\u{7F}", "\u{1B}P1$r\u{1B}\\",
  ]
  /// What only some terminals obey, reorder or break by: such a deck is read.
  static let marks = [
    "\u{9B}31m", "\u{9D}0;x\u{9C}", "a\u{85}c", "\u{202E}desrever", "\u{2066}isolated\u{2069}", "a\u{2028}b",
    "\u{200F}mark",
  ]

  private static func deck(_ attack: String) -> String {
    "---\ntitle: T\(attack)\ntopic: caching\n---\n\n## Ask \(attack) this? {#ask}\nAnswer \(attack) end.\n\n"
      + "- item \(attack)\n\n```\ncode \(attack)\n```\n"
  }

  @Test("with control characters, is left out of the review and never sent", arguments: controls)
  func refused(_ attack: String) throws {
    let desk = try Desk()
    try desk.write(Self.deck(attack), "decks/caching.md")
    let session = try TerminalSession(desk, "review")
    #expect(try session.end() == .exit(0))
    #expect(session.picture.text.contains("and is left out"))
    #expect(session.picture.strange == [] && !session.picture.received.contains(0x1B))
  }

  @Test("without any, is shown on the screen and never sent", arguments: marks)
  func onScreen(_ attack: String) throws {
    let desk = try Desk()
    try desk.write(Self.deck(attack), "decks/caching.md")
    let session = try TerminalSession(desk, "review")
    try session.wait(for: "1 of 1")
    session.type(" ")
    try session.wait(for: "How well did you know it?")
    session.type("3")
    #expect(try session.end() == .exit(0))
    #expect(session.picture.strange == [])
    #expect(session.isGivenBack)
  }

  @Test("is shown and never sent by lists, single cards and complaints", arguments: [controls, marks])
  func byLine(_ attacks: [String]) throws {
    let attack = attacks.joined(separator: " ")
    let desk = try Desk()
    try desk.write(Self.deck(attack), "decks/caching.md")
    try desk.write("---\ntitle: \(Self.controls.joined())\n---\nno card", "decks/bad\u{1B}[2J.md")
    for command in ["cards", "show ask", "check decks", "today", "review --plain"] {
      let run = try desk.shell("cd '\(desk.folder)' && viva \(command)", input: "\ngood\n")
      let picture = shown(run.output + run.errors)
      #expect(picture.strange == [], "viva \(command)")
      #expect(!picture.received.contains(0x1B), "viva \(command)")
    }
  }

  private func shown(_ text: String) -> TerminalPicture {
    var picture = TerminalPicture(columns: 80, rows: 24)
    picture.feed(Array(text.utf8))
    return picture
  }
}
