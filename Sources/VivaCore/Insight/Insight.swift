/// What the log comes to on a day, for the terminal and for reports.
public struct Insight: Sendable {
  /// How one stands in a topic.
  public struct TopicStanding: Equatable, Sendable {
    public let topic: Topic
    public let cards: Int
    /// Cards that were answered at least once.
    public let met: Int
    /// The mean expected recall over all its cards today, 0…1; those not met yet count 0.
    public let today: Double
    /// The same on the interview's date if nothing more is answered; nil without a date to come.
    public let onDate: Double?
    /// True recall of its answers.
    public let recall: RecallRate
    /// Items of its mastery lists.
    public let checklist: ChecklistTotals
  }

  /// Rated items over all lists that are rated.
  public struct ChecklistTotals: Equatable, Sendable {
    public internal(set) var green = 0
    public internal(set) var yellow = 0
    public internal(set) var red = 0
    public internal(set) var open = 0
    public internal(set) var stale = 0

    public var count: Int { green + yellow + red + open }

    mutating func add(_ state: ChecklistState) {
      green += state.green
      yellow += state.yellow
      red += state.red
      open += state.open
      stale += state.stale
    }
  }

  /// One number of readiness; there is no total, because a total would hide a weak area.
  public struct Area: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
      /// Expected recall on the date with the minutes set, today without a date; 0…1.
      case recall
      /// The mean total of the latest three mocks, of 60.
      case mocks
      /// The share of the last 28 study days' estimates that are within a factor of two; 0…1. Not there before the first.
      case estimates
      /// The share of rated lists' items that are green and not stale; 0…1.
      case checklists
    }

    public let kind: Kind
    /// Nil where there is nothing to tell from yet.
    public let value: Double?
    /// From which value on the area is in order.
    public let goal: Double

    public var isReached: Bool { value.map { $0 >= goal } ?? false }
  }

  public let day: StudyDay
  /// The days that recall, time, mocks and answers are about; nil for all.
  public let range: ClosedRange<StudyDay>?
  public let goal: Double
  /// What true recall is to be held against: the recall at which cards are asked, which is the retention, or with an
  /// interview to come a level that rises towards its date.
  public let aim: Double
  public let log: StudyLog
  public let streak: Streak
  /// Topics that have cards, in learning order.
  public let topics: [TopicStanding]
  /// Cards due on each of the coming days, today included: up to the interview, 14 at least and 60 at most.
  public let forecast: [Int]
  public let mocks: MockTrend
  public let estimates: EstimateTrend
  public let checklists: ChecklistTotals
  public let time: TimeSplit
  /// Seconds of study on each day that had any, with cards, in mocks and with estimates.
  public let secondsByDay: [StudyDay: Double]
  public let preparation: Preparation?
  /// The interview's day, today or to come.
  public let interview: StudyDay?
  /// Mean expected recall over all cards that are not suspended, today.
  public let recallToday: Double
  public let cards: Int
  public let met: Int
  public let readiness: [Area]

  /// - Parameter range: the days to look at; all when nil. What is expected to come is always told from `day`.
  public init(
    _ library: Library, _ progress: Progress, _ settings: Settings, in range: ClosedRange<StudyDay>? = nil,
    on day: StudyDay
  ) {
    let scheduler = settings.scheduler(on: day)
    let deadline = settings.deadline(progress, on: day)
    self.day = day
    self.range = range
    interview = settings.interview.flatMap { $0 < day ? nil : $0 }
    goal = scheduler.retention
    aim = deadline?.level(on: day) ?? scheduler.retention
    log = StudyLog(progress, library.cards, in: range)
    let mockDays = progress.mocks.all.filter { $0.state != .abandoned }.map(\.day)
    streak = Streak(Insight.studyDays(progress) + mockDays + progress.estimates.map(\.day), today: day)
    mocks = MockTrend(progress.mocks, in: range)
    estimates = EstimateTrend(progress.estimates, in: range, on: day)
    time = TimeSplit(log, progress.mocks, estimates, in: range)
    var seconds = Dictionary(uniqueKeysWithValues: log.days.map { ($0.day, $0.seconds) })
    for mock in progress.mocks.all where mock.total > 0 && mock.state != .abandoned && range?.contains(mock.day) ?? true
    {
      seconds[mock.day, default: 0] += mock.total
    }
    for point in estimates.points where point.estimate.seconds > 0 {
      seconds[point.day, default: 0] += point.estimate.seconds
    }
    secondsByDay = seconds
    preparation = deadline.map { Preparation(library.cards, progress, $0, goal: scheduler.retention, on: day) }
    let days = min(60, max(14, deadline.map { $0.date - day } ?? 14))
    forecast = Forecast.due(library.cards, progress, scheduler, from: day, days: days)
    var lists: [Topic: ChecklistTotals] = [:]
    var checklists = ChecklistTotals()
    for checklist in library.checklists where checklist.kind != .dayOf {
      let state = ChecklistState(checklist, progress.marks, on: day)
      checklists.add(state)
      if let topic = checklist.topic { lists[topic, default: ChecklistTotals()].add(state) }
    }
    self.checklists = checklists
    topics = Insight.standings(library, progress, scheduler, deadline, log, lists, day)
    (cards, met) = topics.reduce((0, 0)) { ($0.0 + $1.cards, $0.1 + $1.met) }
    recallToday = cards == 0 ? 0 : topics.reduce(0) { $0 + $1.today * Double($1.cards) } / Double(cards)
    let fresh = Insight.freshGreen(library.checklists, progress.marks, on: day)
    // What one can do now does not hang on the days that are looked back at.
    let (allMocks, allEstimates) =
      range == nil ? (mocks, estimates) : (MockTrend(progress.mocks), EstimateTrend(progress.estimates, on: day))
    readiness = [
      Area(
        kind: .recall, value: met == 0 ? nil : preparation?.forecast.recall ?? recallToday, goal: scheduler.retention),
      Area(
        kind: .mocks, value: allMocks.level, goal: Double(library.rubric?.bands.first?.range.lowerBound ?? 48)),
      allEstimates.points.isEmpty
        ? nil : Area(kind: .estimates, value: allEstimates.share, goal: EstimateTrend.goal),
      Area(
        kind: .checklists,
        value: checklists.count == checklists.open ? nil : Double(fresh) / Double(max(1, checklists.count)), goal: 0.8),
    ].compactMap { $0 }
  }

  /// With fewer answers than this a topic's true recall says little.
  public static let enoughAnswers = 10
  /// Closer to the aim than this, a share may be chance.
  public static let margin = 0.05

  /// Whether a true recall is clearly below the aim.
  public func isWeak(_ recall: RecallRate) -> Bool { recall.share.map { $0 < aim - Insight.margin } ?? false }

  /// Topics whose true recall is clearly below the aim, the lowest first.
  public var weakest: [TopicStanding] {
    topics.filter { $0.recall.answers >= Insight.enoughAnswers && isWeak($0.recall) }
      .sorted { ($0.recall.share ?? 1, $0.topic) < ($1.recall.share ?? 1, $1.topic) }
  }

  private static func studyDays(_ progress: Progress) -> [StudyDay] {
    var days: [StudyDay] = []
    for review in progress.reviews where days.last != review.day { days.append(review.day) }
    return days
  }

  private static func freshGreen(_ checklists: [Checklist], _ marks: ChecklistMarks, on day: StudyDay) -> Int {
    checklists.filter { $0.kind != .dayOf }.flatMap(\.items).count {
      marks[$0.id]?.rating == .green && !marks.isStale($0.id, on: day)
    }
  }

  private static func standings(
    _ library: Library, _ progress: Progress, _ scheduler: Scheduler, _ deadline: Deadline?, _ log: StudyLog,
    _ lists: [Topic: ChecklistTotals], _ day: StudyDay
  ) -> [TopicStanding] {
    var sums: [Topic: (cards: Int, met: Int, today: Double, onDate: Double)] = [:]
    for card in library.cards where !progress.isSuspended(card.id) {
      var sum = sums[card.topic] ?? (0, 0, 0, 0)
      sum.cards += 1
      if let memory = progress.memory(of: card.id) {
        sum.met += 1
        sum.today += scheduler.recall(memory, on: day)
        if let deadline { sum.onDate += scheduler.recall(memory, on: deadline.date) }
      }
      sums[card.topic] = sum
    }
    return library.topics.compactMap { topic in
      sums[topic].map { sum in
        TopicStanding(
          topic: topic, cards: sum.cards, met: sum.met, today: sum.today / Double(sum.cards),
          onDate: deadline == nil ? nil : sum.onDate / Double(sum.cards), recall: log.byTopic[topic] ?? RecallRate(),
          checklist: lists[topic] ?? ChecklistTotals())
      }
    }
  }
}
