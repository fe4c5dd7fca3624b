/* Loaded before a program (LD_PRELOAD), makes one of its calls that write to files fail.
 *   FAIL_UNDER  only files below this folder are counted
 *   FAIL_AT     the number of the call that fails, from 1; 0: none
 *   FAIL_WITH   its errno as a number
 *   FAIL_STAYS  1: all calls after it fail too, as on a disk that stays full
 *   FAIL_COUNT  a file that gets the number of calls at the end
 * Calls: write, writev, pwrite, ftruncate, fsync, fdatasync, rename of the C library's callers. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;

static long number(const char* name) {
  const char* text = getenv(name);
  return text ? atol(text) : 0;
}

static int counted(int descriptor) {
  const char* under = getenv("FAIL_UNDER");
  if (!under) return 0;
  char link[64];
  char path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return strncmp(path, under, strlen(under)) == 0;
}

/* True when this call is to fail; errno is set. */
static int fails(int descriptor) {
  const int before = errno;
  if (!counted(descriptor)) {
    errno = before;
    return 0;
  }
  const long call = atomic_fetch_add(&calls, 1) + 1;
  const long at = number("FAIL_AT");
  if (at > 0 && (call == at || (call > at && number("FAIL_STAYS")))) {
    errno = (int)number("FAIL_WITH");
    return 1;
  }
  errno = before;
  return 0;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int d, const void* b, size_t n) { return fails(d) ? -1 : NEXT(write)(d, b, n); }
ssize_t writev(int d, const struct iovec* v, int n) { return fails(d) ? -1 : NEXT(writev)(d, v, n); }
ssize_t pwrite(int d, const void* b, size_t n, off_t o) {
  return fails(d) ? -1 : NEXT(pwrite)(d, b, n, o);
}
ssize_t pwrite64(int d, const void* b, size_t n, off64_t o) {
  return fails(d) ? -1 : NEXT(pwrite64)(d, b, n, o);
}
int ftruncate(int d, off_t n) { return fails(d) ? -1 : NEXT(ftruncate)(d, n); }
int ftruncate64(int d, off64_t n) { return fails(d) ? -1 : NEXT(ftruncate64)(d, n); }
int fsync(int d) { return fails(d) ? -1 : NEXT(fsync)(d); }
int fdatasync(int d) { return fails(d) ? -1 : NEXT(fdatasync)(d); }

__attribute__((destructor)) static void tell(void) {
  const char* file = getenv("FAIL_COUNT");
  if (!file) return;
  FILE* out = fopen(file, "w");
  if (!out) return;
  fprintf(out, "%ld\n", (long)atomic_load(&calls));
  fclose(out);
}
