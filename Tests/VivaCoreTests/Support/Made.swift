@testable import VivaCore

extension Markdown {
  /// The blocks of a text that stands in no file.
  static func blocks(of text: String) -> [Block] {
    let source = SourceText(path: "", text: text)
    return blocks(of: source, in: 0..<source.bytes.count)
  }
}

/// Cards, days and events made for a test, as short to write as they are to read.
enum Made {
  /// Cards of the given decks, each written as its topic and its ids: `"caching: a b#hot"`, where `#` begins a tag.
  static func cards(_ decks: String...) -> [Card] {
    let files = decks.map { deck in
      let topic = deck.prefix { $0 != ":" }
      var text = "---\ntitle: \(topic)\ntopic: \(topic)\n---\n"
      for word in deck.dropFirst(topic.count + 1).split(separator: " ") {
        let parts = word.split(separator: "#")
        let tag = parts.count > 1 ? " tags=\"\(parts[1])\"" : ""
        text += "\n## Prompt of \(parts[0])? {#\(parts[0])\(tag)}\nAnswer of \(parts[0]).\n"
      }
      return ContentFile(.deck(.own), SourceText(path: "decks/\(topic).md", text: text))
    }
    let library = Library(files)
    precondition(library.problems.isEmpty, "the cards of a test are good: \(library.problems)")
    return library.cards
  }

  /// A checklist with these items, as a list of one.
  static func checklists(_ items: String, kind: String = "mastery", name: String = "list") -> [Checklist] {
    let text = "---\ntitle: A list\nkind: \(kind)\n---\n\(items)\n"
    let library = Library([ContentFile(.checklist, SourceText(path: "checklists/\(name).md", text: text))])
    precondition(library.problems.isEmpty, "the checklist of a test is good: \(library.problems)")
    return library.checklists
  }

  static func day(_ text: String) -> StudyDay {
    guard let day = StudyDay(text) else { preconditionFailure("'\(text)' is no day") }
    return day
  }

  static func moment(_ text: String) -> Moment {
    guard let moment = Moment.parse(text)?.moment else { preconditionFailure("'\(text)' is no moment") }
    return moment
  }

  /// The day on which most tests play, and its noon in UTC.
  static let today = day("2026-11-21")
  static let noon = moment("2026-11-21T12:00:00Z")

  /// Some seconds after noon of the test's day.
  static func now(_ seconds: Double = 0) -> Now { Now(moment: noon.adding(seconds: seconds), day: today) }

  /// Progress after reviews, each of a card, how many days before the test's day, and its grade.
  static func progress(_ reviews: [(card: String, daysAgo: Int, grade: Grade)], _ more: [Event.Body] = []) -> Progress {
    var progress = Progress()
    for (index, review) in reviews.enumerated() {
      let day = today + -review.daysAgo
      let at = noon.adding(seconds: Double(-review.daysAgo) * 86_400 + Double(index))
      let body = Event.Body.review(card: review.card, grade: review.grade, seconds: 10)
      progress.fold(Event(id: "made-\(index)", at: at, day: day, body))
    }
    for (index, body) in more.enumerated() {
      progress.fold(Event(id: "more-\(index)", at: noon, day: today, body))
    }
    return progress
  }
}

/// All that can be asked of a progress, to be compared.
struct ProgressSummary: Equatable, CustomStringConvertible {
  var answers: [String] = []
  var memories: [String: Memory] = [:]
  var suspended: [String] = []
  var buried: [String] = []
  var settings: [String: String] = [:]
  var estimates: [EstimateRecord] = []

  init(_ progress: Progress, cards: [String] = ["a", "b", "c"], buriedOn days: [StudyDay] = [Made.today]) {
    answers = progress.reviews.map { review in
      "\(review.at.iso8601) \(review.day) \(progress.card(of: review)) \(review.grade.name) \(review.seconds)"
        + (review.isCram ? " cram" : "")
    }
    for card in cards { memories[card] = progress.memory(of: card) }
    suspended = cards.filter(progress.isSuspended)
    buried = days.flatMap { day in cards.filter { progress.isBuried($0, on: day) }.map { "\($0) \(day)" } }
    settings = progress.settings
    estimates = progress.estimates
  }

  var description: String {
    "answers \(answers)\nmemories \(memories)\nsuspended \(suspended)\nburied \(buried)\nsettings \(settings)\nestimates \(estimates)"
  }
}
