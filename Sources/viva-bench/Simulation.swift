import Foundation
import VivaCore

/// Learners whose memory differs from what the scheduler believes, preparing for a date: what the deadline's queue
/// brings against plain FSRS.
struct Simulation {
  static let cards = 900
  static let learners = 24

  /// One learner's run: true mean recall over all cards on the date, unseen ones counting 0, and minutes a day.
  struct Run {
    let recall: Double
    let minutes: Double
  }

  enum Policy {
    /// Retention 0.90 and 20 new cards a day: overdue by lowest recall, then due, then new, until the minutes are spent.
    case plain
    case deadline
  }

  /// A learner's true weights: each default times e^(0.25·z), z standard normal, so within ±50 % for most.
  static func weights(_ learner: Int) -> [Double] {
    var generator = SeededGenerator(seed: UInt64(learner) &* 7_919 &+ 11)
    return FSRS6.defaultWeights.enumerated().map { place, weight in
      let normal =
        (-2 * log(Double.random(in: 1e-12..<1, using: &generator))).squareRoot()
        * cos(2 * .pi * Double.random(in: 0..<1, using: &generator))
      // The forgetting curve's own exponent varies less, or recall would not be comparable.
      return weight * exp((place == 20 ? 0.1 : 0.25) * normal)
    }
  }

  let days: Int
  let minutes: Int
  let learner: Int

  func run(_ policy: Policy) -> Run {
    var generator = SeededGenerator(seed: UInt64(learner) &* 104_729 &+ UInt64(days * 100 + minutes))
    let scheduler = Scheduler(isFuzzed: false)
    let start = StudyDay(0)
    let date = start + days
    let deadline = Deadline(date: date, minutes: minutes)
    var learner = Learner(
      truths: Array(repeating: FSRS6(weights: Simulation.weights(learner)), count: Simulation.cards),
      scheduler: scheduler)
    var seconds = 0.0
    for offset in 0..<days {
      let day = start + offset
      let order =
        policy == .plain
        ? plain(learner.believed, scheduler, day)
        : deadline.queue(learner.believed, on: day, budget: Double(minutes) * 60).map(\.index)
      var room = Double(minutes) * 60
      for card in order {
        guard room > 0 else { break }
        let isNew = learner.believed[card] == nil
        let isForgotten = learner.answer(card, on: day, &generator).first == .again
        let cost = isNew ? 50.0 : isForgotten ? 45 : 12
        room -= cost
        seconds += cost
      }
    }
    return Run(recall: learner.recall(on: date) * 100, minutes: seconds / 60 / Double(days))
  }

  private func plain(_ memories: [Memory?], _ scheduler: Scheduler, _ day: StudyDay) -> [Int] {
    var overdue: [(recall: Double, card: Int)] = []
    var (due, new) = ([Int](), [Int]())
    for (card, memory) in memories.enumerated() {
      guard let memory else {
        if new.count < 20 { new.append(card) }
        continue
      }
      let dueDay = scheduler.due(memory, card: "")
      if dueDay < day { overdue.append((scheduler.recall(memory, on: day), card)) }
      if dueDay == day { due.append(card) }
    }
    return overdue.sorted { $0 < $1 }.map(\.card) + due + new
  }

  /// All cells of the table: mean recall in percent over the learners, with the least and the most, and minutes a day.
  static func printTable(_ say: (String) -> Void) {
    say("")
    say("Recall on the date, \(cards) cards, \(learners) learners: mean (least…most), minutes used a day")
    say("days  minutes   plain FSRS 0.90, 20 new        for the date                   more")
    for days in [30, 60, 90] {
      for minutes in [15, 30, 45] {
        let plain = runs(days, minutes, .plain)
        let ours = runs(days, minutes, .deadline)
        say(row(days, minutes, plain, ours))
        let used = mean(plain.map(\.minutes))
        // Plain leaves minutes unused where 20 new cards a day take fewer: the same comparison within its own.
        if mean(ours.map(\.minutes)) > used * 1.1, used < Double(minutes) * 0.9 {
          say(row(days, Int(used), plain, runs(days, Int(used), .deadline)) + "   in plain's own minutes")
        }
      }
    }
  }

  private static func runs(_ days: Int, _ minutes: Int, _ policy: Policy) -> [Run] {
    (0..<learners).map { Simulation(days: days, minutes: minutes, learner: $0).run(policy) }
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  private static func row(_ days: Int, _ minutes: Int, _ plain: [Run], _ ours: [Run]) -> String {
    func spread(_ values: [Double]) -> String {
      String(format: "%5.1f (%5.1f…%5.1f)", mean(values), values.min() ?? 0, values.max() ?? 0)
    }
    func side(_ runs: [Run]) -> String {
      spread(runs.map(\.recall)) + String(format: " %5.1f min", mean(runs.map(\.minutes)))
    }
    let more = spread(zip(ours, plain).map { $0.recall - $1.recall })
    return String(format: "%4d  %7d   ", days, minutes) + side(plain) + "   " + side(ours) + "   " + more
  }
}
