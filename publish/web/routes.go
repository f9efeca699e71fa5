package web

import (
	"net/http"

	"testigo/publish/api"
)

// route is one page: where it stands, its key in the navigation (empty = not there), and what makes it.
type route struct {
	method, path, nav string
	make              pageFunc
}

// routeTable lists every page, in the order of the navigation.
var routeTable []route

func init() { // a function, for pages look at the table themselves
	routeTable = []route{
		{"GET", "/chronology", "nav-chronology", chronology},
		{"GET", "/events/{id}", "", event},
		{"GET", "/map", "nav-map", atlasPage},
		{"GET", "/questions", "nav-questions", questions},
		{"GET", "/questions/{id}", "", question},
		{"GET", "/actors", "nav-actors", actors},
		{"GET", "/actors/{id}", "", actor},
		{"GET", "/network", "", networkPage},
		{"GET", "/victims", "nav-victims", victims},
		{"GET", "/victims/{id}", "", victim},
		{"GET", "/conflicts", "nav-conflicts", conflictList},
		{"GET", "/conflicts/{id}", "", conflict},
		{"GET", "/elections", "nav-elections", elections},
		{"GET", "/elections/{id}", "", electionPage},
		{"GET", "/findings", "nav-findings", findings},
		{"GET", "/documents", "nav-documents", documents},
		{"GET", "/documents/{id}", "", document},
		{"GET", "/documents/{id}/pages/{page}", "", printedPage},
		{"GET", "/documents/{id}/beside/{other}", "", besidePage},
		{"GET", dropPath, "", dropPage},
		{"POST", dropPath + "/cancel", "", dropCancel},
		{"GET", "/search", "", search},
		{"GET", "/{$}", "", overview},
	}
	routeTable = append(routeTable, reviewRoutes()...)
}

func (r *Room) routes() http.Handler {
	mux := http.NewServeMux()
	for _, rt := range routeTable {
		mux.Handle(rt.method+" "+rt.path, r.show(rt.make))
	}
	mux.HandleFunc("GET /assets/{version}/{name...}", serveAsset)
	mux.HandleFunc("GET /dossier/{name}", r.takeaway)
	mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, req *http.Request) {
		http.Redirect(w, req, assetRoot+"icon.svg", http.StatusFound)
	})
	mux.HandleFunc("GET /documents/{id}/original", r.sends(original))
	mux.HandleFunc("GET /documents/{id}/pages/{page}/picture", r.sends(r.press.picture))
	mux.HandleFunc("POST "+dropPath, r.receive)
	mux.Handle("GET "+dropPath+"/progress", r.show(dropProgress)) // no page: for a script
	mux.Handle("/api/", api.Handler(r.desk, r.fail))
	mux.HandleFunc("/", func(w http.ResponseWriter, req *http.Request) {
		if req.Method != http.MethodGet && req.Method != http.MethodHead {
			r.refuse(w, req, http.StatusMethodNotAllowed, "error-method", nil)
			return
		}
		r.refuse(w, req, http.StatusNotFound, "error-missing", nil)
	})
	return mux
}
