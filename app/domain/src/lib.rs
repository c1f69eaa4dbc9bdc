//! The rules of the product, in the browser and on the server: no clock, no database, no HTTP.
//!
//! The glossary, one sentence each:
//!
//! - An **idea** says where the shoe pinches and what would help; its number is its name for ever.
//! - A **vote** says "that pinches me too"; it is secret, and one per person and idea.
//! - A **ballot** is what one person sees of the votes on an idea: the tally, and whether their vote is in it.
//! - Somebody **follows** an idea to hear of it on their own page; nobody else learns of it.
//! - A **comment** answers an idea or another comment, two levels deep.
//! - A **campaign** is a call for ideas ahead of an event; its **phases** follow from dates alone.
//! - A **person** works for the city and has one **role**; an **actor** is whoever asks for something.
//! - A **permit** proves that the policy said yes; the store demands one for every write.
//! - A **refusal** is the product saying no, in a form that can be worded for people.
//! - A **topic** says what ideas are about; one that was merged leads to where its ideas are now.
//! - A **unit** is a part of the city's administration «Bereich»; its history says what it was called before.
//! - A **template** is a text that official answers begin with.
//! - An **event** is something that happened; a **change** is what open browsers hear of it.
//! - An **outcome** is what became of an idea that was pulled: exactly one, recorded in the **ledger** of its campaign; a **survey** asks
//!   whether what is done has become better.
//! - A **result** is what the public reads of an outcome: written by one person of moderation, released by another.
//! - A **snapshot** is the vote of a campaign as it was when voting ended, grouped and without persons.
//! - A **hand-over** is what a team takes along of pulled ideas: cards, posters, tables.
//! - A **selection** is k ideas of a frozen vote that a workshop pulls, chosen by a rule; its **explanation** says why.
//! - A **recipe** says by which rule, how many and which ideas a workshop takes; a **pull** is taking them, and what came of it.
//! - A **workshop** is a team of employees that claims pulled ideas of a campaign and works on them; nobody else has what it has.
//! - A **board** is where a team moves the **cards** of its ideas from column to column.
//! - A **canvas** is what the team that holds an idea finds out and decides, field by field, each in **versions**; its last fields are the
//!   **decision record**.
//! - A **view** is one more person who has had an idea before their eyes; the fair order lends places to those with few.
//! - A **saved search** is such a list under a name of one's own.
//! - **News** are what happened to an idea since somebody was last on their own page.
//! - The **audit** is what moderation and administration did, entry by entry in a **chain** that shows every change; a **deed** is what is to be noted.
//! - **Moderation figures** are what moderation did, counted for everybody; a number below five is not told.
//! - **Statistics** are numbers about many; one is **safe** when it may be told, and **too few** when not.
//! - A **stage** is what a campaign looks like on the wall of a hall, **scene** by scene; a **display** is what shows it there.
//! - The **queue** is what waits for moderation, item by item; its **light** says how the promised answer stands in working days.
//! - A **decision** moves an idea, answers it, or both; a **verdict** is one against an author: hidden or declined.
//! - An **appeal** is what an author says against a verdict, once; another person decides it.
//! - A **merge** links an idea to the one that it says the same as; a **split** makes several **parts** of one. **Kin** is what an
//!   idea hangs together with by either.
//! - An **objection** is what somebody says against a merge who voted for the idea or wrote it.
//! - A **veil** keeps a comment from all but its author and moderators.
//! - A **slice** is one page of a list, with the **cursor** that leads to the next.

mod beta;
mod words;

pub mod audit;
pub mod boards;
pub mod campaigns;
pub mod canvases;
pub mod comments;
pub mod consensus;
pub mod events;
pub mod exposure;
pub mod follows;
pub mod handover;
pub mod ideas;
pub mod ids;
pub mod keys;
pub mod moderation_figures;
pub mod news;
pub mod opinions;
pub mod outcomes;
pub mod people;
pub mod personal;
pub mod policy;
pub mod pulls;
pub mod ranking;
pub mod refusals;
pub mod results;
pub mod saved_searches;
pub mod search;
pub mod selection;
pub mod slices;
pub mod stage;
pub mod statistics;
pub mod surveys;
pub mod synonyms;
pub mod templates;
pub mod text;
pub mod texts;
pub mod time;
pub mod topics;
pub mod triage;
pub mod units;
pub mod versions;
pub mod votes;
pub mod wishes;
pub mod workshops;
