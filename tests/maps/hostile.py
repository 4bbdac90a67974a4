"""Strings that try to be more than text: markup, templates, addresses, control and direction characters."""

from __future__ import annotations

_RUN = "window.__x=1"
_MARKUP = [
    f"<script>{_RUN}</script>", f"</script><script>{_RUN}</script>", f"</ScRiPt ><script>{_RUN}//", f"<img src=x onerror={_RUN}>", f"<svg onload={_RUN}>", f"<svg/onload={_RUN}//",
    f"<body onload={_RUN}>", f"<iframe srcdoc='<script>parent.__x=1</script>'>", f"<a href='javascript:{_RUN}'>x</a>", f"<details open ontoggle={_RUN}>", f"<input autofocus onfocus={_RUN}>",
    f"<style>@import 'https://example.org/x'</style>", f"<style>*{{display:none}}</style>", f"<link rel=stylesheet href=https://example.org/x>", f"<meta http-equiv=refresh content='0;url=https://example.org'>",
    f"<base href=https://example.org/>", f"<object data=javascript:{_RUN}>", f"<embed src=javascript:{_RUN}>", f"<math><mtext><img src=x onerror={_RUN}></mtext></math>", "<!--", "-->", "<!-- <script>", "<![CDATA[x]]>",
    "<!DOCTYPE html>", "<html data-ready=false>", "</html>", "</body>", "</textarea>", "</title>", "</style>", "</noscript>", "<plaintext>", "<template>", "<xmp>", "&lt;b&gt;", "&amp;amp;", "&#60;script&#62;", "&quot;'`",
    f'" onmouseover="{_RUN}', f"' onclick='{_RUN}", f"`onload={_RUN}`", '"><b>', "'><i>", "]]>", "<?php echo 1 ?>", "<% 1 %>", "<q>nested</q>", "<mark>marked</mark>", "<blockquote>", "<tr><td>",
]  # fmt: skip
_TEMPLATES = [
    "{{ 7*7 }}", "{{ this }}", "{{ config }}", "{% raw %}", "{% endraw %}", "{% for x in range(9) %}", "{# note #}", "{{ ''.__class__.__mro__ }}", "{{ this._parent }}", "{{kwargs}}", "{%- if 1 -%}", "${7*7}", "#{7*7}", "<%= 7*7 %>",
    "{{constructor.constructor('window.__x=1')()}}", "{{$on.constructor('window.__x=1')()}}", "[[7*7]]", "{7*7}", "@(7*7)", "*{7*7}", "v-html=x", "ng-app", "%7B%7B7*7%7D%7D", "{{{raw}}}", "{{> partial}}", "{{#each x}}", "$(alert(1))",
    "`${window.__x=1}`", "\\{{x}}", "{{'\\u007b'}}",
]  # fmt: skip
_ADDRESSES = [
    "javascript:window.__x=1", "JaVaScRiPt:window.__x=1", " javascript:window.__x=1", "java\nscript:window.__x=1", "java\tscript:window.__x=1", "\x01javascript:window.__x=1", "data:text/html,<script>window.__x=1</script>",
    "vbscript:msgbox(1)", "file:///etc/passwd", "//example.org/x", "https:example.org", "http://", "https://exa mple.org", "https://example.org/\" onclick=\"x", "https://example.org/'><script>", "blob:x", "about:blank", "ftp://example.org/",
    "mailto:a@example.org", "https://user:pass@example.org@evil.example/", "http://[::1", "https://example.org/%", "#status=", "?x=1&y=2", "../../x", "C:\\x\\y", "\\\\host\\share",
]  # fmt: skip
_CONTROLS = [f"a{chr(n)}b" for n in [*range(32), *range(127, 160)]]
_DIRECTIONS = [
    f"a{c}b{c}c"
    for c in "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u2060\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff\ufffd\u00ad\u034f\u180e\u3164"
]
_SURROGATES = ["\ud800", "\udfff", "a\ud83d", "\udca3b", "\udca3\ud83d", "\ud800\ud800", "x\udc00y"]
_LETTERS = [
    "𐎀𐎁𐎂", "👩‍👩‍👧‍👦", "🇱🇾", "é" * 20, "a" + "\u0301" * 60, "ﷺ", "ﷲ", "السلام عليكم", "שלום", "ไทย", "漢字", "Ω≈ç√∫", "İıİı", "ßẞ", "ǅǈ", "ﬁﬂ", "\u0130stanbul", "¼½", "١٢٣", "−1", "‐‑‒–—", "“quotes”", "«guillemets»", "‹x›", "x" * 290,
    "W" * 290, "ـ" * 200, "مـ" * 100, "a-" * 120, "_" * 250, "." * 250, "-" * 250, "0" * 250,
]  # fmt: skip
_CODE = [
    "'; DROP TABLE events; --", "\" OR 1=1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(\"https://example.org\")", "null", "undefined", "NaN", "Infinity", "true", "[object Object]", "__proto__", "constructor", "prototype",
    "toString", "hasOwnProperty", "valueOf", "0", "-0", "1e309", "{}", "[]", "\\", "\\\\", "\\u003cscript>", "\\x3cscript>", "\\n", "\\0", "%00", "%s%n", "%d", "{0}", "{name}", "{n}", "{place}", "$&", "$1", "$`", "$'", "\r\n", "\r", "a\r\nb", "\t",
    " ", "  leading", "trailing  ", ";", ",", "|", "a,b", "a;b", "a|b", "#", "?", "&", "=", "a=b&c=d", "!", "!x", "..", "/", "//", "*/", "/*", "-->x", "__data", "event_layer_1", "0123456789abcdef0123456789abcdef",
    "map_0123456789abcdef0123456789abcdef", "/* ]]> */", "</", "<", ">", "'", '"', "`", "&", "<!", "<a", "< b", "1 < 2", "a > b", "AT&T",
]  # fmt: skip
HOSTILE = tuple(
    dict.fromkeys(
        [*_MARKUP, *_TEMPLATES, *_ADDRESSES, *_CONTROLS, *_DIRECTIONS, *_SURROGATES, *_LETTERS, *_CODE]
    )
)
"""At least 300 of them, none longer than a quote may be."""
