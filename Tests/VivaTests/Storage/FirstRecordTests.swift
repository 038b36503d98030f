import Foundation
import Testing
import VivaCore

@testable import viva

/// The first answer of a session goes into a file that was read before the session began.
@Suite struct FirstRecordTests {
  private let folder: String
  private var path: String { folder + "/progress.json" }

  init() throws {
    folder = NSTemporaryDirectory() + "viva-first-record-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  @Test("appends to the file that was read")
  func appends() throws {
    defer { clear() }
    try write([suspension("a-1", of: "quorum")])
    let store = try ProgressStore(path: path)
    _ = try store.read()
    let isChanged = try store.record([suspension("b-1", of: "gossip")])
    #expect(!isChanged)
    #expect(try content() == text([suspension("a-1", of: "quorum"), suspension("b-1", of: "gossip")]))
  }

  @Test("keeps what another program appended after the file was read, and says that it changed")
  func noticesGrowth() throws {
    defer { clear() }
    try write([suspension("a-1", of: "quorum")])
    let store = try ProgressStore(path: path)
    _ = try store.read()
    try ProgressStore(path: path).record([suspension("b-1", of: "gossip")])
    let isChanged = try store.record([suspension("c-1", of: "lag")])
    #expect(isChanged)
    let all = [("a-1", "quorum"), ("b-1", "gossip"), ("c-1", "lag")].map { suspension($0.0, of: $0.1) }
    #expect(try content() == text(all))
  }

  @Test("writes into the file that has been put in the place of the one that was read")
  func noticesReplacement() throws {
    defer { clear() }
    try write([suspension("a-1", of: "quorum")])
    let store = try ProgressStore(path: path)
    _ = try store.read()
    try FileManager.default.removeItem(atPath: path)
    try write([suspension("b-1", of: "gossip"), suspension("b-2", of: "epochs")])
    let isChanged = try store.record([suspension("c-1", of: "lag")])
    #expect(isChanged)
    let all = [("b-1", "gossip"), ("b-2", "epochs"), ("c-1", "lag")].map { suspension($0.0, of: $0.1) }
    #expect(try content() == text(all))
  }

  @Test("mends a torn file before it grows")
  func mends() throws {
    defer { clear() }
    let whole = text([suspension("a-1", of: "quorum")])
    try Data((whole.dropLast(4) + ",\n{\"id\":\"a-2\"").utf8).write(to: URL(fileURLWithPath: path))
    let store = try ProgressStore(path: path)
    _ = try store.read()
    try store.record([suspension("b-1", of: "gossip")])
    #expect(try content() == text([suspension("a-1", of: "quorum"), suspension("b-1", of: "gossip")]))
  }

  private func suspension(_ id: String, of card: String) -> Event {
    Event(id: id, at: Moment(milliseconds: 0), day: StudyDay(0), .suspend(card: card, isOn: true))
  }

  private func text(_ events: [Event]) -> String {
    String(decoding: ProgressFile.header + ProgressFile.addition(events, isFirst: true), as: UTF8.self)
  }

  private func write(_ events: [Event]) throws {
    try Data(text(events).utf8).write(to: URL(fileURLWithPath: path))
  }

  private func content() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func clear() { try? FileManager.default.removeItem(atPath: folder) }
}
