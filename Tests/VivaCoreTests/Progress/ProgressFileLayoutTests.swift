import Testing

@testable import VivaCore

/// Files that other programs or people laid out anew: valid JSON, read strictly, never taken for damaged or torn.
@Suite("ProgressFile in other layouts")
struct ProgressFileLayoutTests {
  static let own = String(decoding: SampleEvents.file(SampleEvents.all), as: UTF8.self)
  static let lines = SampleEvents.all.map { String(decoding: $0.line, as: UTF8.self) }
  static let header = String(decoding: ProgressFile.header, as: UTF8.self)

  /// Every member on a line of its own, as `python3 -m json.tool` writes it; no text of the sample holds these signs.
  static func pretty(_ text: String) -> String {
    text.replacing("\n", with: "").replacing(",", with: ",\n    ").replacing("{", with: "{\n  ")
      .replacing("}", with: "\n  }").replacing(":", with: ": ").replacing(": 0", with: ":0")
      .replacing(": 00Z", with: ":00Z") + "\n"
  }

  static let layouts: [(name: String, text: String)] = [
    ("on one line", own.replacing("\n", with: "")),
    ("with CRLF", own.replacing("\n", with: "\r\n")),
    ("with CRLF behind the header only", own.replacing("[\n", with: "[\r\n")),
    ("with CRLF everywhere but in the header", header + "\n" + lines.joined(separator: ",\r\n") + "\r\n]}\r\n"),
    ("with a byte-order mark", "\u{FEFF}" + own),
    ("pretty-printed", pretty(own)),
    ("with all events on the second line", header + "\n" + lines.joined(separator: ",") + "\n]}\n"),
    (
      "with two events on the last line",
      header + "\n" + lines.dropLast().joined(separator: ",\n") + "," + lines.last! + "]}\n"
    ),
    ("with the close behind the last event", header + "\n" + lines.joined(separator: ",\n") + "]}\n"),
    ("with blank lines", header + "\n\n" + lines.joined(separator: ",\n\n") + "\n\n]}\n"),
    ("with commas in front", header + "\n" + lines.joined(separator: "\n,") + "\n]}\n"),
    ("with a space before the close", header + "\n" + lines.joined(separator: ",\n") + "\n]\n}\n"),
    ("with members of its own behind the events", own.replacing("\n]}", with: "\n],\"owner\":\"me\"}")),
    (
      "with its events first",
      "{\"events\":[" + lines.joined(separator: ",") + "],\"version\":1,\"format\":\"viva-progress\"}"
    ),
  ]

  @Test("reads the same progress, and offers the same events one on a line", arguments: layouts.indices)
  func same(_ index: Int) throws {
    let (name, text) = Self.layouts[index]
    let expected = try ProgressFile.read(Array(Self.own.utf8))
    let bytes = Array(text.utf8)
    let reading = try ProgressFile.read(bytes)
    #expect(ProgressSummary(reading.progress) == ProgressSummary(expected.progress), "\(name)")
    #expect(reading.eventCount == expected.eventCount, "\(name)")
    #expect(reading.lastEvent == expected.lastEvent, "\(name)")
    guard case .reformatted(let rewritten) = reading.condition else {
      Issue.record("a file \(name) is \(reading.condition)")
      return
    }
    #expect(ProgressFile.mended(bytes, reading) == rewritten)
    let again = try ProgressFile.read(rewritten)
    #expect(again.condition == .whole, "\(name)")
    #expect(again.end == reading.end, "\(name)")
    #expect(ProgressSummary(again.progress) == ProgressSummary(expected.progress), "\(name)")
    let isReordered = name.contains("members of its own") || name.contains("events first")
    #expect((String(decoding: rewritten, as: UTF8.self) == Self.own) == !isReordered, "\(name)")
  }

  @Test(
    "takes indented events and a space behind the close for this program's own form",
    arguments: [
      own.replacing("\n{", with: "\n  {"), own + "\n\n", own.replacing("]}\n", with: "]}"), own + " \r\n",
    ])
  func stillWhole(_ text: String) throws {
    let reading = try ProgressFile.read(Array(text.utf8))
    #expect(reading.condition == .whole)
    #expect(reading.eventCount == SampleEvents.all.count)
  }

  @Test("gives the same progress by the fast way and by the strict one")
  func reordered() throws {
    let reordered = SampleEvents.all.map { event -> String in
      guard case .object(let members)? = try? JSON(parsing: event.line) else { return "" }
      return JSON.object(members.reversed()).text
    }
    let fast = try ProgressFile.read(Array(Self.own.utf8))
    let strict = try ProgressFile.read(SampleEvents.file(lines: reordered))
    #expect(strict.condition == .whole)
    #expect(ProgressSummary(strict.progress) == ProgressSummary(fast.progress))
    #expect(strict.lastEvent == fast.lastEvent)
  }

  @Test(
    "reads seconds, ids and moments alike by both ways",
    arguments: [
      #""seconds":0}"#, #""seconds":0.1}"#, #""seconds":21.4}"#, #""seconds":21.44}"#, #""seconds":86399.9}"#,
      #""seconds":86400}"#, #""seconds":1e2}"#, #""seconds":2.0}"#, #""seconds":0.0}"#, #""seconds":-0}"#,
      #""seconds":3,"note":"kept"}"#, #""seconds": 3}"#, #""seconds":3 }"#,
    ])
  func bothWays(_ ending: String) throws {
    let text = EventTests.head + #""type":"review","card":"a","grade":"good","# + ending
    // A space in front is enough to leave the fast way.
    let fast = try ProgressFile.read(SampleEvents.file(lines: [text]))
    let strict = try ProgressFile.read(SampleEvents.file(lines: [" " + text]))
    #expect(fast.eventCount == 1)
    #expect(ProgressSummary(fast.progress) == ProgressSummary(strict.progress))
    #expect(fast.lastEvent == strict.lastEvent)
  }

  @Test(
    "refuses a bad event by both ways",
    arguments: [
      (#""seconds":86400.1}"#, "the event has no 'seconds' from 0 to 86400"),
      (#""seconds":100000}"#, "the event has no 'seconds' from 0 to 86400"),
      (#""seconds":-1}"#, "the event has no 'seconds' from 0 to 86400"),
      (#""seconds":01}"#, "this is no JSON number"), (#""seconds":1.}"#, "this is no JSON number"),
      (#""seconds":.5}"#, "a JSON value was expected here"), (#""seconds":}"#, "a JSON value was expected here"),
      (#""seconds":1}}"#, "something follows the event"), (#""seconds":"#, "a JSON value was expected here"),
      (#""seconds":1"#, "a member's name in quotation marks was expected here"),
    ])
  func bothRefuse(_ ending: String, _ message: String) {
    let good = String(decoding: SampleEvents.all[0].line, as: UTF8.self)
    let text = EventTests.head + #""type":"review","card":"a","grade":"good","# + ending
    for text in [text, " " + text] {
      #expect(throws: ProgressFile.Problem.damaged(line: 3, message)) {
        try ProgressFile.read(SampleEvents.file(lines: [good, text, good]))
      }
    }
  }

  @Test("keeps unknown types, unknown members and other members of the file")
  func kept() throws {
    let mock =
      #"{"id":"n-1","at":"2026-11-21T08:40:00Z","day":"2026-11-21","type":"dream","pi":3.140,"deep":[{"x":null}]}"#
    let odd =
      #"{"id":"n-2","at":"2026-11-21T08:41:00Z","day":"2026-11-21","type":"bury","card":"a","why":"tired \u2028"}"#
    let text =
      #"{"owner":{"name":"me"},"version":1,"format":"viva-progress","events":[ \#(mock) , \#(odd) ],"x":[1e3]}"#
    let reading = try ProgressFile.read(Array(text.utf8))
    #expect(reading.progress.isBuried("a", on: Made.today))
    #expect(
      String(decoding: ProgressFile.mended(Array(text.utf8), reading), as: UTF8.self) == """
        {"owner":{"name":"me"},"version":1,"format":"viva-progress","x":[1e3],"events":[
        \(mock),
        \(odd)
        ]}

        """)
    let torn = Array(SampleEvents.file(lines: [mock, odd]).dropLast(4)) + Array(",\n{\"id\":\"n-3".utf8)
    let mended = ProgressFile.mended(torn, try ProgressFile.read(torn))
    #expect(mended == SampleEvents.file(lines: [mock, odd]))
  }

  @Test("writes a file without events on two lines too")
  func noEvents() throws {
    let text = #"{ "format": "viva-progress", "version": 1, "events": [ ] }"#
    let reading = try ProgressFile.read(Array(text.utf8))
    #expect(ProgressFile.mended(Array(text.utf8), reading) == ProgressFile.empty)
    #expect(reading.end == ProgressFile.header.count)
    #expect(reading.eventCount == 0)
  }
}
