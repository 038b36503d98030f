import VivaCore

/// A mock together with the file that its events go to: what both ways of running it share.
///
/// A mock must not stop because the disk is full: what cannot be saved waits, is tried again with every event, and the
/// person is told as long as it lasts.
final class MockRun {
  private(set) var session: MockSession
  let store: ProgressStore
  let world: World
  let settings: Settings
  /// Why the latest events are not on the disk.
  private(set) var trouble: FileProblem?

  init(_ session: MockSession, _ store: ProgressStore, _ settings: Settings, _ world: World) {
    self.session = session
    self.store = store
    self.settings = settings
    self.world = world
  }

  func handle(_ input: MockSession.Input) {
    let events = session.handle(input, at: world.clock.now)
    if !events.isEmpty { save(events) }
  }

  /// Also for what is no part of the session, such as scores.
  func save(_ events: [Event]) {
    do throws(FileProblem) {
      try store.record(events)
      trouble = nil
    } catch {
      trouble = error
    }
  }

  /// All notes, as an editor gets them.
  var notesText: String { (session.notes + (session.draft.isEmpty ? [] : [session.draft])).joined(separator: "\n") }
}
