/** Draws the products of the demo store from the words of its departments. Pure. */
import type { z } from 'zod';
import type { Requirement } from '#contract/catalog/categories';
import type { StoreProductInput } from '#contract/catalog/products';
import type { Department, Draw, Group, Leaf, Pair } from './departments/department.ts';
import { DEPARTMENTS } from './departments/index.ts';
import type { Random } from '../shared/random.ts';
import { drawValue } from './values.ts';
import { drawVariants } from './variants.ts';

export type ProductDraft = z.input<typeof StoreProductInput>;

export interface SeedVariant {
  sku: string;
  /** Minor units. */
  price: number;
  cost: number;
}
export interface SeedProduct {
  draft: ProductDraft;
  department: number;
  /** Relative sales weight within its department. */
  weight: number;
  /** Index of the day on which it is launched, and of the day on which it is archived (null = never). */
  launch: number;
  archive: number | null;
  variants: readonly SeedVariant[];
  asks: ReadonlyMap<string, Requirement>;
}
export interface CatalogOptions {
  count: number;
  /** The day of seeding, and the index of the first and last day of the store's sales. */
  today: string;
  firstSale: number;
  lastDay: number;
}

interface LeafCategory {
  department: Department;
  departmentIndex: number;
  group: Group;
  leaf: Leaf;
  asks: ReadonlyMap<string, Requirement>;
  draws: ReadonlyMap<string, Draw>;
}
const inherit = <T>(parts: readonly (Record<string, T> | undefined)[]) =>
  new Map(parts.flatMap((part) => Object.entries(part ?? {})));

const LEAF_CATEGORIES: readonly LeafCategory[] = DEPARTMENTS.flatMap((department, index) =>
  department.groups.flatMap((group) =>
    group.leaves.map((leaf) => ({
      department,
      departmentIndex: index,
      group,
      leaf,
      asks: inherit([department.asks, group.asks, leaf.asks]),
      draws: inherit([department.draws, group.draws, leaf.draws]),
    })),
  ),
);

const DRAFTS = 0.05;
const ARCHIVED = 0.04;
const INITIAL_SHARE = 0.72;
const CLEARED_EVERY = 23;

/** New products are launched every second week. */
const LAUNCH_EVERY = 14;
const launchDay = (day: number) => Math.max(1, day - (day % LAUNCH_EVERY));

const describe = (
  random: Random,
  { department, group, leaf }: LeafCategory,
  brand: Pair,
  thing: Pair,
) => {
  const about = random.pick(leaf.about);
  const [first, second] = random.some(group.sentences ?? department.sentences, 2);
  return {
    en: `${thing[0]} by ${brand[0]}. ${about[0]} ${first?.[0]} ${second?.[0]}`,
    zh: `${brand[1]}${thing[1]}。${about[1]}${first?.[1]}${second?.[1]}`,
  };
};

const drawProduct = (
  random: Random,
  index: number,
  leafCategory: LeafCategory,
  [style, thing]: readonly [Pair, Pair],
  options: CatalogOptions,
): SeedProduct => {
  const { department, leaf } = leafCategory;
  const brand = random.pick(department.brands);
  const hook = random.pick(department.hooks);
  const names = leafCategory.group.titled
    ? { en: `${thing[0]}, ${style[0]}`, zh: `${thing[1]}（${style[1]}）` }
    : {
        en: `${brand[0]} ${style[0]} ${thing[0]}`,
        zh: [`${brand[1]}${style[1]}${thing[1]}`, hook].filter(Boolean).join(' '),
      };
  const weight = random.skewed(2.4);
  const draft = random.chance(DRAFTS);
  const early = random.chance(INITIAL_SHARE);
  const launch = draft
    ? options.lastDay - random.int(1, 60)
    : early
      ? launchDay(random.int(2, options.firstSale - 1))
      : launchDay(random.int(options.firstSale, options.lastDay - 15));
  const archive =
    !draft && launch < options.lastDay - 250 && random.chance(ARCHIVED)
      ? random.int(options.lastDay - 200, options.lastDay - 5)
      : null;

  const { options: chosen, variants } = drawVariants(random, department, leaf, index + 1);
  const attributes = Object.fromEntries(
    [...leafCategory.asks].flatMap(([code, requirement]) => {
      const draw = leafCategory.draws.get(code);
      return draw && (requirement !== 'optional' || random.chance(0.6))
        ? [
            [
              code,
              drawValue(random, draw, {
                today: options.today,
                brand,
                thing: leaf.things.indexOf(thing),
              }),
            ],
          ]
        : [];
    }),
  );
  const others = department.groups.flatMap(({ leaves }) => leaves).filter((one) => one !== leaf);
  return {
    department: leafCategory.departmentIndex,
    weight,
    launch,
    archive,
    asks: leafCategory.asks,
    variants: variants.map(({ sku, basePrice, cost }) => ({ sku, price: basePrice, cost })),
    draft: {
      externalId: `P${10_001 + index}`,
      names,
      descriptions: describe(random, leafCategory, brand, thing),
      brand: `${brand[0]} ${brand[1]}`,
      status: draft ? 'draft' : 'active',
      categoryCode: leaf.code,
      categoryCodes: random.chance(0.1) ? [random.pick(others).code] : [],
      tags: [
        ...leaf.tags,
        ...(weight > 2.5 ? ['bestseller', '热销'] : []),
        ...(launch > options.lastDay - 75 ? ['new', '新品'] : []),
        ...(random.chance(0.08) ? ['gift', '送礼'] : []),
        ...(index % CLEARED_EVERY === 7 ? ['clearance', '清仓'] : []),
      ],
      options: chosen,
      images: [{ url: `/demo/${department.code}.svg`, alt: names.en }],
      attributes,
      variants,
    },
  };
};

/** The products in the order of their numbers, distributed over the leaf categories. */
export const drawCatalog = (random: Random, options: CatalogOptions): SeedProduct[] => {
  const combos = LEAF_CATEGORIES.map(({ department, group, leaf }) => {
    const all = leaf.things.flatMap((thing) =>
      (group.styles ?? department.styles).map((style) => [style, thing] as const),
    );
    return random.some(all, all.length);
  });
  return Array.from({ length: options.count }, (_, index) => {
    const leafIndex = index % LEAF_CATEGORIES.length;
    const leafCategory = LEAF_CATEGORIES[leafIndex];
    const list = combos[leafIndex] ?? [];
    const combo = list[Math.floor(index / LEAF_CATEGORIES.length) % list.length];
    if (!leafCategory || !combo) throw new Error('The departments have no words');
    return drawProduct(random, index, leafCategory, combo, options);
  });
};
