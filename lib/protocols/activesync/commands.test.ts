import { describe, expect, it } from 'vitest';
import { decodeWbxml } from '@/lib/protocols/wbxml/decode';
import { checkDevice } from '@/lib/report/check-device';
import { folderSyncRequest, provisionRequest } from './commands';

const target = {
  url: 'https://outlook.office365.com/Microsoft-Server-ActiveSync',
  address: "o'brien+a&b@contoso.example",
  token: 'abc',
};

/** Every tag in a document, in order. */
const tagsOf = (body: Uint8Array) => {
  const outcome = decodeWbxml(body);
  return outcome.ok ? (JSON.stringify(outcome.root).match(/[A-Z]\w+:\w+/g) ?? []) : [outcome.problem];
};

it('asks for the folders byte for byte: FolderSync with SyncKey 0', () => {
  const { body, ...request } = folderSyncRequest(target);
  expect(request).toEqual({
    method: 'POST',
    url: `${target.url}?Cmd=FolderSync&User=o'brien%2Ba%26b%40contoso.example&DeviceId=RECONNECTCHECK&DeviceType=ReconnectCheck`,
    headers: {
      Authorization: 'Bearer abc',
      'Content-Type': 'application/vnd.ms-sync.wbxml',
      'MS-ASProtocolVersion': '16.1',
      'X-MS-PolicyKey': '0',
      'User-Agent': 'ReconnectCheck',
    },
  });
  expect(Buffer.from(body).toString('hex')).toBe('03016a00000756520330000101');
});

it('asks for the policy, and tells what device it is', () => {
  const request = provisionRequest(target);
  expect(request.url).toContain('?Cmd=Provision&');
  expect(request.headers['X-MS-PolicyKey']).toBe('0');
  expect(tagsOf(request.body)).toEqual([
    'Provision:Provision',
    'Settings:DeviceInformation',
    'Settings:Set',
    'Settings:Model',
    'Settings:FriendlyName',
    'Settings:OS',
    'Provision:Policies',
    'Provision:Policy',
    'Provision:PolicyType',
  ]);
  expect(Buffer.from(request.body).toString('utf8')).toContain('MS-EAS-Provisioning-WBXML');
});

describe('the device of our commands', () => {
  it('has an id and a type that ActiveSync takes', () => {
    expect(checkDevice.id).toMatch(/^[A-Z0-9]{1,32}$/);
    expect(checkDevice.type).toMatch(/^[A-Za-z0-9]{1,32}$/);
  });

  it('is the same every time, for everybody', () => {
    const other = folderSyncRequest({ ...target, address: 'other@contoso.example', token: 'def' });
    for (const { url } of [other, folderSyncRequest(target), provisionRequest(target)]) {
      expect(new URL(url).searchParams.get('DeviceId')).toBe(checkDevice.id);
    }
  });
});
