import { Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import type { Feature } from '../ui/feature.ts';
import { guardedViews } from './guardedViews.tsx';
import { NotFound } from './NotFound.tsx';

/** The pages of a feature. Below an address without a list nothing would be shown, so it says that there is no page. */
export const featureResource = ({ routes: _pages, ...feature }: Feature) => (
  <Resource key={feature.name} {...feature} {...guardedViews(feature)}>
    {!feature.list && <Route path="*" element={<NotFound />} />}
  </Resource>
);
