/* The first bytes of a snapshot: see snapshot/header.h. SQLite's own words would be about databases. */
#include "snapshot/header.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "syncaudit/snapshot.h"

/* Where the first page of an SQLite file says what it is (sqlite.org/fileformat.html). */
enum {
    HEADER_PAGE_SIZE = 16, /* two bytes; 1 stands for 65,536 */
    HEADER_FORMATS = 18,   /* two bytes: 1 and 1, but for a file with a write-ahead log */
    HEADER_PAGES = 28,
    HEADER_USER_VERSION = 60,
    HEADER_APPLICATION_ID = 68,
    HEADER_SIZE = 100,
};

static unsigned big_endian(const unsigned char *bytes)
{
    return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 | (unsigned)bytes[2] << 8 | bytes[3];
}

static int not_a_snapshot(const char *path, const char *why, struct sa_error *error)
{
    sa_error_set(error, SA_EINPUT, "'%s' is not a snapshot: %s", path, why);
    sa_error_advise(error,
                    "give a snapshot.db that 'syncaudit audit' or 'syncaudit fetch' wrote, or its folder");
    return SA_EINPUT;
}

static int check_version(const char *path, unsigned version, struct sa_error *error)
{
    if (version == 0)
        return not_a_snapshot(path, "it has no version", error);
    if (version <= SA_SNAPSHOT_VERSION)
        return SA_OK;
    sa_error_set(error, SA_EINPUT, "snapshot '%s' has version %u, and this program reads version %d", path,
                 version, SA_SNAPSHOT_VERSION);
    sa_error_advise(error, "use a newer syncaudit, one that reads snapshot version %u", version);
    return SA_EINPUT;
}

static int check_size(const char *path, const unsigned char *header, long long size, struct sa_error *error)
{
    long long page = (header[HEADER_PAGE_SIZE] << 8 | header[HEADER_PAGE_SIZE + 1]) & 0xFFFF;
    long long told = (page == 1 ? 65536 : page) * big_endian(header + HEADER_PAGES);
    if (size == told)
        return SA_OK;
    sa_error_set(error, SA_EINPUT, "snapshot '%s' is damaged: with %lld bytes it is %s than it says (%lld)",
                 path, size, size < told ? "shorter" : "longer", told);
    sa_error_advise(error, "fetch it again, or restore it from a backup");
    return SA_EINPUT;
}

/* The header of a plain file, and how long that is. */
static int read_header(unsigned char *header, long long *size, const char *path, struct sa_error *error)
{
    struct stat status;
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR))
        return not_a_snapshot(path, strerror(errno), error);
    if (descriptor < 0)
        return sa_error_set(error, SA_EIO, "cannot read '%s': %s", path, strerror(errno));
    bool regular = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    ssize_t count = regular ? read(descriptor, header, HEADER_SIZE) : 0;
    int number = errno;
    close(descriptor);
    if (!regular)
        return not_a_snapshot(path, "it is not a plain file", error);
    if (count < 0)
        return sa_error_set(error, SA_EIO, "cannot read '%s': %s", path, strerror(number));
    if (count < HEADER_SIZE || memcmp(header, "SQLite format 3", 16) != 0)
        return not_a_snapshot(path, count ? "it is not an SQLite file" : "it is empty", error);
    *size = status.st_size;
    return SA_OK;
}

int sa_snapshot_header(unsigned *version, const char *path, bool sealed, struct sa_error *error)
{
    unsigned char header[HEADER_SIZE];
    long long size = 0;
    int rc = read_header(header, &size, path, error);
    if (rc)
        return rc;
    *version = big_endian(header + HEADER_USER_VERSION);
    if (big_endian(header + HEADER_APPLICATION_ID) != SA_SNAPSHOT_APPLICATION)
        return not_a_snapshot(path, "another program made it", error);
    rc = check_version(path, *version, error);
    if (rc == SA_OK && (header[HEADER_FORMATS] != 1 || header[HEADER_FORMATS + 1] != 1))
        rc = not_a_snapshot(path, "another program has changed it", error);
    return rc || !sealed ? rc : check_size(path, header, size, error);
}
