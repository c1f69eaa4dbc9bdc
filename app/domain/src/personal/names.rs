//! Names: behind a form of address, or a first name with a surname. Streets, schools and fairy tales have them, too.

use super::sentences::{Sentence, Word, is_among};

/// Words behind which a name stands.
const ADDRESS: &str = "herr herrn frau hr fr mr mrs ms miss dr prof kollege kollegin colleague";
/// Between them and the name.
const TITLES: &str = "dr prof dipl-ing med doktor professor professorin kollege kollegin herr herrn frau";
/// Offices that stand where a name could.
const OFFICES: &str = "meister meisterin leiter leiterin minister ministerin präsident präsidentin direktor direktorin dezernent dezernentin rat rätin";
/// In front of an ordinary word: "eine Frau", "meiner Kollegin". Behind them only a name that is known counts.
const DETERMINERS: &str = "der die das den dem des ein eine einer einem einen eines jede jeder jedem keine keiner keinem manche mancher diese dieser diesem diesen welche mein meine meiner meinem meinen dein deine unser unsere unserer unserem unseren unsrer ihr ihre ihrer ihrem ihren sein seine seiner seinem seinen als pro je my our your a the another every";
/// No names, though they stand where one could.
const NO_NAMES: &str = "access right holle antje luna mustermann musterfrau muster normalverbraucher gott monday tuesday wednesday thursday friday saturday sunday urlaub dienst zeit angst kinder pause arbeit hilfe fragen und oder roboter computer zufall";
/// Behind these a name belongs to a place or an institution.
const PLACES: &str = "straße str strasse platz weg allee ring gasse ufer park brücke haus schule grundschule realschule hauptschule gesamtschule gymnasium kolleg berufskolleg kita kindergarten halle stadion preis stiftung institut klinik klinikum krankenhaus hospital kirche gemeinde street road square school";
/// First names that are nothing else. What is also a month, a coin or a colour is missing on purpose.
const FIRST: &str = "andreas angelika anja anna anke annette ayşe ayse barbara beate bernd birgit björn brigitte carsten christian christina christine claudia cornelia daniela dieter dirk doris elena elif elke emre erika fatma fatima florian gabriele gerhard gisela günter günther hans hassan heike heinz helga holger ingrid jan jana jens joachim jochen johanna jörg jürgen julia karin karsten kathrin katja katrin kemal kerstin klaus lars laura lukas manfred manuela maria marion markus martina matthias mehmet melanie michaela miriam mohammed monika murat mustafa nadine nicole norbert olga oliver petra piotr rainer ralf renate sabine sandra sarah simone sonja stefan stefanie stephan susanne svenja sven tanja thomas thorsten torsten tobias ulrich ulrike ursula ute uwe volker werner wolfgang yusuf john james sarah emily jessica david susan karen linda";
/// Surnames that are known behind an article as well.
const SURNAMES: &str = "müller schmidt schneider weber meyer meier maier mayer becker schulz schulze hoffmann hofmann schröder neumann krüger hartmann schmitt schmitz werner krause lehmann köhler herrmann walter peters lorenz baumann albrecht ludwig böhm schumacher krämer vogt friedrich günther berger winkler yılmaz yilmaz kaya demir çelik öztürk aydın şahin nowak kowalski kowalczyk wiśniewski ivanov petrov nguyen smith jones miller johnson williams";

pub(super) fn find(sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    let words = &sentence.words;
    (0..words.len()).find_map(|at| addressed(sentence, at).or_else(|| full_name(words, at)))
}

/// «Frau Müller», «Kollegin Schröder», "Mr Smith".
fn addressed(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let words = &sentence.words;
    let address = words[at];
    let english = is_among(&sentence.lower[at], "mr mrs ms miss");
    let written =
        if english { address.is_titled() } else { address.text.chars().skip(1).all(char::is_lowercase) };
    if !written || !is_among(&sentence.lower[at], ADDRESS) || address.parted {
        return None;
    }
    let next = (at + 1..words.len()).find(|next| !is_title(&sentence.lower[*next]))?;
    let name = words[next];
    let article = at > 0 && is_among(&sentence.lower[at - 1], DETERMINERS);
    let known = is_known(&sentence.lower[next]);
    let named = name.is_titled()
        && !is_among(&sentence.lower[next], NO_NAMES)
        && (known || !(article || is_noun(&sentence.lower[next])));
    let place = words.get(next + 1).is_some_and(|after| is_place(&after.lower()));
    (named && !place).then_some((address.start, name.end))
}

/// «Sabine Berger»: a first name that is nothing else, then a surname.
fn full_name(words: &[Word<'_>], at: usize) -> Option<(usize, usize)> {
    let (first, last) = (words[at], words.get(at + 1)?);
    let given = first.is_titled() && !first.parted && is_among(&first.lower(), FIRST);
    let family = last.lower();
    let named = last.is_titled()
        && last.text.chars().count() > 2
        && !is_among(&family, NO_NAMES)
        && !is_place(&family)
        && !is_noun(&family);
    let place = words.get(at + 2).is_some_and(|after| !last.parted && is_place(&after.lower()));
    (given && named && !place).then_some((first.start, last.end))
}

fn is_title(word: &str) -> bool {
    is_among(word, TITLES) || OFFICES.split(' ').any(|office| word.ends_with(office))
}

fn is_known(word: &str) -> bool {
    let mut parts = word.split('-');
    parts.all(|part| is_among(part, SURNAMES) || is_among(part, FIRST))
}

fn is_place(word: &str) -> bool {
    let last = word.rsplit('-').next().unwrap_or(word);
    is_among(last, PLACES)
        || ["straße", "platz", "allee", "schule", "gymnasium", "kolleg"].iter().any(|end| last.ends_with(end))
}

/// Endings that German nouns have and names hardly ever do.
fn is_noun(word: &str) -> bool {
    [
        "ung", "heit", "keit", "schaft", "tion", "tät", "dienst", "zeit", "urlaub", "arbeit", "plan", "büro",
        "akten", "innen",
    ]
    .iter()
    .any(|end| word.ends_with(end))
}
