const GAP_PX = 12;

/** Columns of a section's inputs: as many as have so many px each in the place they have, which a menu may make narrow. */
const grid = (columns: number, least: number) => {
  const equal = `(100% - ${(columns - 1) * GAP_PX}px) / ${columns} - 1px`;
  return {
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, max(${least}px, ${equal})), 1fr))`,
    columnGap: `${GAP_PX}px`,
    alignItems: 'start',
  } as const;
};

/** Fields beside each other as long as each has this many px, else one under the other. */
const beside = (least: number) =>
  ({
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${least}px), 1fr))`,
    columnGap: 1,
    alignItems: 'start',
  }) as const;

/** Two short fields: a choice of a few words, a figure with its unit. */
export const PAIR = beside(152);

/** A day, and a time that has room for AM or PM. */
export const DAY_AND_TIME = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 1,
  alignItems: 'start',
  '& > :first-of-type': { flex: '3 1 160px' },
  '& > :last-of-type': { flex: '2 1 140px' },
} as const;

export const TWO = grid(2, 200);
export const THREE = grid(3, 180);
export const FOUR = grid(4, 130);

/** A placeholder that says what an empty field means is read like any text. */
export const PLACEHOLDER = {
  '& input::placeholder': { color: 'text.secondary', opacity: 1 },
} as const;
