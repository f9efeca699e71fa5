package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/klauspost/compress/gzip"
)

//go:embed assets
var assetFiles embed.FS

// asset is a file of the room itself, also packed.
type asset struct {
	kind         string
	plain, small []byte
}

// assets are served under an address that names their content, so that browsers may keep them for ever and
// modules find each other by relative addresses.
var assets, assetRoot = loadAssets()

func loadAssets() (map[string]asset, string) {
	out := map[string]asset{}
	sum := sha256.New()
	err := fs.WalkDir(assetFiles, "assets", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := assetFiles.ReadFile(p)
		if err != nil {
			return err
		}
		sum.Write([]byte(p))
		sum.Write(b)
		var packed bytes.Buffer
		z, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		z.Write(b)
		z.Close()
		kind := mime.TypeByExtension(path.Ext(p))
		switch path.Ext(p) { // not what the machine's tables say
		case ".js":
			kind = "text/javascript; charset=utf-8"
		case ".css":
			kind = "text/css; charset=utf-8"
		case ".svg":
			kind = "image/svg+xml"
		case ".json":
			kind = "application/json"
		}
		out[strings.TrimPrefix(p, "assets/")] = asset{kind, b, packed.Bytes()}
		return nil
	})
	if err != nil {
		panic(err) // embedded at compile time
	}
	return out, "/assets/" + hex.EncodeToString(sum.Sum(nil))[:12] + "/"
}

func serveAsset(w http.ResponseWriter, req *http.Request) {
	a, ok := assets[req.PathValue("name")]
	if !ok {
		http.Error(w, "no such file", http.StatusNotFound)
		return
	}
	h := w.Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	body := a.plain
	if strings.Contains(req.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = a.small
	}
	w.Write(body)
}
