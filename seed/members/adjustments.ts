/** Adjustments of the demo store: of each reason, decided ones, and one that waits for approval. */
import { and, asc, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { z } from 'zod';
import type { Actor } from '#contract/platform/activities';
import type { Role } from '#contract/platform/access';
import { AdjustmentInput } from '#contract/members/adjustments';
import type { Connection, Db } from '#db';
import { prepared } from '#db/prepared';
import { pointAccounts, pointLots } from '#db/schema/members/points';
import { writeFile } from '#server/members/adjustmentFiles/writeFile';
import { createAdjustment } from '#server/members/adjustments/create';
import { decideAdjustment } from '#server/members/adjustments/decisions';
import type { Writer } from '#server/platform/records/writer';
import { dayOf } from '#shared/days';
import { plannersOf } from '../promotions/staff.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const AGENT: Actor = { kind: 'staff', id: 'agent', name: 'Agent' };

interface Story {
  /** Before the instant of seeding. */
  ago: number;
  role: Extract<Role, 'agent' | 'marketer' | 'manager'>;
  input: Omit<z.input<typeof AdjustmentInput>, 'memberId'>;
  decision?: { action: 'approve' | 'reject'; reason: string };
}

const STORY: readonly Story[] = [
  {
    ago: 24 * DAY,
    role: 'manager',
    input: { points: 120, reason: 'missing', note: '双倍积分日漏发' },
  },
  {
    ago: 19 * DAY,
    role: 'agent',
    input: { points: 200, reason: 'goodwill', caseNumber: 'T-20417', note: '配送延误致歉' },
  },
  {
    ago: 15 * DAY,
    role: 'manager',
    input: { points: -30, reason: 'mistake', note: '重复补发，扣回' },
  },
  {
    ago: 11 * DAY,
    role: 'marketer',
    input: { points: 6_600, reason: 'event', note: '会员日抽奖一等奖' },
    decision: { action: 'approve', reason: '中奖名单已核对' },
  },
  {
    ago: 8 * DAY,
    role: 'agent',
    input: { points: 900, reason: 'goodwill', caseNumber: 'T-20533', note: '商品轻微划痕' },
    decision: { action: 'reject', reason: '划痕已退款，补偿 300 以内即可' },
  },
  {
    ago: 6 * HOUR,
    role: 'manager',
    input: { growth: 200, reason: 'missing', note: '线下活动签到未计入' },
  },
  {
    ago: 3 * HOUR,
    role: 'marketer',
    input: { points: 8_000, reason: 'event', note: '会员征文一等奖' },
  },
];

/** Files of the marketer's colleagues: balances of the old membership cards, and a gift to several members. */
const FILES = [
  {
    ago: 26 * DAY,
    kind: 'opening',
    fileName: '老会员卡积分余额.csv',
    reason: 'opening',
    points: [320, 180, 540, 95],
    daysBefore: 90,
    note: '老会员卡积分转入',
  },
  {
    ago: 2 * DAY,
    kind: 'file',
    fileName: '会员日补赠.csv',
    reason: 'event',
    points: [50, 50, 50],
    daysBefore: 0,
    note: '会员日活动补赠',
  },
] as const;

/** Members with points whose ledger has rested since before the story. */
const rested = prepared(
  { points: pointLots.remaining, before: pointAccounts.writtenAt, now: pointLots.expiresAt },
  (q, { points, before, now }) =>
    q
      .selectDistinct({ id: pointAccounts.memberId })
      .from(pointAccounts)
      .innerJoin(pointLots, eq(pointLots.memberId, pointAccounts.memberId))
      .where(
        and(
          gt(pointLots.remaining, points),
          lt(pointLots.availableAt, before),
          or(isNull(pointLots.expiresAt), gt(pointLots.expiresAt, now)),
          lt(pointAccounts.writtenAt, before),
        ),
      )
      .orderBy(asc(pointAccounts.memberId))
      .limit(STORY.length + 4),
);

const tell = async (tx: Db, now: Writer, story: Story, memberId: number) => {
  const planners = await plannersOf(tx);
  const writer = (role: Story['role'], ago: number): Writer => ({
    ...now,
    actor: role === 'agent' ? AGENT : planners[role],
    now: now.now - ago,
  });
  const input = AdjustmentInput.parse({ ...story.input, memberId });
  const { id } = await createAdjustment(tx, writer(story.role, story.ago), story.role, input);
  if (!story.decision) return;
  const { action, reason } = story.decision;
  await decideAdjustment(tx, writer('manager', story.ago - HOUR), id, action, { reason });
};

const tellFile = async (
  tx: Db,
  now: Writer,
  file: (typeof FILES)[number],
  members: readonly { id: number }[],
) => {
  const { manager } = await plannersOf(tx);
  const writer: Writer = { ...now, actor: manager, now: now.now - file.ago };
  const happenedOn =
    file.daysBefore === 0
      ? null
      : dayOf(writer.now - file.daysBefore * DAY, writer.settings.timeZone);
  const rows = members.map(({ id }, index) => ({
    row: { line: index + 2, cells: [] },
    member: String(id),
    memberId: id,
    points: file.points[index] ?? 0,
    growth: 0,
    reason: file.reason,
    caseNumber: null,
    happenedOn,
    lastDay: null,
    note: file.note,
  }));
  const { kind, fileName } = file;
  await writeFile(tx, writer, 'manager', { kind, fileName, rows, isTrial: false });
};

/** A store so small that too few of its members have points gets the part of the story that it has members for. */
export const writeAdjustments = async (connection: Connection, now: Writer): Promise<void> => {
  const before = now.now - 30 * DAY;
  const found = await rested(connection.db, { points: 30, before, now: now.now });
  for (const [index, story] of STORY.entries()) {
    const member = found[index % Math.max(1, found.length)];
    if (member) await connection.transaction((tx) => tell(tx, now, story, member.id));
  }
  const others = found.slice(STORY.length);
  for (const file of FILES) {
    const some = others.slice(0, file.points.length);
    if (some.length > 0) await connection.transaction((tx) => tellFile(tx, now, file, some));
  }
};
