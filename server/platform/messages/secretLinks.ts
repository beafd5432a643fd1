/** Secret addresses in messages, none of which is stored: each attempt of an e-mail makes one, or makes the same again. */
import type { StoredVariables } from '#contract/platform/messages';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Language } from '#shared/localization';
import type { Addresses } from './rules.ts';

export interface SecretLink {
  /** The kind of message, whose variable `link` is the address. The log says the variable as it was recorded. */
  kind: string;
  /** Whether it still leads somewhere; a message whose link does not is not sent. Without it, it always does. */
  isWanted?: (
    tx: Db,
    row: { memberId: number | null; variables: StoredVariables },
  ) => Promise<boolean>;
  /** Makes one, below the address of the console. */
  makePath: (
    tx: Db,
    row: { memberId: number | null; language: Language; variables: StoredVariables },
    by: {
      now: number;
      /** For an address that stays the same in every message about it. */
      derive: (text: string) => Buffer;
    },
  ) => Promise<string>;
  /** Other variables that are addresses below it. */
  addressesBelow?: (
    tx: Db,
    row: { language: Language; variables: StoredVariables },
    address: string,
  ) => Promise<Record<string, Addresses>>;
}
export const secretLinks = new Hook<SecretLink>('secretLinks');
