/// Measured values of one kind, in the order in which they were taken.
struct Sample {
  private var values: [Double] = []

  mutating func add(_ value: Double) { values.append(value) }

  /// The value below which so large a part of the sample lies; the nearest rank.
  func quantile(_ part: Double) -> Double {
    let sorted = values.sorted()
    return sorted[max(0, Int((Double(sorted.count) * part).rounded(.up)) - 1)]
  }

  var median: Double { quantile(0.5) }
}

/// One line of the table: what was measured, what came out, and what is to be reached.
struct Figure {
  let what: String
  let cards: Int?
  let value: Double
  let unit: String
  var bar: Bar?
  var note = ""

  enum Bar {
    case atMost(Double)
    case atLeast(Double)
  }

  static let header = row("what", "cards", "figure", "bar", "", "")

  var text: String {
    let (limit, isMet): (String, Bool?) =
      switch bar {
      case .atMost(let most): ("< " + Figure.number(most), value < most)
      case .atLeast(let least): ("≥ " + Figure.number(least), value >= least)
      case nil: ("", nil)
      }
    let verdict = isMet.map { $0 ? "met" : "MISSED" } ?? ""
    return Figure.row(what, cards.map(Figure.size) ?? "", "\(Figure.number(value)) \(unit)", limit, verdict, note)
  }

  private static func row(
    _ what: String, _ cards: String, _ value: String, _ bar: String, _ verdict: String, _ note: String
  ) -> String {
    let row =
      right(what, 44) + left(cards, 6) + left(value, 14) + left(bar, 9) + "  " + right(verdict, 6) + "  " + note
    return String(row.reversed().drop { $0 == " " }.reversed())
  }

  /// Three significant digits where there is a fraction.
  static func number(_ value: Double) -> String {
    let scale = value < 1 ? 1000.0 : value < 10 ? 100.0 : value < 100 ? 10.0 : 1.0
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  /// 1k, 10k, 100k.
  static func size(_ cards: Int) -> String { cards % 1000 == 0 ? "\(cards / 1000)k" : "\(cards)" }

  private static func right(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func left(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
