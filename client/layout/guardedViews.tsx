import { type ComponentType, createElement } from 'react';
import type { Feature } from '../ui/feature.ts';
import { Guarded } from './Guarded.tsx';

/** Forms that are no forms of React-Admin do not ask who may use them: nobody fills in what they may not save. */
const VIEWS = ['create', 'edit'] as const;

const guarded = (name: string, action: string, view: NonNullable<Feature['create']>) => {
  if (typeof view === 'object' && 'props' in view) return view;
  const Page = view as ComponentType;
  const GuardedPage = () => (
    <Guarded access={{ resource: name, action }}>{createElement(Page)}</Guarded>
  );
  return GuardedPage;
};

/** The forms of a feature, shown only to the roles that may save them. */
export const guardedViews = (feature: Feature): Pick<Feature, 'create' | 'edit'> =>
  Object.fromEntries(
    VIEWS.flatMap((action) => {
      const view = feature[action];
      return view ? [[action, guarded(feature.name, action, view)]] : [];
    }),
  );
