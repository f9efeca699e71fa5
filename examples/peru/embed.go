// Package peru carries the example corpus: short reports on public facts of
// Peru, 1977-2024, written for this project in the styles that a reader meets
// in practice (wire agency, bulletin, partisan paper, communique, blog).
//
// The outlets and bylines are fictional; the facts are not, and SOURCES.md names
// where each comes from. GOLD.md lists what was planted on purpose: tolls that
// disagree, tolls that grow, a reprint, a translation, a wrong date stamp.
package peru

import "embed"

// Reports holds the folder "reports": text, Markdown, HTML, PDF and DOCX files,
// named by the date their content was written. The demo builds its record from it.
//
//go:embed reports
var Reports embed.FS
