import { Link } from '@mui/material';
import type { MouseEvent, ReactNode } from 'react';
import {
  useCanAccess,
  useRecordContext,
  useResourceContext,
  useResourceDefinition,
  useRouterProvider,
} from 'react-admin';
import { editLink, showLink } from '../../links.ts';
import { hasView, type Resource } from '../../pages.ts';
import type { FeatureOptions } from '../feature.ts';

export interface RecordLinkProps {
  children: ReactNode;
  /** Defaults: the record and resource around, and `show` where the resource has it, else `edit`; what the person may not open is not linked. */
  resource?: Resource;
  id?: string | number;
  to?: 'show' | 'edit';
}

/** High enough to be hit between other links: 24 px with its line. */
const LINK = { fontWeight: 500, display: 'inline-block', py: '2px' } as const;

/** The real link a list's first column must be: opens in a tab, reachable by keyboard. */
export const RecordLink = ({ children, resource: named, id: given, to }: RecordLinkProps) => {
  const around = useResourceContext();
  const resource = named ?? around ?? '';
  const record = useRecordContext();
  const { options } = useResourceDefinition({ resource });
  const canShow = hasView(resource, 'show');
  const opens = to ?? (options as FeatureOptions | undefined)?.opens ?? (canShow ? 'show' : 'edit');
  const { canAccess: mayOpen, isPending } = useCanAccess({ resource, action: opens });
  // Whoever may not edit it reads it; what has no page for that is no link.
  const { canAccess: mayRead } = useCanAccess({ resource, action: 'show' });
  const mayTry = mayOpen || isPending;
  const { Link: RouterLink } = useRouterProvider();
  const id = given ?? record?.id;
  const path =
    id === undefined
      ? null
      : opens === 'edit' && mayTry && hasView(resource, 'edit')
        ? editLink(resource, id)
        : (mayRead || (opens === 'show' && mayTry)) && hasView(resource, 'show')
          ? showLink(resource, id)
          : null;
  if (path === null) return <>{children}</>;
  return (
    <Link
      component={RouterLink}
      to={path}
      onClick={(event: MouseEvent) => event.stopPropagation()}
      sx={LINK}
    >
      {children}
    </Link>
  );
};
