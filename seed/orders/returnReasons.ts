/** Gives the texts of the demo store's returns to the reasons with which every store starts. */
import type { Connection, Db } from '#db';
import { addWords } from '#server/orders/returnReasons/actions';
import { ensureReturnReasons } from '#server/orders/returnReasons/defaults';
import { loadReasonIds } from '#server/orders/returnReasons/load';
import type { Writer } from '#server/platform/records/writer';

/** One text is left for a person to assign. */
const WORDS: readonly [code: string, text: string][] = [
  ['changed-my-mind', 'Changed my mind 不想要了'],
  ['item-not-as-described', 'Not as described 商品与描述不符'],
  ['damaged-or-defective', 'Damaged or defective 损坏或有缺陷'],
  ['received-the-wrong-item', 'Wrong item received 收到错误的商品'],
  ['too-small', 'Too small 太小'],
  ['too-big', 'Too big 太大'],
  ['color', 'Colour 颜色'],
  ['style', 'Style 款式'],
  ['other-reason', 'Other 其他'],
];

const write = async (tx: Db, writer: Writer) => {
  const ids = await loadReasonIds(
    tx,
    WORDS.map(([code]) => code),
  );
  for (const [code, text] of WORDS) {
    const id = ids.get(code);
    if (id !== undefined) await addWords(tx, writer, id, { words: [text] });
  }
};

export const writeReasonWords = async (connection: Connection, writer: Writer): Promise<void> => {
  await ensureReturnReasons(connection);
  await connection.transaction((tx) => write(tx, writer));
};
