/// A moment in UTC, in milliseconds since 1970-01-01T00:00:00Z.
public struct Moment: Hashable, Comparable, Sendable {
  public let milliseconds: Int64

  /// The years 1 to 9999: what ISO 8601 writes with four digits.
  static let writable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

  /// A moment outside the years that can be written becomes the nearest that can, so that whatever a clock says, the
  /// progress file stays readable.
  public init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, Moment.writable.lowerBound), Moment.writable.upperBound)
  }

  public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

  /// The seconds from another moment to this one, negative when this one is earlier.
  public func seconds(since other: Moment) -> Double { Double(milliseconds - other.milliseconds) / 1000 }

  public func adding(seconds: Double) -> Moment { Moment(milliseconds: milliseconds + Int64(seconds * 1000)) }

  /// ISO 8601 in whole seconds, as progress files have it: `2026-11-21T07:58:03Z`.
  public var iso8601: String {
    let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
    let day = StudyDay(floorDivide(seconds, 86_400))
    let rest = seconds - Int(day.number) * 86_400
    return "\(day)T\(twoDigits(rest / 3600)):\(twoDigits(rest / 60 % 60)):\(twoDigits(rest % 60))Z"
  }
}

/// The learner's calendar day: it begins at 04:00 local time, so that a late evening belongs to the day it feels like.
public struct StudyDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public let number: Int32

  static let startHour = 4

  /// 0001-01-01 to 9999-12-31.
  static let writable = -719_162...2_932_896

  /// A day outside the years 1 to 9999 becomes the nearest in them.
  public init(_ number: Int) {
    self.number = Int32(min(max(number, StudyDay.writable.lowerBound), StudyDay.writable.upperBound))
  }

  /// The study day of a moment, where local time is `utcOffset` seconds ahead of UTC.
  ///
  /// It is the date on the wall clock four hours ago, so that days stay whole over daylight-saving changes.
  public init(of moment: Moment, utcOffset: Int) {
    let wall = floorDivide(Int(moment.milliseconds), 1000) + utcOffset - StudyDay.startHour * 3600
    self.init(floorDivide(wall, 86_400))
  }

  /// A date of the proleptic Gregorian calendar; nil when there is no such date or the year is outside 1…9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    self.init(StudyDay.days(year: year, month: month, day: day))
    guard date == (year, month, day) else { return nil }
  }

  /// `2026-11-21`, strictly.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(parsing: bytes[...])
  }

  init?(parsing bytes: some RandomAccessCollection<UInt8>) {
    guard bytes.count == 10 else { return nil }
    var parts = (0, 0, 0)
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      let digit = Int(byte - 0x30)
      if index < 4 {
        parts.0 = parts.0 * 10 + digit
      } else if index < 7 {
        parts.1 = parts.1 * 10 + digit
      } else {
        parts.2 = parts.2 * 10 + digit
      }
    }
    self.init(year: parts.0, month: parts.1, day: parts.2)
  }

  public static func < (left: StudyDay, right: StudyDay) -> Bool { left.number < right.number }
  public static func + (day: StudyDay, days: Int) -> StudyDay { StudyDay(Int(day.number) + days) }
  public static func - (left: StudyDay, right: StudyDay) -> Int { Int(left.number) - Int(right.number) }

  public var date: (year: Int, month: Int, day: Int) {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": civil_from_days.
    let shifted = Int(number) + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let calendarMonth = month < 10 ? month + 3 : month - 9
    return (
      yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth, dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  /// days_from_civil of the same source.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = floorDivide(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  public var description: String {
    let (year, month, day) = date
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-\(twoDigits(month))-\(twoDigits(day))"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// "21 Nov", for a column of days.
  public var short: String {
    let (_, month, day) = date
    return "\(day) \(StudyDay.months[month - 1].prefix(3))"
  }

  /// The Monday of its week, which may be the day itself.
  public var monday: StudyDay { self + -((Int(number) + 3) - floorDivide(Int(number) + 3, 7) * 7) }

  /// "Saturday 21 November".
  public var spoken: String {
    let weekdays = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"]
    let (_, month, day) = date
    let weekday = Int(number) - floorDivide(Int(number), 7) * 7
    return "\(weekdays[weekday]) \(day) \(StudyDay.months[month - 1])"
  }
}

/// A moment and the study day that it counts for: the clock's answer, passed to everything that depends on time.
public struct Now: Equatable, Sendable {
  public let moment: Moment
  public let day: StudyDay

  public init(_ moment: Moment, utcOffset: Int) {
    self.moment = moment
    day = StudyDay(of: moment, utcOffset: utcOffset)
  }

  public init(moment: Moment, day: StudyDay) {
    self.moment = moment
    self.day = day
  }
}

extension Moment {
  /// Reads ISO 8601 with an offset (`2026-11-21T08:00:00+01:00`, `…Z`), and says how far ahead of UTC it was written.
  public static func parse(_ text: String) -> (moment: Moment, utcOffset: Int)? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let day = StudyDay(parsing: bytes[..<10]), let hour = number(bytes[11..<13]),
      let minute = number(bytes[14..<16]), let second = number(bytes[17..<19]), hour < 24, minute < 60, second < 60
    else { return nil }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst()
      rest = fraction.drop { (0x30...0x39).contains($0) }
      guard rest.startIndex > fraction.startIndex else { return nil }
    }
    guard let offset = offset(Array(rest)) else { return nil }
    let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
    guard Moment.writable.contains(seconds * 1000) else { return nil }
    return (Moment(milliseconds: seconds * 1000), offset)
  }

  private static func offset(_ bytes: [UInt8]) -> Int? {
    if bytes == [UInt8(ascii: "Z")] { return 0 }
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = number(bytes[1..<3]),
      let minutes = number(bytes[4..<6]), hours <= 18, minutes < 60
    else { return nil }
    switch bytes[0] {
    case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
    case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
    default: return nil
    }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}

func floorDivide(_ value: Int, _ divisor: Int) -> Int {
  value >= 0 ? value / divisor : (value - divisor + 1) / divisor
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
