import Foundation

/// Reads the lines of a progress file from top to bottom into a progress.
///
/// A review as this program writes it is recognised byte by byte and folded without making a string; every other line
/// goes through the strict JSON parser. Half a million events are read in a fraction of a second this way.
struct EventLines {
  private let bytes: [UInt8]
  private let voided: Voided
  private(set) var progress: Progress
  private var eventCount = 0
  private var undoneCount = 0
  private var undos: [(id: String, target: String)] = []
  /// The last line that counts and is no undo.
  private var lastLine: Int?
  private var end: Int
  private var condition = ProgressFile.Condition.whole
  private var dates = DateCache()

  static func read(
    _ bytes: [UInt8], from start: Int, _ scheduler: Scheduler
  ) throws(ProgressFile.Problem) -> ProgressFile.Reading {
    var voided = Voided(guess: bytes)
    while true {
      var lines = EventLines(bytes, from: start, voided, scheduler)
      try lines.run()
      let actual = Voided(lines.undos)
      // An undo that the guess did not see, because its line is laid out in another way: once more, now knowing it.
      if actual.ids == voided.ids { return lines.reading }
      voided = actual
    }
  }

  private init(_ bytes: [UInt8], from start: Int, _ voided: Voided, _ scheduler: Scheduler) {
    self.bytes = bytes
    self.voided = voided
    progress = Progress(scheduler: scheduler)
    progress.reserve((bytes.count - start) / 140)
    end = start
  }

  private var reading: ProgressFile.Reading {
    ProgressFile.Reading(
      progress: progress, eventCount: eventCount, undoneCount: undoneCount,
      lastEvent: lastLine.flatMap { try? event(at: $0).event }, end: end, condition: condition)
  }

  private mutating func run() throws(ProgressFile.Problem) {
    var position = min(end + 1, bytes.count)
    var expectsEvent = true
    while position < bytes.count, bytes[position] != UInt8(ascii: "]") {
      let lineEnd = endOfLine(from: position)
      let hasComma = lineEnd > position && bytes[lineEnd - 1] == UInt8(ascii: ",")
      let eventEnd = hasComma ? lineEnd - 1 : lineEnd
      guard expectsEvent, addReview(position..<eventEnd) || addOther(position..<eventEnd) else {
        return try stop(at: position, expectsEvent)
      }
      end = eventEnd
      expectsEvent = hasComma
      position = lineEnd + 1
    }
    let tail = bytes[min(position, bytes.count)...]
    let closesWell =
      tail.starts(with: "]}".utf8) && tail.dropFirst(2).allSatisfy { $0 == 0x0A || $0 == 0x20 || $0 == 0x0D }
    if !closesWell, isEventBehind(position) {
      let line = ProgressFile.line(of: position, in: bytes)
      throw .damaged(line: line, "the list of events ends here, and more of them follow")
    }
    // A comma before the close belongs to an event that never came; with no events there is nothing to expect.
    if !closesWell || (expectsEvent && eventCount > 0) { condition = .torn(lostBytes: max(0, bytes.count - end)) }
  }

  private func endOfLine(from position: Int) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      // `position` lies inside the buffer, so it has a base address.
      let base = buffer.baseAddress!
      guard let found = memchr(base + position, 0x0A, buffer.count - position) else { return buffer.count }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  /// A line cannot be read: the end of a write that did not finish, or damage in the middle of the file.
  private mutating func stop(at position: Int, _ expectsEvent: Bool) throws(ProgressFile.Problem) {
    let line = ProgressFile.line(of: position, in: bytes)
    if let (event, eventEnd) = try? event(at: position) {
      // A write begins with its comma, so a write that did not finish cannot have left this one out.
      if !expectsEvent { throw .damaged(line: ProgressFile.line(of: end, in: bytes), "a comma is missing") }
      if isEventBehind(eventEnd) { throw .damaged(line: line, "something follows the event") }
      // One whole event stands in front of a torn close.
      add(event, at: position)
      end = eventEnd
    } else if isEventBehind(position + 1) {
      throw .damaged(line: line, reason(at: position))
    }
    condition = .torn(lostBytes: bytes.count - end)
  }

  /// Whether a whole event stands behind a position: first on a line, or as this program begins one.
  private func isEventBehind(_ start: Int) -> Bool {
    let opening = Array("{\"id\":".utf8)
    let space: Set<UInt8> = [0x20, 0x09, 0x0D]
    var isFirst = start > 0 && start <= bytes.count && bytes[start - 1] == 0x0A
    for position in bytes.indices.dropFirst(start) {
      let byte = bytes[position]
      if byte == UInt8(ascii: "{"), isFirst || bytes[position...].starts(with: opening),
        (try? event(at: position)) != nil
      {
        return true
      }
      isFirst = byte == 0x0A || isFirst && space.contains(byte)
    }
    return false
  }

  /// Why no event can be read at a position.
  private func reason(at position: Int) -> String {
    do {
      _ = try event(at: position)
      return "this is no event"
    } catch let problem as JSON.Problem {
      return problem.message
    } catch let damage as Event.Damage {
      return damage.message
    } catch {
      return "this is no event"
    }
  }

  private func event(at position: Int) throws -> (event: Event, end: Int) {
    let line = Array(bytes[position..<endOfLine(from: position)])
    let (json, end) = try JSON.object(in: line, from: 0)
    // What follows the event on its line may be anything.
    if let bad = UTF8Check.firstInvalidByte(in: Array(line[..<end])) {
      throw JSON.Problem(offset: position + bad, message: "this byte is not UTF-8")
    }
    return (try Event(json), position + end)
  }

  private mutating func addOther(_ range: Range<Int>) -> Bool {
    guard let (event, eventEnd) = try? event(at: range.lowerBound), eventEnd == range.upperBound else { return false }
    add(event, at: range.lowerBound)
    return true
  }

  private mutating func add(_ event: Event, at position: Int) {
    eventCount += 1
    if case .undo(let target) = event.body { undos.append((event.id, target)) }
    if voided.ids.contains(event.id) {
      undoneCount += 1
      return
    }
    if case .undo = event.body { return }
    lastLine = position
    progress.fold(event)
  }

  /// Adds a line that is a review in this program's own form; false, with nothing changed, when it is not.
  private mutating func addReview(_ range: Range<Int>) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      var scan = ReviewScan(UnsafeBufferPointer(rebasing: buffer[range]))
      guard let line = scan.review(&dates) else { return false }
      eventCount += 1
      if voided.contains(line.id) {
        undoneCount += 1
        return true
      }
      lastLine = range.lowerBound
      progress.fold(
        Review(
          at: line.at, day: line.day, card: Int32(progress.number(line.card)), seconds: line.seconds,
          grade: line.grade, isCram: false))
      return true
    }
  }
}

/// The events that were taken back.
private struct Voided {
  let ids: Set<String>
  private let hashes: Set<UInt64>

  /// From the undo events in file order: an undo that was itself taken back does not count.
  init(_ undos: [(id: String, target: String)]) {
    var ids: Set<String> = []
    for undo in undos.reversed() where !ids.contains(undo.id) { ids.insert(undo.target) }
    self.ids = ids
    hashes = Set(
      ids.map { id in
        var id = id
        return id.withUTF8(CardTable.hash)
      })
  }

  /// From a quick look for undo lines as this program writes them, to spare most files a second reading.
  init(guess bytes: [UInt8]) {
    var undos: [(id: String, target: String)] = []
    for line in LineRanges(bytes: bytes, range: 0..<bytes.count) where Voided.looksLikeUndo(line, bytes) {
      if let (json, _) = try? JSON.object(in: bytes, from: line.lowerBound), let event = try? Event(json),
        case .undo(let target) = event.body
      {
        undos.append((event.id, target))
      }
    }
    self.init(undos)
  }

  /// Whether `undo"` stands where the type of an event does. Between the id and the type all lines are equally long.
  private static func looksLikeUndo(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    var idEnd = line.lowerBound + #"{"id":""#.utf8.count
    while idEnd < line.upperBound, bytes[idEnd] != UInt8(ascii: "\"") { idEnd += 1 }
    let type = idEnd + #"","at":"2026-11-21T07:58:03Z","day":"2026-11-21","type":""#.utf8.count
    return type + 5 <= line.upperBound && bytes[type..<(type + 5)].elementsEqual(#"undo""#.utf8)
  }

  func contains(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    !hashes.isEmpty && hashes.contains(CardTable.hash(id)) && ids.contains(String(decoding: id, as: UTF8.self))
  }
}
