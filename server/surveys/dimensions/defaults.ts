/** The eight dimensions with which every store starts. */
import type { Need } from '#contract/surveys/dimensions';
import type { Connection } from '#db';
import { insertRows } from '#db/bulk';
import { dimensions } from '#db/schema/surveys/surveys';
import { loadDimensions } from './load.ts';

type First = readonly [key: string, need: Need, en: string, zh: string, weight: number];
/** In the order of the owner's list; the first weights are basis points. */
export const FIRST_DIMENSIONS: readonly First[] = [
  ['quality', 'functional', 'Product quality', '商品质量', 2000],
  ['price', 'functional', 'Price', '价格', 1000],
  ['logistics', 'functional', 'Logistics', '物流', 1500],
  ['environment', 'emotional', 'Shopping environment', '购物环境', 1000],
  ['attitude', 'emotional', 'Service attitude', '服务态度', 2000],
  ['brand', 'emotional', 'Brand image', '品牌形象', 1000],
  ['word_of_mouth', 'social', 'Word of mouth', '口碑', 1000],
  ['social', 'social', 'Social interaction', '社交互动', 500],
];

/** As everything that is there from the first start. */
const START = { createdAt: 0, updatedAt: 0 };

export const ensureDimensions = (connection: Connection) =>
  connection.transaction(async (tx) => {
    if ((await loadDimensions(tx)).length > 0) return;
    await insertRows(
      tx,
      dimensions,
      FIRST_DIMENSIONS.map(([key, need, en, zh], position) => ({
        key,
        names: { en, zh },
        need,
        position,
        ...START,
      })),
    );
  });
