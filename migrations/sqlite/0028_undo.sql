-- Who took care of an idea before is one of several things that an act can change beside it.
UPDATE acts SET act = json_set(act, '$.aside', json_object('assigned', act -> '$.assigned')) WHERE about LIKE '%:assigned';
