-- Who took care of an idea before is one of several things that an act can change beside it.
UPDATE acts SET act = (act::JSONB || jsonb_build_object('aside', jsonb_build_object('assigned', act::JSONB -> 'assigned')))::TEXT
WHERE about LIKE '%:assigned';
