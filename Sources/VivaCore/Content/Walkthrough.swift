/// A design problem with its reference solution: what a mock asks, and what is read when it is over.
public struct Walkthrough: Sendable {
  /// The sections, in the order in which they stand.
  public enum Section: String, CaseIterable, Sendable {
    case prompt = "Prompt"
    case clarify = "Clarify"
    case requirements = "Requirements"
    case estimates = "Estimates"
    case api = "API"
    case architecture = "Architecture"
    case dataModel = "Data model"
    case deepDives = "Deep dives"
    case bottlenecks = "Bottlenecks"
    case curveballs = "Curveballs"
    case tradeOffs = "Trade-offs"
    case operations = "Operations"
    case five = "What a 5 looks like"
  }

  /// A question that the candidate should ask, and what this interviewer answers.
  public struct Clarification: Equatable, Sendable {
    public let question: String
    public let answer: String
  }

  /// A constraint that the interviewer adds in mid-design.
  public struct Curveball: Equatable, Sendable {
    /// What breaks first.
    public enum Strain: String, CaseIterable, Sendable {
      case latency, consistency, cost, privacy
    }

    /// What the interviewer says.
    public let says: String
    public let breaks: Strain
    public let why: String
    /// What to change in the design.
    public let change: String
  }

  public let id: String
  public let title: String
  public let level: Level
  /// The time that the problem is meant for.
  public let minutes: Int
  public let topics: [Topic]
  public let tags: [String]
  public let sources: [String]
  public let clarifications: [Clarification]
  public let curveballs: [Curveball]
  /// What a 5 looks like, by dimension id.
  public let fives: [String: String]
  public let isOwn: Bool
  public let source: SourceText
  let sections: [Section: Range<Int>]

  /// A section's blocks.
  public func blocks(_ section: Section) -> [Block] {
    sections[section].map { Markdown.blocks(of: source, in: $0) } ?? []
  }
}
