/** What keeps people from asking the shop for goods by hand, as hooks of instructions. */
import { unitsUnderExchange } from './exchanges/underExchange.ts';
import { refuseAboveLimit, refuseRefundedUnits } from './freeReplacements/guard.ts';

export const ASKING_BY_HAND = {
  unitsUnderCases: [unitsUnderExchange],
  beforeAsking: [refuseRefundedUnits, refuseAboveLimit],
};
