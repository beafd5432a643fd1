import { matchPath } from 'react-router-dom';
import { dashboard, features } from './resources.ts';
import type { Feature } from './ui/feature.ts';

/** What `lazyPage` makes; other components need no loading. */
const load = (page: unknown): void => {
  const { preload } = (page ?? {}) as { preload?: () => Promise<unknown> };
  // A failure shows where the page itself is awaited.
  preload?.().catch(() => undefined);
};

const viewOf = (feature: Feature | undefined, id?: string, view?: string): unknown => {
  if (id === undefined) return feature?.list;
  if (id === 'create') return feature?.create;
  return view === 'show' ? feature?.show : feature?.edit;
};

/** Begins to load the code of the page of an address, before it is known whether the person may see it. */
export const preloadPage = (path: string): void => {
  if (path === '/') return load(dashboard);
  const routes = features.flatMap(({ routes: pages = [] }) => pages);
  const route = routes.find((page) => matchPath(page.path, path));
  if (route) return load((route.element as { type?: unknown } | null)?.type);
  const [resource, id, view] = path.split('/').slice(1);
  load(
    viewOf(
      features.find(({ name }) => name === resource),
      id,
      view,
    ),
  );
};
