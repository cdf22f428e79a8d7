// SPDX-License-Identifier: EUPL-1.2
// The smallest user of the installed library: reaches a function, and prints the version it was
// compiled against.
#include <stdio.h>

#include <teekond/error.h>
#include <teekond/version.h>

int main(void)
{
    printf("%s %s\n", TKD_VERSION, tkd_status_name(TKD_OK));
    return 0;
}
