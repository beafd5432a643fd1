/** Who was asked in some months, who was not and why. */
import type { OutReason } from '#contract/surveys/invitations';
import type { Figure } from '#contract/surveys/results';

export interface Asked {
  from: string;
  to: string;
  /** Decided in the period: whom to ask, and whom not. */
  decided: number;
  out: { reason: OutReason; n: number }[];
  /** Handed over to the mail server. */
  sent: number;
  /** Where nobody is to be recognised, these and the rate are of links that ended in a month that is told. */
  started: number;
  completed: number;
  /** Withdrawn before somebody answered: a ticket was opened again. */
  voided: number;
  /** Completed of those sent, tenths of a per cent; null without any. */
  rate: Figure | null;
  /** Without an invitation: by an open link or from a file. */
  uninvited: number;
}
