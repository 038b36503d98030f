/// How well one can do what a checklist item asks, in one's own judgement.
public enum Rating: String, CaseIterable, Comparable, Sendable {
  /// Can defend the trade-offs aloud.
  case green
  /// Knows it, and struggles under pressure.
  case yellow
  /// Needs review.
  case red

  /// Worse is greater.
  private var rank: Int { self == .green ? 0 : self == .yellow ? 1 : 2 }
  public static func < (left: Rating, right: Rating) -> Bool { left.rank < right.rank }
}

/// What was last said of each checklist item.
public struct ChecklistMarks: Equatable, Sendable {
  public enum Mark: Equatable, Sendable {
    case rated(Rating)
    case ticked
  }

  public struct Entry: Equatable, Sendable {
    public let mark: Mark
    public let at: Moment
    public let day: StudyDay

    public init(_ mark: Mark, at: Moment, on day: StudyDay) {
      self.mark = mark
      self.at = at
      self.day = day
    }

    public var rating: Rating? {
      if case .rated(let rating) = mark { rating } else { nil }
    }
  }

  /// A rating older than this many study days says little about today.
  public static let staleAfter = 30
  /// A tick counts for this many study days: the next interview begins with an empty list.
  public static let tickDays = 7

  /// By item id.
  public private(set) var entries: [String: Entry] = [:]

  public init() {}

  public subscript(_ item: String) -> Entry? { entries[item] }

  public func isTicked(_ item: String, on day: StudyDay) -> Bool {
    guard let entry = entries[item], entry.mark == .ticked else { return false }
    return day - entry.day < ChecklistMarks.tickDays
  }

  public func isStale(_ item: String, on day: StudyDay) -> Bool {
    guard let entry = entries[item], entry.rating != nil else { return false }
    return day - entry.day > ChecklistMarks.staleAfter
  }

  /// Sets what is said of an item; nil takes a tick or a rating away.
  mutating func set(_ entry: Entry?, of item: String) { entries[item] = entry }

  mutating func fold(_ event: Event) {
    switch event.body {
    case .rating(let item, let rating): entries[item] = Entry(.rated(rating), at: event.at, on: event.day)
    case .tick(let item, let isOn): entries[item] = isOn ? Entry(.ticked, at: event.at, on: event.day) : nil
    case .review, .cram, .bury, .suspend, .setting, .mock, .note, .score, .estimate, .undo, .other: break
    }
  }
}
