import Testing

@testable import VivaCore

@Suite("Source text")
struct SourceTextTests {
  @Test(
    "a place is a line and a column, counted in scalars from 1",
    arguments: [
      ("▸", 1, 1), ("▸a", 1, 1), ("a▸", 1, 2), ("a\n▸b", 2, 1), ("a\r\n▸b", 2, 1), ("a▸\r\nb", 1, 2), ("\n\n▸", 3, 1),
      ("größ▸e", 1, 5), ("🙂▸", 1, 2), ("e\u{301}▸", 1, 3), ("\u{FEFF}▸a", 1, 1), ("\u{FEFF}a▸", 1, 2),
      ("\u{FEFF}a\nb▸", 2, 2), ("\t▸", 1, 2),
    ])
  func position(_ text: String, _ line: Int, _ column: Int) {
    let sample = Marked(text)
    let source = SourceText(path: "", bytes: sample.bytes)
    #expect(source.position(of: sample.offsets[0]) == Position(line: line, column: column))
  }

  @Test(
    "the line around a place comes without its end",
    arguments: [("▸", ""), ("▸ab\nc", "ab"), ("ab▸\r\nc", "ab"), ("ab\n▸\nc", ""), ("ab\nc▸", "c"), ("ab\n▸", "")])
  func line(_ text: String, _ expected: String) {
    let sample = Marked(text)
    let source = SourceText(path: "", bytes: sample.bytes)
    #expect(source.text(source.line(at: sample.offsets[0])) == expected)
  }

  @Test(
    "lines end in LF or CRLF, and the last needs no end",
    arguments: [
      ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\r\n\r\nb\r\n", ["a", "", "b"]), ("\n", [""]),
      ("a\r", ["a"]), ("\r\n", [""]),
    ])
  func lines(_ text: String, _ expected: [String]) {
    let source = SourceText(path: "", text: text)
    #expect(source.lines().map(source.text) == expected)
  }

  @Test(
    "a deck is named after its file",
    arguments: [
      ("bank/replication.md", "replication"), ("replication.md", "replication"), ("/a/b.c.md", "b.c"), ("a", "a"),
      ("../../x.md", "x"), ("-rf.md", "-rf"), ("a/.md", ""), ("", ""),
    ])
  func stem(_ path: String, _ stem: String) {
    #expect(SourceText(path: path, text: "").stem == stem)
  }

  @Test("text of any script, tabs, and lines of either end are text")
  func text() {
    #expect(SourceText(path: "", text: "\u{FEFF}a\tb\r\ngrößer 漢字 🙂 \u{202E}\u{200B}\n").encodingProblems().isEmpty)
  }

  @Test(
    "bytes that are no UTF-8 are one mistake, at the first of them",
    arguments: [
      ([0x61, 0x0A, 0xE9, 0x62, 0xE9], "2:1: this byte (0xE9) is not UTF-8"),
      ([0xC0, 0xAF], "1:1: this byte (0xC0) is not UTF-8"),
      ([0x61, 0x9B], "1:2: this byte (0x9B) is not UTF-8"),
      ([0xC3, 0xA9, 0xE2, 0x82], "1:2: this byte (0xE2) is not UTF-8"),
    ] as [([UInt8], String)])
  func notUTF8(_ bytes: [UInt8], _ complaint: String) {
    let problems = SourceText(path: "", bytes: bytes).encodingProblems()
    #expect(problems.map { "\($0.position.line):\($0.position.column): \($0.message)" } == [complaint])
    #expect(problems[0].help == "save the file as UTF-8 in your editor")
  }

  @Test(
    "UTF-16 is named as what it is", arguments: [[0xFF, 0xFE, 0x23, 0x00], [0xFE, 0xFF, 0x00, 0x23]] as [[UInt8]])
  func utf16(_ bytes: [UInt8]) {
    let reading = DeckReader.read(SourceText(path: "x.md", bytes: bytes), .own)
    #expect(
      Marked("").complaints(reading.problems).first
        == "0: the file is UTF-16, not UTF-8 (save it as UTF-8 in your editor)")
    #expect(!reading.isUsable)
  }

  @Test("every control character is named, a lone carriage return once")
  func controls() {
    let sample = Marked("a▸\u{1B}[2J▸\u{7}\r\nb▸\0\tc▸\u{7F}d▸\re\rf▸\u{8}")
    let remove = "in the text (remove it; only line ends and tabs may stand in a file)"
    #expect(
      sample.complaints(SourceText(path: "", bytes: sample.bytes).encodingProblems()) == [
        "1: there is a control character (U+001B) \(remove)", "2: there is a control character (U+0007) \(remove)",
        "3: there is a control character (U+0000) \(remove)", "4: there is a control character (U+007F) \(remove)",
        "5: there is a control character (U+000D) in the text (remove it, or save the file with Unix or Windows line ends)",
        "6: there is a control character (U+0008) \(remove)",
      ])
  }
}
