/** 10,000 products in 50 categories, written like products sent by the store. */
import type { StoreProductInput } from '#contract/catalog/products';
import { insertRows } from '#db/bulk';
import { attributes } from '#db/schema/catalog/attributes';
import { upsertCategories } from '#server/catalog/categories/upsert';
import { upsertProducts } from '#server/catalog/products/upsert';
import { CATEGORIES, FIRST_WORDS, PRODUCTS } from '../catalog.ts';
import { answer } from './answer.ts';
import { open } from './open.ts';

const MATERIALS = ['Oak', 'Linen', 'Steel', 'Clay', 'Glass', 'Wool', 'Cork'];
const THINGS = [
  'Lamp',
  'Chair',
  'Bowl',
  'Blanket',
  'Shelf',
  'Vase',
  'Table',
  'Basket',
  'Mirror',
  'Cushion',
];
const BRANDS = ['Northfold', 'Hearth & Co', 'Lumen', 'Tidewater', 'Kiln'];
const BATCH = 500;

const categoryCode = (at: number) => `bench-${at}`;
const pick = (list: readonly string[], at: number) => list[at % list.length] ?? '';

const productAt = (at: number): StoreProductInput => {
  const [first, material, thing] = [
    pick(FIRST_WORDS, at),
    pick(MATERIALS, Math.floor(at / 3)),
    pick(THINGS, Math.floor(at / 7)),
  ];
  const price = 1900 + ((at * 7919) % 40_000);
  return {
    externalId: `bench-product-${at}`,
    names: { en: `${first} ${material} ${thing} ${at}`, zh: `家居用品 ${at}` },
    descriptions: {
      en: `A ${thing.toLowerCase()} of ${material.toLowerCase()}, made to be used every day and to be repaired. `.repeat(
        2,
      ),
    },
    brand: pick(BRANDS, at),
    status: 'active',
    categoryCode: categoryCode(Math.floor(at / (PRODUCTS / CATEGORIES))),
    tags: [material.toLowerCase(), 'home'],
    images: [{ url: `https://images.example.com/${at}.jpg`, alt: `${material} ${thing}` }],
    options: [
      {
        names: { en: 'Size', zh: '尺寸' },
        values: [
          { key: 's', names: { en: 'Small', zh: '小' } },
          { key: 'l', names: { en: 'Large', zh: '大' } },
        ],
      },
    ],
    attributes: { bench_material: material, bench_year: 2020 + (at % 6) },
    variants: ['s', 'l'].map((size, step) => ({
      sku: `B${at}-${size}`,
      barcode: `69${String(at * 2 + step).padStart(11, '0')}`,
      optionValues: [size],
      cost: Math.round(price / 2),
      basePrice: price + step * 500,
      originalPrice: null,
      weightGrams: 400 + step * 300,
    })),
    updatedAt: null,
  };
};

answer<object, { categoryIds: number[] }>(async (_input, url) => {
  const { connection, writer } = await open(url);
  const at = { createdAt: writer.now, updatedAt: writer.now };
  const categoryIds = await connection.transaction(async (tx) => {
    await insertRows(tx, attributes, [
      {
        code: 'bench_material',
        names: { en: 'Material' },
        name: 'Material',
        type: 'text',
        unit: null,
        options: [],
        ...at,
      },
      {
        code: 'bench_year',
        names: { en: 'Year' },
        name: 'Year',
        type: 'number',
        unit: null,
        options: [],
        ...at,
      },
    ]);
    const written = await upsertCategories(
      tx,
      writer,
      Array.from({ length: CATEGORIES }, (_, index) => ({
        code: categoryCode(index),
        names: { en: `Category ${index}`, zh: `类目 ${index}` },
      })),
    );
    return written.flatMap((result) => ('id' in result ? [result.id] : []));
  });
  for (let from = 0; from < PRODUCTS; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, index) => productAt(from + index));
    const results = await connection.transaction((tx) => upsertProducts(tx, writer, batch));
    const refused = results.find((result) => 'errors' in result);
    if (refused) throw new Error(`A product was refused: ${JSON.stringify(refused)}`);
  }
  await connection.close();
  return { categoryIds };
});
