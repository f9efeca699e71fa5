#!/usr/bin/env python3
"""Write silver part-of-speech tags for the English trainer (not needed to build or to run).

usage: silver.py MODEL OUT.tsv FILE.jsonl...

Each line of FILE.jsonl is an object with a "text" (and perhaps "lang"; other languages than
English are skipped). Texts in capitals are first put in the case in which most of their words
stand in the mixed-case texts given in the same call; words never met there are
taken for names. Tags come from spaCy (MIT) with the model en_core_web_sm 3.8.0 (MIT), named or given as a folder.

OUT.tsv: one token a line: word, 1 if white space stands before it, Universal POS,
Penn tag. A blank line ends a sentence; "# name" begins a document.
"""
import collections, json, re, sys
import spacy

out, files = sys.argv[2], sys.argv[3:]
nlp = spacy.load(sys.argv[1], exclude=["ner", "lemmatizer"])

docs, case = [], {}
count = collections.defaultdict(collections.Counter)
for f in files:
    for line in open(f, encoding="utf-8"):
        d = json.loads(line)
        text = d["text"]
        letters = [c for c in text if c.isalpha()]
        upper = sum(c.isupper() for c in letters) > 0.7 * max(1, len(letters))
        if not upper:
            for m in re.finditer(r"(?<=[a-z,] )[^\W\d_][\w'-]*", text):
                count[m.group().lower()][m.group()] += 1
        if d.get("lang", "en") == "en":
            docs.append((d["id"], text, upper))
case = {w: c.most_common(1)[0][0] for w, c in count.items()}


def recase(text):
    def one(m):
        w = m.group()
        return case.get(w.lower(), w if len(w) < 3 else w.capitalize())
    text = re.sub(r"\[[A-Z ]+\]\s*", "", text)
    text = re.sub(r"(?<!\n)\n(?!\s*\n)", " ", text)
    text = re.sub(r"[^\W\d_][\w'-]*", one, text)
    return re.sub(r"(^|[.?!]\s+[\"“]?)([a-z])", lambda m: m.group(1) + m.group(2).upper(), text)


def clean():
    for name, text, upper in docs:
        text = recase(text) if upper else text
        for k, p in enumerate(re.split(r"\n\s*\n", text)):
            p = " ".join(p.split())
            if p:
                yield p[:20000], (name, k, upper)


with open(out, "w", encoding="utf-8") as o:
    last = None
    for doc, (name, k, upper) in nlp.pipe(clean(), as_tuples=True, batch_size=64):
        if name != last:
            o.write(f"# {name}{' capitals' if upper else ''}\n")
            last = name
        for s in doc.sents:
            for t in s:
                if t.is_space:
                    continue
                space = t.i == 0 or bool(doc[t.i - 1].whitespace_)
                o.write(f"{t.text}\t{int(space)}\t{t.pos_}\t{t.tag_}\n")
            o.write("\n")
