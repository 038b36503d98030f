import VivaCore

/// `viva cards`: browse and search.
struct CardsCommand {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  func run() throws -> Outcome {
    let invocation = workspace.invocation
    let world = workspace.world
    let topic = try invocation[.topic].map { try TopicChoice.topic($0, in: workspace.library) }
    let words = invocation.arguments.map { $0.lowercased() }
    let day = world.clock.now.day
    let (progress, scheduler) = (workspace.progress, workspace.scheduler)
    let found = workspace.library.cards.filter { card in
      if let topic, card.topic != topic { return false }
      if let tag = invocation[.tag], !card.tags.contains(tag) { return false }
      if let state = invocation[.state],
        CardState(card, progress, scheduler, on: day).rawValue != state.rawValue
      {
        return false
      }
      return matches(card, words)
    }
    if invocation[.json] {
      printJSON(found, progress, scheduler, day)
    } else {
      printList(found, progress, scheduler, day)
    }
    return .done
  }

  private func matches(_ card: Card, _ words: [String]) -> Bool {
    guard !words.isEmpty else { return true }
    let text = "\(card.id) \(card.topic) \(card.prompt) \(card.answerText)".lowercased()
    return words.allSatisfy(text.contains)
  }

  private func printJSON(_ cards: [Card], _ progress: Progress, _ scheduler: Scheduler, _ day: StudyDay) {
    let output = workspace.world.output
    output.verbatim("[")
    for (index, card) in cards.enumerated() {
      output.verbatim((index == 0 ? "\n" : ",\n") + card.json(progress, scheduler, on: day).text)
    }
    output.verbatim(cards.isEmpty ? "]\n" : "\n]\n")
  }

  private static let widestID = 32

  private func printList(_ cards: [Card], _ progress: Progress, _ scheduler: Scheduler, _ day: StudyDay) {
    let world = workspace.world
    guard !cards.isEmpty else {
      world.errors.report("no card matches", "'viva cards' without a query lists all of them")
      return
    }
    // Prompts stand in a column of their own, unless an id is far longer than others.
    let idWidth = min(CardsCommand.widestID, cards.map(\.id.count).max() ?? 0)
    var topic: Topic?
    for card in cards {
      if card.topic != topic {
        if topic != nil { world.output.line(Line()) }
        world.output.line(Line(card.topic.title, .bold))
        topic = card.topic
      }
      let state = CardState(card, progress, scheduler, on: day)
      let prompt = Inline.read(card.prompt).map(\.plain).joined()
      world.output.line(
        (Line("  " + state.rawValue.padding(to: 10), .dim) + Line(card.id.padding(to: idWidth), .accent)
          + Line("  " + prompt))
          .truncated(to: world.tableWidth))
    }
    world.errors.report(counted(cards.count, "card"), nil)
  }
}

/// Finds topics by the words that people type.
enum TopicChoice {
  static func topic(_ word: String, in library: Library) throws(FileProblem) -> Topic {
    let topic = Topic(word.lowercased())
    if library.topics.contains(topic) { return topic }
    let names = library.topics.map(\.id)
    if Topic.bundled.contains(topic) {
      throw FileProblem(
        "there are no cards about '\(topic)' yet", help: "there are cards about \(listed(names, last: "and"))")
    }
    throw FileProblem(
      "there is no topic \(quoted(word))",
      help: Nearest.help(topic.id, in: names, "there are cards about \(listed(names, last: "and"))"))
  }
}
