"""Words for dates are read as a careful reader would, and never more precisely than they are."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geolibya.edtf import days_of, days_or_none
from geolibya.lexicon import Lexicon
from geolibya.mentions import dates
from geolibya.reading import Reading
from geolibya.records import Report

WEDNESDAY = "2020-05-20"


@cache
def lexicon() -> Lexicon:
    """Give the shipped word tables."""
    return Lexicon.load()


def read(text: str, language: str = "en", published: str | None = WEDNESDAY) -> list[str | None]:
    """Give what the dates of a text resolve to."""
    reading = Reading(Report("r", text, language=language, published=published), lexicon())
    return [mention.date for mention in dates.find(reading)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("It fell on Friday.", "2020-05-15"),
        ("It fell on Wednesday.", "2020-05-20"),
        ("It fell last Wednesday.", "2020-05-13"),
        ("They have fought since Friday.", "2020-05-15/.."),
        ("They fought on Monday and Tuesday.", "2020-05-18/2020-05-19"),
        ("They fought from Sunday to Tuesday.", "2020-05-17/2020-05-19"),
        ("It was hit over the weekend.", "2020-05-16/2020-05-17"),
        ("It was hit last weekend.", "2020-05-16/2020-05-17"),
        ("It was hit overnight.", "2020-05-19/2020-05-20"),
        ("It was hit last night.", "2020-05-19"),
        ("It was hit the day before yesterday.", "2020-05-18"),
        ("It was hit yesterday, Tuesday 19 May.", "2020-05-19"),
        ("It was hit in March this year.", "2020-03"),
        ("It was hit in August of last year.", "2019-08"),
        ("It was hit last June.", "2019-06"),
        ("It was hit at the end of June.", "2019-06"),
        ("It was hit in mid-May.", "2020-05"),
        ("It was hit in the first week of May.", "2020-05"),
        ("They have fought since early March.", "2020-03/.."),
        ("They fought on 3 and 4 March.", "2020-03-03/2020-03-04"),
        ("They fought between 7 and 9 March.", "2020-03-07/2020-03-09"),
        ("They fought from 30 April to 2 May.", "2020-04-30/2020-05-02"),
        ("Review of 15-21 May 2019", "2019-05-15/2019-05-21"),
        ("They fought between April and June 2019.", "2019-04/2019-06"),
        ("They fought between November and February.", "2019-11/2020-02"),
        ("It fell Oct. 23.", "2019-10-23"),
        ("It fell on July 5, 2019, and burned.", "2019-07-05"),
        ("It fell on 2019-10-23.", "2019-10-23"),
        ("It fell on 23.10.2019.", "2019-10-23"),
        ("It fell on 23/10/2019.", "2019-10-23"),
        ("It fell in the autumn of 2014.", "2014-09/2014-11"),
        ("It fell last spring.", "2019-03/2019-05"),
        ("They have fought since last autumn.", "2019-09/.."),
        ("It fell in late 2019.", "2019-10/2019-12"),
        ("It fell in early 2020.", "2020-01/2020-03"),
        ("It fell in mid-2019.", "2019-05/2019-08"),
        ("They fought in 2016 and 2017.", "2016/2017"),
        ("They fought from 2014 to 2016.", "2014/2016"),
        ("It fell a week ago.", "2020-05-13"),
        ("It fell three days ago.", "2020-05-17"),
        ("It fell two years ago.", "2018"),
        ("It fell last week.", "2020-05-11/2020-05-17"),
        ("It fell last month.", "2020-04"),
        ("Ten were killed so far this year.", "2020"),
        ("It was hit in recent days.", "2020-05-14/2020-05-20"),
        ("It was hit in recent weeks.", "2020-04/2020-05"),
        ("They fought until September 1987, when it fell.", "1987-09"),
        ("They will meet next week.", "2020-05-25/2020-05-31"),
        ("They will meet on Monday.", "2020-05-25"),
        ("They must leave by mid-June.", "2020-06"),
        ("They left by mid-June.", "2019-06"),
        ("They will fight on, he said on Monday.", "2020-05-18"),
        ("A strike killed 15 in March.", "2020-03"),
        ("In March 17 men died.", "2020-03"),
        ("They have shelled it for six weeks.", "2020-04/2020-05"),
        ("They have held it for almost two years.", "2018/2020-05"),
        ("For three months they have besieged it.", "2020-02/2020-05"),
        ("Ninety died in two months of fighting.", "2020-03/2020-05"),
        ("It was hit in the past 24 hours.", "2020-05-19/2020-05-20"),
        ("It was hit two nights ago.", "2020-05-18"),
        ("It was hit 48 hours ago.", "2020-05-18"),
    ],
)
def test_english(text: str, date: str) -> None:
    """English words resolve to this, in a report of Wednesday 20 May 2020."""
    assert read(text) == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ils se battent depuis vendredi.", "2020-05-15/.."),
        ("Ils se battaient lundi et mardi.", "2020-05-18/2020-05-19"),
        ("C'était avant-hier.", "2020-05-18"),
        ("Elle a été prise hier, mardi 19 mai.", "2020-05-19"),
        ("Elle a été prise le 1er avril.", "2020-04-01"),
        ("Elle a été prise ce mardi 14 avril 2020.", "2020-04-14"),
        ("Des raids du 7 au 9 mars.", "2020-03-07/2020-03-09"),
        ("Des raids entre le 3 et le 6 février.", "2020-02-03/2020-02-06"),
        ("Un raid dans la nuit du 4 au 5 mai.", "2020-05-04/2020-05-05"),
        ("Un raid dans la nuit de dimanche à lundi.", "2020-05-17/2020-05-18"),
        ("Un raid dans la nuit du samedi 4 au dimanche 5 avril.", "2020-04-04/2020-04-05"),
        ("Un raid fin juin.", "2019-06"),
        ("Un raid à la mi-avril.", "2020-04"),
        ("Un raid au mois de juin.", "2019-06"),
        ("Un raid en mars de cette année.", "2020-03"),
        ("Un raid en septembre dernier.", "2019-09"),
        ("Un raid fin 2019.", "2019-10/2019-12"),
        ("Un raid au début de 2020.", "2020-01/2020-03"),
        ("Un raid au printemps dernier.", "2019-03/2019-05"),
        ("Un raid à l'été 2019.", "2019-06/2019-08"),
        ("Ils se battent depuis l'automne.", "2019-09/.."),
        ("Ils se battent depuis le début de l'année.", "2020-01/.."),
        ("Un raid il y a une semaine.", "2020-05-13"),
        ("Un raid la semaine dernière.", "2020-05-11/2020-05-17"),
        ("Un raid ces derniers jours.", "2020-05-14/2020-05-20"),
        ("Un raid l'an dernier.", "2019"),
        ("Une trêve la semaine prochaine.", "2020-05-25/2020-05-31"),
        ("Des renforts devraient arriver dimanche.", "2020-05-24"),
        ("Ils se sont battus de janvier à mars 2019.", "2019-01/2019-03"),
        ("Ils se battent depuis plus de six semaines.", "2020-04/2020-05"),
        ("Voilà deux ans qu'ils assiègent la ville.", "2018/2020-05"),
        ("Cela fait trois mois que la ville est assiégée.", "2020-02/2020-05"),
        ("Il y a trois mois, ils sont partis.", "2020-02"),
        ("Dix raids ces dernières 48 heures.", "2020-05-18/2020-05-20"),
    ],
)
def test_french(text: str, date: str) -> None:
    """French words resolve to this, in a report of Wednesday 20 May 2020."""
    assert read(text, "fr") == [date]


@pytest.mark.parametrize(
    ("words", "language", "date"),
    [
        ("The following day they left.", "en", "2020-03-11"),
        ("They left the next morning.", "en", "2020-03-11"),
        ("They had come the day before.", "en", "2020-03-09"),
        ("They had come the previous day.", "en", "2020-03-09"),
        ("They had come in the previous year, on 3 and 5 May.", "en", "2019-05-03/2019-05-05"),
        ("They left the same day.", "en", "2020-03-10"),
        ("They left hours later.", "en", "2020-03-10"),
        ("By nightfall they were gone.", "en", "2020-03-10"),
        ("They left two days later.", "en", "2020-03-12"),
        ("They had come a week earlier.", "en", "2020-03-03"),
        ("They were back on the 14th.", "en", "2020-03-14"),
        ("They were gone by that June.", "en", "2020-06"),
        ("Le lendemain, ils sont partis.", "fr", "2020-03-11"),
        ("La veille, ils étaient là.", "fr", "2020-03-09"),
        ("Deux jours plus tard, ils sont partis.", "fr", "2020-03-12"),
        ("Le même jour, ils sont partis.", "fr", "2020-03-10"),
        ("Ils sont partis la nuit suivante.", "fr", "2020-03-11"),
        ("Trois jours après, ils sont partis.", "fr", "2020-03-13"),
        ("Un raid dans la nuit du 11 au 12.", "fr", "2020-03-11/2020-03-12"),
        ("À l'aube, ils étaient partis.", "fr", "2020-03-10"),
    ],
)
def test_counted_from_the_date_before(words: str, language: str, date: str) -> None:
    """What tells of another day counts from the date that was named last before it."""
    lead = "It fell on 10 March. " if language == "en" else "Elle est tombée le 10 mars. "
    assert read(lead + words, language) == ["2020-03-10", date]


@pytest.mark.parametrize("words", ["The next day they left.", "They had come two days earlier."])
def test_counted_from_nothing(words: str) -> None:
    """Where no date was named before, what counts from one stays words."""
    assert read(words) == [None]


def test_since_names_its_day() -> None:
    """Behind "since Thursday", that day is the Thursday."""
    assert read("They have fought since 10 March. That day ten died.") == ["2020-03-10/..", "2020-03-10"]


def test_hour_of_an_unknown_day_is_no_date() -> None:
    """An hour of a day that is not told dates nothing; beside a weekday it is of that day."""
    assert read("By nightfall they were gone.") == []
    assert read("They left at dawn on Friday.") == ["2020-05-15"]


def test_two_weeks_after_something_dates_it() -> None:
    """Behind the date of one act, "two weeks after" tells when the other one was."""
    assert read("They met on Wednesday, two weeks after the town fell.") == ["2020-05-20", "2020-05-06"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Seventeen died in two days.", "en"),
        ("They fought for six hours.", "en"),
        ("The three-month fight goes on.", "en"),
        ("A height of 42 people in 2011 metres.", "en"),
        ("Haftar calls for a march on Tripoli. They may attack.", "en"),
        ("HAFTAR ORDERS March on Tripoli", "en"),
        ("The 17 February Brigade left.", "en"),
        ("The 4th Brigade left.", "en"),
        ("It fell on 03/04/2020.", "en"),
        ("Il a été tué avec 2014 autres.", "fr"),
    ],
)
def test_no_dates(text: str, language: str) -> None:
    """Durations, counts, names and figures that may be read in two ways are no dates."""
    assert read(text, language) == []


@pytest.mark.parametrize("text", ["until May 2016", "for a year", "for months", "weeks ago", "every evening"])
def test_words_that_no_date_tells(text: str) -> None:
    """Words for a time without a beginning stay words."""
    assert read(f"They held it {text}.") == [None]


@pytest.mark.parametrize(
    "text", ["on Friday", "yesterday", "a week ago", "last month", "on 3 May", "overnight"]
)
def test_nothing_is_guessed_without_publication(text: str) -> None:
    """Without a date of publication, what counts from it resolves to nothing."""
    assert read(f"It was hit {text}.", published=None) == [None]


def test_publication_known_to_the_month() -> None:
    """A report of a month resolves months, not days."""
    assert read("It fell on Friday, last month and in March.", published="2020-05") == [
        None,
        "2020-04",
        "2020-03",
    ]


def test_dates_end_with_their_sentence() -> None:
    """The year of a heading is no day of the month that the next line begins with."""
    assert read("Review, December 2019\n\n- 9 Dec: a depot was hit.", published="2019-12-16") == [
        "2019-12",
        "2019-12-09",
    ]


MONTHS = ["January", "Feb.", "March", "June", "Oct", "December"]
DATES = st.one_of(
    st.builds("{} {}".format, st.integers(1, 31), st.sampled_from(MONTHS)),
    st.builds(
        "{} {}".format,
        st.sampled_from(["early", "last", "the end of", "since", "in"]),
        st.sampled_from(MONTHS),
    ),
    st.builds("{}-{} {}".format, st.integers(1, 31), st.integers(1, 31), st.sampled_from(MONTHS)),
    st.builds("from {} to {}".format, st.sampled_from(MONTHS), st.sampled_from(MONTHS)),
    st.builds("{} {} ago".format, st.integers(0, 99), st.sampled_from(["days", "weeks", "months", "years"])),
    st.builds("last {}".format, st.sampled_from(["week", "month", "year", "Friday", "weekend", "winter"])),
    st.sampled_from(
        ["on Monday and Sunday", "from Friday to Tuesday", "the past 10 days", "since the autumn"]
    ),
)


@given(st.lists(DATES, min_size=1, max_size=3), st.dates().map(str))
def test_what_is_told_is_past(words: list[str], published: str) -> None:
    """A date begins no later than publication where no word says that it lies ahead."""
    last = days_of(published).last
    for date in read("It was hit " + ", then ".join(words) + ".", published=published):
        assert date is None or days_of(date).first <= last


WORDS = st.sampled_from(
    (
        "on the of in from to and between since until next last this that following same a two 3 31 30 29 2019 2016 "
        "Monday Friday May March February spring winter weekend day week month year days later earlier ago before "
        "after early late mid night morning will today overnight for every , - / 2019-02-31 31.12.2019 99.99.2019"
    ).split()
)


@given(
    st.lists(WORDS, max_size=12),
    st.sampled_from([None, "2020", "2020-02", "2020-02-29", "0001-01-01", "9999-12-31"]),
)
def test_any_words_give_edtf(words: list[str], published: str | None) -> None:
    """Whatever stands together, what is found is a date that can be read, or none."""
    text = " ".join(words)
    for date in read(text, published=published):
        assert date is None or days_or_none(date) is not None
