/// An estimate made against the clock, and what was right.
public struct EstimateEvent: Equatable, Sendable {
  /// The id of the template that it was drawn from.
  public let template: String
  /// What is estimated, an id: `bandwidth`.
  public let kind: String
  /// In `unit`, above 0; nil when the time ran out or it was given up.
  public let guess: Double?
  /// In `unit`, above 0.
  public let answer: Double
  public let unit: String
  /// From the question to the guess.
  public let seconds: Double

  public init(template: String, kind: String, guess: Double?, answer: Double, unit: String, seconds: Double) {
    self.template = template
    self.kind = kind
    self.guess = guess
    self.answer = answer
    self.unit = unit
    self.seconds = seconds
  }
}

/// An estimate with when it was made.
public struct EstimateRecord: Equatable, Sendable {
  /// The id of its event.
  public let id: String
  public let at: Moment
  public let day: StudyDay
  public let estimate: EstimateEvent
}

// MARK: - Text

extension EstimateEvent {
  /// The members behind `type`, in their fixed order.
  var members: [JSON.Member] {
    func member(_ name: String, _ value: JSON) -> JSON.Member { JSON.Member(name: name, value: value) }
    let seconds = Event.tenths(seconds)
    return [member("template", .string(template)), member("kind", .string(kind))]
      + (guess.map { [member("guess", .double($0))] } ?? [])
      + [
        member("answer", .double(answer)), member("unit", .string(unit)),
        member("seconds", .number(Double(seconds) ?? 0, literal: seconds)),
      ]
  }

  /// - Parameter seconds: already read, as every timed event has them.
  init(_ json: JSON, seconds: Double) throws(Event.Damage) {
    guard let template = json["template"]?.string, !template.isEmpty, let unit = json["unit"]?.string else {
      throw Event.Damage("the estimate has no 'template' or no 'unit'")
    }
    guard let kind = json["kind"]?.string, isIdentifier(kind) else {
      throw Event.Damage("the estimate has no 'kind' of small letters, digits and hyphens")
    }
    func size(_ name: String) throws(Event.Damage) -> Double? {
      guard let value = json[name] else { return nil }
      guard let size = value.double, size > 0, size.isFinite else {
        throw Event.Damage("the estimate's '\(name)' is no number above 0")
      }
      return size
    }
    guard let answer = try size("answer") else { throw Event.Damage("the estimate has no 'answer'") }
    self.init(
      template: template, kind: kind, guess: try size("guess"), answer: answer, unit: unit, seconds: seconds)
  }
}
