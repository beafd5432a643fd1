import type { ComponentType } from 'react';
import { Hook } from '#shared/hook';

/** A part of the order's page, above what was bought; shows nothing where it has nothing to say. */
export interface OrderSection {
  name: string;
  Content: ComponentType;
}

/** What later domains show on the order's page, in the order of the domains. */
export const orderSections = new Hook<OrderSection>('orderSections');
