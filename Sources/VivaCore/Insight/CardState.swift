/// What a card is to the learner on a day.
public enum CardState: String, Sendable, CaseIterable {
  /// Never answered.
  case new
  /// Due on this day or before it.
  case due
  /// Answered, and due on a later day.
  case later
  /// Left out until it is taken up again.
  case suspended

  public init(_ card: Card, _ progress: Progress, _ scheduler: Scheduler, on day: StudyDay) {
    if progress.isSuspended(card.id) {
      self = .suspended
    } else if let memory = progress.memory(of: card.id) {
      self = scheduler.due(memory, card: card.id) <= day ? .due : .later
    } else {
      self = .new
    }
  }
}

extension Card {
  /// The card with its memory, as `viva cards --json` and `viva show --json` print it.
  public func json(_ progress: Progress, _ scheduler: Scheduler, on day: StudyDay) -> JSON {
    let memory = progress.memory(of: id)
    return .object([
      "id": .string(id),
      "deck": .string(deck),
      "topic": .string(topic.id),
      "kind": .string(kind.rawValue),
      "level": level.map { .string($0.rawValue) },
      "prompt": .string(prompt),
      "answer": .string(answerText),
      "sources": .array(sources.map(JSON.string)),
      "tags": .array(tags.map(JSON.string)),
      "state": .string(CardState(self, progress, scheduler, on: day).rawValue),
      "stability": memory.map { .double($0.stability) },
      "difficulty": memory.map { .double($0.difficulty) },
      "due": memory.map { .string(scheduler.due($0, card: id).description) },
      "lastReview": memory.map { .string($0.lastDay.description) },
      "recall": memory.map { .double(scheduler.recall($0, on: day)) },
      "reviews": .int(Int(memory?.reviews ?? 0)),
      "lapses": .int(Int(memory?.lapses ?? 0)),
      "suspended": .bool(progress.isSuspended(id)),
    ])
  }
}
