//! The statements that find what waits for moderation. They are put together from branches when the program is built, so that each is a text
//! of its own, which a database plans once.

/// What keeps somebody waiting who cannot go on, or stands in public though it may hurt, comes before all else, however young it
/// is: what is held, reported, appealed, objected to, and what a second person confirms. In milliseconds, more than any age.
macro_rules! at_once {
    () => {
        "2000000000000000"
    };
}

/// The branches of the queue that are ideas, each drawn by `$each`: kind, last digit of the key, how far ahead, since when, which ideas.
/// They are all but a few of what waits, and each is a piece of the index `ideas_waiting`.
macro_rules! ideas {
    ($each:ident) => {
        concat!(
            $each!("held", "0", at_once!(), "i.created_at", "i.status = 'held'"),
            " UNION ALL ",
            $each!("new", "2", "0", "i.created_at", "i.status = 'open' AND i.answered_at = 0"),
            " UNION ALL ",
            $each!("new", "2", "0", "i.created_at", "i.status = 'in_workshop' AND i.answered_at = 0"),
            " UNION ALL ",
            $each!("waiting", "3", "0", "i.created_at", "i.status = 'in_review' AND i.answered_at = 0"),
            " UNION ALL ",
            $each!(
                "waiting",
                "3",
                "0",
                "CASE WHEN i.answered_at > i.created_at THEN i.answered_at ELSE i.created_at END",
                "i.status = 'in_review' AND i.answered_at > 0"
            )
        )
    };
}

/// All ideas of a branch.
macro_rules! every {
    ($kind:literal, $digit:literal, $ahead:expr, $since:literal, $which:literal) => {
        concat!(
            "SELECT ", $since, " - ", $ahead, " AS value, ", $since, " AS since, i.number * 16 + ", $digit, " AS key, '", $kind, "' AS kind, ",
            "i.number AS idea, CAST(NULL AS BIGINT) AS comment_id, CAST(0 AS BIGINT) AS weight, CAST(NULL AS BIGINT) AS due, ",
            "i.campaign_id AS campaign FROM ideas i WHERE i.overlay = 'none' AND ", $which
        )
    };
}

/// The ideas of a branch that may be on the page after $1 and $2, which holds $7.
macro_rules! first {
    ($kind:literal, $digit:literal, $ahead:expr, $since:literal, $which:literal) => {
        concat!(
            "SELECT * FROM (",
            every!($kind, $digit, $ahead, $since, $which),
            " AND ",
            $since,
            " >= $1 + ",
            $ahead,
            " AND (",
            $since,
            " > $1 + ",
            $ahead,
            " OR i.number * 16 + ",
            $digit,
            " > $2) ORDER BY ",
            $since,
            ", i.number LIMIT $7) b"
        )
    };
}

/// The idea $11, or the one whose key is $5.
macro_rules! one {
    ($kind:literal, $digit:literal, $ahead:expr, $since:literal, $which:literal) => {
        concat!(every!($kind, $digit, $ahead, $since, $which), " AND i.number = COALESCE($11, $5 / 16)")
    };
}

/// How many of a branch there are, and how many of them are escalated to $1: in all, for that person, waiting, overdue, prepared. Each
/// is walked once: what is past every campaign's date is counted apart from what is past none or some, and what is escalated only for
/// somebody's deputy.
macro_rules! counted {
    ($kind:literal, $digit:literal, $ahead:expr, $since:literal, $which:literal) => {
        concat!(
            "SELECT COUNT(*) AS everything, 0 AS mine, 0 AS waiting, COUNT(*) AS overdue, 0 AS prepared FROM ideas i WHERE i.overlay = 'none' AND ", $which,
            " AND ", $since, " < (SELECT earliest FROM bounds)",
            " UNION ALL SELECT COUNT(*), 0, 0, 0, 0 FROM ideas i WHERE i.overlay = 'none' AND ", $which, " AND ", $since, " >= (SELECT earliest FROM bounds)",
            " UNION ALL SELECT 0, 0, 0, COUNT(*), 0 FROM ideas i CROSS JOIN cutoffs c WHERE c.campaign = i.campaign_id AND ",
            $since, " >= (SELECT earliest FROM bounds) AND ", $since, " < (SELECT latest FROM bounds) AND ", $since, " < c.late ",
            "AND i.overlay = 'none' AND ", $which,
            " UNION ALL SELECT 0, COUNT(*), 0, 0, 0 FROM ideas i CROSS JOIN cutoffs c ",
            "WHERE EXISTS (SELECT 1 FROM cutoffs d WHERE d.deputy = $1) AND c.campaign = i.campaign_id AND c.deputy = $1 AND ",
            $since, " < (SELECT latest FROM bounds) AND ", $since, " < c.late AND i.overlay = 'none' AND ", $which
        )
    };
}

/// Those of a branch that $1 takes care of and that are not escalated to them anyway. `CROSS JOIN` has SQLite begin with the few.
macro_rules! assigned {
    ($kind:literal, $digit:literal, $ahead:expr, $since:literal, $which:literal) => {
        concat!(
            "SELECT 0, COUNT(*), 0, 0, 0 FROM assignments a CROSS JOIN ideas i ",
            "LEFT JOIN cutoffs c ON c.campaign = i.campaign_id WHERE i.number = a.idea AND a.person_id = $1 AND i.overlay = 'none' AND ", $which,
            " AND NOT COALESCE(", $since, " < c.late AND c.deputy = $1, FALSE)"
        )
    };
}

/// The branches that are something about an idea. Each unit that reports moves an item further ahead by a day. The last digit (base 16) of a key
/// tells what it is the key of.
macro_rules! things {
    () => {
        concat!(
            "SELECT k.created_at - ", at_once!(), " AS value, k.created_at AS since, k.id * 16 + 1 AS key, 'held' AS kind, k.idea AS idea, ",
            "k.id AS comment_id, CAST(0 AS BIGINT) AS weight, CAST(NULL AS BIGINT) AS due, i.campaign_id AS campaign ",
            "FROM comments k JOIN ideas i ON i.number = k.idea ",
            "WHERE k.veil = 'held' AND k.deleted_at IS NULL ",
            "UNION ALL SELECT MIN(r.created_at) - COUNT(DISTINCT r.unit_tag) * 86400000 - ", at_once!(), ", MIN(r.created_at), MIN(r.id) * 16 + 4, ",
            "'report', r.idea, r.comment_id, COUNT(DISTINCT r.unit_tag), NULL, MIN(i.campaign_id) ",
            "FROM reports r JOIN ideas i ON i.number = r.idea LEFT JOIN comments k ON k.id = r.comment_id ",
            "WHERE r.settled_at IS NULL AND (r.comment_id IS NOT NULL OR i.overlay <> 'withdrawn') AND k.deleted_at IS NULL ",
            "GROUP BY r.idea, r.comment_id ",
            "UNION ALL SELECT a.created_at - ", at_once!(), ", a.created_at, a.id * 16 + 5, 'appeal', v.idea, v.comment_id, 0, NULL, i.campaign_id ",
            "FROM appeals a JOIN verdicts v ON v.id = a.verdict_id JOIN ideas i ON i.number = v.idea ",
            "WHERE a.outcome IS NULL AND (v.comment_id IS NOT NULL OR i.overlay <> 'withdrawn') ",
            "UNION ALL SELECT w.since, w.since, w.idea * 16 + 6, 'prepared', w.idea, NULL, 0, NULL, w.campaign FROM (",
            "SELECT p.idea AS idea, i.campaign_id AS campaign, CASE WHEN i.status = 'in_review' OR i.answered_at = 0 THEN ",
            "CASE WHEN i.answered_at > i.created_at THEN i.answered_at ELSE i.created_at END ELSE p.created_at END AS since ",
            "FROM prepared_answers p CROSS JOIN ideas i WHERE i.number = p.idea AND i.overlay IN ('none', 'hidden')) w ",
            "UNION ALL SELECT o.due_at, o.created_at, o.id * 16 + 7, 'asked', o.idea, NULL, 0, o.due_at, i.campaign_id ",
            "FROM opinions o JOIN ideas i ON i.number = o.idea ",
            "WHERE o.replied_at IS NULL AND o.revoked_at IS NULL AND i.overlay <> 'withdrawn' ",
            "UNION ALL SELECT o.replied_at, o.replied_at, o.id * 16 + 8, 'opinion', o.idea, NULL, 0, NULL, i.campaign_id ",
            "FROM opinions o JOIN ideas i ON i.number = o.idea WHERE o.replied_at IS NOT NULL AND o.taken_at IS NULL ",
            "AND o.revoked_at IS NULL AND i.overlay <> 'withdrawn' ",
            "UNION ALL SELECT m.objected_at - ", at_once!(), ", m.objected_at, m.id * 16 + 9, 'objection', m.idea, NULL, 0, NULL, i.campaign_id ",
            "FROM merges m JOIN ideas i ON i.number = m.idea WHERE m.objected_at IS NOT NULL AND m.ended_at IS NULL ",
            "UNION ALL SELECT e.created_at - ", at_once!(), ", e.created_at, e.id * 16 + 10, 'erasure', e.idea, e.comment_id, 0, NULL, i.campaign_id ",
            "FROM erasures e JOIN ideas i ON i.number = e.idea LEFT JOIN comments k ON k.id = e.comment_id ",
            "WHERE CASE WHEN e.comment_id IS NULL THEN i.overlay IN ('hidden', 'withdrawn') ELSE k.veil = 'hidden' AND k.deleted_at IS NULL END"
        )
    };
}

/// What $5 is the key of, whether it waits for anything or not.
macro_rules! settled {
    () => {
        concat!(
            "SELECT i.created_at, i.created_at, i.number * 16 + 11, 'settled', i.number, NULL, 0, NULL, i.campaign_id ",
            "FROM ideas i WHERE $5 % 16 = 11 AND i.number = $5 / 16 ",
            "UNION ALL SELECT k.created_at, k.created_at, k.id * 16 + 12, 'settled', k.idea, k.id, 0, NULL, i.campaign_id ",
            "FROM comments k JOIN ideas i ON i.number = k.idea WHERE $5 % 16 = 12 AND k.id = $5 / 16 AND k.deleted_at IS NULL"
        )
    };
}

/// What is hidden, the newest first.
macro_rules! hidden {
    () => {
        concat!(
            "SELECT 0 - h.since AS value, h.since AS since, h.key AS key, 'hidden' AS kind, h.idea AS idea, h.comment_id AS comment_id, ",
            "CAST(0 AS BIGINT) AS weight, CAST(NULL AS BIGINT) AS due, h.campaign AS campaign FROM (",
            "SELECT COALESCE((SELECT MAX(v.created_at) FROM verdicts v WHERE v.idea = i.number AND v.comment_id IS NULL AND v.kind = 'hide'), ",
            "i.created_at) AS since, i.number * 16 + 11 AS key, i.number AS idea, CAST(NULL AS BIGINT) AS comment_id, i.campaign_id AS campaign ",
            "FROM ideas i WHERE i.overlay = 'hidden' ",
            "UNION ALL SELECT COALESCE((SELECT MAX(v.created_at) FROM verdicts v WHERE v.comment_id = k.id AND v.kind = 'hide'), k.created_at), ",
            "k.id * 16 + 12, k.idea, k.id, i.campaign_id ",
            "FROM comments k JOIN ideas i ON i.number = k.idea WHERE k.veil = 'hidden' AND k.deleted_at IS NULL) h"
        )
    };
}

/// All that waits.
macro_rules! everything {
    () => {
        concat!(ideas!(every), " UNION ALL ", things!())
    };
}

/// What may be on the page after $1 and $2.
macro_rules! front {
    () => {
        concat!(ideas!(first), " UNION ALL ", things!())
    };
}

/// What the idea $11 waits for, or what has the key $5.
macro_rules! named {
    () => {
        concat!(ideas!(one), " UNION ALL ", things!(), " UNION ALL ", settled!())
    };
}

macro_rules! cutoffs {
    ($cutoffs:literal) => {
        concat!(
            "cutoffs AS MATERIALIZED (SELECT CAST(c.value ->> 'campaign' AS BIGINT) AS campaign, ",
            "CAST(c.value ->> 'before' AS BIGINT) AS late, CAST(c.value ->> 'deputy' AS BIGINT) AS deputy FROM ",
            $cutoffs,
            ") "
        )
    };
}

/// Whether `n` is past its date: its own, or the one that was promised.
macro_rules! overdue {
    ($now:literal) => {
        concat!("CASE WHEN n.due IS NULL THEN COALESCE(n.since < c.late, FALSE) ELSE n.due <= ", $now, " END")
    };
}

/// Whether somebody stands in for whoever should have answered `n`, which is past its date.
macro_rules! escalated {
    ($deputy:literal) => {
        concat!("COALESCE(n.due IS NULL AND n.since < c.late AND c.deputy = ", $deputy, ", FALSE)")
    };
}

/// $1 and $2 the place, $3 kinds, $4 assignee, $5 key, $6 overdue only, $7 limit, $8 the cutoffs, $9 tag, $10 now, $11 the idea, $12 campaign,
/// $13 topics, $14 units, $15 who takes care of it, 0 for nobody. What is escalated comes before everything else, in its own order. Only
/// what is on the page is read in full.
macro_rules! page {
    ($items:ident, $cutoffs:literal, $kinds:literal, $topics:literal, $units:literal) => {
        concat!(
            "WITH items AS (",
            $items!(),
            "), ",
            cutoffs!($cutoffs),
            "SELECT q.place, q.since, q.due, q.key, q.kind, q.idea, q.comment_id, q.weight, q.escalated, ",
            "CASE WHEN i.overlay = 'withdrawn' THEN '…' ELSE i.title END AS title, ",
            "substr(COALESCE(k.body, CASE WHEN i.overlay = 'withdrawn' THEN '' ELSE i.pinch END), 1, 400) AS beginning, i.status, i.campaign_id, i.unit_id, ",
            "i.author_id, k.author_id AS commenter_id, q.person_id, p.name FROM (SELECT d.* FROM (",
            "SELECT e.*, e.value - CASE WHEN e.escalated THEN 4000000000000000 ELSE 0 END AS place FROM (",
            "SELECT n.*, a.person_id, ",
            escalated!("$4"),
            " AS escalated, ",
            overdue!("$10"),
            " AS overdue FROM items n LEFT JOIN cutoffs c ON c.campaign = n.campaign ",
            "LEFT JOIN assignments a ON a.idea = n.idea WHERE ($3 = '[]' OR n.kind IN (SELECT w.value FROM ",
            $kinds,
            ")) AND ($5 IS NULL OR n.key = $5) AND ($11 IS NULL OR n.idea = $11) ",
            "AND ($9 IS NULL OR EXISTS (SELECT 1 FROM idea_tags t WHERE t.idea = n.idea AND t.tag = $9)) ",
            "AND ($12 IS NULL OR n.campaign = $12) AND ($15 IS NULL OR COALESCE(a.person_id, 0) = $15) ",
            "AND ($13 = '[]' OR EXISTS (SELECT 1 FROM ideas f WHERE f.number = n.idea AND f.topic_id IN (SELECT w.value FROM ",
            $topics,
            "))) AND ($14 = '[]' OR EXISTS (SELECT 1 FROM ideas f WHERE f.number = n.idea AND f.unit_id IN (SELECT w.value FROM ",
            $units,
            ")))) e ",
            "WHERE (e.overdue OR NOT $6) AND ($4 IS NULL OR e.person_id = $4 OR e.escalated)) d ",
            "WHERE (d.place, d.key) > ($1, $2) ORDER BY d.place, d.key LIMIT $7) q ",
            "JOIN ideas i ON i.number = q.idea LEFT JOIN comments k ON k.id = q.comment_id ",
            "LEFT JOIN people p ON p.id = q.person_id ORDER BY q.place, q.key"
        )
    };
}

/// $1 the person, $2 the cutoffs, $3 now.
macro_rules! counts {
    ($cutoffs:literal) => {
        concat!(
            "WITH items AS (",
            things!(),
            "), ",
            cutoffs!($cutoffs),
            ", bounds AS MATERIALIZED (SELECT COALESCE(MIN(late), 0) AS earliest, COALESCE(MAX(late), 0) AS latest FROM cutoffs) ",
            "SELECT CAST(SUM(s.everything) AS BIGINT), CAST(SUM(s.mine) AS BIGINT), CAST(SUM(s.waiting) AS BIGINT), ",
            "CAST(SUM(s.overdue) AS BIGINT), CAST(SUM(s.prepared) AS BIGINT) FROM (",
            ideas!(counted),
            " UNION ALL ",
            ideas!(assigned),
            " UNION ALL SELECT COUNT(*) FILTER (WHERE n.kind NOT IN ('asked', 'prepared')), ",
            "COUNT(*) FILTER (WHERE n.kind <> 'prepared' AND (a.person_id = $1 OR ",
            escalated!("$1"),
            ")), COUNT(*) FILTER (WHERE n.kind = 'asked'), COUNT(*) FILTER (WHERE n.kind <> 'prepared' AND ",
            overdue!("$3"),
            "), COUNT(*) FILTER (WHERE n.kind = 'prepared') FROM items n ",
            "LEFT JOIN cutoffs c ON c.campaign = n.campaign LEFT JOIN assignments a ON a.idea = n.idea) s"
        )
    };
}

/// The page for both databases.
macro_rules! pages {
    ($tx:expr, $items:ident) => {
        sql!(
            $tx,
            sqlite: page!($items, "json_each($8) c", "json_each($3) w", "json_each($13) w", "json_each($14) w"),
            postgres: page!(
                $items,
                "json_array_elements($8::JSON) AS c (value)",
                "json_array_elements_text($3::JSON) AS w (value)",
                "(SELECT x::BIGINT FROM json_array_elements_text($13::JSON) AS y (x)) AS w (value)",
                "(SELECT x::BIGINT FROM json_array_elements_text($14::JSON) AS y (x)) AS w (value)"
            ),
        )
    };
}
