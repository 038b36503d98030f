/// One line of the progress file: something that happened, never changed and never removed.
public struct Event: Equatable, Sendable {
  public enum Body: Equatable, Sendable {
    /// A card was answered and graded; `seconds` runs from the prompt to the grade.
    case review(card: String, grade: Grade, seconds: Double)
    /// A card was practised without rescheduling.
    case cram(card: String, grade: Grade, seconds: Double)
    /// A card is left out until the next study day.
    case bury(card: String)
    /// A card is left out until it is taken up again (`isOn` false).
    case suspend(card: String, isOn: Bool)
    case setting(key: String, value: String)
    /// Something that happened in a mock interview.
    case mock(MockEvent)
    /// What was written down in a mock: a line more, or all notes anew after they were edited as a whole.
    case note(mock: String, text: String, isWhole: Bool)
    /// Rubric scores for a mock.
    case score(ScoreEvent)
    /// A checklist item was rated.
    case rating(item: String, Rating)
    /// A checklist item was ticked, or its tick was taken away.
    case tick(item: String, isOn: Bool)
    /// Something was estimated against the clock, or given up.
    case estimate(EstimateEvent)
    /// An earlier event is taken back.
    case undo(event: String)
    /// Something that a newer version wrote: kept, and left alone.
    case other(type: String)
  }

  /// A random writer prefix and a counter, `k3f9x2-1`: unique across machines without asking anyone.
  public let id: String
  public let at: Moment
  /// The study day it counted for, fixed when it was written.
  public let day: StudyDay
  public let body: Body

  public init(id: String, at: Moment, day: StudyDay, _ body: Body) {
    self.id = id
    self.at = at
    self.day = day
    self.body = body
  }

  /// The card that the event is about, if it is about one.
  public var card: String? {
    switch body {
    case .review(let card, _, _), .cram(let card, _, _), .bury(let card), .suspend(let card, _): card
    case .setting, .mock, .note, .score, .rating, .tick, .estimate, .undo, .other: nil
    }
  }

  var type: String {
    switch body {
    case .review: "review"
    case .cram: "cram"
    case .bury: "bury"
    case .suspend: "suspend"
    case .setting: "setting"
    case .mock: "mock"
    case .note: "note"
    case .score: "score"
    case .rating: "rating"
    case .tick: "tick"
    case .estimate: "estimate"
    case .undo: "undo"
    case .other(let type): type
    }
  }
}

/// Hands out event ids: a prefix drawn once for each run of the program, and a counter.
public struct EventIDs: Sendable {
  private let prefix: String
  private var count = 0

  public init(seed: UInt64) {
    let digits = String(seed % 2_176_782_336, radix: 36)
    prefix = String(repeating: "0", count: 6 - digits.count) + digits
  }

  public mutating func next() -> String {
    count += 1
    return "\(prefix)-\(count)"
  }
}

extension Event {
  /// The event as its line of the progress file, without the comma.
  ///
  /// The order of members is fixed: the fast reader knows a review by it.
  public var line: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(192)
    func member(_ name: String, _ value: String) {
      bytes += ",\"\(name)\":".utf8
      JSON.write(value, to: &bytes)
    }
    func append(_ members: [JSON.Member]) {
      for member in members {
        bytes += ",\"\(member.name)\":".utf8
        member.value.write(to: &bytes)
      }
    }
    bytes += "{\"id\":".utf8
    JSON.write(id, to: &bytes)
    member("at", at.iso8601)
    member("day", day.description)
    member("type", type)
    switch body {
    case .review(let card, let grade, let seconds), .cram(let card, let grade, let seconds):
      member("card", card)
      member("grade", grade.name)
      bytes += ",\"seconds\":\(Event.tenths(seconds))".utf8
    case .bury(let card): member("card", card)
    case .suspend(let card, let isOn):
      member("card", card)
      bytes += ",\"on\":\(isOn)".utf8
    case .setting(let key, let value):
      member("key", key)
      member("value", value)
    case .mock(let mock): append(mock.members)
    case .note(let mock, let text, let isWhole):
      member("mock", mock)
      member("text", text)
      if isWhole { bytes += ",\"whole\":true".utf8 }
    case .score(let score): append(score.members)
    case .rating(let item, let rating):
      member("item", item)
      member("rating", rating.rawValue)
    case .tick(let item, let isOn):
      member("item", item)
      bytes += ",\"on\":\(isOn)".utf8
    case .estimate(let estimate): append(estimate.members)
    case .undo(let event): member("event", event)
    case .other: break
    }
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  /// Seconds with one decimal: a timer read by a person is no finer.
  static func tenths(_ seconds: Double) -> String {
    let tenths = Int((min(max(seconds, 0), 86_400) * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// Reads an event strictly. An unknown type is kept as `.other`; a known type with a member missing or wrong is damage.
  init(_ json: JSON) throws(Event.Damage) {
    func text(_ name: String) throws(Event.Damage) -> String {
      guard let value = json[name]?.string, !value.isEmpty else { throw Damage("the event has no '\(name)'") }
      return value
    }
    func grade() throws(Event.Damage) -> Grade {
      let name = try text("grade")
      guard let grade = Grade(name: name) else { throw Damage("'\(name)' is no grade") }
      return grade
    }
    func seconds() throws(Event.Damage) -> Double {
      guard let seconds = json["seconds"]?.double, seconds >= 0, seconds <= 86_400 else {
        throw Damage("the event has no 'seconds' from 0 to 86400")
      }
      return seconds
    }
    id = try text("id")
    let at = try text("at")
    guard let moment = Moment.parse(at)?.moment else { throw Damage("'\(at)' is no moment in UTC") }
    self.at = moment
    let day = try text("day")
    guard let studyDay = StudyDay(day) else { throw Damage("'\(day)' is no day") }
    self.day = studyDay
    let type = try text("type")
    switch type {
    case "review": body = .review(card: try text("card"), grade: try grade(), seconds: try seconds())
    case "cram": body = .cram(card: try text("card"), grade: try grade(), seconds: try seconds())
    case "bury": body = .bury(card: try text("card"))
    case "suspend":
      let card = try text("card")
      guard let isOn = json["on"]?.bool else { throw Damage("the event has no 'on', true or false") }
      body = .suspend(card: card, isOn: isOn)
    case "setting":
      guard let value = json["value"]?.string else { throw Damage("the setting has no 'value'") }
      body = .setting(key: try text("key"), value: value)
    case "mock":
      // A state that a later version knows is kept and left alone.
      let isKnown = json["state"]?.string.map(MockEvent.stateNames.contains) ?? true
      body = isKnown ? .mock(try MockEvent(json)) : .other(type: type)
    case "note":
      // A note of another kind, or of a later version, is kept and left alone.
      if let mock = json["mock"]?.string, let text = json["text"]?.string {
        body = .note(mock: mock, text: text, isWhole: json["whole"]?.bool ?? false)
      } else {
        body = .other(type: type)
      }
    case "score": body = .score(try ScoreEvent(json))
    case "rating":
      let item = try text("item")
      let name = try text("rating")
      guard let rating = Rating(rawValue: name) else { throw Damage("'\(name)' is no rating") }
      body = .rating(item: item, rating)
    case "tick":
      let item = try text("item")
      guard let isOn = json["on"]?.bool else { throw Damage("the event has no 'on', true or false") }
      body = .tick(item: item, isOn: isOn)
    case "estimate": body = .estimate(try EstimateEvent(json, seconds: try seconds()))
    case "undo": body = .undo(event: try text("event"))
    default: body = .other(type: type)
    }
  }

  /// Why a JSON object is no event of a known type.
  struct Damage: Error, Equatable {
    let message: String
    init(_ message: String) { self.message = message }
  }
}
