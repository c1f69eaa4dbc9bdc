//! Somebody's health: only where the sentence speaks of one person, not of illness in general.

use super::{
    names,
    sentences::{Sentence, Word, is_among},
};

/// States that say little unless somebody has them.
const STATES: &str = "krank erkrankt sick ill krankgeschrieben arbeitsunfähig schwanger depressiv depression depressionen burnout burn-out krebs diagnose diagnostiziert therapie reha suchtkrank alkoholkrank alkoholiker alkoholikerin schwerbehindert behindert bandscheibenvorfall herzinfarkt schlaganfall epilepsie diabetes pregnant diagnosed cancer diagnosis disabled stroke";
/// States with which a bare "he" or "I" is enough.
const GRAVE: &str = "krankgeschrieben arbeitsunfähig schwanger depressiv depression depressionen burnout burn-out krebs alkoholiker alkoholikerin alkoholkrank suchtkrank bandscheibenvorfall herzinfarkt schlaganfall epilepsie diabetes pregnant diagnosed cancer stroke";
/// Somebody in particular.
const OWNERS: &str = "mein meine meiner meinem meinen unser unsere unserer unserem unseren sein seine ihr ihre dieser diese diesem der die my our his her this the";
/// What they are.
const PEOPLE: &str = "kollege kollegin kollegen mitarbeiter mitarbeiterin chef chefin vorgesetzte vorgesetzter nachbar nachbarin azubi auszubildende mutter vater frau mann tochter sohn kunde kundin bürger bürgerin erzieher erzieherin hausmeister hausmeisterin colleague boss manager neighbour";
/// A sentence with one of these speaks of what may happen to anybody.
const GENERAL: &str = "wenn falls sobald wer jemand jede jeder alle man oder nie niemand if whenever anyone anybody someone who everyone";

pub(super) fn find(sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    let (words, lower) = (&sentence.words, &sentence.lower);
    let at = lower.iter().position(|word| is_among(word, STATES)).or_else(|| sick_leave(lower))?;
    let named = names::find(sentence).map(|(start, _)| start);
    let general = sentence.has(GENERAL) || is_question_or_condition(lower);
    let somebody = named.or_else(|| person(sentence).filter(|_| !general)).or_else(|| {
        let grave = lower.iter().any(|word| is_among(word, GRAVE));
        pronoun(words, lower).filter(|_| grave && !general)
    })?;
    let end = words[at].end;
    Some((somebody.min(words[at].start), end.max(somebody)))
}

fn sick_leave(lower: &[String]) -> Option<usize> {
    lower.windows(2).position(|pair| pair[0] == "sick" && pair[1] == "leave").map(|at| at + 1)
}

/// «unsere Kollegin», «der Hausmeister»; no plural, which the verb tells: «sind», «werden».
fn person(sentence: &Sentence<'_>) -> Option<usize> {
    let lower = &sentence.lower;
    if sentence.has("sind waren werden are were") {
        return None;
    }
    let pair = lower.windows(2).position(|pair| is_among(&pair[0], OWNERS) && is_among(&pair[1], PEOPLE))?;
    Some(sentence.words[pair].start)
}

/// «er», "she", "I"; «sie» and «ich» with a verb in the singular.
fn pronoun(words: &[Word<'_>], lower: &[String]) -> Option<usize> {
    let singular = lower.iter().any(|word| is_among(word, "ist war wurde hat hatte leidet bin habe"));
    let at = lower.iter().position(|word| {
        is_among(word, "er he she")
            || (singular && is_among(word, "sie ich"))
            || (word == "i" && lower.len() > 2)
    })?;
    Some(words[at].start)
}

/// «Ist die Kollegin krank, fehlt …»: the verb comes first.
fn is_question_or_condition(lower: &[String]) -> bool {
    lower.first().is_some_and(|word| is_among(word, "ist sind wird werden fällt bin is are"))
}
