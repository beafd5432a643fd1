/** Numbers of the returns that tell refunds made in the console. Pure. */

/** The number of the return that tells the figures of a refund; the store cannot use it. */
const PREFIX = 'console-refund-';
export const returnIdOf = (refundId: number): string => `${PREFIX}${refundId}`;
/** Of a refund that is not made yet; in the order of their numbers it comes after all that are. */
export const NEXT_RETURN = `${PREFIX}~`;
export const isOwnReturn = (externalId: string): boolean => externalId.startsWith(PREFIX);
