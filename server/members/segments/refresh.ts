/**
 * Computes the members of segments and of tags by rules aside, in pages, so that requests are answered meanwhile. What it
 * writes counts only once it has ended, and from that instant on: until then quotes and orders were told otherwise. It goes
 * on where it was interrupted, on any server: what is left is told by when a computation was asked for.
 */
import { SYSTEM } from '#contract/platform/activities';
import type { RuleGroup } from '#contract/members/segmentRules';
import type { Connection, Db } from '#db';
import { query, statement } from '#db/statements';
import { findActiveInputs } from '../../platform/jobs/findJobs.ts';
import { givesWay } from '../../platform/jobs/giveWay.ts';
import type { JobRun } from '../../platform/jobs/jobRun.ts';
import { startJob } from '../../platform/jobs/runner.ts';
import type { JobHost } from '../../platform/jobs/spec.ts';
import { ruleSql } from '../segmentRules/compile.ts';
import { mayBePortrayed } from '../segmentRules/portraitConsent.ts';
import { endComputation, MEMBERSHIP, type RuledKind } from './membership.ts';

/** Members in one page: a few milliseconds for most rules. */
const PAGE = 200;

interface Waiting {
  kind: RuledKind;
  id: number;
  name: string;
  rule: string;
  requested_at: number;
}

const WAITS = 'computed_at is null or computed_at < requested_at';
/** Tags first: segments may ask for them. */
const WAITING = `
  select 'tags' as kind, id, key as name, rule, requested_at from tags where kind = 'rule' and (${WAITS})
  union all select 'segments' as kind, id, key as name, rule, requested_at from segments where ${WAITS}`;
const firstWaiting = statement<Waiting>(
  `select * from (${WAITING}) as waiting order by case when kind = 'tags' then 0 else 1 end, id limit 1`,
);
const countWaiting = statement<{ n: number }>(`select count(*) as n from (${WAITING}) as waiting`);
const countMembers = statement<{ n: number }>('select count(*) as n from members');
const pageEnd = statement<{ id: number | null }>(
  `select max(id) as id from (select id from members where id > ? order by id limit ${PAGE}) as page`,
);

interface Computation {
  connection: Connection;
  at: number;
  timeZone: string;
}

const writePage = async (
  { connection, at, timeZone }: Computation,
  { kind, id, rule, requested_at: requestedAt }: Waiting,
  after: number,
  until: number,
) => {
  const { db } = connection;
  const { isCurrent, present, join, leave } = MEMBERSHIP[kind];
  const condition = ruleSql(JSON.parse(rule) as RuleGroup, { db, at, timeZone });
  // A tag by a rule describes a member, whatever it asks for.
  const portrayed = kind === 'tags' ? ` and ${mayBePortrayed('m')}` : '';
  const found = await query<{ id: number }>(
    db,
    `select m.id from members m where m.merged_into is null and m.erased_at is null${portrayed} and m.id > ? and m.id <= ? and ${condition.sql}`,
    [after, until, ...condition.values],
  );
  const wanted = new Set(found.map((row) => Number(row.id)));
  const known = new Set((await present(db, id, after, until)).map((row) => Number(row.id)));
  const rowsOf = (ids: Iterable<number>) => [...ids].map((memberId) => [memberId, id, at]);
  const joined = rowsOf([...wanted].filter((one) => !known.has(one)));
  const left = rowsOf([...known].filter((one) => !wanted.has(one)));
  const isWritten = await connection.transaction(async (tx) => {
    if ((await isCurrent(tx, id, Number(requestedAt))).length === 0) return false;
    await join(tx, joined);
    await leave(tx, left);
    return true;
  });
  return isWritten ? { joined: joined.length, left: left.length } : null;
};

/**
 * Computes the members of one of them in pages; `onPage` is called after each. Stops where something newer was asked for
 * meanwhile, and then that waits.
 */
const computeOne = async (
  connection: Connection,
  waiting: Waiting,
  { now, timeZone }: { now: () => number; timeZone: string },
  onPage: (page: { joined: number; left: number }) => Promise<void>,
) => {
  // Not before it was asked for, whatever the clocks of two servers say.
  const at = Math.max(now(), Number(waiting.requested_at));
  const computation = { connection, at, timeZone };
  for (let after = 0; ;) {
    const until = Number((await pageEnd(connection.db, after))[0]?.id ?? 0);
    if (until === 0) break;
    const page = await writePage(computation, waiting, after, until);
    if (page === null) return;
    await onPage(page);
    after = until;
  }
  const { kind, id, requested_at: requestedAt } = waiting;
  await connection.transaction((tx) =>
    endComputation(tx, kind, { id, requestedAt: Number(requestedAt) }, Math.max(now(), at)),
  );
};

/** Computes all that wait, for a store that is being filled. */
export const computeAll = async (connection: Connection, now: () => number, timeZone: string) => {
  for (;;) {
    const [waiting] = await firstWaiting(connection.db);
    if (!waiting) return;
    await computeOne(connection, waiting, { now, timeZone }, () => Promise.resolve());
  }
};

const computeWaiting = async (run: JobRun): Promise<void> => {
  const { db } = run.application.connection;
  const giveWay = givesWay();
  const members = Number((await countMembers(db))[0]?.n ?? 0);
  for (let computed = 0; ; computed++) {
    const [waiting] = await firstWaiting(db);
    if (!waiting) break;
    const left = Number((await countWaiting(db))[0]?.n ?? 0);
    run.done = members * computed;
    run.total = members * (computed + left);
    const { timeZone } = await run.application.settings();
    const { connection, now } = run.application;
    await computeOne(connection, waiting, { now: () => now(), timeZone }, async (page) => {
      run.done += PAGE;
      run.count('joined', page.joined);
      run.count('left', page.left);
      await run.pause();
      await giveWay();
    });
    run.count(waiting.kind);
  }
  run.done = run.total;
};

class RunsAlready extends Error {}

/** Starts the job unless one runs already, which does the same. Null where nothing waits. */
export const startRefresh = async (application: JobHost) => {
  const [first] = await firstWaiting(application.connection.db);
  if (!first) return null;
  const check = async (tx: Db) => {
    if ((await findActiveInputs(tx, { kind: 'segments' })).length > 0) throw new RunsAlready();
  };
  try {
    const spec = { kind: 'segments', name: first.name, input: {}, actor: SYSTEM } as const;
    return await startJob(application, { ...spec, check }, computeWaiting);
  } catch (error) {
    if (error instanceof RunsAlready) return null;
    throw error;
  }
};

/** Asked every minute, because a server may have stopped before everything was computed. */
export const continueRefresh = async (application: JobHost): Promise<void> => {
  await startRefresh(application);
};
