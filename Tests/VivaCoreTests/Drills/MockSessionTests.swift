import Testing

@testable import VivaCore

/// What each input does in each stage, as a table: what is recorded, and where the mock stands then.
@Suite("MockSession")
struct MockSessionTests {
  private static let started =
    "minutes:30,state:started,seed:7,style:standard,phases:[{id:clarify,seconds:480},{id:deep-dive,seconds:1080},{id:close,seconds:240}]"

  private static func stage(_ name: String) -> MockSession {
    let mock = Made.mock()
    return switch name {
    case "briefing": mock
    case "running": mock.after(.start)
    case "paused": mock.after(.start, .pauseOrContinue)
    case "woken": mock.after(.start).after(.slept(30), at: 60)
    case "finished": mock.after(.start, .finish)
    default: preconditionFailure("'\(name)' is no stage of the table")
    }
  }

  private static func name(_ stage: MockSession.Stage) -> String {
    switch stage {
    case .briefing: "briefing"
    case .running: "running"
    case .paused: "paused"
    case .woken(let slept): "woken \(Event.tenths(slept))"
    case .over(.finished): "finished"
    case .over(.abandoned): "abandoned"
    case .over(.left): "left"
    }
  }

  private static let table: [(from: String, input: MockSession.Input, to: String, recorded: [String])] = [
    ("briefing", .start, "running", [started]),
    ("briefing", .abandon, "left", []), ("briefing", .leave, "left", []), ("briefing", .finish, "left", []),
    ("running", .start, "running", []),
    ("running", .pauseOrContinue, "paused", ["state:pause,phase:0,inPhase:60"]),
    ("running", .nextPhase, "running", ["state:checkpoint,phase:0,inPhase:60", "state:phase,phase:1,inPhase:0"]),
    ("running", .ask, "running", ["state:ask,index:0,phase:0,inPhase:60"]),
    ("running", .hint, "running", ["state:hint,phase:0,inPhase:60"]),
    ("running", .breaks(.cost), "running", []), ("running", .dismiss, "running", []),
    ("running", .note("a"), "running", ["note,mock:000000-1,text:a"]), ("running", .note(""), "running", []),
    ("running", .notes("a"), "running", ["note,mock:000000-1,text:a,whole:true"]),
    ("running", .notes(""), "running", ["note,mock:000000-1,text:,whole:true"]),
    ("running", .draft("a"), "running", []),
    ("running", .tick, "running", ["state:checkpoint,phase:0,inPhase:60"]),
    ("running", .slept(30), "woken 30", []), ("running", .countSleep(true), "running", []),
    ("running", .finish, "finished", ["state:finished,phase:0,inPhase:60"]),
    ("running", .abandon, "abandoned", ["state:abandoned,phase:0,inPhase:60"]),
    ("running", .leave, "left", ["state:checkpoint,phase:0,inPhase:60"]),
    ("paused", .start, "paused", []),
    ("paused", .pauseOrContinue, "running", ["state:continue,phase:0,inPhase:0"]),
    ("paused", .nextPhase, "running", ["state:checkpoint,phase:0,inPhase:0", "state:phase,phase:1,inPhase:0"]),
    ("paused", .ask, "paused", ["state:ask,index:0,phase:0,inPhase:0"]),
    ("paused", .hint, "paused", ["state:hint,phase:0,inPhase:0"]),
    ("paused", .breaks(.cost), "paused", []), ("paused", .dismiss, "paused", []),
    ("paused", .note("a"), "paused", ["note,mock:000000-1,text:a"]),
    ("paused", .notes("a"), "paused", ["note,mock:000000-1,text:a,whole:true"]),
    ("paused", .draft("a"), "paused", []), ("paused", .tick, "paused", []), ("paused", .slept(30), "paused", []),
    ("paused", .countSleep(true), "paused", []),
    ("paused", .finish, "finished", ["state:finished,phase:0,inPhase:0"]),
    ("paused", .abandon, "abandoned", ["state:abandoned,phase:0,inPhase:0"]),
    ("paused", .leave, "left", ["state:checkpoint,phase:0,inPhase:0"]),
    ("woken", .countSleep(true), "running", ["state:checkpoint,phase:0,inPhase:60"]),
    ("woken", .countSleep(false), "running", ["state:checkpoint,phase:0,inPhase:30"]),
    ("woken", .leave, "left", ["state:checkpoint,phase:0,inPhase:30"]), ("woken", .draft("a"), "woken 30", []),
  ]

  @Test("answers an input by what stage it is in", arguments: table)
  func answers(_ row: (from: String, input: MockSession.Input, to: String, recorded: [String])) {
    var mock = Self.stage(row.from)
    #expect(mock.send(row.input, at: 60) == row.recorded)
    #expect(Self.name(mock.stage) == row.to)
  }

  private static let all: [MockSession.Input] = [
    .start, .pauseOrContinue, .nextPhase, .ask, .hint, .curveball, .breaks(.cost), .dismiss, .note("a"), .notes("a"),
    .draft("a"), .tick, .slept(3), .countSleep(true), .finish, .abandon, .leave,
  ]

  @Test("ignores every input that the table does not name for its stage", arguments: ["briefing", "woken", "finished"])
  func ignored(_ name: String) {
    let before = Self.stage(name)
    for input in Self.all where !Self.table.contains(where: { $0.from == name && $0.input == input }) {
      var mock = before
      #expect(mock.send(input, at: 60) == [], "\(input)")
      #expect((mock.stage, mock.notes, mock.draft) == (before.stage, [], ""), "\(input)")
    }
  }

  @Test("a curveball comes in any phase when it is asked for, running or paused", arguments: ["running", "paused"])
  func asked(_ name: String) throws {
    var mock = Self.stage(name)
    let first = mock.plan.curveballOrder[0]
    let recorded = mock.send(.curveball)
    #expect(recorded == ["state:curveball,index:\(first),phase:0,inPhase:0"])
    #expect((mock.pending, mock.announcements) == (.init(index: first), [.curveball]))
  }

  @Test("asks what breaks first, then shows the reference, then clears the table")
  func breaks() throws {
    var mock = Self.stage("running").after(.curveball)
    let index = try #require(mock.pending).index
    #expect(mock.after(.dismiss).pending == .init(index: index), "not before the answer")
    #expect(mock.send(.curveball) == [], "one at a time")
    let answer = mock.send(.breaks(.privacy))
    #expect(answer == ["state:answer,breaks:privacy,phase:0,inPhase:0"])
    #expect(mock.pending == .init(index: index, answer: .privacy))
    #expect(mock.curveballs == [.init(index: index, phase: 0, answer: .privacy)])
    #expect(mock.send(.breaks(.cost)) == [], "answered once")
    #expect(mock.after(.dismiss).pending == nil)
  }

  @Test("throws each curveball once, and says when none is left")
  func exhausted() {
    var mock = Self.stage("running")
    for _ in 0..<3 { mock = mock.after(.curveball, .breaks(.cost), .dismiss) }
    #expect(mock.curveballs.map(\.index).sorted() == [0, 1, 2])
    #expect(mock.send(.curveball) == [])
    #expect(mock.announcements == [.noMoreCurveballs])
  }

  @Test("answers clarifying questions one at a time, and says when there are no more")
  func questions() {
    var mock = Self.stage("running").after(.ask, .ask)
    #expect(mock.asked == 2)
    #expect(mock.send(.ask) == [])
    #expect((mock.asked, mock.announcements) == (2, [.nothingMoreToAsk]))
  }

  @Test("counts hints by phase, and says when a phase has no more")
  func hints() {
    var mock = Self.stage("running").after(.hint, .hint)
    #expect(mock.hintTexts(0) == ["Good requirements.", "Good estimation."])
    #expect(mock.send(.hint) == [])
    #expect(mock.announcements == [.noMoreHints])
    #expect(mock.after(.nextPhase, .hint).hints == [2, 1, 0])
  }

  @Test("a strict mock forbids pauses and says so")
  func strict() {
    var mock = Made.mock(Made.plan(isStrict: true)).after(.start)
    #expect(mock.send(.pauseOrContinue) == [])
    #expect((mock.stage, mock.pauses, mock.announcements) == (.running, 0, [.pauseForbidden]))
  }

  @Test("the last phase's next is the end")
  func lastPhase() {
    var mock = Self.stage("running").after(.nextPhase, .nextPhase)
    #expect(mock.send(.nextPhase, at: 5) == ["state:finished,phase:2,inPhase:5"])
    #expect(mock.stage == .over(.finished))
  }

  @Test("notes are added by line, or replaced as a whole")
  func notes() {
    var mock = Self.stage("running").after(.note("a\n\nb"), .note("c"))
    #expect(mock.notes == ["a", "", "b", "c"])
    mock = mock.after(.notes("x\ny"))
    #expect(mock.notes == ["x", "y"])
    #expect(mock.after(.notes("")).notes == [])
  }

  @Test(
    "the note being typed is saved with the next checkpoint, once, also in a pause", arguments: ["running", "paused"])
  func draft(_ name: String) {
    var mock = Self.stage(name).after(.draft("half a"))
    let spent = name == "running" ? 10 : 0
    #expect(mock.send(.tick, at: 9.9) == [])
    #expect(mock.send(.tick, at: 10) == ["state:checkpoint,draft:half a,phase:0,inPhase:\(spent)"])
    #expect(mock.send(.tick, at: 20) == (name == "running" ? ["state:checkpoint,phase:0,inPhase:20"] : []))
    mock = mock.after(.draft(""))
    #expect(mock.send(.tick, at: 31).first?.hasPrefix("state:checkpoint,draft:,") == true)
  }

  @Test("a note takes the place of what was being typed; the end keeps what was not sent", arguments: [true, false])
  func draftAtEnd(_ finishes: Bool) {
    var mock = Self.stage("running").after(.draft("half"), .note("half a note"))
    #expect(mock.draft == "")
    mock = mock.after(.draft("last"))
    let recorded = mock.send(finishes ? .finish : .abandon, at: 3)
    let state = finishes ? "finished" : "abandoned"
    #expect(recorded == ["note,mock:000000-1,text:last", "state:\(state),phase:0,inPhase:3"])
    #expect(mock.notes == ["half a note", "last"])
  }

  @Test("leaving saves the note being typed")
  func leaving() {
    var mock = Self.stage("running").after(.draft("half"))
    #expect(mock.send(.leave, at: 3) == ["state:checkpoint,draft:half,phase:0,inPhase:3"])
  }
}
