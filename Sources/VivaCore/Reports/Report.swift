/// What a report says, in values; how it says it is each renderer's business.
///
/// It holds no clock: the same progress on the same day makes the same report, byte for byte.
public struct Report: Sendable {
  /// A mock, whoever scored it and whether or not anyone did.
  public struct Mock: Sendable {
    public struct Score: Sendable {
      public let id: String
      public let name: String
      /// Nil where a sheet was left early.
      public let score: Int?
      public let evidence: String?
    }

    public struct Phase: Sendable {
      public let name: String
      /// Minutes.
      public let planned: Double
      public let used: Double
    }

    public struct Peer: Sendable {
      public let name: String
      public let total: Int
      public let scored: Int
    }

    public let id: String
    public let problem: String
    public let title: String
    public let day: StudyDay
    public let state: MockRecord.State
    public let level: Level?
    /// The own total, of 60; nil until all twelve dimensions are scored.
    public let total: Int?
    public let band: String?
    /// In rubric order; empty without scores of one's own.
    public let scores: [Score]
    public let peers: [Peer]
    /// Second pass minus first.
    public let drift: Int?
    public let phases: [Phase]
    public let hints: Int
    public let pauses: Int
    public let curveballs: Int
    public let notes: [String]

    /// Minutes; nil for a mock done elsewhere.
    public var planned: Double? { phases.isEmpty ? nil : phases.reduce(0) { $0 + $1.planned } }
    public var used: Double? { phases.isEmpty ? nil : phases.reduce(0) { $0 + $1.used } }
  }

  public struct List: Sendable {
    public let name: String
    public let title: String
    public let isTicked: Bool
    public let state: ChecklistState

    var isBegun: Bool { state.open < state.count }
  }

  /// A dimension that the latest mocks were weak in.
  public struct WeakDimension: Sendable {
    public let name: String
    /// 1…5.
    public let mean: Double
    /// What to study and what to do, Markdown.
    public let study: String
    public let drill: String
  }

  public let insight: Insight
  /// The days that were asked for; nil where an end was left open.
  public let from: StudyDay?
  public let to: StudyDay?
  /// The interview, past ones too.
  public let interview: StudyDay?
  /// Minutes a day that were set.
  public let minutes: Int
  public let bands: [Rubric.Band]
  /// The dimensions' names by id.
  public let dimensions: [String: String]
  /// The phases' names by id.
  public let phases: [String: String]
  /// The problems' titles by id.
  public let problems: [String: String]
  /// Mocks within the days, oldest first.
  public let mocks: [Mock]
  public let lists: [List]
  public let weakDimensions: [WeakDimension]
  public let weakTopics: [Insight.TopicStanding]
  public let cards: [ReportCard]

  public var day: StudyDay { insight.day }
  /// The last day that looking back covers.
  public var lastDay: StudyDay { to.map { min($0, day) } ?? day }
  /// Whether nothing was ever answered, done or rated.
  public let isEmpty: Bool
  /// Whether the days that were asked for have no answers, mocks or estimates.
  var isBlank: Bool { insight.log.days.isEmpty && mocks.isEmpty && insight.estimates.points.isEmpty }
  /// Whether anything was ever estimated.
  var hasEstimates: Bool { insight.readiness.contains { $0.kind == .estimates } }

  /// How many of the weakest are named.
  static let weakest = 3

  public init(
    _ library: Library, _ progress: Progress, _ settings: Settings, from: StudyDay? = nil, to: StudyDay? = nil,
    on day: StudyDay
  ) {
    let isWhole = from == nil && to == nil
    let range = (from ?? StudyDay(.min))...(to ?? StudyDay(.max))
    insight = Insight(library, progress, settings, in: isWhole ? nil : range, on: day)
    (self.from, self.to) = (from, to)
    interview = settings.interview
    minutes = settings.minutes
    bands = library.rubric?.bands ?? []
    dimensions = Report.byID(library.rubric?.dimensions ?? []) { ($0.id, $0.name) }
    phases = Report.byID(library.mockStyles.flatMap(\.phases)) { ($0.id, $0.name) }
    problems = Report.byID(library.walkthroughs) { ($0.id, $0.title) }
    let names = Names(dimensions: dimensions, phases: phases, problems: problems)
    mocks = progress.mocks.all.filter { range.contains($0.day) }.map { Mock($0, names, library.rubric) }
    let order = library.checklists.enumerated().sorted {
      ($0.element.order ?? 0, $0.offset) < ($1.element.order ?? 0, $1.offset)
    }
    lists = order.map(\.element).map { list in
      List(
        name: list.name, title: list.title, isTicked: list.kind == .dayOf,
        state: ChecklistState(list, progress.marks, on: day))
    }
    weakDimensions = insight.mocks.dimensions.prefix(Report.weakest).compactMap { weak in
      library.rubric?.dimension(weak.id).map {
        WeakDimension(name: $0.name, mean: weak.mean, study: $0.study, drill: $0.drill)
      }
    }
    weakTopics = Report.weakest(insight)
    isEmpty =
      progress.reviews.isEmpty && progress.mocks.all.isEmpty && progress.marks.entries.isEmpty
      && progress.estimates.isEmpty
    let scheduler = settings.scheduler(on: day)
    cards = library.cards.map { ReportCard($0, progress, scheduler, on: day) }
  }

  struct Names {
    let dimensions: [String: String]
    let phases: [String: String]
    let problems: [String: String]
  }

  private static func byID<Item>(_ items: [Item], _ pair: (Item) -> (String, String)) -> [String: String] {
    Dictionary(items.map(pair), uniquingKeysWith: { first, _ in first })
  }

  /// Topics whose answers are clearly below the target come first, then the least known of those that were begun: to
  /// begin another is no repair.
  private static func weakest(_ insight: Insight) -> [Insight.TopicStanding] {
    let low = insight.weakest.filter { $0.met > 0 }
    let rest = insight.topics.enumerated().filter { !low.contains($0.element) }
    let begun = rest.filter { $0.element.met > 0 }
      .sorted { ($0.element.expected, $0.offset) < ($1.element.expected, $1.offset) }
    return Array((low + (begun + rest.filter { $0.element.met == 0 }).map(\.element)).prefix(weakest))
  }
}

extension Insight.TopicStanding {
  /// Expected recall on the interview's date, today without one.
  var expected: Double { onDate ?? today }
}

extension Report.Mock {
  init(_ record: MockRecord, _ names: Report.Names, _ rubric: Rubric?) {
    id = record.id
    problem = record.problem
    title = names.problems[record.problem] ?? record.problem
    day = record.day
    state = record.state
    level = record.setup?.level
    let own = record.own
    total = own.flatMap { $0.isComplete ? $0.total : nil }
    band = total.flatMap { rubric?.band($0)?.name }
    scores =
      own.map { own in
        Rubric.dimensionIDs.map { id in
          Score(id: id, name: names.dimensions[id] ?? id, score: own.scores[id], evidence: own.evidence[id])
        }
      } ?? []
    peers = record.peers.map { Peer(name: $0.by, total: $0.total, scored: $0.scores.count) }
    drift = record.drift.map { $0.values.reduce(0, +) }
    phases = zip(record.setup?.phases ?? [], record.spent).map { phase, used in
      Phase(name: names.phases[phase.id] ?? phase.id, planned: Double(phase.seconds) / 60, used: used / 60)
    }
    hints = record.hints
    pauses = record.pauses
    curveballs = record.curveballs.count
    notes = record.notes + record.draft.split(separator: "\n").map(String.init)
  }
}

/// A card as reports list it.
public struct ReportCard: Sendable {
  public let id: String
  public let deck: String
  public let topic: Topic
  public let kind: Card.Kind
  public let level: Level?
  /// Markdown, in one line.
  public let prompt: String
  public let state: CardState
  /// Nil until the first answer.
  public let memory: Memory?
  public let due: StudyDay?
  /// Chance of recalling it today, 0…1.
  public let recall: Double?

  init(_ card: Card, _ progress: Progress, _ scheduler: Scheduler, on day: StudyDay) {
    id = card.id
    deck = card.deck
    topic = card.topic
    kind = card.kind
    level = card.level
    prompt = card.prompt
    let memory = progress.memory(of: card.id)
    self.memory = memory
    let due = memory.map { scheduler.due($0, card: card.id) }
    self.due = due
    state =
      progress.isSuspended(card.id) ? .suspended : due.map { $0 <= day ? .due : .later } ?? .new
    recall = memory.map { scheduler.recall($0, on: day) }
  }
}
