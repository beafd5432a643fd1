/** Columns of a section's inputs. */
const grid = (columns: number) =>
  ({
    display: 'grid',
    gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: `repeat(${columns}, minmax(0, 1fr))` },
    columnGap: 1.5,
    alignItems: 'start',
  }) as const;

export const TWO = grid(2);
export const THREE = grid(3);
export const FOUR = {
  ...grid(4),
  gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', sm: 'repeat(4, minmax(0, 1fr))' },
} as const;

/** A placeholder that says what an empty field means is read like any text. */
export const PLACEHOLDER = {
  '& input::placeholder': { color: 'text.secondary', opacity: 1 },
} as const;
