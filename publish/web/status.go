package web

import (
	"context"
	"errors"
	"net/http"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/store"
)

// errorView is what error.html sees.
type errorView struct {
	Status int
	Key    string // of the text that says what happened; Key+"-hint" says what to do
	Detail string
}

// fail shows an error as a page: what, and what to try.
func (r *Room) fail(w http.ResponseWriter, req *http.Request, err error) {
	switch bad := (*api.BadRequest)(nil); {
	case errors.Is(err, context.Canceled) && req.Context().Err() != nil:
		return // nobody is there to read it
	case errors.As(err, &bad):
		r.refuse(w, req, http.StatusBadRequest, "error-request", err)
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrAmbiguous):
		r.refuse(w, req, http.StatusNotFound, "error-missing", err)
	case errors.Is(err, store.ErrMissing), errors.Is(err, store.ErrNotRecord), errors.Is(err, store.ErrNewer):
		r.refuse(w, req, http.StatusServiceUnavailable, "error-record", err)
	case store.Damaged(err):
		r.log.Error("damaged", "path", req.URL.Path, "error", err)
		r.refuse(w, req, http.StatusInternalServerError, "error-damaged", err)
	default:
		r.log.Error("failed", "path", req.URL.Path, "error", err)
		r.refuse(w, req, http.StatusInternalServerError, "error-internal", err)
	}
}

// refuse writes an error page; for the API it writes JSON.
func (r *Room) refuse(w http.ResponseWriter, req *http.Request, status int, key string, err error) {
	pr := prefsOf(w, req)
	v := errorView{Status: status, Key: key}
	if err != nil {
		v.Detail = wording.Clip(err.Error(), 400)
	}
	if within(req.URL.Path, "/api") {
		api.WriteError(w, status, wording.Room(pr.Lang, key), v.Detail)
		return
	}
	r.render(w, req, pr, page{Title: wording.Room(pr.Lang, key), Name: "error", Data: v, Status: status})
}
