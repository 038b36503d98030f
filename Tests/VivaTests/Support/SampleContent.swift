import Foundation

/// A small library of well-written cards, with one of each kind of block.
enum SampleContent {
  static let replication = """
    ---
    title: Replication
    topic: replication
    ---
    ## Which node takes the writes under leader–follower replication? {#leader-writes level=mid seconds=30 tags="basics"}
    The **leader**; followers replay its log, so a read from one can miss the newest writes by the replication lag.

    - leader: the only writer, so there are no write conflicts
    - follower: scales reads; may be `stale`

    **Say it:** "One leader orders all writes; followers trail it by the lag."

    ## The leader dies 200 ms after acknowledging a write. What can be missing? {#failover-loss kind=what-if level=senior}
    Every write acknowledged but not yet shipped.

    ## Both halves of a split cluster elect a leader. What then? {#split-brain kind=what-if level=senior}
    Two histories; one must be thrown away. Fencing by epoch stops the old leader.

    """

  static let caching = """
    ---
    title: Caching
    topic: caching
    ---
    ## Name three places where a read can be cached. {#cache-places kind=list level=mid tags="basics numbers"}
    | Layer | Example | A stale copy leaves by |
    |---|---|---|
    | Client | browser | `max-age` |
    | Edge | CDN | TTL, purge |
    | Shared | Redis | delete on write |

    ## A service reads 50,000 times a second at a 99 % hit ratio. What reaches the database? {#miss-load kind=number level=mid}
    500 reads per second:

    ```
    50,000 × (1 − 0.99) = 500
    ```

    ## The cache restarts empty at peak. What breaks first? {#cold-cache kind=what-if level=senior}
    The database, by the full read load.

    ## A hot key expires. What then? {#stampede kind=what-if level=senior}
    Every reader misses at once; let one of them fill it.

    """

  static let checklist = """
    ---
    title: Caching mastery
    kind: mastery
    topic: caching
    ---
    Explain caching aloud for three minutes, then rate yourself.

    - [ ] Draw three places where a read can be cached. {#m-1 cards="cache-places miss-load"}
    - [ ] Say what an *empty* cache does to the database, and what a hot key does. {#m-2 cards="cold-cache stampede"}

    ## Behind the cache
    - [ ] Tell what a failover loses, in one minute. {#m-3 cards="failover-loss leader-writes split-brain"}

    """

  static let dayOf = """
    ---
    title: The morning
    kind: day-of
    ---
    Before you leave the house.

    - [ ] Water within reach. {#d-1}
    - [ ] The terminal's font is large enough to share. {#d-2}

    """

  static func write(to folder: TemporaryFolder) {
    folder.write("content/bank/replication.md", replication)
    folder.write("content/bank/caching.md", caching)
    folder.write("content/checklists/mastery-caching.md", checklist)
  }
}

/// The material that travels with the program, where it stands in the repository.
let bundledContent: String = {
  let file = #filePath
  return file.components(separatedBy: "/Tests/VivaTests/")[0] + "/Content"
}()
