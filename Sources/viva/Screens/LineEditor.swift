import VivaCore

/// A line of text being typed: cursor, words, paste. What a shell's line does, as far as a note needs it.
struct LineEditor: Equatable {
  private(set) var characters: [Character]
  /// In front of which character the next one goes.
  private(set) var cursor: Int

  /// More than anybody writes in one line; a paste cannot fill the memory.
  static let limit = 4000

  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }

  /// Takes a key; false when it is none for an editor.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let text): insert(text.replacing("\n", with: " ").replacing("\t", with: " "))
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .alt("b"): cursor = wordStart()
    case .alt("f"): cursor = wordEnd()
    case .backspace, .control("h"): delete(max(0, cursor - 1)..<cursor)
    case .delete, .control("d"): delete(cursor..<min(characters.count, cursor + 1))
    case .control("w"): delete(wordStart()..<cursor)
    case .alt("d"): delete(cursor..<wordEnd())
    case .control("u"): delete(0..<cursor)
    case .control("k"): delete(cursor..<characters.count)
    default: return false
    }
    return true
  }

  private mutating func insert(_ text: String) {
    // Joined anew: a combining mark arrives by itself and belongs to the character before it.
    let before = String(characters[..<cursor]) + text
    let after = characters[cursor...]
    guard before.count + after.count <= LineEditor.limit else { return }
    characters = Array(before) + after
    cursor = before.count
  }

  private mutating func delete(_ range: Range<Int>) {
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private func wordStart() -> Int {
    var place = cursor
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  private func wordEnd() -> Int {
    var place = cursor
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    while place < characters.count, !characters[place].isWhitespace { place += 1 }
    return place
  }

  /// The part of the line around the cursor that fits in a width, and the cursor's column in it.
  func window(_ width: Int) -> (text: String, column: Int) {
    var start = 0
    var column = Line(String(characters[..<cursor])).columns
    while column >= width, start < cursor {
      column -= Line(String(characters[start])).columns
      start += 1
    }
    return (Line(String(characters[start...])).truncated(to: width).text, column)
  }
}
