import Foundation
import VivaCore

/// The parts of the table, each of which can be asked for by name.
enum Part: String, CaseIterable {
  case start, today, stats, memory, replay, answer, deadline
}

/// Measures the program at a path, and itself where the engine is measured alone.
struct Measurements {
  let program: String
  let report: (Figure) -> Void

  private func runs(at size: Int) -> Int { size >= 100_000 ? 5 : 15 }

  private func review(_ collection: Collection) -> [String] {
    ["review", "--plain", "--data", collection.progress, "--seed", "1"]
  }

  /// From the start of the process until the first prompt can be read, with the files in the page cache.
  func start(_ collection: Collection) throws {
    try start(collection, "start to first card", review(collection), .pipes)
    try start(
      collection, "start to first card, full screen", review(collection).filter { $0 != "--plain" }, .terminal)
  }

  private func start(
    _ collection: Collection, _ what: String, _ arguments: [String], _ connection: Program.Connection
  ) throws {
    var milliseconds = Sample()
    for _ in 0..<runs(at: collection.size) {
      let program = try Program(program, arguments, connection)
      let arrival = try program.wait(for: Collection.mark)
      milliseconds.add(Double(arrival - program.start) / 1e6)
      try program.end()
    }
    let bar = collection.size >= 100_000 ? 1000.0 : 50
    report(
      Figure(
        what: what, cards: collection.size, value: milliseconds.median, unit: "ms", bar: .atMost(bar),
        note: "best \(Figure.number(milliseconds.quantile(0))) ms"))
  }

  /// `viva today` from its start until its last word.
  func today(_ collection: Collection) throws {
    var milliseconds = Sample()
    for _ in 0..<runs(at: collection.size) {
      let program = try Program(program, ["today", "--data", collection.progress], .pipes)
      try program.wait(for: "\n")
      try program.end()
      milliseconds.add(Double(monotonicNanoseconds() - program.start) / 1e6)
    }
    report(
      Figure(
        what: "viva today, start to end", cards: collection.size, value: milliseconds.median, unit: "ms",
        note: "best \(Figure.number(milliseconds.quantile(0))) ms"))
  }

  /// `viva stats` from its start until its last word, and what of it is computing the values, in this process.
  func stats(_ collection: Collection) throws {
    let size = collection.size
    var whole = Sample()
    for _ in 0..<runs(at: size) {
      let program = try Program(program, ["stats", "--data", collection.progress], .pipes)
      try program.wait(for: "\n")
      try program.end()
      whole.add(Double(monotonicNanoseconds() - program.start) / 1e6)
    }
    let library = try collection.library()
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: collection.progress)))
    let reading = try ProgressFile.read(bytes)
    let interview = Event(
      id: "dated-1", at: Moment(milliseconds: 0), day: Collection.today,
      .setting(key: "interview", value: (Collection.today + 55).description))
    let dated = try ProgressFile.read(
      bytes.dropLast(ProgressFile.closing.count) + ProgressFile.addition([interview], isFirst: false))
    func compute(_ progress: VivaCore.Progress) -> Sample {
      var milliseconds = Sample()
      for _ in 0..<runs(at: size) {
        let start = monotonicNanoseconds()
        let insight = Insight(library, progress, Settings(progress), on: Collection.today)
        milliseconds.add(Double(monotonicNanoseconds() - start) / 1e6)
        precondition(insight.met > 0, "the learner has met cards")
      }
      return milliseconds
    }
    let (computed, planned) = (compute(reading.progress), compute(dated.progress))
    let bars: (whole: Double, computed: Double) = size >= 100_000 ? (1000, 250) : (100, 25)
    report(
      Figure(
        what: "viva stats, start to end", cards: size, value: whole.median, unit: "ms", bar: .atMost(bars.whole),
        note: "\(reading.eventCount) events, best \(Figure.number(whole.quantile(0))) ms"))
    report(
      Figure(
        what: "  computing its values", cards: size, value: computed.median, unit: "ms", bar: .atMost(bars.computed),
        note: "best \(Figure.number(computed.quantile(0))) ms"))
    report(
      Figure(
        what: "  computing them with an interview set", cards: size, value: planned.median, unit: "ms",
        bar: .atMost(bars.computed), note: "best \(Figure.number(planned.quantile(0))) ms"))
  }

  func memory(_ collection: Collection) throws {
    var megabytes = Sample()
    for _ in 0..<5 {
      let program = try Program(program, review(collection), .pipes)
      try program.wait(for: Collection.mark)
      megabytes.add(Double(try program.end()) / 1e6)
    }
    report(
      Figure(
        what: "peak memory up to the first card", cards: collection.size, value: megabytes.median, unit: "MB",
        bar: collection.size == 10_000 ? .atMost(40) : nil))
  }

  /// From sending a grade until the next prompt has come back, which it does only when the answer is on the disk; in
  /// turn with the disk's own append and sync of as many bytes, so that both meet the same disk.
  func answer(_ collection: Collection) throws {
    var (ours, disk) = (Sample(), Sample())
    let log = open(collection.folder + "/append.log", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard log >= 0 else { throw Program.Failure(description: "cannot write in \(collection.folder)") }
    defer { close(log) }
    // The day's first answer makes the backup, so it is measured apart; so is the session's first.
    let firstOfDay = try firstAnswer(collection)
    let program = try Program(program, review(collection), .pipes)
    try program.wait(for: Collection.mark)
    let first = try grade(program)
    for _ in 0..<Measurements.answers {
      disk.add(try append(to: log))
      ours.add(try grade(program))
    }
    try program.end()
    let size = collection.size
    report(Figure(what: "first answer of a day, with its backup", cards: size, value: firstOfDay, unit: "ms"))
    report(Figure(what: "first answer of a session", cards: size, value: first, unit: "ms"))
    report(Figure(what: "durable answer, p50", cards: size, value: ours.median, unit: "ms"))
    report(Figure(what: "  the disk's own append and sync, p50", cards: size, value: disk.median, unit: "ms"))
    report(
      Figure(
        what: "  over the disk's own, p50", cards: size, value: ours.median - disk.median, unit: "ms",
        bar: .atMost(0.4), note: "with two pipe hops and the next prompt"))
    report(
      Figure(
        what: "durable answer, p99", cards: size, value: ours.quantile(0.99), unit: "ms", bar: .atMost(2),
        note: "the disk's own p99 \(Figure.number(disk.quantile(0.99))) ms"))
  }

  private func firstAnswer(_ collection: Collection) throws -> Double {
    let program = try Program(program, review(collection), .pipes)
    try program.wait(for: Collection.mark)
    let milliseconds = try grade(program)
    try program.end()
    return milliseconds
  }

  private static let answers = 300
  /// What an answer of these collections adds to the progress file, near enough.
  private static let line = [UInt8](repeating: UInt8(ascii: "x"), count: 150)

  private func grade(_ program: Program) throws -> Double {
    try program.send("\n")
    // The line of grades ends what is shown of an answer.
    try program.wait(for: " easy ")
    let start = monotonicNanoseconds()
    try program.send("good\n")
    return Double(try program.wait(for: Collection.mark) - start) / 1e6
  }

  private func append(to log: Int32) throws -> Double {
    let start = monotonicNanoseconds()
    let isWritten = Measurements.line.withUnsafeBytes { write(log, $0.baseAddress!, $0.count) == $0.count }
    #if canImport(Darwin)
      let isSynced = fcntl(log, F_FULLFSYNC) == 0
    #else
      let isSynced = fdatasync(log) == 0
    #endif
    guard isWritten, isSynced else { throw Program.Failure(description: "the disk cannot append") }
    return Double(monotonicNanoseconds() - start) / 1e6
  }

  /// The formulas alone, in this process.
  func replayFormulas() {
    let model = FSRS6()
    var generator = SeededGenerator(seed: 1)
    let steps = (0..<4096).map { _ in
      (elapsed: Int.random(in: 0...40, using: &generator), grade: Grade.allCases.randomElement(using: &generator)!)
    }
    var states = [MemoryState](repeating: model.first(.good), count: 256)
    var rates = Sample()
    for _ in 0..<15 {
      let start = monotonicNanoseconds()
      for _ in 0..<64 {
        for (index, step) in steps.enumerated() {
          states[index & 255] = model.next(states[index & 255], elapsed: step.elapsed, step.grade)
        }
      }
      rates.add(Double(64 * steps.count) / (Double(monotonicNanoseconds() - start) / 1e9) / 1e6)
    }
    precondition(states.allSatisfy { $0.stability > 0 }, "a stability is always positive")
    report(
      Figure(what: "FSRS replay", cards: nil, value: rates.median, unit: "M/s", bar: .atLeast(5)))
  }

  /// A progress file from its bytes to the memory of every card, in this process.
  func replayFile(_ collection: Collection) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: collection.progress)))
    var (milliseconds, events) = (Sample(), 0)
    for _ in 0..<runs(at: collection.size) {
      let start = monotonicNanoseconds()
      events = try ProgressFile.read(bytes).eventCount
      milliseconds.add(Double(monotonicNanoseconds() - start) / 1e6)
    }
    report(
      Figure(
        what: "reading the progress file's lines", cards: collection.size, value: milliseconds.median, unit: "ms",
        note: "\(Figure.number(Double(events) / milliseconds.median / 1000)) M events/s"))
  }
}
