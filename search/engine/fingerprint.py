"""What the words of a segment depend on: a query must be analysed as the articles were."""

from __future__ import annotations

import hashlib
from functools import cache

from search.analysis import tokens
from search.stemming import STEMMERS, stem_words

_SAMPLE = """The U.S.-led coalition's envoys hadn't agreed, sources in al-Qa'im said on Sept. 23rd;
naïve façade STRASSE straße ﬁeld Ǆ İstanbul Łódź Ærø 3½ ٣٤ 1,000.5 e-mail o’clock.
مُحَمَّد إلى آثار مدرسة المدارس على شيء ـكتاب النازحين؟ Переговоры о перемирии начались в Москве!
Οι διαπραγματεύσεις 停火協議 ひらがなカタカナ 휴전협정 संघर्षविराम հրադադար போர்நிறுத்தம் ateşkes
négociations Verhandlungen negociaciones negoziati förhandlingar tárgyalások neuvottelut"""


@cache
def fingerprint() -> str:
    """A hash of what tokeniser, folding and each stemmer make of one sample of many scripts."""
    found = tokens(_SAMPLE)
    words = [_SAMPLE[a:b] for a, b in zip(found.start.tolist(), found.end.tolist(), strict=True)]
    digest = hashlib.blake2b(digest_size=8)
    digest.update(repr((found.words, found.position.tolist(), found.starts.tolist())).encode())
    for language in sorted(STEMMERS):
        digest.update(f"{language} {stem_words(language, words)}".encode())
    return digest.hexdigest()
