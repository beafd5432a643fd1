/** Addresses of pages. A link to a page that is not in `pages.ts` does not compile. Pure. */
import type { Page, ResourceWith } from './pages.ts';

type Identifier = string | number;
/** What a page reads from its address; null and undefined are left out. */
type Query = Readonly<Record<string, string | number | null | undefined>>;

const withQuery = (path: string, query: Query = {}): string => {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
};

export interface ListState {
  filter?: object;
  sort?: readonly [field: string, order: 'ASC' | 'DESC'];
}

/** A list as it was left, or with this filter and order from its first page. */
export const listLink = (
  resource: ResourceWith<'list'>,
  { filter, sort }: ListState = {},
): string =>
  withQuery(`/${resource}`, {
    ...(filter && { filter: JSON.stringify(filter) }),
    ...(sort && { sort: sort[0], order: sort[1], page: 1 }),
  });

export const showLink = (resource: ResourceWith<'show'>, id: Identifier): string =>
  `/${resource}/${encodeURIComponent(id)}/show`;

/** The page reads what it knows of the query. */
export const editLink = (resource: ResourceWith<'edit'>, id: Identifier, query?: Query): string =>
  withQuery(`/${resource}/${encodeURIComponent(id)}`, query);

/** A new record; the form takes what it knows of the query. */
export const createLink = (resource: ResourceWith<'create'>, query?: Query): string =>
  withQuery(`/${resource}/create`, query);

export const pageLink = (page: Page, query?: Query): string => withQuery(page, query);

/** One run of an import. */
export const importLink = (jobId: Identifier): string => `/imports/${encodeURIComponent(jobId)}`;
