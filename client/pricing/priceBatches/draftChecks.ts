/** Checks the form as the server does, with errors under the form's own names. Pure. */
import {
  type BatchDraft,
  BatchInput,
  BatchPreviewInput,
  type OwnFigure,
} from '#contract/pricing/priceBatches';
import { type FieldErrors, fieldErrors, message } from '#shared/fields';
import { type Draft, inputOf } from './draft.ts';
import type { Method } from './formula.ts';
import type { UnreadPrice } from './useFigures.ts';

/** Errors by the contract's names of fields → by the form's. */
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

/** Basis points. */
const MOST_DOWN = 9999;

/** What the contract cannot check, because signs follow from the method. */
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

/** What keeps the pasted lines from being saved: none, or some that nobody has read. */
const lineErrors = ({ source, unread }: Draft, figures: readonly OwnFigure[]): FieldErrors => {
  if (source !== 'pasted') return {};
  if (unread) return { unread: 'priceBatches.paste.readFirst' };
  return figures.length === 0 ? { unread: 'ra.validation.required' } : {};
};

/** That a price typed into a row cannot be read: the batch would be saved with the formula's instead. */
export const unreadError = (unread: readonly UnreadPrice[]): string | null => {
  const [first] = unread;
  return first
    ? message('priceBatches.errors.unreadPrice', {
        name: first.name,
        typed: first.typed,
        smart_count: unread.length,
      })
    : null;
};

const rowErrors = (unread: readonly UnreadPrice[]): FieldErrors => {
  const error = unreadError(unread);
  return error === null ? {} : { root: { serverError: error } };
};

/** Checked as the server checks it: what to send, or errors under the form's own names. */
export const checked = (
  draft: Draft,
  figures: readonly OwnFigure[],
  unread: readonly UnreadPrice[] = [],
): { input: BatchDraft; errors: null } | { input: null; errors: FieldErrors } => {
  const sent = inputOf(draft, figures);
  const parsed = BatchInput.safeParse(sent);
  const errors = {
    ...(parsed.success ? {} : placed(fieldErrors(parsed.error), draft.formula.method)),
    ...signErrors(draft),
    ...lineErrors(draft, figures),
    ...rowErrors(unread),
  };
  return Object.keys(errors).length === 0
    ? { input: sent as BatchDraft, errors: null }
    : { input: null, errors };
};

export type Missing = 'lines' | 'formula' | 'time' | 'values';

/** What the preview waits for, where it is asked nothing. */
export const missingOf = (draft: Draft, figures: readonly OwnFigure[]): Missing | null => {
  if (draft.source === 'filter' && draft.formula.method === null) return 'formula';
  if (draft.source === 'pasted' && figures.length === 0) return 'lines';
  if (draft.begins === 'at' && draft.startsAt === null) return 'time';
  return askedOf(draft, figures) === null ? 'values' : null;
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
