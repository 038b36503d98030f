import VivaCore

/// "tomorrow", "on Monday 23 November".
func dayText(_ day: StudyDay, from today: StudyDay) -> String {
  switch day - today {
  case ...0: "today"
  case 1: "tomorrow"
  case 2...6: "on \(day.spoken)"
  default: "on \(day.spoken), in \(grouped(day - today)) days"
  }
}

/// "today", "yesterday", "3 days ago".
func agoText(_ day: StudyDay, from today: StudyDay) -> String {
  switch today - day {
  case ...0: "today"
  case 1: "yesterday"
  case let days: "\(grouped(days)) days ago"
  }
}

extension String {
  /// Filled up with spaces; text that is longer stays as it is. For words of the program's own, which are plain ASCII.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
