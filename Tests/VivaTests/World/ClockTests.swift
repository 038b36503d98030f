import Testing
import VivaCore

@testable import viva

@Suite("Clock")
struct ClockTests {
  private final class Uptime { var milliseconds: Int64 = 5000 }

  @Test("starts at VIVA_NOW and goes on at the usual pace")
  func pace() throws {
    let uptime = Uptime()
    let clock = try Clock(environment: ["VIVA_NOW": "2026-11-21T08:00:00+01:00"]) { uptime.milliseconds }
    #expect(clock.now.moment.iso8601 == "2026-11-21T07:00:00Z")
    uptime.milliseconds += 90_500
    #expect(clock.now.moment.iso8601 == "2026-11-21T07:01:30Z")
  }

  @Test(
    "counts the day where VIVA_NOW was written, from four in the morning",
    arguments: [
      ("2026-11-21T03:59:59+01:00", "2026-11-20"), ("2026-11-21T04:00:00+01:00", "2026-11-21"),
      ("2026-11-21T23:30:00-08:00", "2026-11-21"), ("2026-11-21T02:00:00Z", "2026-11-20"),
      ("2026-11-21T16:00:00+14:00", "2026-11-21"),
    ])
  func day(_ now: String, _ day: String) throws {
    #expect(try Clock(environment: ["VIVA_NOW": now]).now.day.description == day)
  }

  @Test(
    "refuses a VIVA_NOW that is no moment with an offset",
    arguments: ["tomorrow", "2026-11-21", "2026-11-21T08:00:00", "2026-02-30T08:00:00Z", "2026-11-21T25:00:00Z"])
  func refused(_ text: String) {
    #expect(
      throws: UsageError(
        message: "VIVA_NOW is '\(text)', which is no moment with an offset",
        help: "write it as 2026-11-21T08:00:00+01:00")
    ) { try Clock(environment: ["VIVA_NOW": text]) }
  }

  @Test("tells the time of the computer without VIVA_NOW, or with an empty one", arguments: [[:], ["VIVA_NOW": ""]])
  func real(_ environment: [String: String]) throws {
    #expect(try Clock(environment: environment).now.moment > Moment.parse("2020-01-01T00:00:00Z")!.moment)
  }
}
