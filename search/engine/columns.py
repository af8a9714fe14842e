"""The columns of a segment: every array of the file, what it holds and how to index it.

A segment holds D articles (numbered 0..D-1 in the order they came), T distinct folded words and
S stems. "CSR" is a pair of arrays: `X_at` (length n+1) bounds the run of each row in the others.
Bounds are int32: no array of a segment reaches 2 GiB. Sorted string tables are CSR over UTF-8
bytes, in byte order (the order of code points).
"vbyte": 7 bits a byte, low bits first, the high bit set on all but the last byte.
"""

from __future__ import annotations

UNDATED = -(2**63)
"""`pub_second` of an article without a date: sorts last, whichever way."""

SKIP = 128
"""Postings between two entries of the skip table, at most (see `kernels/skips.py`)."""

WORDS = {
    "word_at": "int32[T+1]: CSR of word_utf8",
    "word_utf8": "uint8: folded words, sorted",
    "word_df": "int32[T]: articles a word is in",
    "word_cf": "int32[T]: occurrences of a word",
    "post_at": "int32[T+1]: byte bounds of a word in post_bytes",
    "post_bytes": (
        "uint8: for each posting vbyte(gap << 1 | plain), gap = article number minus the one"
        " before (the first: plus one). plain: once, outside the headline. Else"
        " vbyte(n << 1 | h) follows, n occurrences, and vbyte(headline occurrences) where h"
    ),
    "pos_at": "int32[T+1]: byte bounds of a word in pos_bytes",
    "pos_bytes": (
        "uint8: for each word the width of its codes, then for each posting its positions in Rice"
        " codes (kernels/rice.py) of their gaps less one (the first: the position itself)"
    ),
    "skip_at": "int32[T+1]: CSR of the skip table: an entry each so many postings (skips.py)",
    "skip_doc": "int32: the article number of the posting before",
    "skip_post": "int32: offset into the word's post_bytes",
    "skip_pos": "int32: bits into the codes of the word's positions",
    "stem_at": "int32[S+1]: CSR of stem_utf8",
    "stem_utf8": "uint8: 'en:detaine', language and folded stem, sorted",
    "stem_words_at": "int32[S+1]: CSR of stem_words",
    "stem_words": "int32: numbers of the words with that stem, ascending",
}

ARTICLES = {
    "head_len": "int32[D]: tokens in the headline; a position below it is the headline's",
    "rest_len": "int32[D]: tokens in all other zones",
    "pub_second": "int64[D]: UTC second of publication, or UNDATED",
    "pub_first": "int32[D]: first day (ordinal) it may have been published on; 0: undated",
    "pub_last": "int32[D]: last such day",
    "event_at": "int32[D+1]: CSR of the distinct event dates of an article",
    "event_first": "int32: first day",
    "event_last": "int32: last day",
    "sentence_at": "int32[D+1]: byte bounds of an article in sentence_bytes",
    "sentence_bytes": (
        "uint8: for each sentence the position of its first token, the code point of the text that"
        " starts at, and whether it starts a paragraph too (kernels/starts.py)"
    ),
    "id_at": "int32[D+1]: CSR of id_utf8",
    "id_utf8": "uint8: article ids, sorted",
    "id_doc": "int32[D]: article number of each sorted id",
    "id_rank": "int32[D]: where an article's id stands among the sorted ones",
    "digest": "uint64[D]: hash of the article as read, to tell an unchanged one",
    "record_at": "int32[D+1]: byte bounds of an article in record_bytes",
    "record_bytes": "uint8: articles, a zstd frame each (see record.py)",
    "evidence_at": "int32[D+1]: byte bounds of an article in evidence_bytes",
    "evidence_bytes": "uint8: tags and mentions, a zstd frame each (see record.py)",
    "dictionary": "uint8: zstd dictionary of the articles' frames, may be empty",
    "evidence_dictionary": "uint8: that of the evidence",
}

FACET = {
    "value_at": "int32[V+1]: CSR of value_utf8",
    "value_utf8": "uint8: the values with their ancestors, sorted",
    "value_count": "int32[V]: articles that carry it",
    "entity": "uint8: one zstd frame: the entity of each value, in order (see record.py)",
    "of_at": "int32[D+1]: CSR of of_value: the values of an article, ancestors too, ascending",
    "of_value": "int32",
    "of_own": "uint8: mentions in the article, 1 to 254; 255 where it is about it (focus, subject);"
    " 0 for an ancestor",
    "of_confidence": "uint8: confidence in 1/255",
    "in_at": "int32[V+1]: CSR of in_doc, the inverse of of_value",
    "in_doc": "int32: articles with that value, ascending",
}
"""For each value facet f the file holds these as `f.value_at`, `f.value_utf8` and so on."""

BY_RANGE = ("post_bytes", "pos_bytes", "sentence_bytes", "record_bytes", "evidence_bytes")
"""Arrays too large to check whole at first touch: their pages are checked as they are used."""
