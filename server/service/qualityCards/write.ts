/** Reads score cards, and writes the next version. */
import { randomBytes } from 'node:crypto';
import { asc, desc } from 'drizzle-orm';
import { SYSTEM } from '#contract/platform/activities';
import type { QualityCard, QualityCardInput } from '#contract/service/qualityCards';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { qualityCards } from '#db/schema/service/qualityReviews';
import { recordActivity } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { criteriaErrors } from './rules.ts';

export type CardRow = typeof qualityCards.$inferSelect;

const newest = prepared({}, (q) =>
  q.select().from(qualityCards).orderBy(desc(qualityCards.number)).limit(1),
);
const first = prepared({}, (q) =>
  q.select().from(qualityCards).orderBy(asc(qualityCards.number)).limit(1),
);
/** The one in use. */
export const loadCard = async (db: Db): Promise<CardRow | undefined> => (await newest(db))[0];
/** Empty only before the first start has ended. */
export const loadSampleKey = async (db: Db): Promise<string> =>
  (await first(db))[0]?.sampleKey ?? '';

export const toShownCard = ({ id, number, criteria, authorName, createdAt }: CardRow) =>
  ({ id, number, criteria, authorName, createdAt }) satisfies QualityCard;

const newKey = (): string => randomBytes(32).toString('hex');

const insert = async (
  tx: Db,
  writer: Pick<Writer, 'actor' | 'now'>,
  input: QualityCardInput,
  sampleKey = newKey(),
) => {
  const number = ((await loadCard(tx))?.number ?? 0) + 1;
  const row = {
    criteria: input.criteria,
    number,
    sampleKey,
    authorName: writer.actor.name,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, qualityCards, [row], { returning: true });
  return getRow(tx, qualityCards, id);
};

export const createCard = async (
  tx: Db,
  writer: Writer,
  input: QualityCardInput,
): Promise<CardRow> => {
  const errors = criteriaErrors(input.criteria);
  if (errors) throw invalid(errors);
  const row = await insert(tx, writer, input);
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'qualityCards',
    recordId: row.id,
    recordName: String(row.number),
    verb: 'create',
    after: input,
  });
  return row;
};

/** The card with which every store starts. */
const FIRST_CARD: QualityCardInput = {
  criteria: [
    {
      key: 'understanding',
      names: { en: 'Understands the request', zh: '准确理解诉求' },
      weight: 2500,
    },
    {
      key: 'solution',
      names: { en: 'Solves it by the policy', zh: '按政策解决问题' },
      weight: 3500,
    },
    { key: 'tone', names: { en: 'Friendly and clear', zh: '态度友好、表达清楚' }, weight: 2000 },
    { key: 'record', names: { en: 'Records everything', zh: '记录完整' }, weight: 2000 },
  ],
};
/** A store that is made by a seed is always drawn by the same key. */
export const writeFirstCard = (connection: Connection, sampleKey?: string) =>
  connection.transaction(async (tx) => {
    if (!(await loadCard(tx))) await insert(tx, { actor: SYSTEM, now: 0 }, FIRST_CARD, sampleKey);
  });
export const ensureQualityCard = (connection: Connection) => writeFirstCard(connection);
