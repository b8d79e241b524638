import { describe, expect, it } from 'vitest';
import { createLog } from './log';

function capture() {
  const lines: string[] = [];
  return { log: createLog('debug', { write: (line) => lines.push(line) }), lines };
}

describe('createLog', () => {
  it('writes one JSON object a line, named by its event', () => {
    const { log, lines } = capture();
    log.event('diagnosis-ended', { diagnosis: 'd', ms: 4 });
    log.detail('token refused', { reason: 'expired' });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'info', event: 'diagnosis-ended', diagnosis: 'd', ms: 4 },
      { level: 'debug', event: 'token refused', reason: 'expired' },
    ]);
    expect(lines.join('')).not.toMatch(/hostname|"pid"/);
  });

  it('cleans what an error and its causes quote, and keeps its frames', () => {
    const { log, lines } = capture();
    const cause = new Error('user anna.example@example.test not found');
    log.bug('probe devices', new TypeError('sent Bearer abcdefghijklmnop', { cause }));
    const text = lines.join('');
    expect(text).not.toMatch(/abcdefghijklmnop|example\.test/);
    expect(JSON.parse(text)).toMatchObject({ level: 'error', event: 'bug', where: 'probe devices' });
    expect(text).toContain('log.test.ts');
  });

  it('says nothing about the contents of what was thrown and is no error', () => {
    const { log, lines } = capture();
    log.bug('x', { token: 'secret-thing' });
    expect(lines.join('')).not.toContain('secret-thing');
  });

  it('covers fields that should never have come', () => {
    const { log, lines } = capture();
    log.event('x', { token: 'secret-thing', address: 'anna@example.test' });
    expect(lines.join('')).not.toMatch(/secret-thing|example\.test/);
  });
});
