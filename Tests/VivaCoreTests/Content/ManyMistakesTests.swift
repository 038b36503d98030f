import Foundation
import Testing

@testable import VivaCore

@Suite("A deck with many mistakes")
struct ManyMistakesTests {
  @Test("has all of them named, with line and column, in reading order")
  func all() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/many-mistakes.md")
    let source = SourceText(path: "many-mistakes.md", bytes: Array(try Data(contentsOf: file)))
    let found = Library([ContentFile(.deck(.own), source)]).thoroughProblems()
    #expect(
      found.map { "\($0.position.line):\($0.position.column) \($0.message)" } == [
        "2:1 there is no front-matter key 'titel' here",
        "3:8 'Load Balancing' cannot be a topic",
        "4:1 'topic' is given twice",
        "5:1 this line is not 'key: value'",
        "7:1 a heading of level 1 is no card",
        "9:33 'medium' is no level",
        "12:1 card has a prompt but no answer",
        "14:44 '3600' is no time to answer",
        "14:49 a card has no attribute 'second'",
        "17:24 'Which_ID' cannot be an id",
        "20:4 the id 'first' is taken (many-mistakes.md:9)",
        "23:1 there is no space behind '##'",
        "26:1 the card has no prompt",
        "29:26 these attributes are never closed",
        "32:38 there is text behind the attributes",
        "35:38 this quotation mark is never closed",
        "38:43 'riddle' is no kind",
        "38:50 'kind' is given twice",
        "41:1 this table row has 1 cell, its header has 2",
        "43:1 a heading of level 3 is no card",
        "45:36 'stray' is not an attribute",
        "46:1 this code fence is never closed",
        "50:8 there is a control character (U+0007) in the text",
        "52:4 this prompt stands twice in the deck (many-mistakes.md:49)",
      ])
    #expect(found.allSatisfy { $0.help != nil && $0.severity == .error })
  }
}
