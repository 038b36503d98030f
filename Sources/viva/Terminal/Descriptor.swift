#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Gives standard input, output and error a descriptor each where the program was started without (`>&-`). Once, at the
/// program's start.
///
/// Otherwise the next file that is opened takes the number, and what is meant for the person is written into it. The wrong
/// direction is opened on purpose: reading and writing fail as they do on a closed descriptor.
func guardStandardDescriptors() {
  for (descriptor, flags) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] as [(Int32, Int32)]
  where fcntl(descriptor, F_GETFD) < 0 {
    // The lowest free number is taken, which is this one: those below are open by now.
    _ = open("/dev/null", flags)
  }
}

/// Writes all of `bytes`, however many calls that takes; the error number when it cannot, else nil.
///
/// `print` ignores a failed write and `FileHandle` traps on one, so everything that leaves the program goes through here.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) {
        var writable = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&writable, 1, -1)
      } else if count < 0 && errno != EINTR {
        return errno
      } else if count == 0 {
        return EIO
      }
    }
    return nil
  }
}

/// What one read brought.
enum Reading: Equatable {
  case bytes([UInt8])
  /// Nothing yet: the descriptor is non-blocking, or a signal came in between.
  case nothing
  /// The end of the input, or a terminal that is gone.
  case end
}

func readAvailable(from descriptor: Int32, atMost limit: Int = 4096) -> Reading {
  var count = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, initialized in
    count = read(descriptor, buffer.baseAddress, limit)
    initialized = max(count, 0)
  }
  if count > 0 { return .bytes(bytes) }
  if count < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK) { return .nothing }
  return .end
}

/// A moment on the clock that never jumps, in milliseconds; only differences mean something.
func monotonicMilliseconds() -> Int {
  milliseconds(of: CLOCK_MONOTONIC)
}

private func milliseconds(of clock: clockid_t) -> Int {
  var now = timespec()
  clock_gettime(clock, &now)
  return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
}

/// How long the machine has been asleep since it started: one clock counts that time and the other does not.
func millisecondsAsleep() -> Int {
  #if canImport(Darwin)
    return milliseconds(of: CLOCK_MONOTONIC) - milliseconds(of: CLOCK_UPTIME_RAW)
  #else
    return milliseconds(of: CLOCK_BOOTTIME) - milliseconds(of: CLOCK_MONOTONIC)
  #endif
}

/// Waits until `input` can be read (or has ended), a signal has been noted, or the moment `deadline` has come; true when
/// `input` is ready.
///
/// It may return early for no reason; callers look at the clock and at `SignalInbox` themselves.
func waitForInput(_ input: Int32, until deadline: Int?) -> Bool {
  var watched = [
    pollfd(fd: input, events: Int16(POLLIN), revents: 0),
    pollfd(fd: SignalInbox.descriptor, events: Int16(POLLIN), revents: 0),
  ]
  let patience = deadline.map { Int32(clamping: max(0, $0 - monotonicMilliseconds())) } ?? -1
  let ready = poll(&watched, nfds_t(watched.count), patience)
  return ready > 0 && watched[0].revents != 0
}
