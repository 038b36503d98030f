/// What a mock is told, what it tells, and how it stands meanwhile.
extension MockSession {
  public enum Stage: Equatable, Sendable {
    /// The prompt is shown; the clock has not started.
    case briefing
    case running
    case paused
    /// The machine slept for so many seconds: should they count?
    case woken(slept: Double)
    case over(Ending)
  }

  public enum Ending: Equatable, Sendable {
    case finished
    case abandoned
    /// Left to be resumed.
    case left
  }

  public enum Input: Equatable, Sendable {
    case start
    case pauseOrContinue
    case nextPhase
    /// The interviewer answers the next clarifying question.
    case ask
    case hint
    /// A curveball now.
    case curveball
    /// What breaks first under the curveball that was thrown last.
    case breaks(Walkthrough.Curveball.Strain)
    /// The reference to the curveball has been read.
    case dismiss
    case note(String)
    /// All notes, after an editor.
    case notes(String)
    /// The note being typed; it is saved with the next checkpoint.
    case draft(String)
    case tick
    /// The machine was asleep for so many seconds.
    case slept(Double)
    /// Whether the time asleep counts.
    case countSleep(Bool)
    case finish
    case abandon
    /// Ends the program without ending the mock.
    case leave
  }

  /// What the person should notice, beyond what the screen shows anyway.
  public enum Announcement: Equatable, Sendable {
    case phaseBegan
    case twoMinutesLeft
    /// A whole minute of the phase has passed.
    case minute
    /// The phase's time is up; the clock counts on.
    case phaseTimeIsUp
    case allTimeIsUp
    case curveball
    case pauseForbidden
    case nothingMoreToAsk
    case noMoreHints
    case noMoreCurveballs
  }

  /// A curveball that lies on the table.
  public struct Pending: Equatable, Sendable {
    public let index: Int
    /// Nil until the candidate has said what breaks first; then the reference is shown.
    public var answer: Walkthrough.Curveball.Strain?
  }
}
