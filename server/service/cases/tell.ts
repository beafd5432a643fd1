/** Tells the store's own systems of cases; without words, which they read where they may be redacted. */
import { eq } from 'drizzle-orm';
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { tickets } from '#db/schema/service/tickets';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import { getRow } from '../../platform/records/records.ts';
import type { CaseRow } from './caseKinds.ts';

const memberOf = prepared({ id: members.id }, (q, { id }) =>
  q.select({ externalId: members.externalId }).from(members).where(eq(members.id, id)),
);

export interface ToldStep {
  action: CaseAction;
  from: CaseStage | null;
  to: CaseStage;
  at: number;
}

/** A case that was opened, or one of its steps. */
export const tellCase = (
  tx: Db,
  now: number,
  row: CaseRow,
  stepId: number,
  { action, from, to, at }: ToldStep,
): Promise<void> =>
  recordEvents(tx, { now }, from === null ? 'case.opened' : 'case.step', async () => {
    const { number, kind, orderExternalId, memberId, ticketId } = row;
    const [member] = memberId === null ? [] : await memberOf(tx, { id: memberId });
    const named = {
      number,
      ticket: (await getRow(tx, tickets, ticketId)).number,
      member: member?.externalId ?? null,
      orderExternalId,
      kind,
    };
    const data = from === null ? { ...named, stage: to } : { ...named, action, from, stage: to };
    return [{ at, key: String(stepId), data }];
  });
