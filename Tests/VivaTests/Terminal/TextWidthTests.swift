import Testing
import VivaCore

@testable import viva

@Suite("Text width")
struct TextWidthTests {
  /// The numbers of the wcwidth package 0.7 for Python (Unicode 17.0), and of the terminals that know graphemes.
  @Test(
    "of a grapheme",
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("\u{A0}", 1), ("─", 1), ("█", 1), ("…", 1), ("●", 1), ("✓", 1), ("⚡", 2),
      ("日", 2), ("한", 2), ("각", 2), ("ア", 2), ("ｱ", 1), ("ﾊﾞ", 2), ("Ａ", 2), ("　", 2), ("か\u{3099}", 2), ("、", 2),
      ("❤", 1), ("❤\u{FE0F}", 2), ("☎\u{FE0F}", 2), ("⌚\u{FE0E}", 2), ("©", 1), ("©\u{FE0F}", 2),
      ("1\u{FE0F}\u{20E3}", 2),
      ("👍", 2), ("👍🏻", 2), ("👩‍❤️‍💋‍👨", 2), ("👁️‍🗨️", 2), ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("🏻", 2), ("🫩", 2),
      ("नी", 2), ("क\u{94D}", 1), ("กำ", 2), ("ש\u{5B8}", 1), ("\u{600}", 1), ("ᄀ", 2), ("ᅡ", 0), ("\u{301}", 0),
      ("\u{200B}", 0), ("\u{2028}", 0), ("\u{1B}", 0), ("\u{FFFD}", 1), ("𠀀", 2), ("\u{3FFFD}", 2), ("\u{303F}", 1),
      ("\u{115F}", 2), ("\u{1100}", 2), ("\u{10FF}", 1), ("\u{A4C6}", 2), ("\u{A4D0}", 1), ("\u{1F440}", 2),
      ("\u{1F441}", 1),
    ] as [(Character, Int)])
  func grapheme(character: Character, columns: Int) {
    #expect(TextWidth.columns(character) == columns)
  }

  @Test(
    "of a text is the sum over its graphemes",
    arguments: [
      ("", 0), ("due 3 days ago", 14), ("日本 x", 6), ("naïve", 5), ("🇩🇪🇫🇷", 4), ("e\u{301}e\u{301}", 2),
      ("👩‍🚀 lifts off", 12),
    ])
  func text(text: String, columns: Int) {
    #expect(TextWidth.columns(text) == columns)
  }
}
