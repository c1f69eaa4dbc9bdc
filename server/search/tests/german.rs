//! What German words find.

mod common;

use common::{idea, index, numbers};
use search::{Index, Synonyms};

#[test]
fn a_word_finds_the_compounds_that_hold_it() {
    let index =
        index(&["Stundenvertretungsplan aushängen", "Dienstpläne früher zeigen", "Die Arbeit im Keller"]);
    assert_eq!(numbers(&index, "Vertretung"), [1]);
    assert_eq!(numbers(&index, "Plan"), [1, 2]);
    assert_eq!(numbers(&index, "Stunden"), [1]);
    assert!(numbers(&index, "Ei").is_empty(), "a fragment is no word");
}

#[test]
fn an_e_at_a_seam_is_no_half_of_an_umlaut() {
    let index = index(&[
        "Kitaeltern informieren",
        "Büroeinrichtung aus Holz",
        "Menüeintrag umbenennen",
        "Kita-Eltern",
    ]);
    assert_eq!(numbers(&index, "Kita"), [4, 1]);
    assert_eq!(numbers(&index, "Eltern"), [4, 1]);
    assert_eq!(numbers(&index, "Kitaeltern"), [4, 1]);
    assert_eq!(numbers(&index, "Einrichtung"), [2]);
    assert_eq!(numbers(&index, "Eintrag"), [3]);
}

#[test]
fn a_compound_finds_its_parts_where_they_stand_alone() {
    let index = index(&["Ein Plan für den Dienst am Wochenende", "Neuer Dienstplan", "Plan der Stadt"]);
    assert_eq!(numbers(&index, "Dienstplan"), [2, 1]);
}

#[test]
fn every_spelling_of_umlauts_finds_every_other() {
    let index =
        index(&["Die Straße vor dem Amt", "Besuch aus Muenchen", "Überstunden abbauen", "Größere Fächer"]);
    for (typed, number) in [
        ("strasse", 1),
        ("STRAẞE", 1),
        ("München", 2),
        ("Munchen", 2),
        ("Uberstunden", 3),
        ("ueberstunden", 3),
        ("groesser", 4),
    ] {
        assert_eq!(numbers(&index, typed), [number], "{typed}");
    }
}

#[test]
fn endings_and_genders_do_not_matter() {
    let index = index(&["Formulare vereinfachen", "Radfahrer*innen schützen", "Schlüssel für Kollegen"]);
    assert_eq!(numbers(&index, "Formular"), [1]);
    assert_eq!(numbers(&index, "Radfahrerinnen"), [2]);
    assert_eq!(numbers(&index, "Kolleg:innen"), [3]);
}

#[test]
fn one_typing_error_is_forgiven_on_either_side() {
    let right = index(&["Der Drucker im Flur"]);
    let wrong = index(&["Der Drukcer im Flur"]);
    assert_eq!(numbers(&right, "Drukcer"), [1]);
    assert_eq!(numbers(&right, "Druker"), [1]);
    assert_eq!(numbers(&wrong, "Drucker"), [1]);
    assert_eq!(numbers(&index(&["Alle Bürger warten"]), "Bügrer"), [1]);
}

#[test]
fn what_is_spelled_right_stands_before_what_only_looks_like_it() {
    let index = index(&["Neue Zeugnnisse", "Neue Zeugnisse"]);
    assert_eq!(numbers(&index, "Zeugnisse"), [2, 1]);
}

#[test]
fn short_words_are_taken_as_they_are() {
    let index = index(&["Eine Maus am Rechner", "Ein Haus am Markt"]);
    assert_eq!(numbers(&index, "Haus"), [2]);
}

#[test]
fn other_words_for_the_same_thing_are_found() {
    let index = index(&[
        "Onlinezugangsgesetz umsetzen",
        "Die elektronische Akte einführen",
        "Platz in der Kindertagesstätte",
        "Mehr mobiles Arbeiten",
        "E-Akte auf dem Tablet",
    ]);
    assert_eq!(numbers(&index, "OZG"), [1]);
    assert_eq!(numbers(&index, "eAkte"), [5, 2]);
    assert_eq!(numbers(&index, "elektronische Akten"), [2, 5]);
    assert_eq!(numbers(&index, "Kita"), [3]);
    assert_eq!(numbers(&index, "Kindertageseinrichtungen"), [3]);
    assert_eq!(numbers(&index, "Homeoffice"), [4]);
}

#[test]
fn other_words_can_be_changed_at_any_time() {
    let index = index(&["Ein Kicker für den Pausenraum"]);
    assert!(numbers(&index, "Tischfußball").is_empty());
    index.set_synonyms(Synonyms::parse("# Spiele\nKicker = Tischfußball\n"));
    assert_eq!(numbers(&index, "Tischfußball"), [1]);
    index.set_synonyms(Synonyms::none());
    assert!(numbers(&index, "Tischfußball").is_empty());
}

#[test]
fn hyphens_neither_hide_nor_matter() {
    let index = index(&["Bessere Zeiten für den IT-Support", "Weniger E-Mails"]);
    assert_eq!(numbers(&index, "Support"), [1]);
    assert_eq!(numbers(&index, "IT Support"), [1]);
    assert_eq!(numbers(&index, "itsupport"), [1]);
    assert_eq!(numbers(&index, "Email"), [2]);
}

#[test]
fn english_is_found_by_its_own_endings() {
    let index = Index::new(Synonyms::none());
    index.put(vec![
        idea(
            1,
            "Travel policies for the whole team",
            "The policies that we have are too long and hard to read.",
        ),
        idea(2, "Reisekosten", "Die Abrechnung dauert lange."),
        idea(3, "Many issues with the parking", "The shoes of all who are out there get wet."),
    ]);
    assert_eq!(numbers(&index, "policy"), [1]);
    assert_eq!(numbers(&index, "issue"), [3]);
    assert_eq!(numbers(&index, "shoe"), [3]);
    assert_eq!(numbers(&index, "reading"), [1]);
}

#[test]
fn a_word_becomes_a_part_once_ideas_use_it_alone() {
    let index = index(&["Lasurreste gehören nicht in den Abfluss"]);
    assert!(numbers(&index, "Lasur").is_empty());
    index.put((2..5).map(|number| idea(number, "Lasur und Reste", "")).collect());
    assert!(numbers(&index, "Lasur").contains(&1));
}

#[test]
fn abbreviations_are_found_that_spell_like_words_without_meaning() {
    let index = index(&[
        "Die EDV ist langsam",
        "Die IT fragt nach",
        "Wir wissen nicht, ob es geht",
        "Der Oberbürgermeister kommt",
        "Der OB kommt",
        "Unsere Informationstechnik hilft",
    ]);
    assert_eq!(numbers(&index, "IT").first(), Some(&2));
    let mut all = numbers(&index, "IT");
    all.sort_unstable();
    assert_eq!(all, [1, 2, 6]);
    let mut chief = numbers(&index, "OB kommt");
    chief.sort_unstable();
    assert_eq!(chief, [4, 5]);
    assert_eq!(numbers(&index, "Oberbürgermeister"), [4, 5]);
    assert_eq!(numbers(&index, "EDV").len(), 3);
    // In a phrase the small word is still found.
    assert_eq!(numbers(&index, "\"ob es geht\""), [3]);
    // Who shouts looks for the same as everybody else.
    assert_eq!(numbers(&index, "DIE IT FRAGT NACH"), [2]);
}

#[test]
fn expressions_of_words_without_meaning_find_themselves_and_not_everything() {
    let index = index(&["Wer weiß was", "Die Heizung ist kalt", "Ein Schwarzes Brett"]);
    index.set_synonyms(Synonyms::parse("was wer = Schwarzes Brett\nwer = Auskunft"));
    assert_eq!(numbers(&index, "was wer"), [3]);
    index.put(vec![idea(9, "Eine Auskunft fehlt", "")]);
    assert!(numbers(&index, "wer Heizung").iter().all(|number| *number != 3));
    assert!(numbers(&index, "wer").contains(&9));
}
