import Testing

@testable import VivaCore

@Suite("Moment")
struct MomentTests {
  @Test(
    "reads ISO 8601 with an offset",
    arguments: [
      ("2026-11-21T07:58:03Z", "2026-11-21T07:58:03Z", 0),
      ("2026-11-21T08:00:00+01:00", "2026-11-21T07:00:00Z", 3600),
      ("2026-11-20T23:30:00-08:00", "2026-11-21T07:30:00Z", -28_800),
      ("2026-11-21T00:15:00+05:45", "2026-11-20T18:30:00Z", 20_700),
      ("2026-11-21T07:58:03+00:00", "2026-11-21T07:58:03Z", 0),
      ("2026-11-21T07:58:03-00:00", "2026-11-21T07:58:03Z", 0),
      ("2026-11-21T07:58:03.5Z", "2026-11-21T07:58:03Z", 0),
      ("2026-11-21T07:58:03.123456789+01:00", "2026-11-21T06:58:03Z", 3600),
      ("2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z", 0),
      ("2024-02-29T23:59:59-01:00", "2024-03-01T00:59:59Z", -3600),
      ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", 0),
      ("2011-12-31T00:00:00+14:00", "2011-12-30T10:00:00Z", 50_400),
      ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z", 0),
      ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z", 0),
    ])
  func parse(_ text: String, _ utc: String, _ offset: Int) throws {
    let parsed = try #require(Moment.parse(text))
    #expect(parsed.moment.iso8601 == utc)
    #expect(parsed.utcOffset == offset)
  }

  @Test(
    "refuses what is no moment, or leaves its offset open",
    arguments: [
      "", "now", "2026-11-21", "2026-11-21T07:58Z", "2026-11-21T07:58:03", "2026-11-21 07:58:03Z",
      "2026-11-21t07:58:03z", "2026-11-21T24:00:00Z", "2026-11-21T07:60:03Z", "2026-11-21T07:58:60Z",
      "2026-02-29T07:58:03Z", "2026-11-21T7:58:03Z", "2026-11-21T07:58:03.Z", "2026-11-21T07:58:03,5Z",
      "2026-11-21T07:58:03ZZ", "2026-11-21T07:58:03+1:00", "2026-11-21T07:58:03+0100", "2026-11-21T07:58:03+01",
      "2026-11-21T07:58:03+19:00", "2026-11-21T07:58:03+01:60", "2026-11-21T07:58:03\u{2212}01:00",
      "2026-11-21T0\u{661}:58:03Z", "0000-01-01T00:00:00Z",
      // In UTC these lie in years that cannot be written.
      "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00",
    ])
  func refused(_ text: String) {
    #expect(Moment.parse(text) == nil)
  }

  @Test("writes whole seconds, rounded down, before 1970 too")
  func wholeSeconds() {
    #expect(Moment(milliseconds: 1999).iso8601 == "1970-01-01T00:00:01Z")
    #expect(Moment(milliseconds: -1).iso8601 == "1969-12-31T23:59:59Z")
    #expect(Moment(milliseconds: -86_400_001).iso8601 == "1969-12-30T23:59:59Z")
  }

  @Test(
    "stays within the years that can be written, so that no clock can spoil a progress file",
    arguments: [Int64.min, -62_135_596_800_001, 253_402_300_800_000, .max])
  func extremes(_ milliseconds: Int64) {
    let now = Now(Moment(milliseconds: milliseconds), utcOffset: milliseconds < 0 ? -43_200 : 50_400)
    let end = milliseconds < 0 ? "0001-01-01" : "9999-12-31"
    #expect(now.moment.iso8601 == end + (milliseconds < 0 ? "T00:00:00Z" : "T23:59:59Z"))
    #expect(now.day.description == end)
    #expect((now.day + (milliseconds < 0 ? -1 : 36_500)).description == end)
  }

  @Test("measures the seconds between two moments, and can be moved by some")
  func seconds() {
    let later = Made.noon.adding(seconds: 90.25)
    #expect(later.seconds(since: Made.noon) == 90.25)
    #expect(Made.noon.seconds(since: later) == -90.25)
    #expect(Made.noon < later)
  }
}
