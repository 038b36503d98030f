/// A report as one HTML file: no script, no request, light and dark, fit to be printed and to be listened to.
public enum ReportHTML {
  private typealias Words = ReportWording

  public static func text(_ report: Report) -> String {
    var page = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(Words.title), \(report.day)</title>
      <style>
      \(ReportStyle.css)\(report.hasEstimates ? ReportStyle.estimates : "")</style>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the report</a>
      \(header(report))<main id="main">

      """
    page += summary(report)
    page += cards(report)
    page += mocks(report)
    page += estimates(report)
    page += checklists(report)
    page += methods(report)
    page +=
      "</main>\n<footer>\n<p>Made by Viva from the learner’s own log, on \(Words.date(report.day)).</p>\n</footer>\n"
    return page + "</body>\n</html>\n"
  }

  private static func header(_ report: Report) -> String {
    """
    <header>
    <p class="kicker">Report · \(Words.date(report.day)) · \(escaped(Words.span(report)))</p>
    <h1>\(Words.title)</h1>
    <p class="lead">\(inline(Words.interview(report)))</p>
    </header>

    """
  }

  // MARK: Summary

  private static func summary(_ report: Report) -> String {
    var html = "<section aria-labelledby=\"summary\">\n<h2 id=\"summary\">Summary</h2>\n"
    if report.isEmpty {
      let steps = Words.beginning(report)
      let items = steps.dropFirst().map { "<li>\(inline($0))</li>" }.joined(separator: "\n")
      html += "<div class=\"begin\">\n<p>\(inline(steps[0]))</p>\n<ul>\n\(items)\n</ul>\n</div>\n"
    }
    if let blank = Words.blank(report) { html += "<p>\(escaped(blank))</p>\n" }
    html += "<div class=\"areas\">\n" + report.insight.readiness.map { area($0, report) }.joined() + "</div>\n"
    if !report.isEmpty {
      html += next(report)
      let items = Words.glance(report).map { "<div><dt>\($0.name)</dt><dd>\(escaped($0.value))</dd></div>" }
      html += "<dl class=\"glance\">\n\(items.joined(separator: "\n"))\n</dl>\n"
    }
    return html + "</section>\n"
  }

  private static func area(_ area: Insight.Area, _ report: Report) -> String {
    let words = Words.area(area, report)
    var meter = SVG()
    meter.rect(0, 4, 200, 8, "track", corner: 4)
    meter.rect(0, 4, 200 * min(1, words.share ?? 0), 8, "bar", corner: 4)
    meter.line(200 * words.goalShare, 0, 200 * words.goalShare, 16, "goal")
    return """
      <article class="area">
      <h3>\(words.name)</h3>
      <p class="figure">\(words.value)</p>
      <svg viewBox="0 0 200 16" aria-hidden="true" preserveAspectRatio="none">\(meter.text)</svg>
      <p class="goal-text">Goal \(words.goal): <strong>\(words.standing)</strong></p>
      <p class="how">\(inline(words.how))</p>
      </article>

      """
  }

  private static func next(_ report: Report) -> String {
    var html = "<div class=\"next\">\n"
    if !report.weakDimensions.isEmpty {
      let items = report.weakDimensions.map { weak in
        "<li><strong>\(escaped(weak.name))</strong> <span class=\"tag\">\(Words.decimal(weak.mean)) of 5</span><br>"
          + inline(Inline.read(weak.drill)) + "</li>"
      }
      html +=
        "<div>\n<h3>Weakest dimensions, and what to do</h3>\n<ol>\n\(items.joined(separator: "\n"))\n</ol>\n</div>\n"
    }
    if !report.weakTopics.isEmpty {
      let items = report.weakTopics.map { topic in
        "<li><strong>\(escaped(topic.topic.title))</strong><br>\(inline(Words.nextStep(topic, report)))</li>"
      }
      html += "<div>\n<h3>Weakest topics, and what to do</h3>\n<ol>\n\(items.joined(separator: "\n"))\n</ol>\n</div>\n"
    }
    return html + "</div>\n"
  }

  // MARK: Sections

  private static func cards(_ report: Report) -> String {
    let charts = Chart.recall(report)
    if charts.isEmpty { return "" }
    var html = "<section aria-labelledby=\"cards\">\n<h2 id=\"cards\">Cards</h2>\n"
    html += charts.map(figure).joined()
    if let forgotten = ReportTables.forgotten(report) { html += table(forgotten) }
    return html + "</section>\n"
  }

  private static func mocks(_ report: Report) -> String {
    if report.mocks.isEmpty { return "" }
    var html = "<section aria-labelledby=\"mocks\">\n<h2 id=\"mocks\">Mock interviews</h2>\n"
    for chart in Chart.mocks(report) { html += figure(chart) + (chart.id == DimensionsChart.id ? study(report) : "") }
    html += table(ReportTables.mocks(report))
    let told = report.mocks.reversed().filter { !$0.scores.isEmpty || !$0.notes.isEmpty }
    if !told.isEmpty { html += "<h3>Each mock, the latest first</h3>\n" }
    html += told.map(mock).joined()
    return html + "</section>\n"
  }

  private static func study(_ report: Report) -> String {
    if report.weakDimensions.isEmpty { return "" }
    let items = report.weakDimensions.map { weak in
      "<li><strong>\(escaped(weak.name)):</strong> \(inline(Inline.read(weak.study)))</li>"
    }
    return
      "<div class=\"study\">\n<h3>What to study for the weakest</h3>\n<ul>\n\(items.joined(separator: "\n"))\n</ul>\n</div>\n"
  }

  private static func mock(_ mock: Report.Mock) -> String {
    var html = "<details class=\"mock\">\n<summary><strong>\(escaped(mock.title))</strong>, \(mock.day)"
    html += " <span class=\"tag\">\(escaped(Words.result(mock)))</span></summary>\n"
    let facts = Words.facts(mock)
    if !facts.isEmpty { html += "<p>\(escaped(facts.joined(separator: "; "))).</p>\n" }
    if !mock.scores.isEmpty { html += table(ReportTables.scores(mock)) }
    if !mock.notes.isEmpty {
      let items = mock.notes.map { "<li>\(escaped($0))</li>" }.joined(separator: "\n")
      html += "<p class=\"notes-title\">Notes</p>\n<ul class=\"notes\">\n\(items)\n</ul>\n"
    }
    return html + "</details>\n"
  }

  private static func estimates(_ report: Report) -> String {
    guard let chart = EstimatesChart.chart(report) else { return "" }
    return "<section aria-labelledby=\"estimates-heading\">\n<h2 id=\"estimates-heading\">Estimates</h2>\n"
      + figure(chart) + "</section>\n"
  }

  private static func checklists(_ report: Report) -> String {
    let tables = ReportTables.checklists(report)
    if tables.isEmpty { return "" }
    return "<section aria-labelledby=\"lists\">\n<h2 id=\"lists\">Checklists</h2>\n"
      + (Words.openLists(report).map { "<p>\(escaped($0))</p>\n" } ?? "") + tables.map { table($0) }.joined()
      + "</section>\n"
  }

  private static func methods(_ report: Report) -> String {
    let items = Words.methods(report).map { "<dt>\($0.term)</dt>\n<dd>\(escaped($0.text))</dd>" }
    return
      "<section aria-labelledby=\"methods\">\n<h2 id=\"methods\">How the figures are made</h2>\n"
      + "<dl class=\"methods\">\n\(items.joined(separator: "\n"))\n</dl>\n</section>\n"
  }

  // MARK: Parts

  private static func figure(_ chart: Chart) -> String {
    let (id, title) = (chart.id, escaped(chart.title))
    return """
      <figure>
      <figcaption><h3>\(title)</h3><p>\(escaped(chart.summary)) <span class="key">\(escaped(chart.key))</span></p></figcaption>
      <div class="scroll" tabindex="0" role="group" aria-label="\(title), chart">
      <svg class="chart" role="img" aria-labelledby="\(id)-title \(id)-desc" preserveAspectRatio="xMinYMin" viewBox="0 0 \(SVG.number(chart.width)) \
      \(SVG.number(chart.height))"><title id="\(id)-title">\(title)</title><desc id="\(id)-desc">\
      \(escaped(chart.summary)) \(escaped(chart.key)) The table below has the figures.</desc>\(hatches(id))\(chart.drawing)</svg>
      </div>
      <details class="data">
      <summary>\(title): the figures</summary>
      \(table(chart.table))</details>
      </figure>

      """
  }

  /// Patterns are named per chart, because ids are a page's.
  private static func hatches(_ id: String) -> String {
    guard id == "phases" || id == "time" else { return "" }
    return "<defs><pattern id=\"hatch\(id == "time" ? "-time" : "")\" width=\"6\" height=\"6\" "
      + "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"hatch-ground\" width=\"6\" "
      + "height=\"6\"/><line class=\"hatch-line\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\"/></pattern>"
      + (id == "time"
        ? "<pattern id=\"dots-time\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\"><rect class=\"hatch-ground\" "
          + "width=\"7\" height=\"7\"/><circle class=\"hatch-dot\" cx=\"3.5\" cy=\"3.5\" r=\"1.6\"/></pattern>" : "")
      + "</defs>"
  }

  private static func table(_ table: ReportTable) -> String {
    let heads = table.columns.map { column in
      "<th scope=\"col\"\(style(column))>\(escaped(column.name))</th>"
    }
    var html = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(escaped(table.caption)), table\">\n"
    html +=
      "<table>\n<caption>\(escaped(table.caption))</caption>\n<thead><tr>\(heads.joined())</tr></thead>\n<tbody>\n"
    for row in table.rows {
      html += "<tr>"
      for (place, cell) in row.enumerated() {
        if place == 0 {
          html += "<th scope=\"row\"\(style(table.columns[place]))>\(escaped(cell))</th>"
        } else {
          html += "<td\(style(table.columns[place]))>\(escaped(cell))</td>"
        }
      }
      html += "</tr>\n"
    }
    return html + "</tbody>\n</table>\n</div>\n"
  }

  private static func style(_ column: ReportTable.Column) -> String {
    column.isNumber ? " class=\"number\"" : column.isDay ? " class=\"day\"" : ""
  }

  private static func inline(_ phrase: ReportWording.Phrase) -> String {
    phrase.map { run in
      switch run {
      case .text(let text): escaped(text)
      case .emphasis(let text): "<em>\(escaped(text))</em>"
      case .strong(let text): "<strong>\(escaped(text))</strong>"
      case .code(let text): "<code>\(escaped(text))</code>"
      }
    }.joined()
  }
}
