/** The proposal that waits for the customer in a complaint or dispute, and until when the customer is heard. */
import type { Db } from '#db';
import type { CaseStage } from '#contract/service/stages';
import { coupons } from '#db/schema/promotions/coupons';
import { findRow } from '../../platform/records/records.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadComplaint } from '../complaints/load.ts';
import { loadDispute, loadProposal } from '../disputes/load.ts';
import { loadNewest, loadPromised } from '../remedies/load.ts';
import type { ShownRemedy } from './carriedPart.ts';
import type { ShownProposal } from './proposalPart.ts';

const remediesOf = async (db: Db, caseId: number): Promise<ShownProposal['remedies']> =>
  (await loadNewest(db, caseId)).map(({ kind, amount }) => ({ kind, amount }));

const ofComplaint = async (db: Db, { id }: CaseRow): Promise<ShownProposal> => ({
  decision: (await loadComplaint(db, id)).decision,
  terms: null,
  remedies: await remediesOf(db, id),
  answerUntil: null,
  isAccepted: false,
});

const ofDispute = async (db: Db, { id }: CaseRow): Promise<ShownProposal> => {
  const { terms, answerUntil, customerAnswer } = await loadProposal(db, id);
  return {
    decision: null,
    terms,
    remedies: await remediesOf(db, id),
    answerUntil,
    isAccepted: customerAnswer === 'accepted',
  };
};

/** Null where nothing is proposed at this stage. */
export const loadShownProposal = async (
  db: Db,
  row: CaseRow,
  stage: CaseStage,
): Promise<ShownProposal | null> => {
  if (stage !== 'proposed') return null;
  return row.kind === 'complaint' ? ofComplaint(db, row) : ofDispute(db, row);
};

/** Until when the evidence of the customer counts as in time; null where none is asked for. */
export const loadEvidenceUntil = async (
  db: Db,
  row: CaseRow,
  stage: CaseStage,
): Promise<number | null> =>
  row.kind === 'dispute' && stage === 'evidence'
    ? (await loadDispute(db, row.id)).customerUntil
    : null;

/** Stages in which what was agreed on is carried out, or has been. */
const AGREED: readonly CaseStage[] = [
  'accepted',
  'remedying',
  'closedResolved',
  'agreed',
  'executing',
  'closed',
];
const codeOf = async (db: Db, couponId: number | null): Promise<string | null> => {
  const coupon = couponId === null ? undefined : await findRow(db, coupons, couponId);
  return coupon && coupon.revokedAt === null ? coupon.code : null;
};

/** What was agreed on in a complaint or dispute, with what of it was done. */
export const loadCarriedOut = async (
  db: Db,
  { id, kind }: CaseRow,
  { stage, now }: { stage: CaseStage; now: number },
): Promise<ShownRemedy[]> => {
  if ((kind !== 'complaint' && kind !== 'dispute') || !AGREED.includes(stage)) return [];
  const shown: ShownRemedy[] = [];
  for (const { kind: of, amount, state, couponId } of await loadPromised(db, id, now))
    shown.push({ kind: of, amount, state, code: await codeOf(db, couponId) });
  return shown;
};
