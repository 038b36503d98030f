import Foundation

/// How well a card was recalled. Again is the only failure; hard is a pass.
public enum Grade: UInt8, CaseIterable, Sendable {
  case again = 1
  case hard, good, easy

  public var name: String {
    switch self {
    case .again: "again"
    case .hard: "hard"
    case .good: "good"
    case .easy: "easy"
    }
  }

  public init?(name: String) {
    guard let grade = Grade.allCases.first(where: { $0.name == name }) else { return nil }
    self = grade
  }
}

/// What a model of memory knows of a card after a review.
public struct MemoryState: Equatable, Sendable {
  /// The days after which recall has fallen to 90 %.
  public var stability: Double
  /// 1 (easy) to 10 (hard).
  public var difficulty: Double

  public init(stability: Double, difficulty: Double) {
    self.stability = stability
    self.difficulty = difficulty
  }
}

/// A model of how memory grows with reviews and fades with time, so that a later one can follow FSRS-6.
public protocol MemoryModel: Sendable {
  /// The state after the first review.
  func first(_ grade: Grade) -> MemoryState
  /// The state after a review that came `elapsed` whole study days after the last one.
  func next(_ state: MemoryState, elapsed: Int, _ grade: Grade) -> MemoryState
  /// The state after a review on a later day than the last one, at which recall was that probable.
  func next(_ state: MemoryState, recall: Double, _ grade: Grade) -> MemoryState
  /// The probability of recall, 0…1, `elapsed` days after the last review.
  func recall(_ state: MemoryState, elapsed: Double) -> Double
  /// The days until recall has fallen to `retention`, unrounded.
  func interval(_ state: MemoryState, retention: Double) -> Double
}

/// The formulas of FSRS-6, in Double.
///
/// Source: fsrs-rs 6.6.2 (`src/model.rs`, `src/inference.rs`) and py-fsrs 6.3.2 (`fsrs/scheduler.py`); where they differ:
/// both clamps of stability, whole study days, no forced ordering of the four intervals.
public struct FSRS6: MemoryModel {
  /// w0…w20 as fitted on the public data set and shipped as defaults upstream.
  public static let defaultWeights = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]

  static let stabilityRange = 0.001...36_500.0
  static let difficultyRange = 1.0...10.0

  private let w: [Double]
  /// F = 0.9^(−1/w20) − 1, so that recall is 90 % when as many days have passed as the stability says.
  private let factor: Double
  /// e^w8, the scale of growth after a recall.
  private let growth: Double
  /// e^(w17·w18): how far a failure lowers stability at least.
  private let forgetLimit: Double
  /// w7·D0(easy), what difficulty is drawn back to.
  private let meanReversion: Double

  /// - Parameter weights: exactly 21 numbers, w0…w20.
  public init(weights: [Double] = FSRS6.defaultWeights) {
    precondition(weights.count == 21, "FSRS-6 has 21 weights")
    w = weights
    factor = pow(0.9, -1 / w[20]) - 1
    growth = exp(w[8])
    forgetLimit = exp(w[17] * w[18])
    meanReversion = w[7] * (w[4] - exp(w[5] * 3) + 1)
  }

  /// D0(G) = w4 − e^(w5·(G−1)) + 1, not yet clamped.
  func initialDifficulty(_ grade: Grade) -> Double {
    w[4] - exp(w[5] * Double(grade.rawValue - 1)) + 1
  }

  public func first(_ grade: Grade) -> MemoryState {
    MemoryState(
      stability: clamped(w[Int(grade.rawValue) - 1], FSRS6.stabilityRange),
      difficulty: clamped(initialDifficulty(grade), FSRS6.difficultyRange))
  }

  /// R(t,S) = (1 + F·t/S)^(−w20).
  public func recall(_ state: MemoryState, elapsed: Double) -> Double {
    pow(1 + factor * max(0, elapsed) / state.stability, -w[20])
  }

  /// I(r,S) = S/F · (r^(−1/w20) − 1).
  public func interval(_ state: MemoryState, retention: Double) -> Double {
    state.stability / factor * (pow(retention, -1 / w[20]) - 1)
  }

  public func next(_ state: MemoryState, elapsed: Int, _ grade: Grade) -> MemoryState {
    elapsed > 0
      ? next(state, recall: recall(state, elapsed: Double(elapsed)), grade)
      : next(state, sameDayStability(state.stability, grade), grade)
  }

  public func next(_ state: MemoryState, recall: Double, _ grade: Grade) -> MemoryState {
    next(
      state,
      grade == .again ? forgottenStability(state, recall: recall) : recalledStability(state, recall: recall, grade),
      grade)
  }

  private func next(_ state: MemoryState, _ stability: Double, _ grade: Grade) -> MemoryState {
    MemoryState(
      stability: clamped(stability, FSRS6.stabilityRange), difficulty: nextDifficulty(state.difficulty, grade))
  }

  /// D″ = D − w6·(G−3)·(10−D)/9; D′ = w7·D0(4) + (1−w7)·D″, clamped.
  func nextDifficulty(_ difficulty: Double, _ grade: Grade) -> Double {
    let delta = -w[6] * (Double(grade.rawValue) - 3)
    let damped = difficulty + delta * (10 - difficulty) / 9
    return clamped(meanReversion + (1 - w[7]) * damped, FSRS6.difficultyRange)
  }

  /// S′ = S·(1 + e^w8·(11−D)·S^−w9·(e^(w10·(1−R)) − 1)·[w15 if hard]·[w16 if easy]).
  func recalledStability(_ state: MemoryState, recall: Double, _ grade: Grade) -> Double {
    let bonus = grade == .hard ? w[15] : grade == .easy ? w[16] : 1
    return state.stability
      * (1 + growth * (11 - state.difficulty) * pow(state.stability, -w[9]) * (exp(w[10] * (1 - recall)) - 1) * bonus)
  }

  /// S′ = min(w11·D^−w12·((S+1)^w13 − 1)·e^(w14·(1−R)), S / e^(w17·w18)).
  func forgottenStability(_ state: MemoryState, recall: Double) -> Double {
    let forgotten =
      w[11] * pow(state.difficulty, -w[12]) * (pow(state.stability + 1, w[13]) - 1) * exp(w[14] * (1 - recall))
    return min(forgotten, state.stability / forgetLimit)
  }

  /// S′ = S·e^(w17·(G−3+w18))·S^−w19, and no less than S for a pass.
  func sameDayStability(_ stability: Double, _ grade: Grade) -> Double {
    let increase = exp(w[17] * (Double(grade.rawValue) - 3 + w[18])) * pow(stability, -w[19])
    return stability * (grade == .again ? increase : max(1, increase))
  }
}

private func clamped(_ value: Double, _ range: ClosedRange<Double>) -> Double {
  min(max(value, range.lowerBound), range.upperBound)
}
