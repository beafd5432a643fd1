/** Whose side somebody is on in a case. */
import type { CaseParty } from '#contract/service/stages';
import type { Db } from '#db';
import type { Context } from '../../platform/http/context.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { casePartyOf } from '../stages/rules.ts';
import { type CaseActing, type CaseRow, kindSpec } from './caseKinds.ts';

/** By the role of whoever asks. */
export const caseActingOf = async (context: Context): Promise<CaseActing> => ({
  ...(await writerOf(context)),
  party: casePartyOf(context.role),
});

/** Somebody who mediates is on no side. */
export const partyIn = async (
  db: Db,
  row: CaseRow,
  acting: CaseActing,
): Promise<CaseParty | null> =>
  (await kindSpec(row.kind)?.partyIn?.(db, row, acting)) ?? acting.party;
