/** Gives up planned calls to customers who should not be called any more. */
import { and, eq, getTableColumns, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { careCalls } from '#db/schema/service/careCalls';
import { cases } from '#db/schema/service/cases';
import { loadPeople } from '../../members/people/load.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { moveCase, takeCaseStep } from '../cases/actions.ts';
import type { CaseStepTaken } from '../cases/afterSteps.ts';
import type { CaseActing } from '../cases/caseKinds.ts';
import { caseAt } from '../cases/rules.ts';
import { asSystem, settleLapse } from '../cases/step.ts';
import { loadCareFacts } from './facts.ts';
import { careVerdict, endsCall } from './rules.ts';

const PAGE = 100;
const openCalls = prepared({ kind: cases.kind, after: cases.id }, (q, { kind, after }) =>
  q
    .select({ ...getTableColumns(cases), rule: careCalls.rule })
    .from(cases)
    .innerJoin(careCalls, eq(careCalls.caseId, cases.id))
    .where(
      and(
        eq(cases.kind, kind),
        isNull(cases.closedAt),
        isNotNull(cases.memberId),
        gt(cases.id, after),
      ),
    )
    .orderBy(cases.id)
    .limit(PAGE),
);
/** Stages in which nobody has called yet, or nobody was reached. */
const WAITING: readonly string[] = ['planned', 'due', 'rescheduled'];

/** A page of them; null once there are no more. */
export const suppressPage = async (
  tx: Db,
  acting: CaseActing,
  after: number,
): Promise<{ last: number | null; suppressed: number }> => {
  const rows = await openCalls(tx, { kind: 'care', after });
  const waiting = rows.filter((row) => WAITING.includes(caseAt(row, acting.now).stage));
  const memberIds = waiting.flatMap(({ memberId }) => memberId ?? []);
  const facts = await loadCareFacts(tx, memberIds, acting.now);
  let suppressed = 0;
  for (const { id, memberId, rule } of waiting) {
    const known = memberId === null ? undefined : facts.get(memberId);
    if (!known) continue;
    const because = careVerdict(known, { coolDownDays: 0 }, acting.now);
    if (!endsCall(because, rule !== 'manual')) continue;
    await takeCaseStep(tx, acting, id, { action: 'suppress', reason: null, input: { because } });
    suppressed++;
  }
  return { last: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null), suppressed };
};

const callsOf = prepared({ memberIds: many(cases.memberId), kind: cases.kind }, (q, asked) =>
  q
    .select({ ...getTableColumns(cases), rule: careCalls.rule })
    .from(cases)
    .innerJoin(careCalls, eq(careCalls.caseId, cases.id))
    .where(
      and(
        inArray(cases.memberId, asked.memberIds),
        eq(cases.kind, asked.kind),
        isNull(cases.closedAt),
      ),
    ),
);

/** Whoever complains is not asked by a rule how things are. Told by the activity of the complaint. */
export const suppressForComplaint = async (
  tx: Db,
  writer: Writer,
  { after: { kind, memberId }, from }: CaseStepTaken,
): Promise<void> => {
  if (from !== null || memberId === null || (kind !== 'complaint' && kind !== 'dispute')) return;
  const memberIds = (await loadPeople(tx, [memberId])).recordsOf(memberId);
  const acting = asSystem({ ...writer, party: null });
  for (const { rule, ...row } of await callsOf(tx, { memberIds, kind: 'care' })) {
    if (rule === 'manual' || !WAITING.includes(caseAt(row, writer.now).stage)) continue;
    const call = await settleLapse(tx, writer, row);
    const input = { because: 'openTicket' };
    await moveCase(tx, acting, call, { action: 'suppress', reason: null, input });
  }
};
