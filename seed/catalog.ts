/** The products of the demo store, drawn from the departments' words. Pure. */
import type { z } from 'zod';
import type { AttributeValue } from '#contract/attributes';
import type { Requirement } from '#contract/categories';
import type { StoreProductInput } from '#contract/products';
import { addDays } from '#server/settings/days';
import type { Department, Draw, Group, Leaf, Pair } from './departments/department.ts';
import { DEPARTMENTS } from './departments/index.ts';
import { ean13, OPTIONS, type OptionValue } from './options.ts';
import type { Random } from './random.ts';

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
  /** How well it sells beside others of its department. */
  weight: number;
  /** Index of the day it comes into the catalogue, and of the day it leaves (null = never). */
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

interface Place {
  department: Department;
  at: number;
  group: Group;
  leaf: Leaf;
  asks: ReadonlyMap<string, Requirement>;
  draws: ReadonlyMap<string, Draw>;
}
const inherit = <T>(parts: readonly (Record<string, T> | undefined)[]) =>
  new Map(parts.flatMap((part) => Object.entries(part ?? {})));

const PLACES: readonly Place[] = DEPARTMENTS.flatMap((department, at) =>
  department.groups.flatMap((group) =>
    group.leaves.map((leaf) => ({
      department,
      at,
      group,
      leaf,
      asks: inherit([department.asks, group.asks, leaf.asks]),
      draws: inherit([department.draws, group.draws, leaf.draws]),
    })),
  ),
);

const DRAFTS = 0.05;
const ARCHIVED = 0.03;
const THERE_FROM_THE_START = 0.72;

/** A price as shops write it: 12.9, 59, 299, 1,299. Yuan → minor units. */
const retail = (yuan: number): number => {
  if (yuan < 40) return Math.max(5, Math.floor(yuan)) * 100 + 90;
  if (yuan < 150) return (Math.round(yuan / 10) * 10 - 1) * 100;
  return (Math.round(yuan / 20) * 20 - 1) * 100;
};

const localized = ([en, zh]: Pair) => ({ en, zh });

/** Shops bring out what is new every second week. */
const LAUNCH_EVERY = 14;
const launchDay = (day: number) => Math.max(1, day - (day % LAUNCH_EVERY));

const drawValue = (
  random: Random,
  draw: Draw,
  { today, brand, thing }: { today: string; brand: Pair; thing: number },
): AttributeValue => {
  if (Array.isArray(draw)) return random.pick(draw as readonly string[]);
  if (draw === 'brand') return localized(brand);
  const kind = draw as Exclude<Draw, string | readonly string[]>;
  if ('byThing' in kind) return localized(kind.byThing[thing % kind.byThing.length] ?? brand);
  if ('from' in kind) return kind.from + random.int(0, Math.floor((kind.to - kind.from) / kind.step)) * kind.step;
  if ('yes' in kind) return random.chance(kind.yes);
  if ('daysAhead' in kind) return addDays(today, random.int(...kind.daysAhead));
  if ('daysAgo' in kind) return addDays(today, -random.int(...kind.daysAgo));
  if ('box' in kind) {
    const sides = [0, 1, 2].map(() => random.int(...kind.box)).join(' × ');
    return { en: `${sides} cm`, zh: `${sides} 厘米` };
  }
  return localized(random.pick(kind.texts));
};

const describe = (random: Random, { department, group, leaf }: Place, brand: Pair, thing: Pair) => {
  const about = random.pick(leaf.about);
  const [first, second] = random.some(group.sentences ?? department.sentences, 2);
  return {
    en: `${thing[0]} by ${brand[0]}. ${about[0]} ${first?.[0]} ${second?.[0]}`,
    zh: `${brand[1]}${thing[1]}。${about[1]}${first?.[1]}${second?.[1]}`,
  };
};

/** Every combination of the chosen option values, first option slowest. */
const combinations = (lists: readonly (readonly OptionValue[])[]): OptionValue[][] =>
  lists.reduce<OptionValue[][]>((all, list) => all.flatMap((one) => list.map((value) => [...one, value])), [[]]);

const chooseOptions = (random: Random, leaf: Leaf) =>
  leaf.options.map((name) => {
    const { names, values, count, inOrder } = OPTIONS[name];
    const wanted = random.int(...count);
    const first = random.int(0, Math.max(0, values.length - wanted));
    return {
      names: localized(names),
      values: inOrder ? values.slice(first, first + wanted) : random.some(values, wanted),
    };
  });

const drawProduct = (
  random: Random,
  index: number,
  place: Place,
  [style, thing]: readonly [Pair, Pair],
  options: CatalogOptions,
): SeedProduct => {
  const { department, leaf } = place;
  const brand = random.pick(department.brands);
  const hook = random.pick(department.hooks);
  const names = place.group.titled
    ? { en: `${thing[0]}, ${style[0]}`, zh: `${thing[1]}（${style[1]}）` }
    : {
        en: `${brand[0]} ${style[0]} ${thing[0]}`,
        zh: [`${brand[1]}${style[1]}${thing[1]}`, hook].filter(Boolean).join(' '),
      };
  const weight = random.skewed(2.4);
  const draft = random.chance(DRAFTS);
  const early = random.chance(THERE_FROM_THE_START);
  const launch = draft
    ? options.lastDay - random.int(1, 60)
    : early
      ? launchDay(random.int(2, options.firstSale - 1))
      : launchDay(random.int(options.firstSale, options.lastDay - 15));
  const archive =
    !draft && random.chance(ARCHIVED)
      ? random.int(Math.max(launch + 90, options.lastDay - 200), options.lastDay - 5)
      : null;

  const [low, high] = leaf.price;
  const yuan = low * (high / low) ** (random.next() * 0.55 + random.next() * 0.45);
  const [least, most] = department.margin;
  const margin = random.between(least, most);
  const struck = random.chance(0.35) ? random.between(1.15, 1.5) : null;
  const grams = random.int(...leaf.grams);
  const chosen = chooseOptions(random, leaf);
  const number = String(index + 1).padStart(4, '0');
  const variants = combinations(chosen.map(({ values }) => values)).map((values, position) => {
    const times = values.reduce((product, value) => product * value.price, 1);
    const heavier = values.reduce((product, value) => product * value.weight, 1);
    const basePrice = retail(yuan * times);
    return {
      sku: [department.prefix, number, ...values.map(({ suffix }) => suffix)].join('-'),
      barcode: ean13(`20${number.padStart(6, '0')}${String(position + 1).padStart(4, '0')}`),
      optionValues: values.map(({ key }) => key),
      cost: Math.round((basePrice * (1 - margin)) / 10) * 10,
      basePrice,
      originalPrice: struck === null ? null : retail((basePrice / 100) * struck),
      weightGrams: Math.max(5, Math.round(grams * heavier)),
    };
  });
  const attributes = Object.fromEntries(
    [...place.asks].flatMap(([code, requirement]) => {
      const draw = place.draws.get(code);
      return draw && (requirement !== 'optional' || random.chance(0.6))
        ? [[code, drawValue(random, draw, { today: options.today, brand, thing: leaf.things.indexOf(thing) })]]
        : [];
    }),
  );
  const others = department.groups.flatMap(({ leaves }) => leaves).filter((one) => one !== leaf);
  return {
    department: place.at,
    weight,
    launch,
    archive,
    asks: place.asks,
    variants: variants.map(({ sku, basePrice, cost }) => ({ sku, price: basePrice, cost })),
    draft: {
      externalId: `P${10_001 + index}`,
      names,
      descriptions: describe(random, place, brand, thing),
      brand: `${brand[0]} ${brand[1]}`,
      status: draft ? 'draft' : 'active',
      categoryCode: leaf.code,
      categoryCodes: random.chance(0.1) ? [random.pick(others).code] : [],
      tags: [
        ...leaf.tags,
        ...(weight > 2.5 ? ['bestseller', '热销'] : []),
        ...(launch > options.lastDay - 75 ? ['new', '新品'] : []),
        ...(random.chance(0.08) ? ['gift', '送礼'] : []),
      ],
      options: chosen.map((option) => ({
        names: option.names,
        values: option.values.map((value) => ({ key: value.key, names: localized(value.names) })),
      })),
      images: [{ url: `/demo/${department.code}.svg`, alt: names.en }],
      attributes,
      variants,
    },
  };
};

/** The products in the order of their numbers; every category at the bottom of the tree gets its part. */
export const drawCatalog = (random: Random, options: CatalogOptions): SeedProduct[] => {
  const combos = PLACES.map(({ department, group, leaf }) => {
    const all = leaf.things.flatMap((thing) =>
      (group.styles ?? department.styles).map((style) => [style, thing] as const),
    );
    return random.some(all, all.length);
  });
  return Array.from({ length: options.count }, (_, index) => {
    const at = index % PLACES.length;
    const place = PLACES[at];
    const list = combos[at] ?? [];
    const combo = list[Math.floor(index / PLACES.length) % list.length];
    if (!place || !combo) throw new Error('The departments have no words');
    return drawProduct(random, index, place, combo, options);
  });
};
