import Testing

@testable import VivaCore

@Suite("Formula")
struct FormulaTests {
  @Test(
    "is plain arithmetic",
    arguments: [
      ("7", 7), ("1 + 2 × 3", 7), ("(1 + 2) × 3", 9), ("10 − 4 − 3", 3), ("100 ÷ 10 ÷ 2", 5), ("8 / 2 * 3", 12),
      ("2 ^ 10", 1024), ("2 ^ 3 ^ 2", 512), ("-2 ^ 2", -4), ("(-2) ^ 2", 4), ("2 ^ -1", 0.5), ("5 - -3", 8),
      ("−4 × 2", -8), ("1,000,000", 1_000_000), ("0.5 × 3", 1.5), ("  ( 1+1 )  ", 2),
    ] as [(String, Double)])
  func arithmetic(_ text: String, _ value: Double) throws { #expect(try Formula.value(of: text) == value) }

  @Test(
    "multiplies by suffixes, units, per cent and named times",
    arguments: [
      ("100K", 1e5), ("1.5M", 1.5e6), ("10B", 1e10), ("3T", 3e12), ("500 B", 500), ("2 KB", 2_000), ("1 KiB", 1_024),
      ("1 MiB", 1_048_576), ("2 GiB", 2_147_483_648), ("1 Gbit", 1e9), ("20 ms", 0.02), ("8 µs × 2", 0.000_016),
      ("10%", 0.1), ("day", 86_400), ("30 × day", 2_592_000), ("month", 2_592_000), ("year", 31_536_000),
      ("hour ÷ minute", 60), ("week ÷ day", 7), ("days_per_year ÷ days_per_month", 365.0 / 30), ("100M × 500 B", 5e10),
      ("3 TB × 3 × 3", 2.7e13), ("11.6K × 500 B × 8", 46.4e6), ("(10 ms + 5 ms) × 2", 0.03),
    ] as [(String, Double)])
  func scales(_ text: String, _ value: Double) throws {
    #expect(abs(try Formula.value(of: text) - value) <= abs(value) * 1e-12)
  }

  @Test(
    "says what is wrong, and how many characters stand before it",
    arguments: [
      ("", 0, "a number is missing at the end"), ("1 +", 3, "a number is missing at the end"),
      ("(1 + 2", 6, "a closing parenthesis is missing"), ("1 + 2)", 5, "')' is not expected here"),
      ("1 2", 2, "'2' is not expected here"), ("× 2", 0, "'×' is not expected here"),
      ("2 × weeks", 4, "'weeks' is no named constant"), ("100MB", 3, "'M' is not expected here"),
      ("5 days", 2, "'d' is not expected here"), ("1 ÷ 0", 5, "this divides by zero"),
      ("1 ÷ (2 − 2)", 11, "this divides by zero"), ("10 ^ 400", 8, "the result is not a finite number"),
      ("(-1) ^ 0.5", 10, "the result is not a finite number"), ("--5", 1, "'-' is not expected here"),
      ("1e5", 1, "'e' is not expected here"), ("1\u{1B}", 1, "'\u{1B}' is not expected here"),
      ("٣", 0, "'٣' is not expected here"),
    ])
  func faults(_ text: String, _ offset: Int, _ message: String) {
    #expect(throws: Formula.Problem(offset: offset, message: message)) { try Formula.value(of: text) }
  }

  @Test("nests 64 deep, and no deeper", arguments: [("(", ")"), ("2 ^ ", "")])
  func nesting(_ open: String, _ close: String) throws {
    func nested(_ depth: Int) -> String {
      String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    }
    #expect(throws: Never.self) { try Formula.value(of: nested(open == "(" ? 63 : 60).replacing("2", with: "1")) }
    for depth in [64, 100_000] {
      let error = #expect(throws: Formula.Problem.self) { try Formula.value(of: nested(depth)) }
      #expect(error?.message == "this is nested too deeply")
    }
  }

  @Test(
    "a stated result is right to half its last digit, or to 5 % behind ≈",
    arguments: [
      ("38.6/s", 38.6, 0.05), ("3,858/s", 3_858, 0.5), ("27 TB", 27e12, 0.5e12), ("6B links", 6e9, 0.5e9),
      ("0.34%", 0.003_4, 0.000_05), ("≈ 116/s", 116, 5.8), ("≈ 11.6K/s", 11_600, 580), ("~ 2", 2, 0.5),
      ("≈ 3.52T codes", 3.52e12, 0.176e12), ("−4 ms", -0.004, 0.000_5), ("46.4 Mbit/s", 46.4e6, 0.05e6),
    ] as [(String, Double, Double)])
  func stated(_ text: String, _ value: Double, _ tolerance: Double) throws {
    let stated = try Formula.stated(text)
    #expect(abs(stated.value - value) <= abs(value) * 1e-12)
    #expect(abs(stated.tolerance - tolerance) <= tolerance * 1e-9)
  }

  @Test("a result without a number is none", arguments: ["", "about 3", "≈ lots", "— 3"])
  func notStated(_ text: String) {
    let error = #expect(throws: Formula.Problem.self) { try Formula.stated(text) }
    #expect(error?.message == "a result begins with a number, or with ≈ and a number")
  }

  @Test(
    "values are shown with thousands and at most four decimals",
    arguments: [
      (11_574.07, "11,574"), (100, "100"), (99.99, "99.99"), (0.0125, "0.0125"), (1_234_567, "1,234,567"),
      (-4_000, "−4,000"), (0, "0"), (1e18, "1e+18"), (0.000_3, "0.0003"),
    ] as [(Double, String)])
  func shown(_ value: Double, _ text: String) { #expect(Formula.shown(value) == text) }
}
