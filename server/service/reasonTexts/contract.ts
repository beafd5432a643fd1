/** Texts of returns and of imported tickets that mean no reason yet, and what choosing reasons for many of them changes. */
import * as z from 'zod';
import { reference, requiredText } from '#shared/fields';

/** Texts that are shown, and that one request matches. */
export const MAX_TEXTS = 500;

/** A record in which the text stands. */
export interface SampleTicket {
  id: number;
  number: string;
}
export interface SampleReturn {
  id: number;
  externalId: string;
}
export interface ReasonText {
  text: string;
  returns: number;
  tickets: number;
  lastAt: number;
  sampleTickets: SampleTicket[];
  sampleReturns: SampleReturn[];
  /** The reason whose name says the same; null where none does. */
  suggestedId: number | null;
}
export interface ReasonTexts {
  /** Those of most records first. */
  texts: ReasonText[];
  /** Also those that are not shown. */
  total: number;
}

export const ReasonMatching = z.strictObject({
  matches: z
    .array(z.strictObject({ text: requiredText(200), reasonId: reference('returnReasons') }))
    .min(1)
    .max(MAX_TEXTS),
  /** Saves nothing and says what would change. */
  preview: z.boolean().default(false),
});
export type ReasonMatching = z.infer<typeof ReasonMatching>;

export interface ReasonFigures {
  /** That count in the figures, and what was refunded for their goods. */
  returns: number;
  amount: number;
  tickets: number;
}
export interface ReasonEffect {
  /** Null: no reason. */
  reasonId: number | null;
  before: ReasonFigures;
  after: ReasonFigures;
}
export interface ReasonMatched {
  effects: ReasonEffect[];
}
