package pack

import "io/fs"

// Glob names the embedded files that match a pattern, such as "*/seat-rules/*.txt", in order.
func Glob(pattern string) []string {
	names, err := fs.Glob(files, pattern)
	if err != nil { // a pattern of our own
		panic(err)
	}
	return names
}
