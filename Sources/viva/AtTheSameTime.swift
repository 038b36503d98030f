import Dispatch

/// Does one thing on a thread of its own and another on this one, and waits for both.
func atTheSameTime<Aside: Sendable, Here>(
  _ aside: @escaping @Sendable () -> Aside, and here: () -> Here
) -> (Aside, Here) {
  // Written by the other thread, read when it is done.
  nonisolated(unsafe) var fromAside: Aside?
  let group = DispatchGroup()
  DispatchQueue.global(qos: .userInitiated).async(group: group) { fromAside = aside() }
  let fromHere = here()
  group.wait()
  return (fromAside!, fromHere)
}
