/// What estimates come to, as `viva stats --json` and reports for programs print it.
public enum EstimatesJSON {
  /// - Parameter day: the last day of the latest week.
  public static func value(_ trend: EstimateTrend, endingOn day: StudyDay) -> JSON {
    .object([
      "count": .int(trend.points.count), "recent": .int(trend.recent.count), "share": JSON.rounded(trend.share),
      "worst": trend.worst.map { .string($0.id) }, "kinds": .array(trend.kinds.map(kind)),
      "recentKinds": .array(trend.recentKinds.map(kind)),
      "weeks": .array(
        trend.weeks(endingOn: day).map { week in
          .object([
            "until": .string(week.until.description), "estimates": .int(week.count), "within": .int(week.within),
            "factor": JSON.rounded(week.factor),
          ])
        }),
    ])
  }

  private static func kind(_ kind: EstimateTrend.Kind) -> JSON {
    .object([
      "kind": .string(kind.id), "estimates": .int(kind.count), "within": .int(kind.within),
      "share": JSON.rounded(kind.share), "ratio": JSON.rounded(kind.ratio), "factor": JSON.rounded(kind.factor),
    ])
  }
}
