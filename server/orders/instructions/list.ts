import { instructions } from '#db/schema/orders/instructions';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { orderIdOf } from '../shared/orderIdOf.ts';
import { STATE_SQL } from './rules.ts';

export const instructionList: ListSpec = {
  table: instructions,
  hidden: ['outcome', 'updatedAt'],
  searchColumns: ['orderExternalId', 'place', 'lines'],
  extra: { orderId: orderIdOf('instructions') },
  timedTexts: { state: STATE_SQL },
  defaultSort: ['createdAt', 'DESC'],
};
