package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"testigo/document/extract"
)

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// hidden tells what the page itself hides. Style sheets are not read.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			s := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// names of classes and ids, in parts, that speak for an article or against one; English words are the habit of
// the trade in every country, the Spanish ones are added.
var (
	goodNames = []string{"article", "entry", "post-content", "post-body", "postbody", "story", "content-body", "articlebody", "articulo", "noticia", "nota-", "cuerpo", "main-content", "maincontent", "bodytext", "body-copy", "page-content", "text-content", "paragraph", "field-name-body", "td-post-content", "rich-text"}
	badNames  = []string{"comment", "menu", "nav", "sidebar", "side-bar", "footer", "related", "relacionad", "share", "sharing", "social", "promo", "widget", "advert", "ad-", "ads", "banner", "sponsor", "newsletter", "subscribe", "suscri", "signup", "breadcrumb", "tags", "taglist", "toolbar", "popup", "modal", "cookie",
		"recommend", "recirc", "teaser", "trending", "popular", "masthead", "pagination", "pager", "byline", "meta", "author-", "bio", "outbrain", "taboola", "rail", "most-", "more-", "read-more", "caption", "credit", "disclaimer", "skip", "search", "login", "header", "aside", "publicidad", "comentario", "donat", "copyright", "legal", "topper", "see-also", "list-item", "card", "disqus"}
)

// enter is the place inside an element.
func enter(n *html.Node, p place) place {
	switch n.DataAtom {
	case atom.A:
		p.link = true
	case atom.H1:
		p.tag = extract.Title
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.tag = extract.Heading
	case atom.Li, atom.Dt, atom.Dd:
		p.tag = extract.ListItem
		p.in |= extract.InList
	case atom.Td, atom.Th:
		p.tag = extract.Cell
		p.in |= extract.InTable
	case atom.Figcaption, atom.Caption, atom.Figure:
		p.tag = extract.Caption
	case atom.Pre:
		p.pre, p.tag = true, extract.Verbatim
	case atom.P:
		p.in |= extract.InParagraph
		if p.tag == extract.Cell {
			p.tag = extract.Plain
		}
	case atom.Blockquote:
		p.in |= extract.InQuote
	case atom.Time:
		p.tag = extract.Time
	case atom.Address:
		p.tag = extract.Author
	case atom.Nav, atom.Menu:
		p.in |= extract.InNav
	case atom.Footer:
		p.in |= extract.InFooter
	case atom.Header:
		p.in |= extract.InHeader
	case atom.Aside:
		p.in |= extract.InAside
	case atom.Form, atom.Button, atom.Fieldset, atom.Dialog:
		p.in |= extract.InForm
	case atom.Article:
		p.in |= extract.InArticle
	case atom.Main:
		p.in |= extract.InMainElement
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "role", "itemprop", "rel":
		default:
			continue
		}
		v := strings.ToLower(a.Val)
		if len(v) > 300 || n.DataAtom == atom.Body || n.DataAtom == atom.Html {
			continue
		}
		switch a.Key {
		case "role":
			switch v {
			case "navigation", "menubar", "menu":
				p.in |= extract.InNav
			case "contentinfo":
				p.in |= extract.InFooter
			case "complementary", "banner", "dialog", "alert":
				p.in |= extract.InAside
			case "main":
				p.in |= extract.InMainElement
			case "article":
				p.in |= extract.InArticle
			}
			continue
		case "itemprop":
			switch v {
			case "articlebody":
				p.in |= extract.InArticle
				p.good = min(p.good+2, 6)
			case "author":
				p.tag = extract.Author
			case "datepublished":
				p.tag = extract.Time
			case "headline":
				if p.tag == extract.Plain {
					p.tag = extract.Heading
				}
			}
			continue
		case "rel":
			if v == "author" {
				p.tag = extract.Author
			}
			continue
		}
		for _, g := range goodNames {
			if strings.Contains(v, g) {
				p.good = min(p.good+1, 6)
				break
			}
		}
		for _, b := range badNames {
			if strings.Contains(v, b) {
				p.bad = min(p.bad+1, 6)
				break
			}
		}
		if p.tag == extract.Plain && (strings.Contains(v, "byline") || strings.Contains(v, "author")) && !strings.Contains(v, "comment") {
			p.tag = extract.Author
		}
	}
	return p
}

// declare reads the head: meta elements of the Open Graph and Dublin Core vocabularies and their like.
func (w *walker) declare(n *html.Node) {
	d := &w.declared
	d.Source = "page's metadata"
	var visit func(n *html.Node, level int)
	set := func(to *string, v string) {
		if v = strings.Join(strings.Fields(v), " "); *to == "" && v != "" && len(v) < 500 {
			*to = v
		}
	}
	seen := 0
	visit = func(n *html.Node, level int) {
		if seen++; level > 40 || seen > 20000 {
			return
		}
		if n.Type == html.ElementNode {
			switch n.DataAtom {
			case atom.Html:
				set(&d.Lang, attr(n, "lang"))
			case atom.Meta:
				key := strings.ToLower(attr(n, "property"))
				if key == "" {
					key = strings.ToLower(attr(n, "name"))
				}
				v := attr(n, "content")
				switch key {
				case "og:title", "twitter:title", "dc.title", "headline":
					set(&d.Title, v)
				case "og:site_name", "dc.publisher", "application-name":
					set(&d.Outlet, v)
				case "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author":
					if !strings.HasPrefix(v, "http") {
						set(&d.Author, v)
					}
				case "article:published_time", "dc.date", "dc.date.issued", "date", "datepublished", "pubdate", "og:published_time", "publish-date", "parsely-pub-date":
					set(&d.Published, v)
				}
			case atom.Title:
				if n.FirstChild != nil {
					set(&d.Window, n.FirstChild.Data)
				}
			case atom.Body:
				return
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c, level+1)
		}
	}
	visit(n, 0)
}
