/** What is reported on: one promotion, or all of a campaign together. */
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { campaigns } from '#db/schema/promotions/campaigns';
import { promotions } from '#db/schema/promotions/promotions';
import { query } from '#db/statements';
import { getRow } from '../../platform/records/records.ts';
import type { Holdout } from './holdout.ts';
import { heldShares, type Run } from './rules.ts';

export interface Subject {
  promotionIds: number[];
  runs: Run[];
  /** Some of its terms were in force once. */
  live: boolean;
  holdout: Holdout | null;
  otherCost: number;
}
type Row = Pick<
  typeof promotions.$inferSelect,
  'id' | 'startsAt' | 'endsAt' | 'archivedAt' | 'liveRevision' | 'terms'
>;

/** The share held out while it ran; null where at some time nobody was. */
const holdoutOf = async (db: Db, { id, startsAt }: Row): Promise<Holdout | null> => {
  const rows = await query<{ terms: string; live_from: number }>(
    db,
    'select terms, live_from from promotion_revisions where promotion_id = ? and live_from is not null order by live_from, revision',
    [id],
  );
  const shares = heldShares(
    rows.map(({ terms, live_from }) => ({
      holdoutBps: (JSON.parse(terms) as Terms).holdoutBps,
      liveFrom: live_from,
    })),
    startsAt,
  );
  return shares.least > 0 ? { promotionId: id, ...shares } : null;
};

const subjectOf = async (
  db: Db,
  rows: readonly Row[],
  otherwise: Run,
  otherCost: number,
): Promise<Subject> => {
  const live = rows.filter(({ liveRevision }) => liveRevision !== null);
  const [holding, ...more] = live.filter(({ terms }) => terms.holdoutBps > 0);
  return {
    promotionIds: rows.map(({ id }) => id),
    runs: live.length > 0 ? live : [otherwise],
    live: live.length > 0,
    holdout: holding && more.length === 0 ? await holdoutOf(db, holding) : null,
    otherCost,
  };
};

export const promotionSubject = async (db: Db, id: number): Promise<Subject> => {
  const row = await getRow(db, promotions, id);
  return subjectOf(db, [row], row, 0);
};

export const campaignSubject = async (db: Db, id: number): Promise<Subject> => {
  const campaign = await getRow(db, campaigns, id);
  const rows = await query<Omit<Row, 'terms'> & { terms: string }>(
    db,
    `select id, starts_at as "startsAt", ends_at as "endsAt", archived_at as "archivedAt",
       live_revision as "liveRevision", terms from promotions where campaign_id = ? order by id`,
    [id],
  );
  const parsed = rows.map((row) => ({ ...row, terms: JSON.parse(row.terms) as Terms }));
  return subjectOf(db, parsed, campaign, campaign.otherCost);
};
