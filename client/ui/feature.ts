import type { ComponentType, ReactNode } from 'react';
import type { ResourceProps } from 'react-admin';
import type { ZodType } from 'zod';
import type { Language } from '#shared/localization';
import type { Page, Resource, View, ViewOf } from '../pages.ts';
import type { Comparison } from './record/leaves.ts';

export interface Access {
  resource: string;
  action: string;
}

/** A page that is not a list, a form or a record: below `#/path`, for roles granted `access`. */
export interface FeatureRoute {
  path: Page | `/${Resource}/create` | `/${Resource}/:id`;
  element: ReactNode;
  access: Access;
  /** Shown in the menu; `label` is a translation key. `first`: before the feature's list. */
  menu?: { icon: ComponentType; label: string; first?: boolean };
}

/** What <Resource> gives to components that look a resource up by its name. */
export interface FeatureOptions {
  /** What its records and their histories hold; loaded when first needed. */
  contracts?: () => Promise<readonly ZodType[]>;
  /** The messages that name the coded values of a field: `kind` → `promotions.kinds`; of a field within others `off.kind`. */
  values?: Readonly<Record<string, string>>;
  /** Fields whose values are written as a whole, by a component of their own. */
  texts?: Readonly<Record<string, ComponentType<{ value: unknown }>>>;
  /** How two states of a record are compared: in its history, and where two people saved it. */
  comparison?: Comparison;
  /** What a record is called in a language, where that is more than its name. */
  nameOf?: (record: Readonly<Record<string, unknown>>, language: Language) => string;
  /** Links lead whoever may edit a record to its form, although it has a page to read, too. */
  opens?: 'edit';
}

interface Facts extends Omit<ResourceProps, 'name' | 'options' | View> {
  options?: FeatureOptions;
  routes?: readonly FeatureRoute[];
}

/** Exactly the views that `pages.ts` lists. */
type Views<R extends Resource> = Required<Pick<ResourceProps, ViewOf<R>>> &
  Partial<Record<Exclude<View, ViewOf<R>>, undefined>>;

/** What a feature folder exports to the `index.ts` of its domain: what <Resource> takes, and its own pages. */
export type FeatureOf<R extends Resource> = Facts & { name: R } & Views<R>;
export type Feature = { [R in Resource]: FeatureOf<R> }[Resource];
