import Testing

@testable import VivaCore

@Suite("StudyDay")
struct StudyDayTests {
  @Test(
    "is the date on the wall clock four hours ago",
    arguments: [
      // The boundary itself, in UTC.
      ("2026-11-21T03:59:59Z", "2026-11-20"), ("2026-11-21T04:00:00Z", "2026-11-21"),
      ("2026-11-22T03:59:59Z", "2026-11-21"), ("2026-11-21T03:59:59.999Z", "2026-11-20"),
      // Where the date is not that of UTC.
      ("2026-11-21T22:30:00-08:00", "2026-11-21"), ("2026-11-21T09:00:00+14:00", "2026-11-21"),
      ("2026-11-21T04:00:00+05:45", "2026-11-21"), ("2026-11-21T03:59:59+05:45", "2026-11-20"),
      // Across a month, a year and a leap day.
      ("2027-01-01T00:30:00+01:00", "2026-12-31"), ("2024-03-01T02:00:00+01:00", "2024-02-29"),
      ("2026-03-01T02:00:00+01:00", "2026-02-28"),
      // The epoch and the day before it.
      ("1970-01-01T04:00:00Z", "1970-01-01"), ("1970-01-01T03:59:59Z", "1969-12-31"),
      // Berlin: the night that is an hour short, and the one that is an hour long.
      ("2026-03-29T01:59:59+01:00", "2026-03-28"), ("2026-03-29T03:00:00+02:00", "2026-03-28"),
      ("2026-03-29T03:59:59+02:00", "2026-03-28"), ("2026-03-29T04:00:00+02:00", "2026-03-29"),
      ("2026-10-25T02:59:59+02:00", "2026-10-24"), ("2026-10-25T02:00:00+01:00", "2026-10-24"),
      ("2026-10-25T03:59:59+01:00", "2026-10-24"), ("2026-10-25T04:00:00+01:00", "2026-10-25"),
      // Apia went from −10 to +14 and had no 30 December 2011: one second after the evening of the 29th it was the
      // small hours of the 31st, which belong to the evening before.
      ("2011-12-29T23:59:59-10:00", "2011-12-29"), ("2011-12-31T00:00:00+14:00", "2011-12-30"),
      ("2011-12-31T04:00:00+14:00", "2011-12-31"),
      // The ends of the calendar.
      ("0001-01-01T04:00:00Z", "0001-01-01"), ("9999-12-31T23:59:59Z", "9999-12-31"),
    ])
  func ofMoment(_ text: String, _ day: String) throws {
    let (moment, offset) = try #require(Moment.parse(text))
    #expect(StudyDay(of: moment, utcOffset: offset).description == day)
    #expect(Now(moment, utcOffset: offset) == Now(moment: moment, day: Made.day(day)))
  }

  @Test(
    "counts days from 1970 in the Gregorian calendar, and says them",
    arguments: [
      ("0001-01-01", -719_162, "Monday 1 January"), ("1600-02-29", -135_081, "Tuesday 29 February"),
      ("1900-02-28", -25_509, "Wednesday 28 February"), ("1900-03-01", -25_508, "Thursday 1 March"),
      ("1969-12-31", -1, "Wednesday 31 December"), ("1970-01-01", 0, "Thursday 1 January"),
      ("2000-02-29", 11_016, "Tuesday 29 February"), ("2000-03-01", 11_017, "Wednesday 1 March"),
      ("2024-02-29", 19_782, "Thursday 29 February"), ("2026-11-21", 20_778, "Saturday 21 November"),
      ("2100-02-28", 47_540, "Sunday 28 February"), ("2100-03-01", 47_541, "Monday 1 March"),
      ("9999-12-31", 2_932_896, "Friday 31 December"),
    ])
  func number(_ text: String, _ number: Int, _ spoken: String) throws {
    let day = try #require(StudyDay(text))
    #expect(day.number == number)
    #expect(StudyDay(number) == day)
    #expect(day.description == text)
    #expect(day.spoken == spoken)
  }

  @Test("follows the calendar day by day", arguments: [1, 4, 1899, 1999, 2023, 2099, 9995])
  func walk(_ first: Int) throws {
    var day = try #require(StudyDay(year: first, month: 1, day: 1))
    var wrong: [String] = []
    for year in first...(first + 4) {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for (month, days) in zip(1..., [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
        for date in 1...days {
          if StudyDay(year: year, month: month, day: date) != day || day.date != (year, month, date) {
            wrong.append("\(year)-\(month)-\(date)")
          }
          day = day + 1
        }
      }
    }
    #expect(wrong == [])
  }

  @Test(
    "takes no date that is not there or is written in another way",
    arguments: [
      "", "2026", "2026-02-29", "2100-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
      "2026-01-32", "0000-01-01", "10000-01-01", "-001-01-01", "+026-01-01", "2026-1-01", "2026-1-1", "26-01-01",
      "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-0a", "20260101", "2026-01\u{2010}01", "２０２６-01-01",
    ])
  func refused(_ text: String) {
    #expect(StudyDay(text) == nil)
  }

  @Test("takes a leap day where there is one", arguments: ["2024-02-29", "2000-02-29", "0004-02-29", "9996-02-29"])
  func leapDays(_ text: String) throws {
    let day = try #require(StudyDay(text))
    #expect((day + 1).description == text.prefix(4) + "-03-01")
  }

  @Test("adds and subtracts whole days")
  func arithmetic() {
    #expect(Made.day("2024-02-28") + 2 == Made.day("2024-03-01"))
    #expect(Made.day("2026-11-21") + -21 == Made.day("2026-10-31"))
    #expect(Made.day("2027-01-15") - Made.day("2026-11-21") == 55)
    #expect(Made.day("2026-11-21") < Made.day("2026-11-22"))
  }

  @Test("is written short in columns")
  func short() {
    #expect(Made.day("2026-11-21").short == "21 Nov")
    #expect(Made.day("2027-05-03").short == "3 May")
  }

  @Test(
    "knows the Monday of its week",
    arguments: [
      ("2026-11-21", "2026-11-16"), ("2026-11-16", "2026-11-16"), ("2026-11-15", "2026-11-09"),
      ("1969-12-31", "1969-12-29"), ("1970-01-01", "1969-12-29"), ("2027-01-01", "2026-12-28"),
    ])
  func monday(_ day: String, _ monday: String) {
    #expect(Made.day(day).monday == Made.day(monday))
  }
}
