//go:build unix

package main

import (
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"syscall"
)

// hardship makes the program under test live under conditions that a test cannot impose from outside.
func hardship() {
	// A full disk: no file may grow beyond so many bytes. The kernel's signal is ignored, so that writes fail, as on a full disk.
	if s := os.Getenv("TEST_DISK_BYTES"); s != "" {
		n, err := strconv.ParseUint(s, 10, 62)
		if err == nil {
			signal.Ignore(syscall.SIGXFSZ)
			err = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n})
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "the test cannot limit files:", err)
			os.Exit(99)
		}
	}
	// No permission: root may read everything, so the program becomes a user who owns nothing.
	if os.Getenv("TEST_NOBODY") != "" && os.Getuid() == 0 {
		if err := syscall.Setuid(65534); err != nil {
			fmt.Fprintln(os.Stderr, "the test cannot become another user:", err)
			os.Exit(99)
		}
	}
}
