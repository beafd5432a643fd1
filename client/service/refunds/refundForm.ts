/** What is typed to grant a refund, and what is asked of the server for it. Pure. */
import type { DecidedResponsibility } from '#contract/orders/responsibilities';
import type { RefundableLine, RefundRequest } from '#contract/service/refundQuotes';
import type { AskedDeductionKind, RefundKind } from '#contract/service/refunds';
import { protectableUnits } from '#rules/service/refundQuotes';
import { readCount, valueOrNaN } from '#shared/numbers';

export interface TypedDeduction {
  kind: AskedDeductionKind;
  /** An amount of money. */
  amount: string;
  reason: string;
}
export interface RefundForm {
  kind: RefundKind;
  responsibility: DecidedResponsibility;
  /** By line of the order. */
  units: Readonly<Record<string, string>>;
  prices: Readonly<Record<string, string>>;
  amount: string;
  deductions: readonly TypedDeduction[];
  returnFreight: string;
  /** The restocking fee of the policy is not kept. */
  waivesFee: boolean;
  note: string;
}

export const EMPTY_FORM: RefundForm = {
  kind: 'goods',
  responsibility: 'none',
  units: {},
  prices: {},
  amount: '',
  deductions: [],
  returnFreight: '',
  waivesFee: false,
  note: '',
};

/** Reads an amount in the store's currency: null for nothing, NaN for what cannot be read. */
export type ReadMoney = (text: string) => number | null;

const typedFor = (typed: Readonly<Record<string, string>>, id: string) =>
  Object.hasOwn(typed, id) ? (typed[id] ?? '') : '';

/** How many units of a line the kind can be about. */
export const mostOf = (kind: RefundKind, line: RefundableLine): number =>
  kind === 'priceProtection'
    ? protectableUnits(line, line.protectedUnits)
    : Math.max(0, line.ordered - line.refundedUnits - line.heldUnits);

/** NaN for what is no number of units of the line. */
export const unitsOf = (form: RefundForm, line: RefundableLine): number => {
  const units = valueOrNaN(readCount(typedFor(form.units, line.id))) ?? 0;
  return units >= 0 && units <= mostOf(form.kind, line) ? units : NaN;
};
export const typedUnits = ({ units }: RefundForm, { id }: RefundableLine) => typedFor(units, id);
export const typedPrice = ({ prices }: RefundForm, { id }: RefundableLine) => typedFor(prices, id);

/** One unit more or less, within what can be refunded. */
export const stepped = (form: RefundForm, line: RefundableLine, by: 1 | -1): RefundForm => {
  const units = unitsOf(form, line);
  const next = Math.min(
    mostOf(form.kind, line),
    Math.max(0, (Number.isNaN(units) ? 0 : units) + by),
  );
  return { ...form, units: { ...form.units, [line.id]: next === 0 ? '' : String(next) } };
};

export const allUnits = (form: RefundForm, lines: readonly RefundableLine[]): RefundForm => ({
  ...form,
  units: Object.fromEntries(
    lines.map((line) => {
      const most = mostOf(form.kind, line);
      return [line.id, most > 0 ? String(most) : ''];
    }),
  ),
});

const numberOr0 = (read: number | null): number => (read === null || Number.isNaN(read) ? 0 : read);

/** What cannot be read of the form, by field. */
export const unreadable = (form: RefundForm, read: ReadMoney): readonly string[] => [
  ...(Number.isNaN(read(form.amount)) ? ['amount'] : []),
  ...(Number.isNaN(read(form.returnFreight)) ? ['returnFreight'] : []),
  ...form.deductions.flatMap(({ amount }, index) =>
    Number.isNaN(read(amount)) ? [`deductions.${index}`] : [],
  ),
];

/** What is asked; what the kind does not have, and what is not complete yet, is left out. */
export const toRequest = (
  form: RefundForm,
  lines: readonly RefundableLine[],
  read: ReadMoney,
  ticketId: number | null,
): RefundRequest => {
  const { kind, responsibility } = form;
  const isOfUnits = kind === 'goods' || kind === 'refundOnly';
  const asked = lines.flatMap((line) => {
    const quantity = unitsOf(form, line);
    const price = read(typedPrice(form, line));
    const unitPrice = kind === 'priceProtection' ? price : null;
    if (kind === 'priceProtection' && (price === null || Number.isNaN(price))) return [];
    return quantity > 0 ? [{ id: line.id, quantity, unitPrice }] : [];
  });
  const deductions = form.deductions.flatMap(({ kind: of, amount, reason }) => {
    const fixed = numberOr0(read(amount));
    const why = reason.trim();
    return fixed > 0 && why !== '' ? [{ kind: of, amount: fixed, bps: 0, reason: why }] : [];
  });
  return {
    kind,
    responsibility,
    lines: kind === 'goodwill' ? [] : asked,
    amount: kind === 'goodwill' ? numberOr0(read(form.amount)) : 0,
    deductions: isOfUnits && responsibility !== 'merchant' ? deductions : [],
    returnFreight: kind === 'goods' ? numberOr0(read(form.returnFreight)) : 0,
    waivesFee: kind === 'goods' && form.waivesFee,
    note: form.note.trim() || null,
    ticketId,
  };
};

/** Whether somebody began a deduction that is not complete: it must not be lost without a word. */
export const hasUnfinished = (form: RefundForm, read: ReadMoney): boolean =>
  form.deductions.some(
    ({ amount, reason }) => numberOr0(read(amount)) === 0 || reason.trim() === '',
  );
