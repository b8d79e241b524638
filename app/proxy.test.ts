import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { config } from '@/proxy';

/** The matcher as Next applies it: to the whole path. */
const covered = (path: string) => config.matcher.some((text) => new RegExp(`^${text}$`).test(path));
const pathOf = (url: string) => new NextRequest(new URL(url, 'http://localhost:3000')).nextUrl.pathname;

describe('the paths that get a policy', () => {
  it.each([
    '/',
    '/diagnose',
    '/users/anna@example.png',
    '/users/anna@example.css',
    '/shared/token.svg',
    '/nothing-here.txt',
    '/report-x.css',
    '/deep/icon.svg',
    '/r/token/more',
    '/r/token/more.css',
    '/apis',
    '/_next/image',
    '/_next/static',
  ])('%s is a page or may become one', (path) => {
    expect(covered(pathOf(path))).toBe(true);
  });

  it.each(['/icon.svg', '/report-8451e910604a.css', '/_next/static/chunks/main.js', '/api/health', '/r/token'])(
    '%s is a file or answers with a policy of its own',
    (path) => {
      expect(covered(pathOf(path))).toBe(false);
    },
  );
});
