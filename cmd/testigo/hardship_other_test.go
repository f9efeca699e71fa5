//go:build !unix

package main

func hardship() {}
