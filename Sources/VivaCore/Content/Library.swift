/// A file to be read into the library, and what it is.
public struct ContentFile: Sendable {
  public enum Role: Sendable {
    case deck(Origin)
    case checklist
  }

  public let role: Role
  public let source: SourceText

  public init(_ role: Role, _ source: SourceText) {
    self.role = role
    self.source = source
  }

  /// What a Markdown file is that stands in no known folder: a checklist says so with a `kind` in its front matter, and
  /// anything else is a deck of somebody's own.
  public static func role(of source: SourceText) -> Role {
    var ignored: [Diagnostic] = []
    let front = FrontMatter.read(source, known: ["title", "kind", "topic", "sources"], problems: &ignored)
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
  /// What is wrong with the files, in reading order.
  public let problems: [Diagnostic]
  private let positions: Positions

  public init(_ files: [ContentFile]) {
    var assembly = Assembly()
    for file in files { assembly.add(file) }
    assembly.checkLinks()
    decks = assembly.decks
    checklists = assembly.checklists
    cards = assembly.cards
    positions = assembly.positions
    problems = assembly.problems.inReadingOrder()
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
  var positions = Positions()
  var problems: [Diagnostic] = []
  private var itemIDs: [String: String] = [:]

  mutating func add(_ file: ContentFile) {
    switch file.role {
    case .deck(let origin):
      let (deck, problems) = DeckReader.read(file.source, origin)
      self.problems += problems
      if let deck, origin == .bundled || !problems.contains(where: { $0.severity == .error }) { add(deck) }
    case .checklist:
      let (checklist, problems) = ChecklistReader.read(file.source)
      self.problems += problems
      if let checklist { add(checklist) }
    }
  }

  private mutating func add(_ deck: Deck) {
    if let other = decks.first(where: { $0.name == deck.name }) {
      problems.append(
        Diagnostic(
          .error, deck.source, 0..<0, "there is another deck named '\(deck.name)' (\(other.source.path))",
          help: "rename one of the two files"))
      if deck.isOwn { return }
    }
    var duplicates: [Diagnostic] = []
    for (index, card) in deck.cards.enumerated() {
      if let other = positions.add(card.id, at: cards.count + index) {
        duplicates.append(duplicate(card, of: other < cards.count ? cards[other] : deck.cards[other - cards.count]))
      }
    }
    problems += duplicates
    if deck.isOwn, !duplicates.isEmpty {
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
      .error, card.source, card.promptRange, "the id '\(card.id)' is taken (\(place))", help: "give this card another id")
  }

  private mutating func add(_ checklist: Checklist) {
    for item in checklist.items {
      if let other = itemIDs.updateValue(checklist.source.path, forKey: item.id) {
        problems.append(
          Diagnostic(
            .error, checklist.source, item.range, "the id '\(item.id)' is taken (\(other))",
            help: "give this item another id"))
      } else if positions[item.id] != nil {
        problems.append(
          Diagnostic(
            .error, checklist.source, item.range, "the id '\(item.id)' is the id of a card",
            help: "ids are unique across all content: give this item another one"))
      }
    }
    checklists.append(checklist)
  }

  /// Every card that a checklist item names must exist.
  mutating func checkLinks() {
    for checklist in checklists {
      for item in checklist.items {
        for id in item.cards where positions[id] == nil {
          let near = Nearest.match(id, in: positions.ids)
          problems.append(
            Diagnostic(
              .error, checklist.source, item.cardsRange ?? item.range, "there is no card '\(id)'",
              help: near.map { "did you mean '\($0)'?" } ?? "name a card's id, as in cards=\"leader-follower-reads\""))
        }
      }
    }
  }
}
