/// How many answers were recalled of how many.
public struct RecallRate: Equatable, Sendable {
  public private(set) var recalled = 0
  public private(set) var answers = 0

  public init(recalled: Int = 0, answers: Int = 0) {
    self.recalled = recalled
    self.answers = answers
  }

  /// recalled ÷ answers, 0…1; nil without answers.
  public var share: Double? { answers == 0 ? nil : Double(recalled) / Double(answers) }

  mutating func add(_ isRecalled: Bool) {
    answers += 1
    if isRecalled { recalled += 1 }
  }

  static func += (left: inout RecallRate, right: RecallRate) {
    left.recalled += right.recalled
    left.answers += right.answers
  }
}

/// What the answers of a stretch of days come to, in one pass over the log.
///
/// *True recall* counts the first answer of a day to a card that was met on an earlier day: again is a failure, hard, good
/// and easy are passes. First meetings, repetitions on the same day and practice are left out, so that the figure can be
/// held against the retention that the scheduler aims at.
public struct StudyLog: Equatable, Sendable {
  public struct Day: Equatable, Sendable {
    public let day: StudyDay
    /// All answers, practice included.
    public fileprivate(set) var answers = 0
    /// Seconds of answering, practice included.
    public fileprivate(set) var seconds = 0.0
    /// Cards met for the first time.
    public fileprivate(set) var new = 0
    public fileprivate(set) var recall = RecallRate()
  }

  /// The days with answers, in order.
  public private(set) var days: [Day] = []
  /// True recall of every topic that has any, by topic id.
  public private(set) var byTopic: [Topic: RecallRate] = [:]
  /// True recall of answers that came less than 21 days after the one before.
  public private(set) var young = RecallRate()
  /// True recall of answers that came 21 days or more after the one before.
  public private(set) var mature = RecallRate()

  /// The days between two answers from which a card counts as mature.
  public static let matureDays = 21

  public init(_ progress: Progress, _ cards: [Card], in days: ClosedRange<StudyDay>? = nil) {
    let topics = StudyLog.topics(of: cards, progress)
    var rates = [RecallRate](repeating: RecallRate(), count: topics.names.count)
    var last = [Int32](repeating: .min, count: progress.cardCount)
    var places: [StudyDay: Int] = [:]
    // Answers come mostly in order, so that the day is nearly always the latest one's.
    var latest: (day: StudyDay, place: Int)?
    for review in progress.reviews {
      let card = Int(review.card)
      let before = last[card]
      if !review.isCram { last[card] = max(before, review.day.number) }
      if let days, !days.contains(review.day) { continue }
      let place: Int
      if let latest, latest.day == review.day {
        place = latest.place
      } else {
        place = places[review.day] ?? self.days.count
        if place == self.days.count { self.days.append(Day(day: review.day)) }
        places[review.day] = place
        latest = (review.day, place)
      }
      self.days[place].answers += 1
      self.days[place].seconds += Double(review.seconds)
      if review.isCram || before == review.day.number { continue }
      guard before != .min else {
        self.days[place].new += 1
        continue
      }
      // An answer for an earlier day, from another computer, says nothing of the gap.
      guard review.day.number > before else { continue }
      let isRecalled = review.grade != .again
      self.days[place].recall.add(isRecalled)
      if topics.of[card] >= 0 { rates[topics.of[card]].add(isRecalled) }
      if Int(review.day.number - before) < StudyLog.matureDays { young.add(isRecalled) } else { mature.add(isRecalled) }
    }
    self.days.sort { $0.day < $1.day }
    for (index, rate) in rates.enumerated() where rate.answers > 0 { byTopic[topics.names[index]] = rate }
  }

  /// The topic of every card number of the log, −1 for cards that are no longer in the library.
  private static func topics(of cards: [Card], _ progress: Progress) -> (of: [Int], names: [Topic]) {
    var of = [Int](repeating: -1, count: progress.cardCount)
    var indices: [Topic: Int] = [:]
    var names: [Topic] = []
    for card in cards {
      guard let number = progress.number(ofCard: card.id) else { continue }
      if let index = indices[card.topic] {
        of[number] = index
      } else {
        indices[card.topic] = names.count
        of[number] = names.count
        names.append(card.topic)
      }
    }
    return (of, names)
  }

  public var answers: Int { days.reduce(0) { $0 + $1.answers } }
  public var seconds: Double { days.reduce(0) { $0 + $1.seconds } }
  public var recall: RecallRate {
    var sum = young
    sum += mature
    return sum
  }

  /// True recall of each of the last weeks, the oldest first; the last one ends on `day`, today included.
  public func weeks(_ count: Int, endingOn day: StudyDay) -> [RecallRate] {
    var weeks = [RecallRate](repeating: RecallRate(), count: count)
    for entry in days {
      let ago = day - entry.day
      if ago >= 0, ago / 7 < count { weeks[count - 1 - ago / 7] += entry.recall }
    }
    return weeks
  }
}

/// How steadily one has studied.
public struct Streak: Equatable, Sendable {
  /// Days studied in the run that reaches up to today; 0 when it is broken.
  public let current: Int
  public let longest: Int

  /// A run goes on over single days of rest, as long as any seven days in a row have one at most; it is broken by a
  /// second one within them, or by two days of rest together. Today does not count as rest before it is over. What day it
  /// was is read from the events, so that travelling through time zones breaks nothing.
  ///
  /// - Parameter days: the days on which something was done, in any order.
  public init(_ days: some Sequence<StudyDay>, today: StudyDay) {
    var run = Run()
    var longest = 0
    for day in Set(days).sorted() where day <= today {
      run.study(on: day)
      longest = max(longest, run.count)
    }
    current = run.goesOn(on: today) ? run.count : 0
    self.longest = longest
  }

  private struct Run {
    var count = 0
    private var last: StudyDay?
    private var rest: StudyDay?

    mutating func study(on day: StudyDay) {
      if goesOn(on: day) {
        if let last, day - last == 2 { rest = last + 1 }
        count += 1
      } else {
        (count, rest) = (1, nil)
      }
      last = day
    }

    /// Whether studying on a day would carry the run on.
    func goesOn(on day: StudyDay) -> Bool {
      guard let last else { return false }
      switch day - last {
      case 0, 1: return true
      case 2: return rest.map { (last + 1) - $0 >= 7 } ?? true
      default: return false
      }
    }
  }
}
