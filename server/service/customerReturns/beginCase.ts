/** A customer's request becomes a case at once where the policy allows it; otherwise staff open one from the ticket. */
import type { CaseInput } from '#contract/service/cases';
import type { ExchangeOpening } from '#contract/service/exchanges';
import type { Db } from '#db';
import { HttpError } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { createCase } from '../cases/create.ts';

interface Request {
  type: string;
  reason: string | null;
  lines: CaseInput['lines'];
  replacements: ExchangeOpening['replacements'];
}

const KINDS = ['return', 'exchange', 'refundOnly'] as const;
const REFUSED = [409, 422];

/** As cases name the lines, of a request that was read; `quantities` by position. */
export const unitsAsked = (
  quantities: ReadonlyMap<number, string>,
  lines: readonly { position: number; number: number }[],
): CaseInput['lines'] =>
  lines.flatMap(({ position, number: lineNumber }) => {
    const quantity = Number(quantities.get(position) ?? '');
    return quantity > 0 ? [{ lineNumber, quantity }] : [];
  });

/** The same of what is wanted instead. */
export const replacementsAsked = (
  replacements: readonly { position: number; variantId: number }[],
  lines: readonly { position: number; number: number }[],
): ExchangeOpening['replacements'] =>
  replacements.flatMap(({ position, variantId }) => {
    const line = lines.find((one) => one.position === position);
    return line ? [{ lineNumber: line.number, variantId }] : [];
  });

/** `ticketId`: of the ticket that the request has opened, which stays whatever becomes of the case. */
export const beginCase = async (
  transaction: (work: (tx: Db) => Promise<unknown>) => Promise<unknown>,
  writer: Writer,
  ticketId: number,
  { type, reason: reasonCode, lines, replacements }: Request,
): Promise<void> => {
  const kind = KINDS.find((one) => one === type);
  if (kind === undefined || lines.length === 0) return;
  const input = kind === 'exchange' ? { replacements } : {};
  const asked = { ticketId, kind, orderExternalId: null, reasonCode, lines, input };
  try {
    await transaction((tx) => createCase(tx, { ...writer, party: 'customer' }, asked));
  } catch (error) {
    if (error instanceof HttpError && REFUSED.includes(error.status)) return;
    throw error;
  }
};
