import VivaCore

/// `viva set`: shows and changes settings.
struct SetCommand {
  private let workspace: Workspace

  init(_ workspace: Workspace) { self.workspace = workspace }

  func run() throws -> Outcome {
    let arguments = workspace.invocation.arguments
    guard let key = arguments.first else {
      show(Settings.entries)
      return .done
    }
    guard let entry = Settings.entry(key) else {
      let keys = Settings.entries.map(\.key)
      throw UsageError(
        message: "there is no setting \(quoted(key))",
        help: Nearest.help(key, in: keys, "the settings are \(listed(keys, last: "and"))"))
    }
    guard arguments.count > 1 else {
      show([entry])
      return .done
    }
    let value = arguments[1]
    guard entry.takes(value) else {
      throw UsageError(
        message: "'\(key)' takes \(entry.range), not \(quoted(value))", help: "it means: \(entry.meaning)")
    }
    try workspace.record([.setting(key: key, value: value)])
    workspace.world.say("\(key) = \(value) (\(entry.meaning))")
    if key == "interview", let date = StudyDay(value) { remark(date) }
    if hasPlan, Settings.outsidePlan.contains(key) {
      let what = key == "retention" ? "is only the recall that 'viva' compares it with" : "counts again after it"
      workspace.world.say("Until the interview, the plan for it decides what is asked; this \(what).")
    }
    return .done
  }

  private var hasPlan: Bool {
    workspace.settings.deadline(workspace.progress, on: workspace.world.clock.now.day) != nil
  }

  /// A date for which nothing is planned is most likely a mistyped year.
  private func remark(_ date: StudyDay) {
    let today = workspace.world.clock.now.day
    if date < today {
      workspace.world.errors.report("warning: \(date) has passed", "'viva set interview none' takes the day away")
    } else if date - today > Deadline.longest {
      workspace.world.errors.report(
        "warning: \(date) is more than a year away; the plan for it begins on \(date + -Deadline.longest)",
        "'viva set interview DAY' sets another day")
    }
  }

  private func show(_ entries: [Settings.Entry]) {
    let (output, width) = (workspace.world.output, workspace.world.tableWidth)
    if workspace.invocation[.json] {
      let members = entries.map {
        JSON.Member(name: $0.key, value: .string(workspace.settings.value($0)))
      }
      output.verbatim(JSON.object(members).text + "\n")
      return
    }
    for entry in entries {
      let note = workspace.settings.isChosen(entry) ? "" : " (as it comes)"
      let (value, meaning) = (
        Line("\(entry.key) = \(workspace.settings.value(entry))"), Line("\(entry.meaning)\(note); \(entry.range)", .dim)
      )
      let column = Line(String(repeating: " ", count: 24))
      if width >= 60 {
        output.lines(wrap(meaning, to: width, first: value.padded(to: column.columns), rest: column))
      } else {
        output.lines([value] + wrap(meaning, to: width, first: "  ", rest: "  "))
      }
    }
  }
}
