import type { ClientDomain } from '../domain.ts';
import { orders, returns } from './orders/index.ts';

export const ordersDomain: ClientDomain = {
  group: 'service',
  features: [orders, returns],
};
