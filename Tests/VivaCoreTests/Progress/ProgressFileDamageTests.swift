import Testing

@testable import VivaCore

/// What a crash, a full disk, a bad sector or a careless editor may leave of a progress file.
@Suite("ProgressFile, damaged")
struct ProgressFileDamageTests {
  static let whole = SampleEvents.file(SampleEvents.all)
  static let lines = SampleEvents.all.map { String(decoding: $0.line, as: UTF8.self) }
  static let header = String(decoding: ProgressFile.header, as: UTF8.self)

  @Test("cut at any length keeps every whole line, and reads whole once it is mended")
  func truncated() throws {
    let firstLine = ProgressFile.header.count
    // Where each event ends, its comma and line end not counted.
    let ends = SampleEvents.all.indices.map { SampleEvents.file(Array(SampleEvents.all[...$0])).count - 4 }
    var wrong: [String] = []
    for length in 1..<Self.whole.count {
      let bytes = Array(Self.whole[..<length])
      guard length >= firstLine else {
        // The header comes to the disk in one piece with the file; half of one is no progress file.
        if (try? ProgressFile.read(bytes)) != nil { wrong.append("\(length): read") }
        continue
      }
      let kept = ends.count { $0 <= length }
      let reading = try ProgressFile.read(bytes)
      let isWhole = length >= Self.whole.count - 1
      if reading.eventCount != kept { wrong.append("\(length): \(reading.eventCount) events, not \(kept)") }
      if (reading.condition == .whole) != isWhole { wrong.append("\(length): \(reading.condition)") }
      if ProgressFile.mended(bytes, reading) != SampleEvents.file(Array(SampleEvents.all[..<kept])) {
        wrong.append("\(length): mended to something else")
      }
    }
    #expect(wrong == [])
  }

  @Test("says how many bytes a torn end has lost")
  func lostBytes() throws {
    let torn = Array(SampleEvents.file(lines: [Self.lines[0]]).dropLast(4)) + Array(",\n{\"id\":\"k3".utf8)
    let reading = try ProgressFile.read(torn)
    #expect(reading.condition == .torn(lostBytes: 11))
    #expect(reading.end == Self.header.utf8.count + 1 + Self.lines[0].utf8.count)
  }

  /// Short lines, so that every bit of them can be turned in reasonable time.
  static let small = SampleEvents.file(
    [
      Event.Body.review(card: "a", grade: .good, seconds: 2.5), .bury(card: "b"), .undo(event: "k-2"),
      .suspend(card: "b", isOn: true), .review(card: "a", grade: .again, seconds: 12),
    ].enumerated().map { Event(id: "k-\($0.offset + 1)", at: Made.noon, day: Made.today, $0.element) })

  @Test("with any one bit turned changes one event at most, is torn at its last line, or is refused", arguments: 0..<8)
  func flipped(_ bit: Int) throws {
    let count = try ProgressFile.read(Self.small).eventCount
    let lastLine = count + 1
    var wrong: [String] = []
    var line = 1
    for index in Self.small.indices {
      var bytes = Self.small
      bytes[index] ^= 1 << bit
      if let reading = try? ProgressFile.read(bytes) {
        let lost = count - reading.eventCount
        if lost != 0, !(lost == 1 && line >= lastLine) { wrong.append("byte \(index), line \(line): \(lost) lost") }
        let mended = ProgressFile.mended(bytes, reading)
        // What is whole already stays as it is; reading it once more would only cost time.
        let again = mended == bytes ? reading : try? ProgressFile.read(mended)
        if again?.condition != .whole || again?.eventCount != reading.eventCount {
          wrong.append("byte \(index), line \(line): mended to \(String(describing: again?.condition))")
        }
      }
      if Self.small[index] == 0x0A { line += 1 }
    }
    #expect(wrong == [])
  }

  @Test(
    "is refused when damage stands before a whole event, with the line and the reason",
    arguments: [
      (4, #"{"id":"k3f9x2-2","at":"2026-11"#, "a JSON string is never closed"),
      (4, #"{"id":"k3f9x2-2","at""#, "a colon was expected here"),
      (4, "", "a JSON value was expected here"),
      (4, "\0\0\0\0\0\0\0\0", "a JSON value was expected here"),
      (4, "[1]", "this is no JSON object"),
      (4, "null", "this is no JSON object"),
      (4, "]}", "the list of events ends here, and more of them follow"),
      (4, lines[1] + " x", "something follows the event"),
      (4, lines[1] + lines[1], "something follows the event"),
      (4, lines[1].replacing("again", with: "agaim"), "'agaim' is no grade"),
      (4, lines[1].replacing("07:01", with: "27:01"), "'2026-11-19T27:01:00Z' is no moment in UTC"),
    ])
  func middle(_ line: Int, _ damage: String, _ reason: String) throws {
    let text = Self.header + "\n" + Self.lines[0] + ",\n" + Self.lines[2] + ",\n" + damage + ",\n" + Self.lines[3]
    for close in ["\n]}\n", ",\n{\"id\":\"to", ""] {
      #expect(throws: ProgressFile.Problem.damaged(line: line, reason)) {
        try ProgressFile.read(Array((text + close).utf8))
      }
    }
  }

  @Test("is refused when a comma between two events is missing, and never loses the second", arguments: [1, 2, 3])
  func comma(_ before: Int) {
    let text =
      Self.header + "\n" + Self.lines[..<before].joined(separator: ",\n") + "\n"
      + Self.lines[before..<4].joined(separator: ",\n") + "\n]}\n"
    #expect(throws: ProgressFile.Problem.damaged(line: before + 1, "a comma is missing")) {
      try ProgressFile.read(Array(text.utf8))
    }
  }

  @Test("is refused when bytes that are no text stand before a whole event")
  func notText() {
    var bytes = Self.whole
    bytes[Self.header.utf8.count + 10] = 0xFF
    #expect(throws: ProgressFile.Problem.damaged(line: 2, "this byte is not UTF-8")) {
      try ProgressFile.read(bytes)
    }
  }

  @Test(
    "is refused with its own line when a reformatted file holds a bad event, the last one too", arguments: [0, 1, 2])
  func reformatted(_ bad: Int) {
    var events = Array(Self.lines.prefix(3))
    events[bad] = events[bad].replacing("\"day\"", with: "\"dax\"")
    let text =
      "{\n  \"tags\": [\n    {\"a\": \"]},{\\\"\"}\n  ],\n  \"format\": \"viva-progress\",\n  \"version\": 1,\n"
      + "  \"events\": [\n    " + events.joined(separator: ",\n    ") + "\n  ]\n}\n"
    #expect(throws: ProgressFile.Problem.damaged(line: 8 + bad, "the event has no 'day'")) {
      try ProgressFile.read(Array(text.utf8))
    }
  }

  @Test("is refused with its own line when a reformatted file holds something else than events")
  func noEvents() {
    let text = "{\"format\": \"viva-progress\", \"version\": 1, \"events\": [\n  \(Self.lines[0]),\n\n  7\n]}"
    #expect(throws: ProgressFile.Problem.damaged(line: 4, "this is no JSON object")) {
      try ProgressFile.read(Array(text.utf8))
    }
  }

  @Test("keeps everything in front of zeros that a power cut left, whatever follows them on the line")
  func zeros() throws {
    for zeros in [1, 100, 5000] {
      for rest in ["", "\"grade\":\"good\",\"seconds\":3}\n]}\n"] {
        let bytes = Array(Self.whole.dropLast(4)) + [UInt8](repeating: 0, count: zeros) + Array(rest.utf8)
        let reading = try ProgressFile.read(bytes)
        #expect(reading.eventCount == SampleEvents.all.count)
        #expect(ProgressFile.mended(bytes, reading) == Self.whole)
      }
    }
  }

  @Test("keeps everything in front of an old close that garbage follows")
  func oldClose() throws {
    let bytes = Self.whole + Array("\0\0\0,\"seconds\":3}\n]}\n".utf8)
    let reading = try ProgressFile.read(bytes)
    #expect(reading.eventCount == SampleEvents.all.count)
    #expect(ProgressFile.mended(bytes, reading) == Self.whole)
  }

  @Test("never loses what was appended behind an old close")
  func behindClose() {
    let bytes = Self.whole + Array((Self.lines[0] + "\n]}\n").utf8)
    let line = Self.lines.count + 2
    #expect(throws: ProgressFile.Problem.damaged(line: line, "the list of events ends here, and more of them follow")) {
      try ProgressFile.read(bytes)
    }
  }

  @Test("drops a comma that no event follows")
  func danglingComma() throws {
    for tail in [",", ",\n", ",\n]}\n"] {
      let bytes = Array(Self.whole.dropLast(4)) + Array(tail.utf8)
      let reading = try ProgressFile.read(bytes)
      #expect(reading.condition == .torn(lostBytes: tail.utf8.count))
      #expect(ProgressFile.mended(bytes, reading) == Self.whole)
    }
  }

  @Test("is refused as foreign when its header is damaged")
  func header() {
    var bytes = Self.whole
    bytes[3] = UInt8(ascii: "O")
    let reason = "it does not begin with {\"format\":\"viva-progress\",\"version\":1"
    #expect(throws: ProgressFile.Problem.foreign(line: 1, reason)) { try ProgressFile.read(bytes) }
  }
}
