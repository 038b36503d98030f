/// What the terminal should show, from its first row down; whatever the last line leaves free is blank.
struct Frame: Equatable, Sendable {
  /// A place on the screen, counted from 0 at the top left.
  struct Position: Equatable, Sendable {
    var row: Int
    var column: Int
  }

  var lines: [Line]
  /// Where text would be typed; the cursor is hidden when there is no such place.
  var cursor: Position? = nil
}

/// How many columns and rows there are to draw on.
struct TerminalSize: Equatable, Sendable {
  var columns: Int
  var rows: Int
}
