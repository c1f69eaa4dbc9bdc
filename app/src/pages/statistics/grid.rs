use domain::{
    campaigns::CampaignPage,
    statistics::{
        Access, AnswerTimes, Breadth, BroadIdea, Course, FigureName, Safe, States, Statistics, Step,
        TopicsByUnit, percent,
    },
};

use crate::words::Words;

/// A figure as rows and columns.
pub struct Grid {
    /// What it shows.
    pub caption: String,
    /// The heads of its columns, that of the rows' names first.
    pub heads: Vec<String>,
    /// The rows, each with its name.
    pub rows: Vec<(String, Vec<Cell>)>,
}

/// What stands in a row.
pub enum Cell {
    /// A number that may be told.
    Number(Safe),
    /// Something else.
    Text(String),
}

impl Cell {
    /// As it is read.
    pub fn shown(&self, words: &Words) -> String {
        match self {
            Self::Number(number) => told(words, *number),
            Self::Text(text) => text.clone(),
        }
    }
}

/// A number as it is read.
pub fn told(words: &Words, number: Safe) -> String {
    number.told().map_or_else(|| words.statistics().few.to_owned(), |number| words.lang.number(number))
}

/// A figure as rows and columns; `None` before it was counted for the first time.
pub fn grid(words: &Words, figure: FigureName, statistics: &Statistics) -> Option<Grid> {
    let day = statistics.day.as_ref();
    let (heads, rows) = match figure {
        FigureName::States => (owned(words.statistics().states_columns), states(words, &statistics.states)),
        FigureName::Answers => {
            (owned(words.statistics().answers_columns), answers(words, &statistics.answers))
        }
        FigureName::Topics => topics(words, &day?.topics, &statistics.campaign),
        FigureName::Breadth => {
            let [_, heads @ ..] = words.statistics().breadth_columns;
            (owned(heads), breadth(&day?.breadth, statistics))
        }
        FigureName::Ideas => (owned(words.statistics().course_columns), course(words, &statistics.ideas)),
        FigureName::Votes => (owned(words.statistics().course_columns), course(words, &statistics.votes)),
        FigureName::Access => {
            (owned(words.statistics().access_columns), access(words, day?.access.as_ref()?))
        }
    };
    let caption = match figure {
        FigureName::Topics => words.statistics().topics_table,
        FigureName::States
        | FigureName::Answers
        | FigureName::Breadth
        | FigureName::Ideas
        | FigureName::Votes
        | FigureName::Access => words.figure_name(figure),
    };
    Some(Grid { caption: caption.to_owned(), heads, rows })
}

type Rows = Vec<(String, Vec<Cell>)>;

fn owned<const N: usize>(heads: [&str; N]) -> Vec<String> {
    heads.map(str::to_owned).into()
}

fn states(words: &Words, states: &States) -> Rows {
    let row =
        |(status, ideas): &(_, Safe)| (words.status_name(*status).to_owned(), vec![Cell::Number(*ideas)]);
    let total = (words.statistics().together.to_owned(), vec![Cell::Number(states.total)]);
    states.states.iter().map(row).chain([total]).collect()
}

fn answers(words: &Words, times: &AnswerTimes) -> Rows {
    let known = words.statistics();
    let bins =
        times.bins.iter().map(|bin| ((known.days_between)(bin.from, bin.to), vec![Cell::Number(bin.ideas)]));
    let total = (known.together.to_owned(), vec![Cell::Number(times.answered)]);
    bins.chain([total]).collect()
}

fn topics(words: &Words, table: &TopicsByUnit, campaign: &CampaignPage) -> (Vec<String>, Rows) {
    let known = words.statistics();
    let topic = |slug: &String| {
        let topic = campaign.topics.iter().find(|topic| topic.answers_to(slug));
        topic.map_or_else(|| slug.clone(), |topic| words.pick(&topic.name).to_owned())
    };
    let unit = |slug: &String| {
        let unit = campaign.units.iter().find(|unit| unit.slug == *slug);
        unit.map_or_else(|| slug.clone(), |unit| words.pick(&unit.name).to_owned())
    };
    let together = || known.together.to_owned();
    let heads = [known.unit.to_owned()].into_iter().chain(table.topics.iter().map(topic)).chain([together()]);
    let line = |cells: &[Safe], sum: Safe| cells.iter().copied().chain([sum]).map(Cell::Number).collect();
    let names = table.units.iter().map(unit).chain([known.others.to_owned()]);
    let cells = table.votes.cells.iter().zip(&table.votes.rows).map(|(cells, sum)| line(cells, *sum));
    let rows = names.zip(cells).chain([(together(), line(&table.votes.columns, table.votes.total))]);
    (heads.collect(), rows.collect())
}

/// Ideas that nobody can read any more are left out.
fn breadth(breadth: &Breadth, statistics: &Statistics) -> Rows {
    let row = |idea: &BroadIdea| {
        let title = statistics.titles.get(&idea.number)?;
        let name = format!("#{} {title}", idea.number);
        Some((name, vec![Cell::Number(idea.units), Cell::Number(idea.votes)]))
    };
    breadth.ideas.iter().filter_map(row).collect()
}

fn course(words: &Words, course: &Course) -> Rows {
    let row = |step: &Step| {
        let days = (words.statistics().days)(&words.day(step.from), &words.day(step.to));
        (days, vec![Cell::Number(step.new), Cell::Number(step.total)])
    };
    course.steps.iter().map(row).collect()
}

fn access(words: &Words, access: &Access) -> Rows {
    let known = words.statistics();
    let row = |name: &str, voted: Safe, accounts: Safe| {
        let share = percent(voted, accounts).map_or_else(|| known.few.to_owned(), known.percent);
        (name.to_owned(), vec![Cell::Number(voted), Cell::Number(accounts), Cell::Text(share)])
    };
    let paths =
        access.paths.iter().map(|path| row(words.access_name(path.access), path.voted, path.accounts));
    let total = (access.paths.len() > 1).then(|| row(known.together, access.voted, access.accounts));
    paths.chain(total).collect()
}
