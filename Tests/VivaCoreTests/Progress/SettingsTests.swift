import Testing

@testable import VivaCore

@Suite("Settings")
struct SettingsTests {
  private func settings(_ values: (key: String, value: String)...) -> Settings {
    Settings(Made.progress([], values.map { .setting(key: $0.key, value: $0.value) }))
  }

  @Test(
    "takes every good value",
    arguments: [
      ("new", "0"), ("new", "20"), ("new", "9999"), ("new", "007"), ("retention", "0.7"), ("retention", "0.70"),
      ("retention", "0.97"), ("retention", "0.9"), ("max-interval", "1"), ("max-interval", "36500"), ("fuzz", "on"),
      ("fuzz", "off"),
    ])
  func good(_ key: String, _ value: String) throws {
    let entry = try #require(Settings.entry(key))
    #expect(entry.takes(value))
    #expect(settings((key, value)).value(entry) == value)
    #expect(settings((key, value)).isChosen(entry))
  }

  @Test(
    "does not take a bad value, and falls back when a file holds one",
    arguments: [
      ("new", ""), ("new", "-1"), ("new", "10000"), ("new", "+5"), ("new", "5.0"), ("new", " 5"), ("new", "1e2"),
      ("new", "９"), ("new", "99999999999999999999"), ("retention", "0.69"), ("retention", "0.98"), ("retention", "1"),
      ("retention", "90"), ("retention", "90%"), ("retention", "9e-1"), ("retention", "0,9"), ("retention", "."),
      ("retention", "0.9.1"), ("retention", "nan"), ("retention", "inf"), ("retention", "0x1p-1"), ("retention", ""),
      ("max-interval", "0"), ("max-interval", "36501"), ("fuzz", "yes"), ("fuzz", "ON"), ("fuzz", ""),
    ])
  func bad(_ key: String, _ value: String) throws {
    let entry = try #require(Settings.entry(key))
    #expect(!entry.takes(value))
    #expect(settings((key, value)).value(entry) == entry.fallback)
    #expect(!settings((key, value)).isChosen(entry))
  }

  @Test("takes what it falls back to", arguments: Settings.entries.map(\.key))
  func fallbacks(_ key: String) throws {
    let entry = try #require(Settings.entry(key))
    #expect(entry.takes(entry.fallback))
  }

  @Test("comes with 20 new cards a day and due days at 90 %, spread, up to 36,500 days away")
  func unset() {
    let settings = settings()
    #expect(settings.newPerDay == 20)
    #expect(settings.scheduler(on: Made.today).retention == 0.9)
    #expect(settings.scheduler(on: Made.today).maximumInterval == 36_500)
    #expect(settings.scheduler(on: Made.today).isFuzzed)
    #expect(
      Settings.entries.map(\.key) == [
        "new", "interview", "minutes", "retention", "max-interval", "phases", "bell", "fuzz",
      ])
  }

  @Test("reaches the scheduler and the day, the latest value of each")
  func chosen() {
    let settings = settings(
      ("new", "5"), ("retention", "0.85"), ("max-interval", "100"), ("fuzz", "off"), ("new", "7"), ("later", "x"))
    #expect(settings.newPerDay == 7)
    #expect(settings.scheduler(on: Made.today).retention == 0.85)
    #expect(settings.scheduler(on: Made.today).maximumInterval == 100)
    #expect(!settings.scheduler(on: Made.today).isFuzzed)
  }

  @Test("caps due days only until the interview, and plans for it from a year before until the day before")
  func interview() {
    let settings = settings(("interview", "2026-11-21"))
    #expect(settings.scheduler(on: Made.today + -1).lastDue == Made.today + -1)
    #expect(settings.scheduler(on: Made.today).lastDue == nil)
    #expect(settings.scheduler(on: Made.today + 30).lastDue == nil)
    func isPlanned(_ days: Int) -> Bool { settings.deadline(Progress(), on: Made.today + -days) != nil }
    #expect([-1, 0, 1, 366, 367].map(isPlanned) == [false, false, true, true, false])
  }
}
