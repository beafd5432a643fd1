/** Converts the line ends of old Mac files. Pure. */

/** Characters after which a file without any line end is passed on as it is. */
const MAX_LINE = 1_000_000;

/** Whether the first line end outside quotes is a carriage return alone; null where the text does not show it yet. */
const endsWithReturn = (text: string): boolean | null => {
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    const letter = text[index];
    if (letter === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (letter === '\n') return false;
    else if (letter === '\r') return index + 1 < text.length ? text[index + 1] !== '\n' : null;
  }
  return text.length > MAX_LINE ? false : null;
};

const toNewlines = (text: string) => text.replaceAll(/\r\n?/g, '\n');

/**
 * The pieces of a text. If its first line ends with a carriage return alone, all such line ends are converted to
 * newlines.
 */
export async function* withNewlines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let converts: boolean | null = null;
  let held = '';
  for await (const piece of pieces) {
    let text = held + piece;
    held = '';
    converts ??= endsWithReturn(text);
    if (converts === null) {
      held = text;
      continue;
    }
    // A newline may follow in the next piece.
    if (converts && text.endsWith('\r')) {
      held = '\r';
      text = text.slice(0, -1);
    }
    if (text !== '') yield converts ? toNewlines(text) : text;
  }
  if (held !== '') yield converts === false ? held : toNewlines(held);
}
