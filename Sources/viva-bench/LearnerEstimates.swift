import Foundation
import VivaCore

/// The estimates of somebody who has practised them for months: a handful on two or three days a week, nearer to what is
/// right as time goes by, but for one kind that stays too low. The same seed gives the same estimates.
struct LearnerEstimates {
  /// The standard deviation of the error, in powers of two, at the beginning and at the end.
  private static let spread = (first: 2.0, last: 0.7)
  /// A kind, its unit, and between which powers of ten its answers lie.
  private static let kinds: [(kind: String, template: String, unit: String, powers: ClosedRange<Double>)] = [
    ("requests", "requests-per-second", "request/s", 2...6), ("storage", "storage-per-year", "B", 11...16),
    ("bandwidth", "bandwidth-video", "bit/s", 8...13), ("memory", "memory-hot-set", "B", 8...12),
    ("servers", "servers-at-peak", "servers", 0.5...4), ("time", "time-to-copy", "s", 0...6),
  ]
  private static let weak = "bandwidth"

  let days: Int
  private var generator: SeededGenerator

  init(seed: Int, days: Int) {
    self.days = days
    // Of its own, so that cards and mocks do not hang on it.
    generator = SeededGenerator(seed: UInt64(seed) ^ 0x6573_7469_6D61_7465)
  }

  /// By the offset of their day, in the order in which they are made.
  mutating func byDay() -> [Int: [EstimateEvent]] {
    var estimates: [Int: [EstimateEvent]] = [:]
    for offset in 0..<days where Int.random(in: 0..<5, using: &generator) < 2 {
      let count = Int.random(in: 3...6, using: &generator)
      estimates[offset] = (0..<count).map { _ in estimate(offset) }
    }
    return estimates
  }

  private mutating func estimate(_ offset: Int) -> EstimateEvent {
    let kind = LearnerEstimates.kinds.randomElement(using: &generator)!
    let done = Double(offset) / Double(max(1, days - 1))
    let spread = LearnerEstimates.spread
    var error = (spread.first + (spread.last - spread.first) * done) * normal()
    // Who takes bits for bytes is eight times too low.
    if kind.kind == LearnerEstimates.weak, Int.random(in: 0..<3, using: &generator) > 0 { error -= 3 }
    let answer = figures(pow(10, Double.random(in: kind.powers, using: &generator)))
    let isGivenUp = Int.random(in: 0..<14, using: &generator) == 0
    let seconds = isGivenUp ? 90 : Double.random(in: 20...85, using: &generator)
    return EstimateEvent(
      template: kind.template, kind: kind.kind, guess: isGivenUp ? nil : figures(answer * exp2(error)), answer: answer,
      unit: kind.unit, seconds: (seconds * 10).rounded() / 10)
  }

  /// Two figures, as people estimate.
  private func figures(_ value: Double) -> Double {
    let scale = pow(10, (log10(value)).rounded(.down) - 1)
    return scale < 1 ? (value * 10).rounded() / 10 : (value / scale).rounded() * scale
  }

  /// Normally distributed, nearly: a sum of twelve.
  private mutating func normal() -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) }
  }
}
