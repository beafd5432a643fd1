/** Cells copied from a spreadsheet. Pure. */

/**
 * Rows of cells from tab-separated lines. A cell with a tab, line end or quotation mark in it is in quotation marks, as
 * spreadsheets write it.
 */
export const pastedRows = (text: string): string[][] => {
  const rows: string[][] = [[]];
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/gy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    const [, content = '', end = ''] = match;
    rows
      .at(-1)
      ?.push(/^".*"$/s.test(content) ? content.slice(1, -1).replaceAll('""', '"') : content);
    // A line end behind the last line begins no further one.
    if (end === '' || cell.lastIndex === text.length) break;
    if (end !== '\t') rows.push([]);
  }
  return rows;
};

/** Whether it is more than the text of one cell. */
export const isCells = (text: string): boolean =>
  /[\t\r\n]/.test(text.replace(/(\r\n|\r|\n)$/, ''));
