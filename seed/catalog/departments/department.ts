/** How a department of the demo store is written down: its tree, what it asks of products, and words to name them. */
import type { Requirement } from '#contract/catalog/categories';

/** A text in both languages of the store. */
export type Pair = readonly [en: string, zh: string];

/**
 * How a value of an attribute is drawn: one of these options, a number, yes at times, a day around today, a text, the
 * same text for every product of a kind, or the brand's name.
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
  /** Width × depth × height in cm, each between these. */
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
  /** What the category asks for by attribute code; categories below it inherit. */
  asks?: Record<string, Requirement>;
  /** How the asked values look here; categories below it may say it more exactly. */
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
  /** Named by title and edition ("Night Ferry, Pocket Edition"), not by brand and style. */
  titled?: boolean;
  /** In place of the department's. */
  styles?: readonly Pair[];
  sentences?: readonly Pair[];
  leaves: readonly Leaf[];
}
export interface Department extends Node {
  prefix: string;
  groups: readonly Group[];
  brands: readonly Pair[];
  /** Words before the thing's name, and words Chinese shops put behind it. */
  styles: readonly Pair[];
  hooks: readonly string[];
  /** Sentences that fit every product of the department. */
  sentences: readonly Pair[];
  /** Share of the price that is left after the cost. */
  margin: readonly [from: number, to: number];
  /** How much of the store's sales, and from January on how much more or less than usual. */
  share: number;
  months: readonly number[];
  /** Share of sold lines that come back. */
  returnRate: number;
}
