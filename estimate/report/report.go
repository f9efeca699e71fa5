// Package report writes the result of an estimate as one page that needs nothing else: the answer
// or the refusal, what it rests on, the overlaps as a picture (after Lex et al.'s UpSet, 2014),
// every method's figure with its interval, the chains' traces, the models that were compared,
// and the settings and seeds that give the same numbers again. English and Spanish are both in
// the page. Plots are SVG drawn here; the page loads nothing.
package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"path/filepath"
	"strings"

	"testigo/estimate"
	"testigo/estimate/latentclass"
	"testigo/record"
)

//go:embed report.html
var page string

// maxFull bounds the strata that are shown with all their plots; the rest are rows of the table.
const maxFull = 30

// Write writes the page. version names the program that made it.
func Write(w io.Writer, r *estimate.Result, l record.Lang, version string) error {
	t, err := template.New("report").Funcs(template.FuncMap{
		"both":   both,
		"number": number,
		"remark": func(x estimate.Remark) template.HTML { return both(x.English, x.Spanish) },
		"sentence": func(e *estimate.Estimate, documented int) template.HTML {
			return both(capital(e.Sentence(record.English, documented)), capital(e.Sentence(record.Spanish, documented)))
		},
		"method": methodName,
		"prior":  priorName,
		"join":   strings.Join,
		"base":   filepath.Base,
		"rounded": func(v float64) template.HTML {
			return number(estimate.Round(v))
		},
		"fixed": func(v float64, digits int) string { return fmt.Sprintf("%.*f", digits, v) },
	}).Parse(page)
	if err != nil {
		return err
	}
	v := view{Result: r, Lang: "en", Version: version, Assumptions: estimate.Assumptions, References: references, Lead: leadOf(r), Command: command(r)}
	if l == record.Spanish {
		v.Lang = "es"
	}
	for i := range r.Strata {
		if i == maxFull {
			v.More = len(r.Strata) - maxFull
			break
		}
		v.Full = append(v.Full, full(&r.Strata[i]))
	}
	if len(r.Strata) > 1 {
		v.Forest = strataForest(r)
	}
	return t.Execute(w, v)
}

type view struct {
	*estimate.Result
	Lang, Version string
	Assumptions   []estimate.Remark
	References    []reference
	Lead          lead
	Full          []stratum
	More          int
	Forest        template.HTML
	Command       string
}

// lead is the answer to all: over doubtful links, over strata, or of the one table.
type lead struct {
	Headline   *estimate.Estimate
	Documented int
	Refused    []estimate.Remark
	Remarks    []estimate.Remark
	Scale      template.HTML
}

func leadOf(r *estimate.Result) lead {
	var l lead
	switch {
	case r.Linkage != nil:
		p := r.Linkage.Pooled
		l = lead{Headline: p.Headline, Documented: p.Documented[0], Remarks: p.Remarks}
		if p.Headline == nil {
			l.Refused, l.Remarks = p.Remarks, nil
		}
	case r.Total != nil:
		l = lead{Headline: r.Total.Headline, Documented: r.Total.Documented, Remarks: r.Total.Remarks}
	default:
		o := &r.Strata[0]
		l = lead{Headline: o.Headline, Documented: o.Documented, Refused: o.Refused, Remarks: o.Remarks}
	}
	l.Scale = scale(l.Headline, l.Documented)
	return l
}

// command is what gives the same numbers again.
func command(r *estimate.Result) string {
	parts := []string{"testigo estimate", quoted(filepath.Base(r.File.Name))}
	if len(r.File.By) > 0 {
		parts = append(parts, "--by", quoted(strings.Join(r.File.By, ",")))
	}
	var methods []string
	for _, m := range r.Settings.Methods {
		methods = append(methods, string(m))
	}
	parts = append(parts, "--method", strings.Join(methods, ","))
	if r.Linkage != nil {
		parts = append(parts, "--draws", fmt.Sprint(r.Linkage.Pooled.Of))
	}
	parts = append(parts, "--seed", fmt.Sprint(r.Settings.Seed))
	if s := r.Settings.Latent.MaxSweeps; s > 0 && s != latentclass.Default.MaxSweeps && len(r.File.Strata) <= 40 {
		parts = append(parts, "--sweeps", fmt.Sprint(s))
	}
	if k := r.Settings.Latent.Classes; k > 0 && k != latentclass.Default.Classes {
		parts = append(parts, "--classes", fmt.Sprint(k))
	}
	if rates := r.Settings.Latent.Rates; rates != "" && rates != latentclass.Default.Rates {
		parts = append(parts, "--rates", string(rates))
	}
	return strings.Join(parts, " ")
}

func quoted(s string) string {
	if strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-,/") == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// stratum is an outcome with its pictures.
type stratum struct {
	*estimate.Outcome
	Overlaps, Forest, Trace, Posterior template.HTML
	Models                             []model
	Pairs                              []pair
}

type model struct {
	Name             string
	N, SE, BIC, AIC  float64
	Deviance         float64
	DF               int
	BestBIC, BestAIC bool
}

type pair struct {
	A, B  string
	Both  int
	Gamma float64
}

func full(o *estimate.Outcome) stratum {
	s := stratum{Outcome: o, Overlaps: overlaps(o), Forest: methodForest(o)}
	if p := o.Posterior; p != nil && len(p.Chains) > 0 {
		s.Trace = trace(p.Chains)
		s.Posterior = posterior(p)
	}
	if r := o.Ranking; r != nil && r.Best() != nil {
		best, aic := r.Best(), r.BestAIC()
		for i, f := range r.Fits {
			if i < 8 || f == aic || len(f.Model.Terms) == 0 {
				s.Models = append(s.Models, model{f.Model.Name(o.Used.Lists), f.N, f.SE, f.BIC, f.AIC, f.Deviance, f.DF, f == best, f == aic})
			}
		}
	}
	if c := o.Coverage; c != nil && len(c.Dependence) <= 45 {
		for _, d := range c.Dependence {
			s.Pairs = append(s.Pairs, pair{o.Used.Lists[d.I], o.Used.Lists[d.J], d.Both, d.Gamma})
		}
	}
	return s
}

func both(en, es string) template.HTML {
	if en == es {
		return template.HTML(template.HTMLEscapeString(en))
	}
	return template.HTML(`<span class=en lang=en>` + template.HTMLEscapeString(en) + `</span><span class=es lang=es>` + template.HTMLEscapeString(es) + `</span>`)
}

func number(v any) template.HTML {
	var f float64
	switch x := v.(type) {
	case int:
		f = float64(x)
	case float64:
		f = x
	}
	return both(estimate.Digits(record.English, f), estimate.Digits(record.Spanish, f))
}

func methodName(m estimate.Method) template.HTML { return both(methodNames(m)) }

func methodNames(m estimate.Method) (en, es string) {
	switch m {
	case estimate.LatentClass:
		return "Latent classes (LCMCR)", "Clases latentes (LCMCR)"
	case estimate.LogLinear:
		return "Log-linear, best BIC", "Log-lineal, mejor BIC"
	case estimate.Averaged:
		return "Log-linear, averaged by BIC", "Log-lineal, promedio por BIC"
	case estimate.Graphs:
		return "Average over graphs", "Promedio sobre grafos"
	case estimate.Coverage:
		return "Sample coverage", "Cobertura muestral"
	case estimate.Chao:
		return "Chao's lower bound", "Cota inferior de Chao"
	case estimate.Chapman:
		return "Chapman, two lists", "Chapman, dos listas"
	}
	return string(m), string(m)
}

// priorName says in words what is assumed of rates before a list is seen.
func priorName(r latentclass.Rates) template.HTML {
	switch r {
	case latentclass.Tied:
		return both("rates of a class are tied: Beta(c m, c(1−m)), logit m = ease of the class + reach of the list; ease ~ N(0, s²), s ~ |N(0, 1.5²)|, reach ~ N(0, 1.5²), log c ~ N(log 8, 1)",
			"las tasas de una clase van unidas: Beta(c m, c(1−m)), logit m = facilidad de la clase + alcance de la lista; facilidad ~ N(0, s²), s ~ |N(0; 1,5²)|, alcance ~ N(0; 1,5²), log c ~ N(log 8, 1)")
	case latentclass.Jeffreys:
		return both("each rate by itself, Beta(½, ½)", "cada tasa por sí sola, Beta(½, ½)")
	}
	return both("each rate by itself, uniform (as published)", "cada tasa por sí sola, uniforme (como se publicó)")
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

type reference struct{ What, Where string }

var references = []reference{
	{"LCMCR", "Manrique-Vallier D. Bayesian population size estimation using Dirichlet process mixtures. Biometrics 72 (2016) 1246–1254."},
	{"Tied rates", "Lindsay B., Clogg C., Grego J. Semiparametric estimation in the Rasch model and related exponential response models, including a simple latent class model for item analysis. JASA 86 (1991) 96–107."},
	{"Log-linear", "Fienberg S. The multiple recapture census for closed populations and incomplete 2^k contingency tables. Biometrika 59 (1972) 591–603. Cormack R. Interval estimation for mark-recapture studies of closed populations. Biometrics 48 (1992) 567–576. Draper D. Assessment and propagation of model uncertainty. JRSS B 57 (1995) 45–97 (the choice of model in the interval). Chan L., Silverman B., Vincent K. Multiple systems estimation for sparse capture data. JASA 116 (2021)."},
	{"Averaging", "Hoeting J., Madigan D., Raftery A., Volinsky C. Bayesian model averaging: a tutorial. Statistical Science 14 (1999) 382–417."},
	{"Graphs", "Madigan D., York J. Bayesian methods for estimation of the size of a closed population. Biometrika 84 (1997) 19–31."},
	{"Sample coverage", "Chao A., Tsay P., Lin S., Shau W., Chao D. The applications of capture-recapture models to epidemiological data. Statistics in Medicine 20 (2001) 3123–3157."},
	{"Lower bound", "Chao A. Estimating the population size for capture-recapture data with unequal catchability. Biometrics 43 (1987) 783–791."},
	{"Heterogeneity", "Rivest L., Baillargeon S. Applications and extensions of Chao's moment estimator. Biometrics 63 (2007) 999–1006. Darroch J. et al. A three-sample multiple-recapture approach to census population estimation. JASA 88 (1993)."},
	{"Chains", "Vehtari A., Gelman A., Simpson D., Carpenter B., Bürkner P. Rank-normalization, folding, and localization: an improved R-hat. Bayesian Analysis 16 (2021)."},
	{"Limits", "Aleshin-Guendel S., Sadinle M., Wakefield J. The central role of the identifying assumption in population size estimation. Biometrics (2024). Binette O., Steorts R. On the reliability of multiple systems estimation. JRSS A (2022)."},
	{"Pictures", "Lex A. et al. UpSet: visualization of intersecting sets. IEEE TVCG 20 (2014)."},
}
