import type { ComponentType, ReactNode } from 'react';
import type { ResourceProps } from 'react-admin';

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

/** What a folder exports to `resources.ts`: what <Resource> spreads, and its own pages. */
export interface Feature extends Omit<ResourceProps, 'name'> {
  name: string;
  routes?: readonly FeatureRoute[];
}
