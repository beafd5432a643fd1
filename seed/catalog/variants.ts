/** Draws options, prices, costs and codes of the demo store's products. Pure. */
import type { Department, Leaf } from './departments/department.ts';
import { ean13, OPTIONS, type OptionValue } from './options.ts';
import type { Random } from '../shared/random.ts';
import { localized } from './values.ts';

/** A typical retail price: 12.9, 59, 299, 1,299. Converts yuan to minor units. */
const retail = (yuan: number): number => {
  if (yuan < 40) return Math.max(5, Math.floor(yuan)) * 100 + 90;
  if (yuan < 150) return (Math.round(yuan / 10) * 10 - 1) * 100;
  return (Math.round(yuan / 20) * 20 - 1) * 100;
};

/** Every combination of the chosen option values; the last option varies fastest. */
const combinations = (lists: readonly (readonly OptionValue[])[]): OptionValue[][] =>
  lists.reduce<OptionValue[][]>(
    (all, list) => all.flatMap((one) => list.map((value) => [...one, value])),
    [[]],
  );

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

/** Draws a product's options, and a variant for each combination; amounts in minor units. */
export const drawVariants = (
  random: Random,
  department: Department,
  leaf: Leaf,
  productNumber: number,
) => {
  const [low, high] = leaf.price;
  const yuan = low * (high / low) ** (random.next() * 0.55 + random.next() * 0.45);
  const [least, most] = department.margin;
  const margin = random.between(least, most);
  const struck = random.chance(0.35) ? random.between(1.15, 1.5) : null;
  const grams = random.int(...leaf.grams);
  const chosen = chooseOptions(random, leaf);
  const number = String(productNumber).padStart(4, '0');
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
  const options = chosen.map(({ names, values }) => ({
    names,
    values: values.map((value) => ({ key: value.key, names: localized(value.names) })),
  }));
  return { options, variants };
};
