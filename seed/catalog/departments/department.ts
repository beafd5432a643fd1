/** The description of a department of the demo store: its tree, its attributes, and the words for product names. */
import type { Requirement } from '#contract/catalog/categories';

/** A text in both languages of the store. */
export type Pair = readonly [en: string, zh: string];

/**
 * How a value of an attribute is drawn: one of these options, a number, true with a probability, a day around today, a
 * text, the same text for every product of a kind, or the brand's name.
 */
export type Draw =
  | 'brand'
  | { byThing: readonly Pair[] }
  | readonly string[]
  | { from: number; to: number; step: number }
  | { yes: number }
  | { daysAhead: readonly [from: number, to: number] }
  | { daysAgo: readonly [from: number, to: number] }
  | { texts: readonly Pair[] }
  /** Width × depth × height in cm, each within these bounds. */
  | { box: readonly [from: number, to: number] };

export type OptionName =
  | 'colour'
  | 'size'
  | 'shoeSize'
  | 'childSize'
  | 'bedSize'
  | 'volume'
  | 'pack'
  | 'storage'
  | 'shade'
  | 'format'
  | 'load';

interface Node {
  /** Unique in the store; also the category's code. */
  code: string;
  names: Pair;
  /** Requirements by attribute code; categories below inherit them. */
  asks?: Record<string, Requirement>;
  /** How the attribute values are drawn here; categories below may define them more narrowly. */
  draws?: Record<string, Draw>;
}
export interface Leaf extends Node {
  /** Lowest and highest price in yuan, and weight in grams. */
  price: readonly [from: number, to: number];
  grams: readonly [from: number, to: number];
  options: readonly OptionName[];
  things: readonly Pair[];
  about: readonly Pair[];
  tags: readonly string[];
}
export interface Group extends Node {
  /** Products are named by title and edition ("Night Ferry, Pocket Edition"), not by brand and style. */
  titled?: boolean;
  /** Replaces the styles of the department. */
  styles?: readonly Pair[];
  sentences?: readonly Pair[];
  leaves: readonly Leaf[];
}
export interface Department extends Node {
  prefix: string;
  groups: readonly Group[];
  brands: readonly Pair[];
  /** Words before the product's name in English, and after it in Chinese. */
  styles: readonly Pair[];
  hooks: readonly string[];
  /** Sentences that fit every product of the department. */
  sentences: readonly Pair[];
  /** Margin as a share of the price. */
  margin: readonly [from: number, to: number];
  /** Share of the store's sales, and the seasonal factor of each month from January. */
  share: number;
  months: readonly number[];
  /** Share of sold lines that are returned. */
  returnRate: number;
}
