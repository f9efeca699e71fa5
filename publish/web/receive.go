package web

import (
	"context"
	"crypto/subtle"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"path/filepath"
	"strings"
	"time"
)

// receives tells whether a request sends documents.
func (r *Room) receives(req *http.Request) bool {
	return req.Method == http.MethodPost && req.URL.Path == dropPath && r.takes()
}

// receive takes the files of a form as they arrive, straight to a private folder, and lets them be read in the background. It is no page function,
// for the form may be large: nothing is read of it before it is known to be ours, and nothing is kept in memory.
func (r *Room) receive(w http.ResponseWriter, req *http.Request) {
	if !r.takes() {
		r.refuse(w, req, http.StatusForbidden, "error-readonly", nil)
		return
	}
	b := r.adding.bounds
	body := &patient{ReadCloser: http.MaxBytesReader(w, req.Body, b.all+int64(b.files+1)*4096), wire: http.NewResponseController(w), pause: b.pause}
	req.Body = body
	form, err := req.MultipartReader()
	if err != nil {
		r.refuse(w, req, http.StatusBadRequest, "error-drop", err)
		return
	}
	if !r.signed(req, form) {
		r.refuse(w, req, http.StatusForbidden, "error-token", nil)
		return
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(req.Context())) // the sender may leave once all is here
	j, ok := r.adding.begin(stop)
	if !ok {
		stop()
		r.refuse(w, req, http.StatusConflict, "error-adding", nil)
		return
	}
	body.ctx = ctx
	in, err := r.fetch(ctx, form, b)
	if err != nil {
		stop()
		r.adding.drop(j)
		if in != nil {
			in.remove()
		}
		r.refuseDrop(w, req, err)
		return
	}
	total := in.files
	if rec, done, err := r.desk.Record(ctx); err == nil {
		if o, err := rec.Overview(ctx); err == nil {
			total += o.Documents
		}
		done()
	}
	r.adding.set(func(j *job) { j.State, j.Progress.Stage, j.Files, j.Total = running, "reading", in.files, total }, j)
	go r.read(ctx, j, in)
	body.wait()
	http.Redirect(w, req, dropPath, http.StatusSeeOther)
}

// signed tells whether the form carries the token of its browser: in the header, or as its first field, so that
// it is known before a file is taken.
func (r *Room) signed(req *http.Request, form *multipart.Reader) bool {
	if req.Header.Get("X-Testigo-Token") != "" {
		return r.ours(req)
	}
	c, err := req.Cookie(sessionCookie)
	if err != nil {
		return false
	}
	p, err := form.NextPart()
	if err != nil || p.FormName() != "token" {
		return false
	}
	given, err := io.ReadAll(io.LimitReader(p, 200))
	return err == nil && subtle.ConstantTimeCompare(given, []byte(r.sign(c.Value))) == 1
}

var errNoFiles = errors.New("no file was sent")

// fetch writes every file of a form to a folder.
func (r *Room) fetch(ctx context.Context, form *multipart.Reader, b bounds) (*incoming, error) {
	in, err := openIncoming(r.desk.Path())
	if err != nil {
		return nil, err
	}
	for {
		p, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return in, err
		}
		if err := ctx.Err(); err != nil {
			return in, err
		}
		if p.FileName() == "" { // a field, or the file that an empty form sends
			continue
		}
		if err := in.take(p, b); err != nil {
			return in, err
		}
	}
	if in.files == 0 {
		return in, errNoFiles
	}
	return in, nil
}

// refuseDrop says why files were not received.
func (r *Room) refuseDrop(w http.ResponseWriter, req *http.Request, err error) {
	var large *http.MaxBytesError
	switch {
	case errors.Is(err, errNoFiles):
		r.refuse(w, req, http.StatusBadRequest, "error-drop-none", nil)
	case errors.Is(err, errTooManyFiles), errors.Is(err, errTooMuch), errors.As(err, &large):
		r.refuse(w, req, http.StatusRequestEntityTooLarge, "error-drop-large", nil)
	case errors.Is(err, context.Canceled):
		r.refuse(w, req, http.StatusConflict, "error-drop-cancelled", nil)
	default:
		r.log.Warn("add", "error", err)
		says := strings.ReplaceAll(err.Error(), filepath.Dir(r.desk.Path()), "")
		r.refuse(w, req, http.StatusInternalServerError, "error-drop-broken", errors.New(says))
	}
}

// patient gives a sender time as long as something arrives: a large form on a slow line takes longer than a page may.
type patient struct {
	io.ReadCloser
	wire  *http.ResponseController
	pause time.Duration
	until time.Time
	ctx   context.Context // ends the form before its end; nil until it is known to be ours
}

func (p *patient) Read(b []byte) (int, error) {
	if p.ctx != nil && p.ctx.Err() != nil {
		return 0, p.ctx.Err()
	}
	p.wait()
	return p.ReadCloser.Read(b)
}

// wait sets the deadlines anew, not at every read; a writer without deadlines, as in tests, needs none.
func (p *patient) wait() {
	if now := time.Now(); p.until.Sub(now) < p.pause/2 {
		p.until = now.Add(p.pause)
		_ = p.wire.SetReadDeadline(p.until)
		_ = p.wire.SetWriteDeadline(p.until.Add(writeTimeout))
	}
}
