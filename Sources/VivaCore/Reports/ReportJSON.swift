/// A report for programs; `Documentation/report.schema.json` describes it.
public enum ReportJSON {
  public static func text(_ report: Report) -> String { json(report).text + "\n" }

  static let version = 1

  static func json(_ report: Report) -> JSON {
    let insight = report.insight
    let more = insight.preparation?.withMore()
    return .object([
      "format": .string("viva-report"),
      "version": .int(version),
      "day": .string(report.day.description),
      "from": report.from.map { .string($0.description) },
      "to": report.to.map { .string($0.description) },
      "interview": .object([
        "date": report.interview.map { .string($0.description) }, "minutes": .int(report.minutes),
        "recall": insight.preparation.map { share($0.forecast.recall) },
        "minutesNeeded": more.map { .double(tenths($0.minutes)) },
        "recallPossible": more.map { share($0.recall) },
      ]),
      "readiness": .array(insight.readiness.map(area)),
      "answers": .int(insight.log.answers),
      "minutes": .double(tenths(insight.log.seconds / 60)),
      "streak": .object(["current": .int(insight.streak.current), "longest": .int(insight.streak.longest)]),
      "target": share(insight.aim),
      "recall": .object([
        "all": rate(insight.log.recall), "young": rate(insight.log.young), "mature": rate(insight.log.mature),
      ]),
      "topics": .array(insight.topics.map(topic)),
      "days": .array(insight.log.days.map(day)),
      "forecast": .array(insight.forecast.map(JSON.int)),
      "planned": insight.preparation.map { .array($0.forecast.asked.map(JSON.int)) },
      "mocks": .array(report.mocks.map(mock)),
      "phases": .array(insight.mocks.phases.map { phase($0, report) }),
      "dimensions": .array(insight.mocks.dimensions.map { dimension($0, report) }),
      "time": .object([
        "cards": .double(tenths(insight.time.reading / 60)),
        "whiteboard": .double(tenths(insight.time.whiteboard / 60)),
        "mocks": .double(tenths(insight.time.mocks / 60)),
      ]),
      "estimates": .array(insight.estimates.points.map(estimate)),
      "estimation": EstimatesJSON.value(insight.estimates, endingOn: report.lastDay),
      "checklists": .array(report.lists.map(list)),
      "cards": .array(report.cards.map(card)),
    ])
  }

  private static func area(_ area: Insight.Area) -> JSON {
    .object([
      "area": .string(area.kind.rawValue), "value": area.value.map { .double(thousandths($0)) },
      "goal": .double(area.goal), "reached": .bool(area.isReached),
    ])
  }

  private static func rate(_ rate: RecallRate) -> JSON {
    .object(["recalled": .int(rate.recalled), "answers": .int(rate.answers), "share": rate.share.map(share)])
  }

  private static func topic(_ standing: Insight.TopicStanding) -> JSON {
    .object([
      "topic": .string(standing.topic.id), "title": .string(standing.topic.title), "cards": .int(standing.cards),
      "met": .int(standing.met), "today": share(standing.today), "onDate": standing.onDate.map(share),
      "recall": rate(standing.recall), "green": .int(standing.checklist.green),
      "yellow": .int(standing.checklist.yellow), "red": .int(standing.checklist.red),
      "open": .int(standing.checklist.open), "stale": .int(standing.checklist.stale),
    ])
  }

  private static func day(_ day: StudyLog.Day) -> JSON {
    .object([
      "day": .string(day.day.description), "answers": .int(day.answers), "minutes": .double(tenths(day.seconds / 60)),
      "new": .int(day.new), "recall": rate(day.recall),
    ])
  }

  private static func mock(_ mock: Report.Mock) -> JSON {
    let scores = mock.scores.map { score in
      JSON.object([
        "dimension": .string(score.id), "score": score.score.map(JSON.int), "evidence": score.evidence.map(JSON.string),
      ])
    }
    let phases = mock.phases.map { phase in
      JSON.object([
        "name": .string(phase.name), "planned": .double(tenths(phase.planned)), "used": .double(tenths(phase.used)),
      ])
    }
    return .object([
      "mock": .string(mock.id), "day": .string(mock.day.description), "problem": .string(mock.problem),
      "title": .string(mock.title), "state": .string(mock.state.rawValue),
      "level": mock.level.map { .string($0.rawValue) },
      "total": mock.total.map(JSON.int), "band": mock.band.map(JSON.string),
      "planned": mock.planned.map { .double(tenths($0)) }, "used": mock.used.map { .double(tenths($0)) },
      "hints": .int(mock.hints), "pauses": .int(mock.pauses), "curveballs": .int(mock.curveballs),
      "drift": mock.drift.map(JSON.int), "scores": .array(scores), "phases": .array(phases),
      "peers": .array(
        mock.peers.map {
          .object(["name": .string($0.name), "total": .int($0.total), "dimensions": .int($0.scored)])
        }),
      "notes": .array(mock.notes.map(JSON.string)),
    ])
  }

  private static func phase(_ phase: MockTrend.Phase, _ report: Report) -> JSON {
    .object([
      "phase": .string(phase.id), "name": .string(report.phases[phase.id] ?? phase.id),
      "planned": .double(tenths(phase.planned)), "used": .double(tenths(phase.used)), "mocks": .int(phase.mocks),
    ])
  }

  private static func dimension(_ dimension: (id: String, mean: Double), _ report: Report) -> JSON {
    .object([
      "dimension": .string(dimension.id), "name": .string(report.dimensions[dimension.id] ?? dimension.id),
      "mean": .double(thousandths(dimension.mean)),
    ])
  }

  private static func estimate(_ point: EstimateTrend.Point) -> JSON {
    .object([
      "day": .string(point.day.description), "template": .string(point.estimate.template),
      "kind": .string(point.estimate.kind), "guess": point.estimate.guess.map(JSON.double),
      "answer": .double(point.estimate.answer), "unit": .string(point.estimate.unit),
      "factor": JSON.rounded(point.factor), "within": .bool(point.isWithin),
      "seconds": .double(tenths(point.estimate.seconds)),
    ])
  }

  private static func list(_ list: Report.List) -> JSON {
    .object([
      "name": .string(list.name), "title": .string(list.title), "ticks": .bool(list.isTicked),
      "green": .int(list.state.green), "yellow": .int(list.state.yellow), "red": .int(list.state.red),
      "ticked": .int(list.state.ticked), "open": .int(list.state.open), "stale": .int(list.state.stale),
    ])
  }

  private static func card(_ card: ReportCard) -> JSON {
    .object([
      "id": .string(card.id), "deck": .string(card.deck), "topic": .string(card.topic.id),
      "prompt": .string(card.prompt), "state": .string(card.state.rawValue),
      "stability": card.memory.map { .double(thousandths($0.stability)) },
      "difficulty": card.memory.map { .double(thousandths($0.difficulty)) },
      "due": card.due.map { .string($0.description) },
      "lastReview": card.memory.map { .string($0.lastDay.description) }, "recall": card.recall.map(share),
      "reviews": .int(Int(card.memory?.reviews ?? 0)), "lapses": .int(Int(card.memory?.lapses ?? 0)),
    ])
  }

  private static func share(_ value: Double) -> JSON { .double(thousandths(value)) }
}

/// No figure of a report is finer.
func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
func thousandths(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
