/// What a review session amounted to so far.
public struct ReviewTally: Equatable, Sendable {
  /// All grades given, repeats of forgotten cards included.
  public private(set) var answers = 0
  /// Different cards answered.
  public private(set) var cards = 0
  /// Cards recalled at the first attempt of this session.
  public private(set) var recalled = 0
  /// Cards met for the first time.
  public private(set) var new = 0
  public private(set) var seconds = 0.0

  mutating func add(_ grade: Grade, seconds: Double, isFirst: Bool, isNew: Bool) {
    answers += 1
    self.seconds += seconds
    guard isFirst else { return }
    cards += 1
    if grade != .again { recalled += 1 }
    if isNew { new += 1 }
  }
}
