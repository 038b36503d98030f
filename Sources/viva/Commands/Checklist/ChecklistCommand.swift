import VivaCore

/// `viva checklist`: all lists and how they stand, or one of them to go through.
struct ChecklistCommand {
  private let workspace: Workspace
  private let world: World
  private let day: StudyDay

  init(_ workspace: Workspace) {
    self.workspace = workspace
    world = workspace.world
    day = world.clock.now.day
  }

  func run() throws -> Outcome {
    let checklists = inOrder
    guard !checklists.isEmpty else {
      throw FileProblem("the material in use has no checklists", help: "'viva check' says what is wrong with it")
    }
    let marks = workspace.progress.marks
    guard let name = workspace.invocation.arguments.first else {
      if workspace.invocation[.json] {
        world.output.verbatim(json(checklists, marks).text + "\n")
      } else {
        printTable(checklists, marks)
      }
      return .done
    }
    let checklist = try checklist(named: name, in: checklists)
    if workspace.invocation[.json] {
      world.output.verbatim(json([checklist], marks).text + "\n")
      return .done
    }
    return try goThrough(checklist, marks)
  }

  /// Mastery lists in the order in which their topics are learned, the others in their own order, then by name.
  private var inOrder: [Checklist] {
    func rank(_ checklist: Checklist) -> Int {
      checklist.topic.flatMap(Topic.bundled.firstIndex) ?? Topic.bundled.count + (checklist.order ?? 1000)
    }
    return workspace.library.checklists.sorted { (rank($0), $0.name) < (rank($1), $1.name) }
  }

  /// By the file's name, or for a mastery list by the rest of it: `replication` for `mastery-replication`.
  private func checklist(named name: String, in checklists: [Checklist]) throws(FileProblem) -> Checklist {
    let name = name.lowercased()
    for candidate in [name, ChecklistTable.masteryPrefix + name] {
      if let checklist = checklists.first(where: { $0.name.lowercased() == candidate }) { return checklist }
    }
    let names = checklists.map(ChecklistTable.shownName)
    throw FileProblem(
      "there is no checklist \(quoted(name))", help: Nearest.help(name, in: names, "'viva checklist' lists them"))
  }

  private func printTable(_ checklists: [Checklist], _ marks: ChecklistMarks) {
    let width = world.tableWidth
    world.output.lines(ChecklistTable.lines(checklists, marks, on: day, width: width))
    let states = checklists.filter { $0.kind != .dayOf }.map { ChecklistState($0, marks, on: day) }
    let stale = states.reduce(0) { $0 + $1.stale }
    world.output.line()
    let total = ChecklistWording.counts(states) + (stale > 0 ? "; \(grouped(stale)) stale" : "")
    if !states.isEmpty { world.output.lines(wrap(Line(total), to: width)) }
    world.output.line(Line("viva checklist NAME goes through one.", .dim))
  }

  private func goThrough(_ checklist: Checklist, _ marks: ChecklistMarks) throws -> Outcome {
    try workspace.store.checkWritable()
    let session = ChecklistSession(checklist, marks, ids: EventIDs(seed: world.seed), on: day)
    let run = ChecklistRun(session, workspace)
    let usesScreen = world.hasScreen && !workspace.invocation[.plain]
    let signal = try usesScreen ? ChecklistOnScreen(run).run() : ChecklistByLine(run).run()
    ChecklistWording.summary(run.session, on: day).forEach(world.say)
    return workspace.ended(by: signal, unsaved: "mark", because: run.problem)
  }

  private func json(_ checklists: [Checklist], _ marks: ChecklistMarks) -> JSON {
    let rows = checklists.map { checklist in
      let state = ChecklistState(checklist, marks, on: day)
      return JSON.object([
        "name": .string(checklist.name), "title": .string(checklist.title), "kind": .string(checklist.kind.rawValue),
        "topic": checklist.topic.map { .string($0.id) }, "green": .int(state.green), "yellow": .int(state.yellow),
        "red": .int(state.red), "ticked": .int(state.ticked), "open": .int(state.open), "stale": .int(state.stale),
        "lastDay": state.lastDay.map { .string($0.description) },
        "items": .array(checklist.items.map { json($0, checklist, marks) }),
      ])
    }
    return .object(["version": .int(1), "checklists": .array(rows)])
  }

  private func json(_ item: Checklist.Item, _ checklist: Checklist, _ marks: ChecklistMarks) -> JSON {
    let entry = marks[item.id]
    return .object([
      "id": .string(item.id), "text": .string(item.text), "section": item.section.map(JSON.string),
      "rating": entry?.rating.map { .string($0.rawValue) },
      "ticked": checklist.kind == .dayOf ? .bool(marks.isTicked(item.id, on: day)) : nil,
      "day": entry.map { .string($0.day.description) }, "stale": .bool(marks.isStale(item.id, on: day)),
      "cards": .array(item.cards.map(JSON.string)),
    ])
  }
}

/// A checklist session together with the file that its marks go to: what both ways of running it share.
final class ChecklistRun {
  private(set) var session: ChecklistSession
  let library: Library
  let world: World
  private let store: ProgressStore
  /// What kept marks from being saved last.
  private(set) var problem: FileProblem?

  init(_ session: ChecklistSession, _ workspace: Workspace) {
    self.session = session
    library = workspace.library
    world = workspace.world
    store = workspace.store
  }

  /// Hands an input to the session and saves what it records; what could not be saved waits for the next attempt.
  func handle(_ input: ChecklistSession.Input) {
    let events = session.handle(input, at: world.clock.now)
    guard !events.isEmpty else { return }
    do throws(FileProblem) {
      try store.record(events)
      problem = nil
    } catch {
      problem = error
    }
  }
}
