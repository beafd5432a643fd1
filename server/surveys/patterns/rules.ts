/** Which alerts and signals show a pattern, and when one is proposed again. Pure. */
/** So many alerts within so many days are a pattern. */
export const LEAST_ALERTS = 3;
export const PATTERN_DAYS = 30;

export interface AlertFact {
  id: number;
  surveyId: number;
  /** When the customer answered, whenever the alert was worked on. */
  answeredAt: number;
  rootCauseId: number | null;
  dimensions: readonly string[];
  categoryId: number | null;
}
export interface AlertPattern {
  /** Names it for ever. */
  key: string;
  rootCauseId: number | null;
  dimensionKey: string | null;
  categoryId: number | null;
  alerts: readonly AlertFact[];
}

type Place = Omit<AlertPattern, 'alerts'>;
const placesOf = ({ rootCauseId, dimensions, categoryId }: AlertFact): Place[] => [
  ...(rootCauseId === null
    ? []
    : [{ key: `cause ${rootCauseId}`, rootCauseId, dimensionKey: null, categoryId: null }]),
  ...(categoryId === null
    ? []
    : [...new Set(dimensions)].map((dimensionKey) => ({
        key: `dimension ${dimensionKey} category ${categoryId}`,
        rootCauseId: null,
        dimensionKey,
        categoryId,
      }))),
];

/** Alerts with the same root cause, and those of the same dimension and category, as many as they are. */
export const groupAlerts = (alerts: readonly AlertFact[]): AlertPattern[] => {
  const found = new Map<string, AlertPattern & { alerts: AlertFact[] }>();
  for (const alert of alerts)
    for (const place of placesOf(alert)) {
      const pattern = found.get(place.key) ?? { ...place, alerts: [] };
      pattern.alerts.push(alert);
      found.set(place.key, pattern);
    }
  return [...found.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
};

/** What was proposed for a pattern before. */
export interface Earlier {
  isOpen: boolean;
  /** References of what was evidence then. */
  used: ReadonlySet<string>;
  /** When it was proposed last: what was said until then was looked at with it, whether it became evidence or not. */
  proposedAt: number | null;
  /** When a change for it took effect last: what was said before is answered by it. */
  implementedAt: number | null;
}

/** What is new since the pattern was proposed last; nothing while that is open. */
export const newEvidence = <Fact extends { at: number; knownAt: number; reference: string }>(
  facts: readonly Fact[],
  { isOpen, used, proposedAt, implementedAt }: Earlier,
): Fact[] =>
  isOpen
    ? []
    : facts.filter(
        ({ at, knownAt, reference }) =>
          !used.has(reference) &&
          (proposedAt === null || knownAt > proposedAt) &&
          (implementedAt === null || at > implementedAt),
      );

/** The first signal is enough; what was proposed before comes back only with as much evidence as a pattern has. */
export const isEnoughSignals = (fresh: number, { used }: Pick<Earlier, 'used'>): boolean =>
  fresh >= (used.size === 0 ? 1 : LEAST_ALERTS);

/** The survey of most of the alerts; of equal ones the oldest. */
export const surveyOf = (alerts: readonly { surveyId: number }[]): number => {
  const counts = new Map<number, number>();
  for (const { surveyId } of alerts) counts.set(surveyId, (counts.get(surveyId) ?? 0) + 1);
  const [most] = [...counts].toSorted((one, other) => other[1] - one[1] || one[0] - other[0]);
  return most?.[0] ?? 0;
};
