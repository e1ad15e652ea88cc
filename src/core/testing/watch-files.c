/*
 * Test only, preloaded into a process (LD_PRELOAD): tells in which order the files of a folder are written and made durable,
 * and fails their writes on demand. SQLite calls the system from native code, where no JavaScript sees it.
 *
 * WATCHED_FOLDER  files below it are watched
 * WATCH_LOG       gets a line for each call, "write NAME WORD…" or "sync NAME", with those of
 * WATCH_WORDS     (separated by commas) that were in what was written
 * WATCH_FAULT     while this file is there, databases and their logs below the folder fail with the error whose number it holds
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* The path of an open file below the watched folder; NULL for any other. */
static const char *watched(int fd, char *path, size_t size) {
  const char *folder = getenv("WATCHED_FOLDER");
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  const ssize_t length = folder == NULL ? -1 : readlink(link, path, size - 1);
  if (length < 0) return NULL;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0 ? path : NULL;
}

/* The error with which a file is to fail; 0 for none. */
static int fault_of(const char *path) {
  const char *fault = getenv("WATCH_FAULT");
  if (fault == NULL || strstr(path, ".db") == NULL) return 0;
  const int fd = open(fault, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  char number[8] = "";
  const ssize_t length = read(fd, number, sizeof number - 1);
  close(fd);
  return length > 0 ? atoi(number) : 0;
}

static void tell(const char *call, const char *path, const void *bytes, size_t count) {
  const char *log = getenv("WATCH_LOG");
  if (log == NULL) return;
  char line[4096];
  int length = snprintf(line, 2048, "%s %s", call, strrchr(path, '/') + 1);
  char words[1024] = "";
  if (bytes != NULL && getenv("WATCH_WORDS") != NULL) strncpy(words, getenv("WATCH_WORDS"), sizeof words - 1);
  char *rest = NULL;
  for (char *word = strtok_r(words, ",", &rest); word != NULL; word = strtok_r(NULL, ",", &rest)) {
    if (memmem(bytes, count, word, strlen(word)) != NULL)
      length += snprintf(line + length, sizeof line - length - 1, " %s", word);
  }
  line[length++] = '\n';
  const int fd = open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return;
  NEXT(write)(fd, line, length);
  close(fd);
}

static int refuse(int fd, const char *call, const void *bytes, size_t count) {
  char path[4096];
  const int before = errno;
  if (watched(fd, path, sizeof path) != NULL) {
    const int fault = fault_of(path);
    if (fault != 0) {
      errno = fault;
      return 1;
    }
    tell(call, path, bytes, count);
  }
  errno = before;
  return 0;
}

ssize_t write(int fd, const void *bytes, size_t count) {
  return refuse(fd, "write", bytes, count) ? -1 : NEXT(write)(fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return refuse(fd, "write", bytes, count) ? -1 : NEXT(pwrite)(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  return refuse(fd, "write", bytes, count) ? -1 : NEXT(pwrite64)(fd, bytes, count, at);
}

int fsync(int fd) { return refuse(fd, "sync", NULL, 0) ? -1 : NEXT(fsync)(fd); }

int fdatasync(int fd) { return refuse(fd, "sync", NULL, 0) ? -1 : NEXT(fdatasync)(fd); }
