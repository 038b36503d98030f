import VivaCore

/// `viva review`: the daily flash review, on the whole screen or line by line.
struct ReviewCommand {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  func run() throws -> Outcome {
    let world = workspace.world
    let choice = try choice()
    let now = world.clock.now
    let scheduler = workspace.scheduler
    let seed = workspace.invocation[.seed].map { UInt64($0) } ?? world.seed
    let queue = queue(choice, seed, on: now.day)
    guard !queue.entries.isEmpty else {
      world.say(ReviewWording.nothingDue(queue, choice, workspace.library, workspace.settings, on: now.day))
      return .done
    }
    let session = ReviewSession(
      cards: workspace.library.cards, progress: workspace.progress, scheduler: scheduler, queue: queue, choice: choice,
      minutes: workspace.invocation[.minutes], ids: EventIDs(seed: world.seed), at: now)
    let run = ReviewRun(session, workspace.store, world)
    let usesScreen = world.hasScreen && !workspace.invocation[.plain]
    let signal = try usesScreen ? ReviewOnScreen(run).run() : ReviewByLine(run, workspace.invocation).run()
    // In the same stream as the cards, the summary needs something to set it apart.
    if !usesScreen { world.output.line() }
    ReviewWording.summary(run.session, workspace.settings, at: world.clock.now).forEach(world.say)
    return workspace.ended(by: signal, unsaved: "answer", because: run.problem)
  }

  private func queue(_ choice: ReviewChoice, _ seed: UInt64, on day: StudyDay) -> ReviewQueue {
    let (cards, progress, focus) = (workspace.library.cards, workspace.progress, workspace.focus(on: day))
    if choice.mode == .due, let deadline = workspace.settings.deadline(progress, on: day) {
      // Minutes asked for here are on top of what the day has had.
      let budget = workspace.invocation[.minutes].map { Double($0) * 60 }
      return ReviewQueue(
        cards: cards, progress: progress, scheduler: workspace.scheduler, on: day, choice: choice, deadline: deadline,
        budget: budget, focus: focus, seed: seed)
    }
    return ReviewQueue(
      cards: cards, progress: progress, scheduler: workspace.scheduler, on: day, choice: choice,
      newPerDay: workspace.settings.newCards(on: day), focus: focus, seed: seed)
  }

  private func choice() throws -> ReviewChoice {
    let invocation = workspace.invocation
    if invocation[.ahead], invocation[.cram] {
      throw UsageError(message: "'--ahead' and '--cram' contradict each other", help: "leave one of them out")
    }
    var choice = ReviewChoice()
    // `viva` alone starts a review too, and has no topics.
    for word in invocation.command == .review ? invocation.arguments : [] {
      choice.topics.insert(try TopicChoice.topic(word, in: workspace.library))
    }
    if let tag = invocation[.tag] {
      let tags = Set(workspace.library.cards.flatMap(\.tags))
      guard tags.contains(tag) else {
        throw FileProblem(
          "no card has the tag \(quoted(tag))",
          help: Nearest.question(tag, in: tags) ?? "'viva cards --json' shows the tags")
      }
      choice.tag = tag
    }
    choice.limit = invocation[.limit]
    choice.new = invocation[.new]
    choice.mode = invocation[.cram] ? .cram : invocation[.ahead] ? .ahead : .due
    return choice
  }
}
