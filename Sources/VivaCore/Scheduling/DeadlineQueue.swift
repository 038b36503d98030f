extension ReviewQueue {
  /// The cards of a session when an interview is near: what raises recall on its date most for the time that is left
  /// today, new cards and seen ones together.
  ///
  /// What was forgotten today comes first; cards in front come first among the new, and in front of them where they were
  /// seen before.
  ///
  /// - Parameter budget: seconds for the session; what is left of the day's minutes when nil.
  public init(
    cards: [Card], progress: Progress, scheduler: Scheduler, on day: StudyDay, choice: ReviewChoice = ReviewChoice(),
    deadline: Deadline, budget: Double? = nil, focus: [FocusCard] = [], seed: UInt64
  ) {
    let sorting = Sorting(cards, progress, scheduler, day, choice)
    let front = ReviewQueue.inFront(focus, sorting, cards, choice.new ?? .max)
    let causes = Dictionary(front.ordered.map { ($0.card, $0.cause) }, uniquingKeysWith: { first, _ in first })
    let isNew = Set(sorting.new)
    let fresh = ReviewQueue.rotated(sorting.new.filter { causes[$0] == nil }, cards, seed: seed)
    // Equal gains keep this order: of the new, those in front come first.
    let new = (front.ordered.map(\.card).filter(isNew.contains) + fresh).prefix(choice.new ?? .max)
    var memories: [Memory?] = Array(repeating: nil, count: new.count)
    var places = Array(new)
    var forgotten: [Int] = []
    var answered: [Memory] = []
    for card in sorting.overdue.map(\.card) + sorting.due + sorting.later.map(\.card) {
      guard let memory = progress.memory(of: cards[card].id) else { continue }
      if memory.lastDay < day {
        places.append(card)
        memories.append(memory)
      } else {
        answered.append(memory)
        if memory.lastGrade == .again { forgotten.append(card) }
      }
    }
    let met = (memories.compactMap(\.self) + answered).count { $0.firstDay == day }
    // The new cards that were asked for take the place of those that the spread asks.
    let quota = choice.new ?? deadline.quota(unseen: new.count, met: met, on: day)
    let budget = budget ?? Double(deadline.minutes) * 60 - progress.seconds(on: day)
    let chosen = deadline.queue(memories, on: day, budget: budget, new: quota)
    let overdue = Dictionary(uniqueKeysWithValues: sorting.overdue.map { ($0.card, $0.days) })
    let due = Set(sorting.due)
    let later = Dictionary(uniqueKeysWithValues: sorting.later.map { ($0.card, $0.due - day) })
    func reason(_ card: Int) -> Reason {
      if let cause = causes[card] { return .focus(cause) }
      if isNew.contains(card) { return .new }
      if let days = overdue[card] { return .overdue(days: days) }
      return due.contains(card) ? .due : .ahead(days: later[card] ?? 0)
    }
    let asked = chosen.map { places[$0.index] }
    // A card in front that was seen before is asked whatever its gain: its memory is what the rating doubts.
    let doubted = front.ordered.map(\.card).filter { !isNew.contains($0) && !asked.contains($0) }
    let main = ReviewQueue.alternated(asked.map { Entry(card: $0, reason: reason($0)) }, cards)
    let entries =
      forgotten.map { Entry(card: $0, reason: .due) } + doubted.map { Entry(card: $0, reason: reason($0)) } + main
    newCount = asked.count(where: isNew.contains)
    dueCount = entries.count - newCount
    focusCount = entries.count { if case .focus = $0.reason { true } else { false } }
    let extra = doubted.compactMap { progress.memory(of: cards[$0].id) }
      .map { deadline.seconds(deadline.recall($0, on: day)) }
    seconds = (chosen.map(\.seconds) + extra).reduce(Double(forgotten.count) * deadline.cost.recalled, +)
    isOutOfTime =
      entries.isEmpty && budget <= 0 && !deadline.needed(memories, on: day, new: quota).isEmpty
    nextDue =
      entries.isEmpty ? deadline.nextAsked(memories + answered, after: day, putOff: sorting.putOff.min()) : day + 1
    self.entries = choice.limit.map { Array(entries.prefix($0)) } ?? entries
  }
}

extension Deadline {
  /// The first day after this one on which something is asked, the date itself when no day before it does; nil without
  /// cards.
  fileprivate func nextAsked(_ memories: [Memory?], after day: StudyDay, putOff: StudyDay?) -> StudyDay? {
    guard !memories.isEmpty else { return putOff }
    let next = (1..<max(1, date - day)).lazy.map { day + $0 }.first { !needed(memories, on: $0).isEmpty } ?? date
    return putOff.map { min($0, next) } ?? next
  }
}
