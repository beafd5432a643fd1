/** Secret addresses in messages: each attempt of an e-mail has one of its own, and none is stored. */
import type { StoredVariables } from '#contract/platform/messages';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Language } from '#shared/localization';

export interface SecretLink {
  /** The kind of message, whose variable `link` is the address. The log says the variable as it was recorded. */
  kind: string;
  /** Makes one, below the address of the console. */
  makePath: (
    tx: Db,
    row: { memberId: number | null; language: Language; variables: StoredVariables },
    now: number,
  ) => Promise<string>;
}
export const secretLinks = new Hook<SecretLink>('secretLinks');
