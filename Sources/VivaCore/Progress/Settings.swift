/// What the learner may choose. Settings are events, so that they travel with the progress and can be taken back.
public struct Settings: Equatable, Sendable {
  /// One setting: its name, what it is for, and which values it takes.
  public struct Entry: Sendable {
    public let key: String
    public let meaning: String
    /// What may be given, as the end of the sentence "it takes …".
    public let range: String
    public let fallback: String
    let accepts: @Sendable (String) -> Bool

    public func takes(_ value: String) -> Bool { accepts(value) }
  }

  public static let entries = [
    Entry(
      key: "new", meaning: "new cards a day", range: "a whole number from 0 to 9999", fallback: "20",
      accepts: { whole($0, 0...9999) != nil }),
    Entry(
      key: "interview", meaning: "the day of the interview", range: "a day such as 2027-01-15, or none",
      fallback: "none", accepts: { $0 == "none" || StudyDay($0) != nil }),
    Entry(
      key: "minutes", meaning: "minutes a day for the cards, until the interview",
      range: "a whole number from 1 to 600", fallback: "30", accepts: { whole($0, 1...600) != nil }),
    Entry(
      key: "retention", meaning: "recall at which a card falls due", range: "a number from 0.70 to 0.97",
      fallback: "0.90", accepts: { decimal($0, Scheduler.retentionRange) != nil }),
    Entry(
      key: "max-interval", meaning: "longest time between two reviews, in days",
      range: "a whole number from 1 to 36500", fallback: "36500",
      accepts: { whole($0, 1...Scheduler.longestInterval) != nil }),
    Entry(
      key: "phases", meaning: "minutes of a mock's four phases", range: "four whole numbers such as 8,12,18,7",
      fallback: "8,12,18,7", accepts: { phases($0) != nil }),
    Entry(
      key: "bell", meaning: "ring once when a phase's time is up", range: "on or off", fallback: "on",
      accepts: { $0 == "on" || $0 == "off" }),
    Entry(
      key: "fuzz", meaning: "spread due days a little", range: "on or off", fallback: "on",
      accepts: { $0 == "on" || $0 == "off" }),
  ]

  /// What the plan for an interview answers by itself.
  public static let outsidePlan: Set = ["new", "retention", "max-interval", "fuzz"]

  private let chosen: [String: String]

  public init(_ progress: Progress) {
    chosen = progress.settings
  }

  /// The value in force; a value that an older or newer version wrote and this one does not take counts as not set.
  public func value(_ entry: Entry) -> String {
    chosen[entry.key].flatMap { entry.accepts($0) ? $0 : nil } ?? entry.fallback
  }

  public func isChosen(_ entry: Entry) -> Bool { chosen[entry.key].map(entry.accepts) ?? false }

  public static func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }

  private subscript(_ key: String) -> String { Settings.entry(key).map(value) ?? "" }

  public var ringsBell: Bool { self["bell"] == "on" }

  /// The minutes of the standard style's phases.
  public var phaseMinutes: [Int] { Settings.phases(self["phases"]) ?? [8, 12, 18, 7] }

  private static func phases(_ text: String) -> [Int]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { whole(String($0), 1...120) }
    return parts.count == 4 && !parts.contains(nil) ? parts.compactMap(\.self) : nil
  }

  /// The day of the interview, also when it has passed.
  public var interview: StudyDay? { StudyDay(self["interview"]) }

  /// Minutes a day for the cards, until the interview.
  public var minutes: Int { Int(self["minutes"]) ?? 30 }

  /// What to prepare for: nil without a date, more than a year before it, and from the interview's own day on.
  public func deadline(_ progress: Progress, on day: StudyDay) -> Deadline? {
    guard let interview, interview > day, interview - day <= Deadline.longest else { return nil }
    return Deadline(date: interview, minutes: minutes, model: scheduler(on: day).model, cost: Deadline.Cost(progress))
  }

  /// New cards of a study day; none on the interview's own, when what is known is only kept warm.
  public func newCards(on day: StudyDay) -> Int { interview == day ? 0 : newPerDay }

  public var newPerDay: Int { Int(self["new"]) ?? ReviewQueue.defaultNewPerDay }

  /// - Parameter day: from the interview's own day on, due days are what they would be without it.
  public func scheduler(on day: StudyDay) -> Scheduler {
    Scheduler(
      retention: Double(self["retention"]) ?? Scheduler.defaultRetention,
      maximumInterval: Int(self["max-interval"]) ?? Scheduler.longestInterval, isFuzzed: self["fuzz"] == "on",
      lastDue: interview.flatMap { $0 > day ? $0 + -1 : nil })
  }

  private static func whole(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text).flatMap { range.contains($0) ? $0 : nil }
  }

  private static func decimal(_ text: String, _ range: ClosedRange<Double>) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else { return nil }
    return Double(text).flatMap { range.contains($0) ? $0 : nil }
  }
}
