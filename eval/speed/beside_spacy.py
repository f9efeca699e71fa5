#!/usr/bin/env python3
"""Compares the speed of Testigo's whole reading with spaCy's small English pipeline, in one run on the same texts.

    pip install spacy en_core_web_sm        (or the name under which your index has the small model)
    python3 eval/speed/beside_spacy.py TEXTS.jsonl [--model en_core_web_sm] [--limit 400] [--rounds 3]

spaCy runs its tagger, parser and entity recogniser alone, over nlp.pipe in batches, on one processor; Testigo runs everything,
from bytes to statements, on one processor too. Rounds alternate, so that a busy machine slows both; the best round of each counts.
Time is processor time of the process that reads: the clock of a shared machine says little. Without a trained model
(--model blank) the small model's components are made afresh with random weights: the time does not depend on their values,
but a parser that has learned nothing takes other decisions, so the trained model is to be preferred where it can be had.

Nothing in the product needs this file or Python.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(name, "1")


def pipeline(model):
    """The small English pipeline: a shared embedding layer, tagger, parser, entity recogniser."""
    import spacy

    if model != "blank":
        nlp = spacy.load(model, exclude=["lemmatizer", "attribute_ruler", "senter"])
        return nlp, f"{nlp.meta['name']} {nlp.meta['version']}"
    nlp = spacy.blank("en")
    layers = {
        "@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 96, "depth": 4,
        "embed_size": 2000, "window_size": 1, "maxout_pieces": 3, "subword_features": True,
    }
    nlp.add_pipe("tok2vec", config={"model": layers})
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": shared}})
    for i in range(50):
        tagger.add_label(f"T{i}")
    steps = {"@architectures": "spacy.TransitionBasedParser.v2", "extra_state_tokens": False, "hidden_width": 64, "maxout_pieces": 2, "nO": None}
    parser = nlp.add_pipe("parser", config={"model": {**steps, "state_type": "parser", "tok2vec": shared}})
    for i in range(45):
        parser.add_label(f"d{i}")
    layers = {**layers, "embed_size": 2000}
    ner = nlp.add_pipe("ner", config={"model": {**steps, "state_type": "ner", "tok2vec": layers}})
    for i in range(18):
        ner.add_label(f"E{i}")
    nlp.initialize()
    return nlp, "untrained components of the small model's architecture"


def spacy_round(nlp, texts):
    began = time.process_time()
    for _ in nlp.pipe(texts, batch_size=64):
        pass
    return time.process_time() - began


def main():
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("texts", help='JSON Lines with a "text" field')
    ask.add_argument("--model", default="en_core_web_sm")
    ask.add_argument("--limit", type=int, default=400, help="texts to read")
    ask.add_argument("--rounds", type=int, default=3)
    args = ask.parse_args()

    with open(args.texts, encoding="utf-8") as f:
        texts = [json.loads(line)["text"] for line in f][: args.limit]
    words = sum(len(t.split()) for t in texts)
    nlp, named = pipeline(args.model)
    spacy_round(nlp, texts[:20])  # warm
    with tempfile.TemporaryDirectory() as work:
        program, sample = os.path.join(work, "speed"), os.path.join(work, "texts.jsonl")
        subprocess.run(["go", "build", "-o", program, "./eval/speed"], check=True)
        with open(sample, "w", encoding="utf-8") as f:
            for t in texts:
                f.write(json.dumps({"text": t}) + "\n")
        theirs, ours = [], []
        for _ in range(args.rounds):
            theirs.append(spacy_round(nlp, texts))
            out = subprocess.run([program, "--texts", sample, "--only", "reading", "--rounds", "3", "--seconds"],
                                 check=True, capture_output=True, text=True, env={**os.environ, "GOMAXPROCS": "1"}).stdout
            ours.append(float(out))
    a, b = words / min(theirs), words / min(ours)
    print(f"{len(texts)} texts, {words} words, one processor, best of {args.rounds} rounds each")
    print(f"spaCy ({named}; {', '.join(nlp.pipe_names)}): {a:,.0f} words a second of processor time")
    print(f"Testigo (whole reading): {b:,.0f} words a second of processor time")
    print(f"ratio: {b / a:.1f}")


if __name__ == "__main__":
    sys.exit(main())
