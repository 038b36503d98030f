/// What to answer on a study day when recall on the interview's date is what counts, for so many minutes a day.
///
/// Each card has a gain: by how much an answer today raises its expected recall on the date, against leaving it; and a
/// cost in seconds. Where the minutes do not suffice, the cards with the most gain per second come first, new and seen
/// alike, until the minutes are spent. Where they do, the new cards are spread over the time that is left and seen cards
/// are asked only when their recall has fallen to a level that rises towards the date, so that no more is done than the
/// goal needs. Both by the scheduler's own model.
public struct Deadline: Sendable {
  /// What answering takes, in seconds.
  public struct Cost: Equatable, Sendable {
    public let recalled: Double
    /// A card that is forgotten, with its repetition.
    public let forgotten: Double
    /// A new card, with its first repetitions.
    public let new: Double

    public init(recalled: Double, forgotten: Double, new: Double) {
      self.recalled = recalled
      self.forgotten = forgotten
      self.new = new
    }

    /// Until there are enough answers of one's own.
    public static let usual = Cost(recalled: 12, forgotten: 45, new: 50)
  }

  /// A card to answer on a day.
  public struct Candidate: Equatable, Sendable {
    /// Its place in the list that was given.
    public let index: Int
    /// How much an answer raises the expected recall on the date, 0…1.
    public let gain: Double
    /// Expected seconds.
    public let seconds: Double

    let rate: Double

    init(index: Int, gain: Double, seconds: Double) {
      (self.index, self.gain, self.seconds) = (index, gain, seconds)
      rate = gain / seconds
    }
  }

  public let date: StudyDay
  public let minutes: Int
  let model: any MemoryModel
  let cost: Cost

  /// How first answers fall, again to easy (the defaults of the FSRS simulators).
  static let firstGrades: [Double] = [0.24, 0.094, 0.495, 0.171]
  /// What a new card's gain counts for: it also asks for later days' time, which the gain of one answer does not tell.
  /// Found by simulation: at 1, recall on the date is one to two points lower where minutes are short.
  static let newShare = 0.75
  /// From so many days before the date it is prepared for; earlier, no day's choice changes much.
  public static let longest = 366
  /// New cards are spread over this part of the days that are left, so that the last come early enough to be repeated.
  static let spread = 0.6
  /// The recall at which a seen card is asked: `early` when `horizon` days or more are left, `late` on the last day.
  static let recall = (early: 0.8, late: 0.95, horizon: 60.0)

  public init(date: StudyDay, minutes: Int, model: any MemoryModel = FSRS6(), cost: Cost = .usual) {
    self.date = date
    self.minutes = minutes
    self.model = model
    self.cost = cost
  }

  func with(minutes: Int) -> Deadline { Deadline(date: date, minutes: minutes, model: model, cost: cost) }

  /// The cards to answer on a day, in order, as far as the minutes go.
  ///
  /// - Parameters:
  ///   - memories: of every card that can be asked, nil for new ones; none that was answered on the day already.
  ///   - budget: seconds that are left for the day.
  ///   - new: how many new cards the goal needs on the day; what the spread says when nil.
  public func queue(_ memories: [Memory?], on day: StudyDay, budget: Double, new quota: Int? = nil) -> [Candidate] {
    guard date > day else { return [] }
    let recalls = memories.map { $0.map { recall($0, on: day) } }
    let needed = needed(memories, recalls, on: day, new: quota)
    let seconds = needed.reduce(0) { $0 + self.seconds(recalls[$1]) }
    // A new card's gain is the same for all; and what the goal needs is told by recall alone, which spares the rest of
    // the formulas for most cards on most days.
    let newGain = gain(nil, 0, on: day)
    let chosen = (seconds <= budget ? needed : Array(memories.indices)).map { index in
      Candidate(
        index: index, gain: recalls[index].map { gain(memories[index], $0, on: day) } ?? newGain,
        seconds: self.seconds(recalls[index]))
    }
    var room = budget
    return chosen.filter { $0.gain > 0 }.sorted { ($1.rate, $0.index) < ($0.rate, $1.index) }.prefix { candidate in
      defer { room -= candidate.seconds }
      return room > 0
    }
  }

  /// What the goal needs on a day, by index: new cards first, then the seen ones whose turn it is. A card that was
  /// forgotten and not recalled since always has its turn.
  func needed(_ memories: [Memory?], on day: StudyDay, new quota: Int? = nil) -> [Int] {
    needed(memories, memories.map { $0.map { recall($0, on: day) } }, on: day, new: quota)
  }

  private func needed(_ memories: [Memory?], _ recalls: [Double?], on day: StudyDay, new quota: Int?) -> [Int] {
    let quota = quota ?? self.quota(unseen: memories.count { $0 == nil }, on: day)
    let level = level(on: day)
    return memories.indices.filter { memories[$0] == nil }.prefix(quota)
      + memories.indices.filter { index in
        guard let memory = memories[index], let recall = recalls[index] else { return false }
        return memory.lastGrade == .again || recall < level
      }
  }

  /// New cards that a day still needs, where so many were met on it already.
  func quota(unseen: Int, met: Int = 0, on day: StudyDay) -> Int {
    let whole = (Double(unseen + met) / max(1, Double(date - day) * Deadline.spread)).rounded(.up)
    return max(0, Int(whole) - met)
  }

  /// The recall to which a seen card falls before it is asked, where the minutes suffice; it rises towards the date.
  public func level(on day: StudyDay) -> Double {
    let part = min(1, max(0, Double(date - day - 1)) / Deadline.recall.horizon)
    return Deadline.recall.late - (Deadline.recall.late - Deadline.recall.early) * part
  }

  /// The expected seconds of an answer, by the probability of recall; of a new card when nil.
  func seconds(_ recall: Double?) -> Double {
    recall.map { $0 * cost.recalled + (1 - $0) * cost.forgotten } ?? cost.new
  }

  func recall(_ memory: Memory, on day: StudyDay) -> Double {
    model.recall(memory.state, elapsed: Double(max(0, day - memory.lastDay)))
  }

  /// By how much an answer raises the expected recall on the date.
  private func gain(_ memory: Memory?, _ recall: Double, on day: StudyDay) -> Double {
    let left = Double(date - day)
    guard let memory else { return Deadline.newShare * firstGain(left) }
    let good = model.next(memory.state, recall: recall, .good)
    let again = model.next(model.next(memory.state, recall: recall, .again), elapsed: 0, .good)
    let after = recall * model.recall(good, elapsed: left) + (1 - recall) * model.recall(again, elapsed: left)
    let before = model.recall(memory.state, elapsed: Double(date - memory.lastDay))
    return max(0, after - before)
  }

  /// The mean recall after so many days over the first grades; again is followed by a good on the same day.
  private func firstGain(_ left: Double) -> Double {
    zip(Grade.allCases, Deadline.firstGrades).reduce(0) { sum, pair in
      let (grade, share) = pair
      let first = model.first(grade)
      let state = grade == .again ? model.next(first, elapsed: 0, .good) : first
      return sum + share * model.recall(state, elapsed: left)
    }
  }
}
