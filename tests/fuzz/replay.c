/* Runs a fuzz target over files and folders of inputs, once each, for compilers without libFuzzer. */
#include <ftw.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "syncaudit/file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned count;

static int replay(const char *path, const struct stat *status, int type, struct FTW *where)
{
    struct sa_buffer input = SA_BUFFER_INIT((size_t)64 << 20);
    struct sa_error error = SA_ERROR_INIT;
    (void)status, (void)where;
    if (type != FTW_F)
        return 0;
    int rc = sa_file_read(&input, path, &error);
    if (rc == SA_OK) {
        LLVMFuzzerTestOneInput((const uint8_t *)input.data, input.length);
        count++;
    } else {
        fprintf(stderr, "%s\n", error.message);
    }
    sa_buffer_release(&input);
    return rc;
}

int main(int argc, char **argv)
{
    int failed = argc < 2;
    for (int i = 1; i < argc; i++)
        failed |= nftw(argv[i], replay, 16, FTW_PHYS);
    printf("%u inputs\n", count);
    return failed || count == 0;
}
