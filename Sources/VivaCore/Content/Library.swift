/// A file to be read into the library, and what it is.
public struct ContentFile: Sendable {
  public enum Role: Sendable {
    case deck(Origin)
    case checklist
    case walkthrough(Origin)
    /// `rubric.json`.
    case rubric
    /// `phases.json`.
    case mockStyles
  }

  public let role: Role
  public let source: SourceText

  public init(_ role: Role, _ source: SourceText) {
    self.role = role
    self.source = source
  }

  /// What a Markdown file is that stands in no known folder: a checklist says so with a `kind` in its front matter, a
  /// walkthrough with its `minutes`, and anything else is a deck of somebody's own.
  public static func role(of source: SourceText) -> Role {
    var ignored: [Diagnostic] = []
    let front = FrontMatter.read(source, known: ["kind", "minutes"], problems: &ignored)
    if front["minutes"] != nil { return .walkthrough(.own) }
    return front["kind"] == nil ? .deck(.own) : .checklist
  }
}

/// All content that can be used: bundled decks and checklists, and the user's own decks.
///
/// A user's deck with an error in it is left out whole, so that a half-read file never changes what is asked; everything
/// else works.
public struct Library: Sendable {
  public let decks: [Deck]
  public let checklists: [Checklist]
  public let cards: [Card]
  public let walkthroughs: [Walkthrough]
  /// Nil when the content has none, or one with mistakes.
  public let rubric: Rubric?
  public let mockStyles: [MockStyle]
  /// What is wrong with the files, in reading order.
  public let problems: [Diagnostic]
  /// Decks with an error in them: `viva check` still looks at the rest of what they say.
  let leftOut: [Deck]
  let walkthroughsLeftOut: [Walkthrough]
  private let positions: Positions

  public init(_ files: [ContentFile]) {
    var assembly = Assembly()
    for file in files { assembly.add(file) }
    assembly.checkProblemIDs()
    assembly.checkItems()
    assembly.checkLinks()
    decks = assembly.decks
    leftOut = assembly.leftOut
    walkthroughsLeftOut = assembly.walkthroughsLeftOut
    checklists = assembly.checklists
    cards = assembly.cards
    walkthroughs = assembly.walkthroughs
    rubric = assembly.rubric
    mockStyles = assembly.mockStyles
    positions = assembly.positions
    problems = assembly.problems.inReadingOrder()
  }

  public func walkthrough(_ id: String) -> Walkthrough? {
    walkthroughs.first { $0.id == id }
  }

  public func card(_ id: String) -> Card? {
    positions[id].map { cards[$0] }
  }

  /// The topics that have cards: bundled ones in learning order, then the user's own by name.
  public var topics: [Topic] {
    let present = Set(decks.map(\.topic))
    return Topic.bundled.filter(present.contains) + present.subtracting(Topic.bundled).sorted()
  }
}

/// Where the card with an id stands among the cards.
private struct Positions {
  private var table = CardTable()
  /// By the id's number in the table; −1 when the card was taken out again.
  private var places: [Int] = []

  subscript(_ id: String) -> Int? {
    table.number(of: id).flatMap { places[$0] < 0 ? nil : places[$0] }
  }

  /// The ids that have a place.
  var ids: [String] { places.indices.filter { places[$0] >= 0 }.map(table.id) }

  /// Gives an id a place, unless it has one.
  ///
  /// - Returns: the place that it had before.
  mutating func add(_ id: String, at place: Int) -> Int? {
    let number = table.number(adding: id)
    if number == places.count { places.append(-1) }
    if places[number] >= 0 { return places[number] }
    places[number] = place
    return nil
  }

  mutating func remove(_ id: String) {
    if let number = table.number(of: id) { places[number] = -1 }
  }
}

/// The library while it is put together: which ids are taken, and by what.
private struct Assembly {
  var decks: [Deck] = []
  var checklists: [Checklist] = []
  var cards: [Card] = []
  var walkthroughs: [Walkthrough] = []
  var rubric: Rubric?
  var mockStyles: [MockStyle] = []
  var positions = Positions()
  var leftOut: [Deck] = []
  var walkthroughsLeftOut: [Walkthrough] = []
  var problems: [Diagnostic] = []

  mutating func add(_ file: ContentFile) {
    switch file.role {
    case .deck(let origin):
      let reading = DeckReader.read(file.source, origin)
      problems += reading.problems
      add(reading.deck, isUsable: reading.isUsable)
    case .checklist:
      let (checklist, problems) = ChecklistReader.read(file.source)
      self.problems += problems
      if let checklist { checklists.append(checklist) }
    case .walkthrough(let origin):
      let (walkthrough, problems) = WalkthroughReader.read(file.source, origin)
      self.problems += problems
      let isUsable = origin == .bundled || !problems.contains { $0.severity == .error }
      if let walkthrough, isUsable {
        add(walkthrough)
      } else if let walkthrough {
        walkthroughsLeftOut.append(walkthrough)
      }
    case .rubric:
      let (rubric, problems) = RubricReader.read(file.source)
      self.problems += problems
      self.rubric = rubric
    case .mockStyles:
      let (styles, problems) = MockStyleReader.read(file.source)
      self.problems += problems
      mockStyles = styles
    }
  }

  private mutating func add(_ walkthrough: Walkthrough) {
    if let other = walkthroughs.first(where: { $0.id == walkthrough.id }) {
      problems.append(taken(walkthrough, by: other.source.path))
      if walkthrough.isOwn { return }
    }
    walkthroughs.append(walkthrough)
  }

  /// Problems share their ids with no card, in whatever order the files come.
  mutating func checkProblemIDs() {
    let clashing = walkthroughs.compactMap { problem in positions[problem.id].map { (problem, cards[$0]) } }
    for (problem, card) in clashing {
      problems.append(taken(problem, by: "\(card.source.path):\(card.line)"))
      walkthroughs.removeAll { $0.isOwn && $0.id == problem.id }
    }
  }

  private func taken(_ walkthrough: Walkthrough, by place: String) -> Diagnostic {
    Diagnostic(
      .error, walkthrough.source, 0..<0, "the id '\(walkthrough.id)' is taken (\(place))",
      help: "ids are unique across all content: give this problem another one")
  }

  private mutating func add(_ deck: Deck, isUsable: Bool) {
    var isUsable = isUsable
    if let other = decks.first(where: { $0.name == deck.name }) {
      problems.append(
        Diagnostic(
          .error, deck.source, 0..<0, "there is another deck named '\(deck.name)' (\(other.source.path))",
          help: "rename one of the two files"))
      if deck.isOwn { isUsable = false }
    }
    var duplicates: [Diagnostic] = []
    for (index, card) in deck.cards.enumerated() {
      if duplicates.isFull(deck.source, at: card.promptRange.lowerBound) { break }
      if let other = positions.add(card.id, at: cards.count + index) {
        duplicates.append(duplicate(card, of: other < cards.count ? cards[other] : deck.cards[other - cards.count]))
      }
    }
    problems += duplicates
    if !isUsable || (deck.isOwn && !duplicates.isEmpty) {
      leftOut.append(deck)
      for card in deck.cards where positions[card.id].map({ $0 >= cards.count }) == true { positions.remove(card.id) }
      return
    }
    cards += deck.cards
    decks.append(deck)
  }

  private func duplicate(_ card: Card, of other: Card) -> Diagnostic {
    let place = "\(other.source.path):\(other.line)"
    if card.id.hasPrefix("h-"), card.prompt == other.prompt {
      return Diagnostic(
        .error, card.source, card.promptRange, "this prompt stands twice in the deck (\(place))",
        help: "remove one of the two, or give one an id, {#an-id}")
    }
    return Diagnostic(
      .error, card.source, card.promptRange, "the id '\(card.id)' is taken (\(place))",
      help: "give this card another id")
  }

  /// Items share their ids with nothing: neither with other items nor with cards.
  mutating func checkItems() {
    var places: [String: (source: SourceText, offset: Int)] = [:]
    for checklist in checklists {
      for item in checklist.items {
        if let other = places[item.id] {
          let place = "\(other.source.path):\(other.source.position(of: other.offset).line)"
          problems.append(
            Diagnostic(
              .error, checklist.source, item.range, "the id '\(item.id)' is taken (\(place))",
              help: "give this item another id"))
        } else if let card = positions[item.id].map({ cards[$0] }) {
          problems.append(
            Diagnostic(
              .error, checklist.source, item.range,
              "the id '\(item.id)' is the id of a card (\(card.source.path):\(card.line))",
              help: "ids are unique across all content: give this item another one"))
        }
        places[item.id] = places[item.id] ?? (checklist.source, item.range.lowerBound)
      }
    }
  }

  /// Every card that a checklist item names must exist; a checklist that is checked alone has nothing to link to.
  mutating func checkLinks() {
    guard !decks.isEmpty || !leftOut.isEmpty else { return }
    for checklist in checklists {
      for item in checklist.items {
        for (id, range) in zip(item.cards, item.cardRanges(in: checklist.source)) where positions[id] == nil {
          let near = Nearest.question(id, in: positions.ids)
          problems.append(
            Diagnostic(
              .error, checklist.source, range, "there is no card '\(id)'",
              help: near ?? "name a card's id, as in cards=\"leader-follower-reads\""))
        }
      }
    }
  }
}
