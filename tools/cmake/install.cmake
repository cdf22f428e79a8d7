# Installing (filled in below).
