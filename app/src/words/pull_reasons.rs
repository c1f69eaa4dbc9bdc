//! Why an idea was pulled, in a sentence that needs no knowledge of the rule.

use domain::selection::pull::{Decided, Grounds, PulledIdea, Why};

use super::{Lang, Words};

impl Words {
    /// Why an idea has its place, in sentences that need no knowledge of the rule. `topic` says what a topic is called.
    pub fn why_pulled(&self, idea: &PulledIdea, topic: impl Fn(&str) -> String) -> String {
        let start = match (&idea.why, self.lang) {
            (Why::Wildcard { reason }, Lang::De) => return format!("Ohne Regel dabei. Grund: {reason}"),
            (Why::Wildcard { reason }, Lang::En) => return format!("In without a rule. Reason: {reason}"),
            (Why::Guaranteed { topic: slug }, Lang::De) => {
                format!("Auf einem festen Platz für «{}», weil ", topic(slug))
            }
            (Why::Guaranteed { topic: slug }, Lang::En) => {
                format!("In a place that is sure for \u{201c}{}\u{201d}, because ", topic(slug))
            }
            (Why::Chosen { round }, Lang::De) => format!("Als {round}. gewählt, weil "),
            (Why::Chosen { round }, Lang::En) => format!("Chosen as number {round}, because "),
        };
        let because = idea.grounds.as_ref().map(|grounds| self.because(grounds)).unwrap_or_default();
        let beside = idea.grounds.as_ref().map(|grounds| self.beside(grounds)).unwrap_or_default();
        format!("{start}{because}{beside}")
    }

    fn because(&self, grounds: &Grounds) -> String {
        let n = |people: u64| self.lang.number(people);
        match (grounds.decided, self.lang) {
            (Decided::SavedTogether { payers: Some(payers) }, Lang::De) => {
                format!("{} Unterstützende als Nächste zusammen einen Platz bezahlen konnten.", n(payers))
            }
            (Decided::SavedTogether { payers: Some(payers) }, Lang::En) => {
                format!("{} supporters were the next who could pay for a place together.", n(payers))
            }
            (Decided::SavedTogether { payers: None }, Lang::De) => {
                "ihre Unterstützenden als Nächste zusammen einen Platz bezahlen konnten.".to_owned()
            }
            (Decided::SavedTogether { payers: None }, Lang::En) => {
                "its supporters were the next who could pay for a place together.".to_owned()
            }
            (Decided::SharedCosts { payers: Some(payers), in_full_and_rest: Some((full, rest)) }, lang)
                if rest > 0 =>
            {
                let (payers, full, rest) = (n(payers), n(full), n(rest));
                match lang {
                    Lang::De => format!("{payers} Unterstützende sie zusammen bezahlt haben: {full} zu gleichen Teilen, {rest} mit ihrem Rest."),
                    Lang::En => format!("{payers} supporters paid for it together: {full} in equal parts, {rest} with all they had left."),
                }
            }
            (Decided::SharedCosts { payers: Some(payers), .. }, Lang::De) => {
                format!("{} Unterstützende sie zusammen bezahlt haben.", n(payers))
            }
            (Decided::SharedCosts { payers: Some(payers), .. }, Lang::En) => {
                format!("{} supporters paid for it together.", n(payers))
            }
            (Decided::SharedCosts { payers: None, .. }, Lang::De) => {
                "ihre Unterstützenden sie zusammen bezahlt haben.".to_owned()
            }
            (Decided::SharedCosts { payers: None, .. }, Lang::En) => {
                "its supporters paid for it together.".to_owned()
            }
            (Decided::CountedLess { new_and_represented: Some((new, represented)) }, Lang::De) => format!(
                "{} Unterstützende noch keine Idee dabei hatten und ganz zählten; {} hatten schon eine und zählten weniger.",
                n(new),
                n(represented)
            ),
            (Decided::CountedLess { new_and_represented: Some((new, represented)) }, Lang::En) => format!(
                "{} supporters had no idea in yet and counted whole; {} had one already and counted less.",
                n(new),
                n(represented)
            ),
            (Decided::CountedLess { new_and_represented: None }, Lang::De) => {
                "ihre Unterstützenden zusammen am meisten zählten; wer schon eine Idee dabei hat, zählt weniger."
                    .to_owned()
            }
            (Decided::CountedLess { new_and_represented: None }, Lang::En) => {
                "its supporters together counted most; whoever has an idea in already counts less.".to_owned()
            }
            (Decided::MostVotes, Lang::De) => "sie von den übrigen die meisten Stimmen hatte.".to_owned(),
            (Decided::MostVotes, Lang::En) => "it had the most votes of those that were left.".to_owned(),
        }
    }

    fn beside(&self, grounds: &Grounds) -> String {
        let tied: Vec<String> = grounds.as_good.iter().map(|idea| format!("#{idea}")).collect();
        let tied = tied.join(", ");
        let next = grounds.runner_up.filter(|_| tied.is_empty());
        let next = next.map(|near| format!(" {}", self.missed(near))).unwrap_or_default();
        match self.lang {
            _ if tied.is_empty() => next,
            Lang::De => format!(" Genau gleichauf: {tied}. Die ältere Idee geht vor."),
            Lang::En => format!(" Exactly as good: {tied}. The older idea goes first."),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        ids::IdeaNumber,
        selection::pull::{Decided, Grounds, Near, PulledIdea, Why},
        text::WildcardReason,
    };

    use crate::words::Lang;

    fn pulled(why: Why, decided: Option<Decided>) -> PulledIdea {
        let near = Near { number: IdeaNumber::from_i64(17), thousandths: 8 };
        let grounds = decided.map(|decided| Grounds { decided, runner_up: Some(near), as_good: Vec::new() });
        let number = IdeaNumber::from_i64(4);
        PulledIdea { number, votes: 1312, place_by_votes: Some(7), hours: None, why, grounds }
    }

    fn told(lang: Lang, why: Why, decided: Option<Decided>) -> String {
        lang.words().why_pulled(&pulled(why, decided), str::to_owned)
    }

    #[test]
    fn a_place_is_explained_in_a_sentence() {
        let saved = Some(Decided::SavedTogether { payers: Some(1312) });
        assert_eq!(
            told(Lang::De, Why::Chosen { round: 4 }, saved),
            "Als 4. gewählt, weil 1.312 Unterstützende als Nächste zusammen einen Platz bezahlen konnten. #17 fehlten 0,8\u{a0}%."
        );
        let sure = Why::Guaranteed { topic: "it".into() };
        assert_eq!(
            told(Lang::En, sure, Some(Decided::MostVotes)),
            "In a place that is sure for \u{201c}it\u{201d}, because it had the most votes of those that were left. #17 was 0.8\u{a0}% short."
        );
        let reason = WildcardReason::parse("Weil es brennt").unwrap();
        assert_eq!(told(Lang::De, Why::Wildcard { reason }, None), "Ohne Regel dabei. Grund: Weil es brennt");
    }

    #[test]
    fn how_far_the_next_was_behind_is_told_as_people_say_it() {
        let missed = |lang: Lang, thousandths| {
            lang.words().missed(Near { number: IdeaNumber::from_i64(5), thousandths })
        };
        assert_eq!(missed(Lang::De, 0), "#5 lag so gut wie gleichauf.");
        assert_eq!(missed(Lang::De, 32), "#5 fehlten 3,2\u{a0}%.");
        assert_eq!(missed(Lang::En, 1012), "#5 came next, far behind.");
    }

    #[test]
    fn few_people_are_not_told() {
        for lang in [Lang::De, Lang::En] {
            for decided in [
                Decided::SavedTogether { payers: None },
                Decided::SharedCosts { payers: None, in_full_and_rest: None },
                Decided::CountedLess { new_and_represented: None },
            ] {
                let sentence = told(lang, Why::Chosen { round: 4 }, Some(decided));
                let (because, _) = sentence.split_once('#').unwrap();
                assert_eq!(because.matches(char::is_numeric).count(), 1, "{because}");
            }
        }
    }
}
