import { expect, test } from 'vitest';
import { guidesFor, platformGuides } from './platforms';

const device = (platform: 'ios' | 'android' | 'outlook' | 'windows-phone' | 'blackberry' | 'other') => ({
  deviceId: '1',
  name: '',
  model: '',
  os: '',
  platform,
});

test.each([
  ['ios', ['ios-mail', 'outlook-ios']],
  ['android', ['gmail', 'samsung', 'outlook-android']],
  ['outlook', ['outlook-ios', 'outlook-android']],
  ['blackberry', ['blackberry']],
  ['windows-phone', ['windows-phone']],
] as const)('%s comes first', (platform, first) => {
  const ids = guidesFor(device(platform)).map((guide) => guide.id);
  expect(ids.slice(0, first.length)).toEqual(first);
  expect(ids).toHaveLength(platformGuides.length);
});

test('without a phone the retired ones come last', () => {
  expect(
    guidesFor(null)
      .slice(-2)
      .map((guide) => guide.retired),
  ).toEqual([true, true]);
});

test('every link leads to a page of Microsoft, or of the maker of the app', () => {
  const page = /^https:\/\/support\.(microsoft\.com\/office\/[0-9a-f-]{36}|google\.com\/mail\/answer\/\d+)$/;
  for (const guide of platformGuides) {
    if (guide.link) expect(guide.link.url).toMatch(page);
  }
  // The four that KB 2427193 links in its step 4.
  for (const id of ['outlook-ios', 'outlook-android', 'blackberry', 'windows-phone']) {
    expect(platformGuides.find((guide) => guide.id === id)?.link?.url, id).toContain('support.microsoft.com/office/');
  }
});
