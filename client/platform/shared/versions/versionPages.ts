/** Whose versions a page shows, and the section of the messages in which its words stand. */
export interface VersionPages {
  resource: 'programmeVersions' | 'afterSalesPolicies';
  words: 'programme' | 'policies';
}
