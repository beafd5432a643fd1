/** Reads yes/no cells. Pure. */

const YES = new Set(['true', 'yes', 'y', '1', '是']);
const NO = new Set(['false', 'no', 'n', '0', '否']);

/** The value of a yes/no cell; null where it is neither. */
export const parseYesNo = (cell: string): boolean | null => {
  const word = cell.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
};
