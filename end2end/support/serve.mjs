// A server for tests: a fresh database with the demo in a temporary folder, gone when this process is.
//
//   node support/serve.mjs --port 4300 [--database postgres://…] [--second-port 4311]

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values: chosen } = parseArgs({
  options: { port: { type: 'string' }, 'second-port': { type: 'string' }, database: { type: 'string' } },
});
const top = resolve(import.meta.dirname, '../..');
const program = process.env.DOGITAL_BIN ?? join(top, 'target/release/dogital');
const folder = mkdtempSync(join(tmpdir(), 'dogital-e2e-'));
const notes = join(top, 'end2end/.cache');
mkdirSync(notes, { recursive: true });

const settings = {
  DOGITAL_DATABASE_URL: chosen.database ?? `sqlite://${join(folder, 'dogital.db')}`,
  DOGITAL_DATA_DIR: folder,
  DOGITAL_SECRET_FILE: join(folder, 'secret'),
  DOGITAL_SITE_DIR: process.env.DOGITAL_SITE_DIR ?? join(top, 'target/site'),
};

function prepare(...words) {
  const { status, stderr, error } = spawnSync(program, words, { cwd: folder, env: { ...process.env, ...settings } });
  if (status !== 0) {
    console.error(`dogital ${words.join(' ')}: ${error ?? stderr}`);
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  }
}

function serve(port) {
  const own = { ...settings, DOGITAL_LISTEN: `127.0.0.1:${port}`, DOGITAL_PUBLIC_URL: `http://127.0.0.1:${port}` };
  // Tests that need the command line find here how to reach the same database.
  writeFileSync(join(notes, `${port}.json`), JSON.stringify({ program, settings: own }));
  const log = openSync(join(notes, `${port}.log`), 'w');
  return spawn(program, ['serve'], { cwd: folder, env: { ...process.env, ...own }, stdio: ['ignore', log, log] });
}

prepare('migrate');
prepare('seed', '--demo');
const running = [chosen['second-port'], chosen.port].filter(Boolean).map(serve);

let over = false;
function end(code) {
  if (over) return;
  over = true;
  for (const server of running) server.kill('SIGTERM');
  Promise.all(running.map((server) => server.exitCode ?? new Promise((done) => server.once('exit', done)))).then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  });
}
for (const server of running) server.once('exit', (code) => end(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => end(0));
