-- Who had prepared it decides no appeal against it either. NULL once the account is gone, and where nobody had.
ALTER TABLE verdicts ADD COLUMN prepared_by INTEGER REFERENCES people (id) ON DELETE SET NULL;
