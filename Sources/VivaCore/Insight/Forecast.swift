/// What the coming days bring, if nothing but what is known today happens.
public enum Forecast {
  /// How many cards fall due on each of the next days; the first is today, with all that is overdue.
  ///
  /// New cards are not in it: how many are met is the learner's choice.
  public static func due(
    _ cards: [Card], _ progress: Progress, _ scheduler: Scheduler, from day: StudyDay, days: Int
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: days)
    for card in cards {
      guard let memory = progress.memory(of: card.id), !progress.isSuspended(card.id) else { continue }
      let ahead = max(0, scheduler.due(memory, card: card.id) - day)
      let offset = ahead == 0 && progress.isBuried(card.id, on: day) ? 1 : ahead
      if offset < days { counts[offset] += 1 }
    }
    return counts
  }
}

/// How long answering takes this learner.
public struct Pace: Equatable, Sendable {
  /// Seconds for a card that was met before, the chance of forgetting it included.
  public let known: Double
  /// Seconds for a new card, with its first repetitions.
  public let new: Double

  /// Until there are 30 answers of a kind: 12 s for a recalled card, 45 s for one in ten that is forgotten and repeated,
  /// 50 s for a new one.
  public static let usual = Pace(known: 15, new: 50)
  static let enough = 30
  /// How many of the latest answers count.
  static let window = 500

  init(known: Double, new: Double) {
    self.known = known
    self.new = new
  }

  /// The medians of the learner's latest answers.
  public init(_ progress: Progress) {
    var (known, new) = ([Float](), [Float]())
    for review in progress.reviews.suffix(Pace.window) where !review.isCram {
      if progress.memory(of: progress.card(of: review))?.firstDay == review.day {
        new.append(review.seconds)
      } else {
        known.append(review.seconds)
      }
    }
    self.known = Pace.median(known) ?? Pace.usual.known
    self.new = Pace.median(new) ?? Pace.usual.new
  }

  private static func median(_ seconds: [Float]) -> Double? {
    seconds.count < enough ? nil : Double(seconds.sorted()[seconds.count / 2])
  }

  /// The whole minutes that so many cards take, at least one when there is any.
  public func minutes(known: Int, new: Int) -> Int {
    let seconds = Double(known) * self.known + Double(new) * self.new
    return known + new == 0 ? 0 : max(1, Int((seconds / 60).rounded()))
  }
}

/// What to do next, as one proposal.
public enum NextAction: Equatable, Sendable {
  /// Cards are due or new: review.
  case review
  /// The day's minutes before an interview are spent; the plan goes on when more are given.
  case outOfTime(nextDue: StudyDay)
  /// Nothing is due; cards can be reviewed before their day.
  case ahead(nextDue: StudyDay)
  /// There are no cards at all, or all of them are suspended.
  case nothing

  public init(_ queue: ReviewQueue) {
    if !queue.entries.isEmpty {
      self = .review
    } else if let next = queue.nextDue {
      self = queue.isOutOfTime ? .outOfTime(nextDue: next) : .ahead(nextDue: next)
    } else {
      self = .nothing
    }
  }
}
