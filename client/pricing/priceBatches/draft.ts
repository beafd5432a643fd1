/** What the workbench's form holds ↔ what the server is asked. Pure. */
import {
  BatchInput,
  BatchPreviewInput,
  type BatchRequest,
  type OwnFigure,
  type PriceBatch,
  type PriceFormula,
} from '#contract/pricing/priceBatches';
import type { BatchDraft, PriceRounding } from '#contract/pricing/priceBatches';
import { type FieldErrors, fieldErrors, message } from '#shared/fields';
import { BASE_LIST_ID } from '#contract/pricing/prices';

export const METHODS = [
  'percentDown',
  'percentUp',
  'amountDown',
  'amountUp',
  'set',
  'margin',
  'lowest',
  'average',
  'given',
] as const;
export type Method = (typeof METHODS)[number];

/** Amounts in minor units, rates in basis points, both without sign where the method has one; null while not typed. */
export interface Draft {
  name: string;
  reason: string | null;
  listId: number;
  minQuantity: number;
  begins: 'now' | 'at';
  startsAt: number | null;
  endsAt: number | null;
  source: 'filter' | 'pasted';
  filter: Record<string, unknown>;
  formula: {
    method: Method | null;
    bps: number | null;
    amount: number | null;
    change: number | null;
  };
  rounding: PriceRounding;
  request: BatchRequest;
  /** Counts changes of single figures, which live beside the form. */
  edits: number;
}

export const EMPTY: Draft = {
  name: '',
  reason: null,
  listId: BASE_LIST_ID,
  minQuantity: 1,
  begins: 'now',
  startsAt: null,
  endsAt: null,
  source: 'filter',
  filter: { categoryId: null, brand: null, tag: null, q: '', status: null, state: null },
  formula: { method: null, bps: null, amount: null, change: null },
  rounding: { ending: 'none', direction: 'nearest' },
  request: { belowFloor: 'refuse', conflicts: 'refuse' },
  edits: 0,
};

/** Typing prices row by row starts from prices that stay. */
const UNCHANGED = { kind: 'amount', change: 0 } as const;
type Sent = { [K in PriceFormula['kind']]?: unknown } & Record<string, unknown>;

const formulaOf = ({ source, formula: { method, bps, amount, change } }: Draft): Sent => {
  if (source === 'pasted') return { kind: 'given' };
  switch (method) {
    case 'percentDown':
      return { kind: 'percent', bps: bps === null ? null : -bps };
    case 'percentUp':
      return { kind: 'percent', bps };
    case 'amountDown':
      return { kind: 'amount', change: amount === null ? null : -amount };
    case 'amountUp':
      return { kind: 'amount', change: amount };
    case 'set':
      return { kind: 'set', amount };
    case 'margin':
      return { kind: 'margin', bps };
    case 'lowest':
    case 'average':
      return { kind: 'competitor', aim: method, bps: bps ?? 0, change: change ?? 0 };
    case 'given':
      return UNCHANGED;
    default:
      return {};
  }
};

const isTyped = (value: unknown) => value !== null && value !== undefined && value !== '';

/** What is sent; not yet checked against the contract. */
export const inputOf = (draft: Draft, figures: readonly OwnFigure[]) => {
  const {
    name,
    reason,
    listId,
    minQuantity,
    begins,
    startsAt,
    endsAt,
    source,
    filter,
    rounding,
    request,
  } = draft;
  const noRounding = source === 'pasted' || draft.formula.method === 'given';
  return {
    name,
    reason,
    listId,
    minQuantity,
    startsAt: begins === 'now' ? null : startsAt,
    endsAt,
    filter:
      source === 'pasted'
        ? {}
        : Object.fromEntries(Object.entries(filter).filter(([, value]) => isTyped(value))),
    formula: formulaOf(draft),
    rounding: noRounding ? EMPTY.rounding : rounding,
    request,
    figures: [...figures],
  };
};

/** Names of fields as the contract has them → as the form has them. */
export const placed = (errors: FieldErrors, method: Method | null): FieldErrors => {
  const { formula, figures, ...rest } = errors;
  const result: FieldErrors = { ...rest };
  if (typeof formula === 'string') result.formula = { method: formula };
  else if (formula) {
    const { kind, change, ...values } = formula;
    const isSigned = method === 'amountDown' || method === 'amountUp';
    result.formula = {
      ...values,
      ...(kind !== undefined && { method: kind }),
      ...(change !== undefined && (isSigned ? { amount: change } : { change })),
    };
  }
  if (figures !== undefined) result.root = { serverError: 'errors.tooMany' };
  return result;
};

const MOST_DOWN = 9999;

/** What the contract cannot see, because signs follow from the method. */
const signErrors = ({
  begins,
  startsAt,
  source,
  formula: { method, bps, amount },
}: Draft): FieldErrors => {
  const errors: FieldErrors = {};
  if (begins === 'at' && startsAt === null) errors.startsAt = 'ra.validation.required';
  if (source === 'pasted') return errors;
  const tooSmall = message('ra.validation.minValue', { min: 0 });
  if ((method === 'percentDown' || method === 'percentUp') && bps !== null && bps < 0)
    errors.formula = { bps: tooSmall };
  if (method === 'percentDown' && bps !== null && bps > MOST_DOWN)
    errors.formula = { bps: message('ra.validation.maxValue', { max: MOST_DOWN / 100 }) };
  if ((method === 'amountDown' || method === 'amountUp') && amount !== null && amount < 0)
    errors.formula = { amount: tooSmall };
  return errors;
};

/** Checked as the server checks it: what to send, or errors under the form's own names. */
export const checked = (
  draft: Draft,
  figures: readonly OwnFigure[],
): { input: BatchDraft; errors: null } | { input: null; errors: FieldErrors } => {
  const sent = inputOf(draft, figures);
  const parsed = BatchInput.safeParse(sent);
  const errors = {
    ...(parsed.success ? {} : placed(fieldErrors(parsed.error), draft.formula.method)),
    ...signErrors(draft),
  };
  return Object.keys(errors).length === 0
    ? { input: sent as BatchDraft, errors: null }
    : { input: null, errors };
};

/** What the preview is asked; null while something is missing or wrong. */
export const askedOf = (
  draft: Draft,
  figures: readonly OwnFigure[],
): Omit<BatchDraft, 'name' | 'reason'> | null => {
  const { name: _name, reason: _reason, ...asked } = inputOf(draft, figures);
  if (draft.source === 'filter' && draft.formula.method === null) return null;
  if (draft.source === 'pasted' && figures.length === 0) return null;
  const isSound =
    BatchPreviewInput.safeParse(asked).success && Object.keys(signErrors(draft)).length === 0;
  return isSound ? (asked as Omit<BatchDraft, 'name' | 'reason'>) : null;
};

const methodOf = (formula: PriceFormula): Draft['formula'] => {
  const none = { bps: null, amount: null, change: null };
  switch (formula.kind) {
    case 'percent':
      return {
        ...none,
        method: formula.bps < 0 ? 'percentDown' : 'percentUp',
        bps: Math.abs(formula.bps),
      };
    case 'amount':
      if (formula.change === 0) return { ...none, method: 'given' };
      return {
        ...none,
        method: formula.change < 0 ? 'amountDown' : 'amountUp',
        amount: Math.abs(formula.change),
      };
    case 'set':
      return { ...none, method: 'set', amount: formula.amount };
    case 'margin':
      return { ...none, method: 'margin', bps: formula.bps };
    case 'competitor':
      return {
        ...none,
        method: formula.aim,
        bps: formula.bps || null,
        change: formula.change || null,
      };
    case 'given':
      return { ...none, method: 'given' };
  }
};

/** A saved batch as the form holds it. */
export const draftOf = (batch: PriceBatch): Draft => ({
  ...EMPTY,
  name: batch.name,
  reason: batch.reason,
  listId: batch.listId,
  minQuantity: batch.minQuantity,
  begins: batch.startsAt === null ? 'now' : 'at',
  startsAt: batch.startsAt,
  endsAt: batch.endsAt,
  source: batch.formula?.kind === 'given' ? 'pasted' : 'filter',
  filter: { ...EMPTY.filter, ...batch.filter },
  formula: batch.formula ? methodOf(batch.formula) : EMPTY.formula,
  rounding: batch.rounding ?? EMPTY.rounding,
  request: batch.request,
});
