import VivaCore

/// A walkthrough as lines to read.
enum WalkthroughText {
  static func lines(_ walkthrough: Walkthrough, width: Int) -> [Line] {
    let topics = walkthrough.topics.map(\.id).joined(separator: ", ")
    var lines = [Line(walkthrough.title, .bold)]
    lines += wrap(Line("\(walkthrough.level.rawValue) · \(walkthrough.minutes) minutes · \(topics)", .dim), to: width)
    for section in Walkthrough.Section.allCases {
      lines += [Line(), Line(section.rawValue.uppercased(), .accent), Line()]
      lines += self.lines(walkthrough, section, width)
    }
    return lines
  }

  private static func lines(_ walkthrough: Walkthrough, _ section: Walkthrough.Section, _ width: Int) -> [Line] {
    switch section {
    case .clarify:
      return walkthrough.clarifications.flatMap { item in
        wrap(Line(item.question, .bold), to: width, first: Line("• "), rest: Line("  "))
          + wrap(Line(item.answer), to: width, first: Line("  "), rest: Line("  "))
      }
    case .curveballs:
      return walkthrough.curveballs.flatMap { item in
        wrap(Line("\"\(item.says)\"", .bold), to: width, first: Line("⚡ ", .warning), rest: Line("   "))
          + wrap(Line("\(item.breaks.rawValue) first: \(item.why)"), to: width, first: Line("   "), rest: Line("   "))
          + wrap(Line("Change: \(item.change)"), to: width, first: Line("   "), rest: Line("   "))
      }
    case .prompt, .requirements, .estimates, .api, .architecture, .dataModel, .deepDives, .bottlenecks, .tradeOffs,
      .operations, .five:
      return MarkdownLayout.lines(walkthrough.blocks(section), width: width)
    }
  }
}
