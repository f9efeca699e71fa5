package web

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// policy lets the room's own files run and nothing else; no inline style or script runs, whatever a page contains.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard stands before every page: who may ask, and what a browser may do with the answer.
func (r *Room) guard(next http.Handler) http.Handler {
	same := http.NewCrossOriginProtection() // Fetch Metadata and Origin
	var throttle throttle
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		if !r.options.AnyHost && !loopbackName(req.Host) {
			r.refuse(w, req, http.StatusMisdirectedRequest, "error-host", nil)
			return
		}
		if r.options.Password != "" && !r.knows(req, &throttle) {
			h.Set("WWW-Authenticate", `Basic realm="Testigo", charset="UTF-8"`)
			r.refuse(w, req, http.StatusUnauthorized, "error-password", nil)
			return
		}
		if err := same.Check(req); err != nil {
			r.refuse(w, req, http.StatusForbidden, "error-origin", err)
			return
		}
		if req.Body != nil && !r.receives(req) { // what is added has bounds of its own
			req.Body = http.MaxBytesReader(w, req.Body, maxBody)
		}
		next.ServeHTTP(w, req)
	})
}

// loopbackName tells whether a Host header names this machine for itself. A page elsewhere whose name is made to point
// here (DNS rebinding) sends its own name.
func loopbackName(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// knows compares the password in constant time; whoever gets it wrong waits.
func (r *Room) knows(req *http.Request, t *throttle) bool {
	_, given, ok := req.BasicAuth()
	if !ok {
		return false
	}
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(r.options.Password))
	if subtle.ConstantTimeCompare(a[:], b[:]) == 1 {
		return true
	}
	t.wait(req)
	return false
}

// throttle lets wrong passwords through one at a time, a second apart.
type throttle struct{ mu sync.Mutex }

func (t *throttle) wait(req *http.Request) {
	t.mu.Lock()
	defer t.mu.Unlock()
	select {
	case <-time.After(time.Second):
	case <-req.Context().Done():
	}
}

// sessionCookie ties form tokens to one browser.
const sessionCookie = "testigo_session"

// token is what a form of this browser must carry. Rendering a page with a form sets the cookie if there is none.
func (r *Room) token(w http.ResponseWriter, req *http.Request) string {
	session := ""
	if c, err := req.Cookie(sessionCookie); err == nil && len(c.Value) >= 20 && len(c.Value) <= 64 {
		session = c.Value
	} else {
		b := make([]byte, 24)
		rand.Read(b)
		session = base64.RawURLEncoding.EncodeToString(b)
		http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: session, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	}
	return r.sign(session)
}

func (r *Room) sign(session string) string {
	m := hmac.New(sha256.New, r.secret)
	m.Write([]byte(session))
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil))
}

// ours tells whether a POST carries the token of its browser, in the field or the header.
func (r *Room) ours(req *http.Request) bool {
	c, err := req.Cookie(sessionCookie)
	if err != nil {
		return false
	}
	given := req.Header.Get("X-Testigo-Token")
	if given == "" {
		given = req.PostFormValue("token")
	}
	return subtle.ConstantTimeCompare([]byte(given), []byte(r.sign(c.Value))) == 1
}
