import * as z from 'zod';
import {
  amount,
  count,
  halfWidth,
  orNothing,
  rate,
  reference,
  requiredLocalized,
  text,
  whole,
} from '#shared/fields';
import { code } from '#shared/fields';
import { type Localized } from '#shared/localization';

/** From loosest to strictest; a child category may only make a requirement stricter. */
export const REQUIREMENTS = ['optional', 'recommended', 'required'] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

export const CategoryAttribute = z.object({
  attributeId: reference('attributes'),
  requirement: z.enum(REQUIREMENTS),
});
export type CategoryAttribute = z.infer<typeof CategoryAttribute>;

export const CategoryInput = z.object({
  code: orNothing(code()),
  parentId: reference('categories')
    .nullish()
    .transform((parentId) => parentId ?? null),
  names: requiredLocalized(120),
  hidden: z.boolean().default(false),
  /**
   * Guards of the prices in this category, where neither the variant nor a nearer category has its own; left out:
   * unchanged.
   */
  minPrice: amount().nullable().optional(),
  /** Minimum margin in basis points of the price; below zero allows a loss. */
  minMarginBps: rate(-10_000, 9_900).nullable().optional(),
  /** Standards for the pictures of its products, in addition to those of categories above; left out: unchanged. */
  minPictures: count(1, 100).nullable().optional(),
  /** In pixels. */
  minPictureWidth: whole('plain', 1, 10_000).nullable().optional(),
  minPictureHeight: whole('plain', 1, 10_000).nullable().optional(),
  /** Width to height: `3:4`. */
  pictureRatio: text(9)
    .overwrite((ratio) => halfWidth(ratio).replaceAll(' ', ''))
    .regex(/^([1-9]\d{0,3}:[1-9]\d{0,3})?$/, 'categories.errors.pictureRatio')
    .transform((ratio) => ratio || null)
    .nullable()
    .optional(),
  /** The category's own bindings; inherited ones are read-only here. */
  attributes: z.array(CategoryAttribute).max(200).default([]),
});
export type CategoryInput = z.infer<typeof CategoryInput>;

/** The new parent (null = top level) and the position among its children (0 = first). */
export const CategoryMove = z.strictObject({
  parentId: reference('categories').nullable(),
  position: whole('position', 0, 100_000),
});
/** What a merge writes to the histories of both categories. */
export const CategoryMerged = z.object({ merged: z.string(), mergedInto: reference('categories') });
export const CategoryMerge = z.strictObject({ targetId: reference('categories') });

export interface Category {
  id: number;
  code: string;
  parentId: number | null;
  position: number;
  path: string;
  depth: number;
  names: Localized;
  name: string;
  hidden: boolean;
  minPrice: number | null;
  minMarginBps: number | null;
  minPictures: number | null;
  minPictureWidth: number | null;
  minPictureHeight: number | null;
  pictureRatio: string | null;
  version: number;
  /** Products whose primary or further category this is, without those of the subtree. */
  productCount: number;
}
