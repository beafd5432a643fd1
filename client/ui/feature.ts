import type { ComponentType, ReactNode } from 'react';
import type { ResourceProps } from 'react-admin';
import type { ZodType } from 'zod';

export interface Access {
  resource: string;
  action: string;
}

/** A page that is not a list, a form or a record: below `#/path`, for roles granted `access`. */
export interface FeatureRoute {
  path: string;
  element: ReactNode;
  access: Access;
  /** Shown in the menu; `label` is a translation key. `first`: before the feature's list. */
  menu?: { icon: ComponentType; label: string; first?: boolean };
}

/** What <Resource> gives to components that look a resource up by its name. */
export interface FeatureOptions {
  /** What its records and their histories hold; loaded when first needed. */
  contracts?: () => Promise<readonly ZodType[]>;
  /** Links lead whoever may edit a record to its form, although it has a page to read, too. */
  opens?: 'edit';
}

/** What a feature folder exports to the `index.ts` of its domain: what <Resource> takes, and its own pages. */
export interface Feature extends Omit<ResourceProps, 'name' | 'options'> {
  name: string;
  options?: FeatureOptions;
  routes?: readonly FeatureRoute[];
}
