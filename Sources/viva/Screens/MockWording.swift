import VivaCore

/// The sentences of a mock, the same on the screen and line by line.
enum MockWording {
  /// "05:48 left", and past the end "+0:42 over".
  static func left(_ seconds: Double) -> String {
    // A countdown shows the second that is running: it reaches 0:00 when the time is up, not a second before.
    seconds > 0 ? "\(clock(Int(seconds.rounded(.up)))) left" : "+\(clock(Int(-seconds))) over"
  }

  static func clock(_ seconds: Int) -> String { ReviewWording.clock(seconds) }

  static func announcement(_ announcement: MockSession.Announcement, _ session: MockSession, at now: Now) -> String {
    let phase = session.plan.phases[session.phase]
    switch announcement {
    case .phaseBegan: return "\(phase.style.name): \(clock(phase.seconds))."
    case .twoMinutesLeft: return "Two minutes left for \(phase.style.name.lowercased())."
    case .minute: return "\(left(session.left(at: now))), \(left(session.totalLeft(at: now))) in all."
    case .phaseTimeIsUp: return "Time for \(phase.style.name.lowercased()) is up; n goes on."
    case .allTimeIsUp: return "The interview's time is up."
    case .curveball: return "The interviewer adds something."
    case .pauseForbidden: return "No pauses in a strict mock."
    case .nothingMoreToAsk: return "The interviewer has nothing to add: \"Make an assumption and say it.\""
    case .noMoreHints: return "No more hints for this phase."
    case .noMoreCurveballs: return "The interviewer has no more surprises for this problem."
    }
  }

  /// What a curveball asks.
  static let question = "What breaks first?"
  static let strains: [(key: Character, strain: Walkthrough.Curveball.Strain)] = [
    ("l", .latency), ("k", .consistency), ("$", .cost), ("p", .privacy),
  ]

  /// What the reference says, beside what was answered.
  static func verdict(_ curveball: Walkthrough.Curveball, _ answer: Walkthrough.Curveball.Strain) -> String {
    let opening =
      answer == curveball.breaks
      ? "Yes, \(answer.rawValue):" : "You said \(answer.rawValue); the reference says \(curveball.breaks.rawValue):"
    let end = curveball.why.last.map { ".!?".contains($0) } == true ? "" : "."
    return "\(opening) \(curveball.why)\(end) Change: \(curveball.change)"
  }

  static func briefing(_ plan: MockPlan) -> String {
    let phases = plan.phases.map { "\($0.style.name.lowercased()) \(clock($0.seconds))" }.joined(separator: ", ")
    return "\(counted(plan.setup.minutes, "minute")): \(phases)."
  }

  /// What a mock took: planned against used, phase by phase.
  static func times(_ session: MockSession, at now: Now) -> [String] {
    let planned = clock(session.plan.seconds)
    let title = session.plan.walkthrough.title
    var lines = ["\(title) · \(planned) planned, \(clock(Int(session.total(at: now)))) used."]
    lines += session.plan.phases.enumerated().map { index, phase in
      "  \(phase.style.name): \(clock(phase.seconds)) planned, \(clock(Int(session.spent(in: index, at: now)))) used"
    }
    let hints = session.hints.reduce(0, +)
    let surprises = session.curveballs.count
    lines.append(
      "  \(counted(session.pauses, "pause")), \(counted(session.asked, "question")) asked, \(counted(hints, "hint")), "
        + "\(counted(surprises, "curveball"))")
    return lines
  }
}
