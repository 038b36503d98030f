import Testing

@testable import viva

@Suite("Lines")
struct LineTests {
  @Test("keep neighbours of the same style together, so that equal looks are equal lines")
  func merging() {
    let line = Line("a", .bold) + Line() + Line("b", .bold) + "c"
    #expect(line.spans == [Span("ab", .bold), Span("c")])
    #expect(line == Line([Span("a", .bold), Span("", .dim), Span("b", .bold), Span("c")]))
    #expect(line.text == "abc")
  }

  @Test("never hold a newline or a control character")
  func harmless() {
    #expect(Line("a\nb\u{1B}[2J").text == "a␊b␛[2J")
  }

  @Test(
    "are cut between graphemes, with a sign that something is missing",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("日本語", 6, "日本語"),
      ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 2, "…"), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
      ("👩‍🚀👩‍🚀", 3, "👩‍🚀…"),
    ])
  func truncation(text: String, columns: Int, expected: String) {
    #expect(Line(text).truncated(to: columns).text == expected)
  }

  @Test("keep their styles when cut, and the sign looks like what it stands for")
  func truncatedStyles() {
    let line = Line("abc", .bold) + Line("def", .dim)
    #expect(line.truncated(to: 5) == Line("abc", .bold) + Line("d…", .dim))
    #expect(line.truncated(to: 3) == Line("ab…", .bold))
  }

  @Test("are padded with plain blanks, and not cut by it")
  func padding() {
    #expect(Line("日本", .bold).padded(to: 6) == Line("日本", .bold) + "  ")
    #expect(Line("abc").padded(to: 2) == "abc")
  }

  @Test(
    "put one text to the left and one to the right",
    arguments: [
      ("left", "right", 12, "left   right"), ("left", "right", 10, "left right"), ("left", "right", 9, "le… right"),
      ("left", "right", 6, " right"), ("left", "right", 5, "right"), ("left", "right", 4, "rig…"),
      ("left", "", 3, "le…"),
      ("", "right", 7, "  right"), ("日本", "0:41", 9, "日本 0:41"), ("日本", "0:41", 8, "日… 0:41"), ("a", "b", 0, ""),
    ])
  func spreading(left: String, right: String, width: Int, expected: String) {
    #expect(Line.spread(Line(left), Line(right), width).text == expected)
  }
}

@Suite("Wrapping")
struct WrapTests {
  @Test(
    "breaks at blanks, and inside only what is longer than a line",
    arguments: [
      ("", 10, [""]), ("one two three", 20, ["one two three"]), ("one two three", 8, ["one two", "three"]),
      ("one two three", 7, ["one two", "three"]), ("one two three", 6, ["one", "two", "three"]),
      ("one two", 3, ["one", "two"]), ("abcdefgh", 3, ["abc", "def", "gh"]), ("a bcdefgh", 4, ["a", "bcde", "fgh"]),
      ("one  two", 8, ["one  two"]), ("one   two", 5, ["one", "two"]), ("one ", 4, ["one "]), ("one   ", 4, ["one"]),
      ("  indented text", 10, ["  indented", "text"]), ("  indentedtext", 10, ["  indented", "text"]),
      ("      ", 4, [""]),
      ("a\u{A0}b c", 4, ["a\u{A0}b", "c"]), ("日本語日本", 5, ["日本", "語日", "本"]), ("日本", 1, ["日", "本"]),
      ("ab", 0, ["a", "b"]),
      ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]), ("x 👩‍🚀 y", 3, ["x", "👩‍🚀", "y"]),
    ])
  func breaking(text: String, width: Int, expected: [String]) {
    #expect(wrap(Line(text), to: width).map(\.text) == expected)
  }

  @Test("keeps the styles of the words")
  func styles() {
    let line = Line("say ") + Line("it aloud", .bold) + " now"
    #expect(wrap(line, to: 7) == [Line("say ") + Line("it", .bold), Line("aloud", .bold), "now"])
  }

  @Test("puts a bullet before the first line and blanks under it")
  func hanging() {
    let lines = wrap("one two three", to: 9, first: Line("• ", .accent), rest: "  ")
    #expect(lines == [Line("• ", .accent) + "one two", "  three"])
    #expect(wrap("", to: 9, first: "• ", rest: "  ") == ["• "])
  }

  @Test("gets to the end when the indentation takes the whole width")
  func narrow() {
    #expect(wrap("ab", to: 2, first: "1234", rest: "  ") == ["1234a", "  b"])
  }
}
