// Every project has a server and a demo of its own, so that no browser sees what another one does.

const sharedDatabase = process.env.SHARED_POSTGRES_URL;
const outcomesDatabase = process.env.OUTCOMES_POSTGRES_URL;

export type Server = { port: number; origin: string; command: string | null };

function server(port: number, more = ''): Server {
  return { port, origin: `http://127.0.0.1:${port}`, command: `node support/serve.mjs --port ${port} ${more}` };
}

export const servers = {
  chromium: server(4300),
  firefox: server(4301),
  phone: server(4302),
  noScript: server(4303),
  desk: server(4304),
  workshops: server(4305),
  // The campaigns of these two are brought to their end.
  outcomes: server(4306),
  handover: server(4307),
  outcomesPostgres: outcomesDatabase
    ? server(4308, `--database "${outcomesDatabase}"`)
    : { port: 4308, origin: 'http://127.0.0.1:4308', command: null },
  canvas: server(4309),
  // Two on one PostgreSQL; without one, the tests about them are skipped.
  first: sharedDatabase
    ? server(4310, `--second-port 4311 --database "${sharedDatabase}"`)
    : { port: 4310, origin: 'http://127.0.0.1:4310', command: null },
};

/** The second server on the database of `servers.first`. */
export const secondOrigin = 'http://127.0.0.1:4311';

export const hasSharedDatabase = sharedDatabase !== undefined;
export const hasOutcomesDatabase = outcomesDatabase !== undefined;
