import Testing

@testable import viva

/// ‸ stands for the cursor.
@Suite("LineEditor")
struct LineEditorTests {
  private func shown(_ editor: LineEditor) -> String {
    String(editor.characters.prefix(editor.cursor)) + "‸" + String(editor.characters.dropFirst(editor.cursor))
  }

  @Test(
    "moves, inserts and deletes as a shell's line does",
    arguments: [
      ([.character("x")], "one two thre‸e → one two threx‸e"), ([.left, .left], "ab‸c → ‸abc"), ([.left], "‸a → ‸a"),
      ([.right], "a‸ → a‸"), ([.home], "one ‸two → ‸one two"), ([.control("a")], "one ‸two → ‸one two"),
      ([.end], "one ‸two → one two‸"), ([.control("e")], "one ‸two → one two‸"),
      ([.alt("b")], "one two  ‸three → one ‸two  three"), ([.alt("f")], "one‸ two three → one two‸ three"),
      ([.backspace], "one‸ two → on‸ two"), ([.backspace], "‸one → ‸one"), ([.control("h")], "a‸b → ‸b"),
      ([.delete], "one‸ two → one‸two"), ([.control("d")], "one‸ → one‸"),
      ([.control("w")], "one two ‸three → one ‸three"), ([.alt("d")], "one‸ two three → one‸ three"),
      ([.control("u")], "one ‸two → ‸two"), ([.control("k")], "one ‸two → one ‸"),
      ([.paste("a\nb\tc")], "<‸> → <a b c‸>"), ([.character("\u{301}")], "e‸a → e\u{301}‸a"),
      ([.backspace], "👩‍👩‍👧‍👦‸ → ‸"),
    ] as [([Key], String)])
  func keys(_ keys: [Key], _ change: String) {
    let parts = change.components(separatedBy: " → ")
    let before = parts[0].components(separatedBy: "‸")
    var editor = LineEditor(before[0] + before[1])
    while editor.cursor > before[0].count { _ = editor.handle(.left) }
    let taken = keys.map { editor.handle($0) }
    #expect(!taken.contains(false))
    #expect(shown(editor) == parts[1])
  }

  @Test("leaves to others what is no key for a line", arguments: [.enter, .escape, .up, .control("c")] as [Key])
  func others(_ key: Key) {
    var editor = LineEditor("one")
    let isTaken = editor.handle(key)
    #expect(!isTaken)
    #expect(shown(editor) == "one‸")
  }

  @Test("takes no paste beyond its limit")
  func limit() {
    var editor = LineEditor(String(repeating: "a", count: 3990))
    _ = editor.handle(.paste(String(repeating: "b", count: 11)))
    #expect(editor.characters.count == 3990)
    _ = editor.handle(.paste(String(repeating: "b", count: 10)))
    #expect(editor.characters.count == 4000)
  }

  @Test(
    "shows the part around the cursor",
    arguments: [
      ("abcdef", 0, 4, "abc…", 0), ("abcdef", 6, 4, "def", 3), ("abcdef", 6, 10, "abcdef", 6),
      ("日本語", 3, 4, "語", 2),
    ])
  func window(_ text: String, _ cursor: Int, _ width: Int, _ shown: String, _ column: Int) {
    var editor = LineEditor(text)
    while editor.cursor > cursor { _ = editor.handle(.left) }
    #expect(editor.window(width).text == shown)
    #expect(editor.window(width).column == column)
  }
}
