/// Cards that a mock or a checklist has shown to matter: they come first among the new.
public enum Focus {
  /// The most cards that one mock puts forward.
  public static let perMock = 10
  /// For how many study days a mock's cards stay in front.
  public static let days = 14

  /// The most cards that checklist items put forward at a time, together.
  public static let perRatings = 20

  /// Whether anything recent could put cards forward, told without looking at the content.
  public static func mayHaveCards(_ progress: Progress, on day: StudyDay) -> Bool {
    progress.mocks.scored.contains { day - $0.day <= days }
      || progress.marks.entries.values.contains { ($0.rating ?? .green) != .green && day - $0.day <= days }
  }

  /// The cards in front, in order: those that teach red checklist items, then those of recent mocks, then those that
  /// teach yellow items; no card twice. A card that has been answered since is done.
  public static func cards(
    _ cards: [Card], _ progress: Progress, _ rubric: Rubric?, _ checklists: [Checklist], _ scheduler: Scheduler,
    on day: StudyDay
  ) -> [FocusCard] {
    let rated = rated(progress, checklists, on: day)
    let mocks = fromMocks(cards, progress, rubric, scheduler, on: day)
    var taken: Set<String> = []
    let all =
      rated.filter { $0.rating == .red }.map { FocusCard($0.card, .rating) } + mocks.map { FocusCard($0, .mock) }
      + rated.filter { $0.rating == .yellow }.map { FocusCard($0.card, .rating) }
    return all.filter { taken.insert($0.id).inserted }
  }

  /// The cards that teach what was recently rated red or yellow: red items first, the latest rating first, and an
  /// item's cards in its own order; no card twice.
  private static func rated(
    _ progress: Progress, _ checklists: [Checklist], on day: StudyDay
  ) -> [(card: String, rating: Rating)] {
    var items: [(item: Checklist.Item, entry: ChecklistMarks.Entry, rating: Rating)] = []
    for checklist in checklists where checklist.kind != .dayOf {
      for item in checklist.items {
        guard let entry = progress.marks[item.id], let rating = entry.rating, rating != .green, day - entry.day <= days
        else { continue }
        items.append((item, entry, rating))
      }
    }
    guard !items.isEmpty else { return [] }
    let lastAnswer = progress.lastAnswers()
    let places = items.indices.sorted {
      (items[$1].rating, items[$1].entry.at, $0) < (items[$0].rating, items[$0].entry.at, $1)
    }
    var (chosen, taken) = ([(card: String, rating: Rating)](), Set<String>())
    for place in places {
      let (item, entry, rating) = items[place]
      for card in item.cards where !progress.isSuspended(card) && lastAnswer(card).map({ $0 < entry.at }) != false {
        if taken.insert(card).inserted { chosen.append((card, rating)) }
      }
    }
    return Array(chosen.prefix(perRatings))
  }

  /// Of each recent mock, ten cards about the topics of its three lowest dimensions; those unseen until then first, then
  /// those most nearly forgotten. No other takes the place of one that is done.
  private static func fromMocks(
    _ cards: [Card], _ progress: Progress, _ rubric: Rubric?, _ scheduler: Scheduler, on day: StudyDay
  ) -> [String] {
    guard let rubric else { return [] }
    var (chosen, taken) = ([String](), Set<String>())
    for mock in progress.mocks.scored.reversed() {
      guard let scores = mock.own, day - mock.day <= days else { continue }
      let candidates = candidates(scores, mock.lastAt, cards, progress, rubric, scheduler, day)
        .filter { !taken.contains($0.card) }.prefix(perMock)
      taken.formUnion(candidates.map(\.card))
      chosen += candidates.filter { !$0.isDone }.map(\.card)
    }
    return chosen
  }

  private static func candidates(
    _ scores: ScoreEvent, _ at: Moment, _ cards: [Card], _ progress: Progress, _ rubric: Rubric,
    _ scheduler: Scheduler, _ day: StudyDay
  ) -> [(card: String, isDone: Bool)] {
    let topics = ScoreReading(scores, rubric).lowest.flatMap(\.dimension.topics)
    let answers = progress.answers(around: at)
    var unseen: [(rank: Int, place: Int, isDone: Bool)] = []
    var seen: [(recall: Double, place: Int, isDone: Bool)] = []
    for (place, card) in cards.enumerated() {
      guard let rank = topics.firstIndex(of: card.topic), !progress.isSuspended(card.id) else { continue }
      let (before, since) = answers(card.id)
      if before, let memory = progress.memory(of: card.id) {
        // What was answered since counts as one of the ten, whatever its recall was.
        seen.append((since ? -1 : scheduler.recall(memory, on: day), place, since))
      } else {
        unseen.append((rank, place, since))
      }
    }
    // Deck order within a topic, the lowest dimension's topics first.
    return unseen.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map { (cards[$0.place].id, $0.isDone) }
      + seen.sorted { ($0.recall, $0.place) < ($1.recall, $1.place) }.map { (cards[$0.place].id, $0.isDone) }
  }
}
