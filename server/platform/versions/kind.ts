/** What there are versions of, such as the members' programme; each is declared by its feature. */
import type { SecondPersonResource } from '#contract/platform/approvers';
import type { Db } from '#db';
import type { VersionTable } from '#db/schema/versions';
import type { Hook } from '#shared/hook';
import type { Language } from '#shared/localization';
import type { Application } from '../http/context.ts';
import type { Writer } from '../records/writer.ts';
import type { ApprovedVersion, versionReader } from './load.ts';
import type { BegunVersion } from './rules.ts';

export interface VersionDecided {
  kind: 'approved' | 'withdrawn';
  version: BegunVersion;
}

/** What runs after a version was approved, and after an approved one was withdrawn before it began. */
export interface AfterVersionDecision {
  /** In the transaction of the decision. */
  record?: (tx: Db, writer: Writer, decided: VersionDecided) => Promise<unknown>;
  /** Once it is stored, for work that goes on aside. */
  afterwards?: (application: Application, decided: VersionDecided) => Promise<unknown>;
}

export interface VersionKind<Terms extends object> {
  resource: SecondPersonResource;
  table: VersionTable;
  reader: ReturnType<typeof versionReader<Terms>>;
  nameOf: (version: { terms: Terms; number: number }, language: Language) => string;
  /** Throws 422 with the field of each error. */
  checkTerms: (tx: Db, writer: Writer, terms: Terms) => Promise<void>;
  /** Throws where terms cannot be submitted or approved after those that they follow. */
  checkChanges: (
    tx: Db,
    version: { id: number; terms: Terms },
    latest: ApprovedVersion<Terms> | null,
  ) => void | Promise<void>;
  afterDecisions?: Hook<AfterVersionDecision>;
}
