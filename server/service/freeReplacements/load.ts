/** Loads which goods of an order were sent again at no charge: what the shop refused, or need not do, does not count. */
import { and, asc, eq, isNull, ne, or } from 'drizzle-orm';
import type { InstructionLine } from '#contract/orders/instructions';
import type { GrantedAlone } from '#contract/service/refunds';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { instructions } from '#db/schema/orders/instructions';
import { caseInstructions } from '#db/schema/service/caseUnits';
import { linesOf } from '../../orders/orders/showParts.ts';
import { loadExchanged } from '../exchangeValues/load.ts';
import type { LineIds } from '../exchangeValues/lines.ts';
import { grantedAloneOf } from '../refunds/rules.ts';
import { freelyReplaced, type FreelyReplaced, worthOfUnits } from './rules.ts';

const replacedByHand = prepared(
  { orderExternalId: instructions.orderExternalId },
  (q, { orderExternalId }) =>
    q
      .select({ lines: instructions.lines })
      .from(instructions)
      .leftJoin(caseInstructions, eq(caseInstructions.instructionId, instructions.id))
      .where(
        and(
          eq(instructions.orderExternalId, orderExternalId),
          eq(instructions.kind, 'replace'),
          isNull(caseInstructions.id),
          or(eq(instructions.outcome, 'done'), isNull(instructions.withdrawnAt)),
          or(isNull(instructions.outcome), ne(instructions.outcome, 'refused')),
        ),
      )
      .orderBy(asc(instructions.id)),
);

/** Without those of exchanges, which are decided on by their cases. */
const loadReplacedByHand = async (db: Db, orderExternalId: string): Promise<InstructionLine[]> =>
  (await replacedByHand(db, { orderExternalId })).flatMap(({ lines }) => lines);

/**
 * What of an order counts towards the limit of refunds: refunds that nobody else approved, and what was sent again by hand,
 * so that the order in which they are asked for makes no difference. `further`: what is asked to be sent again now.
 */
export const loadGrantedAlone = async (
  db: Db,
  order: { id: number; externalId: string },
  made: Parameters<typeof grantedAloneOf>[0],
  further: readonly InstructionLine[] = [],
): Promise<GrantedAlone> => {
  const alone = grantedAloneOf(made);
  const again = [...(await loadReplacedByHand(db, order.externalId)), ...further];
  if (again.length === 0) return alone;
  return { ...alone, goods: alone.goods + worthOfUnits(await linesOf(db, order), again) };
};

/** By the id of the line. `caseId`: of the case that asks, whose own exchange does not count. */
export const loadFreelyReplaced = async (
  db: Db,
  orderExternalId: string,
  lines: readonly { id: string; sku: string | null; ordered: number }[],
  { ids, caseId, now }: { ids: LineIds; caseId: number | undefined; now: number },
): Promise<ReadonlyMap<string, readonly FreelyReplaced[]>> => {
  const exchanged = (await loadExchanged(db, orderExternalId, now))
    .filter((one) => one.caseId !== caseId && one.doneAt !== null)
    .flatMap(({ caseId: id, number, lines: settled, changes }) =>
      settled.flatMap(({ lineNumber, units }) => {
        const lineId = ids.get(lineNumber);
        const paid = changes.find((one) => one.number === lineNumber)?.amount ?? 0;
        return lineId === undefined ? [] : [{ caseId: id, number, lineId, units, paid }];
      }),
    );
  return freelyReplaced(lines, await loadReplacedByHand(db, orderExternalId), exchanged);
};
