/** The replacement is sent before the goods have come back, to customers of the highest level. */
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { loadMemberFacts, loadRanks } from '../../members/levels/load.ts';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import { type CaseActing, caseAction, type CaseRow } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { loadCaseLines } from '../cases/record.ts';
import { askForReplacement } from './deliver.ts';
import { changeExchange, loadExchange, loadExchangeLines } from './load.ts';
import { advanceUntil, isTopLevel } from './rules.ts';
import { costOf } from './settle.ts';
import { areLeft, loadAgreed, worthOf } from './worth.ts';

const levelOf = async (tx: Db, { memberId }: CaseRow, now: number): Promise<string | null> => {
  const member = memberId === null ? null : await findRow(tx, members, memberId);
  return member ? ((await loadMemberFacts(tx, member.externalId, now))?.level ?? null) : null;
};

export const shipAdvance = caseAction({
  input: NOTHING,
  guards: {
    topLevel: async (tx, { now }, { row }) => {
      if (!isTopLevel(await levelOf(tx, row, now), await loadRanks(tx)))
        throw conflict('exchanges.errors.notTopLevel');
    },
  },
  effect: async (tx, acting, { row }) => {
    await askForReplacement(tx, acting, row);
    await changeExchange(tx, row.id, { isAdvance: true });
  },
});

export const hasReceived = async (tx: Db, { id }: CaseRow): Promise<boolean> =>
  (await loadCaseLines(tx, id)).some(({ received }) => received > 0);

/** Since the shop sent it in advance the customer has had 15 days to send the goods. */
export const refuseReceived = async (tx: Db, { now }: CaseActing, row: CaseRow): Promise<void> => {
  if (await hasReceived(tx, row)) throw conflict('exchanges.errors.goodsReceived');
  if (row.state !== 'advanceShipped') return;
  const { shippedAt } = await loadExchange(tx, row.id);
  if (shippedAt === null) throw conflict('exchanges.errors.notSent');
  if (now < advanceUntil(shippedAt)) throw conflict('exchanges.errors.tooEarly');
};

/** What was agreed to costs now; null where it has no price, or the store has refunded the goods that it replaces. */
const loadPrice = async (tx: Db, acting: CaseActing, row: CaseRow): Promise<number | null> => {
  const agreed = await loadAgreed(tx, row);
  if (!(await areLeft(tx, acting, row, agreed))) return null;
  const worths = await worthOf(tx, acting, row, agreed);
  try {
    let price = 0;
    for (const line of await loadExchangeLines(tx, row.id)) {
      const worth = worths.find(({ lineNumber }) => lineNumber === line.lineNumber);
      if (worth) price += await costOf(tx, acting, row, line, worth);
    }
    return price;
  } catch (error) {
    if (error instanceof HttpError) return null;
    throw error;
  }
};

export const closeAsSale = caseAction({
  input: NOTHING,
  guards: { nothingReceived: (tx, acting, { row }) => refuseReceived(tx, acting, row) },
  effect: async (tx, acting, { row }) =>
    changeExchange(tx, row.id, { soldFor: await loadPrice(tx, acting, row) }),
});
