/** What was answered. */

export const RESPONSE_SOURCES = ['invitation', 'openLink', 'import'] as const;
export type ResponseSource = (typeof RESPONSE_SOURCES)[number];

/** Headlines count only those that are `ok`; the others are shown beside them. */
export const QUALITIES = ['ok', 'suspect'] as const;
export type Quality = (typeof QUALITIES)[number];
/** Answered faster than can be read, one mark in all rows of a matrix, or sent before from the same place. */
export const QUALITY_REASONS = ['tooFast', 'straightLined', 'duplicate'] as const;
export type QualityReason = (typeof QUALITY_REASONS)[number];
