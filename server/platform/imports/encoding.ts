/** Detects the encoding of a text file, and says when it is only a guess. */
import { analyse } from 'chardet';
import { type Encoding, ENCODINGS } from '#contract/platform/imports';
import { ByteFacts } from './byteFacts.ts';
import { piecesOf } from './pieces.ts';
import { NotText } from './notText.ts';

/** An encoding; `isSure` is false for a guess. */
export interface Guess {
  encoding: Encoding;
  isSure: boolean;
}

export const startsWith = (bytes: Buffer, ...magic: number[]) =>
  magic.every((byte, index) => bytes[index] === byte);

/** Whether a text is valid in an encoding, as far as it was read. */
class Validity {
  isValid = true;
  readonly #decoder: TextDecoder;
  constructor(encoding: Encoding) {
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }
  add(piece: Buffer | undefined) {
    if (!this.isValid) return;
    try {
      this.#decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      this.isValid = false;
    }
  }
}

/** Names that chardet has for encodings that differ only in characters no file of a store contains. */
const SAME: Readonly<Record<string, Encoding>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-2': 'windows-1250',
  'iso-8859-5': 'windows-1251',
};
const EAST_ASIAN: ReadonlySet<string> = new Set(['big5', 'euc-kr', 'euc-jp', 'shift_jis']);
/** So much more likely must another Western or Eastern European encoding be than the most frequent one. */
const CLEARLY = 20;

const likeliest = (sample: Buffer): Encoding => {
  const found = analyse(sample).flatMap(({ name, confidence }) => {
    const known = name.toLowerCase();
    const encoding = SAME[known] ?? ENCODINGS.find((one) => one === known);
    return encoding && encoding !== 'utf-8' ? [{ encoding, confidence }] : [];
  });
  const western = found.find(({ encoding }) => encoding === 'windows-1252')?.confidence ?? 0;
  const [best] = found.sort((a, b) => b.confidence - a.confidence);
  return best && best.confidence >= western + CLEARLY ? best.encoding : 'windows-1252';
};

/** Whether the bytes look more like another East Asian encoding than like GB 18030. */
const looksOther = (sample: Buffer): boolean => {
  const found = analyse(sample);
  const own = found.find(({ name }) => name === 'GB18030')?.confidence ?? 0;
  return found.some(
    ({ name, confidence }) => EAST_ASIAN.has(name.toLowerCase()) && confidence > own,
  );
};

/** Bytes that are looked at for a guess. */
const SAMPLE = 200_000;

export const encodingOf = async (
  path: string,
  gzip: boolean,
  signal?: AbortSignal,
): Promise<Guess> => {
  const utf8 = new Validity('utf-8');
  const gb18030 = new Validity('gb18030');
  const facts = new ByteFacts();
  let sample = Buffer.alloc(0);
  let isFirst = true;
  for await (const piece of piecesOf(path, gzip)) {
    if (isFirst && startsWith(piece, 0xff, 0xfe)) return { encoding: 'utf-16le', isSure: true };
    if (isFirst && startsWith(piece, 0xfe, 0xff)) return { encoding: 'utf-16be', isSure: true };
    isFirst = false;
    signal?.throwIfAborted();
    if (piece.includes(0)) throw new NotText('imports.errors.notText');
    utf8.add(piece);
    gb18030.add(piece);
    if (sample.length < SAMPLE) {
      facts.add(piece);
      sample = Buffer.concat([sample, piece.subarray(0, SAMPLE - sample.length)]);
    }
  }
  utf8.add(undefined);
  gb18030.add(undefined);
  if (utf8.isValid) return { encoding: 'utf-8', isSure: true };
  // Chinese spreadsheets write GB 18030 by default.
  if (gb18030.isValid && facts.isChinese() && !looksOther(sample))
    return { encoding: 'gb18030', isSure: true };
  const likely = likeliest(sample);
  const isEastAsian = likely === 'windows-1252' && gb18030.isValid && facts.looksChinese();
  return { encoding: isEastAsian ? 'gb18030' : likely, isSure: false };
};
