/** Two inputs beside each other; below each other where the step is too narrow for both. */
export const PAIRS = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(150px, 100%), 1fr))',
  columnGap: 1.5,
  alignItems: 'start',
} as const;
