import Testing

@testable import viva

@Suite("Charts")
struct ChartTests {
  @Test(
    "a bar fills its share of the track, and its mark stands where it should be",
    arguments: [
      (0.0, nil, "──────────"), (0.5, nil, "━━━━━─────"), (1, nil, "━━━━━━━━━━"), (1.7, nil, "━━━━━━━━━━"),
      (-1, nil, "──────────"), (0.5, 0.8, "━━━━━───┿─"), (0.9, 0.8, "━━━━━━━━┿─"), (0.9, 1, "━━━━━━━━━┿"),
    ])
  func track(_ share: Double, _ mark: Double?, _ text: String) {
    #expect(Chart.bar(share, 10, mark: mark).text == text)
  }

  @Test("a bar of a count is measured by the greatest, and shows what is not nothing")
  func count() {
    #expect(Chart.bar(5, of: 10, 10).text == "━━━━━")
    #expect(Chart.bar(0.01, of: 10, 10).text == "━")
    #expect(Chart.bar(0, of: 10, 10).text == "")
    #expect(Chart.bar(0, of: 0, 10).text == "")
  }

  @Test("no bar is drawn where there is no room for one")
  func narrow() {
    #expect(Chart.bar(0.5, 5).text == "")
    #expect(Chart.bar(5, of: 10, -3).text == "")
  }

  @Test("a line of shares begins at one half, with a blank where there is none")
  func sparkline() { #expect(Sparkline.upperHalf([0.2, 0.5, nil, 0.75, 1]) == "▁▁ ▅█") }

  @Test("numbers are written for people")
  func numbers() {
    #expect([-1.84, 0.02, 3].map(signed) == ["−1.8", "0.0", "+3.0"])
    #expect([0, 3540, 3600, 5400, 36_000].map(duration) == ["0 min", "59 min", "1 h", "1 h 30 min", "10 h"])
    #expect(percent(0.885) == "89 %")
  }

  @Test("a line never breaks between a number and its percent sign")
  func percentSign() {
    #expect(wrap(Line("about 28 % of it"), to: 8).map(\.text) == ["about", "28 % of", "it"])
    #expect(wrap(Line("about % signs"), to: 7).map(\.text) == ["about %", "signs"])
  }
}
