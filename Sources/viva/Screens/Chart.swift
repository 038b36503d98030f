import VivaCore

/// A row of numbers as a row of bars.
enum Sparkline {
  private static let bars = Array("▁▂▃▄▅▆▇█")

  static func text(_ values: [Int]) -> String {
    let most = values.max() ?? 0
    return String(
      values.map { value in most == 0 ? bars[0] : bars[value * (bars.count - 1) / most] })
  }

  /// Shares from one half to all; a blank where there is none.
  static func upperHalf(_ shares: [Double?]) -> String {
    String(
      shares.map { share in
        share.map { bars[Int((max(0, min(1, $0 * 2 - 1)) * Double(bars.count - 1)).rounded())] } ?? " "
      })
  }
}

/// Small charts of one line each. A chart never stands without its number.
enum Chart {
  /// A share of 0…1 on a track, with a mark where it should be: `━━━━━━──┿──`.
  static func bar(_ share: Double, _ width: Int, mark: Double? = nil, _ style: Style = .accent) -> Line {
    guard width >= Chart.narrowest else { return Line() }
    let filled = Int((max(0, min(1, share)) * Double(width)).rounded())
    let place = mark.map { min(width - 1, Int(max(0, min(1, $0)) * Double(width))) }
    return Line(
      (0..<width).map { column in
        if column == place { return Span("┿", .bold) }
        return column < filled ? Span("━", style) : Span("─", .dim)
      })
  }

  /// A count against the greatest of its column, without a track; at least a stroke for what is not nothing.
  static func bar(_ value: Double, of most: Double, _ width: Int) -> Line {
    guard width >= Chart.narrowest, value > 0, most > 0 else { return Line() }
    return Line(String(repeating: "━", count: max(1, Int((value / most * Double(width)).rounded()))), .accent)
  }

  /// A shorter bar would say nothing.
  private static let narrowest = 6

  /// Minutes as a shade, from none to much.
  static func shade(minutes: Double) -> String {
    switch minutes {
    case ..<0.5: "·"
    case ..<10: "░"
    case ..<20: "▒"
    case ..<40: "▓"
    default: "█"
    }
  }

  static let shades = "· none   ░ under 10 minutes   ▒ under 20   ▓ under 40   █ 40 or more"
}

/// "86 %".
func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

/// A share beside the goal for it: what falls short by less than a percent must not look like the goal.
func percent(_ share: Double, of goal: Double) -> String {
  percent(share < goal && percent(share) == percent(goal) ? (share * 100).rounded(.down) / 100 : share)
}

/// "−1.8", "+0.5", "0.0".
func signed(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return (tenths < 0 ? "−" : tenths > 0 ? "+" : "") + ScoreWording.decimal(Double(abs(tenths)) / 10)
}

/// "40 min", "3 h 20 min", "25 h".
func duration(_ seconds: Double) -> String {
  let minutes = Int((seconds / 60).rounded())
  if minutes < 60 { return "\(minutes) min" }
  if minutes >= 600 || minutes % 60 == 0 { return "\(Int((Double(minutes) / 60).rounded())) h" }
  return "\(minutes / 60) h \(minutes % 60) min"
}

/// The text behind as many blanks as it lacks; text that is longer stays as it is.
func rightAligned(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
