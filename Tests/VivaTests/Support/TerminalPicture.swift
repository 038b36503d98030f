/// What a terminal shows after the bytes it was sent: enough of one for a program that moves, erases and styles.
///
/// Every scalar takes one column. What it does not know it keeps in `strange`, for a test to find.
struct TerminalPicture {
  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var isAlternate = false
  private(set) var hidesCursor = false
  private(set) var brackets = false
  /// Control characters and sequences that are not known here.
  private(set) var strange: [String] = []
  /// Everything that was received.
  private(set) var received: [UInt8] = []

  /// The lines of the usual screen, those that scrolled away included.
  private(set) var scrollback: [[Unicode.Scalar]] = [[]]
  private var screen: [[Unicode.Scalar]] = []
  private var row = 0
  private var column = 0
  private var pending: [UInt8] = []

  init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
  }

  /// The lines to be seen, without blanks at their ends.
  var text: String {
    let lines = isAlternate ? screen : scrollback
    return lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return String(String.UnicodeScalarView(line))
    }.joined(separator: "\n")
  }

  mutating func resize(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
  }

  mutating func feed(_ bytes: [UInt8]) {
    received += bytes
    pending += bytes
    while let (item, length) = Self.next(pending[...]) {
      pending.removeFirst(length)
      obey(item)
    }
  }

  private enum Item {
    case print(Unicode.Scalar)
    case control(UInt8)
    case sequence(parameters: String, final: Character)
    case other(String)
  }

  /// The first whole item, and how many bytes it takes; nil when more must come.
  private static func next(_ bytes: ArraySlice<UInt8>) -> (Item, Int)? {
    guard let first = bytes.first else { return nil }
    if first == 0x1B {
      guard bytes.count > 1 else { return nil }
      let second = bytes[bytes.startIndex + 1]
      guard second == UInt8(ascii: "[") else { return (.other("ESC \(second)"), 2) }
      guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
      let parameters = String(decoding: bytes[(bytes.startIndex + 2)..<end], as: UTF8.self)
      let final = Character(Unicode.Scalar(bytes[end]))
      return (.sequence(parameters: parameters, final: final), end - bytes.startIndex + 1)
    }
    if first < 0x20 || first == 0x7F { return (.control(first), 1) }
    let length = first < 0x80 ? 1 : first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard bytes.count >= length else { return nil }
    let scalar = String(decoding: bytes.prefix(length), as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    return (.print(scalar), length)
  }

  private mutating func obey(_ item: Item) {
    switch item {
    case .print(let scalar): isUnwanted(scalar) ? strange.append(Self.name(scalar)) : put(scalar)
    case .control(0x0D): column = 0
    case .control(0x0A):
      if isAlternate { row = min(row + 1, rows - 1) } else { scrollback.append([]) }
    case .control(0x08): column = max(0, column - 1)
    case .control(let byte): strange.append("control \(byte)")
    case .sequence(let parameters, let final): obey(parameters, final)
    case .other(let text): strange.append(text)
    }
  }

  private func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFD: true
    default: false
    }
  }

  private static func name(_ scalar: Unicode.Scalar) -> String { "U+" + String(scalar.value, radix: 16) }

  private mutating func obey(_ parameters: String, _ final: Character) {
    switch (parameters, final) {
    case (_, "m"): break
    case ("?1049", "h"):
      isAlternate = true
      screen = []
      (row, column) = (0, 0)
    case ("?1049", "l"):
      isAlternate = false
      column = scrollback.last?.count ?? 0
    case ("?2004", _): brackets = final == "h"
    case ("?25", _): hidesCursor = final == "l"
    case ("?2026", _), ("?7", _): break
    case ("2", "J"): screen = []
    case ("", "K"): cutRow()
    case (_, "H"):
      let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 1 }
      (row, column) = ((numbers.first ?? 1) - 1, (numbers.count > 1 ? numbers[1] : 1) - 1)
    default: strange.append("CSI \(parameters) \(final)")
    }
  }

  private mutating func cutRow() {
    guard isAlternate, row < screen.count else { return }
    screen[row] = Array(screen[row].prefix(column))
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if isAlternate {
      while screen.count <= row { screen.append([]) }
      Self.put(scalar, column, &screen[row])
    } else {
      Self.put(scalar, column, &scrollback[scrollback.count - 1])
    }
    column += 1
  }

  private static func put(_ scalar: Unicode.Scalar, _ column: Int, _ line: inout [Unicode.Scalar]) {
    while line.count <= column { line.append(" ") }
    line[column] = scalar
  }
}
