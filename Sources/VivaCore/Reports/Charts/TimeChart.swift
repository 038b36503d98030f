/// Where the time went, above where it should go.
enum TimeChart {
  private static let (left, right) = (96.0, 624.0)

  static func chart(_ report: Report) -> Chart? {
    let time = report.insight.time
    guard let shares = time.shares else { return nil }
    let target = TimeSplit.target
    let parts = [
      (name: "reading", style: "part-0", share: shares.reading, target: target.reading, seconds: time.reading),
      (
        name: "whiteboard", style: "part-1", share: shares.whiteboard, target: target.whiteboard,
        seconds: time.whiteboard
      ),
      (name: "mocks", style: "part-2", share: shares.mocks, target: target.mocks, seconds: time.mocks),
    ]
    var svg = SVG()
    func bar(_ y: Double, _ name: String, _ shares: [Double]) {
      svg.label(left - 10, y + 20, name, "label", .end)
      var x = left
      for (part, share) in zip(parts, shares) {
        let width = share * (right - left)
        svg.rect(x, y, width, 28, part.style)
        // A share below a tenth has no room for its figure; the table has it.
        if share >= 0.1 {
          let words = ReportWording.percent(share)
          svg.rect(x + width / 2 - 22, y + 6, 44, 17, "plate", corner: 3)
          svg.label(x + width / 2, y + 19, words, "value", .middle)
        }
        x += width
      }
    }
    var x = left
    for part in parts {
      svg.rect(x, 6, 16, 12, part.style)
      svg.label(x + 22, 16, part.name, "small")
      x += 120
    }
    bar(32, "spent", parts.map(\.share))
    bar(70, "target", parts.map(\.target))
    let words = parts.map {
      "\($0.name) \(ReportWording.percent($0.share)) (target \(ReportWording.percent($0.target)))"
    }
    return Chart(
      id: "time", title: "Where the time went",
      summary:
        "\(ReportWording.time(time.total)) in all: \(listed(words, last: "and")). Reading is time "
        + "with cards, whiteboard is parts of mocks\(report.hasEstimates ? " and estimates" : ""), mocks are whole ones.",
      key: "Filled: reading; hatched: whiteboard; dotted: mocks.",
      width: 640, height: 108, drawing: svg.text,
      table: ReportTable(
        "Where the time went",
        [.init(name: "Part", isNumber: false), .init(name: "Time"), .init(name: "Share"), .init(name: "Target")],
        parts.map {
          [$0.name, ReportWording.time($0.seconds), ReportWording.percent($0.share), ReportWording.percent($0.target)]
        }))
  }
}
