from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate import Reader, Sentences
from dateline.annotate.encoder import Encoder
from dateline.annotate.encoder.reading import Reading, ReadName, ReadSentence, Scored, Trigger
from dateline.model import Article, Document, Page, Paragraph, Repair, Span
from dateline.settings import resources


class Scripted:
    """Answers by the words it finds: every name it was taught, and one trigger for the word "met"."""

    def __init__(self, **names: float) -> None:
        self.names = names
        self.asked: list[ReadSentence] = []

    def read(self, sentences: list[ReadSentence]) -> list[Reading]:
        self.asked += sentences
        return [self._one(sentence.text) for sentence in sentences]

    def _one(self, text: str) -> Reading:
        at = {word: text.find(word) for word in self.names}
        names = [ReadName(start, start + len(w), "PER", self.names[w]) for w, start in at.items() if start >= 0]
        met = text.find("met")
        roles = tuple(Scored(name.start, name.end) for name in names)
        triggers = (Trigger(met, met + 3, "CONSULT", "", "happened", 0.8, sources=roles),) if met >= 0 else ()
        return Reading(names=tuple(names), triggers=triggers)


def document(text: str, repairs: tuple[Repair, ...] = (), language: str | None = "en") -> Document:
    article = Article("a", "p", text, (Paragraph("body", Span(0, len(text))),), repairs=repairs, language=language)
    return Sentences()([Document(Page(b"x", "text", "here"), article)])[0]


def read(given_document: Document, encoder: Scripted) -> Document:
    return Reader(encoder)([given_document])[0]


def test_spans_come_back_to_the_articles_own_characters() -> None:
    text = "It rained.  Then Mira Holm\u00ad met Tomas Vrba."
    done = read(
        document(text, (Repair(10, 12, " ", "doubled-space"), Repair(26, 27, "", "soft-hyphen"))),
        Scripted(**{"Mira Holm": 1.0, "Tomas Vrba": 1.0}),
    )
    assert done.names is not None
    assert [name.span.of(text) for name in done.names] == ["Mira Holm", "Tomas Vrba"]
    assert done.mentions is not None
    (mention,) = done.mentions
    assert mention.trigger.of(text) == "met"
    assert mention.sentence == 1
    assert [span.of(text) for span in mention.sources] == ["Mira Holm", "Tomas Vrba"]


def test_what_lies_beside_an_article_changes_nothing_in_its_reading() -> None:
    encoder = Encoder.load(resources() / "encoder")
    here = document("Russian President Vladimir Putin visited Kazakhstan on Thursday. Talks are planned in Minsk.")
    beside = document(
        " ".join(f"Minister {name} accused Oslo of spying on {name}." for name in ("Berg", "Vrba", "Holm"))
    )
    alone = Reader(encoder)([here])
    together = Reader(encoder)([beside, here, beside])
    assert together[1] == alone[0]
    assert together[0] == together[2]
    assert alone[0].mentions


def test_each_sentence_is_read_with_its_neighbours() -> None:
    encoder = Scripted()
    read(document("One came. Two stayed. Three left."), encoder)
    assert encoder.asked[1] == ReadSentence("Two stayed.", "One came.", "Three left.")
    assert encoder.asked[0].before == ""


def test_sentences_of_all_documents_reach_the_encoder_together_and_go_home() -> None:
    encoder = Scripted(Holm=1.0, Vrba=1.0)
    texts = ["Holm came. He left.", "Nobody met.", "Vrba met Holm."]
    done = Reader(encoder)([document(text) for text in texts])
    assert len(encoder.asked) == 4
    assert [[name.span.of(text) for name in one.names or ()] for one, text in zip(done, texts, strict=True)] == [
        ["Holm"],
        [],
        ["Vrba", "Holm"],
    ]
    assert [len(one.mentions or ()) for one in done] == [0, 1, 1]


def test_a_name_sure_at_one_place_is_that_name_everywhere() -> None:
    text = "Holm spoke. Later Vrba and Holm, then Holmes, left Holm."
    done = read(document(text), Scripted(Holm=0.95))
    assert [name.span.start for name in done.names or ()] == [0, 27, 51]


def test_a_doubtful_name_is_not_spread() -> None:
    done = read(document("Holm spoke. Later Vrba and Holm left with Holm."), Scripted(Holm=0.6))
    assert len(done.names or ()) == 2


def test_another_language_is_named_and_left_unread() -> None:
    encoder = Scripted(Holm=1.0)
    done = read(document("Holm kam an.", language="de"), encoder)
    assert done.names == done.times == done.mentions == ()
    assert [issue.code for issue in done.issues] == ["language-not-read"]
    assert encoder.asked == []


def test_an_unknown_language_is_read() -> None:
    assert read(document("Holm came.", language=None), Scripted(Holm=1.0)).names


def test_a_page_without_an_article_passes_unchanged() -> None:
    blank = replace(document("x"), article=None, sentences=None)
    assert Reader(Scripted())([blank]) == [blank]


@given(st.text(alphabet=st.sampled_from("ab.\u200b\u200f\x07😀 \n\u0301"), max_size=30))
def test_odd_characters_never_shift_a_name(noise: str) -> None:
    text = f"{noise} Holm {noise} met Vrba {noise}"
    done = read(document(text), Scripted(Holm=0.99, Vrba=0.99))
    assert [name.span.of(text) for name in done.names or ()] == ["Holm", "Vrba"]
