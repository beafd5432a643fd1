import type { ComponentType } from 'react';
import { Hook } from '#shared/hook';

/** A part of the order's page; shows nothing where it has nothing to say. */
export interface OrderSection {
  name: string;
  Content: ComponentType;
}

/** What later domains show on the order's page above what was bought, in the order of the domains. */
export const orderSections = new Hook<OrderSection>('orderSections');

/** Their verbs in the section of returns. */
export const orderReturnVerbs = new Hook<OrderSection>('orderReturnVerbs');
