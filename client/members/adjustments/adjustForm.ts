/** What is typed in the form of an adjustment, and what of it is sent. Pure. */
import type { AdjustmentInput } from '#contract/members/adjustments';

export interface AdjustForm {
  what: 'points' | 'growth';
  direction: 'add' | 'take';
  /** NaN for what cannot be read. */
  amount: number | null;
  reason: AdjustmentInput['reason'];
  caseNumber: string;
  note: string;
  happenedOn: string;
  lastDay: string;
}

export const emptyForm = (isGoodwill: boolean): AdjustForm => ({
  what: 'points',
  direction: 'add',
  amount: null,
  reason: isGoodwill ? 'goodwill' : 'missing',
  caseNumber: '',
  note: '',
  happenedOn: '',
  lastDay: '',
});

/** Fields that the form does not show for what was chosen are left out. */
export const toInput = (memberId: number, form: AdjustForm): AdjustmentInput => {
  const { what, direction, reason, amount } = form;
  const whole = amount === null || Number.isNaN(amount) ? 0 : amount;
  const change = direction === 'take' ? -whole : whole;
  const isAdded = what === 'points' && direction === 'add';
  return {
    memberId,
    points: what === 'points' ? change : 0,
    growth: what === 'growth' ? change : 0,
    reason,
    caseNumber: reason === 'goodwill' ? form.caseNumber.trim() || null : null,
    note: form.note.trim() || null,
    happenedOn: form.happenedOn || null,
    lastDay: isAdded ? form.lastDay || null : null,
  };
};
