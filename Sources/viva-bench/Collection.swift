import Foundation
import VivaCore

/// A made-up learner: decks of their own, and four reviews of every card over the past months.
///
/// Everything is drawn from a seed and set on a fixed day, so that two runs measure the same files.
struct Collection {
  let size: Int
  let folder: String
  var progress: String { folder + "/progress.json" }

  /// When the measured programs believe to run.
  static let now = "2026-11-21T08:00:00Z"
  static let reviewsPerCard = 4
  /// Stands in every prompt, so that a reader of the program's output knows when a prompt has arrived.
  static let mark = "system-"

  static let today = StudyDay("2026-11-21")!
  private static let topics = ["replication", "caching", "storage", "messaging", "search", "payments"]
  /// One answer in so many was graded by mistake and taken back.
  private static let answersPerMistake = 200

  /// Writes the decks and the progress file into a folder of its own, in place of what an earlier run left there.
  static func build(_ size: Int, in parent: String) throws -> Collection {
    let collection = Collection(size: size, folder: "\(parent)/\(size)-cards")
    try? FileManager.default.removeItem(atPath: collection.folder)
    try FileManager.default.createDirectory(atPath: collection.folder + "/decks", withIntermediateDirectories: true)
    let ids = try collection.writeDecks()
    try collection.writeProgress(of: ids)
    return collection
  }

  /// - Returns: the ids of the cards, those that the library derives from prompts included.
  private func writeDecks() throws -> [String] {
    let deckCount = max(5, (size + 4999) / 5000)
    var generator = SeededGenerator(seed: UInt64(size))
    var files: [ContentFile] = []
    for deck in 0..<deckCount {
      let topic = Collection.topics[deck % Collection.topics.count]
      var text = "---\ntitle: My \(topic) cards, part \(deck + 1)\ntopic: \(topic)\n---\nCollected from reading.\n\n"
      for card in (size * deck / deckCount)..<(size * (deck + 1) / deckCount) {
        // Half of the decks name their cards, as exported ones do; the other half was written by hand.
        let attributes = deck % 2 == 0 ? " {#own-\(topic)-\(card) level=senior tags=\"reading week-\(card % 52)\"}" : ""
        text += Collection.card(card, attributes, &generator)
      }
      let path = "\(folder)/decks/deck-\(deck + 1).md"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      files.append(ContentFile(.deck(.own), SourceText(path: path, text: text)))
    }
    return Library(files).cards.map(\.id)
  }

  /// The decks as the program reads them, without any bundled material.
  func library() throws -> Library {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/decks").sorted()
    return Library(
      try names.map { name in
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/decks/\(name)"))
        return ContentFile(.deck(.own), SourceText(path: name, bytes: [UInt8](data)))
      })
  }

  private static func card(_ number: Int, _ attributes: String, _ generator: inout SeededGenerator) -> String {
    func phrase(_ count: Int) -> String {
      (0..<count).map { _ in vocabulary.randomElement(using: &generator)! }.joined(separator: " ")
    }
    return """
      ## What does \(mark)\(number) lose when \(phrase(5))?\(attributes)
      \(phrase(16)), so that \(phrase(6)).

      - gains: \(phrase(4)) – \(phrase(3))
      - gives up: \(phrase(4))

      **Say it:** \(phrase(6)).


      """
  }

  private static let vocabulary = [
    "leader", "follower", "the", "a", "log", "write", "read", "quorum", "stale", "cache", "of", "with", "before", "lag",
    "shard", "hot", "key", "queue", "retry", "timeout", "latency", "and", "is", "replays", "index", "partition", "to",
  ]

  private struct Answer {
    let card: Int
    let day: StudyDay
    let second: Int
    let grade: Grade
  }

  private func writeProgress(of ids: [String]) throws {
    var generator = SeededGenerator(seed: UInt64(size) &+ 1)
    let scheduler = Scheduler(isFuzzed: false)
    var answers: [Answer] = []
    answers.reserveCapacity(size * Collection.reviewsPerCard)
    for card in ids.indices { answers += Collection.history(of: card, scheduler, &generator) }
    answers.sort { ($0.day, $0.second, $0.card) < ($1.day, $1.second, $1.card) }
    var bytes = ProgressFile.header
    var (day, writer) = (Collection.today, EventIDs(seed: 0))
    for (index, answer) in answers.enumerated() {
      if answer.day != day { (day, writer) = (answer.day, EventIDs(seed: generator.next())) }
      let moment = Moment(milliseconds: (Int64(day.number) * 86_400 + Int64(answer.second)) * 1000)
      func event(_ body: Event.Body) -> Event { Event(id: writer.next(), at: moment, day: day, body) }
      func review(_ grade: Grade) -> Event {
        event(.review(card: ids[answer.card], grade: grade, seconds: 3 + Double(answer.second % 400) / 10))
      }
      var events: [Event] = []
      if index % Collection.answersPerMistake == 17 {
        events.append(review(.easy))
        events.append(event(.undo(event: events[0].id)))
      }
      events.append(review(answer.grade))
      // Without its close: the next lines go behind it.
      bytes += ProgressFile.addition(events, isFirst: index == 0).dropLast(ProgressFile.closing.count)
    }
    bytes += ProgressFile.closing
    try Data(bytes).write(to: URL(fileURLWithPath: progress))
  }

  /// Six in nine are good, as with a learner whose intervals fit.
  private static let grades: [Grade] = [.again, .hard, .good, .good, .good, .good, .good, .good, .easy]

  /// Four reviews on the days that the scheduler asks for, the last one so long ago that about 40 % are due again.
  private static func history(
    of card: Int, _ scheduler: Scheduler, _ generator: inout SeededGenerator
  ) -> [Answer] {
    var memory: Memory?
    var days: [(day: StudyDay, grade: Grade)] = []
    var day = StudyDay(0)
    for _ in 0..<reviewsPerCard {
      let grade = grades.randomElement(using: &generator)!
      days.append((day, grade))
      memory = scheduler.memory(after: grade, memory, on: day)
      day = scheduler.due(memory!, card: "") + (grade == .again ? 1 : 0)
    }
    let interval = min(day - days.last!.day, 90)
    let lag = Int.random(in: 1...max(2, interval * 5 / 3), using: &generator)
    let shift = today - days.last!.day - lag
    return days.map {
      Answer(
        card: card, day: $0.day + shift, second: Int.random(in: 21_600..<79_200, using: &generator), grade: $0.grade)
    }
  }
}
