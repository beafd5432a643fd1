/** How an answer was sent, and what of it is kept meanwhile. Pure. */
import type { ResponseSource } from '#contract/surveys/responses';
import type { Language } from '#shared/localization';
import type { Asked } from './find.ts';

/** How it was answered. */
export interface Sending {
  submissionId: string;
  language: Language;
  /** When the first question was shown. */
  beganAt: number;
  source: ResponseSource;
  /** Of whoever answers by an open link. */
  channel: string | null;
  /** From a browser that has answered before. */
  isRepeated: boolean;
  contactWanted: boolean;
  contact: string | null;
  /** Whether whoever answers knows that what was promised cannot be given any more. */
  isWithout: boolean;
}

export const isAnonymous = ({ survey }: Pick<Asked, 'survey'>): boolean =>
  survey.identityMode === 'anonymous';

/** Whether each step is stored: then one can go on later, and from another place. */
export const isKept = (asked: Pick<Asked, 'survey' | 'invitation'>): boolean =>
  asked.invitation !== null && !isAnonymous(asked);

/** Whether an address is asked of whoever may be contacted: of somebody who is known, the shop has one. */
export const asksAddress = (asked: Pick<Asked, 'survey' | 'invitation'>): boolean =>
  asked.invitation === null || isAnonymous(asked);
