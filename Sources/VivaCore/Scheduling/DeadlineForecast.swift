/// Where the days until the interview lead: the queue of every day to come, played through once.
public struct DeadlineForecast: Equatable, Sendable {
  /// The mean expected recall over all cards on the date, unseen ones counting 0.
  public let recall: Double
  /// Minutes a day that it takes, on average.
  public let minutes: Double
  /// New cards a day, on average over the days until all have been met.
  public let new: Double
  /// New cards that are never met before the date.
  public let unmet: Int
  /// About how many cards each day asks, from today to the day before the date.
  public let asked: [Int]

  /// With more cards than this, a sample of them stands for all.
  static let sampleSize = 500
  /// The further the date, the smaller the sample: so many cards times days are played at most, or it would be waited for.
  public static let work = 80_000

  /// - Parameters:
  ///   - memories: of every card that counts, nil for those not met yet.
  ///   - spent: seconds that went into answers on the day so far.
  ///   - work: cards times days at most.
  public init(
    _ memories: [Memory?], _ deadline: Deadline, from day: StudyDay, spent: Double = 0,
    work: Int = DeadlineForecast.work
  ) {
    let days = max(1, deadline.date - day)
    let size = max(1, min(DeadlineForecast.sampleSize, work / days))
    let stride = max(1, (memories.count + size - 1) / size)
    var sample = memories.indices.filter { $0 % stride == 0 }.map { memories[$0] }
    let share = sample.isEmpty ? 1 : Double(sample.count) / Double(memories.count)
    let unmetAtFirst = sample.count { $0 == nil }
    var generator = SeededGenerator(seed: 1)
    var (seconds, metOn) = (0.0, 0)
    var asked: [Int] = []
    // A sample's last card of a day runs over by more than a real one would; what it took is missing on the next day.
    var debt = 0.0
    for offset in 0..<days {
      let today = day + offset
      let budget = max(0, Double(deadline.minutes) * 60 - (offset == 0 ? spent : 0)) * share - debt
      let metToday = sample.count { $0?.firstDay == today }
      // What was answered today already has its turn tomorrow.
      let open = sample.indices.filter { sample[$0].map { $0.lastDay < today } ?? true }
      let memories = open.map { sample[$0] }
      let quota = deadline.quota(unseen: memories.count { $0 == nil }, met: metToday, on: today)
      let queue = deadline.queue(memories, on: today, budget: budget, new: quota)
      if share < 1 { debt = max(0, queue.reduce(0) { $0 + $1.seconds } - budget) }
      asked.append(Int((Double(queue.count) / share).rounded()))
      for candidate in queue {
        let card = open[candidate.index]
        if sample[card] == nil { metOn = offset + 1 }
        sample[card] = deadline.answered(sample[card], on: today, &generator)
        seconds += candidate.seconds
      }
    }
    let unmet = sample.count { $0 == nil }
    let sum = sample.reduce(0.0) { sum, memory in
      guard let memory else { return sum }
      return sum + deadline.model.recall(memory.state, elapsed: Double(deadline.date - memory.lastDay))
    }
    recall = sample.isEmpty ? 0 : sum / Double(sample.count)
    minutes = seconds / share / 60 / Double(days)
    new = metOn == 0 ? 0 : Double(unmetAtFirst - unmet) / share / Double(metOn)
    self.asked = asked
    self.unmet = Int((Double(unmet) / share).rounded())
  }
}

extension Deadline {
  /// The memory after an answer that falls as the model expects, with its repetition on the same day after again.
  fileprivate func answered(_ memory: Memory?, on day: StudyDay, _ generator: inout SeededGenerator) -> Memory {
    let scheduler = Scheduler(model: model, isFuzzed: false)
    let draw = Double.random(in: 0..<1, using: &generator)
    var grade = Grade.good
    if let memory {
      if draw >= recall(memory, on: day) { grade = .again }
    } else {
      var rest = draw
      for (candidate, share) in zip(Grade.allCases, Deadline.firstGrades) {
        grade = candidate
        rest -= share
        if rest < 0 { break }
      }
    }
    let after = scheduler.memory(after: grade, memory, on: day)
    return grade == .again ? scheduler.memory(after: .good, after, on: day) : after
  }
}

extension Deadline.Cost {
  /// How many of the latest answers count, and how many of a kind it takes before they do.
  private static let (window, enough) = (500, 30)

  /// The medians of the learner's latest answers; those to one card on one day belong together.
  public init(_ progress: Progress) {
    var sums: [AnswerKey: (seconds: Double, isNew: Bool, isForgotten: Bool)] = [:]
    for review in progress.reviews.suffix(Self.window) where !review.isCram {
      let key = AnswerKey(card: review.card, day: review.day)
      let isNew = progress.memory(of: progress.card(of: review))?.firstDay == review.day
      var sum = sums[key] ?? (0, isNew, review.grade == .again)
      sum.seconds += Double(review.seconds)
      sums[key] = sum
    }
    func median(_ kind: (Bool, Bool) -> Bool) -> Double? {
      let seconds = sums.values.filter { kind($0.isNew, $0.isForgotten) }.map(\.seconds).sorted()
      return seconds.count < Self.enough ? nil : seconds[seconds.count / 2]
    }
    self.init(
      recalled: max(1, median { !$0 && !$1 } ?? Self.usual.recalled),
      forgotten: max(1, median { !$0 && $1 } ?? Self.usual.forgotten),
      new: max(1, median { isNew, _ in isNew } ?? Self.usual.new))
  }

  private struct AnswerKey: Hashable {
    let card: Int32
    let day: StudyDay
  }
}
