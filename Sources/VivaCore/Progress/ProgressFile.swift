import Foundation

/// The text of a progress file: one JSON object whose events stand one on a line.
public enum ProgressFile {
  public static let format = "viva-progress"
  /// The version that this program writes, and the newest that it reads.
  public static let version = 1

  /// The first line of a new file.
  private static let headerLine = "{\"format\":\"viva-progress\",\"version\":1,\"events\":["
  private static let close = "]}\n"

  /// The header of a new file, without its line end.
  public static var header: [UInt8] { Array(headerLine.utf8) }
  /// What stands behind the last event, or behind the header when there is none.
  public static var closing: [UInt8] { Array(("\n" + close).utf8) }

  /// A file with no events yet.
  public static var empty: [UInt8] { Array((headerLine + "\n" + close).utf8) }

  /// Why a file cannot be read; it must then not be written either.
  public enum Problem: Error, Equatable {
    /// No bytes at all, although the file is there.
    case empty
    /// It is no progress file: where, and what was found.
    case foreign(line: Int, String)
    /// A newer version of the program wrote it.
    case newer(version: Int)
    /// An event that is not the last one cannot be read.
    case damaged(line: Int, String)
  }

  /// A file that was read.
  public struct Reading: Sendable {
    public let progress: Progress
    /// How many events it holds, those taken back included.
    public let eventCount: Int
    /// How many of them were taken back.
    public let undoneCount: Int
    /// The last event that counts and can be taken back.
    public let lastEvent: Event?
    /// Where the next event goes: behind the last whole event, or behind the header.
    public let end: Int
    public let condition: Condition
  }

  public enum Condition: Equatable, Sendable {
    /// Every line is whole, and the file ends as it should.
    case whole
    /// The last write did not finish: everything up to the reading's `end` is whole, what follows is not.
    case torn(lostBytes: Int)
    /// Valid JSON, but not one event a line: somebody reformatted it. It must be written anew before it can grow; here
    /// is the text to write.
    case reformatted(rewritten: [UInt8])
  }

  /// Reads a file: the fast way for lines as this program writes them, strictly for any other.
  public static func read(_ bytes: [UInt8], scheduler: Scheduler = Scheduler()) throws(Problem) -> Reading {
    guard !bytes.isEmpty else { throw .empty }
    guard let header = try headerEnd(bytes) else { return try readDocument(bytes, scheduler) }
    do throws(Problem) {
      let reading = try EventLines.read(bytes, from: header, scheduler)
      // What is valid JSON is not torn, only laid out in another way.
      if case .torn = reading.condition, endsAsDocument(bytes), let whole = try? readDocument(bytes, scheduler) {
        return whole
      }
      return reading
    } catch {
      // Nor is it damaged; if it is neither, the line that broke says most.
      guard let reading = try? readDocument(bytes, scheduler) else { throw error }
      return reading
    }
  }

  /// The text that adds events behind `end`, with a new close.
  ///
  /// - Parameter isFirst: whether the file has no event yet.
  public static func addition(_ events: [Event], isFirst: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, event) in events.enumerated() {
      bytes += (isFirst && index == 0 ? "\n" : ",\n").utf8
      bytes += event.line
    }
    return bytes + closing
  }

  /// The file with everything behind its last whole event replaced by a clean close.
  public static func mended(_ bytes: [UInt8], _ reading: Reading) -> [UInt8] {
    if case .reformatted(let rewritten) = reading.condition { return rewritten }
    return bytes[..<reading.end] + closing
  }

  private static func endsAsDocument(_ bytes: [UInt8]) -> Bool {
    bytes.last { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "}")
  }

  /// The end of the first line when it is the header of a file with one event a line; nil when it is not.
  private static func headerEnd(_ bytes: [UInt8]) throws(Problem) -> Int? {
    let end = bytes.prefix(4096).firstIndex(of: 0x0A) ?? min(bytes.count, 4096)
    let line = bytes[..<end]
    guard line.suffix(10).elementsEqual("\"events\":[".utf8) else { return nil }
    guard let header = try? JSON(parsing: line + Array("]}".utf8)) else { return nil }
    try check(header)
    return end
  }

  private static func check(_ document: JSON) throws(Problem) {
    guard document["format"]?.string == format, let found = document["version"]?.int, found >= 1 else {
      throw .foreign(line: 1, "it does not begin with {\"format\":\"viva-progress\",\"version\":1")
    }
    if found > version { throw .newer(version: found) }
    guard document["events"]?.array != nil else { throw .foreign(line: 1, "it has no list of events") }
  }

  /// Reads a file of any layout, strictly, and writes it out with one event a line.
  private static func readDocument(_ bytes: [UInt8], _ scheduler: Scheduler) throws(Problem) -> Reading {
    // Editors on some systems put a byte-order mark in front.
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let document: JSON
    do throws(JSON.Problem) {
      document = try JSON(parsing: text)
    } catch {
      throw .foreign(line: line(of: error.offset, in: Array(text)), error.message)
    }
    try check(document)
    guard case .object(let members) = document, let events = document["events"]?.array else { fatalError("checked") }
    var lines: [[UInt8]] = []
    for event in events {
      if let reason = damage(event) { throw .damaged(line: lineOfEvent(lines.count, in: Array(text)), reason) }
      var line: [UInt8] = []
      event.write(to: &line)
      lines.append(line)
    }
    var rewritten: [UInt8] = []
    let others = members.filter { $0.name != "events" }
    JSON.object(others).write(to: &rewritten)
    rewritten.removeLast()
    rewritten += ",\"events\":[\n".utf8
    let headerEnd = rewritten.count - 1
    rewritten += lines.joined(separator: [0x2C, 0x0A])
    rewritten += ((lines.isEmpty ? "" : "\n") + close).utf8
    let reading = try EventLines.read(rewritten, from: headerEnd, scheduler)
    return Reading(
      progress: reading.progress, eventCount: reading.eventCount, undoneCount: reading.undoneCount,
      lastEvent: reading.lastEvent, end: reading.end, condition: .reformatted(rewritten: rewritten))
  }

  /// What is wrong with an element of the list of events, if anything.
  private static func damage(_ element: JSON) -> String? {
    guard case .object = element else { return "this is no JSON object" }
    do throws(Event.Damage) {
      _ = try Event(element)
      return nil
    } catch {
      return error.message
    }
  }

  /// The line on which an event begins in valid JSON of any layout.
  private static func lineOfEvent(_ index: Int, in bytes: [UInt8]) -> Int {
    var (depth, count, nameStart) = (0, 0, 0)
    var (isInString, isEscaped, isInEvents, isAtElement) = (false, false, false, false)
    var name: ArraySlice<UInt8> = []
    for (position, byte) in bytes.enumerated() {
      if isInString {
        if !isEscaped, byte == UInt8(ascii: "\"") {
          isInString = false
          if depth == 1 { name = bytes[nameStart..<position] }
        }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        continue
      }
      if [0x20, 0x09, 0x0A, 0x0D].contains(byte) { continue }
      if isAtElement {
        if count == index { return line(of: position, in: bytes) }
        count += 1
        isAtElement = false
      }
      switch byte {
      case UInt8(ascii: "\""): (isInString, nameStart) = (true, position + 1)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        if depth == 2, name.elementsEqual("events".utf8) { (isInEvents, isAtElement) = (true, true) }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 1 { isInEvents = false }
      case UInt8(ascii: ","): isAtElement = isInEvents && depth == 2
      default: break
      }
    }
    return 1
  }

  static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<min(offset, bytes.count)].count { $0 == 0x0A }
  }
}
