extension Library {
  /// The longest answer that a card may have, in words.
  public static let answerWordLimit = 200

  /// Everything that `viva check` holds against the content: what reading it found, and what only a closer look finds.
  ///
  /// Reading finds what makes a file unusable; this adds what makes content bad: fences and tables that break off,
  /// answers too long to recall, prompts that ask the same, bundled topics without enough what-if cards, mastery items
  /// that no card teaches, cards that no checklist leads to.
  public func thoroughProblems() -> [Diagnostic] {
    var found = problems
    for deck in decks + leftOut { found += Library.problems(of: deck) }
    for deck in decks + leftOut where !deck.isOwn && !deck.cards.isEmpty { found += whatIfProblems(of: deck) }
    for checklist in checklists where checklist.kind == .mastery {
      for item in checklist.items where item.cards.isEmpty {
        found.append(
          Diagnostic(
            .error, checklist.source, item.range, "no card teaches this item",
            help: "name the cards that do, as in cards=\"leader-follower-reads\""))
      }
    }
    found += similarPrompts() + unreachedCards()
    for walkthrough in walkthroughs + walkthroughsLeftOut { found += WalkthroughCheck.problems(of: walkthrough) }
    return (found + sharedLines()).inReadingOrder()
  }

  /// Cards that ask what another card asks in nearly the same words; of each file no more than a person would read.
  private func similarPrompts() -> [Diagnostic] {
    var named: [String: Int] = [:]
    return SimilarPrompts.pairs(cards.map(\.prompt)).compactMap { pair in
      let (card, other) = (cards[pair.later], cards[pair.earlier])
      named[card.source.path, default: 0] += 1
      guard named[card.source.path, default: 0] <= [Diagnostic].limit else { return nil }
      return Diagnostic(
        card.isOwn ? .warning : .error, card.source, card.promptRange,
        "this asks nearly what '\(other.id)' asks (\(other.source.path):\(other.line))",
        help: "make one card of the two, or say in the prompt what sets them apart")
    }
  }

  /// Bundled cards that no checklist item names: who goes by the lists never meets them.
  private func unreachedCards() -> [Diagnostic] {
    let reached = Set(checklists.flatMap(\.items).flatMap(\.cards))
    guard !reached.isEmpty else { return [] }
    return cards.filter { !$0.isOwn && !reached.contains($0.id) }.map { card in
      Diagnostic(
        .warning, card.source, card.promptRange, "no checklist leads to this card",
        help: "name it in the item that asks for it, as in cards=\"\(card.id)\"")
    }
  }

  /// How many words a line must have before it counts as shared: "Functional:" may stand in every walkthrough.
  private static let sharedWords = 8

  /// Lines of text that stand in two bundled walkthroughs: each is to be specific to its problem.
  private func sharedLines() -> [Diagnostic] {
    var places: [String: (path: String, line: Int)] = [:]
    var found: [Diagnostic] = []
    for walkthrough in walkthroughs where !walkthrough.isOwn {
      let source = walkthrough.source
      for range in source.lines() {
        let words = source.text(range).lowercased().split { !$0.isLetter && !$0.isNumber }
        guard words.count >= Library.sharedWords else { continue }
        let key = words.joined(separator: " ")
        if let other = places[key], other.path != source.path {
          found.append(
            Diagnostic(
              .error, source, range, "this line stands in \(other.path):\(other.line) too",
              help: "say what is true of this problem and no other"))
        } else {
          places[key] = (source.path, source.position(of: range.lowerBound).line)
        }
      }
    }
    return found
  }

  private static func problems(of deck: Deck) -> [Diagnostic] {
    var found: [Diagnostic] = []
    // What is larger than a field may be was refused in reading.
    for card in deck.cards where card.answerRange.count <= DeckReader.fieldLimit {
      if found.isFull(deck.source, at: card.promptRange.lowerBound) { break }
      found += problems(of: card)
    }
    return found
  }

  private static func problems(of card: Card) -> [Diagnostic] {
    var found = Markdown.problems(of: card.source, in: card.answerRange)
    let count = wordCount(card.answer)
    if count > answerWordLimit {
      found.append(
        Diagnostic(
          card.isOwn ? .warning : .error, card.source, card.promptRange,
          "the answer has \(count) words; at most \(answerWordLimit) can be recalled",
          help: "split it into cards that each ask one thing"))
    }
    return found
  }

  private func whatIfProblems(of deck: Deck) -> [Diagnostic] {
    let count = deck.cards.count { $0.kind == .whatIf }
    guard count < 2 else { return [] }
    return [
      Diagnostic(
        .error, deck.source, 0..<0,
        "the topic '\(deck.topic)' has \(counted(count, "what-if card")); the explain drill needs 2",
        help: "add kind=what-if to cards that ask what breaks, and what then")
    ]
  }

  /// The words of an answer, without mark-up: what stands between spaces and has a letter or digit in it, so that
  /// 10,000 is one word and an arrow none.
  public static func wordCount(_ blocks: [Block]) -> Int {
    blocks.reduce(0) { sum, block in
      sum + block.plain.split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
    }
  }
}
