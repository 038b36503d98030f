import VivaCore

/// A review session together with the file that its answers go to: what both ways of running it share.
///
/// Every answer is on the disk before the next card is shown. When that fails, the answer waits here, and the person is
/// asked what to do.
final class ReviewRun {
  private(set) var session: ReviewSession
  let store: ProgressStore
  let world: World
  /// Set once the person has chosen to go on without saving.
  private(set) var isInMemory = false
  /// What kept answers from being saved last.
  private(set) var problem: FileProblem?

  init(_ session: consuming ReviewSession, _ store: ProgressStore, _ world: World) {
    self.session = session
    self.store = store
    self.world = world
  }

  /// Why answers could not be saved from the start, if so.
  func checkWritable() -> FileProblem? {
    do throws(FileProblem) {
      try store.checkWritable()
      return nil
    } catch {
      problem = error
      return error
    }
  }

  /// Hands an input to the session and saves what it records.
  ///
  /// - Returns: the problem when it could not be saved.
  func handle(_ input: ReviewSession.Input) -> FileProblem? {
    let events = session.handle(input, at: world.clock.now)
    guard !events.isEmpty else { return nil }
    return save(events)
  }

  /// Tries once more to save what waits.
  func retry() -> FileProblem? { save([]) }

  func goOnInMemory() { isInMemory = true }

  /// Saves everything in another place, and goes on there.
  func saveElsewhere(_ path: String) -> FileProblem? {
    do throws(FileProblem) {
      try store.moveTo(path)
      isInMemory = false
      return nil
    } catch {
      return error
    }
  }

  func replace(_ card: Card) { session.replace(card) }

  private func save(_ events: [Event]) -> FileProblem? {
    do throws(FileProblem) {
      if isInMemory {
        store.keepUnsaved(events)
        return nil
      }
      if try store.record(events) || session.needsReload { session.reload(try store.read().progress) }
      return nil
    } catch {
      problem = error
      return error
    }
  }
}
