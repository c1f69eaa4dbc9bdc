// How much a first visit may take on a bad network.

import { expect, test } from '../support/fixtures';

/**
 * Kibibytes on the wire, everything included. The list is what everybody sees first; another page brings its own part of the
 * program on top, once.
 */
const budgets = { '/': 300, '/sign-in': 355, '/ideas/1': 525 };

for (const [path, budget] of Object.entries(budgets)) {
  test(`a first visit of ${path} stays within ${budget} KiB`, async ({ page, visit, signInNewcomer, browserName }) => {
    test.skip(browserName !== 'chromium', 'only Chromium tells what went over the wire');
    if (path !== '/sign-in') await signInNewcomer();
    const wire = await page.context().newCDPSession(page);
    const sizes = new Map<string, number>();
    const addresses = new Map<string, string>();
    wire.on('Network.responseReceived', ({ requestId, response }) => addresses.set(requestId, response.url));
    wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      sizes.set(addresses.get(requestId) ?? requestId, encodedDataLength),
    );
    await wire.send('Network.enable');
    await visit(path);

    const table = [...sizes].map(([address, bytes]) => `${(bytes / 1024).toFixed(1)} KiB ${address}`);
    const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0) / 1024;
    test.info().annotations.push({ type: 'size', description: `${total.toFixed(1)} KiB` });
    expect(total, table.join('\n')).toBeLessThanOrEqual(budget);
  });
}
