import Foundation

/// Plain arithmetic as estimates are written: `100M × 12 × 500 B`, `10B ÷ (30 × day)`.
///
/// Grammar: numbers with thousands commas; K, M, B, T right behind the digits multiply by powers of a thousand; a unit
/// follows after a space and scales to bytes, bits or seconds; `%`; + − × ÷ ^ and parentheses; named spans of time. A size
/// in bytes becomes bits by an explicit × 8, as it should be said aloud.
enum Formula {
  struct Problem: Error, Equatable {
    /// Characters in front of the fault.
    let offset: Int
    let message: String
  }

  static func value(of text: String) throws(Problem) -> Double {
    var parser = FormulaParser(text)
    return try parser.formula()
  }

  /// What a result column states: its value, and how far the true one may lie from it.
  struct Stated: Equatable {
    let value: Double
    let tolerance: Double
  }

  /// How far off a result may be that is marked with ≈.
  static let roundTolerance = 0.05

  /// Reads `≈ 11.6K/s`, `600 GB`, `12%`: the suffix and the unit scale the number, all else is for the reader.
  ///
  /// Without ≈ the value must be right to half a unit of the last written digit.
  static func stated(_ text: String) throws(Problem) -> Stated {
    var parser = FormulaParser(text)
    return try parser.stated()
  }

  static let constants: [String: Double] = [
    "minute": 60, "hour": 3_600, "day": 86_400, "week": 604_800, "month": 2_592_000, "year": 31_536_000,
    "days_per_month": 30, "days_per_year": 365,
  ]

  static let units: [String: Double] = [
    "B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15, "EB": 1e18, "KiB": 1_024, "MiB": 1_048_576,
    "GiB": 1_073_741_824, "TiB": 1_099_511_627_776, "PiB": 1_125_899_906_842_624, "bit": 1, "Kbit": 1e3, "Mbit": 1e6,
    "Gbit": 1e9, "Tbit": 1e12, "ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1,
  ]
}

/// A recursive-descent parser over characters.
private struct FormulaParser {
  private let text: [Character]
  private var index = 0

  init(_ text: String) { self.text = Array(text) }

  private func problem(_ message: String) -> Formula.Problem { Formula.Problem(offset: index, message: message) }

  private mutating func skipSpace() {
    while index < text.count, text[index].isWhitespace { index += 1 }
  }

  private mutating func take(_ characters: String) -> Character? {
    skipSpace()
    guard index < text.count, characters.contains(text[index]) else { return nil }
    index += 1
    return text[index - 1]
  }

  mutating func formula() throws(Formula.Problem) -> Double {
    let value = try sum(depth: 0)
    skipSpace()
    guard index == text.count else { throw problem("'\(text[index])' is not expected here") }
    guard value.isFinite else { throw problem("the result is not a finite number") }
    return value
  }

  private mutating func sum(depth: Int) throws(Formula.Problem) -> Double {
    var value = try product(depth: depth)
    while let sign = take("+-−") {
      let other = try product(depth: depth)
      value = sign == "+" ? value + other : value - other
    }
    return value
  }

  private mutating func product(depth: Int) throws(Formula.Problem) -> Double {
    var value = try power(depth: depth)
    while let sign = take("×*÷/") {
      let other = try power(depth: depth)
      if "÷/".contains(sign) {
        guard other != 0 else { throw problem("this divides by zero") }
        value /= other
      } else {
        value *= other
      }
    }
    return value
  }

  private mutating func power(depth: Int) throws(Formula.Problem) -> Double {
    let isNegative = take("-−") != nil
    let base = try operand(depth: depth)
    var value = base
    if take("^") != nil { value = pow(base, try power(depth: depth + 1)) }
    return isNegative ? -value : value
  }

  private mutating func operand(depth: Int) throws(Formula.Problem) -> Double {
    guard depth < 64 else { throw problem("this is nested too deeply") }
    if take("(") != nil {
      let value = try sum(depth: depth + 1)
      guard take(")") != nil else { throw problem("a closing parenthesis is missing") }
      return value
    }
    skipSpace()
    guard index < text.count else { throw problem("a number is missing at the end") }
    if text[index].isASCII, text[index].isNumber { return try quantity().value }
    let start = index
    let word = word()
    guard let constant = Formula.constants[word] else {
      index = start
      throw problem(word.isEmpty ? "'\(text[index])' is not expected here" : "'\(word)' is no named constant")
    }
    return constant
  }

  private mutating func word() -> String {
    let start = index
    while index < text.count, text[index].isLetter || text[index] == "_" { index += 1 }
    return String(text[start..<index])
  }

  /// A number with suffix and unit, and what one in its last written digit is worth.
  private mutating func quantity() throws(Formula.Problem) -> (value: Double, lastDigit: Double) {
    let start = index
    var digits = ""
    var decimals: Int?
    while index < text.count {
      let character = text[index]
      if character.isASCII, character.isNumber {
        digits.append(character)
        decimals = decimals.map { $0 + 1 }
      } else if character == ".", decimals == nil, index + 1 < text.count, text[index + 1].isNumber {
        digits.append(character)
        decimals = 0
      } else if character != "," || index + 1 == text.count || !text[index + 1].isNumber {
        break
      }
      index += 1
    }
    guard let number = Double(digits) else {
      index = start
      throw problem("a number is missing here")
    }
    let scale = suffix() * unit()
    return (number * scale, pow(10, -Double(decimals ?? 0)) * scale)
  }

  /// K, M, B or T right behind the digits, or %.
  private mutating func suffix() -> Double {
    guard index < text.count else { return 1 }
    if text[index] == "%" {
      index += 1
      return 0.01
    }
    let next = index + 1 < text.count ? text[index + 1] : " "
    guard !next.isLetter, let scale = ["K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12][text[index]] else { return 1 }
    index += 1
    return scale
  }

  /// A unit behind one space; any other word is left where it is.
  private mutating func unit() -> Double {
    let start = index
    skipSpace()
    guard index > start, let scale = Formula.units[word()] else {
      index = start
      return 1
    }
    return scale
  }

  mutating func stated() throws(Formula.Problem) -> Formula.Stated {
    let isRounded = take("≈~") != nil
    let isNegative = take("-−") != nil
    skipSpace()
    guard index < text.count, text[index].isASCII, text[index].isNumber else {
      throw problem("a result begins with a number, or with ≈ and a number")
    }
    let (size, lastDigit) = try quantity()
    let exact = lastDigit / 2
    return Formula.Stated(
      value: isNegative ? -size : size,
      tolerance: isRounded ? max(exact, size * Formula.roundTolerance) : exact)
  }
}
