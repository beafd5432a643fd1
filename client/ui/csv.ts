/** Lines of cells as a file for spreadsheets. Pure. */

/** So that spreadsheets read Chinese. */
const BYTE_ORDER_MARK = '\uFEFF';

const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const csvOf = (lines: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
