// Asks for the account and for what this page read first the last time, while the scripts load (client/earlyReads.ts).
(() => {
  const page = location.hash.slice(1).split('?')[0] || '/';
  if (/^\/(login|invitation|newPassword)/.test(page)) return;
  let reads = [];
  try {
    reads = JSON.parse(localStorage.getItem('RaStore.console.firstReads'))?.[page] ?? [];
  } catch {
    // Without what was kept, only the account is asked.
  }
  globalThis.earlyReads = {};
  for (const url of ['/api/account', ...reads]) {
    const answer = fetch(url, { headers: { Accept: 'application/json' } });
    answer.catch(() => undefined);
    globalThis.earlyReads[url] = answer;
  }
})();
