//! Misconduct: what the internal reporting office is for. Courses and guides about it are another matter.

use super::sentences::{Sentence, is_among};

const DEEDS: &str = "korruption korrupt bestechung bestochen besticht bestechen schmiergeld schmiergelder unterschlagung unterschlägt unterschlagen veruntreuung veruntreut vorteilsnahme vorteilsannahme urkundenfälschung straftat straftaten mobbing mobbt gemobbt betrug betrügt betrogen erpressung erpresst belästigung belästigt bribe bribes bribed bribery corruption corrupt embezzle embezzled embezzlement embezzles fraud harasses harassed harassment bullied bullies bullying";
/// With one of these the sentence is about how to prevent it, or already about the right place.
const ABOUT: &str = "schulung schulungen prävention vorbeugung vorbeugen beratung leitfaden fortbildung richtlinie merkblatt vortrag thema kurs seminar meldestelle ansprechstelle training prevention policy guideline course awareness lärm gerüche geruch lärmbelästigung geruchsbelästigung";

pub(super) fn find(sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    let at = sentence.lower.iter().position(|word| is_among(word, DEEDS))?;
    (!sentence.has(ABOUT)).then(|| (sentence.words[at].start, sentence.words[at].end))
}
