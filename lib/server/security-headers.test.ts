import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, pageHeaders } from './security-headers';

const page = {
  nonce: 'bm9uY2U=',
  signInOrigins: ['https://login.example'],
  bridge: false,
  https: true,
  development: false,
};

describe('contentSecurityPolicy', () => {
  test('allows scripts by nonce only and no inline style', () => {
    const policy = contentSecurityPolicy(page);
    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(policy).not.toContain('unsafe');
  });

  test('lets pages talk to the sign-in service and to nobody else', () => {
    expect(contentSecurityPolicy(page)).toContain("connect-src 'self' https://login.example;");
    expect(contentSecurityPolicy({ ...page, signInOrigins: [] })).toContain("connect-src 'self';");
  });

  test.each([
    [false, "frame-ancestors 'none'"],
    [true, "frame-ancestors 'self'"],
  ])('bridge %s: %s', (bridge, expected) => {
    expect(contentSecurityPolicy({ ...page, bridge })).toContain(expected);
  });
});

describe('pageHeaders', () => {
  test('promises https only where the portal has it', () => {
    expect(pageHeaders(page)['strict-transport-security']).toMatch(/^max-age=\d+/);
    expect(pageHeaders({ ...page, https: false })).not.toHaveProperty('strict-transport-security');
  });

  test('keeps the opener of the sign-in bridge, and nowhere else', () => {
    expect(pageHeaders({ ...page, bridge: true })).not.toHaveProperty('cross-origin-opener-policy');
    expect(pageHeaders(page)['cross-origin-opener-policy']).toBe('same-origin-allow-popups');
  });
});
