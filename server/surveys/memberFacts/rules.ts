/** What rules about members may ask of their answers. Pure. */
import type { IdentityMode } from '#contract/surveys/surveys';
import type { Quality } from '#contract/surveys/responses';

const FACT_TYPES = ['nps', 'csat'] as const;
export type FactType = (typeof FACT_TYPES)[number];

export interface FactResponse {
  id: string;
  identityMode: IdentityMode;
  quality: Quality;
  completedAt: number | null;
  /** Answers on these scales, the greatest the best; skipped ones are left out. */
  answers: readonly { type: FactType; value: number }[];
}

/** Only what a survey says openly of whom it comes from, and of good quality. */
const isFact = ({ identityMode, quality, completedAt }: FactResponse): boolean =>
  identityMode === 'identified' && quality === 'ok' && completedAt !== null;

const newestFirst = (one: FactResponse, other: FactResponse) =>
  (other.completedAt ?? 0) - (one.completedAt ?? 0) || (one.id < other.id ? 1 : -1);

/** The answer of the last response that has one; the lowest where a survey asks more than once. */
export const lastScore = (responses: readonly FactResponse[], type: FactType): number | null => {
  for (const { answers } of responses.filter(isFact).toSorted(newestFirst)) {
    const values = answers.flatMap((answer) => (answer.type === type ? [answer.value] : []));
    if (values.length > 0) return Math.min(...values);
  }
  return null;
};

export const lastAnsweredAt = (responses: readonly FactResponse[]): number | null => {
  const instants = responses.filter(isFact).flatMap(({ completedAt }) => completedAt ?? []);
  return instants.length === 0 ? null : Math.max(...instants);
};
