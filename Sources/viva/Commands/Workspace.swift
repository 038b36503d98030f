import VivaCore

/// What a command works on: the library, the progress and the settings, loaded once.
struct Workspace {
  let world: World
  let invocation: Invocation
  let store: ProgressStore
  let library: Library
  let reading: ProgressFile.Reading
  let settings: Settings

  init(_ invocation: Invocation, _ world: World) throws {
    self.world = world
    self.invocation = invocation
    let locations = Locations(environment: world.environment, executable: world.executable)
    let store = try ProgressStore(invocation, world)
    let (content, progress) = (try locations.content(flag: invocation[.content]), store.path)
    let parts: ContentFiles.Parts = invocation.command == .review ? .decks : .all
    // Each takes about half of the start with many cards.
    let (loaded, read) = atTheSameTime {
      var files = ContentFiles(parts)
      files.addBundled(content)
      files.addOwn(besideProgress: progress)
      return (library: Library(files.files), unreadable: files.problems)
    } and: {
      Result { try store.read() }
    }
    self.store = store
    library = loaded.library
    reading = try read.get()
    settings = Settings(reading.progress)
    try report(loaded.unreadable)
  }

  var progress: Progress { reading.progress }

  /// The cards that recent mocks and ratings put in front.
  func focus(on day: StudyDay) -> [FocusCard] {
    guard Focus.mayHaveCards(progress, on: day) else { return [] }
    let material = library.rubric == nil && library.checklists.isEmpty ? focusMaterial() : library
    return Focus.cards(library.cards, progress, material.rubric, material.checklists, scheduler, on: day)
  }

  /// What a review leaves unread until something is to come first.
  private func focusMaterial() -> Library {
    let locations = Locations(environment: world.environment, executable: world.executable)
    guard let content = try? locations.content(flag: invocation[.content]) else { return library }
    var files = ContentFiles([.checklists, .mocks])
    files.addBundled(content)
    return Library(files.files)
  }

  var scheduler: Scheduler { settings.scheduler(on: world.clock.now.day) }

  /// Says on standard error which files were left out, once each, and what happened to the progress file.
  private func report(_ unreadable: [FileProblem]) throws {
    for problem in unreadable { world.errors.report("warning: \(problem.message)", problem.help) }
    var named: Set<String> = []
    for problem in library.problems where named.insert(problem.source.path).inserted {
      let count = library.problems.count { $0.source.path == problem.source.path && $0.severity == .error }
      guard count > 0 else { continue }
      let isUsed =
        library.decks.contains { $0.source === problem.source }
        || library.checklists.contains { $0.source === problem.source }
      world.errors.report(
        "warning: \(problem.source.path) has \(counted(count, "mistake"))\(isUsed ? "" : " and is left out")",
        "'viva check' shows them")
    }
    if case .torn(let lost) = reading.condition {
      world.errors.report(
        "warning: the last write to \(store.path) did not finish\(lostText(lost)); all whole answers are here",
        "the next answer mends the file; 'viva doctor' looks closer")
    }
    if let last = progress.lastDay, last > world.clock.now.day {
      world.errors.report(
        "warning: the clock says \(world.clock.now.day), and the last answer counted for \(last)",
        "check the date of this computer; answers given now count as the same day")
    }
  }

  /// How a session ends: with what could not be saved, or by its signal.
  ///
  /// - Parameter what: what the session records, such as "answer".
  func ended(by signal: Int32?, unsaved what: String, because problem: FileProblem?) -> Outcome {
    world.errors.report(store.takeRemarks())
    guard !store.unsaved.isEmpty else { return signal.map(Outcome.interrupted) ?? .done }
    // After the whole screen, this is the first of it that stays in the scrollback.
    let reason = problem.map { ": \($0.message)" } ?? ""
    world.errors.report("error: \(counted(store.unsaved.count, what)) could not be saved\(reason)", problem?.help)
    return .problem
  }

  /// Writes events of a command that has no session of its own.
  func record(_ bodies: [Event.Body]) throws(FileProblem) {
    var ids = EventIDs(seed: world.seed)
    let now = world.clock.now
    try store.record(bodies.map { Event(id: ids.next(), at: now.moment, day: now.day, $0) })
    world.errors.report(store.takeRemarks())
  }

  /// The card with this id, or a complaint that names the nearest one.
  func card(_ id: String) throws(FileProblem) -> Card {
    if let card = library.card(id) { return card }
    let ids = library.cards.map(\.id) + library.walkthroughs.map(\.id)
    throw FileProblem(
      "there is no card or problem \(quoted(id))",
      help: Nearest.question(id, in: ids) ?? "'viva cards' and 'viva problems' list the ids")
  }
}

/// How much of a torn file is lost, in parentheses; nothing when only its close is missing.
func lostText(_ bytes: Int) -> String { bytes == 0 ? "" : " (\(counted(bytes, "byte")) cannot be read)" }

extension Output {
  /// A message and, in a line below it, what to do.
  func report(_ message: String, _ help: String?) {
    for sentence in [message, help.map { "  help: \($0)" }].compactMap(\.self) {
      if let width { lines(wrap(Line(sentence), to: width, rest: "  ")) } else { write(sentence + "\n") }
    }
  }

  func report(_ remarks: [ProgressStore.Remark]) {
    for remark in remarks {
      switch remark {
      case .mended(let lost, let place):
        report(
          "the end of the progress file was damaged and has been mended: every whole answer was kept"
            + (lost == 0 ? "" : ", \(counted(lost, "byte")) could not be read"), "the damaged file is at \(place)")
      case .tidied: report("the progress file was written anew, with one event a line", nil)
      case .recreated: report("the progress file had been removed; it was written again", nil)
      case .backupFailed(let problem): report("warning: no backup was made: \(problem.message)", problem.help)
      }
    }
  }
}
