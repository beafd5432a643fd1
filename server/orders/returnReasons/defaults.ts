/** The reasons with which every store starts; staff change and add to them. */
import type { Responsibility } from '#contract/orders/responsibilities';
import type { Disposition } from '#contract/orders/returnReasons';
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { returnReasons } from '#db/schema/orders/returnReasons';
import { takeReturns } from './actions.ts';

type Start = readonly [
  code: string,
  en: string,
  zh: string,
  responsibility: Responsibility,
  disposition: Disposition,
  needsPhoto?: true,
];
const TREE: readonly { top: Start; below?: readonly Start[] }[] = [
  {
    top: ['changed-my-mind', 'Changed my mind', '不想要了', 'customer', 'resellable'],
    below: [
      ['too-small', 'Too small', '太小', 'customer', 'resellable'],
      ['too-big', 'Too big', '太大', 'customer', 'resellable'],
      ['style', 'Style', '款式不喜欢', 'customer', 'resellable'],
      ['color', 'Colour', '颜色不喜欢', 'customer', 'resellable'],
    ],
  },
  {
    top: [
      'item-not-as-described',
      'Not as described',
      '商品与描述不符',
      'merchant',
      'resellable',
      true,
    ],
  },
  {
    top: [
      'received-the-wrong-item',
      'Wrong item received',
      '收到错误的商品',
      'merchant',
      'wrongItem',
      true,
    ],
  },
  {
    top: [
      'damaged-or-defective',
      'Damaged or defective',
      '损坏或有缺陷',
      'merchant',
      'scrap',
      true,
    ],
    below: [
      ['damaged-in-transit', 'Damaged on the way', '运输途中损坏', 'carrier', 'scrap', true],
      ['defective', 'Does not work', '质量问题', 'supplier', 'refurbish', true],
    ],
  },
  { top: ['arrived-late', 'Arrived late', '到货太晚', 'carrier', 'resellable'] },
  { top: ['other-reason', 'Other', '其他', 'undetermined', 'resellable'] },
  { top: ['unknown', 'Unknown', '未知', 'undetermined', 'resellable'] },
];
const STEP = 10;

const some = prepared({}, (q) => q.select({ id: returnReasons.id }).from(returnReasons).limit(1));

const toRow = (
  [code, en, zh, responsibility, disposition, needsPhoto]: Start,
  index: number,
  parentId: number | null,
) => ({
  code,
  parentId,
  names: { en, zh },
  responsibility,
  disposition,
  needsPhoto: needsPhoto === true,
  isOffered: code !== 'unknown',
  position: (index + 1) * STEP,
  createdAt: 0,
  updatedAt: 0,
});

/** Reasons with the returns whose texts are their codes, which may have come before them. */
const insertReasons = async (tx: Db, rows: readonly ReturnType<typeof toRow>[]) => {
  const ids = await insertRows(tx, returnReasons, rows, { returning: true });
  for (const [index, { code }] of rows.entries())
    await takeReturns(tx, { id: ids[index] ?? 0, texts: [code] });
  return ids;
};

const insertTree = async (tx: Db) => {
  if ((await some(tx)).length > 0) return;
  for (const [index, { top, below = [] }] of TREE.entries()) {
    const [id = 0] = await insertReasons(tx, [toRow(top, index, null)]);
    await insertReasons(
      tx,
      below.map((one, place) => toRow(one, place, id)),
    );
  }
};

/** Once, where there is no reason at all. */
export const ensureReturnReasons = (connection: Connection) => connection.transaction(insertTree);
