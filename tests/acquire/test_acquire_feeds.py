"""RSS and Atom."""

from __future__ import annotations

from acquiring import codes, pages, read, troubles

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Example &amp; Co</title><language>en-GB</language>
<item><title>Talks &amp;amp; &lt;b&gt;tea&lt;/b&gt;</title><link>https://n.example/1</link>
<pubDate>Thu, 02 May 2024 10:00:00 GMT</pubDate><dc:creator>Ada Roe</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>Envoys met on the bridge.</p><p>They parted late.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://n.example/2</link>
<description>Envoys &amp;amp; aides left.</description></item>
<item><title>Third</title><link>https://n.example/3</link></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><title>Talks</title><link href="https://n.example/a"/><updated>2024-05-02T10:00:00Z</updated>
<author><name>Ben Poe</name></author><content type="html">&lt;p&gt;Envoys met.&lt;/p&gt;</content></entry></feed>
"""


def test_entries_of_rss_are_pages_with_what_the_feed_says() -> None:
    found = read(RSS.encode(), "feed.xml")
    first, second = pages(found)
    assert first.media == "html"
    assert b"They parted late." in first.content
    assert (first.address, first.origin) == ("https://n.example/1", "feed.xml#1")
    assert first.given.title == "Talks & tea"
    assert first.given.published == "Thu, 02 May 2024 10:00:00 GMT"
    assert (first.given.authors, first.given.language, first.given.outlet) == (
        ("Ada Roe",),
        "en-GB",
        "The Example & Co",
    )
    assert (second.media, second.content) == ("text", b"Envoys & aides left.")


def test_an_entry_without_text_names_its_page() -> None:
    (trouble,) = troubles(read(RSS.encode()))
    assert trouble.code == "empty"
    assert "https://n.example/3" in trouble.message


def test_entries_of_atom_are_pages() -> None:
    (page,) = pages(read(ATOM.encode()))
    assert (page.media, page.content) == ("html", b"<p>Envoys met.</p>")
    assert (page.given.published, page.given.authors) == ("2024-05-02T10:00:00Z", ("Ben Poe",))


def test_a_feed_in_another_character_set_is_decoded() -> None:
    content = ATOM.replace("Envoys", "Señores").replace("<feed", '<?xml version="1.0" encoding="iso-8859-1"?><feed', 1)
    (page,) = pages(read(content.encode("latin-1")))
    assert "Señores" in page.content.decode()


def test_a_cut_feed_leaves_out_the_entry_it_ends_in() -> None:
    content = RSS.encode()
    found = read(content[: content.index(b"aides")])
    assert [page.given.title for page in pages(found)] == ["Talks & tea"]
    assert codes(found) == ["truncated"]


def test_a_feed_without_entries_is_empty() -> None:
    assert codes(read(b"<rss><channel><title>x</title></channel></rss>")) == ["empty"]
