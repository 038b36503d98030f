import VivaCore

/// Everything that `viva stats` tells, for scripts; null where there is nothing to tell from.
enum StatsJSON {
  static func value(_ insight: Insight) -> JSON {
    .object([
      "version": .int(1), "day": .string(insight.day.description), "recall": recall(insight),
      "topics": .array(insight.topics.map(topic)), "mocks": mocks(insight.mocks),
      "estimates": EstimatesJSON.value(insight.estimates, endingOn: insight.day),
      "checklists": totals(insight.checklists),
      "forecast": forecast(insight), "time": time(insight),
      "readiness": .array(
        insight.readiness.map {
          .object([
            "area": .string($0.kind.rawValue), "value": JSON.rounded($0.value), "goal": JSON.rounded($0.goal),
            "isReached": .bool($0.isReached),
          ])
        }),
    ])
  }

  private static func rate(_ rate: RecallRate) -> JSON {
    .object(["recalled": .int(rate.recalled), "answers": .int(rate.answers), "share": JSON.rounded(rate.share)])
  }

  private static func recall(_ insight: Insight) -> JSON {
    let weeks = insight.log.weeks(13, endingOn: insight.day)
    return .object([
      "target": JSON.rounded(insight.aim), "today": insight.met == 0 ? .null : JSON.rounded(insight.recallToday),
      "all": rate(insight.log.recall), "young": rate(insight.log.young), "mature": rate(insight.log.mature),
      "weeks": .array(
        weeks.enumerated().map { place, week in
          .object([
            "until": .string((insight.day + -7 * (weeks.count - 1 - place)).description),
            "recalled": .int(week.recalled),
            "answers": .int(week.answers), "share": JSON.rounded(week.share),
          ])
        }),
    ])
  }

  private static func totals(_ totals: Insight.ChecklistTotals) -> JSON {
    .object([
      "green": .int(totals.green), "yellow": .int(totals.yellow), "red": .int(totals.red), "open": .int(totals.open),
      "stale": .int(totals.stale),
    ])
  }

  private static func topic(_ standing: Insight.TopicStanding) -> JSON {
    .object([
      "topic": .string(standing.topic.id), "cards": .int(standing.cards), "met": .int(standing.met),
      "today": JSON.rounded(standing.today), "onDate": JSON.rounded(standing.onDate), "recall": rate(standing.recall),
      "checklist": totals(standing.checklist),
    ])
  }

  private static func mocks(_ trend: MockTrend) -> JSON {
    .object([
      "level": JSON.rounded(trend.level), "isPlateau": .bool(trend.isPlateau), "drift": JSON.rounded(trend.drift),
      "peerDifference": JSON.rounded(trend.peerDifference),
      "dimensions": .array(trend.dimensions.map { .object(["id": .string($0.id), "mean": JSON.rounded($0.mean)]) }),
      "phases": .array(
        trend.phases.map {
          .object([
            "id": .string($0.id), "planned": JSON.rounded($0.planned), "used": JSON.rounded($0.used),
            "mocks": .int($0.mocks),
          ])
        }),
      "mocks": .array(trend.points.map(point)),
    ])
  }

  private static func point(_ point: MockTrend.Point) -> JSON {
    .object([
      "mock": .string(point.mock), "problem": .string(point.problem), "day": .string(point.day.description),
      "total": .int(point.total),
      "scores": .object(
        Rubric.dimensionIDs.compactMap { id in point.scores[id].map { JSON.Member(name: id, value: .int($0)) } }),
      "planned": point.planned.map(JSON.int), "used": JSON.rounded(point.used), "drift": point.drift.map(JSON.int),
      "peers": .array(
        point.peers.map { .object(["name": .string($0.name), "difference": .int($0.difference)]) }),
    ])
  }

  private static func forecast(_ insight: Insight) -> JSON {
    .object([
      "due": .array(insight.forecast.map(JSON.int)), "interview": insight.preparation.map(PreparationJSON.value),
      "asked": insight.preparation.map { .array($0.forecast.asked.map(JSON.int)) },
    ])
  }

  private static func time(_ insight: Insight) -> JSON {
    .object([
      "reading": JSON.rounded(insight.time.reading), "whiteboard": JSON.rounded(insight.time.whiteboard),
      "mocks": JSON.rounded(insight.time.mocks), "streak": .int(insight.streak.current),
      "longestStreak": .int(insight.streak.longest),
      "days": .array(
        insight.secondsByDay.sorted { $0.key < $1.key }.map {
          .object(["day": .string($0.key.description), "seconds": JSON.rounded($0.value)])
        }),
    ])
  }
}

/// What the days until the interview lead to, as `viva today --json` and `viva stats --json` print it.
enum PreparationJSON {
  static func value(_ preparation: Preparation) -> JSON {
    let more = preparation.withMore()
    return .object([
      "date": .string(preparation.date.description), "days": .int(preparation.days),
      "minutes": .int(preparation.minutes), "goal": .double(preparation.goal), "cards": .int(preparation.cards),
      "recall": JSON.rounded(preparation.forecast.recall),
      "minutesUsed": JSON.rounded(preparation.forecast.minutes),
      "newPerDay": JSON.rounded(preparation.forecast.new),
      "unmet": .int(preparation.forecast.unmet),
      "minutesNeeded": more.map { JSON.rounded($0.minutes) },
      "recallPossible": more.map { JSON.rounded($0.recall) },
    ])
  }

}
