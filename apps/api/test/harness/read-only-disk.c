/*
 * Loaded before the C library: while the file FLAG is there, files below DISK refuse to be written, with EROFS, as on a
 * disk that the kernel has made read-only after a fault. mount(8) cannot do that to files that are open (EBUSY).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int is_refused(int fd) {
  const char *flag = getenv("FLAG"), *disk = getenv("DISK");
  char link[64], path[4096];
  if (flag == NULL || disk == NULL || access(flag, F_OK) != 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strncmp(path, disk, strlen(disk)) == 0;
}

#define REFUSING(name, parameters, arguments)                            \
  ssize_t name parameters {                                              \
    static ssize_t(*next) parameters;                                    \
    if (is_refused(fd)) return errno = EROFS, -1;                        \
    if (next == NULL) next = (ssize_t(*) parameters)dlsym(RTLD_NEXT, #name); \
    return next arguments;                                               \
  }

REFUSING(write, (int fd, const void *bytes, size_t count), (fd, bytes, count))
REFUSING(pwrite, (int fd, const void *bytes, size_t count, off_t at), (fd, bytes, count, at))
REFUSING(pwrite64, (int fd, const void *bytes, size_t count, off_t at), (fd, bytes, count, at))
