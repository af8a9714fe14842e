"""Claims about `web.escaping`: what a page prints is escaped as markupsafe does it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from web.escaping import escaped
from web.rendering import templates

printed = st.text() | st.text("<>&'\"a") | st.integers() | st.none() | st.text().map(escape)


@given(printed)
def test_a_value_is_escaped_as_markupsafe_does_it(value: object) -> None:
    assert escaped(value) == str(escape(value))


def test_a_template_escapes_what_it_prints_and_not_what_a_macro_has_escaped() -> None:
    source = "{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}{{ b(x) }} {{ x }} {{ x|upper }}"
    said = templates("en").from_string(source).render(x="<i>&")
    assert said == "<b>&lt;i&gt;&amp;</b> &lt;i&gt;&amp; &lt;I&gt;&amp;"
    assert templates("en").from_string("{{ x }}").render(x=Markup("<i>")) == "<i>"
