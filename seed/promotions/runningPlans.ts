/** All promotions that applied to orders of the demo store, in the order in which they were planned. */
import { FESTIVALS } from './festivals.ts';
import { WEEKS } from './weeks.ts';
import { PERMANENT } from './permanentPlans.ts';

export const PLANNED = [...FESTIVALS, ...PERMANENT, ...WEEKS] as const;
export type PromotionKey = (typeof PLANNED)[number]['key'];
