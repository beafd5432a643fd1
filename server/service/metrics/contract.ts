/** What customers wait for: the first answer, each further one, and the end. */
export const METRICS = ['firstResponse', 'nextResponse', 'resolution'] as const;
export type Metric = (typeof METRICS)[number];

/** A ticket is due soon in its last hour. */
export const DUE_SOON_MS = 3_600_000;
