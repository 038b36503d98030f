/// A piece of an answer: what the content's Markdown can say.
public enum Block: Equatable, Sendable {
  case paragraph([Inline])
  case list([ListItem])
  case table(header: [[Inline]], rows: [[[Inline]]])
  /// A fenced code block or text diagram, line by line as it was written.
  case fence([String])
  case quote([Inline])
}

/// An entry of a list; nested lists are flat with a depth.
public struct ListItem: Equatable, Sendable {
  /// The number of an ordered list's entry; nil with a bullet.
  public let number: Int?
  /// 0 for the list itself, 1 for a list inside an entry.
  public let depth: Int
  public let text: [Inline]
}

/// Reads the part of Markdown that answers are written in: paragraphs, lists, pipe tables, fences, quotes and emphasis.
///
/// There is no HTML, no image and no link: a `<b>` or `[x](y)` in a deck is shown as it stands.
public enum Markdown {
  public static func blocks(of source: SourceText, in range: Range<Int>) -> [Block] {
    var reader = MarkdownReader(source)
    return reader.read(range)
  }

  /// What is wrong with the blocks of a range: fences never closed, table rows that do not fit their header.
  static func problems(of source: SourceText, in range: Range<Int>) -> [Diagnostic] {
    var reader = MarkdownReader(source)
    _ = reader.read(range)
    return reader.problems
  }
}

extension Block {
  /// The block's words without mark-up, for searching and counting.
  public var plain: String {
    func join(_ runs: [Inline]) -> String { runs.map(\.plain).joined() }
    switch self {
    case .paragraph(let runs), .quote(let runs): return join(runs)
    case .list(let items): return items.map { join($0.text) }.joined(separator: "\n")
    case .fence(let lines): return lines.joined(separator: "\n")
    case .table(let header, let rows):
      return ([header] + rows).map { $0.map(join).joined(separator: " ") }.joined(separator: "\n")
    }
  }
}
