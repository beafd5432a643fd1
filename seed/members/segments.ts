/** The demo store's tags and segments with their members, and the scores of RFM. */
import { asc, desc } from 'drizzle-orm';
import { segmentTemplates, TAG_TEMPLATES } from '#contract/members/segmentTemplates';
import type { Connection } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { createSegment } from '#server/members/segments/actions';
import { computeAll } from '#server/members/segments/refresh';
import { createTag } from '#server/members/tags/actions';
import { assignTag } from '#server/members/tags/assign';
import { computeRfm } from '#server/orders/rfm/compute';
import type { Writer } from '#server/platform/records/writer';
import { currencyDecimals } from '#shared/localization';
import { dayOf } from '#shared/days';

/** Members who were called by hand. */
const CARED_FOR = 12;
const DAY = 86_400_000;
const WRITTEN_DAYS = 40;

const bestBuyers = prepared({}, (q) =>
  q
    .select({ id: members.id })
    .from(members)
    .orderBy(desc(members.revenue), asc(members.id))
    .limit(CARED_FOR),
);

export const writeSegments = async (connection: Connection, now: Writer): Promise<void> => {
  const { timeZone, currency } = now.settings;
  const written = { ...now, now: now.now - WRITTEN_DAYS * DAY };
  await connection.transaction((tx) => computeRfm(tx, dayOf(now.now, timeZone), now.now));
  await connection.transaction(async (tx) => {
    for (const { key, names, color, rule } of TAG_TEMPLATES)
      await createTag(tx, written, { key, names, color, kind: 'rule', rule });
    const { id } = await createTag(tx, written, {
      key: 'personal-care',
      names: { en: 'Personal care', zh: '专人服务' },
      color: '#5a6472',
      kind: 'static',
      rule: null,
    });
    const best = await bestBuyers(tx);
    await assignTag(tx, written, id, { memberIds: best.map((one) => one.id), isRemoved: false });
    for (const { key, names, note, rule } of segmentTemplates(10 ** currencyDecimals(currency)))
      await createSegment(tx, written, { key, names, note, rule });
  });
  await computeAll(connection, () => now.now, timeZone);
};
