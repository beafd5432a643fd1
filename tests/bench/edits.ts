/** Price changes of whole records, where no two concurrent requests edit the same record and every version is current. */
import type autocannon from 'autocannon';

export interface ProductRecord {
  id: number;
  version: number;
  variants: { id: number; basePrice: number }[];
}
interface Editable {
  id: number;
  version: number;
  price: number;
  /** The record's JSON around its version and its first variant's price. */
  write: (version: number, price: number) => string;
}

const VERSION_MARK = 999_000_111;
const PRICE_MARK = 999_000_222;

const editableOf = (record: ProductRecord): Editable => {
  const [first, ...others] = record.variants;
  const text = JSON.stringify({
    ...record,
    version: VERSION_MARK,
    // The instant of the loaded price changes with every edit, so it is not sent.
    variants: [{ ...first, basePrice: PRICE_MARK, basePriceSince: undefined }, ...others],
  });
  const parts = text.split(new RegExp(`(${VERSION_MARK}|${PRICE_MARK})`));
  return {
    id: record.id,
    version: record.version,
    price: first?.basePrice ?? 0,
    write: (version, price) =>
      parts
        .map((part) =>
          part === String(VERSION_MARK) ? version : part === String(PRICE_MARK) ? price : part,
        )
        .join(''),
  };
};

/** The request for a server: each run takes a free record and returns it with the response. */
export const editRequest = (
  records: readonly ProductRecord[],
  pathOf: (id: number) => string,
  headers: Record<string, string>,
): autocannon.Request => {
  const free = records.map(editableOf);
  return {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', ...headers },
    setupRequest: (request, context) => {
      const record = free.shift();
      if (!record) throw new Error('Every record is under edit');
      (context as { record: Editable }).record = record;
      return {
        ...request,
        path: pathOf(record.id),
        body: record.write(record.version, record.price + 1),
      };
    },
    onResponse: (_status, _body, context) => {
      const { record } = context as { record: Editable };
      record.version++;
      record.price++;
      free.push(record);
    },
  };
};
