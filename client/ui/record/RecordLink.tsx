import { Link } from '@mui/material';
import type { MouseEvent, ReactNode } from 'react';
import {
  useCanAccess,
  useRecordContext,
  useResourceContext,
  useResourceDefinition,
  useRouterProvider,
} from 'react-admin';
import type { Resource } from '../../pages.ts';
import type { FeatureOptions } from '../feature.ts';
import { recordAddress, type RecordView, viewOf } from './recordAddress.ts';

export interface RecordLinkProps {
  children: ReactNode;
  /** Defaults: the record and resource around, and `show` where the resource has it, else `edit`; what the person may not open is not linked. */
  resource?: Resource;
  id?: string | number;
  to?: RecordView;
}

/** High enough to be hit between other links: 24 px with its line. */
const LINK = { fontWeight: 500, display: 'inline-block', py: '2px' } as const;

/** The real link a list's first column must be: opens in a tab, reachable by keyboard. */
export const RecordLink = ({ children, resource: named, id: given, to }: RecordLinkProps) => {
  const around = useResourceContext();
  const resource = named ?? around ?? '';
  const record = useRecordContext();
  const { options } = useResourceDefinition({ resource });
  const opens = to ?? viewOf(resource, (options as FeatureOptions | undefined)?.opens);
  const { canAccess: mayOpen, isPending } = useCanAccess({ resource, action: opens });
  const { canAccess: mayRead = false } = useCanAccess({ resource, action: 'show' });
  // What most may open is a link at once.
  const mayTry = mayOpen || isPending;
  const { Link: RouterLink } = useRouterProvider();
  const id = given ?? record?.id;
  const may = {
    edit: opens === 'edit' && mayOpen === true,
    show: mayRead || (opens === 'show' && mayTry),
  };
  const path = id === undefined ? null : recordAddress(resource, id, opens, may);
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
