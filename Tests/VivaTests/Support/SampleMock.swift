import Foundation

/// Material for mocks whose wording is a test's own, so that goldens do not hang on the bundled one.
enum SampleMock {
  static let dimensions = [
    "requirements", "estimation", "api", "architecture", "data-model", "caching", "async", "scaling", "reliability",
    "security", "observability", "communication",
  ]

  static func write(to folder: TemporaryFolder) {
    folder.write("content/walkthroughs/car-park.md", carPark)
    folder.write(
      "content/walkthroughs/ticket-queue.md",
      carPark.replacing("Car park", with: "Ticket queue").replacing("car-park", with: "ticket-queue")
        .replacing("level: mid", with: "level: senior"))
    folder.write("content/rubric.json", rubric)
    folder.write("content/phases.json", phases)
  }

  static let carPark = """
    ---
    title: Car park
    id: car-park
    level: mid
    minutes: 45
    topics: caching replication
    ---
    ## Prompt
    Design the system that says how many places are free in each car park of a city, and lets drivers book one.

    ## Clarify
    - Q: How many car parks? → A: 2,000 with 300 places each.
    - Q: How fresh must the count be? → A: Ten seconds.

    ## Requirements
    Count, show, book.

    ## Estimates
    | Quantity | Formula | Result |
    |---|---|---|
    | Places | 2,000 × 300 | 600K places |

    ## API
    One call to look, one to book.

    ## Architecture
    Sensors write, a cache answers.

    ## Data model
    One row for each place.

    ## Deep dives
    Two drivers want the last place.

    ## Bottlenecks
    The stadium on a match day.

    ## Curveballs
    - when they say "The sensors report twice" → consistency: counts fall below zero → key each report
    - when they say "A match begins in an hour" → latency: one row takes every booking → split it by floor
    - when they say "Plates are read by cameras" → privacy: a plate names a person → keep a hash for a day

    ## Trade-offs
    A stale count is better than none.

    ## Operations
    Watch the age of counts.

    ## What a 5 looks like
    \(dimensions.map { "- \($0): Say it about car parks, \($0) first." }.joined(separator: "\n"))

    """

  static var rubric: String {
    func scores(_ value: Int) -> String { dimensions.map { "\"\($0)\":\(value)" }.joined(separator: ",") }
    let all = dimensions.map { id in
      let anchors = (1...5).map { "\"what a \($0) in \(id) looks like\"" }.joined(separator: ",")
      return "{\"id\":\"\(id)\",\"name\":\"\(name(id))\",\"question\":\"How good was the part about \(id)?\","
        + "\"anchors\":[\(anchors)],\"topics\":[\"\(topic(id))\"],\"study\":\"Read about \(id).\","
        + "\"drill\":\"Do \(id) once more.\"}"
    }
    let bands = [(48, 60, "ready"), (36, 47, "close"), (12, 35, "rebuild")].map {
      "{\"from\":\($0.0),\"to\":\($0.1),\"name\":\"\($0.2)\",\"meaning\":\"What \($0.2) means.\"}"
    }
    let levels = [("mid", 3), ("senior", 4), ("staff", 5)].map {
      "\"\($0.0)\":{\"expects\":{\(scores($0.1))},\"weights\":{\(scores(1))},\"meaning\":\"What \($0.0) means.\"}"
    }
    return
      "{\"version\":1,\"dimensions\":[\(all.joined(separator: ",\n"))],\"bands\":[\(bands.joined(separator: ","))],"
      + "\"levels\":{\(levels.joined(separator: ","))},\"calibration\":[\"Write the evidence before the number.\"]}\n"
  }

  private static func name(_ id: String) -> String {
    id == "api" ? "API" : id.prefix(1).uppercased() + id.dropFirst().replacing("-", with: " ")
  }

  private static func topic(_ id: String) -> String {
    ["caching", "security"].contains(id) ? "caching" : id == "data-model" ? "databases" : "replication"
  }

  static let phases = """
    {"version":1,"styles":[{"id":"standard","name":"Standard","phases":[
    {"id":"clarify","name":"Clarify and estimate","minutes":8,"cover":["Ask who uses it","Derive the peak"],
    "dimensions":["requirements","estimation"],"watch":"Jumping to a solution."},
    {"id":"design","name":"High-level design","minutes":12,"cover":["Draw the path of one request","Label each arrow"],
    "dimensions":["api","architecture","security"],"watch":"Too many parts."},
    {"id":"deep-dive","name":"Deep dive","minutes":18,
    "cover":["Give the tables and their keys","Kill one component: say what is lost and who notices it first"],
    "dimensions":["data-model","caching","async","scaling","reliability"],"watch":"Only today's load."},
    {"id":"close","name":"Trade-offs and operations","minutes":7,"cover":["State each main choice and its price"],
    "dimensions":["observability","communication"],"watch":"Stopping at the diagram."}]},
    {"id":"expert","name":"Expert","phases":[
    {"id":"whole","name":"Everything","minutes":55,"cover":["Everything"],
    "dimensions":[\(dimensions.map { "\"\($0)\"" }.joined(separator: ","))],"watch":"Nothing."}]}]}

    """
}
