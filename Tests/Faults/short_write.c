// Preloaded in front of the C library: no write takes more than seven bytes at a time, and with ROOM=N in the environment
// files can grow by N bytes in all before the disk is full. What is there already can still be overwritten, as on a disk.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>

static size_t capped(size_t count) { return count < 7 ? count : 7; }

static long room(void) {
  const char *text = getenv("ROOM");
  return text ? atol(text) : 1L << 40;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  ssize_t (*next)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  return next(descriptor, bytes, capped(count));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  ssize_t (*next)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
  static long grown = 0;
  struct stat status;
  count = capped(count);
  if (fstat(descriptor, &status) == 0 && offset + (off_t)count > status.st_size) {
    long growth = offset + (off_t)count - status.st_size;
    long left = room() - grown;
    if (growth > left) count -= growth - left, growth = left;
    if ((long)count <= 0) return errno = ENOSPC, -1;
    grown += growth;
  }
  return next(descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off_t offset) {
  return pwrite(descriptor, bytes, count, offset);
}
