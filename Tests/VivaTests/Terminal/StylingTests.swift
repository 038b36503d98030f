import Testing

@testable import viva

@Suite("Styling")
struct StylingTests {
  private static let all = Styling(colors: true, attributes: true, ascii: false)
  private static let noColor = Styling(colors: false, attributes: true, ascii: false)

  @Test(
    "follows the flag, then the environment, then the terminal",
    arguments: [
      (nil, [:], true, all), (nil, [:], false, .none), (.auto, [:], true, all),
      (nil, ["TERM": "xterm-256color"], true, all), (nil, ["TERM": "dumb"], true, .none),
      (nil, ["NO_COLOR": "1"], true, noColor), (nil, ["NO_COLOR": ""], true, all),
      (nil, ["NO_COLOR": "0"], true, noColor),
      (nil, ["NO_COLOR": "1"], false, .none), (nil, ["NO_COLOR": "1", "TERM": "dumb"], true, .none),
      (nil, ["CLICOLOR_FORCE": "1"], false, all), (nil, ["CLICOLOR_FORCE": "1", "TERM": "dumb"], true, all),
      (nil, ["CLICOLOR_FORCE": "0"], false, .none), (nil, ["CLICOLOR_FORCE": ""], false, .none),
      (nil, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false, .none), (.auto, ["NO_COLOR": "1"], true, noColor),
      (.always, ["NO_COLOR": "1"], false, all), (.always, ["TERM": "dumb"], true, all),
      (.never, ["CLICOLOR_FORCE": "1"], true, noColor), (.never, [:], false, .none),
      (.never, ["TERM": "dumb"], true, .none),
    ] as [(ColorFlag?, [String: String], Bool, Styling)])
  func decision(flag: ColorFlag?, environment: [String: String], isTerminal: Bool, expected: Styling) {
    #expect(Styling.resolve(flag: flag, environment: environment, isTerminal: isTerminal) == expected)
  }

  @Test(
    "sends only ASCII where the locale says so; the first variable that is set decides",
    arguments: [
      ([:], false), (["LANG": ""], false), (["LANG": "C"], true), (["LANG": "POSIX"], true),
      (["LANG": "de_DE.UTF-8"], false),
      (["LANG": "de_DE.utf8"], false), (["LANG": "de_DE.ISO-8859-1@euro"], true), (["LC_CTYPE": "UTF-8"], false),
      (["LC_ALL": "C", "LANG": "en_US.UTF-8"], true), (["LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"], false),
      (["LC_CTYPE": "C", "LANG": "en_US.UTF-8"], true),
    ] as [([String: String], Bool)])
  func locale(environment: [String: String], ascii: Bool) {
    #expect(Styling.resolve(flag: nil, environment: environment, isTerminal: true).ascii == ascii)
  }

  @Test("renders a line for a stream, each style ended before the next text")
  func rendering() {
    let loud = Style(color: .bad, bold: true, dim: true, italic: true, underline: true, reverse: true)
    let line = Line("a ") + Line("b", loud) + Line("c", .good) + "…"
    func shown(_ styling: Styling) -> String { styling.rendered(line).replacing("\u{1B}", with: "␛") }
    #expect(shown(Self.all) == "a ␛[1;2;3;4;7;31mb␛[0m␛[32mc␛[0m…")
    #expect(shown(Self.noColor) == "a ␛[1;2;3;4;7mb␛[0mc…")
    #expect(shown(.none) == "a bc…")
    #expect(shown(Styling(colors: true, attributes: false, ascii: false)) == "a ␛[31mb␛[0m␛[32mc␛[0m…")
  }

  @Test("has a colour for each word of the theme")
  func theme() {
    #expect([Style.accent, .good, .warning, .bad].map(Self.all.codes) == ["36", "32", "33", "31"])
  }

  @Test(
    "spells symbols in ASCII, meaning before alignment",
    arguments: [
      ("plain", "plain"), ("─━┿ • · …", "-=+ * - ..."), ("→ ← ↑ ↓ ▸ ✓ □ ▌ ⚡", "-> <- ^ v > v o | !!"),
      ("▁▂▃▄▅▆▇█", ".:-=+*#@"), ("a × b ≥ 5 ≤ 6 ≈ 7", "a x b >= 5 <= 6 ~ 7"), ("“it’s” ‘x’ – —", "\"it's\" 'x' - -"),
      ("é日👩‍🚀e\u{301}", "??????"), ("␛[2J ␀ ␡ ␊", "^[[2J ^@ ^? ^J"), ("88\u{A0}%", "88 %"),
      ("━┿━┼━", "=+=+="), ("5 × 10¹⁷ km²", "5 x 10^17 km^2"), ("1/√16, 2⅔", "1/sqrt 16, 2 2/3"),
    ])
  func folding(text: String, expected: String) {
    #expect(asciiFolded(text) == expected)
  }
}
