import Testing
import VivaCore

@testable import viva

@Suite("Neutralised text")
struct NeutraliseTests {
  @Test(
    "shows what a terminal would obey",
    arguments: [
      ("\u{1B}[2J", "␛[2J"), ("\u{1B}]0;t\u{7}", "␛]0;t␇"), ("\u{1B}]52;c;aGk=\u{1B}\\", "␛]52;c;aGk=␛\\"),
      ("\u{1B}]8;;http://x\u{1B}\\l", "␛]8;;http://x␛\\l"), ("\u{1B}]unterminated", "␛]unterminated"),
      ("\u{9B}2J", "<U+009B>2J"), ("\u{1B}[6n", "␛[6n"), ("\u{1B}[?1049h", "␛[?1049h"), ("a\rb", "a␍b"),
      ("ab\u{8}\u{8}", "ab␈␈"),
      ("\u{7}\u{7}\u{7}", "␇␇␇"), ("a\u{202E}b", "a<U+202E>b"), ("\u{2066}a\u{2069}", "<U+2066>a<U+2069>"),
      ("a\u{2028}b\u{2029}c\u{85}d", "a<U+2028>b<U+2029>c<U+0085>d"), ("i\u{200B}d", "i<U+200B>d"),
      ("\u{FEFF}x", "<U+FEFF>x"),
      ("\u{0}", "␀"), ("\u{7F}", "␡"), ("so\u{AD}ft", "so<U+00AD>ft"),
      ("\u{61C}\u{200E}\u{200F}", "<U+061C><U+200E><U+200F>"),
      ("\u{E0041}x", "<U+E0041>x"), ("\u{3164}", "<U+3164>"), ("a\u{34F}b", "a<U+034F>b"),
      ("\u{1B}\u{301}", "␛\u{301}"),
    ])
  func shown(text: String, expected: String) {
    #expect(Array(neutralised(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    "leaves alone what people write",
    arguments: [
      "plain", "two\nlines", "Zürich – “quoted” … → ≥ 5", "日本語 한국어 ᄀ", "e\u{301} Tiê\u{323}ng שָׁלוֹם ภาษาไทย",
      "नमस्ते क्ष",
      "می\u{200C}خواهم", "ක්\u{200D}ෂ", "👩‍❤️‍💋‍👨 👨‍👩‍👧‍👦 👩🏽‍🤝‍👨🏿 🏳️‍🌈 1️⃣ 🇩🇪 👍🏽",
      "\u{600}12", "\u{A0}\u{2003}\u{3000}", "\u{FFFD}", "\u{E0A0}",
    ])
  func kept(text: String) {
    #expect(Array(neutralised(text).unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(
    "lets a joiner pass only where it joins",
    arguments: [
      ("a\u{200D}b", "a<U+200D>b"), ("\u{200D}👩", "<U+200D>👩"), ("👩\u{200D}", "👩<U+200D>"),
      ("👩\u{200D}a", "👩<U+200D>a"),
      ("日\u{200D}\u{200D}本", "日<U+200D><U+200D>本"), ("1\u{200D}2", "1<U+200D>2"), ("👩\u{200C}👩", "👩<U+200C>👩"),
    ])
  func joiners(text: String, expected: String) {
    #expect(Array(neutralised(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test(
    "keeps newlines where lines are written, and shows them where one line is",
    arguments: [
      ("a\nb", "a\nb", "a␊b"), ("a\r\nb", "a\nb", "a␍␊b"), ("a\n\u{301}", "a\n◌\u{301}", "a␊\u{301}"),
    ])
  func newlines(text: String, lines: String, line: String) {
    #expect(neutralised(text) == lines)
    #expect(neutralised(text, newlines: false) == line)
  }

  @Test(
    "turns a tab into blanks up to the next multiple of eight",
    arguments: [
      ("\tx", "        x"), ("a\tx", "a       x"), ("1234567\tx", "1234567 x"), ("12345678\tx", "12345678        x"),
      ("日本\tx", "日本    x"), ("abc\n\tx", "abc\n        x"), ("a\t\tx", "a               x"),
    ])
  func tabs(text: String, expected: String) {
    #expect(neutralised(text) == expected)
  }

  @Test("gives a mark without a letter something to stand on")
  func loneMark() {
    #expect(neutralised("\u{301}x") == "◌\u{301}x")
    #expect(Line("a", .bold) + Line("\u{301}x") == Line([Span("a", .bold), Span("◌\u{301}x")]))
  }

  @Test("cuts a heap of marks to eight", arguments: ["\u{301}", "\u{FE0F}", "\u{20DD}", "🏽", "\u{E0100}", "ﾞ"])
  func marks(mark: Unicode.Scalar) {
    let heap = String(String.UnicodeScalarView(repeatElement(mark, count: 100_000)))
    let eight = String(String.UnicodeScalarView(repeatElement(mark, count: 8)))
    #expect(neutralised("é👍" + heap + "x" + heap) == "é👍" + eight + "x" + eight)
  }

  @Test("cuts a chain of joined pictures after eight joints")
  func chain() {
    let chain = Array(repeating: "👩", count: 20).joined(separator: "\u{200D}")
    let nine = Array(repeating: "👩", count: 9).joined(separator: "\u{200D}")
    #expect(neutralised(chain) == nine + nine + "👩\u{200D}👩")
  }
}
