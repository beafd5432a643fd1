/** Decodes uploaded files as text: compressed or not, in the encodings that spreadsheets write. */
import { open, stat } from 'node:fs/promises';
import { type Encoding, encodingOf, startsWith } from './encoding.ts';
import { withNewlines } from './lineEnds.ts';
import { piecesOf } from './pieces.ts';

export interface TextFile {
  path: string;
  /** Size on disk. */
  bytes: number;
  gzip: boolean;
  encoding: Encoding;
}

/** Detects whether a file is compressed, and its encoding. */
export const inspect = async (path: string): Promise<TextFile> => {
  const { size } = await stat(path);
  const handle = await open(path);
  const magic = Buffer.alloc(2);
  await handle.read(magic, 0, 2, 0).finally(() => handle.close());
  const gzip = startsWith(magic, 0x1f, 0x8b);
  return { path, bytes: size, gzip, encoding: await encodingOf(path, gzip) };
};

/** The text of an inspected file in pieces, without its byte-order mark, with newlines as line ends. */
export const textOf = (file: TextFile, onRead?: (bytes: number) => void): AsyncGenerator<string> =>
  withNewlines(decoded(file, onRead));

async function* decoded(file: TextFile, onRead?: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding);
  for await (const piece of piecesOf(file.path, file.gzip, onRead))
    yield decoder.decode(piece, { stream: true });
  const rest = decoder.decode();
  if (rest) yield rest;
}
