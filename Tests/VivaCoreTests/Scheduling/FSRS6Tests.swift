import Foundation
import Testing

@testable import VivaCore

@Suite("FSRS-6")
struct FSRS6Tests {
  static let sets = ["default", "alt1", "alt2"]

  @Test("follows all 223 reference histories within 1e-9, and fsrs-rs within 5e-4")
  func histories() throws {
    var (exact, float) = (Deviations(within: 1e-9), Deviations(within: 5e-4))
    for history in FSRSVectors.shared.histories {
      let model = FSRSVectors.model(history.weights)
      var state: MemoryState?
      for (index, row) in history.rows.enumerated() {
        let grade = try #require(Grade(rawValue: UInt8(row[0])))
        let next = state.map { model.next($0, elapsed: Int(row[1]), grade) } ?? model.first(grade)
        exact.compare(next.stability, row[2], "\(history.id)[\(index)] S")
        exact.compare(next.difficulty, row[3], "\(history.id)[\(index)] D")
        float.compare(next.stability, row[4], "\(history.id)[\(index)] fsrs-rs S")
        float.compare(next.difficulty, row[5], "\(history.id)[\(index)] fsrs-rs D")
        state = next
      }
    }
    #expect(FSRSVectors.shared.histories.count == 223)
    #expect(exact.found == [])
    #expect(float.found == [])
  }

  @Test("ships the upstream default weights")
  func defaults() {
    #expect(FSRS6.defaultWeights == FSRSVectors.shared.weights["default"])
  }

  @Test("forgets as the reference does", arguments: sets)
  func recall(_ weights: String) throws {
    let table = try #require(FSRSVectors.shared.tables[weights]).retrievability
    var deviations = Deviations(within: 1e-9)
    for row in table {
      let state = MemoryState(stability: row[1], difficulty: 5)
      deviations.compare(FSRSVectors.model(weights).recall(state, elapsed: row[0]), row[2], "R\(row.prefix(2))")
    }
    #expect(table.count == 70)
    #expect(deviations.found == [])
  }

  @Test("spaces as the reference does, and as fsrs-rs", arguments: sets)
  func interval(_ weights: String) throws {
    let table = try #require(FSRSVectors.shared.tables[weights]).intervalDaysRaw
    var (exact, float) = (Deviations(within: 1e-9), Deviations(within: 5e-4))
    for row in table {
      let state = MemoryState(stability: row[0], difficulty: 5)
      let days = FSRSVectors.model(weights).interval(state, retention: row[1])
      exact.compare(days, row[2], "I\(row.prefix(2))")
      float.compare(days, row[3], "fsrs-rs I\(row.prefix(2))")
    }
    #expect(table.count == 60)
    #expect(exact.found == [])
    #expect(float.found == [])
  }

  @Test("begins as the reference does", arguments: sets)
  func first(_ weights: String) throws {
    let model = FSRSVectors.model(weights)
    var deviations = Deviations(within: 1e-9)
    for row in try #require(FSRSVectors.shared.tables[weights]).initial {
      let grade = try #require(Grade(rawValue: UInt8(row[0])))
      deviations.compare(model.first(grade).stability, row[1], "S0 \(grade)")
      deviations.compare(model.first(grade).difficulty, row[2], "D0 \(grade)")
      deviations.compare(model.initialDifficulty(grade), row[3], "D0 \(grade), not clamped")
    }
    #expect(deviations.found == [])
  }

  @Test("changes difficulty as the reference does", arguments: sets)
  func difficulty(_ weights: String) throws {
    let table = try #require(FSRSVectors.shared.tables[weights]).nextDifficulty
    var deviations = Deviations(within: 1e-9)
    for row in table {
      let grade = try #require(Grade(rawValue: UInt8(row[1])))
      deviations.compare(FSRSVectors.model(weights).nextDifficulty(row[0], grade), row[2], "D′\(row.prefix(2))")
    }
    #expect(table.count == 20)
    #expect(deviations.found == [])
  }

  @Test("treats another answer on the same day as the reference does", arguments: sets)
  func sameDay(_ weights: String) throws {
    let table = try #require(FSRSVectors.shared.tables[weights]).shortTermStability
    var deviations = Deviations(within: 1e-9)
    for row in table {
      let grade = try #require(Grade(rawValue: UInt8(row[1])))
      let state = MemoryState(stability: row[0], difficulty: 5)
      let next = FSRSVectors.model(weights).next(state, elapsed: 0, grade)
      // The table knows the lower clamp only.
      deviations.compare(next.stability, min(row[2], 36_500), "S′\(row.prefix(2))")
    }
    #expect(table.count == 40)
    #expect(deviations.found == [])
  }

  @Test("strengthens what was recalled as the reference does", arguments: sets)
  func recalled(_ weights: String) throws {
    let table = try #require(FSRSVectors.shared.tables[weights]).recallStability
    var deviations = Deviations(within: 1e-9)
    for row in table {
      let grade = try #require(Grade(rawValue: UInt8(row[3])))
      let state = MemoryState(stability: row[1], difficulty: row[0])
      let stability = FSRSVectors.model(weights).recalledStability(state, recall: row[2], grade)
      deviations.compare(stability, row[4], "S′\(row.prefix(4))")
    }
    #expect(table.count == 432)
    #expect(deviations.found == [])
  }

  @Test("weakens what was forgotten as the reference does, and always by e^(w17·w18) at least", arguments: sets)
  func forgotten(_ weights: String) throws {
    let tables = try #require(FSRSVectors.shared.tables[weights]).forgetStability
    let w = try #require(FSRSVectors.shared.weights[weights])
    var deviations = Deviations(within: 1e-9)
    for row in tables {
      let state = MemoryState(stability: row[1], difficulty: row[0])
      let stability = FSRSVectors.model(weights).forgottenStability(state, recall: row[2])
      // The table is without the limit.
      deviations.compare(stability, min(row[3], row[1] / exp(w[17] * w[18])), "S′\(row.prefix(3))")
    }
    #expect(tables.count == 300)
    #expect(deviations.found == [])
  }

  @Test("gives the upstream known answer for 1, 3, 3, 3, 3, 3 after 0, 0, 1, 3, 8 and 21 days")
  func knownHistory() {
    let model = FSRS6()
    var state = model.first(.again)
    for elapsed in [0, 1, 3, 8, 21] { state = model.next(state, elapsed: elapsed, .good) }
    #expect(abs(state.stability - 53.62691) < 1e-5)
    #expect(abs(state.difficulty - 6.3574867) < 5e-7)
  }

  @Test(
    "gives the upstream known answers for a first review",
    arguments: [
      (Grade.again, 0.212, 6.4133), (.hard, 1.2931, 5.11217071), (.good, 2.3065, 2.11810397), (.easy, 8.2956, 1),
    ])
  func knownFirst(_ grade: Grade, _ stability: Double, _ difficulty: Double) {
    #expect(FSRS6().first(grade).stability == stability)
    #expect(abs(FSRS6().first(grade).difficulty - difficulty) < 5e-9)
  }

  @Test(
    "gives the upstream known answers for another answer on the same day",
    arguments: [(Grade.again, 1.596818), (.hard, 5), (.good, 5), (.easy, 8.12961)])
  func knownSameDay(_ grade: Grade, _ stability: Double) {
    let next = FSRS6().next(MemoryState(stability: 5, difficulty: 5), elapsed: 0, grade)
    #expect(abs(next.stability - stability) < 5e-6)
  }

  @Test(
    "gives the upstream known answers for recall",
    arguments: [
      (0.0, 1.0, 1.0), (1, 2, 0.9403443), (2, 3, 0.9253786), (3, 4, 0.9185229), (4, 4, 0.9), (5, 2, 0.8261359),
    ])
  func knownRecall(_ elapsed: Double, _ stability: Double, _ recall: Double) {
    let state = MemoryState(stability: stability, difficulty: 5)
    #expect(abs(FSRS6().recall(state, elapsed: elapsed) - recall) < 5e-8)
  }

  @Test("keeps stability from 0.001 to 36500 and difficulty from 1 to 10, whatever happens")
  func clamps() {
    let model = FSRS6()
    var (worst, best) = (model.first(.again), model.first(.easy))
    for _ in 0..<60 {
      worst = model.next(worst, elapsed: 1, .again)
      best = model.next(best, elapsed: 36_500, .easy)
    }
    #expect(best == MemoryState(stability: 36_500, difficulty: 1))
    #expect(worst.stability >= 0.001 && worst.stability < 0.1)
    #expect(worst.difficulty > 9.9 && worst.difficulty <= 10)
    let weak = MemoryState(stability: 0.001, difficulty: 10)
    #expect(model.next(weak, elapsed: 0, .again).stability == 0.001)
  }
}
