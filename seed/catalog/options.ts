/** The options of the demo store's products, and how a choice changes price and weight. */
import { COLOURS } from './attributes.ts';
import type { OptionName, Pair } from './departments/department.ts';

export interface OptionValue {
  key: string;
  names: Pair;
  /** Suffix of the SKU. */
  suffix: string;
  price: number;
  weight: number;
}
interface OptionSet {
  names: Pair;
  values: readonly OptionValue[];
  /** How many of the values a product has; `inOrder` chooses neighbouring ones (sizes). */
  count: readonly [from: number, to: number];
  inOrder: boolean;
}

const value = (
  key: string,
  names: Pair,
  price = 1,
  weight = 1,
  suffix = key.toUpperCase(),
): OptionValue => ({
  key,
  names,
  suffix,
  price,
  weight,
});
const same = (key: string, price = 1, weight = 1) => value(key, [key, key], price, weight);

export const OPTIONS: Record<OptionName, OptionSet> = {
  colour: {
    names: ['Colour', '颜色'],
    values: Object.entries(COLOURS).map(([key, { names, suffix }]) =>
      value(key, names, 1, 1, suffix),
    ),
    count: [2, 3],
    inOrder: false,
  },
  size: {
    names: ['Size', '尺码'],
    values: ['S', 'M', 'L', 'XL'].map((key) => same(key)),
    count: [3, 4],
    inOrder: true,
  },
  shoeSize: {
    names: ['Size', '鞋码'],
    values: ['36', '37', '38', '39', '40', '41', '42', '43'].map((key) => same(key)),
    count: [4, 6],
    inOrder: true,
  },
  childSize: {
    names: ['Height', '身高'],
    values: ['80', '90', '100', '110', '120'].map((key) =>
      value(key, [`${key} cm`, `${key} 厘米`]),
    ),
    count: [3, 4],
    inOrder: true,
  },
  bedSize: {
    names: ['Bed size', '适用床宽'],
    values: [
      value('1.5', ['1.5 m bed', '1.5 米床'], 1, 1, '15'),
      value('1.8', ['1.8 m bed', '1.8 米床'], 1.18, 1.2, '18'),
    ],
    count: [2, 2],
    inOrder: true,
  },
  volume: {
    names: ['Volume', '规格'],
    values: [
      value('travel', ['Travel size', '旅行装'], 0.55, 0.4, 'T'),
      value('regular', ['Regular size', '正装'], 1, 1, 'R'),
      value('refill', ['Refill', '替换装'], 0.85, 0.9, 'F'),
      value('double', ['Double pack', '两支装'], 1.85, 2, 'D'),
    ],
    count: [2, 3],
    inOrder: true,
  },
  pack: {
    names: ['Pack', '包装'],
    values: [
      value('single', ['Single', '单件'], 1, 1, '1'),
      value('three', ['Pack of 3', '3 件装'], 2.75, 3, '3'),
      value('six', ['Pack of 6', '6 件装'], 5.2, 6, '6'),
      value('gift', ['Gift box', '礼盒装'], 3.4, 3.6, 'G'),
    ],
    count: [2, 3],
    inOrder: true,
  },
  storage: {
    names: ['Storage', '存储容量'],
    values: [same('128GB'), same('256GB', 1.22), same('512GB', 1.6)],
    count: [2, 3],
    inOrder: true,
  },
  shade: {
    names: ['Shade', '色号'],
    values: [
      value('01', ['01 Bare', '01 裸色']),
      value('02', ['02 Rose', '02 玫瑰']),
      value('03', ['03 Brick', '03 砖红']),
      value('04', ['04 Peach', '04 蜜桃']),
      value('05', ['05 Cocoa', '05 可可']),
    ],
    count: [3, 5],
    inOrder: true,
  },
  format: {
    names: ['Format', '版本'],
    values: [
      value('paperback', ['Paperback', '平装'], 1, 1, 'PB'),
      value('hardcover', ['Hardcover', '精装'], 1.55, 1.5, 'HC'),
    ],
    count: [1, 2],
    inOrder: true,
  },
  load: {
    names: ['Weight', '重量'],
    values: [
      value('light', ['Light', '轻量'], 0.8, 0.6, 'L'),
      value('medium', ['Medium', '中量'], 1, 1, 'M'),
      value('heavy', ['Heavy', '重量'], 1.5, 1.9, 'H'),
    ],
    count: [2, 3],
    inOrder: true,
  },
};

/**
 * Appends the check digit to 12 digits. EANs beginning with 20 to 29 are reserved for internal use, so they belong to
 * no real product.
 */
export const ean13 = (twelve: string): string => {
  const sum = [...twelve].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return `${twelve}${(10 - (sum % 10)) % 10}`;
};
