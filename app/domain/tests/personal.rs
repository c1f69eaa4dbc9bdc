//! Sentences that must give a hint, and many more that must not.

use domain::personal::{Kind, look};
use proptest::prelude::*;

fn kinds(text: &str) -> Vec<Kind> {
    look(text).iter().map(|finding| finding.kind).collect()
}

#[test]
fn names_are_noticed() {
    for (text, fragment) in [
        ("Frau Müller gibt die Akten nicht heraus.", "Frau Müller"),
        ("Immer muss ich auf Herrn Özdemir warten.", "Herrn Özdemir"),
        ("Das entscheidet Herr Dr. Westphal allein.", "Herr Dr. Westphal"),
        (
            "Sehr geehrte Frau Oberbürgermeisterin Lindner, so geht es nicht.",
            "Frau Oberbürgermeisterin Lindner",
        ),
        ("Kollegin Schröder hat den Schlüssel.", "Kollegin Schröder"),
        ("Unsere Kollegin Müller-Weber weiß das.", "Kollegin Müller-Weber"),
        ("Fragen Sie Sabine Berger aus dem Bürgerbüro.", "Sabine Berger"),
        ("Dr. Hagen unterschreibt nie.", "Dr. Hagen"),
        ("Mr. Smith never answers.", "Mr. Smith"),
        ("Ask my colleague Sarah Jones about it.", "colleague Sarah"),
    ] {
        let found = look(text);
        assert_eq!(
            found.first().map(|found| (found.kind, found.fragment)),
            Some((Kind::Name, fragment)),
            "{text}"
        );
    }
}

#[test]
fn numbers_and_addresses_are_noticed() {
    for (text, kind) in [
        ("Bitte unter 0231 / 50-12345 anrufen.", Kind::Phone),
        ("Mobil: 0171 2345678", Kind::Phone),
        ("Call me at +49 231 5012345.", Kind::Phone),
        ("Durchwahl 22334 ist nie besetzt.", Kind::Phone),
        ("Meine Telefonnummer ist 50-22 334", Kind::Phone),
        ("Schreiben Sie an k.weber@example.org.", Kind::Email),
        ("My address is jane.doe@city.example.com!", Kind::Email),
        ("Aktenzeichen 32/2019-004711 liegt seit Wochen.", Kind::Case),
        ("Az.: 50-3/1234", Kind::Case),
        ("Das Kassenzeichen lautet 4711.0815.12", Kind::Case),
        ("Kundennummer: 88123", Kind::Case),
        ("Vorgang Nr. 2019004 ist verschwunden.", Kind::Case),
        ("Customer number 998877 was lost.", Kind::Case),
        ("Die Steuer-ID 12345678901 steht falsch im Bescheid.", Kind::Case),
        ("Überweisung an DE89 3704 0044 0532 0130 00", Kind::Case),
        ("IBAN DE89370400440532013000", Kind::Case),
        ("Die 201900471188 fehlt.", Kind::Case),
    ] {
        assert!(kinds(text).contains(&kind), "{text}: {:?}", look(text));
    }
}

#[test]
fn health_of_somebody_is_noticed() {
    for text in [
        "Kollegin Müller ist seit März krank.",
        "Seit er krankgeschrieben ist, fehlt die Vertretung.",
        "Unsere Kollegin ist schwanger und darf nicht mehr heben.",
        "Der Hausmeister hatte einen Herzinfarkt.",
        "Wenn Frau Müller krank ist, bleibt alles liegen.",
        "Ich bin seit Jahren depressiv und schaffe das Großraumbüro nicht.",
        "Meine Chefin hat Krebs.",
        "She was diagnosed last year.",
        "My colleague is on sick leave.",
        "He is pregnant with ideas but has cancer.",
    ] {
        assert!(kinds(text).contains(&Kind::Health), "{text}: {:?}", look(text));
    }
}

#[test]
fn misconduct_is_noticed() {
    for text in [
        "Der Amtsleiter lässt sich von Firmen bestechen.",
        "Hier wird Schmiergeld gezahlt.",
        "Ich werde seit Monaten gemobbt.",
        "My boss takes bribes.",
        "This is fraud.",
    ] {
        assert_eq!(kinds(text), [Kind::Misconduct], "{text}");
    }
}

#[test]
fn everyday_sentences_are_left_alone() {
    for text in [
        "",
        "Wo drückt der Schuh? Der Schuh drückt überall.",
        "Frau Holle schüttelt im Flur die Betten aus.",
        "Ich will Herr der Lage bleiben.",
        "Herr im Haus ist das Programm.",
        "Die Frau an der Pforte braucht einen Schlüssel.",
        "Wenn eine Frau Kinder hat, passt der Frühdienst nicht.",
        "Meiner Kollegin Zeit zu sparen wäre viel wert.",
        "Sehr geehrte Damen und Herren steht auf jedem Formular.",
        "Frau und Mann verdienen dasselbe.",
        "Max Mustermann und Frau Mustermann füllen das Muster aus.",
        "Unsere Kolleginnen und Kollegen warten.",
        "In der Thomas Mann Straße fehlt ein Zebrastreifen.",
        "Am Anna-Seghers-Gymnasium ist der Beamer kaputt.",
        "Die Martin-Luther-King-Straße 12 hat keinen Aufzug.",
        "Das Klaus Groth Haus hat kein WLAN.",
        "Herr Oberbürgermeister, so geht es nicht.",
        "MS Office startet in 3 Minuten, MS Teams in 5.",
        "Im August und im Mai ist das Büro leer.",
        "Mit Ernst und guter Laune geht es besser.",
        "Von 08:00 bis 16:00 Uhr ist offen, von 0800-1600 Uhr auch.",
        "Raum 0231 hat keine Heizung, Raum 4.711 auch nicht.",
        "Das kostet 1.250.000 Euro, also 1 000 000 € mehr.",
        "Der Kredit von 1200000000 Euro ist weg.",
        "Nach § 18 DSG NRW und § 72 Abs. 3 LPVG ist das erlaubt.",
        "Art. 30 DSGVO verlangt ein Verzeichnis.",
        "DIN EN ISO 9001 und DIN 18040-1 gelten.",
        "Am 01.02.2019 und vom 2019-03-01/2019-04-01 war zu.",
        "Seit 2019 warten 12 von 30 Kitas auf WLAN.",
        "Der Haushalt 2019/2020 ist beschlossen.",
        "Die Servicenummer 0800 1234567 ist immer besetzt.",
        "Wählen Sie 115 oder den Notruf 112.",
        "Auf 30 % der Briefe fehlt das Aktenzeichen.",
        "Aktenzeichen fehlen auf 300 Briefen.",
        "Die Kundennummer muss man dreimal eintippen.",
        "Ein Vorgang dauert 120 Tage.",
        "Das Formular hat 3 Seiten und kommt @ zurück.",
        "Schreiben Sie an info@example.org oder poststelle@example.org.",
        "Das Krankmeldung-Formular hat vier Seiten.",
        "Wer krank ist, muss drei Formulare ausfüllen.",
        "Wenn ich krank bin, finde ich die Nummer nicht.",
        "Ist die Kollegin krank, fehlt die Vertretung.",
        "Wenn eine Kollegin schwanger ist, fehlt ein Merkblatt.",
        "Bei Krankheit und in der Reha hilft das BEM.",
        "Kranke Bäume und krank machender Lärm, das geht so nicht.",
        "Schwangere Mitarbeiterinnen brauchen einen Ruheraum.",
        "Viele Kolleginnen sind krank.",
        "Ein Merkblatt zu Burnout wäre gut.",
        "Eine Schulung gegen Korruption fehlt.",
        "Die Anti-Korruptions-Richtlinie ist unlesbar.",
        "Die Meldestelle für Mobbing kennt niemand.",
        "Der Fahrradkeller braucht Schutz gegen Diebstahl.",
        "The printer on floor 2 jams every morning at 08:30.",
        "A woman at the desk needs a key.",
        "If anyone is ill, nobody knows the number.",
        "We need 1,200,000 euro and 25 rooms.",
        "Ms Access and Mr Right are no programs.",
    ] {
        assert_eq!(look(text), [], "{text}");
    }
}

#[test]
fn each_kind_comes_once_with_the_words_themselves() {
    let text = "Herr Özgür und Frau Kaya: 0231 5012345, 0231 5054321.\nAz. 1234 – Frau Kaya ist krank.";
    let found: Vec<_> = look(text).into_iter().map(|found| (found.kind, found.fragment)).collect();
    assert_eq!(
        found,
        [
            (Kind::Name, "Herr Özgür"),
            (Kind::Phone, "0231 5012345"),
            (Kind::Case, "Az. 1234"),
            (Kind::Health, "Frau Kaya ist krank"),
        ]
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_every_fragment_is_part_of_it(text in any::<String>()) {
        for found in look(&text) {
            prop_assert!(text.contains(found.fragment));
        }
    }

    #[test]
    fn not_even_one_made_of_what_it_looks_for(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "Frau", "Herr", "Dr.", "Müller", "Sabine", "ist", "krank", "0231", "/", "+49", "DE89", "3704", "Az.:",
                "Tel", "12-3", "ä@ö.de", "–", "\n", "„", "“", "’", "ß", "DE8", "+", "(0)", ".", "Kollegin", "🖨",
            ]),
            0..12,
        ),
        space in prop::sample::select(vec![" ", "", "\u{a0}", ", ", "-"]),
    ) {
        let text = parts.join(space);
        for found in look(&text) {
            prop_assert!(text.contains(found.fragment) && !found.fragment.is_empty());
        }
    }
}
