import Testing

@testable import VivaCore

@Suite("Markdown blocks")
struct MarkdownTests {
  @Test(
    "lines become the blocks that an author means",
    arguments: [
      ("", []),
      ("a\nb\n\nc", [.paragraph([.text("a b")]), .paragraph([.text("c")])]),
      ("a\r\nb\r\n\r\nc", [.paragraph([.text("a b")]), .paragraph([.text("c")])]),
      ("> a\n> *b*\nc", [.quote([.text("a "), .emphasis("b"), .text(" c")])]),
      ("a\n> b\n\n> c", [.paragraph([.text("a")]), .quote([.text("b")]), .quote([.text("c")])]),
      ("*a\nb*", [.paragraph([.emphasis("a b")])]),
      ("```swift\na *b*\n\n  c\n```\nd", [.fence(["a *b*", "", "  c"]), .paragraph([.text("d")])]),
      ("~~~\n```\n~~~", [.fence(["```"])]),
      ("````\n```\n````", [.fence(["```"])]),
      ("```\nopen", [.fence(["open"])]),
    ] as [(String, [Block])])
  func blocks(_ text: String, _ expected: [Block]) {
    #expect(Markdown.blocks(of: text) == expected)
  }

  @Test(
    "lists keep numbers, depth and lines that go on",
    arguments: [
      ("- a\n- b", [item("a"), item("b")]),
      ("* a\n* b", [item("a"), item("b")]),
      ("- a\n  goes on\n- b\nlazily", [item("a goes on"), item("b lazily")]),
      ("1. a\n2. b", [item("a", 1), item("b", 2)]),
      ("7. a\n8. b", [item("a", 7), item("b", 8)]),
      ("- a\n  - b\n    - c\n- d", [item("a"), item("b", depth: 1), item("c", depth: 1), item("d")]),
      ("1. a\n   - b\n2. c", [item("a", 1), item("b", depth: 1), item("c", 2)]),
      ("- was new in\n  2024. Not before", [item("was new in 2024. Not before")]),
    ] as [(String, [ListItem])])
  func lists(_ text: String, _ expected: [ListItem]) {
    #expect(Markdown.blocks(of: text) == [.list(expected)])
  }

  static func item(_ text: String, _ number: Int? = nil, depth: Int = 0) -> ListItem {
    ListItem(number: number, depth: depth, text: [.text(text)])
  }

  @Test(
    "what only looks like an entry is text",
    arguments: ["-", "-a", "*a", "1.", "1.5 MB", "1) a", "12345. a", "It was new in\n2024. Not before"])
  func noLists(_ text: String) {
    let words = text.split(separator: "\n").joined(separator: " ")
    #expect(Markdown.blocks(of: text) == [.paragraph([.text(words)])])
  }

  @Test("a list interrupts a paragraph")
  func listAfterText() {
    #expect(Markdown.blocks(of: "Two:\n- a") == [.paragraph([.text("Two:")]), .list([Self.item("a")])])
    #expect(Markdown.blocks(of: "Two:\n1. a") == [.paragraph([.text("Two:")]), .list([Self.item("a", 1)])])
  }

  @Test("a fence inside a list loses the list's indentation and keeps its own")
  func fenceInList() {
    let text = "1. a\n   ```\n   x\n     y\n z\n   ```\n2. b"
    #expect(
      Markdown.blocks(of: text) == [
        .list([Self.item("a", 1)]), .fence(["x", "  y", "z"]), .list([Self.item("b", 2)]),
      ])
  }

  @Test(
    "a table's cells are split at bars that are neither escaped nor code",
    arguments: [
      ("| a | b |\n|---|:-:|\n| c | d |", [["a", "b"], ["c", "d"]]),
      ("| a | b\n|---|---\n| c | d", [["a", "b"], ["c", "d"]]),
      (#"| a \| b | c |"#, [["a | b", "c"]]),
      ("| `a | b` | c |", [["a | b", "c"]]),
      (#"| `a \| b` | c |"#, [["a | b", "c"]]),
      (#"| `\` | c |"#, [[#"\"#, "c"]]),
      (#"| \` | ` |"#, [["`", "`"]]),
      ("| ` | c |", [["`", "c"]]),
      ("| a | |", [["a", ""]]),
      ("|a|b|\n|-|-|\n|--|-|", [["a", "b"], ["--", "-"]]),
    ])
  func cells(_ text: String, _ expected: [[String]]) {
    guard case .table(let header, let rows) = Markdown.blocks(of: text).first else {
      Issue.record("this is no table")
      return
    }
    #expect(([header] + rows).map { $0.map { $0.map(\.plain).joined() } } == expected)
  }

  @Test("a table ends at the first line without a bar in front")
  func tableEnd() {
    let blocks = Markdown.blocks(of: "|a|\n|-|\n|b|\ntext\n|c|")
    #expect(
      blocks == [
        .table(header: [[.text("a")]], rows: [[[.text("b")]]]), .paragraph([.text("text")]),
        .table(header: [[.text("c")]], rows: []),
      ])
  }

  @Test("the plain text of a block has its words and no marks")
  func plain() {
    let text = "*a* `b`\n\n- **c**\n- d\n\n| e | `f` |\n|---|---|\n| g | h |\n\n```\ni  j\n```\n> k"
    #expect(Markdown.blocks(of: text).map(\.plain) == ["a b", "c\nd", "e f\ng h", "i  j", "k"])
  }

  @Test(
    "a field as large as it may be is read in one pass, whatever it repeats",
    arguments: [
      "a\n", "- a\n", "  - a\n", "> a\n", "|a|b|\n", "|", "||\n", "```\n", "```a\n", "1. a\n", "2. a\n", "\n",
    ])
  func hostile(_ piece: String) {
    let text = String(repeating: piece, count: 65_536 / piece.utf8.count)
    #expect(Markdown.blocks(of: text).map(\.plain).joined().utf8.count <= text.utf8.count)
  }

  @Test("long fences, quotes and tables keep every line")
  func long() {
    let lines = (0..<5_000).map { "|\($0)|" }
    guard case .table(_, let rows) = Markdown.blocks(of: lines.joined(separator: "\n"))[0] else { return }
    #expect(rows.count == 4_999)
    let fence = "```\n" + lines.joined(separator: "\n") + "\n```"
    #expect(Markdown.blocks(of: fence) == [.fence(lines)])
  }
}
