import Testing

@testable import VivaCore

@Suite("Inline Markdown")
struct InlineTests {
  @Test(
    "emphasis, strong and code become runs of their own",
    arguments: [
      ("plain", [.text("plain")]),
      ("", []),
      ("a *b* c", [.text("a "), .emphasis("b"), .text(" c")]),
      ("a _b_ c", [.text("a "), .emphasis("b"), .text(" c")]),
      ("**Say it:** now", [.strong("Say it:"), .text(" now")]),
      ("__Say it:__ now", [.strong("Say it:"), .text(" now")]),
      ("use `max-age`", [.text("use "), .code("max-age")]),
      ("*a*`b`**c**", [.emphasis("a"), .code("b"), .strong("c")]),
      ("*größer* 🙂", [.emphasis("größer"), .text(" 🙂")]),
    ] as [(String, [Inline])])
  func runs(_ text: String, _ expected: [Inline]) {
    #expect(Inline.read(text) == expected)
  }

  @Test(
    "emphasis inside emphasis takes the outer style and shows no marks",
    arguments: [
      ("**a *b* c**", [.strong("a b c")]),
      ("*a **b** c*", [.emphasis("a b c")]),
      ("***both***", [.strong("both")]),
      ("**a *b***", [.strong("a b")]),
      ("*a **b***", [.emphasis("a b")]),
      ("**a `*` b**", [.strong("a * b")]),
      ("_snake_case word_", [.emphasis("snake_case word")]),
      ("_a *b* c_", [.emphasis("a b c")]),
    ] as [(String, [Inline])])
  func nested(_ text: String, _ expected: [Inline]) {
    #expect(Inline.read(text) == expected)
  }

  @Test(
    "a mark that is no emphasis stands as it is",
    arguments: [
      "*", "**", "***", "****", "*a", "**a", "a*", "a**", "* a *", "** a **", "2 * 3 * 4", "2*3*4", "2**10 and 2**20",
      "snake_case_name", "größe_der_datei", "_a", "a _ b", "`", "``", "`a", "``a`", "<b>x</b>", "[x](javascript:y)",
      "![x](https://example.org/x.png)", "C:\\new", "\\",
    ])
  func unpaired(_ text: String) {
    #expect(Inline.read(text) == [.text(text)])
  }

  @Test(
    "a backslash takes its meaning from a mark, and is itself where there is none",
    arguments: [
      (#"\*a\*"#, [.text("*a*")]),
      (#"*a \* b*"#, [.emphasis("a * b")]),
      (#"\`a\`"#, [.text("`a`")]),
      (#"\\*a*"#, [.text(#"\"#), .emphasis("a")]),
      (#"\{#id\}"#, [.text("{#id}")]),
      (#"`\*`"#, [.code(#"\*"#)]),
      (#"`a\`"#, [.code(#"a\"#)]),
      (#"\alpha"#, [.text(#"\alpha"#)]),
    ] as [(String, [Inline])])
  func escapes(_ text: String, _ expected: [Inline]) {
    #expect(Inline.read(text) == expected)
  }

  @Test(
    "code ends at as many backticks as began it, and marks mean nothing inside",
    arguments: [
      ("`*a*`", [.code("*a*")]),
      ("``a`b``", [.code("a`b")]),
      ("`` ` ``", [.code("`")]),
      ("` a `", [.code("a")]),
      ("` `", [.code(" ")]),
      ("`a` `` `b`", [.code("a"), .text(" `` "), .code("b")]),
      ("*a `b* c`", [.text("*a "), .code("b* c")]),
    ] as [(String, [Inline])])
  func code(_ text: String, _ expected: [Inline]) {
    #expect(Inline.read(text) == expected)
  }

  @Test(
    "hostile text is read in one pass",
    arguments: [
      "*", "**a ", "*a ", "`", "_", "._a", "*_", "\\*", "` ``", "🇦🇧", "*a**b", "_a __b ",
    ])
  func hostile(_ piece: String) {
    let text = String(repeating: piece, count: 65_536 / piece.utf8.count)
    let shown = Inline.read(text).map(\.plain).joined()
    #expect(!shown.isEmpty && shown.utf8.count <= text.utf8.count)
  }

  @Test("no length of backtick runs makes the search for their partners start over")
  func backtickRuns() {
    let text = (1...350).map { String(repeating: "`", count: $0) }.joined(separator: " ")
    #expect(Inline.read(text) == [.text(text)])
  }

  @Test("a letter under a hundred thousand combining marks is one run")
  func combiningMarks() {
    let tower = "e" + String(repeating: "\u{301}", count: 100_000)
    #expect(Inline.read("*\(tower)* b") == [.emphasis(tower), .text(" b")])
  }
}
