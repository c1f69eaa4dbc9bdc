// Who uses the product in tests.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Person = { name: string; email: string; password: string };
export type Role = 'employee' | 'moderator' | 'admin' | 'council';

const password = 'schuhdrueckt';

/** The people of the seeded demo. */
export const demo = {
  ana: { name: 'Ana Yılmaz', email: 'ana@example.org', password },
  ben: { name: 'Ben Kowalski', email: 'ben@example.org', password },
  chidi: { name: 'Chidi Okafor', email: 'chidi@example.org', password },
  dee: { name: 'Dee Schröder', email: 'dee@example.org', password },
  eva: { name: 'Eva Lindner', email: 'eva@example.org', password },
} satisfies Record<string, Person>;

/** Runs `dogital …` on the database of the server at that address, and returns what it prints. */
export function dogital(origin: string, ...words: string[]): string {
  const note = join(import.meta.dirname, '../.cache', `${new URL(origin).port}.json`);
  const { program, settings } = JSON.parse(readFileSync(note, 'utf8')) as {
    program: string;
    settings: Record<string, string>;
  };
  return execFileSync(program, words, { encoding: 'utf8', env: { ...process.env, ...settings } });
}

let count = 0;

/** Somebody nobody has seen before: tests that vote or write do not get in each other's way. */
export function newcomer(origin: string, role: Role = 'employee', unit?: string): Person {
  count += 1;
  const number = `${process.pid}-${count}`;
  const person = { name: `Neu ${number}`, email: `neu-${number}@example.org`, password };
  dogital(
    origin,
    ...['person', 'add', '--email', person.email, '--name', person.name, '--role', role, '--password', password],
    ...(unit === undefined ? [] : ['--unit', unit]),
  );
  return person;
}
