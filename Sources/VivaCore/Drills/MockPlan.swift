/// What a mock will be: the problem, its phases with their time-boxes, and when the interviewer surprises.
public struct MockPlan: Sendable {
  /// A phase with its time-box.
  public struct Phase: Equatable, Sendable {
    public let style: MockStyle.Phase
    public let seconds: Int

    public var id: String { style.id }
  }

  public let walkthrough: Walkthrough
  public let setup: MockSetup
  public let phases: [Phase]

  public static let miniMinutes = 25

  /// Why a mock cannot be planned as asked.
  public enum Problem: Error, Equatable {
    case unknownPhase(String, known: [String])
    case noPhases
  }

  /// - Parameters:
  ///   - minutes: the whole time; the style's phases are scaled to it. The problem's own time when nil.
  ///   - isMini: 25 minutes without a deep dive.
  ///   - only: the id of the one phase to practise.
  public init(
    _ walkthrough: Walkthrough, style: MockStyle, minutes: Int?, isMini: Bool = false, only: String? = nil,
    level: Level? = nil, seed: UInt64, isStrict: Bool = false
  ) throws(Problem) {
    var chosen = style.phases
    var total = Double(minutes ?? (isMini ? MockPlan.miniMinutes : walkthrough.minutes)) * 60
    if isMini { chosen.removeAll { $0.id == "deep-dive" } }
    if let only {
      guard let phase = chosen.first(where: { $0.id == only }) else {
        throw .unknownPhase(only, known: chosen.map(\.id))
      }
      // Without a time of its own a single phase keeps its share of the whole.
      if minutes == nil { total = total * Double(phase.minutes) / Double(chosen.reduce(0) { $0 + $1.minutes }) }
      chosen = [phase]
    }
    let weight = Double(chosen.reduce(0) { $0 + $1.minutes })
    guard weight > 0 else { throw .noPhases }
    phases = MockPlan.boxes(chosen, total: total, weight: weight)
    self.walkthrough = walkthrough
    setup = MockSetup(
      minutes: max(1, Int((total / 60).rounded())), style: style.id, level: level, seed: seed, isStrict: isStrict,
      phases: phases.map { MockSetup.Phase(id: $0.id, seconds: $0.seconds) })
  }

  /// The plan of a mock that was begun earlier, with the time-boxes it began with.
  public init?(resuming record: MockRecord, _ walkthrough: Walkthrough, styles: [MockStyle]) {
    guard let setup = record.setup, !setup.phases.isEmpty else { return nil }
    let known = styles.first { $0.id == setup.style }?.phases ?? []
    self.walkthrough = walkthrough
    self.setup = setup
    phases = setup.phases.map { phase in
      let style =
        known.first { $0.id == phase.id }
        ?? MockStyle.Phase(id: phase.id, name: phase.id, minutes: 1, cover: [], dimensions: [], watch: "")
      return Phase(style: style, seconds: phase.seconds)
    }
  }

  /// Cuts the whole time at the phases' proportional ends, so that rounding never adds up to another total.
  private static func boxes(_ chosen: [MockStyle.Phase], total: Double, weight: Double) -> [Phase] {
    var end = 0.0
    var cut = 0
    return chosen.map { phase in
      end += Double(phase.minutes) / weight * total
      let next = max(cut + 1, Int(end.rounded()))
      defer { cut = next }
      return Phase(style: phase, seconds: next - cut)
    }
  }

  public var seconds: Int { phases.reduce(0) { $0 + $1.seconds } }

  /// The phase of the deep dive, in which a curveball arrives unasked.
  public var deepDive: Int? { phases.firstIndex { $0.id == "deep-dive" } }

  /// When in the deep dive it arrives, in seconds: drawn between a quarter and two thirds of the phase.
  var surprise: Double? {
    guard let deepDive, !walkthrough.curveballs.isEmpty else { return nil }
    var generator = SeededGenerator(seed: setup.seed)
    let fraction = Double(generator.next() >> 11) * 0x1p-53
    return Double(phases[deepDive].seconds) * (0.25 + fraction * (2.0 / 3 - 0.25))
  }

  /// The order in which the curveballs are thrown.
  var curveballOrder: [Int] {
    Array(walkthrough.curveballs.indices).shuffled(seed: setup.seed &+ 1)
  }

  /// The hints of a phase: what a 5 looks like in its dimensions, in their order.
  func hints(_ phase: Int) -> [String] {
    phases[phase].style.dimensions.compactMap { walkthrough.fives[$0] }
  }
}
