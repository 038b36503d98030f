/// One thing the person did at the keyboard, free of the bytes a terminal happens to send for it.
///
/// Ctrl-C, Ctrl-Z and Ctrl-\ are not here: the terminal turns them into signals, which arrive as `TerminalEvent`s.
enum Key: Equatable, Sendable {
  /// One typed scalar. A combining mark arrives by itself, and joins its base when appended to a `String`.
  case character(Character)
  case enter, tab, backTab, backspace, delete, escape
  case up, down, left, right, home, end, pageUp, pageDown
  /// Ctrl and a lower-case letter or one of `@ \ ] ^ _`. Alt-Backspace arrives as `control("w")`, which it means everywhere.
  case control(Character)
  /// Alt and a character. Ctrl or Alt with ← and → arrive as `alt("b")` and `alt("f")`; Alt-Enter is `alt("\n")`.
  case alt(Character)
  case function(Int)
  /// Pasted text: newlines and tabs kept, every other control character removed. A newline in it is never `enter`.
  case paste(String)
  /// A sequence that means nothing here, swallowed whole (its first 64 bytes).
  case unknown([UInt8])
}
