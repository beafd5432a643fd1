/** Standards for the pictures of products, inherited through categories, and what falls short of them. Pure. */

/** What a category asks of pictures; null where it asks nothing of its own. */
export interface PictureStandards {
  minPictures: number | null;
  /** In pixels, of each picture as it was uploaded. */
  minPictureWidth: number | null;
  minPictureHeight: number | null;
  /** Width to height, `3:4`. */
  pictureRatio: string | null;
}

export const STANDARD_NAMES = [
  'minPictures',
  'minPictureWidth',
  'minPictureHeight',
  'pictureRatio',
] as const satisfies readonly (keyof PictureStandards)[];

export const NO_STANDARDS: PictureStandards = {
  minPictures: null,
  minPictureWidth: null,
  minPictureHeight: null,
  pictureRatio: null,
};

/** Width and height in pixels. */
export interface Measured {
  width: number;
  height: number;
}

const stricter = (one: number | null, other: number | null | undefined) =>
  other === null || other === undefined ? one : Math.max(one ?? 0, other);

/**
 * The standards that hold at the end of `path`, which begins at the root: as with attributes, a category may only ask for
 * more than those above it; of ratios the nearest one holds.
 */
export const inheritedStandards = (
  path: readonly (Partial<PictureStandards> | undefined)[],
): PictureStandards =>
  path.reduce<PictureStandards>(
    (held, own) => ({
      minPictures: stricter(held.minPictures, own?.minPictures),
      minPictureWidth: stricter(held.minPictureWidth, own?.minPictureWidth),
      minPictureHeight: stricter(held.minPictureHeight, own?.minPictureHeight),
      pictureRatio: own?.pictureRatio ?? held.pictureRatio,
    }),
    NO_STANDARDS,
  );

/** A picture may miss its ratio by this share, because cropping ends on whole pixels. */
const TOLERANCE = 0.02;

const hasRatio = ({ width, height }: Measured, ratio: string) => {
  const [across = 1, down = 1] = ratio.split(':').map(Number);
  return Math.abs((width * down) / (height * across) - 1) <= TOLERANCE;
};

/** `2: 400 × 300`: the picture's place among those of the product, and its size. */
const described = ({ width, height }: Measured, index: number) =>
  `${index + 1}: ${width} × ${height}`;

/** Pictures whose size is not known, because they are stored elsewhere, are not judged. */
const failing = (
  pictures: readonly (Measured | null)[],
  fails: (picture: Measured) => boolean,
): string[] =>
  pictures.flatMap((picture, index) =>
    picture !== null && fails(picture) ? [described(picture, index)] : [],
  );

/** `1 / 3`: how many pictures there are and how many are asked for; empty where there are enough. */
export const missingPictures = (
  count: number,
  { minPictures }: Pick<PictureStandards, 'minPictures'>,
): string[] => (minPictures !== null && count < minPictures ? [`${count} / ${minPictures}`] : []);

export const smallPictures = (
  pictures: readonly (Measured | null)[],
  { minPictureWidth, minPictureHeight }: PictureStandards,
): string[] =>
  failing(
    pictures,
    ({ width, height }) => width < (minPictureWidth ?? 0) || height < (minPictureHeight ?? 0),
  );

export const misshapenPictures = (
  pictures: readonly (Measured | null)[],
  { pictureRatio }: PictureStandards,
): string[] =>
  pictureRatio === null ? [] : failing(pictures, (picture) => !hasRatio(picture, pictureRatio));
