/** What the form of a batch holds ↔ what is sent to the server. Pure. */
import type {
  BatchRequest,
  OwnFigure,
  PriceBatch,
  PriceRounding,
} from '#contract/pricing/priceBatches';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { type FormulaDraft, NO_FORMULA, toFormula, toFormulaDraft } from './formula.ts';

export interface Draft {
  name: string;
  reason: string | null;
  listId: number;
  minQuantity: number;
  begins: 'now' | 'at';
  startsAt: number | null;
  endsAt: number | null;
  source: 'filter' | 'pasted';
  /** Lines were typed or pasted that are not read yet. */
  unread: boolean;
  filter: Record<string, unknown>;
  formula: FormulaDraft;
  rounding: PriceRounding;
  request: BatchRequest;
  /** Counts changes of single figures, which are kept outside the form. */
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
  unread: false,
  filter: { categoryId: null, brand: null, tag: null, q: '', status: null, state: null },
  formula: NO_FORMULA,
  rounding: { ending: 'none', direction: 'nearest' },
  request: { belowFloor: 'refuse', conflicts: 'refuse' },
  edits: 0,
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
    formula: source === 'pasted' ? { kind: 'given' } : toFormula(draft.formula),
    rounding: noRounding ? EMPTY.rounding : rounding,
    request,
    figures: [...figures],
  };
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
  formula: batch.formula ? toFormulaDraft(batch.formula) : EMPTY.formula,
  rounding: batch.rounding ?? EMPTY.rounding,
  request: batch.request,
});
