/** Keeps the promotions of levels as the versions of the members' programme say. */
import { and, eq, getTableColumns, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { audienceNames } from '#db/schema/members/audienceNames';
import { promotions } from '#db/schema/promotions/promotions';
import { loadVersions } from '../../members/programme/load.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { VersionDecided } from '../../platform/versions/kind.ts';
import { createPromotion } from '../promotions/create.ts';
import { loadOpen } from '../promotions/openRevision.ts';
import { publish } from '../promotions/publish.ts';
import type { PromotionRow } from '../promotions/record.ts';
import { benefitKey } from '../promotions/sameBenefit.ts';
import { switchPromotion } from '../promotions/switch.ts';
import { invalidatePromotions } from '../quotes/promotionVersion.ts';
import { replaceEnd } from './replaceEnd.ts';
import { levelPromotions } from './rules.ts';

const ofProgramme = prepared({}, (q) =>
  q
    .select(getTableColumns(promotions))
    .from(promotions)
    .where(and(isNotNull(promotions.programmeNumber), isNull(promotions.archivedAt))),
);
const levelNames = prepared({}, (q) =>
  q
    .select({ key: audienceNames.key, names: audienceNames.names })
    .from(audienceNames)
    .where(eq(audienceNames.kind, 'levels')),
);

/** Those that go on: from one version to the next they end where it begins. */
const endAt = async (tx: Db, writer: Writer, row: PromotionRow, startsAt: number) => {
  if (row.endsAt !== null && row.endsAt <= startsAt) return;
  // A version that is replaced before it begins gives nothing.
  if (row.startsAt >= startsAt) await switchPromotion(tx, writer, row.id, 'archive', null);
  else await replaceEnd(tx, writer, row, startsAt);
};

/** The benefits that staff have paused and that would go on beyond the instant. */
const pausedUntil = (rows: readonly PromotionRow[], at: number): ReadonlySet<string> =>
  new Set(
    rows
      .filter(
        ({ pausedAt, startsAt, endsAt }) =>
          pausedAt !== null && startsAt < at && (endsAt ?? Infinity) >= at,
      )
      .map(({ terms }) => benefitKey(terms)),
  );

const begin = async (
  tx: Db,
  writer: Writer,
  { number, startsAt }: VersionDecided['version'],
): Promise<void> => {
  const version = (await loadVersions(tx)).find((one) => one.number === number);
  if (!version) return;
  const rows = await ofProgramme(tx);
  const paused = pausedUntil(rows, startsAt);
  for (const row of rows) await endAt(tx, writer, row, startsAt);
  const names = new Map((await levelNames(tx)).map((row) => [row.key, row.names]));
  const levels = version.terms.levels.map((level) => ({
    ...level,
    names: names.get(level.key) ?? {},
  }));
  const { language } = writer.settings;
  for (const { labels, terms } of levelPromotions(levels, startsAt)) {
    const name = labels[language] ?? Object.values(labels)[0] ?? '';
    const id = await createPromotion(tx, writer, {
      name,
      labels,
      campaignId: null,
      reason: null,
      terms,
    });
    const { row, open } = await loadOpen(tx, id);
    await publish(tx, writer, row, open, { approverName: writer.actor.name, decision: null });
    await updateRow(tx, promotions, id, { programmeNumber: number });
    if (paused.has(benefitKey(terms))) await switchPromotion(tx, writer, id, 'pause', null);
  }
};

/** What began later is gone; what would have ended with its beginning goes on. */
const takeBack = async (
  tx: Db,
  writer: Writer,
  { number, startsAt }: VersionDecided['version'],
): Promise<void> => {
  for (const row of await ofProgramme(tx)) {
    if (row.programmeNumber === number) await switchPromotion(tx, writer, row.id, 'archive', null);
    else if (row.endsAt === startsAt)
      await replaceEnd(tx, writer, await getRow(tx, promotions, row.id), null);
  }
};

export const followProgramme = {
  record: async (tx: Db, writer: Writer, { kind, version }: VersionDecided): Promise<void> => {
    await (kind === 'approved' ? begin(tx, writer, version) : takeBack(tx, writer, version));
    await invalidatePromotions(tx);
  },
};
