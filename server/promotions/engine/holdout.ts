/** The share of members who never get a promotion, so that its effect can be measured against them. Pure. */

/** FNV-1a: the same for each member and promotion every time, and independent between promotions. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  // The low bits depend mostly on the last characters, so the high bits are mixed in.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
};

/** Whether this member is in the holdout. An unknown shopper never is. */
export const isHeldOut = (promotionId: number, key: string | null, holdoutBps: number): boolean =>
  holdoutBps > 0 && key !== null && hash(`${promotionId}:${key}`) % 10_000 < holdoutBps;
