import Testing

@testable import VivaCore

@Suite("Text in reports")
struct ReportTextTests {
  @Test(
    "Markdown shows text as it is, and takes nothing in it for markup",
    arguments: [
      ("plain words, 99.9 % of 1.5 TB", "plain words, 99.9 % of 1.5 TB"),
      ("*a* _b_ `c` [d] ~e~ $f$ \\", ##"\*a\* \_b\_ \`c\` \[d\] \~e\~ \$f\$ \\"##),
      ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"), ("a | b", "a &#124; b"), ("# a", ##"\# a"##), ("- a", #"\- a"#),
      ("+ a", #"\+ a"#), ("=", #"\="#), ("12. a", #"12\. a"#), ("12) a", #"12\) a"#), ("12.5", "12.5"),
      ("12.", #"12\."#),
      ("    code", "code"), ("a\nb\r\nc", "a b c"), ("https://a.b", "https&#58;//a.b"),
      ("www.a.b WWW.c", "www&#46;a.b WWW&#46;c"),
      ("a@b.c @d, p99 @ 5 ms", "a`@`b.c `@`d, p99 @ 5 ms"), ("\u{1B}[2J", "␛\\[2J"), ("", ""),
    ])
  func markdown(_ text: String, _ shown: String) {
    #expect(plain(text) == shown)
  }

  @Test("within a line only what works within lines is escaped")
  func inLine() {
    #expect(plain("- 12. a # b | c", isStart: false) == "- 12. a # b &#124; c")
  }

  @Test(
    "HTML shows text as it is, whatever marks stand behind its quotation marks",
    arguments: [
      ("plain", "plain"), ("<i>'&\"", "&lt;i&gt;&#39;&amp;&quot;"), ("\"\u{301} on=", "&quot;\u{301} on="),
      ("<\u{301}b>\u{302}", "&lt;\u{301}b&gt;\u{302}"), ("a\u{1B}b\nc", "a␛b␊c"),
      ("\u{202E}x", "<U+202E>x".replacing("<", with: "&lt;").replacing(">", with: "&gt;")),
    ])
  func html(_ text: String, _ shown: String) {
    #expect(Array(escaped(text).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test(
    "a CSV field is quoted where it must be, and no formula",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("\"\u{301}", "\"\"\"\u{301}\""),
      ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\nb\""), ("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"),
      ("\t=1", "'        =1"), ("\r=1", "'␍=1"), (" =1", "' =1"), ("\n =1", "\"'\n =1\""), ("＝1", "'＝1"), ("＋1", "'＋1"),
      ("－1", "'－1"),
      ("＠a", "'＠a"), ("=\u{301}1", "'=\u{301}1"), ("a=1", "a=1"), ("", ""), ("'=1", "'=1"),
    ])
  func csv(_ text: String, _ field: String) {
    #expect(Array(ReportCSV.field(text).unicodeScalars) == Array(field.unicodeScalars))
  }

  @Test("the program's own numbers stay numbers, and what is no number is an empty cell")
  func numbers() {
    let cells: [ReportCSV.Cell] = [
      .whole(-2), .decimal(-0.5), .decimal(.nan), .decimal(.infinity), .whole(nil), .text(nil),
    ]
    #expect(cells.map(\.text) == ["-2", "-0.5", "", "", "", ""])
  }

  @Test(
    "coordinates have one decimal at most, and are always numbers",
    arguments: [
      (0.0, "0"), (-0.04, "0"), (-0.25, "-0.3"), (12.34, "12.3"), (12.0, "12"), (Double.nan, "0"),
      (-Double.infinity, "0"),
    ])
  func coordinates(_ value: Double, _ text: String) {
    #expect(SVG.number(value) == text)
  }

  @Test("figures in words", arguments: [(0.0, "0.0"), (-0.04, "0.0"), (-1.25, "−1.3"), (1234.56, "1,234.6")])
  func decimals(_ value: Double, _ text: String) {
    #expect(ReportWording.decimal(value) == text)
  }

  @Test("a day is written with its year")
  func days() {
    #expect(ReportWording.date(Made.day("2026-02-03")) == "Tuesday 3 February 2026")
  }

  @Test(
    "a name is cut where its room ends, and a wide letter takes the room of two",
    arguments: [
      ("Caching", "Caching"), ("Stream pro", "Stream pro"), ("Stream processing", "Stream pr…"),
      ("Caching and CDN", "Caching a…"), ("Caching   and CDN", "Caching…"), ("分散システム設計", "分散シス…"),
      ("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}"),
    ])
  func shortNames(_ name: String, _ shown: String) {
    #expect(SVG.short(name, 10) == shown)
  }
}
