import Foundation

@testable import VivaCore

/// The reference histories, tables and fuzz bounds of Fixtures/fsrs6-vectors.json; its `source` explains every column.
struct FSRSVectors: Decodable {
  struct History: Decodable {
    let id: String
    let weights: String
    let rows: [[Double]]
  }

  struct Tables: Decodable {
    let retrievability: [[Double]]
    let intervalDaysRaw: [[Double]]
    let initial: [[Double]]
    let nextDifficulty: [[Double]]
    let shortTermStability: [[Double]]
    let recallStability: [[Double]]
    let forgetStability: [[Double]]
  }

  let weights: [String: [Double]]
  let histories: [History]
  let tables: [String: Tables]
  let fuzz: [[Int]]

  /// Read once for all tests.
  static let shared: FSRSVectors = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/fsrs6-vectors.json")
    do {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(FSRSVectors.self, from: try Data(contentsOf: file))
    } catch {
      fatalError("Fixtures/fsrs6-vectors.json cannot be read: \(error)")
    }
  }()

  static func model(_ weights: String) -> FSRS6 {
    guard let weights = shared.weights[weights] else { fatalError("there are no weights '\(weights)'") }
    return FSRS6(weights: weights)
  }
}

/// Tells every place where a computed number is not the expected one, within a relative tolerance.
struct Deviations {
  private(set) var found: [String] = []
  let tolerance: Double

  init(within tolerance: Double) { self.tolerance = tolerance }

  mutating func compare(_ actual: Double, _ expected: Double, _ place: @autoclosure () -> String) {
    // Written so that not-a-number deviates.
    if !(abs(actual - expected) <= tolerance * abs(expected)) { found.append("\(place()): \(actual), not \(expected)") }
  }
}
