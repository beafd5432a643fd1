/** The columns of exported versions, whatever their terms. */
export const VERSION_COLUMNS = [
  'number',
  'phase',
  'startsAt',
  'endsAt',
  'plannedAt',
  'authorName',
  'approverName',
  'decidedAt',
  'decision',
  'note',
  'terms',
  ['updatedAt', { isNew: true }],
] as const;
