/** Every promotion that the demo store's checkout has asked about, in the order in which they were planned. */
import { FESTIVALS } from './festivals.ts';
import { WEEKS } from './weeks.ts';
import { STANDING } from './standing.ts';

export const PLANNED = [...FESTIVALS, ...STANDING, ...WEEKS] as const;
export type PromotionKey = (typeof PLANNED)[number]['key'];
