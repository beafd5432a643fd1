/** What has to be finished before a member can be erased: gifts that wait to be sent need their address. */
export const ERASURE_BLOCKS = ['gifts'] as const;
export type ErasureBlock = (typeof ERASURE_BLOCKS)[number];
