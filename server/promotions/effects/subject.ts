/** The subject of a report: one promotion, or all promotions of a campaign together. */
import { asc, eq } from 'drizzle-orm';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { campaigns } from '#db/schema/promotions/campaigns';
import { prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { getRow } from '../../platform/records/records.ts';
import type { Holdout } from './holdout.ts';
import type { Run } from './periods.ts';
import { type SubjectRow, loadHoldout } from './loadHoldout.ts';

export interface Subject {
  promotionIds: number[];
  runs: Run[];
  /** The terms of those that have been in force, or of all where none has. */
  terms: Terms[];
  /** Whether one of its promotions has been in force. */
  live: boolean;
  holdout: Holdout | null;
  otherCost: number;
}

const subjectOf = async (
  db: Db,
  rows: readonly SubjectRow[],
  otherwise: Run,
  otherCost: number,
): Promise<Subject> => {
  const live = rows.filter(({ liveRevision }) => liveRevision !== null);
  const [holding, ...more] = live.filter(({ terms }) => terms.holdoutBps > 0);
  return {
    promotionIds: rows.map(({ id }) => id),
    runs: live.length > 0 ? live : [otherwise],
    terms: (live.length > 0 ? live : rows).map(({ terms }) => terms),
    live: live.length > 0,
    holdout: holding && more.length === 0 ? await loadHoldout(db, holding) : null,
    otherCost,
  };
};

export const promotionSubject = async (db: Db, id: number): Promise<Subject> => {
  const row = await getRow(db, promotions, id);
  return subjectOf(db, [row], row, 0);
};

const promotionsOfCampaign = prepared({ campaignId: promotions.campaignId }, (q, { campaignId }) =>
  q
    .select({
      id: promotions.id,
      startsAt: promotions.startsAt,
      endsAt: promotions.endsAt,
      archivedAt: promotions.archivedAt,
      liveRevision: promotions.liveRevision,
      terms: promotions.terms,
    })
    .from(promotions)
    .where(eq(promotions.campaignId, campaignId))
    .orderBy(asc(promotions.id)),
);

export const campaignSubject = async (db: Db, id: number): Promise<Subject> => {
  const campaign = await getRow(db, campaigns, id);
  const rows = await promotionsOfCampaign(db, { campaignId: id });
  return subjectOf(db, rows, campaign, campaign.otherCost);
};
