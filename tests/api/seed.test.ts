/** What the demo store holds, at a hundredth of its size. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROMOTION_PHASES, REWARD_KINDS, type Terms } from '#contract/promotions/promotions';
import { ACTION_STAGES } from '#contract/surveys/correctiveActions';
import { query } from '#db/statements';
import { runCases } from '#server/promotions/simulator/runCases';
import { isHeldOut } from '#server/promotions/engine/holdout';
import { phaseOf, type PhaseFacts } from '#server/promotions/promotions/rules';
import { scheduledJobs } from '#server/platform/schedule/jobs';
import { loadProgramme } from '#server/members/programme/load';
import { DAY_MS, dayOf, startOfDay } from '#shared/days';
import type { Counts } from '../../seed/counts.ts';
import { seedDemo } from '../../seed/demo.ts';
import { PROGRAMME_DAYS } from '../../seed/members/programme.ts';
import { SETTINGS } from '../../seed/plan.ts';
import { faults, freshStore, NOW, numbers } from './support/freshStore.ts';
import type { TestDatabase } from './support/openDatabase.ts';
import { treeFaults } from './support/treeFaults.ts';

const SCALE = 0.01;

let database: TestDatabase;
let counts: Counts;
beforeAll(async () => {
  database = await freshStore();
  counts = await seedDemo(database.connection, { now: NOW, scale: SCALE });
}, 120_000);
afterAll(() => database.close());

test('every cached figure of the demo store equals its rows', async () => {
  expect(await faults(database)).toEqual([]);
});

test('orders and events of the demo store earned points and growth, returns took some back, and nothing waits', async () => {
  const numberOf = async (sql: string) =>
    Number((await query<{ n: number }>(database.connection.db, sql))[0]?.n);
  const of = (table: string, type: string, source: string) =>
    numberOf(`select count(*) as n from ${table} where type = '${type}' and source = '${source}'`);
  expect(await of('point_entries', 'earn', 'order')).toBeGreaterThan(50);
  expect(await of('growth_entries', 'earn', 'order')).toBeGreaterThan(50);
  expect(await of('point_entries', 'clawBack', 'return')).toBeGreaterThan(0);
  expect(await of('point_entries', 'earn', 'event')).toBeGreaterThan(0);
  expect(await numberOf('select count(*) as n from earn_approvals')).toBe(0);
});

test('a proposal to a customer of the demo store waits for a manager', async () => {
  const waiting = await numbers(
    database,
    `select count(*) as n from cases c join proposal_approvals p on p.case_id = c.id
     where c.state = 'approval' and p.state = 'submitted'`,
  );
  expect(waiting).toEqual([1]);
});

test('a refund of the demo store has a deduction, and a member was given points for a complaint', async () => {
  const counted = await numbers(
    database,
    `select count(*) as n from refunds where state = 'succeeded' and deductions > 0
     union all
     select count(*) as n from case_remedies x join point_adjustments a on a.id = x.point_adjustment_id
     where x.kind = 'points' and x.done_at is not null`,
  );
  expect(counted).toEqual([1, 1]);
});

test('no money of a refund of the demo store moved before somebody granted it', async () => {
  const paymentsOf = (condition: string) =>
    query<{ approver: string | null; decided: number | null; state: string; moved: number | null }>(
      database.connection.db,
      `select r.approver_name as approver, r.decided_at as decided, p.state, p.succeeded_at as moved
       from refunds r join refund_payments p on p.refund_id = r.id where ${condition}`,
    );
  expect(await paymentsOf("r.state in ('submitted', 'rejected', 'withdrawn')")).toEqual([
    { approver: null, decided: null, state: 'pending', moved: null },
  ]);
  // Above the limit of the agent who asked for it.
  const [granted, ...others] = await paymentsOf("r.kind = 'goodwill' and r.total = 8000");
  expect([granted, others]).toMatchObject([{ approver: 'Manager', state: 'succeeded' }, []]);
  expect(Number(granted?.moved)).toBeGreaterThan(Number(granted?.decided));
});

test('members of the demo store paid for orders with points', async () => {
  const [paid] = await numbers(
    database,
    `select count(*) as n from redemptions r join point_entries e on e.source = 'redemption'
       and e.source_id = cast(r.id as text) and e.type = 'spend' and e.points = -r.points where r.status = 'committed'`,
  );
  expect(paid).toBeGreaterThan(0);
});

test('some members of the demo store were invited, and those who invited them are rewarded', async () => {
  const states = await query<{ state: string; n: number }>(
    database.connection.db,
    'select state, count(*) as n from referrals group by state',
  );
  expect(states.map(({ state }) => state)).toEqual(['registered']);
  const [rewarded] = await numbers(
    database,
    "select count(*) as n from point_entries where source = 'referral'",
  );
  expect(Number(rewarded)).toBeGreaterThan(0);
});

test('segments, tags and the groups of RFM of the demo store have members', async () => {
  const empty = await query<{ key: string }>(
    database.connection.db,
    'select key from segments where member_count = 0',
  );
  expect(empty).toEqual([]);
  // So small a store has too little behaviour for every type of shopper.
  const [given] = await numbers(database, 'select count(distinct tag_id) as n from member_tags');
  expect(given).toBeGreaterThan(4);
  const groups = await numbers(
    database,
    'select count(*) as n from member_rfm group by rfm_group order by rfm_group',
  );
  expect(groups.length).toBeGreaterThan(2);
});

test('the demo store has a corrective action in each stage, one that helped and one that did not', async () => {
  const { db } = database.connection;
  const stages = await query<{ stage: string }>(
    db,
    'select distinct stage from corrective_actions order by stage',
  );
  expect(stages.map(({ stage }) => stage)).toEqual(ACTION_STAGES.toSorted());
  const verdicts = await query<{ verdict: string }>(
    db,
    'select verdict from corrective_checks order by verdict',
  );
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['effective', 'notEffective']);
});

test('the numbers of records are proportional to the scale', () => {
  expect(counts).toMatchObject({ categories: 61, products: 8, members: 30 });
  // And some orders of the last day that were paid with points.
  expect(counts.orders).toBeGreaterThan(200);
  expect(counts.orders).toBeLessThan(221);
  expect(counts.variants).toBeGreaterThan(12);
  expect(counts.returns).toBeGreaterThan(3);
  expect(counts.events).toBeGreaterThan(250);
  // Entries to activities are as many at every scale.
  expect(counts.events).toBeLessThan(120_000 * SCALE + 60);
});

test('the last two days of the demo store have orders and visits', async () => {
  for (const at of [NOW, NOW - 86_400_000]) {
    const day = dayOf(at, SETTINGS.timeZone);
    const placed = await query<{ n: number }>(
      database.connection.db,
      'select count(*) as n from orders where placed_at > ? and placed_at <= ?',
      [at - 86_400_000, NOW],
    );
    expect(placed[0]?.n).toBeGreaterThan(0);
    const [visits] = await query<{ n: number }>(
      database.connection.db,
      "select visits as n from visit_days where channel = '' and day = ?",
      [day],
    );
    expect(visits?.n).toBeGreaterThan(0);
  }
});

test('every scheduled job has run on each day of the last two weeks, and waits for the next', async () => {
  const runs = await query<{ job: string; n: number; first: string; last: string }>(
    database.connection.db,
    `select job, count(*) as n, min(day) as first, max(day) as last from scheduled_runs
     where status = 'done' and attempts = 1 group by job`,
  );
  expect(runs.map(({ job }) => job).sort()).toEqual(
    scheduledJobs.parts.map(({ key }) => key).sort(),
  );
  for (const { n, first, last } of runs)
    expect([Number(n), first, last]).toEqual([15, '2026-11-08', '2026-11-22']);
});

test('the programme of the demo store has a version in force and one that waits for approval', async () => {
  const { db } = database.connection;
  expect(await loadProgramme(db, NOW)).toMatchObject({ number: 1 });
  const begins = startOfDay(
    dayOf(NOW - PROGRAMME_DAYS * DAY_MS, SETTINGS.timeZone),
    SETTINGS.timeZone,
  );
  expect(await loadProgramme(db, begins)).toMatchObject({ startsAt: begins });
  expect(await loadProgramme(db, begins - 1)).toBeNull();
  const rows = await query(db, 'select number, state, approver_name from programme_versions');
  expect(rows).toEqual([
    { number: 1, state: 'approved', approver_name: 'Manager' },
    { number: 2, state: 'submitted', approver_name: null },
  ]);
});

test('the demo store offers four rewards, and members have redeemed points for some', async () => {
  const { db } = database.connection;
  const offered = await query<{ kind: string }>(db, 'select kind from point_rewards order by id');
  expect(offered.map(({ kind }) => kind)).toEqual(['gift', 'gift', 'coupon', 'productDiscount']);
  const redeemed = await query<{ state: string }>(db, 'select state from redeemed_rewards');
  expect(redeemed.filter(({ state }) => state === 'requested')).not.toEqual([]);
});

test('the demo store has an activity of each kind with entries, of which some wait for review, and one that awaits approval', async () => {
  const { db } = database.connection;
  const kinds = await query<{ kind: string; entry_count: number }>(
    db,
    "select kind, entry_count from member_activities where approval = 'approved' order by id",
  );
  expect(
    await query(db, "select asked_by from member_activities where approval = 'submitted'"),
  ).toHaveLength(1);
  expect(kinds.map(({ kind }) => kind)).toEqual(['reward', 'draw', 'reservation', 'contest']);
  expect(kinds.every(({ entry_count }) => entry_count > 0)).toBe(true);
  const states = await query<{ state: string }>(db, 'select distinct state from member_entries');
  expect(states.map(({ state }) => state).sort()).toEqual([
    'approved',
    'entered',
    'refused',
    'waiting',
    'won',
  ]);
});

test('no row of the demo store lies in the future, and the category tree is valid', async () => {
  const latest = [
    'select max(placed_at) as n from orders',
    'select max(at) as n from order_status_changes',
    'select max(at) as n from events',
    'select max(at) as n from activities',
    'select max(returned_at) as n from returns',
    'select max(joined_at) as n from members',
    'select max(created_at) as n from redemptions',
    'select max(at) as n from coupon_attempts',
    'select max(decided_at) as n from promotion_revisions',
  ];
  for (const sql of latest)
    for (const at of await numbers(database, sql)) expect(at).toBeLessThanOrEqual(NOW);
  const early = [
    'select count(*) as n from orders where paid_at > created_at',
    'select count(*) as n from growth_entries where occurred_at > recorded_at',
  ];
  for (const sql of early) expect((await numbers(database, sql)).map(Number)).toEqual([0]);
  const nodes = await query<{
    id: number;
    parentId: number | null;
    position: number;
    path: string;
    depth: number;
  }>(
    database.connection.db,
    'select id, parent_id as "parentId", position, path, depth from categories',
  );
  expect(treeFaults(nodes)).toEqual([]);
});

describe('promotions of the demo store', () => {
  const names = async (sql: string) =>
    (await query<{ name: string }>(database.connection.db, sql)).map(({ name }) => name);

  test('the promotions cover every phase, every kind and every status of a revision', async () => {
    const rows = await query<PhaseFacts & { kind: string }>(
      database.connection.db,
      `select kind, live_revision as "liveRevision", open_status as "openStatus", paused_at as "pausedAt",
         archived_at as "archivedAt", starts_at as "startsAt", ends_at as "endsAt" from promotions`,
    );
    expect(rows.length).toBeGreaterThanOrEqual(18);
    expect(new Set(rows.map((row) => phaseOf(row, NOW)))).toEqual(new Set(PROMOTION_PHASES));
    expect([...new Set(rows.map(({ kind }) => kind))].sort()).toEqual([...REWARD_KINDS].sort());
    expect(
      await names('select distinct status as name from promotion_revisions order by 1'),
    ).toEqual(['approved', 'draft', 'rejected', 'submitted', 'superseded']);
    expect(await numbers(database, 'select count(*) as n from campaigns')).toEqual([5]);
  });

  test('every order with a discount has a redemption with the same amounts', async () => {
    const given = `select d.order_id, d.promotion_id, d.revision, sum(d.amount) as amount from order_discounts d
      where d.promotion_id is not null group by d.order_id, d.promotion_id, d.revision`;
    const taken = `select o.id as order_id, p.promotion_id, p.revision, p.amount from redemptions r
      join orders o on o.external_id = r.order_id join redemption_promotions p on p.redemption_id = r.id
      join promotions m on m.id = p.promotion_id where m.lane <> 'shipping' and p.amount > 0`;
    const count = async (sql: string) =>
      (await numbers(database, `select count(*) as n from (${sql}) as rows`))[0];
    expect(await count(given)).toBeGreaterThan(3);
    expect(await count(taken)).toBe(await count(given));
    expect(await count(`${given} except ${taken}`)).toBe(0);
    const alive = `select 1 from redemptions r join orders o on o.external_id = r.order_id where`;
    expect(
      await count(
        `${alive} (o.status = 'cancelled') <> (r.status = 'released') and o.status <> 'placed'`,
      ),
    ).toBe(0);
  });

  test('no redemption belongs to a member of a holdout', async () => {
    const rows = await query<{ id: number; terms: string; key: string | null }>(
      database.connection.db,
      `select m.id, m.terms, r.customer_key as key from redemptions r
       join redemption_promotions p on p.redemption_id = r.id join promotions m on m.id = p.promotion_id`,
    );
    for (const { id, terms, key } of rows)
      expect(isHeldOut(id, key, (JSON.parse(terms) as Terms).holdoutBps)).toBe(false);
  });

  test('there are shared, claimed, issued and revoked codes and refused attempts', async () => {
    expect(
      await names(
        "select code as name from coupons where code in ('NEW10', 'WEEKLY5') order by code",
      ),
    ).toEqual(['NEW10', 'WEEKLY5']);
    expect(await numbers(database, 'select max(generated) as n from coupon_batches')).toEqual([
      2000,
    ]);
    expect(
      await numbers(
        database,
        'select count(*) as n from coupon_batches where revoked_at is not null',
      ),
    ).toEqual([1]);
    for (const by of ['claim', 'staff']) {
      const [held] = await numbers(
        database,
        `select count(*) as n from coupons where issued_by = '${by}'`,
      );
      expect(held).toBeGreaterThan(0);
    }
    expect(
      await numbers(
        database,
        'select count(*) as n from coupons where issued_by is not null and member_id is null',
      ),
    ).toEqual([0]);
    expect(
      (await names('select distinct verdict as name from coupon_attempts')).length,
    ).toBeGreaterThanOrEqual(4);
  });

  test('the saved cases still give their saved results', async () => {
    const { connection } = database;
    const settings = { ...SETTINGS, id: 1, version: 1, isRecounting: false };
    const results = await runCases(connection.db, { owner: connection, settings, now: NOW });
    expect(results.filter(({ same }) => !same)).toEqual([]);
    expect(results.length).toBeGreaterThan(0);
  });
});
