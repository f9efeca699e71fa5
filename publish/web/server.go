package web

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"testigo/publish/api"
)

// Options of a room.
type Options struct {
	Desk *api.Desk // the record
	// Password opens the room to whoever knows it; empty = nobody is asked, which is for loopback only.
	Password string
	// AnyHost answers to every host name: for a room with a password that is not on loopback.
	AnyHost bool
	// Extend reads the files of a folder into the record; nil = the room takes no documents.
	Extend Extend
	// ReadOnly takes neither documents nor decisions.
	ReadOnly bool
	// Scores say how good the readers are.
	Scores []Score
	Log    *slog.Logger // nil = nothing is logged
}

// Bounds of a request: people read pages, and nothing that they send is large.
const (
	headerTimeout = 10 * time.Second
	readTimeout   = 30 * time.Second
	writeTimeout  = 2 * time.Minute // an original may be large and the line slow
	idleTimeout   = 2 * time.Minute
	maxHeader     = 32 << 10
	maxBody       = 1 << 20
	farewell      = 5 * time.Second // how long running requests may take once the room closes
)

// Room answers requests.
type Room struct {
	options Options
	desk    *api.Desk
	secret  []byte // signs form tokens; new at every start
	log     *slog.Logger
	handler http.Handler
	adding  adding // documents on their way into the record
	press   press  // pages as printed
}

// New makes a room; it does not listen yet.
func New(o Options) *Room {
	r := &Room{options: o, desk: o.Desk, secret: make([]byte, 32), log: o.Log}
	rand.Read(r.secret)
	if r.log == nil {
		r.log = slog.New(slog.DiscardHandler)
	}
	r.adding.bounds = usualBounds()
	r.press.free = make(chan struct{}, 1)
	r.handler = r.guard(r.routes())
	return r
}

func (r *Room) ServeHTTP(w http.ResponseWriter, req *http.Request) { r.handler.ServeHTTP(w, req) }

// Close stops what the room does in the background; a record that is being extended stays as it was.
func (r *Room) Close() { r.adding.close() }

// Serve answers on a listener until ctx ends, then stops a running build and lets running requests finish for a moment.
func (r *Room) Serve(ctx context.Context, on net.Listener) error {
	defer r.Close()
	s := &http.Server{
		Handler: r, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(r.log.Handler(), slog.LevelWarn),
	}
	closed := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
		defer cancel()
		go r.Close()
		err := s.Shutdown(grace)
		if errors.Is(err, context.DeadlineExceeded) {
			err = s.Close()
		}
		closed <- err
	})
	defer stop()
	err := s.Serve(on)
	if errors.Is(err, http.ErrServerClosed) && ctx.Err() != nil {
		return <-closed
	}
	return err
}
