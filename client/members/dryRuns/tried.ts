/** What is typed on the page of dry runs, and what is asked of the server for it. Pure. */
import type { DryRunInput, EVENT_TRIGGERS } from '#contract/members/dryRuns';

export const MODES = ['order', 'event', 'real'] as const;
export type Mode = (typeof MODES)[number];
type Trigger = (typeof EVENT_TRIGGERS)[number];

export interface Tried {
  mode: Mode;
  /** The store's number of the member. */
  member: string;
  /** Null for now. */
  at: number | null;
  channel: string;
  lines: readonly { variantId: number; quantity: number }[];
  trigger: Trigger;
  subject: string;
  streak: number | null;
  /** The store's number of a real order or event. */
  number: string;
  kind: 'order' | 'event';
}

export const NOTHING: Tried = {
  mode: 'order',
  member: '',
  at: null,
  channel: '',
  lines: [],
  trigger: 'sign_in',
  subject: '',
  streak: 1,
  number: '',
  kind: 'order',
};

/** Null while something is missing. */
export const requestOf = (tried: Tried, now: number): DryRunInput | null => {
  const { mode, member, lines, trigger, subject, streak, number, kind } = tried;
  const at = tried.at ?? now;
  const channel = tried.channel === '' ? null : tried.channel;
  if (mode === 'real') {
    const typed = number.trim();
    if (typed === '') return null;
    return kind === 'order' ? { orderNumber: typed } : { eventNumber: typed };
  }
  if (member === '') return null;
  if (mode === 'order')
    return lines.length === 0 ? null : { order: { member, at, channel, lines: [...lines] } };
  const named = subject.trim();
  return {
    event: {
      member,
      at,
      trigger,
      channel,
      subject: named === '' ? null : named,
      streak: trigger === 'sign_in' && streak !== null && !Number.isNaN(streak) ? streak : null,
    },
  };
};
