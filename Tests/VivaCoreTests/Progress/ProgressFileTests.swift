import Testing

@testable import VivaCore

@Suite("ProgressFile")
struct ProgressFileTests {
  @Test("reads the example of the design, with its mock and the score that was taken back")
  func design() throws {
    let text = """
      {"format":"viva-progress","version":1,"events":[
      {"id":"k3f9x2-1","at":"2026-11-21T07:58:03Z","day":"2026-11-21","type":"review","card":"leader-follower-reads","grade":"good","seconds":21.4},
      {"id":"k3f9x2-2","at":"2026-11-21T08:40:00Z","day":"2026-11-21","type":"mock","mock":"k3f9x2-2","problem":"url-shortener","minutes":45,"state":"started","seed":7},
      {"id":"k3f9x2-9","at":"2026-11-21T09:31:00Z","day":"2026-11-21","type":"score","mock":"k3f9x2-2","problem":"url-shortener","by":"self","scores":{"requirements":4,"estimation":3},"evidence":{"estimation":"forgot peak factor"}},
      {"id":"k3f9x2-10","at":"2026-11-21T09:32:00Z","day":"2026-11-21","type":"undo","event":"k3f9x2-9"}
      ]}

      """
    let reading = try ProgressFile.read(Array(text.utf8))
    #expect(reading.condition == .whole)
    #expect(reading.eventCount == 4)
    #expect(reading.undoneCount == 1)
    #expect(reading.lastEvent?.id == "k3f9x2-2")
    let setup = MockSetup(minutes: 45, style: "standard", level: nil, seed: 7, isStrict: false, phases: [])
    let started = MockEvent(
      mock: "k3f9x2-2", problem: "url-shortener", state: .started(setup), phase: 0, inPhase: 0)
    #expect(reading.lastEvent?.body == .mock(started))
    #expect(reading.progress.mocks.all.map(\.scores.count) == [0], "the score was taken back")
    #expect(
      ProgressSummary(reading.progress).answers == ["2026-11-21T07:58:03Z 2026-11-21 leader-follower-reads good 21.4"])
    #expect(String(decoding: ProgressFile.mended(Array(text.utf8), reading), as: UTF8.self) == text)
  }

  @Test("begins as one header line and its close")
  func empty() throws {
    let text = "{\"format\":\"viva-progress\",\"version\":1,\"events\":[\n]}\n"
    #expect(String(decoding: ProgressFile.empty, as: UTF8.self) == text)
    #expect(ProgressFile.header + ProgressFile.closing == ProgressFile.empty)
    let reading = try ProgressFile.read(ProgressFile.empty)
    #expect(reading.condition == .whole)
    #expect(reading.eventCount == 0)
    #expect(reading.lastEvent == nil)
    #expect(reading.end == ProgressFile.header.count)
  }

  @Test("grows by one event a line, the close overwritten, and reads whole after each")
  func addition() throws {
    var (bytes, expected) = (ProgressFile.empty, Progress())
    for (index, event) in SampleEvents.all.enumerated() {
      let reading = try ProgressFile.read(bytes)
      bytes = bytes[..<reading.end] + ProgressFile.addition([event], isFirst: index == 0)
      expected.fold(event)
      let grown = try ProgressFile.read(bytes)
      #expect(grown.condition == .whole)
      #expect(grown.eventCount == index + 1)
      #expect(grown.lastEvent == event)
      #expect(ProgressSummary(grown.progress) == ProgressSummary(expected))
    }
    #expect(bytes == ProgressFile.header + ProgressFile.addition(SampleEvents.all, isFirst: true))
  }

  @Test("writes the exact text of the format")
  func text() {
    let bytes = ProgressFile.header + ProgressFile.addition(Array(SampleEvents.all.prefix(3)), isFirst: true)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {"format":"viva-progress","version":1,"events":[
        {"id":"k3f9x2-1","at":"2026-11-19T07:00:00Z","day":"2026-11-19","type":"review","card":"a","grade":"good","seconds":21.4},
        {"id":"k3f9x2-2","at":"2026-11-19T07:01:00Z","day":"2026-11-19","type":"review","card":"b","grade":"again","seconds":8},
        {"id":"k3f9x2-3","at":"2026-11-19T07:02:00Z","day":"2026-11-19","type":"suspend","card":"c","on":true}
        ]}

        """)
  }

  @Test(
    "refuses what is no progress file, and says where and why",
    arguments: [
      ("hello", 1, "a JSON value was expected here"),
      ("\0\0\0\0", 1, "a JSON value was expected here"),
      ("[]", 1, "it does not begin with {\"format\":\"viva-progress\",\"version\":1"),
      ("{}\n", 1, "it does not begin with {\"format\":\"viva-progress\",\"version\":1"),
      (
        #"{"format":"anki","version":1,"events":[]}"#, 1,
        "it does not begin with {\"format\":\"viva-progress\",\"version\":1"
      ),
      (
        "{\"format\":\"anki\",\"version\":1,\"events\":[\n]}\n", 1,
        "it does not begin with {\"format\":\"viva-progress\",\"version\":1"
      ),
      (
        #"{"format":"viva-progress","version":0,"events":[]}"#, 1,
        "it does not begin with {\"format\":\"viva-progress\",\"version\":1"
      ),
      (
        #"{"format":"viva-progress","version":1.0,"events":[]}"#, 1,
        "it does not begin with {\"format\":\"viva-progress\",\"version\":1"
      ),
      (#"{"format":"viva-progress","version":1}"#, 1, "it has no list of events"),
      (#"{"format":"viva-progress","version":1,"events":{}}"#, 1, "it has no list of events"),
      ("{\"format\":\"viva-progress\",\n\"version\":1,\n\"events\":[}", 3, "a JSON value was expected here"),
      (
        "{\"format\":\"viva-progress\",\"version\":1,\"version\":1,\"events\":[\n]}\n", 1,
        "the member 'version' stands twice in one object"
      ),
      ("\u{FEFF}hello", 1, "a JSON value was expected here"),
      ("{\"format\":\"viva-pro", 1, "a JSON string is never closed"),
    ])
  func foreign(_ text: String, _ line: Int, _ message: String) {
    #expect(throws: ProgressFile.Problem.foreign(line: line, message)) { try ProgressFile.read(Array(text.utf8)) }
  }

  @Test("refuses UTF-16 and bytes that are no text")
  func encodings() {
    #expect(throws: ProgressFile.Problem.foreign(line: 1, "the file is UTF-16")) {
      try ProgressFile.read([0xFF, 0xFE, 0x7B, 0x00])
    }
    #expect(throws: ProgressFile.Problem.foreign(line: 2, "this byte is not UTF-8")) {
      try ProgressFile.read(Array("{\n\"a".utf8) + [0xC3, 0x28])
    }
  }

  @Test("never takes an empty file for a new one")
  func noBytes() {
    #expect(throws: ProgressFile.Problem.empty) { try ProgressFile.read([]) }
  }

  @Test(
    "refuses a newer version in any layout",
    arguments: [
      "{\"format\":\"viva-progress\",\"version\":2,\"events\":[\n]}\n",
      "{ \"version\": 2, \"format\": \"viva-progress\", \"events\": [] }",
      "{\"format\":\"viva-progress\",\"version\":2,\"events\":[\n{\"id\":\"new\"}\n]}\n",
      "{\"format\":\"viva-progress\",\"version\":2,\"events\":[\n{\"id\":\"torn",
    ])
  func newer(_ text: String) {
    #expect(throws: ProgressFile.Problem.newer(version: 2)) { try ProgressFile.read(Array(text.utf8)) }
  }

  @Test("counts the same event twice when it stands twice, and takes both back by its id")
  func duplicates() throws {
    let event = SampleEvents.all[0]
    let twice = try ProgressFile.read(SampleEvents.file([event, event]))
    #expect(twice.eventCount == 2)
    #expect(twice.progress.memory(of: "a")?.reviews == 2)
    let undo = Event(id: "k3f9x2-99", at: Made.noon, day: Made.today, .undo(event: event.id))
    let undone = try ProgressFile.read(SampleEvents.file([event, event, undo]))
    #expect(undone.undoneCount == 2)
    #expect(undone.progress.memory(of: "a") == nil)
  }
}

/// A small log with every type of event, and its file.
enum SampleEvents {
  static let all: [Event] = {
    let bodies: [(String, Event.Body)] = [
      ("2026-11-19", .review(card: "a", grade: .good, seconds: 21.4)),
      ("2026-11-19", .review(card: "b", grade: .again, seconds: 8)),
      ("2026-11-19", .suspend(card: "c", isOn: true)),
      ("2026-11-20", .setting(key: "new", value: "5")),
      ("2026-11-20", .review(card: "b", grade: .hard, seconds: 86_400)),
      ("2026-11-20", .cram(card: "a", grade: .easy, seconds: 3.1)),
      (
        "2026-11-20",
        .estimate(EstimateEvent(template: "t", kind: "reads", guess: 8, answer: 10, unit: "1/s", seconds: 30))
      ),
      ("2026-11-21", .review(card: "a", grade: .good, seconds: 0.5)),
      ("2026-11-21", .bury(card: "b")),
      ("2026-11-21", .suspend(card: "c", isOn: false)),
    ]
    return bodies.enumerated().map { index, entry in
      let minute = index < 10 ? "0\(index)" : "\(index)"
      return Event(
        id: "k3f9x2-\(index + 1)", at: Made.moment("\(entry.0)T07:\(minute):00Z"), day: Made.day(entry.0), entry.1)
    }
  }()

  static func file(_ events: [Event]) -> [UInt8] {
    events.isEmpty ? ProgressFile.empty : ProgressFile.header + ProgressFile.addition(events, isFirst: true)
  }

  /// The file of events written as lines of text, for what no event of this version can say.
  static func file(lines: [String]) -> [UInt8] {
    ProgressFile.header + Array(("\n" + lines.joined(separator: ",\n")).utf8) + ProgressFile.closing
  }
}
