import Testing
import VivaCore

@testable import viva

/// A terminal of the few sequences that `FrameRenderer` may send; any other is a failed test.
struct ScreenEmulator {
  struct Cell: Equatable {
    var text: String
    var style: String
  }

  private(set) var grid: [[Cell]]
  private(set) var cursor = Frame.Position(row: 0, column: 0)
  private(set) var showsCursor = true
  private(set) var wraps = true
  private(set) var isHeld = false
  private(set) var style = ""
  let size: TerminalSize
  /// How wide this terminal takes a grapheme for: not always as we do.
  var columns: (Character) -> Int = { TextWidth.columns($0) }

  private static let blank = Cell(text: " ", style: "")

  init(size: TerminalSize) {
    self.size = size
    grid = Array(repeating: Array(repeating: Self.blank, count: size.columns), count: size.rows)
  }

  /// Each row without the blanks at its end.
  var rows: [String] { grid.map { trimmed($0.map(\.text).joined()) } }

  mutating func apply(_ bytes: [UInt8]) {
    let pieces = String(decoding: bytes, as: UTF8.self).split(separator: "\u{1B}[", omittingEmptySubsequences: false)
    print(pieces[0])
    for piece in pieces.dropFirst() {
      let parameters = piece.prefix { $0.isNumber || $0 == ";" || $0 == "?" }
      let rest = piece.dropFirst(parameters.count)
      guard let command = rest.first else {
        Issue.record("a sequence is cut off: \(piece)")
        return
      }
      run(command, String(parameters))
      print(rest.dropFirst())
    }
  }

  private mutating func run(_ command: Character, _ parameters: String) {
    let numbers = parameters.split(separator: ";").compactMap { Int($0) }
    switch (command, parameters) {
    case ("H", _):
      cursor = Frame.Position(row: (numbers.first ?? 1) - 1, column: numbers.count > 1 ? numbers[1] - 1 : 0)
      #expect(grid.indices.contains(cursor.row) && (0..<size.columns).contains(cursor.column))
    case ("G", _): cursor.column = min(numbers[0], size.columns) - 1
    // Behind the last column a terminal still stands on it.
    case ("K", ""): for column in min(cursor.column, size.columns - 1)..<size.columns { clear(column) }
    case ("J", "2"): for row in grid.indices { grid[row] = Array(repeating: Self.blank, count: size.columns) }
    case ("m", "0"): style = ""
    case ("m", _): style = parameters.hasPrefix("0;") ? String(parameters.dropFirst(2)) : parameters
    case ("h", "?25"), ("l", "?25"): showsCursor = command == "h"
    case ("h", "?7"), ("l", "?7"): wraps = command == "h"
    case ("h", "?2026"), ("l", "?2026"): isHeld = command == "h"
    default: Issue.record("not for a frame: ESC[\(parameters)\(command)")
    }
  }

  private mutating func print(_ text: Substring) {
    for character in text {
      let width = columns(character)
      if cursor.column + width > size.columns {
        #expect(!wraps, "wrapped at the right edge: \(text)")
        cursor.column = size.columns - width
      }
      for column in cursor.column..<cursor.column + width { clear(column) }
      grid[cursor.row][cursor.column] = Cell(text: String(character), style: style)
      for column in cursor.column + 1..<cursor.column + width {
        grid[cursor.row][column] = Cell(text: "", style: style)
      }
      cursor.column += width
    }
  }

  /// Blanks a column, and with it the other half of a wide grapheme.
  private mutating func clear(_ column: Int) {
    var first = column
    while first > 0, grid[cursor.row][first].text.isEmpty { first -= 1 }
    var end = column + 1
    while end < size.columns, grid[cursor.row][end].text.isEmpty { end += 1 }
    for column in first..<end { grid[cursor.row][column] = Self.blank }
  }
}

func trimmed(_ text: String) -> String {
  String(text.reversed().drop { $0 == " " }.reversed())
}

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
